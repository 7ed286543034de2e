#include "ikd_kiosk_tour_story.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/pin.hpp"
#include "kiosk/crypto/totp.hpp"

namespace kiosk::story {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view nik_too_many = "3572014408069005";  // synthetic: serial 9xxx (domain.md 2.2)

/// The row that stands for this ticket in the list of what can be taken back.
std::string act_of(TourKiosk& kiosk, domain::TicketCode ticket) {
    const auto today = domain::to_local(kiosk.now().wall, kiosk.program().district.utc_offset).date;
    const auto acts = kiosk.backend().ledger().undoable(today);
    if (!acts) return kiosk.fail(acts.error().text), std::string();
    for (const auto& act : *acts)
        if (act.ticket == ticket) return "desk_undo.act_" + std::to_string(act.row);
    kiosk.fail("ticket " + domain::format_ticket(ticket) + " cannot be taken back");
    return {};
}

void tell_of_disturbance(TourKiosk& kiosk, const EnrolledStaff& officer) {
    kiosk.go("desk.menu", "desk_menu");
    kiosk.touch("desk_menu.disturbance");
    kiosk.picture("desk_menu_disturbed");
    kiosk.touch("desk_menu.log_out");
    kiosk.expect("attract");
    kiosk.picture("attract_disturbed");
    wake(kiosk);
    kiosk.picture("home_disturbed");
    log_in(kiosk, officer);
    kiosk.touch("desk.menu");
    kiosk.touch("desk_menu.disturbance");
    kiosk.touch("frame.back");
    kiosk.expect("desk");
}

/// Two at once, one of them registered elsewhere; then the other one is taken back.
void confirm_two_and_take_one_back(TourKiosk& kiosk) {
    kiosk.touch("desk.ticket_A-03");
    kiosk.touch("desk.ticket_A-04");
    kiosk.picture("desk_selected");
    kiosk.go("desk.confirm", "desk_confirm");
    kiosk.touch("desk_confirm.registration_A-04");  // from "here", as the resident said
    kiosk.picture("desk_confirm_elsewhere");
    kiosk.touch("desk_confirm.confirm");
    kiosk.expect("desk");
    kiosk.picture("desk_confirmed");
    kiosk.touch("desk.menu");
    kiosk.go("desk_menu.undo", "desk_undo");
    kiosk.touch(act_of(kiosk, {'A', 3}));
    kiosk.picture("desk_undo_chosen");
    kiosk.touch("desk_undo.undo");
}

/// A new officer logs in from the first screen.
EnrolledStaff officer_at_desk(TourKiosk& kiosk) {
    auto officer = enrol(kiosk, domain::StaffRole::officer);
    wake(kiosk);
    log_in(kiosk, officer);
    kiosk.expect("desk");
    return officer;
}

/// From wherever undoing led.
void back_to_desk(TourKiosk& kiosk) {
    for (int levels = 0; levels < 3 && kiosk.screen() != "desk"; ++levels) kiosk.touch("frame.back");
    kiosk.expect("desk");
}

}  // namespace

EnrolledStaff enrol(TourKiosk& kiosk, domain::StaffRole role) {
    const bool officer = role == domain::StaffRole::officer;
    EnrolledStaff staff;
    const auto pin = crypto::random_pin();
    const auto hash = crypto::hash_pin(pin);
    if (!hash) return kiosk.fail(hash.error().text), staff;
    const auto& box = kiosk.backend().secret_box();
    std::vector<std::uint8_t> sealed_secret;
    if (officer) {
        staff.secret = crypto::new_totp_secret();
        sealed_secret = box.seal(staff.secret);
    }
    const auto suffix = domain::format_uuid(crypto::random_uuid7(kiosk.now().wall)).substr(30);
    const auto added = storage::Officers(kiosk.backend().store())
                           .add((officer ? "Petugas Tur " : "Teknisi Tur ") + suffix, role,
                                std::move(sealed_secret), box.seal(*hash));
    if (!added) return kiosk.fail(added.error().text), staff;
    staff.id = added->id;
    staff.number_and_pin = (added->number < 10 ? "0" : "") + std::to_string(added->number) + pin;
    return staff;
}

void log_in(TourKiosk& kiosk, const EnrolledStaff& staff) {
    kiosk.go("frame.desk", "staff_login");
    kiosk.type("staff_login", staff.number_and_pin);
    kiosk.picture("staff_login_typed");
    kiosk.touch("staff_login.submit");
}

void officer_calls_next(TourKiosk& kiosk) {
    kiosk.chapter("An officer calls the next one of the waiting group");
    officer_at_desk(kiosk);
    kiosk.picture();
    kiosk.touch("desk.ticket_A-01");
    kiosk.go("desk.call", "call");
    kiosk.touch("call.end");
    kiosk.expect("attract");
    kiosk.picture("attract_called");
}

void officer_works_at_desk(TourKiosk& kiosk) {
    kiosk.chapter("An officer confirms two tickets, takes one back, records an outcome");
    tell_of_disturbance(kiosk, officer_at_desk(kiosk));
    confirm_two_and_take_one_back(kiosk);
    back_to_desk(kiosk);
    kiosk.touch("desk.ticket_A-03");
    kiosk.go("desk.outcome", "desk_outcome");
    kiosk.touch("desk_outcome.reason_data_mismatch");
    kiosk.expect("desk");
    kiosk.touch("desk.menu");
    kiosk.go("desk_menu.numbers", "desk_numbers");
    kiosk.touch("frame.home");
    kiosk.expect("attract");
}

/// More different NIKs than the hour allows: no answer, until an officer releases the checks.
void too_many_niks(TourKiosk& kiosk) {
    kiosk.chapter("Too many different NIKs within an hour");
    wake(kiosk);
    kiosk.touch("home.check_nik");
    kiosk.touch("notice.agree");
    kiosk.type("nik_entry", nik_too_many);
    kiosk.touch("nik_entry.submit");
    kiosk.touch("read_back.same");
    kiosk.expect("nik_result");
    kiosk.picture("nik_result_not_now");
    kiosk.touch("frame.home");
    const auto officer = enrol(kiosk, domain::StaffRole::officer);
    log_in(kiosk, officer);
    kiosk.touch("desk.menu");
    kiosk.picture("desk_menu_limited");
    kiosk.touch("desk_menu.release_checks");
    kiosk.touch("desk_menu.log_out");
    kiosk.expect("attract");
}

/// The clock jumped back: codes are not taken, number and PIN are; staff can say that it is right.
void clock_is_doubted(TourKiosk& kiosk) {
    kiosk.chapter("The clock cannot be trusted");
    const auto officer = enrol(kiosk, domain::StaffRole::officer);
    kiosk.jump_clock(-20min, false);
    kiosk.touch("attract.start");  // asks anew how things are
    kiosk.touch("home.places");
    kiosk.touch("frame.home");
    kiosk.expect("attract");
    kiosk.picture("attract_clock_doubted");
    wake(kiosk);
    kiosk.touch("home.ticket");
    kiosk.type("ticket_entry", "A02");
    kiosk.touch("ticket_entry.submit");
    kiosk.expect("confirm");
    kiosk.picture("confirm_pin");
    kiosk.touch("frame.home");
    log_in(kiosk, officer);
    kiosk.touch("desk.menu");
    kiosk.picture("desk_menu_clock_doubted");
    kiosk.touch("desk_menu.clock_right");
    kiosk.touch("desk_menu.log_out");
    kiosk.jump_clock(20min, true);
}

void technician_looks(TourKiosk& kiosk) {
    kiosk.chapter("A technician looks after the kiosk");
    const auto technician = enrol(kiosk, domain::StaffRole::technician);
    wake(kiosk);
    log_in(kiosk, technician);
    kiosk.expect("technician");
    kiosk.picture();
    kiosk.touch("technician.log_out");
    kiosk.expect("attract");
}

}  // namespace kiosk::story

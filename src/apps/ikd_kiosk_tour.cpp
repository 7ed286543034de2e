// The tour: the real application without a window, touched at its widgets, with a simulated clock.
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <system_error>

#include "ikd_kiosk_tour_kiosk.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/totp.hpp"

namespace kiosk {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Monday 23 November 2026, 09:00 WIB: an ordinary service day.
const UtcTime tour_start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;

// Synthetic numbers: serial 9xxx (domain.md 2.2).
constexpr std::string_view nik_of_resident = "3572021505089001";
constexpr std::string_view nik_not_recorded = "3572015003099002";
constexpr std::string_view nik_impossible = "3572023102089001";  // 31 February

/// While it lives, no file grows: what a full disk does to the kiosk.
class FullDisk {
  public:
    FullDisk() {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }

  private:
    rlimit before_{};
};

void answer_pre_check(TourKiosk& kiosk) {
    kiosk.go("pre_check.yes", "pre_check_seventeen_or_married");
    kiosk.go("pre_check.yes", "pre_check_own_phone");
    kiosk.go("pre_check.yes", "pre_check_mailbox_open");
    kiosk.go("pre_check.yes", "pre_check_first_time");
    kiosk.go("pre_check.yes", "nik_entry");
}

void start_activation(TourKiosk& kiosk) {
    kiosk.expect("attract");
    kiosk.picture();
    kiosk.go("attract.start", "home");
    kiosk.go("home.activate", "notice");
    kiosk.go("notice.agree", "pre_check_ktp_recorded");
}

void enter_nik(TourKiosk& kiosk, std::string_view nik) {
    kiosk.type("nik_entry", nik);
    kiosk.picture("nik_entry_typed");
    kiosk.go("nik_entry.submit", "nik_read_back");
    kiosk.go("read_back.same", "nik_result");
}

void walk_phone_steps(TourKiosk& kiosk) {
    kiosk.go("get_app.go_on", "on_phone_open_app");
    kiosk.go("on_phone.go_on", "on_phone_register_offline");
    kiosk.go("on_phone.go_on", "on_phone_fill_form");
    kiosk.go("on_phone.go_on", "on_phone_selfie");
    kiosk.go("on_phone.go_on", "ticket");
}

/// First resident: up to the ticket, then leaves the kiosk to the next person.
void resident_takes_ticket(TourKiosk& kiosk) {
    kiosk.chapter("A resident prepares the activation and leaves with a ticket");
    start_activation(kiosk);
    answer_pre_check(kiosk);
    kiosk.type("nik_entry", nik_impossible);
    kiosk.touch("nik_entry.submit");
    kiosk.expect("nik_entry");
    kiosk.picture("nik_entry_impossible");
    kiosk.touch("nik_entry.clear");
    enter_nik(kiosk, nik_of_resident);
    kiosk.go("result.go_on", "get_app");
    kiosk.touch("get_app.iphone");
    kiosk.picture("get_app_iphone");
    kiosk.touch("get_app.android");
    walk_phone_steps(kiosk);
    kiosk.go("ticket.leave", "attract");
}

/// What the dinas does with `ikdctl list import`.
void import_list(TourKiosk& kiosk) {
    const auto today = domain::to_local(kiosk.now().wall, 7h).date;
    const auto nik = domain::Nik::from_typed(nik_not_recorded, today);
    const auto token = kiosk.backend().tokens().token_of(*nik);
    const domain::Date as_of = std::chrono::year{2026} / 11 / 14;
    const auto imported =
        storage::SqliteStatusLists(kiosk.backend().store())
            .replace({domain::ListCategory::unrecorded, as_of, "daftar Dispendukcapil (tur)"}, {&token, 1});
    if (!imported) kiosk.fail(imported.error().text);
}

void pupil_checks_nik(TourKiosk& kiosk) {
    kiosk.chapter("A pupil checks a NIK that is not recorded yet");
    import_list(kiosk);
    kiosk.touch("attract.start");
    kiosk.go("home.check_nik", "notice");
    kiosk.go("notice.agree", "nik_entry");
    kiosk.type("nik_entry", nik_not_recorded);
    kiosk.go("nik_entry.submit", "nik_read_back");
    kiosk.touch("read_back.same");
    kiosk.expect("nik_result");
    kiosk.picture("nik_result_unrecorded");
    kiosk.go("result.go_on", "recording_path");
    kiosk.go("recording.go_on", "attract");
}

void somebody_walks_away(TourKiosk& kiosk, const config::KioskConfig& config) {
    kiosk.chapter("Somebody types half a NIK and walks away");
    start_activation(kiosk);
    answer_pre_check(kiosk);
    kiosk.type("nik_entry", nik_of_resident.substr(0, 9));
    kiosk.picture("nik_entry_half");
    kiosk.pass(config.silence + 1s);
    kiosk.expect("still_there");
    kiosk.picture();
    kiosk.pass(config.still_there + 1s);
    kiosk.expect("attract");
}

/// What the technician does with `ikdctl officer add`; answers the secret in the officer's phone.
std::string enrol_officer(TourKiosk& kiosk) {
    auto secret = crypto::new_totp_secret();
    auto sealed = kiosk.backend().secret_box().seal(secret);
    if (!sealed) return kiosk.fail(sealed.error().text), secret;
    const auto suffix = domain::format_uuid(crypto::random_uuid7(kiosk.now().wall)).substr(30);
    const auto added =
        storage::Officers(kiosk.backend().store()).add("Petugas Tur " + suffix, std::move(*sealed));
    if (!added) kiosk.fail(added.error().text);
    return secret;
}

/// What the officer's phone shows now.
std::string code_now(TourKiosk& kiosk, const std::string& secret) {
    const auto code = crypto::totp_code_at(secret, kiosk.now().wall);
    if (!code) kiosk.fail(code.error().text);
    return code ? *code : std::string();
}

void officer_confirms_by_ticket(TourKiosk& kiosk) {
    kiosk.chapter("The first resident comes back; an officer confirms with a code");
    const auto secret = enrol_officer(kiosk);
    kiosk.touch("attract.start");
    kiosk.go("home.ticket", "ticket_entry");
    kiosk.type("ticket_entry", "A01");
    kiosk.picture("ticket_entry_typed");
    kiosk.go("ticket_entry.submit", "confirm");
    kiosk.type("confirm", code_now(kiosk, secret) == "000000" ? "111111" : "000000");
    kiosk.touch("confirm.submit");
    kiosk.expect("confirm");
    kiosk.picture("confirm_refused");
    kiosk.type("confirm", code_now(kiosk, secret));
    kiosk.picture("confirm_typed");
    kiosk.go("confirm.submit", "done");
    kiosk.go("done.finish", "attract");
}

/// Fourth person: the whole way at the kiosk, without an officer's code at the end.
void resident_reports_by_self(TourKiosk& kiosk) {
    kiosk.chapter("Another resident goes the whole way and reports without a code");
    start_activation(kiosk);
    answer_pre_check(kiosk);
    enter_nik(kiosk, "3572035708079003");
    kiosk.touch("result.go_on");
    walk_phone_steps(kiosk);
    kiosk.go("ticket.go_on", "officer");
    kiosk.go("officer.go_on", "email_code_read_code");
    kiosk.go("email_code.go_on", "email_code_enter_code");
    kiosk.go("email_code.go_on", "email_code_new_pin");
    kiosk.go("email_code.go_on", "confirm");
    kiosk.touch("confirm.self_report");
    kiosk.expect("done");
    kiosk.picture("done_self_reported");
    kiosk.touch("done.finish");
}

void others_look_around(TourKiosk& kiosk, const std::string& place) {
    kiosk.chapter("Ways for those who cannot go on; places and hours; evening; a full disk");
    start_activation(kiosk);
    kiosk.touch("pre_check.yes");
    kiosk.touch("pre_check.yes");
    kiosk.go("pre_check.no", "advice_no_phone");
    kiosk.go("frame.back", "pre_check_own_phone");
    kiosk.touch("pre_check.yes");
    kiosk.go("pre_check.no", "advice_no_email");
    kiosk.touch("advice.go_on");
    kiosk.go("pre_check.no", "advice_other_phone");
    kiosk.go("frame.home", "attract");
    kiosk.touch("attract.start");
    kiosk.go("home.places", "places");
    kiosk.go("places.item_" + place, "place");
    kiosk.go("frame.back", "places");
    if (kiosk.has("places.next")) kiosk.go("places.next", "places");
    kiosk.go("frame.home", "attract");
    kiosk.touch("attract.start");
    kiosk.touch("home.activate");
    kiosk.go("notice.decline", "advice_does_not_want");
    kiosk.go("frame.home", "attract");
}

/// The disk takes no more: the kiosk must not say that anything was saved, and must come back by itself.
void disk_is_full(TourKiosk& kiosk) {
    {
        const FullDisk full;
        kiosk.touch("attract.start");
        kiosk.touch("home.check_nik");
        kiosk.touch("notice.agree");
        kiosk.expect("out_of_service");
    }
    kiosk.picture();
    kiosk.pass(61s);
    kiosk.expect("attract");
}

void office_closes(TourKiosk& kiosk) {
    kiosk.pass(10h);
    kiosk.expect("closed");
    kiosk.picture();
}

struct Counts {
    int events = 0;
    domain::KioskCount kiosk;
};

Counts counts_of(TourKiosk& kiosk) {
    const auto events = storage::read_events(kiosk.backend().store());
    const auto count = kiosk.backend().ledger().count();
    if (!events || !count) {
        kiosk.fail("the ledger cannot be read");
        return {};
    }
    return {static_cast<int>(events->size()), *count};
}

void expect_counts(TourKiosk& kiosk, const Counts& before, const Counts& after) {
    if (after.kiosk.confirmed != before.kiosk.confirmed + 1)
        kiosk.fail("the confirmed count did not go up by one");
    if (after.kiosk.self_reported != before.kiosk.self_reported + 1) {
        kiosk.fail("the self-reported count did not go up by one");
    }
}

void expect_sound_ledger(TourKiosk& kiosk) {
    const auto verdict = storage::verify_ledger(kiosk.backend().store(), crypto::sha256);
    if (!verdict || !verdict->sound()) kiosk.fail("the ledger does not verify");
}

void print_summary(TourKiosk& kiosk, const fs::path& directory, const Counts& before, const Counts& after) {
    kiosk.chapter("Tour finished");
    std::cout << "  pictures:              " << kiosk.pictures() << " in " << directory.string() << "\n"
              << "  events logged:         " << after.events - before.events << "\n"
              << "  confirmed activations: " << before.kiosk.confirmed << " before, " << after.kiosk.confirmed
              << " after\n"
              << "  self-reported, apart:  " << before.kiosk.self_reported << " before, "
              << after.kiosk.self_reported << " after\n"
              << "  ledger:                " << kiosk.backend().ledger_file().string()
              << " (chain verified)\n"
              << "  QR payloads shown:\n";
    for (const auto& payload : kiosk.qr_payloads()) std::cout << "    " << payload << "\n";
}

/// Everything that is walked, in order; the failure if something did not happen.
std::optional<std::string> walk(const Program& program, const fs::path& directory) {
    auto opened = TourKiosk::open(program, directory, tour_start);
    if (!opened) return opened.error().text;
    auto& kiosk = **opened;
    const auto before = counts_of(kiosk);
    resident_takes_ticket(kiosk);
    pupil_checks_nik(kiosk);
    somebody_walks_away(kiosk, program.config);
    officer_confirms_by_ticket(kiosk);
    resident_reports_by_self(kiosk);
    others_look_around(kiosk, program.config.place);
    disk_is_full(kiosk);
    office_closes(kiosk);
    const auto after = counts_of(kiosk);
    expect_counts(kiosk, before, after);
    expect_sound_ledger(kiosk);
    if (!kiosk.failure()) print_summary(kiosk, directory, before, after);
    return kiosk.failure();
}

Result<void> make_directory(const fs::path& directory) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error) return Error{ErrorCode::io, directory.string() + ": " + error.message()};
    return {};
}

/// A state directory of the caller's own: the tour plays with it, so it must not be one of a kiosk in
/// service.
Result<fs::path> new_state(const fs::path& directory, const fs::path& state) {
    if (const auto made = make_directory(directory); !made) return made.error();
    std::error_code ignored;
    if (fs::exists(state / "kiosk.sqlite", ignored)) {
        return Error{ErrorCode::in_use,
                     state.string() + " holds a ledger already: the tour wants a new state directory"};
    }
    return state;
}

/// The tour counts from nothing: the state of an earlier tour in the same directory goes, anything else
/// stays.
Result<fs::path> fresh_state(const fs::path& directory) {
    if (const auto made = make_directory(directory); !made) return made.error();
    std::error_code error;
    const auto state = directory / "state";
    const auto marker = directory / "state-is-of-a-tour";
    if (fs::exists(state, error)) {
        if (!fs::exists(marker, error)) {
            return Error{ErrorCode::io,
                         state.string() + " exists and is not of a tour: name another directory"};
        }
        fs::remove_all(state, error);
        if (error) return Error{ErrorCode::io, state.string() + ": " + error.message()};
    }
    std::ofstream(marker) << "made by ikd-kiosk --tour; the next tour removes state/\n";
    return state;
}

}  // namespace

int run_tour(Program program, const fs::path& directory) {
    program.config.outside_hours = config::OutsideHours::closed;
    const auto state = program.state.empty() ? fresh_state(directory) : new_state(directory, program.state);
    if (!state) {
        std::cerr << "ikd-kiosk: " << state.error().text << "\n";
        return exit_tour_failed;
    }
    program.state = *state;
    std::cout << "Tour " << program.size.width << "x" << program.size.height << ", language "
              << program.config.languages.front() << std::endl;
    if (const auto failure = walk(program, directory)) {
        std::cout << std::endl;
        std::cerr << "ikd-kiosk: the tour failed: " << *failure << "\n";
        return exit_tour_failed;
    }
    return exit_ok;
}

}  // namespace kiosk

// The tour: the real application without a window, touched at its widgets, with a simulated clock.
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <stdexcept>

#include "ikd_kiosk_backend.hpp"
#include "ikd_kiosk_face.hpp"
#include "ikd_kiosk_program.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/totp.hpp"
#include "kiosk/platform/image_files.hpp"

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

/// On a terminal the line is written over by the next; elsewhere (a log) each stands for itself.
void progress(const std::string& text) {
    static const bool terminal = isatty(STDOUT_FILENO) != 0;
    constexpr std::size_t width = 72;
    const std::string padding(terminal && text.size() < width ? width - text.size() : 0, ' ');
    std::cout << (terminal ? "\r" : "") << text << padding << (terminal ? "" : "\n") << std::flush;
}

void chapter(const std::string& title) {
    progress(title);
    if (isatty(STDOUT_FILENO) != 0) std::cout << std::endl;
}

/// What was walked did not happen.
struct TourFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <class T>
T require(Result<T> result) {
    if (!result) throw TourFailure(result.error().text);
    return std::move(result).value();
}
void require(Result<void> result) {
    if (!result) throw TourFailure(result.error().text);
}

/// The kiosk under the tour's finger.
class TourKiosk {
  public:
    TourKiosk(const Program& program, const fs::path& directory)
        : directory_(directory),
          clock_(tour_start),
          backend_(require(Backend::open(program.state, program.config))),
          face_(require(Face::create({program.size.width, program.size.height, program.config.diagonal_inch,
                                      program.assets, program.config.languages}))),
          app_({program.config, program.district, crypto::random_uuid7}, clock_.now()),
          place_id_(program.config.place),
          targets_(directory / "targets.tsv") {
        backend_->start([] {});
        require(face_.bake_rest());
        settle();
    }

    Backend& backend() { return *backend_; }
    const SimulatedClock& clock() const { return clock_; }
    std::string screen() const { return app::screen_name(app_.frame()); }
    std::string place_id() const { return place_id_; }
    int pictures() const { return static_cast<int>(pictures_.size()); }
    const std::vector<std::string>& qr_payloads() const { return qr_payloads_; }

    void expect(const std::string& screen_name) const {
        if (screen() != screen_name)
            throw TourFailure("expected screen " + screen_name + ", found " + screen());
    }

    /// Press and release in the middle of a target, as a finger does.
    void touch(const std::string& id) {
        const auto targets = face_.targets();
        const auto target =
            std::find_if(targets.begin(), targets.end(), [&](const auto& t) { return t.id == id; });
        if (target == targets.end()) throw TourFailure("no target " + id + " on screen " + screen());
        const auto x = static_cast<float>(target->rect.x + target->rect.w / 2);
        const auto y = static_cast<float>(target->rect.y + target->rect.h / 2);
        using Kind = platform::PointerEvent::Kind;
        for (const auto kind : {Kind::press, Kind::release}) {
            const auto intent = face_.touch(app_.frame(), {kind, x, y});
            if (intent) app_.handle(*intent, clock_.now());
            settle();
        }
        pass(1s);
    }

    /// Touches `id`, expects the screen that follows and takes its picture.
    void go(const std::string& id, const std::string& expected) {
        touch(id);
        expect(expected);
        picture();
    }

    void type(const std::string& keypad, std::string_view characters) {
        for (const char c : characters) touch(keypad + ".key_" + c);
    }

    void pass(std::chrono::milliseconds time) {
        clock_.advance(time);
        app_.tick(clock_.now());
        settle();
    }

    /// Once per screen and name; also the targets, so that other programs know where to touch.
    void picture(std::string name = {}) {
        if (name.empty()) name = screen();
        if (!pictures_.insert(name).second) return;
        require(platform::write_png(directory_ / (name + ".png"), face_.pixels()));
        for (const auto& target : face_.targets()) {
            const auto& r = target.rect;
            targets_ << name << '\t' << target.id << '\t' << r.x << '\t' << r.y << '\t' << r.w << '\t' << r.h
                     << '\n';
        }
        note_qr();
        std::cout << "\r  " << name << std::string(name.size() < 40 ? 40 - name.size() : 0, ' ')
                  << std::flush;
    }

  private:
    void settle() {
        backend_->worker().push(app_.take_jobs());
        backend_->worker().wait_until_idle();
        for (const auto& answer : backend_->worker().take_answers()) app_.answer(answer, clock_.now());
        if (auto more = app_.take_jobs(); !more.empty()) {
            backend_->worker().push(std::move(more));
            backend_->worker().wait_until_idle();
            for (const auto& answer : backend_->worker().take_answers()) app_.answer(answer, clock_.now());
        }
        face_.draw(app_.frame());
    }

    void note_qr() {
        const auto frame = app_.frame();
        if (const auto* store = std::get_if<app::GetAppView>(&frame.view))
            qr_payloads_.push_back(store->store.url);
        if (const auto* ticket = std::get_if<app::TicketView>(&frame.view))
            qr_payloads_.push_back(ticket->qr_text);
    }

    fs::path directory_;
    SimulatedClock clock_;
    std::unique_ptr<Backend> backend_;
    Face face_;
    app::App app_;
    std::string place_id_;
    std::ofstream targets_;
    std::set<std::string> pictures_;
    std::vector<std::string> qr_payloads_;
};

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
    chapter("A resident prepares the activation and leaves with a ticket");
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

void import_list(TourKiosk& kiosk) {
    const auto today = domain::to_local(kiosk.clock().now().wall, 7h).date;
    const auto nik = domain::Nik::from_typed(nik_not_recorded, today);
    const auto token = kiosk.backend().tokens().token_of(*nik);
    const domain::Date as_of = std::chrono::year{2026} / 11 / 14;
    require(
        storage::SqliteStatusLists(kiosk.backend().store())
            .replace({domain::ListCategory::unrecorded, as_of, "daftar Dispendukcapil (tur)"}, {&token, 1}));
}

void pupil_checks_nik(TourKiosk& kiosk) {
    chapter("A pupil checks a NIK that is not recorded yet");
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

void somebody_walks_away(TourKiosk& kiosk) {
    chapter("Somebody types half a NIK and walks away");
    start_activation(kiosk);
    answer_pre_check(kiosk);
    kiosk.type("nik_entry", nik_of_resident.substr(0, 9));
    kiosk.picture("nik_entry_half");
    kiosk.pass(46s);
    kiosk.expect("still_there");
    kiosk.picture();
    kiosk.pass(31s);
    kiosk.expect("attract");
}

std::string enrol_officer(TourKiosk& kiosk) {
    const auto secret = crypto::new_totp_secret();
    const auto sealed = require(kiosk.backend().secret_box().seal(secret));
    const auto suffix = domain::format_uuid(crypto::random_uuid7(kiosk.clock().now().wall)).substr(30);
    require(storage::Officers(kiosk.backend().store()).add("Petugas Tur " + suffix, sealed));
    return secret;
}

void officer_confirms_by_ticket(TourKiosk& kiosk) {
    chapter("The first resident comes back; an officer confirms with a code");
    const auto secret = enrol_officer(kiosk);
    kiosk.touch("attract.start");
    kiosk.go("home.ticket", "ticket_entry");
    kiosk.type("ticket_entry", "A01");
    kiosk.picture("ticket_entry_typed");
    kiosk.go("ticket_entry.submit", "confirm");
    const auto code = require(crypto::totp_code_at(secret, kiosk.clock().now().wall));
    const auto wrong = code == "000000" ? "111111" : "000000";
    kiosk.type("confirm", wrong);
    kiosk.touch("confirm.submit");
    kiosk.expect("confirm");
    kiosk.picture("confirm_refused");
    kiosk.type("confirm", require(crypto::totp_code_at(secret, kiosk.clock().now().wall)));
    kiosk.picture("confirm_typed");
    kiosk.go("confirm.submit", "done");
    kiosk.go("done.finish", "attract");
}

/// Fourth person: the whole way at the kiosk, without an officer's code at the end.
void resident_reports_by_self(TourKiosk& kiosk) {
    chapter("Another resident goes the whole way and reports without a code");
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

void others_look_around(TourKiosk& kiosk) {
    chapter("Ways for those who cannot go on; places and hours; evening; a full disk");
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
    kiosk.go("places.item_" + kiosk.place_id(), "place");
    kiosk.go("frame.back", "places");
    kiosk.go("places.next", "places");
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
    int events;
    domain::KioskCount kiosk;
};

Counts counts_of(TourKiosk& kiosk) {
    const auto events = require(storage::read_events(kiosk.backend().store()));
    return {static_cast<int>(events.size()), require(kiosk.backend().ledger().count())};
}

void expect_counts(const Counts& before, const Counts& after) {
    if (after.kiosk.confirmed != before.kiosk.confirmed + 1)
        throw TourFailure("the confirmed count did not go up by one");
    if (after.kiosk.self_reported != before.kiosk.self_reported + 1)
        throw TourFailure("the self-reported count did not go up by one");
}

void expect_sound_ledger(TourKiosk& kiosk) {
    const auto verdict = require(storage::verify_ledger(kiosk.backend().store(), crypto::sha256));
    if (!verdict.sound()) throw TourFailure("the ledger does not verify: " + verdict.findings.front().what);
}

void print_summary(TourKiosk& kiosk, const fs::path& directory, const Counts& before, const Counts& after) {
    chapter("Tour finished");
    std::cout << "  pictures:              " << kiosk.pictures() << " in " << directory.string() << "\n"
              << "  events logged:         " << after.events - before.events << "\n"
              << "  confirmed activations: " << before.kiosk.confirmed << " before, " << after.kiosk.confirmed
              << " after\n"
              << "  self-reported, apart:  " << before.kiosk.self_reported << " before, "
              << after.kiosk.self_reported << " after\n"
              << "  ledger:                " << kiosk.backend().ledger_file().string()
              << " (chain verified)\n"
              << "  QR payloads shown:\n";
    const std::set<std::string> payloads(kiosk.qr_payloads().begin(), kiosk.qr_payloads().end());
    for (const auto& payload : payloads) std::cout << "    " << payload << "\n";
}

void walk(const Program& program, const fs::path& directory) {
    TourKiosk kiosk(program, directory);
    const auto before = counts_of(kiosk);
    resident_takes_ticket(kiosk);
    pupil_checks_nik(kiosk);
    somebody_walks_away(kiosk);
    officer_confirms_by_ticket(kiosk);
    resident_reports_by_self(kiosk);
    others_look_around(kiosk);
    disk_is_full(kiosk);
    office_closes(kiosk);
    const auto after = counts_of(kiosk);
    expect_counts(before, after);
    expect_sound_ledger(kiosk);
    print_summary(kiosk, directory, before, after);
}

/// The tour counts from nothing: the state of an earlier tour in the same directory goes, anything else
/// stays.
fs::path fresh_state(const fs::path& directory) {
    const auto state = directory / "state";
    const auto marker = directory / "state-is-of-a-tour";
    if (fs::exists(state)) {
        if (!fs::exists(marker))
            throw TourFailure(state.string() + " exists and is not of a tour: name another directory");
        fs::remove_all(state);
    }
    std::ofstream(marker) << "made by ikd-kiosk --tour; the next tour removes state/\n";
    return state;
}

}  // namespace

int run_tour(Program program, const fs::path& directory) {
    program.config.outside_hours = config::OutsideHours::closed;
    try {
        fs::create_directories(directory);
        if (program.state.empty()) program.state = fresh_state(directory);
        std::cout << "Tour " << program.size.width << "x" << program.size.height << ", language "
                  << program.config.languages.front() << std::endl;
        walk(program, directory);
    } catch (const std::exception& failure) {  // TourFailure, or the file system
        std::cout << std::endl;
        std::cerr << "ikd-kiosk: the tour failed: " << failure.what() << "\n";
        return exit_tour_failed;
    }
    return exit_ok;
}

}  // namespace kiosk

// The tour: the real application without a window, touched at its widgets, with a simulated clock.
#include <fstream>
#include <iostream>
#include <sstream>
#include <system_error>

#include "ikd_kiosk_tour_story.hpp"
#include "kiosk/crypto/hash.hpp"

namespace kiosk {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// An upright panel whose upper part is out of reach from a wheelchair, where the configuration does not say.
constexpr double hung_high_mm = 800;

/// Monday 23 November 2026, 09:00 WIB: an ordinary service day.
const UtcTime tour_start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 2h;

/// As many different NIKs as the tour checks before one more is too many.
constexpr int tour_free_checks = 4;

std::string_view word(TourInput input) {
    switch (input) {
        case TourInput::touch:
            return "touch";
        case TourInput::keyboard:
            return "keyboard";
        case TourInput::switches:
            return "switch";
    }
    return "";
}

std::string look_of(const Program& program) {
    const auto& appearance = program.config.appearance;
    std::ostringstream text;
    text << program.size.width << "x" << program.size.height << ", language " << language_of(program)
         << ", text size " << to_word(appearance.text_size) << ", theme " << to_word(appearance.theme)
         << (appearance.low_reach ? ", low reach" : "");
    return text.str();
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
    const auto verdict =
        storage::verify_ledger(kiosk.backend().store(),
                               {crypto::sha256, crypto::verify_signature, kiosk.backend().public_key(), {}});
    if (!verdict) return kiosk.fail(verdict.error().text);
    for (const auto& finding : verdict->findings) kiosk.fail("the ledger does not verify: " + finding.what);
}

void print_summary(TourKiosk& kiosk, const fs::path& directory, const Counts& before, const Counts& after,
                   const story::DistrictTour& districts) {
    kiosk.chapter("Tour finished");
    std::cout << "  " << look_of(kiosk.program()) << "\n"
              << "  input: " << word(kiosk.program().tour_input) << ", " << kiosk.presses() << " presses\n"
              << "  pictures:              " << kiosk.pictures() + districts.pictures << " in "
              << directory.string() << "\n"
              << "  events logged:         " << after.events - before.events << "\n"
              << "  confirmed activations: " << before.kiosk.confirmed << " before, " << after.kiosk.confirmed
              << " after\n"
              << "  self-reported, apart:  " << before.kiosk.self_reported << " before, "
              << after.kiosk.self_reported << " after\n"
              << "  elsewhere, apart:      " << before.kiosk.elsewhere << " before, " << after.kiosk.elsewhere
              << " after\n"
              << "  taken back:            " << after.kiosk.undone - before.kiosk.undone << "\n"
              << "  ledger:                " << kiosk.backend().ledger_file().string()
              << " (chain verified)\n"
              << "  districts:\n";
    for (const auto& count : districts.counts) std::cout << "    " << count << "\n";
    std::cout << "  QR payloads shown:\n";
    for (const auto& payload : kiosk.qr_payloads()) std::cout << "    " << payload << "\n";
}

/// Everything that is walked, in order.
void tell_story(TourKiosk& kiosk) {
    story::resident_takes_ticket(kiosk);
    story::pupil_checks_nik(kiosk);
    story::somebody_walks_away(kiosk);
    story::officer_calls_next(kiosk);
    story::officer_confirms_by_ticket(kiosk);
    story::resident_reports_by_self(kiosk);
    story::somebody_answers_no(kiosk);
    story::problem_from_home(kiosk);
    story::problem_from_phone_step(kiosk);
    story::officer_works_at_desk(kiosk);
    story::too_many_niks(kiosk);
    story::clock_is_doubted(kiosk);
    story::technician_looks(kiosk);
    story::others_look_around(kiosk);
    story::disk_is_full(kiosk);
    story::office_closes(kiosk);
}

/// The failure if something did not happen.
std::optional<std::string> walk(const Program& program, const fs::path& directory) {
    auto opened = TourKiosk::open(program, directory, tour_start);
    if (!opened) return opened.error().text;
    auto& kiosk = **opened;
    const auto before = counts_of(kiosk);
    tell_story(kiosk);
    kiosk.write_transcript();
    kiosk.stop();
    const auto after = counts_of(kiosk);
    expect_counts(kiosk, before, after);
    expect_sound_ledger(kiosk);
    if (kiosk.failure()) return kiosk.failure();
    const auto districts = story::walk_districts(program, directory, tour_start);
    if (!districts.failure) print_summary(kiosk, directory, before, after, districts);
    return districts.failure;
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
    program.config.voice = true;
    program.config.checks = {tour_free_checks, tour_free_checks};
    if (program.config.bottom_edge_mm <= 0) program.config.bottom_edge_mm = hung_high_mm;
    const auto state = program.state.empty() ? fresh_state(directory) : new_state(directory, program.state);
    if (!state) {
        std::cerr << "ikd-kiosk: " << state.error().text << "\n";
        return exit_tour_failed;
    }
    program.state = *state;
    std::cout << "Tour " << look_of(program) << ", input " << word(program.tour_input) << std::endl;
    if (const auto failure = walk(program, directory)) {
        std::cout << std::endl;
        std::cerr << "ikd-kiosk: the tour failed: " << *failure << "\n";
        return exit_tour_failed;
    }
    return exit_ok;
}

}  // namespace kiosk

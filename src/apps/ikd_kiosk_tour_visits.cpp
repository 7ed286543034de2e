#include "ikd_kiosk_tour_story.hpp"

namespace kiosk::story {
namespace {

using namespace std::chrono_literals;

// Synthetic numbers: serial 9xxx (domain.md 2.2).
constexpr std::string_view nik_of_resident = "3572021505089001";
constexpr std::string_view nik_not_recorded = "3572015003099002";
constexpr std::string_view nik_of_neighbour = "3572035708079003";
constexpr std::string_view nik_impossible = "3572023102089001";  // 31 February

void walk_phone_steps(TourKiosk& kiosk) {
    kiosk.go("get_app.go_on", "on_phone_open_app");
    kiosk.go("on_phone.go_on", "on_phone_register_offline");
    kiosk.go("on_phone.go_on", "on_phone_fill_form");
    kiosk.go("on_phone.go_on", "on_phone_selfie");
    kiosk.go("on_phone.go_on", "ticket");
}

/// Opens a panel over the present screen, does something in it, and is back at the step.
template <class Act>
void in_panel(TourKiosk& kiosk, const std::string& panel, Act act) {
    kiosk.touch("frame." + panel);
    kiosk.expect("panel_" + panel);
    act();
    kiosk.touch("panel.close");
}

/// Any other language than that of the tour.
std::string other_language(const Program& program) {
    for (const auto& code : program.config.languages) {
        if (code != language_of(program)) return code;
    }
    return language_of(program);
}

void switch_language_and_back(TourKiosk& kiosk) {
    const auto own = language_of(kiosk.program());
    const auto other = other_language(kiosk.program());
    if (other == own) return;
    in_panel(kiosk, "language", [&] {
        kiosk.picture();
        kiosk.touch("panel.language_" + other);
    });
    kiosk.picture("nik_entry_other_language");
    in_panel(kiosk, "language", [&] { kiosk.touch("panel.language_" + own); });
}

void try_letters_and_colours(TourKiosk& kiosk) {
    const auto& own = kiosk.program().config.appearance;
    const auto size = own.text_size == TextSize::largest ? TextSize::small : TextSize::largest;
    const auto theme =
        own.theme == ColorTheme::high_contrast_dark ? ColorTheme::standard : ColorTheme::high_contrast_dark;
    const auto choose = [&](TextSize letters, ColorTheme colours) {
        kiosk.touch("panel.size_" + std::string(to_word(letters)));
        kiosk.touch("panel.theme_" + std::string(to_word(colours)));
    };
    in_panel(kiosk, "display", [&] {
        kiosk.picture();
        choose(size, theme);
    });
    kiosk.picture("nik_entry_other_look");
    in_panel(kiosk, "display", [&] { choose(own.text_size, own.theme); });
}

void try_low_reach(TourKiosk& kiosk) {
    if (kiosk.program().config.appearance.low_reach) return;  // every picture shows it
    kiosk.touch("frame.display");
    const bool offered = kiosk.has("panel.reach");
    if (offered) kiosk.touch("panel.reach");
    kiosk.touch("panel.close");
    if (!offered) return;
    kiosk.picture("nik_entry_low_reach");
    in_panel(kiosk, "display", [&] { kiosk.touch("panel.reach"); });
}

void try_voice(TourKiosk& kiosk) {
    in_panel(kiosk, "voice", [&] {
        kiosk.picture("panel_voice_on");
        kiosk.touch("panel.volume_more");
        kiosk.touch("panel.speed_less");
        kiosk.touch("panel.voice_pause");
        kiosk.touch("panel.voice_pause");
    });
    kiosk.touch("frame.voice");
    kiosk.touch("panel.voice_replay");  // closes the panel: the screen below it is read again
    kiosk.expect("nik_entry");
}

/// In the middle of typing: what was typed is still there afterwards, else the number would not be complete.
void change_everything_meanwhile(TourKiosk& kiosk) {
    switch_language_and_back(kiosk);
    try_letters_and_colours(kiosk);
    try_low_reach(kiosk);
    try_voice(kiosk);
    kiosk.expect("nik_entry");
}

/// What the dinas does with `ikdctl list import`.
void import_list(TourKiosk& kiosk) {
    const auto today = domain::to_local(kiosk.now().wall, 7h).date;
    const auto nik = domain::Nik::from_typed(nik_not_recorded, today);
    const domain::ListEntry entry{kiosk.backend().tokens().token_of(*nik),
                                  domain::axes_of(domain::ListCategory::unrecorded)};
    const domain::Date as_of = std::chrono::year{2026} / 11 / 14;
    const auto imported =
        storage::StatusLists(kiosk.backend().store())
            .replace(domain::ListCategory::unrecorded,
                     {domain::SourceKind::local_list, "daftar Dispendukcapil (tur)", as_of, {}}, {entry});
    if (!imported) kiosk.fail(imported.error().text);
}

}  // namespace

void wake(TourKiosk& kiosk) {
    kiosk.expect("attract");
    kiosk.picture();
    kiosk.touch("attract.start");
    in_panel(kiosk, "voice", [&] {
        kiosk.picture();
        kiosk.touch("panel.voice_start");
    });
    kiosk.expect("home");
    kiosk.picture();
}

void start_activation(TourKiosk& kiosk) {
    wake(kiosk);
    kiosk.go("home.activate", "notice");
    kiosk.go("notice.agree", "pre_check_ktp_recorded");
}

void answer_pre_check(TourKiosk& kiosk) {
    kiosk.go("pre_check.yes", "pre_check_seventeen_or_married");
    kiosk.go("pre_check.yes", "pre_check_own_phone");
    kiosk.go("pre_check.yes", "pre_check_mailbox_open");
    kiosk.go("pre_check.yes", "pre_check_first_time");
    kiosk.go("pre_check.yes", "pre_check_kk_here");
    kiosk.go("pre_check.yes", "nik_entry");
}

void enter_nik(TourKiosk& kiosk, std::string_view nik) {
    kiosk.type("nik_entry", nik);
    kiosk.picture("nik_entry_typed");
    kiosk.go("nik_entry.submit", "nik_read_back");
    kiosk.go("read_back.same", "nik_result");
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
    kiosk.type("nik_entry", nik_of_resident.substr(0, 9));
    change_everything_meanwhile(kiosk);
    enter_nik(kiosk, nik_of_resident.substr(9));
    kiosk.go("result.go_on", "get_app");
    kiosk.touch("get_app.iphone");
    kiosk.picture("get_app_iphone");
    kiosk.touch("get_app.android");
    walk_phone_steps(kiosk);
    kiosk.go("ticket.leave", "attract");
}

void pupil_checks_nik(TourKiosk& kiosk) {
    kiosk.chapter("A pupil checks a NIK that is not recorded yet");
    import_list(kiosk);
    wake(kiosk);
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
    kiosk.chapter("Somebody types half a NIK and walks away");
    start_activation(kiosk);
    answer_pre_check(kiosk);
    kiosk.type("nik_entry", nik_of_resident.substr(0, 9));
    kiosk.picture("nik_entry_half");
    const auto silence = kiosk.program().config.silence_on_phone;  // who listens has the longer one
    kiosk.pass(silence + 1s);
    kiosk.expect("still_there");
    kiosk.picture();
    kiosk.go("still_there.stay", "nik_entry");
    kiosk.pass(silence + 1s);
    kiosk.pass(kiosk.program().config.still_there + 1s);
    kiosk.expect("attract");
}

/// The whole way at the kiosk, without an officer's code at the end.
void resident_reports_by_self(TourKiosk& kiosk) {
    kiosk.chapter("Another resident goes the whole way and reports without a code");
    start_activation(kiosk);
    answer_pre_check(kiosk);
    enter_nik(kiosk, nik_of_neighbour);
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

}  // namespace kiosk::story

#include <filesystem>
#include <stdexcept>

#include "kiosk/platform/image_files.hpp"
#include "kiosk/raster/painter.hpp"
#include "sample_data.hpp"
#include "support/support.hpp"

namespace kiosk::test {
namespace {

using namespace std::chrono_literals;

domain::NikReading reading(std::vector<domain::NikWarning> warnings) {
    domain::NikReading r;
    r.warnings = std::move(warnings);
    r.birth_date = date(2008, 5, 15);
    r.birth_date_candidates = {*r.birth_date};
    r.age = 18;
    r.sex = domain::Sex::female;
    return r;
}

/// All three at once.
void put_bands(app::Frame& frame) {
    frame.called = domain::TicketCode{'W', 88};
    frame.disturbed_since = domain::LocalTime{date(2026, 11, 21), 10h + 15min};
    frame.clock_doubted = true;
}

void add_way_in(Collector& all) {
    auto& attract =
        all.add("attract",
                app::AttractView{sample_board(), sample_place("kel-sukorejo", "Kelurahan Sukorejo", true)});
    attract.back = attract.home = false;
    auto& called =
        all.add("attract_called",
                app::AttractView{sample_board(), sample_place("kel-sukorejo", "Kelurahan Sukorejo", true)});
    called.back = called.home = false;
    called.called = domain::TicketCode{'W', 88};
    auto& bands = all.add("attract_bands", called.view);
    bands.back = bands.home = false;
    put_bands(bands);
    auto& anew = all.add("attract_begun_anew", bands.view);
    anew.back = anew.home = false;
    anew.begun_anew = true;
    auto& home = all.add("home", app::HomeView{{}, 0, true});
    home.back = home.home = false;
    auto& home_bands = all.add("home_bands", app::HomeView{{}, 12, true});
    home_bands.back = home_bands.home = false;
    put_bands(home_bands);
    auto& tickets = all.add("home_tickets", app::HomeView{{}, 12, true});
    tickets.back = tickets.home = false;
    auto& few = all.add("home_places_only", app::HomeView{{.activation = false}, 0, false});
    few.back = few.home = false;
    auto new_district = sample_board();
    new_district.official = {};
    auto& no_figure =
        all.add("attract_no_figure",
                app::AttractView{new_district, sample_place("kel-sukorejo", "Kelurahan Sukorejo", true)});
    no_figure.back = no_figure.home = false;
    all.add("notice_activate", app::NoticeView{domain::Purpose::activate, "Dispendukcapil Kota Blitar",
                                               "Halo Dukcapil 1500537"});
    all.add("notice_check", app::NoticeView{domain::Purpose::check_nik, "Dispendukcapil Kota Blitar", ""});
    for (int i = 0; i < domain::question_count; ++i) {
        const auto given = i == 1 ? domain::Answer::yes : domain::Answer::unanswered;
        all.add("pre_check_" + std::to_string(i + 1),
                app::PreCheckView{static_cast<domain::Question>(i), i + 1, domain::question_count, given,
                                  "Android 8", "iOS 11", "Kota Blitar"});
    }
}

void add_checks(Collector& all) {
    all.add("nik_entry_empty", app::NikEntryView{"", {}, 3});
    all.add("nik_entry_some", app::NikEntryView{"357201550508", {}, 3});
    for (const auto error : {domain::NikError::not_sixteen_digits, domain::NikError::all_digits_equal,
                             domain::NikError::impossible_day, domain::NikError::impossible_month,
                             domain::NikError::impossible_date, domain::NikError::serial_zero}) {
        all.add("nik_entry_" + std::string(domain::to_word(error)),
                app::NikEntryView{"3572017505089001", {error}, 2});
    }
    all.add("nik_read_back", app::NikReadBackView{reading({}), "Kec. Kepanjenkidul, Kota Blitar"});
    all.add(
        "nik_read_back_warnings",
        app::NikReadBackView{
            reading({domain::NikWarning::unknown_area_code, domain::NikWarning::serial_9000_or_above}), ""});
}

void add_advice(Collector& all) {
    for (int i = 0; i <= static_cast<int>(domain::Advice::old_phone); ++i)
        all.add("advice_" + std::to_string(i + 1),
                app::AdviceView{static_cast<domain::Advice>(i), "Android 8", "iOS 11"});
}

void add_phone_steps(Collector& all) {
    const std::string name = "Identitas Kependudukan Digital";
    const std::string publisher = "Ditjen Dukcapil, Kementerian Dalam Negeri";
    all.add(
        "get_app_android",
        app::GetAppView{domain::PhoneKind::android,
                        {"Google Play",
                         "https://play.google.com/store/apps/details?id=gov.dukcapil.mobile_id", "Android 8"},
                        name,
                        publisher});
    all.add("get_app_iphone",
            app::GetAppView{domain::PhoneKind::iphone,
                            {"App Store", "https://apps.apple.com/id/app/id6448944056", "iOS 11"},
                            name,
                            publisher});
    for (int i = 0; i < domain::phone_step_count; ++i)
        all.add(
            "on_phone_" + std::to_string(i + 1),
            app::OnPhoneView{static_cast<domain::PhoneStep>(i), i + 1, domain::phone_step_count, name, {}});
    const domain::TicketCode ticket{'A', 17};
    all.add("ticket",
            app::TicketView{ticket, "IKD-TIKET A-17 2026-11-22 KB-SUKOREJO-1", 4, domain::Reason::none});
    all.add("ticket_help",
            app::TicketView{
                {'W', 88}, "IKD-TIKET W-88 2026-11-22 KB-SUKOREJO-1", 1, domain::Reason::needs_officer});
    all.add("ticket_status",
            app::TicketView{
                {'W', 89}, "IKD-TIKET W-89 2026-11-22 KB-SUKOREJO-1", 2, domain::Reason::status_question});
    all.add("officer", app::OfficerView{ticket, domain::Reason::none, 4});
    all.add("officer_help", app::OfficerView{ticket, domain::Reason::other_phone, 1});
    for (int i = 0; i < domain::mail_step_count; ++i)
        all.add("email_code_" + std::to_string(i + 1),
                app::EmailCodeView{static_cast<domain::MailStep>(i), i + 1, domain::mail_step_count});
}

/// What residents really read.
std::vector<config::Problem> shipped_problems() {
    const auto file = std::filesystem::path(KIOSK_SOURCE_DIR) / "kiosk-config/districts/kota-blitar.toml";
    auto loaded = config::load_district(file);
    if (const auto* mistakes = std::get_if<config::Mistakes>(&loaded))
        throw std::runtime_error(config::readable(mistakes->front()));
    return std::get<config::DistrictPack>(loaded).problems;
}

void add_help(Collector& all) {
    const auto pack = shipped_problems();
    std::vector<app::ProblemCard> cards;
    for (const auto& problem : pack) cards.push_back({problem.code, problem.symptom});
    all.add("problems", app::ProblemsView{cards});
    for (const auto& problem : pack)
        all.add("problem_" + problem.code,
                app::ProblemView{problem.code, problem.symptom, problem.meaning, problem.here,
                                 problem.officer, problem.bring, problem.ticket});
    auto& call = all.add("call", app::CallView{{'W', 88}, "Kelurahan Sukorejo, Kecamatan Sukorejo"});
    call.back = call.home = false;
}

void add_panels(Collector& all) {
    const app::View below = app::OnPhoneView{domain::PhoneStep::selfie, 4, 4, "IKD", {}};
    all.add("panel_language", below).panel = app::Panel::language;
    all.add("panel_display", below).panel = app::Panel::display;
    all.add("panel_voice", below).panel = app::Panel::voice;
    auto& on = all.add("panel_voice_on", below);
    on.panel = app::Panel::voice;
    on.voice.on = on.voice.paused = true;
    on.voice.volume = 5;
}

void add_ends(Collector& all) {
    const domain::TicketCode ticket{'A', 17};
    all.add("confirm", app::ConfirmView{ticket, false, 3, 3, 0, false, false});
    all.add("confirm_full", app::ConfirmView{ticket, false, 6, 3, 0, false, true});
    all.add("confirm_refused", app::ConfirmView{ticket, false, 0, 2, 0, true, false});
    all.add("confirm_closed", app::ConfirmView{ticket, false, 0, 0, 0, true, false});
    all.add("confirm_pause", app::ConfirmView{ticket, false, 0, 2, 45, true, false});
    all.add("confirm_pin", app::ConfirmView{ticket, true, 4, 3, 0, false, false}).clock_doubted = true;
    all.add("confirm_pin_refused", app::ConfirmView{ticket, true, 0, 2, 0, true, false});
    all.add("ticket_entry_letter", app::TicketEntryView{"", false});
    all.add("ticket_entry_number", app::TicketEntryView{"A1", false});
    all.add("ticket_entry_unknown", app::TicketEntryView{"A17", true});
    using E = domain::SurveyElement;
    for (int i = 0; i < domain::survey_element_count; ++i)
        all.add("done_" + domain::survey_code(static_cast<E>(i)),
                app::DoneView{i > 0, 127, sample_board(), true, static_cast<E>(i), 0});
    all.add("done_rated", app::DoneView{true, 127, sample_board(), true, E::time, 4});
    auto no_figure = sample_board();
    no_figure.official = {};
    all.add("done_no_figure", app::DoneView{true, 127, no_figure, false, E::time, 0});
    all.add("done_no_survey", app::DoneView{true, 127, sample_board(), false, E::time, 0});
    auto& closed = all.add(
        "closed", app::ClosedView{sample_place("kel-sukorejo", "Kelurahan Sukorejo", false), "Libur Natal"});
    closed.back = closed.home = false;
    auto& out =
        all.add("out_of_service",
                app::OutOfServiceView{ErrorCode::damaged_data,
                                      "ledger.db: event 1024: hash of the previous event does not match; "
                                      "run `ikdctl ledger verify` and restore the newest export"});
    out.back = out.home = false;
    add_panels(all);
    const domain::LocalTime disturbed{date(2026, 11, 22), 10h + 15min};
    all.add("notice_disturbed", app::NoticeView{domain::Purpose::activate, "Dispendukcapil Kota Blitar", ""})
        .disturbed_since = disturbed;
    all.add("on_phone_disturbed",
            app::OnPhoneView{domain::PhoneStep::fill_form, 3, domain::phone_step_count, "IKD", {}})
        .disturbed_since = disturbed;
    auto& night = all.add("closed_clock",
                          app::ClosedView{sample_place("kel-sukorejo", "Kelurahan Sukorejo", false), ""});
    night.back = night.home = false;
    night.clock_doubted = true;
    all.add("still_there", app::OnPhoneView{domain::PhoneStep::selfie, 4, 4, "IKD", {}}).still_there =
        app::StillThere{20};
    all.add("busy", app::NikReadBackView{reading({}), "Kec. Kepanjenkidul, Kota Blitar"}).busy = true;
}

}  // namespace

std::vector<Sample> sample_frames(const std::string& language, const Appearance& appearance) {
    Collector all(language, appearance);
    add_way_in(all);
    add_checks(all);
    add_status(all);
    add_advice(all);
    add_phone_steps(all);
    add_help(all);
    add_staff(all);
    add_ends(all);
    return all.take();
}

std::vector<Size> sample_sizes() {
    return {{1920, 1080, 4.03, "1080p"},
            {1366, 768, 3.95, "768p"},
            {1280, 800, 5.88, "10inch"},
            {1080, 1920, 2.71, "portrait"},
            {3840, 2160, 4.03, "4k"}};
}

std::map<std::string, i18n::Catalogue> catalogues(const std::filesystem::path& assets) {
    std::map<std::string, i18n::Catalogue> all;
    for (const auto& entry : std::filesystem::directory_iterator(assets / "lang")) {
        if (entry.path().extension() != ".toml") continue;
        auto words = i18n::Catalogue::load(entry.path());
        if (!words) throw std::runtime_error(words.error().text);
        all.emplace(words->code(), std::move(*words));
    }
    return all;
}

ui::UiSetup ui_setup(const Size& size) {
    ui::UiSetup setup;
    setup.width = size.width;
    setup.height = size.height;
    setup.px_per_mm = size.px_per_mm;
    setup.assets = std::filesystem::path(KIOSK_SOURCE_DIR) / "assets";
    setup.catalogues = catalogues();
    setup.load_svg = platform::load_svg;
    setup.atlas_id = raster::Painter::atlas_id();
    setup.place_name = "Kelurahan Sukorejo, Kecamatan Sukorejo";
    return setup;
}

}  // namespace kiosk::test

// The screens of officers and technicians.
#include "sample_data.hpp"

namespace kiosk::test {

using namespace std::chrono_literals;

app::TargetBoard sample_board() {
    app::TargetBoard b;
    b.target = {
        "Kota Blitar", date(2026, 1, 1),   date(2026, 12, 31),          30, domain::BaseKind::wajib_ktp,
        123'000,       date(2025, 12, 31), "Dispendukcapil Kota Blitar"};
    b.official = {23'370, date(2026, 10, 31), "Ditjen Dukcapil"};
    b.pacing = {13'530, 34, 398, domain::Standing::behind};
    b.kiosk = domain::KioskCount{.confirmed = 126,
                                 .elsewhere = 14,
                                 .self_reported = 9,
                                 .repeated = 3,
                                 .undone = 2,
                                 .since = date(2026, 11, 2)};
    return b;
}

namespace {

/// Fourteen people, of whom some have much to say about them.
std::vector<app::WaitingTicket> waiting(int chosen) {
    std::vector<app::WaitingTicket> all;
    for (int i = 1; i <= 14; ++i) {
        app::WaitingTicket one{};
        one.ticket = {'A', i};
        one.self_reported = i > 12;
        one.called = i < 3;
        if (i == 2) one.reason = domain::Reason::problem, one.problem = "F05";
        if (i == 4) one.reason = domain::Reason::not_recorded;
        if (i == 3) one.reason = domain::Reason::status_question;
        if (i == 3) one.seen = {{domain::KtpElRecord::print_ready}};
        if (i == 5) one.disagree = {domain::StatusAxis::nik, domain::StatusAxis::across};
        one.registration = static_cast<domain::Registration>(i % 3);
        one.waiting_minutes = 8 * (15 - i);
        one.selected = i <= chosen;
        all.push_back(one);
    }
    return all;
}

void add_desk(Collector& all) {
    const std::string officer = "Siti Rahmawati Kusumaningtyas";
    all.add("staff_login", app::StaffLoginView{5, 0, false}).clock_doubted = true;
    all.add("staff_login_refused", app::StaffLoginView{0, 0, true});
    all.add("staff_login_pause", app::StaffLoginView{0, 60, true});
    all.add("desk", app::DeskView{officer, waiting(0), 0, false});
    all.add("desk_one", app::DeskView{officer, waiting(1), 1, false});
    auto& several = all.add("desk_several", app::DeskView{officer, waiting(3), 3, true});
    several.clock_doubted = true;
    several.disturbed_since = domain::LocalTime{date(2026, 11, 22), 10h + 15min};
    all.add("desk_empty", app::DeskView{officer, {}, 0, true});
    auto chosen = waiting(3);
    chosen.resize(3);
    all.add("desk_confirm_three", app::DeskConfirmView{chosen, "Kota Blitar"});
    all.add("desk_confirm_many", app::DeskConfirmView{waiting(14), "Kabupaten Hulu Sungai Selatan"});
    all.add("desk_outcome", app::DeskOutcomeView{{{'A', 17}}});
    all.add("desk_outcome_many",
            app::DeskOutcomeView{{{'A', 17}, {'A', 18}, {'B', 2}, {'W', 88}, {'W', 89}, {'W', 90}}});
    auto& expired = all.add("desk_lists_expired", app::DeskView{officer, waiting(3), 3, true});
    expired.lists_expired = true;
    expired.clock_doubted = true;
    using R = domain::KtpElRecord;
    using W = domain::DeactivationReason;
    all.add("desk_status", app::DeskStatusView{{'A', 17}, {}, false});
    all.add("desk_status_question", app::DeskStatusView{{'A', 17}, {}, false, false, true});
    all.add("desk_status_disagree", app::DeskStatusView{{'A', 5}, {}, false, true});
    const domain::StatusAxes seen{R::enroll_failure_regional, domain::NikStatus::deactivated,
                                  W::moved_without_papers, domain::IkdAccount::on_another_phone};
    all.add("desk_status_chosen", app::DeskStatusView{{'A', 17}, seen, true});
    for (int page = 1; page < 3; ++page)
        all.add("desk_status_page_" + std::to_string(page + 1), app::DeskStatusView{{'W', 88}, seen, true})
            .page = page;
    all.add("desk_menu", app::DeskMenuView{officer, {}, false, false, false});
    all.add("desk_menu_attention",
            app::DeskMenuView{officer, domain::LocalTime{date(2026, 11, 22), 10h + 15min}, true, true, true});
}

std::vector<app::DeskUndoView::Act> acts() {
    std::vector<app::DeskUndoView::Act> all;
    for (int i = 0; i < 9; ++i) {
        const bool outcome = i % 3 == 2;
        all.push_back({1040 - 7 * i,
                       outcome ? domain::EventKind::visit_ended : domain::EventKind::activation_confirmed,
                       outcome ? domain::Reason::data_mismatch : domain::Reason::none,
                       domain::TicketCode{'A', 30 - i},
                       "siti-rahmawati",
                       {date(2026, 11, 22), 11h - std::chrono::minutes(9 * i)},
                       i == 1});
    }
    all[3].kind = domain::EventKind::status_seen;
    all[3].seen.record = domain::KtpElRecord::enroll_failure_regional;
    all[4].kind = domain::EventKind::status_seen;
    all[4].seen.nik = domain::NikStatus::deactivated;
    all[4].seen.because = domain::DeactivationReason::moved_without_papers;
    all[6].kind = domain::EventKind::status_seen;
    all[6].seen.ikd = domain::IkdAccount::on_another_phone;
    return all;
}

domain::DeviceFacts device_facts() {
    domain::DeviceFacts facts;
    facts.key_protection = domain::KeyProtection::credential_tpm;
    facts.fingerprint = "9f3c 51aa 0b7e 42d8";
    facts.events = 48'213;
    facts.covered = 48'192;
    facts.free_megabytes = 28'410;
    facts.tokens_kept_days = 90;
    using domain::SourceKind;
    facts.lists = {{SourceKind::local_list,
                    "unrecorded",
                    {SourceKind::local_list, "daftar Dispendukcapil", date(2026, 10, 31), {}},
                    0,
                    1234},
                   {SourceKind::signed_list,
                    "35.05",
                    {SourceKind::signed_list, "daftar Dispendukcapil Kabupaten Blitar", date(2026, 11, 14),
                     date(2026, 12, 14)},
                    7,
                    34'816}};
    facts.last_bundle.emplace();
    facts.last_bundle->file = "kab-blitar-7.ikdlist";
    return facts;
}

app::TechnicianView technician(const domain::DeviceFacts& facts, bool clock_doubted) {
    return {"Bagus Prasetyo", facts, clock_doubted, {date(2026, 11, 22), 8h + 41min}};
}

void add_numbers(Collector& all) {
    all.add("desk_undo", app::DeskUndoView{acts()});
    all.add("desk_undo_empty", app::DeskUndoView{});
    app::DeskNumbersView numbers{sample_board(), {17, 3, 2, 1, 1, date(2026, 11, 22)}, {}};
    numbers.since.from = {23'370, date(2026, 10, 31), "Ditjen Dukcapil"};
    numbers.since.kiosk = {98, 11, 6, 2, 1, {}};
    all.add("desk_numbers_one_figure", numbers);
    auto none = numbers;
    none.board.official = {};
    none.since.from = {};
    all.add("desk_numbers_no_figure", none);
    numbers.since.to = domain::OfficialFigure{24'912, date(2026, 11, 20), "laporan bulanan Dispendukcapil"};
    numbers.since.official_movement = 1542;
    all.add("desk_numbers", numbers);
    auto facts = device_facts();
    all.add("technician", technician(facts, false));
    auto& old = all.add("technician_old_list", technician(facts, false));
    old.lists_expired = true;
    facts.last_bundle->refusal = domain::BundleRefusal::not_newer;
    all.add("technician_refused", technician(facts, false));
    facts.lists.clear();
    facts.last_bundle.reset();
    all.add("technician_no_list", technician(facts, false));
    all.add("technician_checking", app::TechnicianView{"Bagus Prasetyo", {}, true, {}});
    facts.key_protection = domain::KeyProtection::file;
    for (int row = 1024; row < 1033; ++row)
        facts.findings.push_back("row " + std::to_string(row) +
                                 " was changed: its hash does not match what it holds");
    all.add("technician_findings", technician(facts, true));
}

}  // namespace

void add_staff(Collector& all) {
    add_desk(all);
    add_numbers(all);
}

}  // namespace kiosk::test

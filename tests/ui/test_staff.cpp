#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "drawn_sample.hpp"

using namespace kiosk;
using test::as;
using test::frame_named;
using test::says;
using test::shared_ui;
using test::spoken;
using test::tapped;
using test::targets_of;

TEST_CASE("number and PIN are eight dots, never digits, and are sent when all are there") {
    auto frame = frame_named("staff_login");
    for (int typed = 0; typed <= 8; ++typed) {
        frame.view = app::StaffLoginView{typed, 0, false};
        CHECK(targets_of(frame).at("staff_login.submit").enabled == (typed == 8));
    }
    const auto texts = shared_ui().texts();
    const auto keys = std::count_if(texts.begin(), texts.end(),
                                    [](const ui::TextRun& text) { return text.text.size() == 1; });
    CHECK(keys == 10);
    frame.view = app::StaffLoginView{8, 60, true};
    CHECK_FALSE(targets_of(frame).at("staff_login.submit").enabled);
    CHECK_FALSE(targets_of(frame).at("staff_login.key_1").enabled);
    CHECK(says(frame, "Tunggu 60 detik"));
    frame.view = app::StaffLoginView{0, 121, true};
    CHECK(says(frame, "Tunggu 3 menit"));
}

TEST_CASE("the desk calls one ticket and records for one or several") {
    const auto enabled = [](const std::string& name) {
        const auto targets = targets_of(frame_named(name));
        std::set<std::string> ids;
        for (const std::string id :
             {"desk.call", "desk.confirm", "desk.outcome", "desk.seen_status", "desk.menu", "desk.log_out"})
            if (targets.at(id).enabled) ids.insert(id);
        return ids;
    };
    using Ids = std::set<std::string>;
    CHECK(enabled("desk") == Ids{"desk.menu", "desk.log_out"});
    CHECK(enabled("desk_one") ==
          Ids{"desk.call", "desk.confirm", "desk.outcome", "desk.seen_status", "desk.menu", "desk.log_out"});
    CHECK(enabled("desk_several") == Ids{"desk.confirm", "desk.outcome", "desk.menu", "desk.log_out"});
    CHECK(says(frame_named("desk"), "Panggil: pilih satu tiket"));
    CHECK(says(frame_named("desk_several"), "Untuk memanggil, pilih satu tiket"));
    CHECK_FALSE(targets_of(frame_named("desk_empty")).contains("desk.confirm"));
}

TEST_CASE("a chosen ticket says so, a menu that wants attention too") {
    const auto targets = targets_of(frame_named("desk_one"));
    CHECK(targets.at("desk.ticket_A-01").label.find("Dipilih") != std::string::npos);
    CHECK(targets.at("desk.ticket_A-02").label.find("Dipilih") == std::string::npos);
    CHECK(targets.at("desk.menu").label == "Menu");
    CHECK(targets_of(frame_named("desk_several")).at("desk.menu").label == "Menu: periksa");
    const auto intent = tapped(frame_named("desk_one"), "desk.ticket_A-02");
    CHECK(as<app::intent::ToggleTicket>(intent).ticket == domain::TicketCode{'A', 2});
}

TEST_CASE("the review tells each registration, and a touch changes it") {
    const auto frame = frame_named("desk_confirm_three");
    for (const std::string words : {"KK di Kota Blitar", "KK luar daerah", "KK belum ditanya"})
        CHECK(says(frame, words));
    const auto intent = tapped(frame, "desk_confirm.registration_A-03");
    CHECK(as<app::intent::ChangeRegistration>(intent).ticket == domain::TicketCode{'A', 3});
    CHECK(targets_of(frame).at("desk_confirm.confirm").label == "Konfirmasi 3 aktivasi");
}

TEST_CASE("every outcome can be recorded and has words of its own") {
    const auto frame = frame_named("desk_outcome");
    const auto targets = targets_of(frame);
    std::set<std::string> labels;
    for (const auto reason : app::desk_outcomes) {
        const auto id = "desk_outcome.reason_" + std::string(domain::to_word(reason));
        INFO(id);
        CHECK(labels.insert(targets.at(id).label).second);
        CHECK(as<app::intent::RecordOutcome>(tapped(frame, id)).reason == reason);
    }
}

TEST_CASE("the menu shows what wants attention and nothing else of it") {
    const auto calm = targets_of(frame_named("desk_menu"));
    CHECK_FALSE(calm.contains("desk_menu.clock_right"));
    CHECK_FALSE(calm.contains("desk_menu.release_checks"));
    CHECK_FALSE(calm.at("desk_menu.undo").enabled);
    const auto attention = frame_named("desk_menu_attention");
    const auto all = targets_of(attention);
    CHECK(all.contains("desk_menu.release_checks"));
    CHECK(all.at("desk_menu.clock_right").label.find("22 November 2026, pukul 09.41") != std::string::npos);
    const auto disturbed = [](const app::Frame& frame) {
        return as<app::intent::SetDisturbance>(tapped(frame, "desk_menu.disturbance")).disturbed;
    };
    CHECK(disturbed(frame_named("desk_menu")));
    CHECK_FALSE(disturbed(attention));
}

TEST_CASE("nothing is taken back before it is chosen") {
    auto frame = frame_named("desk_undo");
    CHECK(targets_of(frame).at("desk_undo.undo").enabled);
    for (auto& act : std::get<app::DeskUndoView>(frame.view).acts) act.chosen = false;
    CHECK_FALSE(targets_of(frame).at("desk_undo.undo").enabled);
    CHECK_FALSE(targets_of(frame_named("desk_undo_empty")).contains("desk_undo.undo"));
}

TEST_CASE("what was seen in SIAK is told in the words in which it was chosen") {
    const auto targets = targets_of(frame_named("desk_undo"));
    const auto label = [&](int row) { return targets.at("desk_undo.act_" + std::to_string(row)).label; };
    CHECK(label(1019).find("Status SIAK, KTP-el: ") != std::string::npos);
    CHECK(label(1019).find("rekam ulang, daerah") != std::string::npos);
    CHECK(label(1012).find("Status SIAK, NIK: Nonaktif: pindah tanpa surat") != std::string::npos);
}

TEST_CASE("acts of another day are told with their date, own reports by their name") {
    auto frame = frame_named("desk_undo");
    CHECK_FALSE(says(frame, "Sabtu, 21 November 2026"));
    CHECK_FALSE(says(frame, "Lapor sendiri"));
    auto& act = std::get<app::DeskUndoView>(frame.view).acts.front();
    act.at.date = domain::add_days(act.at.date, -1);
    act.kind = domain::EventKind::activation_self_reported;
    act.officer.clear();
    CHECK(says(frame, "Sabtu, 21 November 2026"));
    CHECK(says(frame, "Lapor sendiri"));
}

TEST_CASE("kiosk and official movement stand beside each other and are never added") {
    const auto frame = frame_named("desk_numbers");
    for (const std::string words :
         {"+1.542", "98", "Ditjen Dukcapil", "jangan dijumlahkan", "34 hari layanan"})
        CHECK(says(frame, words));
    CHECK_FALSE(says(frame, "1.640"));
    CHECK(says(frame_named("desk_numbers_one_figure"), "Belum ada yang bisa dibandingkan"));
}

TEST_CASE("a disturbed server is told on the way, but takes no key its height") {
    auto frame = frame_named("notice_disturbed");
    const auto since = frame.disturbed_since;
    CHECK(says(frame, "Server IKD sedang terganggu sejak 10.15"));
    frame = frame_named("nik_entry_some");
    const auto before = targets_of(frame).at("nik_entry.key_1").rect;
    frame.disturbed_since = since;
    CHECK(targets_of(frame).at("nik_entry.key_1").rect == before);
    CHECK(says(frame_named("attract_bands"), "Sabtu 10.15"));  // yesterday
    CHECK(says(frame_named("attract_bands"), "Jam kiosk belum dipastikan"));
}

TEST_CASE("a pause of the NIK check blames nobody and names the minutes") {
    const auto frame = frame_named("nik_result_not_now");
    CHECK(says(frame, "23 menit"));
    CHECK_FALSE(says(frame, "Aktivasi IKD"));  // it may be a child
}

TEST_CASE("with a doubted clock the officer types eight digits on the resident's screen") {
    auto frame = frame_named("confirm_pin");
    auto& view = std::get<app::ConfirmView>(frame.view);
    view.digits_typed = 6;
    CHECK_FALSE(targets_of(frame).at("confirm.submit").enabled);
    view.digits_typed = 8;
    CHECK(targets_of(frame).at("confirm.submit").enabled);
}

TEST_CASE("a ledger that was begun anew is told where the hall and staff see it") {
    CHECK(says(frame_named("attract_begun_anew"), "Catatan kiosk rusak"));
    CHECK_FALSE(says(frame_named("attract"), "rusak"));
}

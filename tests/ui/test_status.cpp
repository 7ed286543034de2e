#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "../../src/ui/phrases.hpp"
#include "../../src/ui/slip.hpp"
#include "drawn_sample.hpp"
#include "kiosk/qr/qr.hpp"

using namespace kiosk;
using test::as;
using test::frame_named;
using test::says;
using test::shared_ui;
using test::spoken;
using test::tapped;
using test::targets_of;
using namespace std::chrono_literals;

namespace {

app::Frame result_of(const app::NikResultView& view) {
    auto frame = frame_named("nik_result_ready");
    frame.view = view;
    return frame;
}

}  // namespace

TEST_CASE("every category is told in words of its own") {
    std::set<std::string> titles;
    for (int i = 0; i < domain::answer_category_count; ++i) {
        const auto word = std::string(domain::to_word(static_cast<domain::AnswerCategory>(i)));
        INFO(word);
        shared_ui().draw(frame_named("nik_result_" + word), {});
        REQUIRE(shared_ui().sentences().size() > 3);
        CHECK(titles.insert(shared_ui().sentences().at(1)).second);
    }
}

TEST_CASE("why a NIK was deactivated is never shown to its owner") {
    auto view = std::get<app::NikResultView>(frame_named("nik_result_deactivated").view);
    view.answer.axes.nik = domain::NikStatus::deactivated;
    const auto plain = spoken(result_of(view));
    for (int i = 0; i < domain::deactivation_reason_count; ++i) {
        view.answer.axes.because = static_cast<domain::DeactivationReason>(i);
        CHECK(spoken(result_of(view)) == plain);
    }
}

TEST_CASE("who is on no list is not called active") {
    CHECK_FALSE(says(frame_named("nik_result_not_on_a_list"), "NIK aktif"));
    CHECK(says(frame_named("nik_result_not_on_a_list"),
               "Dicari di daftar Dispendukcapil Kabupaten Blitar per 14 November 2026"));
    CHECK(says(frame_named("nik_result_not_on_a_list"), "Belum pasti"));
}

TEST_CASE("an answer says whose it is, of which day, and how sure") {
    CHECK(says(frame_named("nik_result_deactivated"),
               "Menurut daftar Dispendukcapil Kabupaten Blitar per 14 November 2026"));
    CHECK(says(frame_named("nik_result_seen"), "dilihat petugas di sistem resmi, 14 November 2026"));
    CHECK(says(frame_named("nik_result_answered"), "jawaban Dukcapil, 14 November 2026"));
    CHECK(says(frame_named("nik_result_old_list"), "Daftar sudah lewat masa berlaku. Tanyakan petugas."));
    CHECK(says(frame_named("nik_result_ready"), "Menurut jawaban Anda"));
    CHECK(says(frame_named("nik_result_unrecorded_in_grace"), "paling lambat 14 Februari 2027"));
}

TEST_CASE("a list is not quoted for what only the age says") {
    for (const auto* name : {"nik_result_too_young", "nik_result_may_record"}) {
        INFO(name);
        CHECK(says(frame_named(name), "Dicari di daftar Dispendukcapil Kabupaten Blitar"));
        CHECK_FALSE(says(frame_named(name), "Menurut"));
    }
}

TEST_CASE("whose record an officer has seen is not sent to an officer to see it") {
    const auto seen = frame_named("nik_result_seen_fine");
    CHECK(says(seen, "Data Anda sudah dilihat di sistem resmi. Tidak ada halangan."));
    CHECK(says(seen, "Pasti: dilihat petugas"));
    for (const auto* doubt : {"hanya bisa dilihat petugas", "tidak menemukan", "Ragu?"})
        CHECK_FALSE(says(seen, doubt));
    auto view = std::get<app::NikResultView>(seen.view);
    view.answer.certainty = domain::Certainty::not_known;
    view.answer.source_kind = domain::SourceKind::signed_list;
    CHECK(says(result_of(view), "hanya bisa dilihat petugas"));
    CHECK(says(result_of(view), "Ragu?"));
}

TEST_CASE("whose day lies ahead is not invited today: to finish comes first, the places second") {
    for (const auto* name : {"nik_result_too_young", "nik_result_nowhere"}) {
        INFO(name);
        CHECK(app::wants<app::intent::GoHome>(tapped(frame_named(name), "result.finish")));
        CHECK(app::wants<app::intent::GoOn>(tapped(frame_named(name), "result.go_on")));
        CHECK(targets_of(frame_named(name)).at("result.go_on").label == "Lihat tempatnya");
    }
    CHECK_FALSE(targets_of(frame_named("nik_result_unrecorded")).contains("result.finish"));
}

TEST_CASE("a place to go to first: with its address, near the kiosk until a kecamatan was chosen") {
    CHECK(says(frame_named("nik_result_unrecorded"), "Tempat dekat kiosk ini"));
    CHECK(says(frame_named("nik_result_unrecorded"), "Jl. Jenderal Ahmad Yani No. 25"));
    CHECK(says(frame_named("nik_result_deactivated"), "Tempat terdekat"));
}

TEST_CASE("where NIKs are deactivated for want of recording, who has not recorded is told") {
    const std::string threat = "Kalau tidak rekam, NIK bisa dinonaktifkan.";
    CHECK(says(frame_named("nik_result_unrecorded"), threat));
    CHECK(says(frame_named("recording_threatened"), threat));
    CHECK_FALSE(says(frame_named("nik_result_record_again"), threat));
    CHECK_FALSE(says(frame_named("recording_record"), threat));
}

TEST_CASE("only who gets the card later is told about 16: not who is married") {
    CHECK(says(frame_named("recording_card_later"), "Rekam KTP-el mulai umur 16 tahun"));
    CHECK_FALSE(says(frame_named("recording_grace"), "16"));
}

TEST_CASE("the officer can be asked where that is offered") {
    auto view = std::get<app::NikResultView>(frame_named("nik_result_not_on_a_list").view);
    REQUIRE(view.ask_officer);
    CHECK(app::wants<app::intent::AskStatus>(tapped(result_of(view), "result.ask")));
    view.ask_officer = false;
    CHECK_FALSE(targets_of(result_of(view)).contains("result.ask"));
}

TEST_CASE("the way to a place: a touch opens its slip, the kecamatan and more to read are offered") {
    const auto frame = frame_named("recording_record");
    const auto chosen = tapped(frame, "recording.place_kel-sukorejo");
    CHECK(as<app::intent::ChooseDestination>(chosen).id == "kel-sukorejo");
    CHECK(app::wants<app::intent::OpenKecamatan>(tapped(frame, "recording.kecamatan")));
    CHECK(app::wants<app::intent::OpenRecordingInfo>(tapped(frame, "recording.info")));
    CHECK(targets_of(frame).at("recording.kecamatan").label == "Panggungrejo");
    const auto plain = targets_of(frame_named("recording_young"));
    CHECK_FALSE(plain.contains("recording.kecamatan"));
    CHECK_FALSE(plain.contains("recording.info"));
}

TEST_CASE("a visit of the officers says its day, hours, quota and for whom it is") {
    auto frame = frame_named("places");
    auto& places = std::get<app::PlacesView>(frame.view).places;
    const auto pupils = std::find_if(places.begin(), places.end(), [](const auto& place) {
        return place.audience == domain::Audience::pupils;
    });
    places = {*pupils};
    for (const std::string words : {"Jemput bola", "khusus pelajar", "untuk 150 orang",
                                    "Bawa HP dengan baterai penuh.", "Kamis, 3 Desember 2026, 08.00–12.00"})
        CHECK(says(frame, words));
}

TEST_CASE("the chosen kecamatan says so, all and elsewhere can be chosen") {
    const auto frame = frame_named("kecamatan_chosen");
    CHECK(targets_of(frame).at("kecamatan.item_35.05.10").label == "Panggungrejo, dipilih");
    CHECK(targets_of(frame).at("kecamatan.elsewhere").label == "Tinggal di luar Kabupaten Blitar");
    const auto one = tapped(frame, "kecamatan.item_35.05.01");
    CHECK(as<app::intent::ChooseKecamatan>(one).code == "35.05.01");
    CHECK(as<app::intent::ChooseKecamatan>(tapped(frame, "kecamatan.all")).code.empty());
    CHECK_FALSE(targets_of(frame_named("kecamatan")).contains("kecamatan.elsewhere"));
    CHECK(says(frame, "Hanya tempat di dekat Anda"));
    CHECK(says(frame_named("kecamatan"), "tampil dulu"));
}

TEST_CASE("a slip says in its code what stands beside it, in every language") {
    const auto view = std::get<app::SlipView>(frame_named("slip").view);
    for (const auto& [code, words] : test::catalogues()) {
        const auto text = ui::slip_text(words, view);
        INFO(code << ": " << text);
        CHECK_FALSE(qr::payload_problem(text).has_value());
        CHECK(text.find(view.place.name) != std::string::npos);
        CHECK(text.find("2026") != std::string::npos);
        CHECK(text.find(words.text(i18n::Msg::slip_note)) != std::string::npos);
    }
    const auto id = ui::slip_text(test::catalogues().at("id"), view);
    CHECK(id.find("Senin, 23 November 2026, 08.00-11.30, 13.00-15.00") != std::string::npos);
    CHECK(id.find("Yang dibawa: ") != std::string::npos);
}

TEST_CASE("a slip says from which day on: of the recording, else of the card") {
    const auto id = test::catalogues().at("id");
    const auto young = frame_named("slip_young");
    CHECK(says(young, "Boleh rekam mulai 22 November 2026"));
    CHECK_FALSE(says(young, "Kartu bisa diambil mulai"));  // one date on a slip
    const auto text = ui::slip_text(id, std::get<app::SlipView>(young.view));
    CHECK(text.find("Boleh rekam mulai 22 November 2026. ") != std::string::npos);
    const auto card = ui::slip_text(id, std::get<app::SlipView>(frame_named("slip_visit").view));
    CHECK(card.find("Kartu bisa diambil mulai 30 September 2027. ") != std::string::npos);
    for (const auto& [code, words] : test::catalogues()) {
        INFO(code);
        CHECK_FALSE(qr::payload_problem(ui::slip_text(words, std::get<app::SlipView>(young.view))));
    }
}

TEST_CASE("a slip of a visit says for whom it is and what else is known of the place") {
    const auto frame = frame_named("slip_visit");
    const auto text = ui::slip_text(test::catalogues().at("id"), std::get<app::SlipView>(frame.view));
    for (const std::string words : {"khusus pelajar", "untuk 150 orang", "Bawa HP dengan baterai penuh."}) {
        CHECK(says(frame, words));
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK_FALSE(says(frame_named("slip"), "Di sini"));
}

TEST_CASE("a slip for a far day says only from when on") {
    const auto frame = frame_named("slip_without_day");
    const auto text = ui::slip_text(test::catalogues().at("id"), std::get<app::SlipView>(frame.view));
    CHECK(says(frame, "Boleh rekam mulai 7 Mei 2028"));
    CHECK(text.find("Boleh rekam mulai 7 Mei 2028. ") != std::string::npos);
    for (const auto* hours : {"08.00", "Tutup", "2026"}) {
        CHECK_FALSE(says(frame, hours));
        CHECK(text.find(hours) == std::string::npos);
    }
}

TEST_CASE("tomorrow is called so") {
    const auto words = test::catalogues().at("id");
    const domain::Date today = std::chrono::year(2026) / 11 / 23;
    const auto opens = [&](int days) {
        return ui::reopen_text(words, {false, domain::LocalTime{domain::add_days(today, days), 8h}}, today);
    };
    CHECK(opens(0) == "Buka lagi hari ini pukul 08.00");
    CHECK(opens(1) == "Buka lagi besok pukul 08.00");
    CHECK(opens(2) == "Buka lagi Rabu pukul 08.00");
}

TEST_CASE("who asks about the NIK is told to bring the KK; the KTP only who has one") {
    CHECK(says(frame_named("ticket_status"), "Siapkan KK, dan KTP kalau sudah punya."));
    CHECK_FALSE(says(frame_named("ticket_help"), "KK"));
}

TEST_CASE("a slip that would be too long keeps place, day and that nothing is booked") {
    auto view = std::get<app::SlipView>(frame_named("slip").view);
    view.place.address = std::string(400, 'x');
    for (int i = 0; i < 30; ++i) view.bring.push_back({{{"id", "Kartu Keluarga “asli” – dan fotokopinya…"}}});
    const auto words = test::catalogues().at("id");
    const auto text = ui::slip_text(words, view);
    CHECK_FALSE(qr::payload_problem(text).has_value());
    for (const auto& kept :
         {view.place.name, std::string("23 November 2026"), words.text(i18n::Msg::slip_note)})
        CHECK(text.find(kept) != std::string::npos);
}

TEST_CASE("another day is offered only when there is one") {
    CHECK(app::wants<app::intent::NextSlipDay>(tapped(frame_named("slip"), "slip.other_day")));
    CHECK_FALSE(targets_of(frame_named("slip_visit")).contains("slip.other_day"));
}

TEST_CASE("every status that SIAK shows can be chosen, once") {
    auto frame = frame_named("desk_status");
    std::map<std::string, app::Intent> options;
    for (frame.page = 0; frame.page < 12; ++frame.page) {
        for (const auto& [id, target] : targets_of(frame)) {
            const bool option = id.starts_with("desk_status.record_") || id.starts_with("desk_status.nik_") ||
                                id.starts_with("desk_status.ikd_");
            if (option && !options.contains(id)) options.emplace(id, tapped(frame, id));
        }
        if (!targets_of(frame).at("page.next").enabled) break;
    }
    CHECK(options.size() ==
          domain::ktp_el_record_count - 1 + app::desk_nik_statuses.size() + domain::ikd_account_count - 1);
    const auto moved = options.at("desk_status.nik_deactivated_moved_without_papers");
    CHECK(as<app::intent::ChooseNikStatus>(moved).because ==
          domain::DeactivationReason::moved_without_papers);
    const auto ready = options.at("desk_status.record_print_ready");
    CHECK(as<app::intent::ChooseRecord>(ready).record == domain::KtpElRecord::print_ready);
}

TEST_CASE("what was seen is marked, and saved only when something is chosen") {
    CHECK_FALSE(targets_of(frame_named("desk_status")).at("desk_status.save").enabled);
    CHECK(says(frame_named("desk_status_question"), "pilih juga status NIK"));
    const auto frame = frame_named("desk_status_chosen");
    CHECK(targets_of(frame).at("desk_status.save").enabled);
    CHECK(says(frame, "ENROLL FAILURE AT REGIONAL - rekam ulang, daerah"));
    CHECK(says(frame, "Nonaktif: pindah tanpa surat"));
    CHECK(as<app::intent::ShowPage>(tapped(frame, "desk_status.tab_nik")).page > 0);
    CHECK(app::wants<app::intent::OpenSeenStatus>(tapped(frame_named("desk_one"), "desk.seen_status")));
    CHECK(targets_of(frame_named("desk_one")).at("desk.ticket_A-03").label.find("status sudah diisi") !=
          std::string::npos);
}

TEST_CASE("where the lists contradict each other the officer is sent to SIAK") {
    const std::string words = "daftar saling bertentangan: periksa di SIAK";
    const auto targets = targets_of(frame_named("desk_one"));
    REQUIRE(targets.contains("desk.ticket_A-01"));
    CHECK(targets.at("desk.ticket_A-01").label.find(words) == std::string::npos);
    auto frame = frame_named("desk_one");
    std::get<app::DeskView>(frame.view).waiting.front().disagree = {domain::StatusAxis::nik};
    CHECK(targets_of(frame).at("desk.ticket_A-01").label.find(words) != std::string::npos);
    CHECK(says(frame_named("desk_status_disagree"), "Daftar saling bertentangan."));
    CHECK_FALSE(says(frame_named("desk_status"), "saling bertentangan"));
}

TEST_CASE("the technician sees what is in force and why a delivery was refused; staff that a list is old") {
    CHECK(says(frame_named("technician"), "34.816 NIK per 14 November 2026."));
    CHECK(says(frame_named("technician"), "Kiriman terakhir diterima: kab-blitar-7.ikdlist"));
    CHECK(says(frame_named("technician_refused"), "Tidak lebih baru dari yang berlaku."));
    CHECK(says(frame_named("technician_refused"),
               "22 November 2026, pukul 08.41. Tanda di catatan: not_newer"));
    CHECK(says(frame_named("technician_refused"), "Daftar bertanda tangan 35.05, versi 7"));
    CHECK(says(frame_named("technician_refused"), "Daftar belum rekam KTP-el"));
    CHECK(says(frame_named("technician_refused"), "Berlaku sampai 14 Desember 2026."));
    CHECK(says(frame_named("technician_old_list"), "Daftar status sudah lewat masa berlaku"));
    CHECK(says(frame_named("desk_lists_expired"), "Daftar status"));
    CHECK_FALSE(says(frame_named("desk"), "lewat masa berlaku"));
}

TEST_CASE("a district without an official figure shows none") {
    CHECK(says(frame_named("attract_no_figure"), "Belum ada angka resmi"));
    CHECK_FALSE(says(frame_named("attract_no_figure"), "sudah aktif"));
    CHECK(says(frame_named("done_no_figure"), "Belum ada angka resmi"));
    CHECK(says(frame_named("desk_numbers_no_figure"), "Belum ada angka resmi yang bisa dibandingkan"));
}

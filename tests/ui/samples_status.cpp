// What stands in the way, where to go, when, with what.
#include "sample_data.hpp"

namespace kiosk::test {

using namespace std::chrono_literals;

app::PlaceCard sample_place(std::string id, std::string name, bool open) {
    const domain::DayHours week{{8h, 15h}};
    const domain::DayHours friday{{8h, 11h}, {13h, 14h + 30min}};
    app::PlaceCard p;
    p.id = std::move(id);
    p.name = std::move(name);
    p.address = "Jl. Jenderal Ahmad Yani No. 25, Kelurahan Kepanjenlor, Kecamatan Kepanjenkidul";
    p.note = "Layanan akhir pekan selama bulan kampanye.";
    p.services = {config::Service::ktp_recording, config::Service::ikd_activation,
                  config::Service::card_pick_up, config::Service::nik_reactivation};
    p.today = date(2026, 11, 22);
    p.state = open ? domain::OpenState{true, domain::LocalTime{p.today, 15h}}
                   : domain::OpenState{false, domain::LocalTime{date(2026, 11, 23), 8h}};
    p.coming = {open ? week : domain::DayHours{}, week, week, week, week, friday, {}};
    p.labels[0] = "Layanan akhir pekan";
    return p;
}

namespace {

using domain::AnswerCategory;
using domain::NextStep;

/// One day of the officers in a village.
app::PlaceCard visit(std::string id, std::string name, domain::Date day) {
    auto p = sample_place(std::move(id), std::move(name), false);
    p.address = "Balai Desa Wonotirto, Jl. Raya Wonotirto No. 1, Kecamatan Wonotirto";
    p.note = "Bawa HP dengan baterai penuh.";
    p.coming = {};
    p.labels = {};
    p.state.changes_at = domain::LocalTime{day, 8h};
    p.visit_on = day;
    p.visit_hours = {{8h, 12h}};
    p.quota = 150;
    return p;
}

std::vector<app::PlaceCard> places() {
    std::vector<app::PlaceCard> all = {
        sample_place("kel-sukorejo", "Kelurahan Sukorejo", true),
        sample_place("dinas", "Dinas Kependudukan dan Pencatatan Sipil Kota Blitar", true),
        visit("visit-wonotirto", "Jemput bola Desa Wonotirto", date(2026, 11, 28)),
        visit("visit-sma", "SMA Negeri 1 Talun, Kabupaten Blitar", date(2026, 12, 3)),
        sample_place("kec-kepanjenkidul", "Kantor Kecamatan Kepanjenkidul", false),
        sample_place("tla-srengat", "Tempat Layanan Administrasi (TLA) Srengat", false)};
    all[0].nearness = domain::Nearness::kelurahan_of_kiosk;
    all[2].nearness = domain::Nearness::same_kecamatan;
    all[3].audience = domain::Audience::pupils;
    return all;
}

config::LocalText text(std::string id) {
    return {{{"id", std::move(id)}}};
}

std::vector<config::LocalText> bring() {
    return {text("Kartu Keluarga (KK) asli atau fotokopi terbaru"), text("KTP lama, jika ada"),
            text("HP dengan nomor yang aktif")};
}

domain::StatusAnswer answer(AnswerCategory category, NextStep step) {
    domain::StatusAnswer a;
    a.category = category;
    a.next_step = step;
    a.certainty = domain::Certainty::listed;
    a.source_kind = domain::SourceKind::signed_list;
    a.source = "daftar Dispendukcapil Kabupaten Blitar";
    a.as_of = date(2026, 11, 14);
    return a;
}

/// What the kiosk would say: where to go when there is somewhere to go.
app::NikResultView result(domain::StatusAnswer answer) {
    app::NikResultView view{};
    view.purpose = domain::Purpose::check_nik;
    view.age = 17;
    view.answer = std::move(answer);
    const auto step = view.answer.next_step;
    view.may_activate = step == NextStep::go_on || step == NextStep::reset_ikd;
    const bool stays = step == NextStep::wait || step == NextStep::see_officer || step == NextStep::nothing;
    view.must_record = !view.may_activate && !stays;
    view.ask_officer = step != NextStep::nothing;
    view.not_yet = step == NextStep::record_from_16 || step == NextStep::collect_card_at_17;
    if (view.must_record) view.bring = bring();
    if (view.must_record && !view.not_yet)
        view.nearest = places()[view.answer.certainty == domain::Certainty::listed ? 1 : 2];
    return view;
}

/// Every category with the step of somebody of 17 (status.hpp).
std::vector<domain::StatusAnswer> answers() {
    using C = AnswerCategory;
    using N = NextStep;
    std::vector<domain::StatusAnswer> all = {answer(C::deceased_reported, N::see_dinas),
                                             answer(C::nik_duplicate, N::see_dinas),
                                             answer(C::not_found, N::see_officer),
                                             answer(C::deactivated, N::record_with_kk),
                                             answer(C::moved, N::settle_residence),
                                             answer(C::unrecorded, N::record),
                                             answer(C::unrecorded_in_grace, N::record),
                                             answer(C::record_again, N::record),
                                             answer(C::record_duplicate, N::see_dinas),
                                             answer(C::waiting_for_decision, N::see_officer),
                                             answer(C::in_process, N::wait),
                                             answer(C::print_ready, N::collect_card),
                                             answer(C::card_ready, N::collect_card),
                                             answer(C::ikd_on_another_phone, N::reset_ikd),
                                             answer(C::ikd_active, N::nothing),
                                             answer(C::ready, N::go_on),
                                             answer(C::too_young, N::record_from_16),
                                             answer(C::may_record, N::record),
                                             answer(C::not_on_a_list, N::go_on),
                                             answer(C::no_list_yet, N::go_on),
                                             answer(C::not_now, N::go_on)};
    for (auto& one : all) {
        if (one.category == C::unrecorded_in_grace) one.grace_until = date(2027, 2, 14);
        if (one.category == C::too_young) {
            one.record_from = date(2027, 9, 30);
            one.card_from = date(2028, 9, 30);
        }
        if (one.category == C::may_record) one.card_from = date(2027, 9, 30);
        const bool by_age = one.category == C::too_young || one.category == C::may_record;
        if (by_age || one.category == C::not_on_a_list || one.category == C::no_list_yet ||
            one.category == C::not_now)
            one.certainty = domain::Certainty::not_known;
        if (one.category == C::no_list_yet || one.category == C::not_now) one.as_of.reset();
        if (one.category == C::ready) one.certainty = domain::Certainty::declared;
    }
    return all;
}

void add_results(Collector& all) {
    for (auto& one : answers()) {
        auto view = result(one);
        if (one.category == AnswerCategory::not_now) view.pause_seconds = 1380;
        if (one.category == AnswerCategory::not_now) view.ask_officer = false;
        view.may_be_deactivated = one.category == AnswerCategory::unrecorded;
        view.nearest_is_chosen = one.category == AnswerCategory::deactivated;
        all.add("nik_result_" + std::string(domain::to_word(one.category)), view);
    }
    auto seen = answer(AnswerCategory::deactivated, NextStep::settle_residence);
    seen.certainty = domain::Certainty::sure;
    seen.source_kind = domain::SourceKind::officer;
    all.add("nik_result_seen", result(seen));
    auto fine = answer(AnswerCategory::not_on_a_list, NextStep::go_on);
    fine.certainty = domain::Certainty::sure;
    fine.source_kind = domain::SourceKind::officer;
    auto fine_view = result(fine);
    fine_view.ask_officer = false;
    all.add("nik_result_seen_fine", fine_view);
    seen.source_kind = domain::SourceKind::web_service;
    all.add("nik_result_answered", result(seen));
    auto old = answer(AnswerCategory::unrecorded, NextStep::record_from_16);
    old.certainty = domain::Certainty::old_list;
    old.list_expired = true;
    old.record_from = date(2027, 9, 30);
    old.card_from = date(2028, 9, 30);
    all.add("nik_result_old_list", result(old));
    auto nowhere = result(answer(AnswerCategory::print_ready, NextStep::collect_card_at_17));
    nowhere.answer.card_from = date(2027, 9, 30);
    nowhere.bring.clear();
    nowhere.nearest.reset();
    nowhere.ask_officer = false;
    all.add("nik_result_nowhere", nowhere);
}

app::RecordingPathView path(NextStep step) {
    app::RecordingPathView view{};
    view.step = step;
    view.age = 17;
    view.bring = bring();
    view.places = places();
    view.kecamatan = {"35.05.03", "Panggungrejo", true};
    view.info = true;
    return view;
}

void add_paths(Collector& all) {
    for (int i = 0; i < domain::next_step_count; ++i) {
        const auto step = static_cast<NextStep>(i);
        all.add("recording_" + std::string(domain::to_word(step)), path(step));
    }
    auto threatened = path(NextStep::record);
    threatened.may_be_deactivated = true;
    all.add("recording_threatened", threatened);
    auto grace = path(NextStep::record);
    grace.grace_until = date(2027, 2, 14);
    grace.age = 16;  // and married: the card does not come later
    grace.kecamatan = {{}, {}, true};
    all.add("recording_grace", grace);
    auto young = path(NextStep::record_from_16);
    young.age = 15;
    young.record_from = date(2027, 9, 30);
    young.card_from = date(2028, 9, 30);
    young.kecamatan = {};
    young.info = false;
    young.card_later = true;
    all.add("recording_young", young);
    auto card_later = path(NextStep::record);
    card_later.age = 16;
    card_later.card_later = true;
    card_later.card_from = date(2027, 9, 30);
    all.add("recording_card_later", card_later);
    auto nowhere = path(NextStep::see_dinas);
    nowhere.bring.clear();
    nowhere.places.clear();
    nowhere.kecamatan = {};
    all.add("recording_nowhere", nowhere);
    all.add("recording_last", path(NextStep::record)).page = 9;
}

/// All of Kabupaten Blitar, the pack with the most.
app::KecamatanView kecamatan() {
    app::KecamatanView view{};
    int number = 1;
    for (const char* name : {"Bakung",   "Binangun", "Doko",     "Gandusari",    "Garum",   "Kademangan",
                             "Kanigoro", "Kesamben", "Nglegok",  "Panggungrejo", "Ponggok", "Sanankulon",
                             "Selopuro", "Selorejo", "Srengat",  "Sutojayan",    "Talun",   "Udanawu",
                             "Wates",    "Wlingi",   "Wonodadi", "Wonotirto"}) {
        std::string code = "35.05.";
        if (number < 10) code += '0';
        code += std::to_string(number++);
        view.items.push_back({std::move(code), name});
    }
    view.district = "Kabupaten Blitar";
    return view;
}

config::RecordingInfo info() {
    return {
        {text("Warga berumur 17 tahun atau lebih, atau sudah menikah."),
         text("Mulai umur 16 tahun sudah boleh rekam. Kartu diberikan di umur 17 tahun.")},
        {text("Tidak perlu surat pengantar RT, RW, atau kelurahan."),
         text("Tidak perlu SKCK dan bukti bayar pajak.")},
        {text("Kartu bisa jadi pada hari itu, bisa juga beberapa minggu, tergantung pemeriksaan di pusat."),
         text("IKD bisa diaktifkan setelah data dinyatakan tunggal.")},
        {text("Datang sendiri, rekam KTP-el, dan bawa KK. NIK diaktifkan lagi setelah itu."),
         text("Yang baru berumur 17 tahun mendapat waktu tiga bulan.")},
        {text("Rekam di tempat Anda tinggal, walaupun KK terdaftar di daerah lain."),
         text("Pelajar dan pekerja di perantauan boleh rekam di Dukcapil terdekat.")},
        {text("Di luar negeri: hubungi Perwakilan RI.")}};
}

app::SlipView slip(NextStep step, app::PlaceCard place) {
    app::SlipView view{};
    view.step = step;
    view.day = date(2026, 11, 23);
    view.hours = {{8h, 11h + 30min}, {13h, 15h}};
    if (place.visit_on) {
        view.day = *place.visit_on;
        view.hours = place.visit_hours;
    }
    view.place = std::move(place);
    view.other_days = !view.place.visit_on;
    view.bring = bring();
    return view;
}

void add_places(Collector& all) {
    all.add("places", app::PlacesView{{}, places()});
    all.add("places_kecamatan", app::PlacesView{{"35.05.03", "Panggungrejo", true}, places()});
    all.add("places_last", app::PlacesView{{{}, {}, true}, places()}).page = 5;
    all.add("places_none", app::PlacesView{{{}, {}, true}, {}});
    all.add("place",
            app::PlaceView{places()[1],
                           {{"Halo Dukcapil", "1500537"}, {"WhatsApp Dispendukcapil", "0811-800-5373"}}});
    all.add("place_visit", app::PlaceView{places()[3], {{"Halo Dukcapil", "1500537"}}});
    auto districts = kecamatan();
    all.add("kecamatan", districts);
    districts.chosen = "35.05.10";
    districts.elsewhere = true;
    all.add("kecamatan_chosen", districts);
    districts.items.resize(3);
    districts.chosen.clear();
    districts.district = "Kabupaten Hulu Sungai Selatan";
    all.add("kecamatan_few", districts);
    using About = app::RecordingInfoView::About;
    all.add("recording_info", app::RecordingInfoView{About::recording, info(), "Kabupaten Blitar"});
    all.add("recording_info_elsewhere",
            app::RecordingInfoView{About::elsewhere, info(), "Kabupaten Hulu Sungai Selatan"});
    all.add("recording_info_empty", app::RecordingInfoView{About::elsewhere, {}, "Kota Blitar"});
    auto office = slip(NextStep::record_with_kk, places()[1]);
    office.label = "Layanan akhir pekan";
    all.add("slip", office);
    auto village = slip(NextStep::record, places()[3]);
    village.card_from = date(2027, 9, 30);
    all.add("slip_visit", village);
    auto young = slip(NextStep::record_from_16, places()[1]);
    young.record_from = date(2026, 11, 22);
    young.card_from = date(2027, 11, 22);
    all.add("slip_young", young);
    auto far = young;
    far.record_from = date(2028, 5, 7);
    far.card_from.reset();
    far.day.reset();
    far.hours.clear();
    far.other_days = false;
    all.add("slip_without_day", far);
    auto plain = slip(NextStep::see_dinas, places()[0]);
    plain.bring.clear();
    all.add("slip_plain", plain);
}

}  // namespace

void add_status(Collector& all) {
    add_results(all);
    add_paths(all);
    add_places(all);
}

}  // namespace kiosk::test

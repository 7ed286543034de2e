#include <catch2/catch.hpp>

#include "fake_world.hpp"

using namespace kiosk;
using namespace kiosk::test;
using app::NikResultView;
using app::RecordingPathView;
using domain::AnswerCategory;
using domain::EventKind;
using domain::NextStep;
using domain::Reason;
namespace intent = app::intent;

namespace {

/// The list says this about everybody.
void say(TestKiosk& kiosk, domain::StatusAxes axes) {
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    kiosk.world.lists.reply.findings.front().axes = axes;
}
void say(TestKiosk& kiosk, domain::KtpElRecord record) {
    say(kiosk, {record, {}, {}, {}});
}

domain::StatusAnswer answer_of(const TestKiosk& kiosk) {
    return kiosk.view<NikResultView>().answer;
}

}  // namespace

TEST_CASE("every source is asked with what was confirmed on the read-back") {
    TestKiosk kiosk;
    kiosk.check_nik(nik_of_adult);
    for (const auto* source : {&kiosk.world.lists, &kiosk.world.web}) {
        CHECK(source->asked == 1);
        CHECK(source->birth_date_asked == std::chrono::year{2008} / 5 / 15);
        CHECK(source->sex_asked == domain::Sex::male);
        CHECK(source->today_asked == std::chrono::year{2026} / 11 / 23);
    }
}

TEST_CASE("a person of 100 or more is asked for with the older birth date") {
    TestKiosk kiosk;
    kiosk.act(intent::Wake{}).act(intent::CheckNik{}).act(intent::Agree{}).scan("3572021505209009");
    kiosk.act(intent::Submit{}).act(intent::ReadBackIsOlder{}).pass(800ms);
    CHECK(kiosk.world.lists.birth_date_asked == std::chrono::year{1920} / 5 / 15);
}

TEST_CASE("all that is known is explained: sources, age and what was declared") {
    TestKiosk kiosk;
    SECTION("nothing is known") {
        kiosk.check_nik(nik_of_adult);
        CHECK(answer_of(kiosk).category == AnswerCategory::no_list_yet);
        CHECK(kiosk.view<NikResultView>().ask_officer);
    }
    SECTION("searched, not found") {
        kiosk.world.lists.has_list(fresh_list);
        kiosk.check_nik(nik_of_adult);
        CHECK(answer_of(kiosk).category == AnswerCategory::not_on_a_list);
        CHECK(answer_of(kiosk).as_of == fresh_list.as_of);
        CHECK(kiosk.last_event().reason == Reason::nik_not_on_a_list);
    }
    SECTION("declared in the pre-check") {
        kiosk.to_result();
        CHECK(answer_of(kiosk).category == AnswerCategory::ready);
        CHECK(answer_of(kiosk).certainty == domain::Certainty::declared);
        CHECK_FALSE(kiosk.view<NikResultView>().ask_officer);
    }
    SECTION("a list knows better than the resident") {
        kiosk.world.lists.has_list(fresh_list, domain::ListCategory::deactivated);
        kiosk.to_result();
        CHECK(answer_of(kiosk).category == AnswerCategory::deactivated);
        CHECK(kiosk.last_event().reason == Reason::nik_deactivated);
    }
    SECTION("the second source is heard, too") {
        kiosk.world.web.reply = {domain::SourceOutcome::found,
                                 {{{domain::SourceKind::web_service, "Dukcapil", {}, {}},
                                   {{}, domain::NikStatus::not_found, {}, {}}}},
                                 {},
                                 ""};
        kiosk.check_nik(nik_of_adult);
        CHECK(answer_of(kiosk).category == AnswerCategory::not_found);
    }
}

TEST_CASE("the district's rules decide about the age") {
    auto district = small_district();
    district.status_rules.record_from_age = 17;
    TestKiosk kiosk(TestKiosk::default_config(), district);
    kiosk.check_nik(nik_of_pupil);
    CHECK(answer_of(kiosk).next_step == NextStep::record_from_16);
    CHECK(answer_of(kiosk).record_from == std::chrono::year{2027} / 3 / 10);
    kiosk.act(intent::GoOn{});
    CHECK(kiosk.view<RecordingPathView>().record_from == std::chrono::year{2027} / 3 / 10);
}

TEST_CASE("a list past its last day says so, and an officer may be asked") {
    TestKiosk kiosk;
    auto old = fresh_list;
    old.valid_until = std::chrono::year{2026} / 11 / 22;
    kiosk.world.lists.has_list(old);
    kiosk.check_nik(nik_of_adult);
    CHECK(answer_of(kiosk).list_expired);
    CHECK(kiosk.view<NikResultView>().ask_officer);
}

TEST_CASE("what a source could not do goes with the answer, for the log") {
    TestKiosk kiosk;
    kiosk.world.web.reply = {domain::SourceOutcome::timed_out, {}, {}, "no answer within 15 s"};
    auto nik = domain::Nik::from_typed(nik_of_adult, std::chrono::year{2026} / 11 / 23);
    const auto answer =
        app::do_job({1, kiosk.now, app::LookUpNik{std::move(*nik), {}, {}, {}}}, *kiosk.ports);
    const auto& problems = std::get<app::NikLookedUp>(answer.result).reply.problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().find("no answer within 15 s") != std::string::npos);
}

TEST_CASE("a kiosk whose own lists are damaged is out of service") {
    TestKiosk kiosk;
    kiosk.world.lists.broken = true;
    kiosk.check_nik(nik_of_adult);
    CHECK(kiosk.screen() == "out_of_service");
    CHECK(kiosk.view<app::OutOfServiceView>().detail == "the list cannot be read");
}

TEST_CASE("a card that is ready: where to fetch it, then the activation") {
    auto district = small_district();
    district.functions.activation = GENERATE(true, false);
    TestKiosk kiosk(TestKiosk::default_config(), district);
    say(kiosk, domain::KtpElRecord::print_ready);
    kiosk.check_nik(nik_of_adult);
    CHECK(kiosk.view<NikResultView>().must_record);
    CHECK_FALSE(kiosk.view<NikResultView>().may_activate);
    kiosk.act(intent::GoOn{});
    const auto path = kiosk.view<RecordingPathView>();
    CHECK(path.step == NextStep::collect_card);
    CHECK(path.may_activate == district.functions.activation);
    CHECK_FALSE(path.places.empty());
    kiosk.act(intent::GoOn{});
    if (district.functions.activation) {
        CHECK(kiosk.screen() == "pre_check_ktp_recorded");
        CHECK(kiosk.act(intent::GoBack{}).screen() == "nik_result");
    } else {
        CHECK(kiosk.screen() == "attract");
        CHECK(kiosk.last_event().kind == EventKind::visit_ended);
        CHECK(kiosk.last_event().reason == Reason::guided);
    }
}

TEST_CASE("nothing to do but wait: the visit ends politely") {
    TestKiosk kiosk;
    say(kiosk, domain::KtpElRecord::processing);
    kiosk.check_nik(nik_of_adult);
    CHECK(answer_of(kiosk).next_step == NextStep::wait);
    CHECK_FALSE(kiosk.view<NikResultView>().must_record);
    CHECK_FALSE(kiosk.view<NikResultView>().nearest.has_value());
    kiosk.act(intent::GoOn{});
    CHECK(kiosk.screen() == "attract");
    CHECK(kiosk.last_event().reason == Reason::must_wait);
}

TEST_CASE("an account on another phone brings a ticket for the officer who moves it") {
    TestKiosk kiosk;
    say(kiosk, {{}, {}, {}, domain::IkdAccount::on_another_phone});
    kiosk.check_nik(nik_of_adult).act(intent::GoOn{});
    CHECK(kiosk.screen() == "ticket");
    CHECK(kiosk.view<app::TicketView>().reason == Reason::other_phone);
}

TEST_CASE("where to go first and what to bring stand beside the answer") {
    auto district = small_district();
    config::LocalText kk;
    kk.by_language = {{"id", "Bawa KK"}};
    district.bring[NextStep::record] = {kk};
    TestKiosk kiosk(TestKiosk::default_config(), district);
    kiosk.world.lists.has_list(fresh_list, domain::ListCategory::unrecorded);
    kiosk.check_nik(nik_of_adult);
    const auto result = kiosk.view<NikResultView>();
    REQUIRE(result.nearest.has_value());
    CHECK(result.nearest->id == "kel-uji");
    CHECK(result.nearest->nearness == domain::Nearness::kelurahan_of_kiosk);
    CHECK(result.bring == std::vector{kk});
    CHECK(kiosk.act(intent::GoOn{}).view<RecordingPathView>().bring == std::vector{kk});
}

TEST_CASE("a district without any official figure has none on its board") {
    auto district = small_district();
    district.official_figures.clear();
    TestKiosk kiosk(TestKiosk::default_config(), district);
    CHECK(kiosk.view<app::AttractView>().board.official.source.empty());
    CHECK(kiosk.view<app::AttractView>().board.pacing == domain::Pacing{});
    kiosk.log_in().act(intent::OpenDeskMenu{}).act(intent::ShowNumbers{});
    const auto numbers = kiosk.view<app::DeskNumbersView>();
    CHECK(numbers.since.from.source.empty());
    CHECK(numbers.since.from.date == std::chrono::year{2025} / 12 / 31);  // since the period began
    CHECK_FALSE(numbers.since.official_movement.has_value());
}

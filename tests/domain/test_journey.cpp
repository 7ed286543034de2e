#include <catch2/catch.hpp>

#include "journey_fixture.hpp"

using namespace kiosk::test;

TEST_CASE("the whole way: agreement to a confirmed activation") {
    Visit visit(Purpose::activate);
    CHECK(visit.journey.stage == Stage::notice);
    CHECK(visit.on(Agreed{}).effects == effects({Record{EventKind::visit_started, Reason::none, 90s}}));
    for (const auto question : {Question::ktp_recorded, Question::seventeen_or_married, Question::own_phone,
                                Question::mailbox_open, Question::first_time, Question::kk_here}) {
        CHECK(visit.journey.stage == Stage::pre_check);
        CHECK(visit.journey.question == question);
        visit.on(Answered{Answer::yes});
    }
    CHECK(visit.journey.stage == Stage::nik_entry);
    CHECK(visit.on(NikRead{18}).journey.stage == Stage::nik_read_back);
    CHECK(visit.on(ReadBackAnswered{true}).effects == effects({LookUpStatus{}}));
    CHECK(visit.journey.stage == Stage::nik_read_back);
    CHECK(visit.on(StatusKnown{fine}).effects ==
          effects({WipeNik{}, Record{EventKind::nik_checked, Reason::nik_not_on_a_list, 90s}}));
    CHECK(visit.journey.stage == Stage::nik_result);
    CHECK(visit.on(Continue{}).journey.stage == Stage::get_app);
    visit.on(Continue{});
    for (const auto phone_step :
         {PhoneStep::open_app, PhoneStep::register_offline, PhoneStep::fill_form, PhoneStep::selfie}) {
        CHECK(visit.journey.stage == Stage::on_phone);
        CHECK(visit.journey.phone_step == phone_step);
        visit.on(Continue{});
    }
    CHECK(visit.effects == effects({IssueTicket{Reason::none, 90s}}));
    CHECK(visit.on(TicketIssued{{'A', 1}}).journey.stage == Stage::ticket);
    CHECK(visit.on(Continue{}).journey.stage == Stage::officer);
    CHECK(visit.on(Continue{}).journey.stage == Stage::email_code);
    visit.on(Continue{}).on(Continue{});
    CHECK(visit.journey.mail_step == MailStep::new_pin);
    CHECK(visit.on(Continue{}).journey.stage == Stage::confirm);
    CHECK(visit.on(CodeEntered{}).effects == effects({ConfirmByCode{90s}}));
    CHECK(visit.journey.stage == Stage::confirm);  // not done before it is durable
    CHECK(visit.on(Confirmed{}).journey.stage == Stage::done);
    CHECK(visit.journey.confirmed);
    CHECK(visit.on(Continue{}).journey.stage == Stage::left);
    CHECK(visit.effects == effects({WipeNik{}, WipeCode{}}));  // nothing more to record
}

TEST_CASE("each no leads to its own path, and back") {
    struct Row {
        int yes_before;
        Stage stage;
        Reason reason;
        std::optional<Advice> advice;
    };
    const Row row = GENERATE(Row{0, Stage::recording_path, Reason::not_recorded, {}},
                             Row{1, Stage::recording_path, Reason::under_17, {}},
                             Row{2, Stage::advice, Reason::no_phone, Advice::no_phone},
                             Row{3, Stage::advice, Reason::no_email, Advice::no_email},
                             Row{4, Stage::advice, Reason::other_phone, Advice::other_phone});
    Visit visit(Purpose::activate);
    visit.on(Agreed{});
    for (int i = 0; i < row.yes_before; ++i) visit.on(Answered{i == 1 ? Answer::unknown : Answer::yes});
    visit.on(Answered{Answer::no});
    CHECK(visit.journey.stage == row.stage);
    CHECK(visit.journey.reason == row.reason);
    if (row.advice) CHECK(visit.journey.advice == *row.advice);

    Visit leaving = visit;
    CHECK(leaving.on(WentHome{}).effects ==
          effects({Record{EventKind::visit_ended, row.reason, 90s}, WipeNik{}, WipeCode{}}));
    CHECK(visit.on(Back{}).journey.stage == Stage::pre_check);
    CHECK(visit.journey.reason == Reason::none);
    CHECK(static_cast<int>(visit.journey.question) == row.yes_before);
}

TEST_CASE("where the KK is registered stops nobody, and says what the activation counts for") {
    struct Row {
        Answer answer;
        Registration registration;
    };
    const Row row =
        GENERATE(Row{Answer::yes, Registration::in_district}, Row{Answer::no, Registration::elsewhere},
                 Row{Answer::unknown, Registration::unknown});
    Visit visit(Purpose::activate);
    visit.on(Agreed{});
    for (int i = 0; i + 1 < question_count; ++i) visit.on(Answered{Answer::yes});
    CHECK(visit.journey.question == Question::kk_here);
    CHECK(visit.journey.registration == Registration::unknown);
    visit.on(Answered{row.answer});
    CHECK(visit.journey.stage == Stage::nik_entry);
    CHECK(visit.journey.reason == Reason::none);
    CHECK(visit.journey.registration == row.registration);
    visit.on(Back{});
    CHECK(visit.journey.question == Question::kk_here);
    CHECK(visit.on(Answered{Answer::unknown}).journey.registration == Registration::unknown);

    OpenVisit open;
    open.registration = row.registration;
    CHECK(resume_journey(open, start).registration == row.registration);
}

TEST_CASE("too many checks lately: counted as such, and the way goes on") {
    Visit visit = at_nik_entry();
    visit.on(NikRead{18})
        .on(ReadBackAnswered{true})
        .on(StatusKnown{answer(AnswerCategory::not_now, NextStep::go_on)});
    CHECK(visit.effects ==
          effects({WipeNik{}, Record{EventKind::nik_checked, Reason::nik_too_many_checks, 90s}}));
    CHECK(visit.on(Continue{}).journey.stage == Stage::get_app);
}

TEST_CASE("what an advice offers") {
    Visit visit(Purpose::activate);
    visit.on(Agreed{}).on(Answered{Answer::yes}).on(Answered{Answer::yes});
    SECTION("no phone: home") {
        visit.on(Answered{Answer::no}).on(Continue{});
        CHECK(visit.journey.stage == Stage::left);
        CHECK(visit.effects.front() == Effect(Record{EventKind::visit_ended, Reason::no_phone, 90s}));
    }
    SECTION("no phone: an officer, with the reason on the ticket") {
        visit.on(Answered{Answer::no});
        CHECK(visit.on(OfficerWanted{}).effects == effects({IssueTicket{Reason::no_phone, 90s}}));
        visit.on(TicketIssued{{'A', 2}});
        CHECK(visit.on(Back{}).journey.stage == Stage::advice);
    }
    SECTION("made a mailbox: on to the next question") {
        visit.on(Answered{Answer::yes}).on(Answered{Answer::no}).on(Continue{});
        CHECK(visit.journey.question == Question::first_time);
        CHECK(visit.journey.reason == Reason::none);
    }
    SECTION("other phone: the officer has to reset it") {
        visit.on(Answered{Answer::yes}).on(Answered{Answer::yes}).on(Answered{Answer::no});
        CHECK(visit.on(Continue{}).effects == effects({IssueTicket{Reason::other_phone, 90s}}));
    }
}

TEST_CASE("declining is a counted outcome") {
    Visit visit(Purpose::activate);
    CHECK(visit.on(Declined{}).journey.stage == Stage::advice);
    CHECK(visit.on(Continue{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::does_not_want, 90s}));
}

TEST_CASE("leaving the notice without an answer records nothing") {
    CHECK(Visit(Purpose::activate).on(SilenceExpired{}).effects == effects({WipeNik{}, WipeCode{}}));
    CHECK(Visit(Purpose::activate).on(Back{}).effects == effects({WipeNik{}, WipeCode{}}));
}

TEST_CASE("after three texts that cannot be the NIK an officer helps") {
    Visit visit = at_nik_entry();
    visit.on(NikRefused{}).on(NikRefused{});
    CHECK(visit.journey.stage == Stage::nik_entry);
    visit.on(NikRead{40}).on(ReadBackAnswered{false});  // possible, but not his
    CHECK(visit.journey.stage == Stage::advice);
    CHECK(visit.journey.advice == Advice::nik_needs_officer);
    CHECK(std::count(visit.effects.begin(), visit.effects.end(), Effect(WipeNik{})) >= 1);
    CHECK(visit.on(Back{}).journey.stage == Stage::nik_entry);
    CHECK(visit.journey.nik_attempts == 0);
}

TEST_CASE("the result decides between recording and activation") {
    struct Row {
        AnswerCategory category;
        NextStep next_step;
        Stage stage;
        Reason reason;
    };
    const Row row = GENERATE(
        Row{AnswerCategory::deactivated, NextStep::record_with_kk, Stage::recording_path,
            Reason::nik_deactivated},
        Row{AnswerCategory::unrecorded, NextStep::record, Stage::recording_path, Reason::not_recorded},
        Row{AnswerCategory::not_on_a_list, NextStep::record_from_16, Stage::recording_path, Reason::under_17},
        Row{AnswerCategory::print_ready, NextStep::collect_card_at_17, Stage::recording_path,
            Reason::under_17},
        Row{AnswerCategory::print_ready, NextStep::collect_card, Stage::recording_path, Reason::none},
        Row{AnswerCategory::moved, NextStep::settle_residence, Stage::recording_path, Reason::must_see_dinas},
        Row{AnswerCategory::deactivated, NextStep::settle_residence, Stage::recording_path,
            Reason::nik_deactivated},
        Row{AnswerCategory::nik_duplicate, NextStep::see_dinas, Stage::recording_path,
            Reason::must_see_dinas},
        Row{AnswerCategory::no_list_yet, NextStep::go_on, Stage::get_app, Reason::none});
    Visit visit = at_result(answer(row.category, row.next_step));
    visit.on(Continue{});
    CHECK(visit.journey.stage == row.stage);
    CHECK(visit.journey.reason == row.reason);
    CHECK(visit.on(Back{}).journey.stage == Stage::nik_result);
}

TEST_CASE("who came to check the NIK may go on to the activation without typing it again") {
    Visit visit = at_result(fine, Purpose::check_nik);
    visit.on(Continue{});
    CHECK(visit.journey.stage == Stage::pre_check);
    for (int i = 0; i < question_count; ++i) visit.on(Answered{Answer::yes});
    CHECK(visit.journey.stage == Stage::get_app);

    Visit informed = at_result(fine, Purpose::check_nik);
    CHECK(informed.on(WentHome{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::guided, 90s}));
}

TEST_CASE("back leads one step back through the whole visit and loses nothing") {
    Visit visit = at_confirm();
    std::vector<Stage> way;
    while (visit.journey.stage != Stage::left) {
        way.push_back(visit.journey.stage);
        CAPTURE(static_cast<int>(visit.journey.stage));
        REQUIRE(way.size() < 40);
        CHECK(can_go_back(visit.journey));
        visit.on(Back{});
    }
    const std::vector<Stage> expected = {
        Stage::confirm,   Stage::email_code, Stage::email_code,    Stage::email_code, Stage::officer,
        Stage::ticket,    Stage::on_phone,   Stage::on_phone,      Stage::on_phone,   Stage::on_phone,
        Stage::get_app,   Stage::nik_result, Stage::nik_read_back, Stage::nik_entry,  Stage::pre_check,
        Stage::pre_check, Stage::pre_check,  Stage::pre_check,     Stage::pre_check,  Stage::pre_check,
        Stage::notice};
    CHECK(way == expected);
    CHECK(visit.journey.ticket.has_value());
    CHECK(visit.effects == effects({WipeNik{}, WipeCode{}}));  // the ticket keeps the visit open
}

TEST_CASE("back leads home for who checked the NIK first") {
    Visit visit = at_result(fine, Purpose::check_nik);
    visit.on(Continue{}).on(Answered{Answer::yes});
    int steps = 0;
    for (; visit.journey.stage != Stage::left && steps < 40; ++steps) visit.on(Back{});
    CHECK(steps == 6);  // two questions, result, read-back, entry, notice
}

TEST_CASE("going forward again after back asks the lists only once") {
    Visit visit = at_result(fine);
    visit.on(Back{}).on(ReadBackAnswered{true});
    CHECK(visit.effects.empty());
    CHECK(visit.journey.stage == Stage::nik_result);
}

TEST_CASE("a ticket is issued once and can be taken from every phone step") {
    Visit visit = at_result(fine);
    visit.on(Continue{}).on(Continue{}).on(Continue{});
    CHECK(visit.on(TicketWanted{}).effects == effects({IssueTicket{Reason::none, 90s}}));
    visit.on(TicketIssued{{'A', 5}});
    CHECK(visit.on(Back{}).journey.stage == Stage::on_phone);
    CHECK(visit.journey.phone_step == PhoneStep::register_offline);
    CHECK(visit.on(TicketWanted{}).effects.empty());
    CHECK(visit.journey.stage == Stage::ticket);
}

TEST_CASE("three wrong codes close the code field, self-reporting stays") {
    Visit visit = at_confirm();
    for (int i = 0; i < max_code_attempts; ++i) {
        CHECK(visit.on(CodeEntered{}).effects == effects({ConfirmByCode{90s}}));
        CHECK(visit.on(CodeRefused{}).effects == effects({WipeCode{}}));
    }
    CHECK(visit.on(CodeEntered{}).effects.empty());
    CHECK(visit.on(SelfReportWanted{}).effects ==
          effects({Record{EventKind::activation_self_reported, Reason::none, 90s}}));
    CHECK(visit.journey.stage == Stage::confirm);  // not done before it is durable
    CHECK(visit.on(SelfReported{}).journey.stage == Stage::done);
    CHECK_FALSE(visit.journey.confirmed);
}

TEST_CASE("a visit that comes back by ticket stands at confirm") {
    OpenVisit open;
    open.ticket = {'B', 7};
    open.reason = Reason::needs_officer;
    Visit visit(resume_journey(open, start));
    CHECK(visit.journey.stage == Stage::confirm);
    CHECK(visit.journey.ticket == TicketCode{'B', 7});
    SECTION("it does not lead back to pages that it never saw") {
        while (can_go_back(visit.journey)) visit.on(Back{});
        CHECK(visit.journey.stage == Stage::on_phone);
    }
    SECTION("walking away leaves the ticket open") {
        CHECK(visit.on(SilenceExpired{}).effects == effects({WipeNik{}, WipeCode{}}));
    }
    SECTION("who self-reported before cannot do so twice") {
        open.self_reported = true;
        Visit again(resume_journey(open, start));
        CHECK(again.on(SelfReportWanted{}).effects.empty());
        CHECK(again.on(CodeEntered{}).effects == effects({ConfirmByCode{90s}}));
    }
}

TEST_CASE("walking away is recorded with the reason that is known") {
    CHECK(at_nik_entry().on(SilenceExpired{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::timed_out, 90s}));
    Visit recording = at_result(answer(AnswerCategory::unrecorded, NextStep::record));
    CHECK(recording.on(Continue{}).on(SilenceExpired{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::not_recorded, 90s}));
}

TEST_CASE("the pre-check cannot be skipped by going back to the result") {
    Visit visit = at_result(fine, Purpose::check_nik);
    visit.on(Continue{}).on(Back{});
    CHECK(visit.journey.stage == Stage::nik_result);
    CHECK(visit.on(Continue{}).journey.stage == Stage::pre_check);
}

TEST_CASE("a no after the NIK was checked leads back to its question") {
    Visit visit = at_result(fine, Purpose::check_nik);
    visit.on(Continue{}).on(Answered{Answer::yes}).on(Answered{Answer::no});
    CHECK(visit.journey.stage == Stage::recording_path);
    CHECK(visit.journey.before_fork == Stage::pre_check);
    CHECK(visit.on(Back{}).journey.stage == Stage::pre_check);
}

TEST_CASE("a NIK that is not this person's is forgotten altogether") {
    Visit visit = at_result(fine);
    visit.on(Back{}).on(ReadBackAnswered{false});
    CHECK(visit.effects == effects({ForgetNik{}}));
    CHECK_FALSE(visit.journey.status.has_value());
    CHECK_FALSE(visit.journey.age.has_value());
}

TEST_CASE("a person of 100 or more is asked for again with the other age") {
    Visit visit = at_result(fine);
    visit.on(Back{}).on(ReadBackAnswered{true, 101});
    CHECK(visit.journey.age == 101);
    CHECK(visit.effects == effects({LookUpStatus{}}));
}

TEST_CASE("back does nothing where there is no way back") {
    OpenVisit open;
    Visit visit(resume_journey(open, start));
    for (int i = 0; i < 30; ++i) visit.on(Back{});
    CHECK(visit.journey.stage == Stage::on_phone);
}

TEST_CASE("the same input gives the same answer") {
    const auto visit = at_confirm();
    const auto one = step(visit.journey, CodeEntered{}, later);
    const auto two = step(visit.journey, CodeEntered{}, later);
    CHECK(one.next == two.next);
    CHECK(one.effects == two.effects);
}

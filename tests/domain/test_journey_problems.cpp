#include <catch2/catch.hpp>

#include "journey_fixture.hpp"

using namespace kiosk::test;

namespace {

Visit on_phone() {
    return at_result(fine).on(Continue{}).on(Continue{}).on(Continue{});
}

Visit at_email_code() {
    return at_ticket().on(Continue{}).on(Continue{});
}

Effect chosen(const std::string& code) {
    return Record{EventKind::problem_chosen, Reason::problem, 90s, code};
}

Visit at_done() {
    return at_confirm().on(CodeEntered{}).on(Confirmed{});
}

/// With every "yes" before the question.
Visit answered(Question question, Answer answer) {
    Visit visit(Purpose::activate);
    visit.on(Agreed{});
    for (int i = 0; i < static_cast<int>(question); ++i) visit.on(Answered{Answer::yes});
    return visit.on(Answered{answer});
}

}  // namespace

TEST_CASE("who comes with a problem chooses it without notice or NIK and gets the answer") {
    Visit visit(Purpose::solve_problem);
    CHECK(visit.journey.stage == Stage::problems);
    CHECK(visit.on(ProblemChosen{"F05"}).effects ==
          effects({Record{EventKind::visit_started, Reason::none, 90s}, chosen("F05")}));
    CHECK(visit.journey.stage == Stage::problem);
    CHECK(visit.journey.problem == "F05");
    CHECK(visit.on(Continue{}).effects ==
          effects({Record{EventKind::visit_ended, Reason::problem, 90s, "F05"}, WipeNik{}, WipeCode{}}));
    CHECK(visit.journey.stage == Stage::left);
}

TEST_CASE("looking at the problems only records nothing") {
    CHECK(Visit(Purpose::solve_problem).on(Back{}).effects == effects({WipeNik{}, WipeCode{}}));
    CHECK(Visit(Purpose::solve_problem).on(SilenceExpired{}).effects == effects({WipeNik{}, WipeCode{}}));
}

TEST_CASE("another problem may be chosen; the visit started once, and ends with the last one") {
    Visit visit(Purpose::solve_problem);
    visit.on(ProblemChosen{"F05"}).on(Back{});
    CHECK(visit.journey.stage == Stage::problems);
    CHECK(visit.journey.reason == Reason::none);
    Visit leaving = visit;
    CHECK(leaving.on(WentHome{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::went_home, 90s}));
    CHECK(visit.on(ProblemChosen{"F09"}).effects == effects({chosen("F09")}));
    CHECK(visit.on(SilenceExpired{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::problem, 90s, "F09"}));
}

TEST_CASE("a problem that needs an officer brings a ticket with its code") {
    Visit visit(Purpose::solve_problem);
    visit.on(ProblemChosen{"F01"});
    const JourneyEvent wish = GENERATE(JourneyEvent(TicketWanted{}), JourneyEvent(OfficerWanted{}));
    CHECK(visit.on(wish).effects == effects({IssueTicket{Reason::problem, 90s, "F01"}}));
    CHECK(visit.on(TicketIssued{{'A', 3}}).journey.stage == Stage::ticket);
    SECTION("it stays open when the person walks away") {
        CHECK(visit.on(WentHome{}).effects == effects({WipeNik{}, WipeCode{}}));
    }
    SECTION("back leads to the problem, the problems and home") {
        CHECK(visit.on(Back{}).journey.stage == Stage::problem);
        CHECK(visit.journey.problem == "F01");
        CHECK(visit.on(Back{}).journey.stage == Stage::problems);
        CHECK(visit.on(Back{}).journey.stage == Stage::left);
    }
    SECTION("after the officer the activation can be finished, and trouble then is no circle") {
        visit.on(Continue{}).on(Continue{});
        CHECK(visit.journey.stage == Stage::email_code);
        visit.on(TroubleReported{}).on(ProblemChosen{"F10"}).on(Continue{});
        CHECK(visit.journey.stage == Stage::email_code);
        CHECK(visit.journey.problem == "F01");  // what the ticket is for
        visit.on(Back{}).on(Back{}).on(Back{});
        CHECK(visit.journey.stage == Stage::problem);
        CHECK(visit.on(Back{}).on(Back{}).journey.stage == Stage::left);
    }
}

TEST_CASE("a problem that is not among those brings a ticket all the same") {
    Visit visit(Purpose::solve_problem);
    CHECK(visit.on(OfficerWanted{}).effects == effects({Record{EventKind::visit_started, Reason::none, 90s},
                                                        IssueTicket{Reason::needs_officer, 90s}}));
    visit.on(TicketIssued{{'A', 4}});
    CHECK(visit.on(Back{}).journey.stage == Stage::problems);
    CHECK(visit.journey.reason == Reason::none);
}

TEST_CASE("trouble on the phone opens the problems, and the answer leads back to the same step") {
    Visit visit = on_phone();
    CHECK(visit.on(TroubleReported{}).effects.empty());
    CHECK(visit.journey.stage == Stage::problems);
    SECTION("solved") {
        visit.on(ProblemChosen{"F02"}).on(Continue{});
        CHECK(visit.effects.empty());
    }
    SECTION("back") {
        CHECK(visit.on(ProblemChosen{"F02"}).on(Back{}).journey.stage == Stage::problems);
        visit.on(Back{});
    }
    CHECK(visit.journey.stage == Stage::on_phone);
    CHECK(visit.journey.phone_step == PhoneStep::register_offline);
    CHECK(visit.journey.reason == Reason::none);
    CHECK(visit.journey.problem.empty());
}

TEST_CASE("a chosen problem is told once, whatever comes of it") {
    Visit visit = on_phone();
    CHECK(visit.on(TroubleReported{}).on(ProblemChosen{"F05"}).effects == effects({chosen("F05")}));
    CHECK(visit.on(Continue{}).effects.empty());  // understood
    CHECK(visit.on(TroubleReported{}).on(ProblemChosen{"F05"}).effects.empty());
    CHECK(visit.on(Back{}).on(ProblemChosen{"F02"}).effects == effects({chosen("F02")}));
    CHECK(visit.on(Back{}).on(ProblemChosen{"F05"}).effects.empty());
    CHECK(visit.on(Back{}).on(Back{}).on(WentHome{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::went_home, 90s}));
}

TEST_CASE("with a ticket the last chosen problem is the last that was told: the desk shows it") {
    Visit visit = on_phone();
    visit.on(TroubleReported{}).on(ProblemChosen{"F05"}).on(Continue{});
    while (visit.journey.phone_step != PhoneStep::selfie) visit.on(Continue{});
    visit.on(Continue{}).on(TicketIssued{{'A', 1}}).on(Continue{}).on(Continue{});
    REQUIRE(visit.journey.stage == Stage::email_code);
    visit.on(TroubleReported{});
    for (const std::string code : {"F05", "F10", "F05"}) {
        CHECK(visit.on(ProblemChosen{code}).effects == effects({chosen(code)}));
        CHECK(visit.on(Back{}).on(ProblemChosen{code}).effects.empty());
        visit.on(Back{});
    }
}

TEST_CASE("a ticket from a phone step tells the problem; back from it leads to the step") {
    Visit visit = on_phone();
    visit.on(TroubleReported{}).on(ProblemChosen{"F07"});
    CHECK(visit.on(TicketWanted{}).effects == effects({IssueTicket{Reason::problem, 90s, "F07"}}));
    visit.on(TicketIssued{{'A', 1}});
    CHECK(visit.journey.stage == Stage::ticket);
    CHECK(visit.journey.reason == Reason::problem);
    CHECK(visit.on(Back{}).journey.stage == Stage::on_phone);
    CHECK(visit.journey.reason == Reason::none);
}

TEST_CASE("who walks away from a problem on a phone step has left it as the reason") {
    CHECK(on_phone().on(TroubleReported{}).on(ProblemChosen{"F07"}).on(SilenceExpired{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::problem, 90s, "F07"}));
    CHECK(on_phone().on(TroubleReported{}).on(SilenceExpired{}).effects.front() ==
          Effect(Record{EventKind::visit_ended, Reason::timed_out, 90s}));
}

TEST_CASE("another problem, or a district without answers, brings a ticket that tells the officer") {
    Visit visit = on_phone();
    if (GENERATE(true, false)) visit.on(TroubleReported{});
    CHECK(visit.on(OfficerWanted{}).effects == effects({IssueTicket{Reason::needs_officer, 90s}}));
    visit.on(TicketIssued{{'A', 1}});
    CHECK(visit.on(Back{}).journey.stage == Stage::on_phone);
    CHECK(visit.journey.reason == Reason::none);
}

TEST_CASE("trouble with the mail shows the ticket that there is, and the way back is no circle") {
    Visit visit = at_email_code().on(TroubleReported{}).on(ProblemChosen{"F05"});
    CHECK(visit.on(TicketWanted{}).effects.empty());
    CHECK(visit.journey.stage == Stage::ticket);
    CHECK(visit.journey.problem == "F05");
    CHECK(visit.on(Back{}).journey.stage == Stage::on_phone);
    CHECK(visit.journey.reason == Reason::none);
}

TEST_CASE("a solved problem leaves the reason of the ticket as it was") {
    OpenVisit open;
    open.reason = Reason::problem;
    open.detail = "F01";
    Visit visit(resume_journey(open, start));
    CHECK(visit.journey.problem == "F01");
    visit.on(Back{}).on(TroubleReported{}).on(ProblemChosen{"F10"}).on(Continue{});
    CHECK(visit.journey.stage == Stage::email_code);
    CHECK(visit.journey.reason == Reason::problem);
    CHECK(visit.journey.problem == "F01");
}

TEST_CASE("who does not know the phone or the mailbox finds out before going on") {
    SECTION("an old phone, or not known: fits") {
        Visit visit = answered(Question::own_phone, Answer::unknown);
        CHECK(visit.journey.stage == Stage::advice);
        CHECK(visit.journey.advice == Advice::old_phone);
        CHECK(visit.on(Continue{}).journey.question == Question::mailbox_open);
        CHECK(visit.journey.stage == Stage::pre_check);
        CHECK(visit.journey.reason == Reason::none);
    }
    SECTION("too old") {
        CHECK(answered(Question::own_phone, Answer::unknown).on(WentHome{}).effects.front() ==
              Effect(Record{EventKind::visit_ended, Reason::old_phone, 90s}));
    }
    SECTION("mailbox") {
        const Visit visit = answered(Question::mailbox_open, Answer::unknown);
        CHECK(visit.journey.advice == Advice::no_email);
        CHECK(visit.journey.reason == Reason::no_email);
    }
    SECTION("the rest is seen by lists and officer") {
        for (const auto question :
             {Question::ktp_recorded, Question::seventeen_or_married, Question::first_time}) {
            CHECK(answered(question, Answer::unknown).journey.stage ==
                  answered(question, Answer::yes).journey.stage);
        }
    }
    CHECK(answered(Question::own_phone, Answer::unanswered).journey.stage == Stage::pre_check);
}

TEST_CASE("the survey is answered once, and never in the way") {
    Visit visit = at_done();
    CHECK(visit.on(Rated{SurveyElement::time, 5}).effects.empty());
    CHECK(visit.on(Rated{SurveyElement::time, 4}).effects ==
          effects({Record{EventKind::survey_answered, Reason::none, 90s, "U3:4"}}));
    CHECK(visit.journey.stage == Stage::done);
    CHECK(visit.journey.rating == 4);
    CHECK(visit.on(Rated{SurveyElement::time, 1}).effects.empty());
    CHECK(at_confirm().on(Rated{SurveyElement::time, 4}).effects.empty());
    CHECK(at_done().on(WentHome{}).effects == effects({WipeNik{}, WipeCode{}}));
}

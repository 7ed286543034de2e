#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "kiosk/domain/journey.hpp"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

const Now now{UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}}, 10s};

JourneyEvent arbitrary_event() {
    const auto answer = *rc::gen::element(Answer::yes, Answer::no, Answer::unknown);
    const auto next = *rc::gen::element(NextStep::go_on, NextStep::record, NextStep::record_with_kk);
    const StatusAnswer status{AnswerCategory::unrecorded, next, {}, {}, {}};
    const auto age = *rc::gen::element(std::optional<int>(), std::optional<int>(101));
    const JourneyEvent events[] = {Agreed{},
                                   Declined{},
                                   Answered{answer},
                                   Answered{Answer::yes},
                                   NikRefused{},
                                   NikRead{17},
                                   ReadBackAnswered{answer != Answer::no, age},
                                   StatusKnown{status},
                                   PhoneChosen{PhoneKind::iphone},
                                   Continue{},
                                   Continue{},
                                   Back{},
                                   TicketWanted{},
                                   TroubleReported{},
                                   OfficerWanted{},
                                   TicketIssued{{'A', 1}},
                                   CodeEntered{},
                                   CodeRefused{},
                                   Confirmed{},
                                   SelfReportWanted{},
                                   SelfReported{}};
    return events[*rc::gen::inRange<std::size_t>(0, std::size(events))];
}

int endings_in(const std::vector<Effect>& effects) {
    int endings = 0;
    for (const auto& effect : effects) {
        const auto* record = std::get_if<Record>(&effect);
        endings += record && record->kind == EventKind::visit_ended ? 1 : 0;
    }
    return endings;
}

}  // namespace

TEST_CASE("any sequence of events keeps the rules of a visit") {
    CHECK(rc::check("rules hold", [] {
        Journey journey = begin_journey(*rc::gen::element(Purpose::activate, Purpose::check_nik), now);
        int ended = 0;
        const int steps = *rc::gen::inRange(0, 80);
        for (int i = 0; i < steps; ++i) {
            const bool was_left = journey.stage == Stage::left;
            auto next = step(journey, arbitrary_event(), now);
            ended += endings_in(next.effects);
            if (was_left) RC_ASSERT(next.effects.empty());
            journey = std::move(next.next);
            const auto stage = journey.stage;
            const bool needs_ticket =
                stage == Stage::ticket || stage == Stage::officer || stage == Stage::confirm;
            if (needs_ticket) RC_ASSERT(journey.ticket.has_value());
            if (stage == Stage::nik_result) RC_ASSERT(journey.status.has_value());
        }
        RC_ASSERT(ended <= 1);
        RC_ASSERT(step(journey, SilenceExpired{}, now).next.stage == Stage::left);
    }));
}

#pragma once

#include <utility>
#include <vector>

#include "kiosk/domain/journey.hpp"

namespace kiosk::test {

using namespace kiosk::domain;
using namespace std::chrono_literals;

inline const Now start{UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}}, 10s};
inline const Now later{start.wall + 90s, start.mono + 90s};

/// A visit with the effects of all its steps so far.
struct Visit {
    Journey journey;
    std::vector<Effect> effects;

    explicit Visit(Purpose purpose) : journey(begin_journey(purpose, start)) {}
    explicit Visit(Journey from) : journey(std::move(from)) {}

    Visit& on(const JourneyEvent& event) {
        auto next = step(journey, event, later);
        journey = std::move(next.next);
        effects = std::move(next.effects);
        return *this;
    }
};

inline StatusAnswer answer(AnswerCategory category, NextStep next_step) {
    StatusAnswer answer;
    answer.category = category;
    answer.next_step = next_step;
    return answer;
}
inline const StatusAnswer fine = answer(AnswerCategory::not_on_a_list, NextStep::go_on);

inline Visit at_nik_entry() {
    Visit visit(Purpose::activate);
    visit.on(Agreed{});
    for (int i = 0; i < question_count; ++i) visit.on(Answered{Answer::yes});
    return visit;
}

inline Visit at_result(const StatusAnswer& status, Purpose purpose = Purpose::activate) {
    Visit visit = purpose == Purpose::activate ? at_nik_entry() : Visit(purpose).on(Agreed{});
    return visit.on(NikRead{18}).on(ReadBackAnswered{true}).on(StatusKnown{status});
}

inline Visit at_ticket() {
    Visit visit = at_result(fine);
    visit.on(Continue{}).on(Continue{});
    for (int i = 0; i < phone_step_count; ++i) visit.on(Continue{});
    return visit.on(TicketIssued{{'A', 1}});
}

inline Visit at_confirm() {
    Visit visit = at_ticket();
    visit.on(Continue{}).on(Continue{});
    for (int i = 0; i < mail_step_count; ++i) visit.on(Continue{});
    return visit;
}

inline std::vector<Effect> effects(std::initializer_list<Effect> list) {
    return list;
}

}  // namespace kiosk::test

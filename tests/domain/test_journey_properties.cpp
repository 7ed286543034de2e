#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <set>

#include "kiosk/domain/journey.hpp"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

const Now now{UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}}, 10s};

StatusAnswer arbitrary_answer() {
    StatusAnswer answer;
    answer.category = static_cast<AnswerCategory>(*rc::gen::inRange(0, answer_category_count));
    const auto any_step = static_cast<NextStep>(*rc::gen::inRange(0, next_step_count));
    answer.next_step = *rc::gen::element(NextStep::go_on, any_step);  // else few visits come far
    answer.ikd_possible = *rc::gen::arbitrary<bool>();
    answer.list_expired = *rc::gen::arbitrary<bool>();
    const auto axis = *rc::gen::element(StatusAxis::record, StatusAxis::nik, StatusAxis::across);
    if (*rc::gen::arbitrary<bool>()) answer.contradictions = {{axis, 0, 1}};
    return answer;
}

JourneyEvent arbitrary_event() {
    const auto answer = *rc::gen::element(Answer::yes, Answer::no, Answer::unknown);
    const auto status = arbitrary_answer();
    const auto age = *rc::gen::element(std::optional<int>(), std::optional<int>(101));
    const auto problem = *rc::gen::element<std::string>("F01", "F05");
    const JourneyEvent events[] = {Agreed{},
                                   Declined{},
                                   Answered{answer},
                                   Answered{Answer::yes},
                                   NikRefused{},
                                   NikRead{17},
                                   ReadBackAnswered{answer != Answer::no, age},
                                   StatusKnown{status},
                                   StatusAsked{},
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
                                   SelfReported{},
                                   ProblemChosen{problem},
                                   ProblemChosen{problem},
                                   TroubleReported{},
                                   Rated{SurveyElement::time, 3},
                                   SelfReportWanted{},
                                   OfficerWanted{}};
    return events[*rc::gen::inRange<std::size_t>(0, std::size(events))];
}

Journey arbitrary_beginning() {
    OpenVisit open;
    open.reason =
        *rc::gen::element(Reason::none, Reason::problem, Reason::other_phone, Reason::status_question);
    if (open.reason == Reason::problem) open.detail = "F03";
    const Journey beginnings[] = {begin_journey(Purpose::activate, now),
                                  begin_journey(Purpose::check_nik, now),
                                  begin_journey(Purpose::solve_problem, now), resume_journey(open, now),
                                  resume_journey(open, now, arbitrary_answer())};
    return beginnings[*rc::gen::inRange<std::size_t>(0, std::size(beginnings))];
}

int records_in(const std::vector<Effect>& effects, EventKind kind) {
    int records = 0;
    for (const auto& effect : effects) {
        const auto* record = std::get_if<Record>(&effect);
        records += record && record->kind == kind ? 1 : 0;
    }
    return records;
}

/// What the ledger would say: a detail stands with the reason `problem`, or is an answer of the survey or an
/// axis.
bool details_are_right(const std::vector<Effect>& effects) {
    for (const auto& effect : effects) {
        if (const auto* ticket = std::get_if<IssueTicket>(&effect))
            if ((ticket->reason == Reason::problem) == ticket->detail.empty()) return false;
        const auto* record = std::get_if<Record>(&effect);
        if (!record || record->kind == EventKind::survey_answered) continue;
        if (record->kind == EventKind::sources_disagree) continue;
        if ((record->reason == Reason::problem) == record->detail.empty()) return false;
    }
    return true;
}

/// What an answer about the KK says; the journey's member must always agree with it.
Registration registration_in(const Journey& journey) {
    switch (journey.answers[static_cast<std::size_t>(Question::kk_here)]) {
        case Answer::yes:
            return Registration::in_district;
        case Answer::no:
            return Registration::elsewhere;
        case Answer::unknown:
        case Answer::unanswered:
            return Registration::unknown;
    }
    return Registration::unknown;
}

/// Drafts as the application makes them of what a journey asks for.
class Drafts {
  public:
    explicit Drafts(const Journey& journey) {
        if (journey.resumed) token_ = NikToken{7};
    }

    /// What the event catalogue does not allow about the effects of `event`; empty when all is well.
    std::string misfits(const Journey& before, const JourneyEvent& event,
                        const std::vector<Effect>& effects) {
        if (std::holds_alternative<StatusKnown>(event) && before.stage == Stage::nik_read_back)
            token_ = NikToken{7};
        std::string misfits;
        for (const Effect& effect : effects) {
            if (std::holds_alternative<ForgetNik>(effect)) token_.reset();
            if (const auto* record = std::get_if<Record>(&effect)) misfits += misfit(before, *record);
            if (const auto* issue = std::get_if<IssueTicket>(&effect))
                misfits += misfit(before, {EventKind::ticket_issued, issue->reason, 5s, issue->detail});
            if (std::holds_alternative<ConfirmByCode>(effect))
                misfits += misfit(before, {EventKind::activation_confirmed, Reason::none, 5s, {}});
        }
        return misfits;
    }

  private:
    std::string misfit(const Journey& journey, const Record& record) const {
        EventDraft draft;
        draft.kind = record.kind;
        draft.reason = record.reason;
        draft.duration = record.duration;
        draft.detail = record.detail;
        draft.ticket = journey.ticket;
        if (draft.kind == EventKind::ticket_issued) draft.ticket = TicketCode{'A', 1};
        if (draft.kind == EventKind::activation_confirmed) draft.officer = "siti-1";
        draft.token = token_;
        draft.age_band = journey.age ? AgeBand::age_17 : AgeBand::unknown;
        draft.registration = journey.registration;
        draft.language = "id";
        if (draft.kind == EventKind::survey_answered) {  // opinions stay apart from people
            draft.ticket.reset();
            draft.token.reset();
        }
        return find_misfit(draft).value_or("");
    }

    std::optional<NikToken> token_;
};

bool is_sound(const Journey& journey) {
    if (!journey.resumed && journey.registration != registration_in(journey)) return false;
    const auto stage = journey.stage;
    const bool needs_ticket = stage == Stage::ticket || stage == Stage::officer ||
                              stage == Stage::email_code || stage == Stage::confirm;
    if (needs_ticket && !journey.ticket) return false;
    if (stage == Stage::nik_result && !journey.status) return false;
    if (stage == Stage::problem && journey.problem.empty()) return false;
    return (journey.reason == Reason::problem) != journey.problem.empty();
}

/// What the ledger is told of the problems of one visit, and how often that it ended.
struct Told {
    std::vector<std::string> problems;
    int ends = 0;

    void add(const std::vector<Effect>& effects) {
        ends += records_in(effects, EventKind::visit_ended);
        for (const auto& effect : effects) {
            const auto* record = std::get_if<Record>(&effect);
            if (record && record->kind == EventKind::problem_chosen) problems.push_back(record->detail);
        }
    }
};

/// Steps back until there is no way back; 100 when it goes round in circles.
int steps_back_from(Journey journey) {
    int steps = 0;
    while (can_go_back(journey) && steps < 100) {
        journey = step(journey, Back{}, now).next;
        ++steps;
    }
    return steps;
}

// A ticket comes only when one was asked for, at once: the application lets nothing else happen meanwhile.
void visit_at_random() {
    Journey journey = arbitrary_beginning();
    Drafts drafts(journey);
    const auto move = [&](const JourneyEvent& event) {
        auto next = step(journey, event, now);
        RC_ASSERT(drafts.misfits(journey, event, next.effects) == "");
        journey = std::move(next.next);
        return std::any_of(next.effects.begin(), next.effects.end(),
                           [](const Effect& effect) { return std::holds_alternative<IssueTicket>(effect); });
    };
    const int steps = *rc::gen::inRange(0, 80);
    for (int i = 0; i < steps; ++i) {
        const auto event = arbitrary_event();
        if (std::holds_alternative<TicketIssued>(event)) continue;
        if (move(event)) move(TicketIssued{{'A', 1}});
    }
    move(*rc::gen::element<JourneyEvent>(WentHome{}, SilenceExpired{}));
}

}  // namespace

TEST_CASE("any sequence of events keeps the rules of a visit") {
    CHECK(rc::check("rules hold", [] {
        Journey journey = arbitrary_beginning();
        int ended = 0;
        int started = journey.started ? 1 : 0;
        int rated = 0;
        const int steps = *rc::gen::inRange(0, 80);
        for (int i = 0; i < steps; ++i) {
            const bool was_left = journey.stage == Stage::left;
            auto next = step(journey, arbitrary_event(), now);
            started += records_in(next.effects, EventKind::visit_started);
            rated += records_in(next.effects, EventKind::survey_answered);
            ended += records_in(next.effects, EventKind::visit_ended);
            if (was_left) RC_ASSERT(next.effects.empty());
            RC_ASSERT(details_are_right(next.effects));
            journey = std::move(next.next);
            RC_ASSERT(is_sound(journey));
        }
        RC_ASSERT(ended <= 1);
        RC_ASSERT(rated <= 1);
        RC_ASSERT(started == (journey.started ? 1 : 0));
        RC_ASSERT(step(journey, SilenceExpired{}, now).next.stage == Stage::left);
    }));
}

TEST_CASE("every event that a visit asks for is one that the event catalogue allows") {
    CHECK(rc::check("drafts fit", [] {
        for (int visit = 0; visit < 20; ++visit) visit_at_random();  // rare ways must be walked, too
    }));
}

TEST_CASE("back always comes to an end, wherever a visit stands") {
    CHECK(rc::check("no circles", [] {
        Journey journey = arbitrary_beginning();
        const int steps = *rc::gen::inRange(0, 80);
        for (int i = 0; i < steps; ++i) journey = step(journey, arbitrary_event(), now).next;
        RC_ASSERT(steps_back_from(journey) < 100);
    }));
}

TEST_CASE("home at any moment: each chosen problem was told, and the visit ends once or stays open") {
    CHECK(rc::check("home counts right", [] {
        Journey journey = arbitrary_beginning();
        Told told;
        std::set<std::string> chosen;
        const int steps = *rc::gen::inRange(0, 60);
        for (int i = 0; i < steps && journey.stage != Stage::left; ++i) {
            const auto event = arbitrary_event();
            const auto* problem = std::get_if<ProblemChosen>(&event);
            if (problem && journey.stage == Stage::problems) chosen.insert(problem->code);
            auto next = step(journey, event, now);
            told.add(next.effects);
            journey = std::move(next.next);
        }
        const bool counts = journey.started || journey.reason == Reason::does_not_want;
        const bool open_or_done = journey.ticket || journey.stage == Stage::done;
        told.add(step(journey, WentHome{}, now).effects);
        RC_ASSERT(std::set<std::string>(told.problems.begin(), told.problems.end()) == chosen);
        if (!journey.ticket) RC_ASSERT(told.problems.size() == chosen.size());
        RC_ASSERT(told.ends == (counts && !open_or_done ? 1 : 0));
    }));
}

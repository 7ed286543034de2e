#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::Answer;
using domain::Question;

Answer said(const domain::Journey& journey, Question question) {
    return journey.answers[static_cast<std::size_t>(question)];
}

/// Without what the sources say.
domain::KnownFacts facts_of(const AppState& state) {
    const auto& journey = *state.session.journey;
    domain::KnownFacts facts;
    facts.age = journey.age;
    facts.birth_date = state.session.reading.birth_date;
    facts.recorded = said(journey, Question::ktp_recorded);
    facts.seventeen_or_married = said(journey, Question::seventeen_or_married);
    facts.first_ikd = said(journey, Question::first_time);
    return facts;
}

domain::StatusAnswer explain(const AppState& state, const domain::KnownFacts& facts) {
    return domain::explain_status(facts, state.setup.district.status_rules, state.local().date);
}

}  // namespace

void show_status(AppState& state, const domain::SourcesReply& reply) {
    auto facts = facts_of(state);
    facts.findings = reply.findings;
    facts.searched = reply.searched;
    move_journey(state, domain::StatusKnown{explain(state, facts)});
}

void show_not_now(AppState& state) {
    auto facts = facts_of(state);
    facts.too_many_checks = true;
    move_journey(state, domain::StatusKnown{explain(state, facts)});
}

std::optional<domain::StatusAnswer> answer_seen(const AppState& state, const domain::OpenVisit& visit) {
    if (visit.seen.empty()) return std::nullopt;
    domain::KnownFacts facts;
    facts.age = domain::age_of(visit.age_band);
    for (const auto& seen : domain::latest_seen(visit.seen)) {
        facts.findings.push_back(domain::finding_of(seen));
        facts.searched.push_back(facts.findings.back().from);
    }
    return explain(state, facts);
}

}  // namespace kiosk::app

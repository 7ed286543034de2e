#include <algorithm>
#include <iterator>

#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::Answer;
using domain::Question;

constexpr std::string_view officers_word = "petugas (SIAK)";

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

bool is_of_same_axis(const domain::SeenStatus& one, const domain::SeenStatus& other) {
    const auto is_known = [](auto value) { return value != decltype(value)::unknown; };
    return is_known(one.axes.record) == is_known(other.axes.record) &&
           is_known(one.axes.nik) == is_known(other.axes.nik) &&
           is_known(one.axes.ikd) == is_known(other.axes.ikd);
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

/// An officer who looks again corrects what he said before.
std::vector<domain::SeenStatus> latest_seen(const domain::OpenVisit& visit) {
    std::vector<domain::SeenStatus> latest;
    for (const auto& seen : visit.seen) {
        std::erase_if(latest, [&](const auto& before) { return is_of_same_axis(before, seen); });
        latest.push_back(seen);
    }
    return latest;
}

std::optional<domain::StatusAnswer> answer_seen(const AppState& state, const domain::OpenVisit& visit) {
    if (visit.seen.empty()) return std::nullopt;
    domain::KnownFacts facts;
    facts.age = domain::age_of(visit.age_band);
    for (const auto& seen : latest_seen(visit)) {
        const domain::Searched from{domain::SourceKind::officer, std::string(officers_word), seen.on, {}};
        facts.findings.push_back({from, seen.axes});
        facts.searched.push_back(from);
    }
    return explain(state, facts);
}

}  // namespace kiosk::app

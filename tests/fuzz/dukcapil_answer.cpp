// What the Dukcapil web service answers: any text is an outcome, and no text of it reaches the log.
#include "kiosk/dukcapil/web_service.hpp"
#include "target.hpp"

namespace kiosk::fuzz {

void one_input(std::string_view text) {
    using domain::SourceOutcome;
    constexpr domain::Date as_of = std::chrono::year(2026) / 5 / 2;
    const auto reply = dukcapil::read_answer(text, "Data Dukcapil", as_of);
    const bool found = reply.outcome == SourceOutcome::found;
    const bool malformed = reply.outcome == SourceOutcome::malformed;
    expect(found || malformed || reply.outcome == SourceOutcome::not_found, "an answer is one of three");
    expect(reply.findings.size() == (found ? 1U : 0U), "a finding when something was found");
    expect(reply.searched.size() == (malformed ? 0U : 1U), "only what can be read was searched");
    expect(reply.problem.empty() == found, "what is no finding is explained");
    expect(!quotes_a_nik(reply.problem, text), "a problem quotes no NIK");
}

}  // namespace kiosk::fuzz

#include "dukcapil/source_contract.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace kiosk::test {
namespace {

using domain::SourceOutcome;

bool may_have_searched(SourceOutcome outcome) {
    return outcome == SourceOutcome::found || outcome == SourceOutcome::not_found;
}

bool must_explain(SourceOutcome outcome) {
    return outcome == SourceOutcome::timed_out || outcome == SourceOutcome::malformed ||
           outcome == SourceOutcome::unavailable;
}

bool must_be_silent(SourceOutcome outcome) {
    return outcome == SourceOutcome::found || outcome == SourceOutcome::cancelled;
}

void check_searched(const domain::Searched& searched, domain::SourceKind kind, domain::Date today) {
    CHECK(searched.kind == kind);
    CHECK_FALSE(searched.source.empty());
    CHECK(searched.as_of.ok());
    CHECK(searched.as_of <= today);
    if (searched.valid_until) CHECK(*searched.valid_until >= searched.as_of);
}

}  // namespace

bool tells_no_digits(const std::string& text, const domain::Nik& nik) {
    constexpr std::size_t run = 4;
    for (std::size_t at = 0; at + run <= nik.digits().size(); ++at) {
        if (text.find(nik.digits().substr(at, run)) != std::string::npos) return false;
    }
    return true;
}

void check_source_contract(domain::StatusSource& source, const domain::StatusQuestion& question,
                           SourceOutcome expected, const domain::Cancelled& cancelled) {
    CAPTURE(to_word(source.kind()), to_word(expected));
    const auto answered = source.ask(question, cancelled);
    REQUIRE(answered.ok());
    const domain::SourceReply& reply = *answered;
    CAPTURE(reply.problem);
    CHECK(to_word(reply.outcome) == to_word(expected));

    CHECK(reply.findings.empty() == (reply.outcome != SourceOutcome::found));
    CHECK(reply.searched.empty() == !may_have_searched(reply.outcome));
    for (const auto& searched : reply.searched) check_searched(searched, source.kind(), question.today);
    for (const auto& finding : reply.findings) {
        CHECK(std::ranges::count(reply.searched, finding.from) == 1);
        CHECK_FALSE(finding.axes == domain::StatusAxes{});
        CHECK((finding.axes.because == domain::DeactivationReason::unknown ||
               finding.axes.nik == domain::NikStatus::deactivated));
    }

    if (must_explain(reply.outcome)) CHECK_FALSE(reply.problem.empty());
    if (must_be_silent(reply.outcome)) CHECK(reply.problem.empty());
    CHECK(tells_no_digits(reply.problem, question.nik));
    CHECK(reply.problem.find('\n') == std::string::npos);
}

}  // namespace kiosk::test

#include "status_axes.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace kiosk::domain {
namespace {

/// One word on one axis. `Word` is ordered by `<`: the greater one stops more.
template <class Word>
struct Statement {
    Word word;
    Decider by;
};

/// More than the category: words that lead to the same one still need an order, so that the answer does not
/// depend on the order of the findings.
int stops(std::optional<AnswerCategory> category) {
    return category ? answer_category_count - static_cast<int>(*category) : 0;
}

struct RecordWord {
    KtpElRecord record;
    auto key() const { return std::tuple(stops(category_of(record)), record); }
};

struct NikWord {
    NikStatus status;
    DeactivationReason because;
    auto key() const { return std::tuple(stops(category_of(status)), status, because); }
};

struct IkdWord {
    IkdAccount account;
    auto key() const { return std::tuple(stops(category_of(account)), account); }
};

template <class Word>
auto rank(const Statement<Word>& statement) {
    const Searched& from = statement.by.from;
    return std::tuple(statement.by.weight, from.as_of, from.kind, statement.word.key(), from.source,
                      from.valid_until);
}

template <class Word>
const Statement<Word>* strongest(const std::vector<Statement<Word>>& statements) {
    const auto found = std::ranges::max_element(statements, {}, rank<Word>);
    return found == statements.end() ? nullptr : &*found;
}

Decider by(const Finding& finding, Date today) {
    return {finding.from, weight_of(finding.from, today)};
}

const Decider resident{{SourceKind::declared, {}, {}, {}}, Weight::declared};

void decide_record(DecidedAxes& decided, const KnownFacts& facts, Date today) {
    std::vector<Statement<RecordWord>> said;
    for (const Finding& finding : facts.findings) {
        if (finding.axes.record != KtpElRecord::unknown)
            said.push_back({{finding.axes.record}, by(finding, today)});
    }
    if (facts.recorded == Answer::yes) said.push_back({{KtpElRecord::recorded}, resident});
    if (facts.recorded == Answer::no) said.push_back({{KtpElRecord::unregistered}, resident});
    const auto* best = strongest(said);
    if (!best) return;
    decided.axes.record = best->word.record;
    decided.record = best->by;
    decided.found_recorded = is_recorded(best->word.record) && best->by.weight != Weight::declared;
}

/// `matches` says that Dukcapil knows the number, not that it may be used: it is weighed against `not_found`
/// only.
void leave_out_weak(std::vector<Statement<NikWord>>& said) {
    const auto speaks_of_use = [](const auto& s) {
        return s.word.status != NikStatus::matches && s.word.status != NikStatus::not_found;
    };
    if (std::ranges::none_of(said, speaks_of_use)) return;
    std::erase_if(said, [](const auto& s) { return s.word.status == NikStatus::matches; });
}

/// The newest word may not know why; an earlier one of the same weight may.
DeactivationReason reason_in(std::vector<Statement<NikWord>> said) {
    std::erase_if(said, [](const auto& s) { return s.word.because == DeactivationReason::unknown; });
    const auto* best = strongest(said);
    return best ? best->word.because : DeactivationReason::unknown;
}

void decide_nik(DecidedAxes& decided, const KnownFacts& facts, Date today) {
    std::vector<Statement<NikWord>> said;
    for (const Finding& finding : facts.findings) {
        const NikStatus status = finding.axes.nik;
        const bool has_reason = status == NikStatus::deactivated;
        const auto because = has_reason ? finding.axes.because : DeactivationReason::unknown;
        if (status != NikStatus::unknown) said.push_back({{status, because}, by(finding, today)});
    }
    const auto* first = strongest(said);
    if (!first) return;
    std::erase_if(said, [weight = first->by.weight](const auto& s) { return s.by.weight != weight; });
    leave_out_weak(said);
    const auto* best = strongest(said);
    decided.axes.nik = best->word.status;
    decided.nik = best->by;
    if (best->word.status != NikStatus::deactivated) return;
    const bool known = best->word.because != DeactivationReason::unknown;
    decided.axes.because = known ? best->word.because : reason_in(said);
}

void decide_ikd(DecidedAxes& decided, const KnownFacts& facts, Date today) {
    std::vector<Statement<IkdWord>> said;
    for (const Finding& finding : facts.findings) {
        if (finding.axes.ikd != IkdAccount::unknown) said.push_back({{finding.axes.ikd}, by(finding, today)});
    }
    const bool elsewhere = facts.first_ikd == Answer::no;
    if (elsewhere) said.push_back({{IkdAccount::on_another_phone}, resident});
    const auto* best = strongest(said);
    if (!best) return;
    decided.axes.ikd = best->word.account;
    decided.ikd = best->by;
    // A source knows that there is an account; on which phone only the resident knows.
    if (elsewhere && best->word.account == IkdAccount::active) {
        decided.axes.ikd = IkdAccount::on_another_phone;
        decided.ikd = resident;
    }
}

}  // namespace

DecidedAxes decide_axes(const KnownFacts& facts, Date today) {
    DecidedAxes decided;
    decide_record(decided, facts, today);
    decide_nik(decided, facts, today);
    decide_ikd(decided, facts, today);
    return decided;
}

Weight weight_of(const Searched& from, Date today) {
    if (from.kind == SourceKind::structure || from.kind == SourceKind::declared) return Weight::declared;
    return is_expired(from, today) ? Weight::expired : Weight::fresh;
}

bool is_expired(const Searched& searched, Date today) {
    return searched.valid_until && today > *searched.valid_until;
}

bool is_recorded(KtpElRecord record) {
    const auto category = category_of(record);
    return category && category != AnswerCategory::unrecorded && category != AnswerCategory::record_again;
}

std::optional<AnswerCategory> category_of(KtpElRecord record) {
    switch (record) {
        case KtpElRecord::unknown:
            return std::nullopt;
        case KtpElRecord::unregistered:
            return AnswerCategory::unrecorded;
        case KtpElRecord::bio_captured:
        case KtpElRecord::processing:
        case KtpElRecord::sent_for_enrollment:
        case KtpElRecord::received_at_central:
            return AnswerCategory::in_process;
        case KtpElRecord::enroll_failure_central:
        case KtpElRecord::enroll_failure_regional:
            return AnswerCategory::record_again;
        case KtpElRecord::search_failure:
        case KtpElRecord::adjudicate:
        case KtpElRecord::request_validation:
            return AnswerCategory::waiting_for_decision;
        case KtpElRecord::duplicate:
            return AnswerCategory::record_duplicate;
        case KtpElRecord::print_ready:
        case KtpElRecord::sent_for_printing:
            return AnswerCategory::print_ready;
        case KtpElRecord::card_printed:
        case KtpElRecord::card_shipped:
            return AnswerCategory::card_ready;
        case KtpElRecord::card_issued:
        case KtpElRecord::recorded:
            return AnswerCategory::ready;
    }
    std::abort();
}

std::optional<AnswerCategory> category_of(NikStatus status) {
    switch (status) {
        case NikStatus::deactivated:
            return AnswerCategory::deactivated;
        case NikStatus::deceased_reported:
            return AnswerCategory::deceased_reported;
        case NikStatus::duplicate:
            return AnswerCategory::nik_duplicate;
        case NikStatus::moved:
            return AnswerCategory::moved;
        case NikStatus::not_found:
            return AnswerCategory::not_found;
        case NikStatus::unknown:
        case NikStatus::active:
        case NikStatus::matches:
            return std::nullopt;
    }
    std::abort();
}

std::optional<AnswerCategory> category_of(IkdAccount account) {
    switch (account) {
        case IkdAccount::active:
            return AnswerCategory::ikd_active;
        case IkdAccount::on_another_phone:
            return AnswerCategory::ikd_on_another_phone;
        case IkdAccount::unknown:
        case IkdAccount::none:
            return std::nullopt;
    }
    std::abort();
}

}  // namespace kiosk::domain

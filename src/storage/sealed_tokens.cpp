#include "sealed_tokens.hpp"

#include <algorithm>

#include "event_row.hpp"
#include "kiosk/domain/tally.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

Error refused(const domain::EventDraft& draft, const std::string& why) {
    return {ErrorCode::bad_input, "event " + std::string(to_word(draft.kind)) + ": " + why};
}

/// One day's key that can no longer be read is as good as erased: it must not stop the service of later days.
template <class T>
bool is_damaged(const Result<T>& answer) {
    return !answer && answer.error().code == ErrorCode::damaged_data;
}

/// The lowest row that the query answers; 0 for none.
Result<std::int64_t> lowest(Statement& query) {
    const std::int64_t row = query.next() ? query.integer(0) : 0;
    query.restart();
    if (auto failure = query.failure()) return *failure;
    return row;
}

Result<std::int64_t> first_activation_of_token(sqlite3* database,
                                               std::span<const domain::NikToken> token_forms) {
    Statement query(database,
                    "SELECT min(sequence) FROM events WHERE token = ?1 "
                    "AND kind IN ('activation_confirmed', 'activation_self_reported')");
    std::int64_t first = 0;
    for (const domain::NikToken& form : token_forms) {
        query.bind(1, std::span(form));
        const auto row = lowest(query);
        if (!row) return row;
        if (*row != 0 && (first == 0 || *row < first)) first = *row;
    }
    return first;
}

Result<std::int64_t> first_activation_of_visit(sqlite3* database, const domain::Uuid& visit) {
    Statement query(database,
                    "SELECT min(sequence) FROM events WHERE visit = ?1 "
                    "AND kind IN ('activation_confirmed', 'activation_self_reported')");
    query.bind(1, std::span(visit));
    return lowest(query);
}

}  // namespace

Result<std::vector<domain::NikToken>> forms_of(const domain::NikToken& token, domain::TokenSeals& seals) {
    const auto days = seals.days();
    if (!days) return days.error();
    std::vector<domain::NikToken> forms{token};
    for (const domain::Date day : *days) {
        const auto sealed = seals.seal(token, day);
        if (is_damaged(sealed)) continue;
        if (!sealed) return sealed.error();
        forms.push_back(*sealed);
    }
    return forms;
}

bool is_activation(domain::EventKind kind) {
    return kind == domain::EventKind::activation_confirmed ||
           kind == domain::EventKind::activation_self_reported;
}

Result<SealedDraft> seal_draft(const domain::EventDraft& draft, domain::TokenSeals& seals) {
    if (const auto misfit = domain::find_misfit(draft)) return refused(draft, *misfit);
    if (is_activation(draft.kind) && !draft.detail.empty()) {
        return refused(draft, "found a detail, expected none: the ledger notes there whose activation it is");
    }
    SealedDraft sealed{draft, {}};
    if (!draft.token) return sealed;
    const auto token = seals.seal(*draft.token, draft.service_day);
    if (!token) return token.error();
    sealed.draft.token = *token;
    if (!is_activation(draft.kind)) return sealed;
    auto forms = forms_of(*draft.token, seals);
    if (!forms) return forms.error();
    sealed.token_forms = std::move(*forms);
    return sealed;
}

Result<std::optional<std::int64_t>> find_person(sqlite3* database, const SealedDraft& activation) {
    auto row = first_activation_of_token(database, activation.token_forms);
    if (row && *row == 0) row = first_activation_of_visit(database, activation.draft.visit);
    if (!row) return row.error();
    const auto earlier = read_event_at(database, *row);
    if (!earlier) return earlier.error();
    if (!*earlier) return std::optional<std::int64_t>();
    return std::optional(domain::person_of(**earlier));
}

Result<TokenOpener> TokenOpener::make(sqlite3* database, domain::TokenSeals& seals) {
    Statement query(database, "SELECT first_sealed FROM sealing");
    if (query.next()) return TokenOpener(query.integer(0), seals);
    if (auto failure = query.failure()) return *failure;
    return Error{ErrorCode::damaged_data, "ledger: the row of sealing is missing"};
}

Result<std::optional<domain::NikToken>> TokenOpener::open(const domain::Event& event) const {
    if (!event.draft.token || event.sequence < first_sealed_) return event.draft.token;
    auto opened = seals_->open(*event.draft.token, event.draft.service_day);
    if (is_damaged(opened)) return std::optional<domain::NikToken>();
    return opened;
}

}  // namespace kiosk::storage

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/ports.hpp"

struct sqlite3;

namespace kiosk::storage {

/// A token in every form in which a row may hold it that can still be tied to it: sealed for each day that
/// has its key, and plain, as in rows of before there were seals.
Result<std::vector<domain::NikToken>> forms_of(const domain::NikToken& token, domain::TokenSeals& seals);

/// A draft as the ledger takes it: its token sealed for its day.
struct SealedDraft {
    domain::EventDraft draft;
    std::vector<domain::NikToken> token_forms;  ///< only of activations: to find the person's earlier ones
};

/// `bad_input` for a draft that the event catalogue does not allow. Day keys are durable when it answers.
Result<SealedDraft> seal_draft(const domain::EventDraft& draft, domain::TokenSeals& seals);

bool is_activation(domain::EventKind kind);

/// The first activation row of the person of this activation; empty when it is the first itself. The same
/// person: the same token, or else the same visit.
Result<std::optional<std::int64_t>> find_person(sqlite3* database, const SealedDraft& activation);

/// Opens the tokens of stored rows.
class TokenOpener {
  public:
    static Result<TokenOpener> make(sqlite3* database, domain::TokenSeals& seals);
    /// The token of the NIK; empty when the row has none or its day's key was destroyed.
    Result<std::optional<domain::NikToken>> open(const domain::Event& event) const;

  private:
    TokenOpener(std::int64_t first_sealed, domain::TokenSeals& seals)
        : first_sealed_(first_sealed), seals_(&seals) {}
    std::int64_t first_sealed_;
    domain::TokenSeals* seals_;
};

}  // namespace kiosk::storage

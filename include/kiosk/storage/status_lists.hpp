#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/list_bundle.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/domain/status_source.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {

using domain::KeptList;

/// The lists of the dinas as this kiosk keeps them: keyed tokens with what is said about them. Of local lists
/// one per category is in force, tokens under the device's key; of signed lists one, tokens under the key of
/// the district's lists. Every change is one transaction: the old list stays in force until the new one is
/// whole and durable. What is replaced is overwritten in the file at the next checkpoint of the log; call
/// Store::empty_log after the outermost transaction, so that it does not stay in the log either. A stored row
/// that cannot be is `damaged_data` and says what to import again.
class StatusLists {
  public:
    explicit StatusLists(Store& store);
    ~StatusLists();

    /// Replaces the local list of that category; `bad_input` when the data are older than those in force. No
    /// token stands twice, as domain::NikListReader leaves it; else it is an error, and nothing is changed.
    Result<void> replace(domain::ListCategory category, const domain::Searched& list,
                         std::vector<domain::ListEntry> entries);
    /// Puts a bundle, whole or delta, in force that `domain::judge_bundle` has let pass. `bad_input`, and
    /// nothing changed, when a delta does not fit what is kept (its `total` after the change is wrong).
    Result<void> accept(const domain::ListBundle& bundle);
    /// Of the signed list as a whole one (no base, nothing removed), as the deltas made it; empty when there
    /// is none.
    Result<std::optional<domain::BundleHeader>> bundle_in_force();
    /// Takes a list out of force; `not_found` when there is none of that kind and name.
    Result<void> drop(const KeptList& list);
    /// Local ones first, each group by name.
    Result<std::vector<KeptList>> lists();
    /// What the lists of one kind say about a token, besides the list of that name; lists without it are in
    /// `searched` only. Microseconds at a million entries (performance.md).
    Result<domain::SourceReply> look_up(domain::SourceKind kind, const domain::NikToken& token,
                                        std::string_view besides = "");

  private:
    struct LookUp;
    Store& store_;
    std::unique_ptr<LookUp>
        look_up_;  ///< prepared at the first question: preparing takes longer than answering
};

/// Local lists as a source; the question carries the device's token.
class LocalListSource final : public domain::StatusSource {
  public:
    explicit LocalListSource(StatusLists& lists) : lists_(lists) {}
    domain::SourceKind kind() const override { return domain::SourceKind::local_list; }
    Result<domain::SourceReply> ask(const domain::StatusQuestion& question,
                                    const domain::Cancelled& cancelled) override;

  private:
    StatusLists& lists_;
};

/// The signed list as a source. `tokens`: under the key of the district's lists; null when no dinas is
/// trusted yet: then there is nothing to search.
class SignedListSource final : public domain::StatusSource {
  public:
    SignedListSource(StatusLists& lists, const domain::NikTokens* tokens) : lists_(lists), tokens_(tokens) {}
    domain::SourceKind kind() const override { return domain::SourceKind::signed_list; }
    Result<domain::SourceReply> ask(const domain::StatusQuestion& question,
                                    const domain::Cancelled& cancelled) override;

  private:
    StatusLists& lists_;
    const domain::NikTokens* tokens_;
};

/// What officers saw in SIAK, from the ledger's events `status_seen` of that NIK (token) within
/// `seen_counts_days`, rows that were taken back left out, the newest last. Nobody looked: there is `nothing`
/// to search, which is not "not on a list".
inline constexpr int seen_counts_days = 30;
class OfficerSource final : public domain::StatusSource {
  public:
    explicit OfficerSource(domain::Ledger& ledger) : ledger_(ledger) {}
    domain::SourceKind kind() const override { return domain::SourceKind::officer; }
    Result<domain::SourceReply> ask(const domain::StatusQuestion& question,
                                    const domain::Cancelled& cancelled) override;

  private:
    domain::Ledger& ledger_;
};

}  // namespace kiosk::storage

#include "kiosk/domain/chain.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "chain_rows.hpp"

namespace kiosk::domain {
namespace {

/// A checkpoint and where it comes from.
struct Statement {
    Checkpoint checkpoint;
    std::string held_elsewhere;
};

/// Somebody who tells how far the ledger goes.
struct End {
    std::int64_t last = 0;
    std::optional<Digest> hash;
    std::string told_by;
};

std::string describe(const Statement& statement) {
    const Checkpoint& checkpoint = statement.checkpoint;
    return "the checkpoint of row " + std::to_string(checkpoint.sequence) + " of " +
           format_iso_utc(checkpoint.at) +
           (statement.held_elsewhere.empty() ? "" : " in " + statement.held_elsewhere);
}

std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

std::string_view to_word(FindingKind kind) {
    switch (kind) {
        case FindingKind::changed:
            return "changed";
        case FindingKind::removed:
            return "removed";
        case FindingKind::inserted:
            return "inserted";
        case FindingKind::swapped:
            return "swapped";
        case FindingKind::cut_off:
            return "cut off";
        case FindingKind::forged:
            return "forged";
        case FindingKind::contradicts:
            return "contradicts";
        case FindingKind::damaged:
            return "damaged";
    }
    return {};
}

struct ChainCheck::State {
    State(HashFunction hash, VerifySignature verify)
        : rows(std::move(hash)), verify_signature(std::move(verify)) {}

    ChainRows rows;
    VerifySignature verify_signature;
    std::optional<PublicKey> key;
    std::optional<std::int64_t> own_expected_from;
    std::map<std::int64_t, std::string> kiosks;  ///< that wrote the rows from this one on
    std::set<std::int64_t> due;                  ///< rows whose own checkpoint must be there
    int misfits = 0;
    std::string first_misfit;
    Tally tally;
    std::vector<Statement> statements;
    std::vector<End> ends;
    Verdict verdict;

    void report(std::int64_t sequence, FindingKind kind, std::string what) {
        verdict.findings.push_back({sequence, kind, std::move(what)});
    }
    void note_kiosk(const Event& event);
    void note_misfits();
    void drop_earlier();
    bool is_ours(const Statement& statement);
    void drop_forged();
    void compare_statements();
    void report_contradictions(const std::vector<const Statement*>& contradicting);
    std::optional<Digest> hash_at(std::int64_t sequence) const;
    void compare_ends();
    void report_cut();
    void check_due();
    void check_held_elsewhere();
};

ChainCheck::ChainCheck(HashFunction hash, VerifySignature verify_signature)
    : state_(std::make_unique<State>(std::move(hash), std::move(verify_signature))) {}

ChainCheck::~ChainCheck() = default;

void ChainCheck::trust(const PublicKey& key) {
    state_->key = key;
}

void ChainCheck::begin_at(std::int64_t first_sequence, const Digest& previous) {
    state_->rows.begin_at(first_sequence, previous);
}

void ChainCheck::row(const Event& event) {
    ++state_->verdict.events;
    const bool fits = state_->rows.add(event);
    state_->tally.add(event);
    if (!fits) return;
    state_->note_kiosk(event);
    if (checkpoint_due(event)) state_->due.insert(event.sequence);
    const auto misfit = find_misfit(event.draft);
    if (misfit && state_->misfits++ == 0) {
        state_->first_misfit = "row " + std::to_string(event.sequence) + ": " + *misfit;
    }
}

void ChainCheck::unreadable_row(std::int64_t sequence, const std::string& why, FindingKind kind) {
    ++state_->verdict.events;
    state_->rows.add_unreadable(sequence, why, kind);
}

void ChainCheck::checkpoint(const Checkpoint& checkpoint, const std::string& held_elsewhere) {
    if (held_elsewhere.empty()) ++state_->verdict.checkpoints;
    state_->statements.push_back({checkpoint, held_elsewhere});
}

void ChainCheck::expect_own_checkpoints(std::int64_t from_row) {
    state_->own_expected_from = from_row;
}

void ChainCheck::ends_at(std::int64_t last, const std::optional<Digest>& hash, const std::string& told_by) {
    state_->ends.push_back({last, hash, told_by});
}

ChainCheck::Verdict ChainCheck::finish() {
    State& state = *state_;
    Verdict& verdict = state.verdict;
    auto findings = state.rows.judge();
    verdict.findings.insert(verdict.findings.end(), findings.begin(), findings.end());
    state.note_misfits();
    state.drop_earlier();
    if (state.own_expected_from) {
        state.check_due();
        state.check_held_elsewhere();
    }
    state.drop_forged();
    state.compare_statements();
    state.compare_ends();
    state.report_cut();
    verdict.first_row = state.rows.first();
    verdict.last_row = state.rows.last();
    verdict.last_hash = state.rows.last_hash();
    verdict.count = state.tally.count();
    verdict.people = state.tally.people();
    std::stable_sort(verdict.findings.begin(), verdict.findings.end(),
                     [](const ChainFinding& a, const ChainFinding& b) { return a.sequence < b.sequence; });
    return std::move(verdict);
}

/// The name of the kiosk can change with its configuration.
void ChainCheck::State::note_kiosk(const Event& event) {
    if (kiosks.empty() || kiosks.rbegin()->second != event.kiosk) kiosks[event.sequence] = event.kiosk;
}

/// The catalogue changes with the program: nothing against a row whose hash and link are sound.
void ChainCheck::State::note_misfits() {
    if (misfits == 0) return;
    verdict.notes.push_back(std::to_string(misfits) + (misfits == 1 ? " row is" : " rows are") +
                            " not as this program would write " + (misfits == 1 ? "it" : "them") +
                            "; written by another version? First " + first_misfit);
}

void ChainCheck::State::drop_earlier() {
    const auto dropped = std::erase_if(statements, [this](const Statement& statement) {
        return !statement.held_elsewhere.empty() && statement.checkpoint.sequence < rows.first() - 1;
    });
    if (dropped == 0) return;
    verdict.notes.push_back(std::to_string(dropped) +
                            " of the checkpoints that are held elsewhere tell of rows before the first, " +
                            std::to_string(rows.first()) + ": nothing to compare");
}

/// Signed by the trusted key, as far as there is one, and by the kiosk that wrote the row.
bool ChainCheck::State::is_ours(const Statement& statement) {
    const Checkpoint& checkpoint = statement.checkpoint;
    const auto later = kiosks.upper_bound(checkpoint.sequence);
    const bool row_is_there = later != kiosks.begin() && rows.sound_hash(checkpoint.sequence);
    if (row_is_there && std::prev(later)->second != checkpoint.kiosk) {
        report(checkpoint.sequence, FindingKind::contradicts,
               describe(statement) + " is of another kiosk: " + checkpoint.kiosk);
        return false;
    }
    if (!key || verify_signature(canonical_bytes(checkpoint), checkpoint.signature, *key)) return true;
    report(checkpoint.sequence, FindingKind::forged,
           describe(statement) + " was not signed with the given key");
    return false;
}

void ChainCheck::State::drop_forged() {
    const std::size_t before = verdict.findings.size();
    const std::size_t all = statements.size();
    std::erase_if(statements, [this](const Statement& statement) { return !is_ours(statement); });
    const auto first = verdict.findings.begin() + static_cast<std::ptrdiff_t>(before);
    const bool none_is_ours = all > 1 && statements.empty();
    if (!none_is_ours || !std::all_of(first, verdict.findings.end(), [](const ChainFinding& finding) {
            return finding.kind == FindingKind::forged;
        })) {
        return;
    }
    verdict.findings.erase(first, verdict.findings.end());
    report(0, FindingKind::forged,
           "none of the " + std::to_string(all) +
               " checkpoints was signed with the given key: is it the one of this kiosk?");
}

std::optional<Digest> ChainCheck::State::hash_at(std::int64_t sequence) const {
    if (sequence == rows.first() - 1) return rows.before_first();
    return rows.sound_hash(sequence);
}

void ChainCheck::State::compare_statements() {
    std::stable_sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
        return a.checkpoint.sequence < b.checkpoint.sequence;
    });
    std::vector<const Statement*> contradicting;
    for (const Statement& statement : statements) {
        const Checkpoint& checkpoint = statement.checkpoint;
        if (checkpoint.sequence > rows.last()) {
            ends.push_back({checkpoint.sequence, checkpoint.hash, describe(statement)});
        }
        const auto hash = hash_at(checkpoint.sequence);
        if (!hash) continue;  // before the first row, or the row was reported
        if (*hash != checkpoint.hash) {
            contradicting.push_back(&statement);
        } else if (key || !statement.held_elsewhere.empty()) {
            verdict.covered = std::max(verdict.covered, checkpoint.sequence);
        }
    }
    report_contradictions(contradicting);
}

/// Whoever rewrote row 40 rewrote all later ones: the first statement tells most.
void ChainCheck::State::report_contradictions(const std::vector<const Statement*>& contradicting) {
    if (contradicting.empty()) return;
    const Statement& first = *contradicting.front();
    const std::int64_t row = first.checkpoint.sequence;
    std::string what = "row " + std::to_string(row) + " and maybe earlier were rewritten after " +
                       format_iso_utc(first.checkpoint.at) + ": " + describe(first) + " states another hash";
    if (contradicting.size() > 1) {
        what += ", and so do " + std::to_string(contradicting.size() - 1) + " more";
    }
    report(row, FindingKind::contradicts, std::move(what));
}

void ChainCheck::State::compare_ends() {
    for (const End& end : ends) {
        if (end.last < rows.last()) {
            report(end.last, FindingKind::contradicts,
                   end.told_by + " says that the ledger ends with row " + std::to_string(end.last) +
                       ", but it goes on to row " + std::to_string(rows.last()));
        }
        const auto hash = hash_at(end.last);
        if (end.last == rows.last() && hash && end.hash && *hash != *end.hash) {
            report(end.last, FindingKind::contradicts,
                   end.told_by + " has another hash than row " + std::to_string(end.last));
        }
    }
}

void ChainCheck::State::report_cut() {
    std::int64_t furthest = rows.last();
    std::vector<std::string> witnesses;
    for (const End& end : ends) {
        if (end.last <= rows.last()) continue;
        furthest = std::max(furthest, end.last);
        witnesses.push_back(end.told_by);
    }
    if (witnesses.empty()) return;
    const std::int64_t first = next_number(rows.last());
    report(first, FindingKind::cut_off,
           name_rows(first, furthest) + (first == furthest ? " was" : " were") +
               " cut off at the end; known from " + join(witnesses));
}

/// Also one with a wrong signature is there: it is reported as forged. Of a row that was removed or changed
/// the checkpoint is missed no more than the row.
void ChainCheck::State::check_due() {
    std::set<std::int64_t> own;
    for (const Statement& statement : statements) {
        if (statement.held_elsewhere.empty()) own.insert(statement.checkpoint.sequence);
    }
    std::vector<std::int64_t> missing;
    for (const std::int64_t row : due) {
        if (row >= *own_expected_from && !own.contains(row)) missing.push_back(row);
    }
    if (missing.empty()) return;
    report(missing.front(), FindingKind::removed,
           missing.size() == 1
               ? "the checkpoint of row " + std::to_string(missing.front()) + " was removed"
               : "the checkpoints of " + std::to_string(missing.size()) + " rows were removed, from row " +
                     std::to_string(missing.front()) + " to row " + std::to_string(missing.back()));
}

void ChainCheck::State::check_held_elsewhere() {
    for (const Statement& statement : statements) {
        const Checkpoint& held = statement.checkpoint;
        if (statement.held_elsewhere.empty() || hash_at(held.sequence) != held.hash) continue;
        const bool is_there = std::any_of(statements.begin(), statements.end(), [&](const Statement& own) {
            return own.held_elsewhere.empty() && own.checkpoint == held;
        });
        if (is_there) continue;
        report(held.sequence, FindingKind::removed, describe(statement) + " was removed from the ledger");
    }
}

}  // namespace kiosk::domain

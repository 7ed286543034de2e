#include "chain_rows.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <utility>

namespace kiosk::domain {
namespace {

/// Rows of which every possible number is tried; further ones only those that cost nothing to guess.
constexpr int max_searched_rows = 64;

std::string row_name(std::int64_t sequence) {
    return "row " + std::to_string(sequence);
}

bool directly_follows(std::int64_t later, std::int64_t earlier) {
    return earlier != std::numeric_limits<std::int64_t>::max() && later == earlier + 1;
}

}  // namespace

std::string name_rows(std::int64_t first, std::int64_t last) {
    if (first == last) return row_name(first);
    return "rows " + std::to_string(first) + " to " + std::to_string(last);
}

std::int64_t next_number(std::int64_t number) {
    return number == std::numeric_limits<std::int64_t>::max() ? number : number + 1;
}

void ChainRows::begin_at(std::int64_t first, const Digest& previous) {
    first_ = first;
    before_first_ = previous;
}

bool ChainRows::add(const Event& event) {
    const Digest computed = hash_(canonical_bytes(event));
    const bool fits = computed == event.hash;
    const bool follows = rows_.empty() ? event.sequence == first_ && event.previous == before_first_
                                       : directly_follows(event.sequence, rows_.back().sequence) &&
                                             event.previous == rows_.back().hash;
    rows_.push_back({event.sequence, event.hash, event.id, fits});
    if (!fits || !follows) odd_[rows_.size() - 1] = {event, computed, std::nullopt};
    return fits;
}

void ChainRows::add_unreadable(std::int64_t sequence, const std::string& why, FindingKind kind) {
    rows_.push_back({sequence, {}, {}, false});
    const std::string what = kind == FindingKind::damaged ? " cannot be read: " : " was changed: ";
    report(sequence, kind, row_name(sequence) + what + why);
}

std::vector<ChainFinding> ChainRows::judge() {
    put_back();
    find_twins();
    walk();
    check_order();
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const ChainFinding& a, const ChainFinding& b) { return a.sequence < b.sequence; });
    return std::move(findings_);
}

/// Rows that carry another number than the one that was hashed get that one again.
void ChainRows::put_back() {
    std::map<std::int64_t, std::int64_t> true_numbers;  // by the number that is stored
    std::int64_t shift = 0;
    int searched = 0;
    for (auto& [index, odd] : odd_) {
        if (rows_[index].sound) continue;
        std::vector<std::int64_t> numbers = candidates(odd, searched++ < max_searched_rows);
        const auto shifted =
            static_cast<std::uint64_t>(odd.event.sequence) + static_cast<std::uint64_t>(shift);
        numbers.insert(numbers.begin(), static_cast<std::int64_t>(shifted));
        const auto fitting =
            std::find_if(numbers.begin(), numbers.end(),
                         [this, &row = odd](std::int64_t number) { return fits_as(row, number); });
        if (fitting == numbers.end()) continue;
        odd.true_number = *fitting;
        shift = static_cast<std::int64_t>(static_cast<std::uint64_t>(*fitting) -
                                          static_cast<std::uint64_t>(odd.event.sequence));
        true_numbers[odd.event.sequence] = *fitting;
    }
    for (auto& [index, odd] : odd_) {
        if (!odd.true_number) continue;
        rows_[index].sequence = *odd.true_number;
        rows_[index].sound = true;
    }
    report_renumbered(std::move(true_numbers));
}

/// Numbers that a row may have had: after the row that it links to, next to its own, that of another row that
/// does not fit, one that is missing.
std::vector<std::int64_t> ChainRows::candidates(const Odd& odd, bool search) const {
    std::vector<std::int64_t> numbers;
    if (!search) return numbers;
    for (const Row& row : rows_) {
        if (row.hash == odd.event.previous) numbers.push_back(next_number(row.sequence));
    }
    for (std::int64_t by = 1; by <= 3; ++by) {
        const bool small = std::abs(odd.event.sequence / 2) < std::numeric_limits<std::int64_t>::max() / 4;
        if (small) numbers.insert(numbers.end(), {odd.event.sequence + by, odd.event.sequence - by});
    }
    std::size_t others = 0;
    for (const auto& [index, other] : odd_) {
        if (!rows_[index].sound) numbers.push_back(other.event.sequence);
        if (index > 0) numbers.push_back(next_number(rows_[index - 1].sequence));
        if (++others > 2 * max_searched_rows) break;
    }
    return numbers;
}

bool ChainRows::fits_as(const Odd& odd, std::int64_t sequence) const {
    if (sequence == odd.event.sequence) return false;
    Event event = odd.event;
    event.sequence = sequence;
    return hash_(canonical_bytes(event)) == event.hash;
}

void ChainRows::report_renumbered(std::map<std::int64_t, std::int64_t> true_numbers) {
    while (!true_numbers.empty()) {
        const auto [stored, truth] = *true_numbers.begin();
        true_numbers.erase(true_numbers.begin());
        if (const auto other = true_numbers.find(truth);
            other != true_numbers.end() && other->second == stored) {
            true_numbers.erase(other);
            report(stored, FindingKind::swapped,
                   "rows " + std::to_string(stored) + " and " + std::to_string(truth) + " were swapped");
            continue;
        }
        std::int64_t last = stored, last_truth = truth;
        for (auto next = true_numbers.begin();
             next != true_numbers.end() && directly_follows(next->first, last) &&
             directly_follows(next->second, last_truth);
             next = true_numbers.erase(next)) {
            std::tie(last, last_truth) = std::pair(*next);
        }
        report(truth, FindingKind::changed,
               name_rows(truth, last_truth) + " got another number: stored as " + name_rows(stored, last));
    }
}

void ChainRows::find_twins() {
    std::vector<Index> by_id(rows_.size());
    std::iota(by_id.begin(), by_id.end(), Index{0});
    // Of rows with the same id the one that does not fit, or else the later one, is the twin of the other.
    const auto key = [this](Index i) {
        return std::tuple(rows_[i].id, !rows_[i].sound, rows_[i].sequence, i);
    };
    std::sort(by_id.begin(), by_id.end(), [&](Index a, Index b) { return key(a) < key(b); });
    for (std::size_t i = 1; i < by_id.size(); ++i) {
        const Row& twin = rows_[by_id[i]];
        const Row& original = rows_[by_id[i - 1]];
        const bool readable = twin.sound || odd_.contains(by_id[i]);
        if (twin.id == original.id && twin.sequence != original.sequence && readable) {
            twins_[by_id[i]] = original.sequence;
        }
    }
}

void ChainRows::walk() {
    std::vector<Index> order(rows_.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [this](Index a, Index b) { return rows_[a].sequence < rows_[b].sequence; });
    const auto group_at = [&](std::size_t from) {
        std::size_t end = from;
        while (end < order.size() && rows_[order[end]].sequence == rows_[order[from]].sequence) ++end;
        return Group(order).subspan(from, end - from);
    };
    for (std::size_t at = 0; at < order.size();) {
        const Group group = group_at(at);
        at += group.size();
        judge_group(group, group_at(at));
    }
}

void ChainRows::judge_group(Group group, Group next) {
    const std::int64_t sequence = rows_[group.front()].sequence;
    if (sequence < first_) {
        report(sequence, FindingKind::inserted,
               row_name(sequence) + " was inserted: numbers start at " + std::to_string(first_));
        return;
    }
    const std::int64_t expected = next_number(last());
    if (sequence > expected) {
        report(
            expected, FindingKind::removed,
            name_rows(expected, sequence - 1) + (expected == sequence - 1 ? " was" : " were") + " removed");
    }
    const Index row = genuine(group, next);
    for (const Index other : group) {
        if (other == row) continue;
        report(sequence, FindingKind::inserted,
               rows_[other].sound && rows_[other].hash == rows_[row].hash
                   ? row_name(sequence) + " is there twice"
                   : "a second " + row_name(sequence) + " was inserted");
    }
    judge_row(row, next);
}

/// Of rows with the same number the one that the next row follows, or else one that fits.
ChainRows::Index ChainRows::genuine(Group group, Group next) const {
    const auto best = std::max_element(group.begin(), group.end(), [&](Index a, Index b) {
        const auto worth = [&](Index i) {
            return std::tuple(rows_[i].sound && is_followed_by(i, next), rows_[i].sound, !odd_.contains(i));
        };
        return worth(a) < worth(b);
    });
    return *best;
}

void ChainRows::judge_row(Index row, Group next) {
    const std::int64_t sequence = rows_[row].sequence;
    const bool readable = rows_[row].sound || odd_.contains(row);
    if (const auto twin = twins_.find(row); twin != twins_.end()) {
        report(sequence, FindingKind::inserted,
               row_name(sequence) + " was inserted: it has the id of row " + std::to_string(twin->second));
    } else if (!rows_[row].sound && readable) {
        report_changed(sequence, why_unsound(row, next));
    }
    judge_link(row, next);
    chain_.push_back(row);
}

/// Rows that were reported themselves say nothing about their links.
void ChainRows::judge_link(Index row, Group next) {
    const bool already_reported = std::exchange(link_reported_, false);
    const std::int64_t sequence = rows_[row].sequence;
    if (already_reported || !rows_[row].sound || sequence != next_number(last())) return;
    const bool is_first = chain_.empty();
    if (!is_first && !rows_[chain_.back()].sound) return;
    if (previous_of(row) == last_hash()) return;

    const bool next_is_there = !next.empty() && directly_follows(rows_[next.front()].sequence, sequence);
    if (next_is_there && !is_followed_by(row, next)) {
        link_reported_ = true;
        report(
            sequence, FindingKind::changed,
            row_name(sequence) +
                " was replaced: it fits its own hash, but neither follows the row before it nor is followed "
                "by the one after it");
    } else if (is_first) {
        report(sequence, FindingKind::changed,
               row_name(sequence) + " was rewritten: it does not link to where the rows begin");
    } else {
        report(last(), FindingKind::changed,
               row_name(last()) + " was rewritten: it fits its own hash, but " + row_name(sequence) +
                   " follows another " + row_name(last()));
    }
}

std::string ChainRows::why_unsound(Index row, Group next) const {
    const Odd& odd = odd_.at(row);
    const bool next_is_there =
        !next.empty() && directly_follows(rows_[next.front()].sequence, rows_[row].sequence);
    if (next_is_there && previous_of(next.front()) == odd.computed) return "its hash is not the one it had";
    Event linked = odd.event;
    linked.previous = last_hash();
    if (hash_(canonical_bytes(linked)) == linked.hash)
        return "it links to another row than the one before it";
    return "its contents do not fit its hash";
}

bool ChainRows::is_followed_by(Index row, Group next) const {
    return std::any_of(next.begin(), next.end(), [&](Index i) {
        return directly_follows(rows_[i].sequence, rows_[row].sequence) && previous_of(i) == rows_[row].hash;
    });
}

/// Rows with sound numbers must also be stored in their order.
void ChainRows::check_order() {
    std::vector<Index> stored;
    std::vector<std::int64_t> sequences;
    for (const Index row : chain_) {
        const auto odd = odd_.find(row);
        if (odd != odd_.end() && odd->second.true_number) continue;
        stored.push_back(row);
        sequences.push_back(rows_[row].sequence);
    }
    if (std::is_sorted(stored.begin(), stored.end())) return;
    std::vector<Index> sorted = stored;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::size_t> places;  // where the row stands, by where it belongs
    for (const Index row : stored) {
        const auto place = std::lower_bound(sorted.begin(), sorted.end(), row);
        places.push_back(static_cast<std::size_t>(place - sorted.begin()));
    }
    report_disorder(sequences, places);
}

void ChainRows::report_disorder(const std::vector<std::int64_t>& sequences,
                                const std::vector<std::size_t>& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == i) continue;
        if (places[places[i]] == i) {
            if (places[i] < i) continue;
            report(sequences[i], FindingKind::swapped,
                   "rows " + std::to_string(sequences[i]) + " and " + std::to_string(sequences[places[i]]) +
                       " were swapped");
            continue;
        }
        const std::size_t start = i;
        while (i + 1 < places.size() && places[i + 1] != i + 1 && places[places[i + 1]] != i + 1) ++i;
        report(sequences[start], FindingKind::swapped,
               name_rows(sequences[start], sequences[i]) + " do not stand in their order");
    }
}

Digest ChainRows::previous_of(Index row) const {
    const auto odd = odd_.find(row);
    if (odd != odd_.end()) return odd->second.event.previous;
    return row == 0 ? before_first_ : rows_[row - 1].hash;
}

std::int64_t ChainRows::last() const {
    return chain_.empty() ? first_ - 1 : rows_[chain_.back()].sequence;
}

Digest ChainRows::last_hash() const {
    return chain_.empty() ? before_first_ : rows_[chain_.back()].hash;
}

std::optional<Digest> ChainRows::sound_hash(std::int64_t sequence) const {
    const auto row =
        std::lower_bound(chain_.begin(), chain_.end(), sequence,
                         [this](Index index, std::int64_t value) { return rows_[index].sequence < value; });
    if (row == chain_.end() || rows_[*row].sequence != sequence || !rows_[*row].sound) return std::nullopt;
    return rows_[*row].hash;
}

void ChainRows::report(std::int64_t sequence, FindingKind kind, std::string what) {
    findings_.push_back({sequence, kind, std::move(what)});
}

/// Neighbours that were changed in the same way become one finding.
void ChainRows::report_changed(std::int64_t sequence, const std::string& why) {
    if (run_ && run_->why == why && directly_follows(sequence, run_->last)) {
        run_->last = sequence;
        findings_[run_->finding].what =
            name_rows(run_->first, sequence) + " were changed; of each: " + run_->why;
        return;
    }
    run_ = {sequence, sequence, why, findings_.size()};
    report(sequence, FindingKind::changed, row_name(sequence) + " was changed: " + why);
}

}  // namespace kiosk::domain

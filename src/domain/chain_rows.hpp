#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/domain/chain.hpp"

namespace kiosk::domain {

/// "row 7", "rows 7 to 9"
std::string name_rows(std::int64_t first, std::int64_t last);
/// `number` + 1, without running over.
std::int64_t next_number(std::int64_t number);

/// The rows of a `ChainCheck`: their order, numbers, hashes and links. All rows are taken in first and judged
/// together, because only what comes later tells whether row 7 was changed, moved or inserted.
class ChainRows {
  public:
    explicit ChainRows(HashFunction hash) : hash_(std::move(hash)) {}

    void begin_at(std::int64_t first, const Digest& previous);
    /// Answers whether the hash fits the contents.
    bool add(const Event& event);
    void add_unreadable(std::int64_t sequence, const std::string& why, FindingKind kind);

    std::vector<ChainFinding> judge();

    // After `judge`.
    std::int64_t first() const { return first_; }
    const Digest& before_first() const { return before_first_; }
    std::int64_t last() const;  ///< first - 1 without rows
    Digest last_hash() const;
    /// The stored hash; empty without that row, or when the row itself was found to be changed.
    std::optional<Digest> sound_hash(std::int64_t sequence) const;

  private:
    struct Row {
        std::int64_t sequence = 0;  ///< as stored; after `put_back` the one that its hash says
        Digest hash{};
        Uuid id{};
        bool sound = true;  ///< its hash fits its contents
    };
    /// More about a row that does not fit or does not follow the one stored before it.
    struct Odd {
        Event event;
        Digest computed{};
        std::optional<std::int64_t> true_number;  ///< when another one is stored
    };
    using Index = std::size_t;
    using Group = std::span<const Index>;  ///< rows of the same number

    void put_back();
    std::vector<std::int64_t> candidates(const Odd& odd, bool search) const;
    bool fits_as(const Odd& odd, std::int64_t sequence) const;
    void report_renumbered(std::map<std::int64_t, std::int64_t> true_numbers);
    void find_twins();
    void walk();
    void judge_group(Group group, Group next);
    Index genuine(Group group, Group next) const;
    void judge_row(Index row, Group next);
    void judge_link(Index row, Group next);
    std::string why_unsound(Index row, Group next) const;
    bool is_followed_by(Index row, Group next) const;
    void check_order();
    void report_disorder(const std::vector<std::int64_t>& sequences, const std::vector<std::size_t>& places);

    Digest previous_of(Index row) const;
    void report(std::int64_t sequence, FindingKind kind, std::string what);
    void report_changed(std::int64_t sequence, const std::string& why);

    HashFunction hash_;
    std::int64_t first_ = 1;
    Digest before_first_{};
    std::vector<Row> rows_;  ///< as stored
    std::map<Index, Odd> odd_;
    std::map<Index, std::int64_t> twins_;  ///< rows that have the id of another row, and its number
    std::vector<Index> chain_;             ///< one row for each number, in order
    bool link_reported_ = false;           ///< of the row that comes next in `walk`
    std::vector<ChainFinding> findings_;

    struct ChangedRun {
        std::int64_t first = 0, last = 0;
        std::string why;
        std::size_t finding = 0;
    };
    std::optional<ChangedRun> run_;  ///< of rows that were changed in the same way
};

}  // namespace kiosk::domain

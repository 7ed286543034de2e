#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kiosk::faults {

/// People as the judge counts them from what the screen said.
struct PeopleCount {
    int confirmed = 0;  ///< registered here or elsewhere
    int self_reported = 0;
    int repeated = 0;
    int undone = 0;
    bool operator==(const PeopleCount&) const = default;
};

/// An independent ledger: what the program said that its screen showed as saved. Compares it with the rows of
/// the ledger file, read by a query of its own.
class Judge {
  public:
    /// A line of the program, while this resident (or 0, staff) was in front of it.
    void heard(const std::string& line, std::uint64_t person);
    /// The walk came to its end: what was asked for and is not on the screen was not done.
    void walk_ended();

    struct Verdict {
        long acknowledged = 0;
        long lost = 0;     ///< acknowledged, but not in the ledger
        long doubled = 0;  ///< in the ledger more often than acknowledged or asked for
        std::vector<std::string> faults;
        bool good() const { return lost == 0 && doubled == 0 && faults.empty(); }
    };
    /// Reads the rows that came since the last time, and checks that the earlier ones are still there.
    Verdict compare_with(const std::filesystem::path& database);

    PeopleCount people() const;

  private:
    struct Thing {
        long acknowledged = 0;
        long asked = 0;  ///< without an answer: may be in the ledger or not
        long rows = 0;
    };
    struct Person {
        int confirmed = 0;
        int self_reported = 0;
    };
    void acknowledge(const std::string& thing, std::uint64_t person);
    void read_rows(const std::filesystem::path& database, Verdict& verdict);
    void count_row(std::int64_t row, const std::string& kind, const std::string& visit,
                   const std::string& ticket, const std::string& detail, bool by_staff);

    std::map<std::string, Thing> things_;  ///< "confirmed 2026-11-22 A-17"
    long tickets_asked_ = 0;
    bool ticket_open_ = false;
    long ticket_rows_ = 0;
    long acknowledged_ = 0;
    std::vector<std::int64_t> undone_;  ///< rows
    std::map<std::string, std::string> ticket_of_visit_;
    std::map<std::string, std::string> person_of_ticket_;
    std::map<std::string, Person> people_;
    std::map<std::int64_t, std::string> thing_of_row_;
    std::int64_t last_row_ = 0;
    std::string last_hash_;
};

}  // namespace kiosk::faults

#include "kiosk/storage/officers.hpp"

#include <algorithm>
#include <utility>

#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

constexpr std::size_t longest_name = 60;
constexpr int highest_number = 99;  ///< two digits

std::string trimmed(const std::string& name) {
    const auto first = name.find_first_not_of(" \t");
    const auto last = name.find_last_not_of(" \t");
    return first == std::string::npos ? "" : name.substr(first, last - first + 1);
}

std::optional<std::string> name_problem(const std::string& name) {
    if (name.empty()) return "is empty";
    if (name.size() > longest_name) return "is longer than " + std::to_string(longest_name) + " bytes";
    const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    if (std::any_of(name.begin(), name.end(), is_control)) return "contains control characters";
    return std::nullopt;
}

/// "Siti Aminah" -> "siti": the first word in ASCII lower case; "officer" when nothing is left.
std::string stem_of(const std::string& name) {
    std::string stem;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') stem += static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) stem += c;
        if (c == ' ' && !stem.empty()) break;
    }
    return stem.empty() ? "officer" : stem.substr(0, 16);
}

Result<bool> exists(Statement query, std::string_view value) {
    query.bind(1, value);
    const bool found = query.next();
    if (auto failure = query.failure()) return *failure;
    return found;
}

/// The first free id, removed officers included: an id in the ledger means one person for ever.
Result<std::string> free_id(sqlite3* database, const std::string& name) {
    for (int number = 1;; ++number) {
        std::string id = stem_of(name) + "-" + std::to_string(number);
        const auto taken = exists(Statement(database, "SELECT 1 FROM officers WHERE id = ?1"), id);
        if (!taken) return taken.error();
        if (!*taken) return id;
    }
}

/// The lowest number that no active member has.
Result<int> free_number(sqlite3* database) {
    Statement query(database, "SELECT number FROM officers WHERE active = 1 AND number > 0 ORDER BY number");
    int free = 1;
    while (query.next() && query.integer(0) == free) ++free;
    if (auto failure = query.failure()) return *failure;
    if (free <= highest_number) return free;
    return Error{ErrorCode::bad_input, "officer: all " + std::to_string(highest_number) +
                                           " numbers are taken; remove members who no longer work here"};
}

constexpr std::string_view columns = "id, name, number, role, sealed_secret, sealed_pin, last_used_step";

/// From a row of an active member with these columns.
Result<Officer> read_officer(const Statement& row) {
    const auto bytes = [&](int column) {
        const auto blob = row.blob(column);
        return std::vector<std::uint8_t>(blob.begin(), blob.end());
    };
    const auto role = domain::parse_staff_role(row.text(3));
    if (!role) {
        return Error{ErrorCode::damaged_data,
                     "officer " + std::string(row.text(0)) + ": column role holds a word that is not known"};
    }
    return Officer{std::string(row.text(0)),
                   std::string(row.text(1)),
                   static_cast<int>(row.integer(2)),
                   *role,
                   bytes(4),
                   bytes(5),
                   row.integer(6),
                   true};
}

Error nobody_active(const std::string& id) {
    return {ErrorCode::not_found,
            "officer: no active officer has the id \"" + id + "\"; see ikdctl officer list"};
}

Result<Officer> active_officer(sqlite3* database, const std::string& id) {
    Statement query(database,
                    "SELECT " + std::string(columns) + " FROM officers WHERE id = ?1 AND active = 1");
    query.bind(1, id);
    if (query.next()) return read_officer(query);
    if (auto failure = query.failure()) return *failure;
    return nobody_active(id);
}

Result<void> refuse_known_name(sqlite3* database, const std::string& name) {
    const auto known =
        exists(Statement(database, "SELECT 1 FROM officers WHERE name = ?1 AND active = 1"), name);
    if (!known) return known.error();
    if (!*known) return {};
    return Error{
        ErrorCode::bad_input,
        "officer: \"" + name + "\" is enrolled already; remove that officer first, or add a second name"};
}

Result<void> insert_officer(sqlite3* database, const Officer& officer) {
    Statement insert(database,
                     "INSERT INTO officers (id, name, number, role, sealed_secret, sealed_pin) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bind(1, officer.id);
    insert.bind(2, officer.name);
    insert.bind(3, std::int64_t{officer.number});
    insert.bind(4, domain::to_word(officer.role));
    insert.bind(5, std::span<const std::uint8_t>(officer.sealed_secret));
    insert.bind(6, std::span<const std::uint8_t>(officer.sealed_pin));
    return insert.run();
}

}  // namespace

Result<Officer> Officers::add(const std::string& name, domain::StaffRole role,
                              std::vector<std::uint8_t> sealed_secret, std::vector<std::uint8_t> sealed_pin) {
    const std::string kept_name = trimmed(name);
    if (const auto problem = name_problem(kept_name)) {
        return Error{ErrorCode::bad_input, "officer: the name " + *problem};
    }
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    if (auto fine = refuse_known_name(database, kept_name); !fine) return fine.error();
    const auto id = free_id(database, kept_name);
    if (!id) return id.error();
    const auto number = free_number(database);
    if (!number) return number.error();
    Officer officer{*id, kept_name, *number, role, std::move(sealed_secret), std::move(sealed_pin), 0, true};
    if (auto done = insert_officer(database, officer); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    return officer;
}

Result<Officer> Officers::set_pin(const std::string& id, std::vector<std::uint8_t> sealed_pin) {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    auto officer = active_officer(database, id);
    if (!officer) return officer;
    if (officer->number == 0) {
        const auto number = free_number(database);
        if (!number) return number.error();
        officer->number = *number;
    }
    officer->sealed_pin = std::move(sealed_pin);
    Statement update(database, "UPDATE officers SET number = ?2, sealed_pin = ?3 WHERE id = ?1");
    update.bind(1, id);
    update.bind(2, std::int64_t{officer->number});
    update.bind(3, std::span<const std::uint8_t>(officer->sealed_pin));
    if (auto done = update.run(); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    return officer;
}

// The row stays: its id must never be given to somebody else.
Result<void> Officers::remove(const std::string& id) {
    Statement update(store_.handle(),
                     "UPDATE officers SET active = 0, name = id, sealed_secret = x'', sealed_pin = x'' "
                     "WHERE id = ?1 AND active = 1");
    update.bind(1, id);
    if (auto done = update.run(); !done) return done;
    if (sqlite3_changes(store_.handle()) == 1) return {};
    return nobody_active(id);
}

Result<std::vector<Officer>> Officers::active() {
    Statement query(store_.handle(),
                    "SELECT " + std::string(columns) + " FROM officers WHERE active = 1 ORDER BY id");
    std::vector<Officer> officers;
    while (query.next()) {
        auto officer = read_officer(query);
        if (!officer) return officer.error();
        officers.push_back(std::move(*officer));
    }
    if (auto failure = query.failure()) return *failure;
    return officers;
}

}  // namespace kiosk::storage

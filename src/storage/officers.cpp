#include "kiosk/storage/officers.hpp"

#include <algorithm>
#include <utility>

#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

constexpr std::size_t longest_name = 60;

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

}  // namespace

Result<std::string> Officers::add(const std::string& name, std::vector<std::uint8_t> sealed_secret) {
    const std::string kept_name = trimmed(name);
    if (const auto problem = name_problem(kept_name)) {
        return Error{ErrorCode::bad_input, "officer: the name " + *problem};
    }
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    const auto known =
        exists(Statement(database, "SELECT 1 FROM officers WHERE name = ?1 AND active = 1"), kept_name);
    if (!known) return known.error();
    if (*known) {
        return Error{ErrorCode::bad_input, "officer: \"" + kept_name +
                                               "\" is enrolled already; remove that officer first, or add a "
                                               "second name"};
    }
    auto id = free_id(database, kept_name);
    if (!id) return id;
    Statement insert(database, "INSERT INTO officers (id, name, sealed_secret) VALUES (?1, ?2, ?3)");
    insert.bind(1, *id);
    insert.bind(2, kept_name);
    insert.bind(3, std::span<const std::uint8_t>(sealed_secret));
    if (auto done = insert.run(); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    return id;
}

Result<void> Officers::deactivate(const std::string& id) {
    Statement update(store_.handle(), "UPDATE officers SET active = 0 WHERE id = ?1 AND active = 1");
    update.bind(1, id);
    if (auto done = update.run(); !done) return done;
    if (sqlite3_changes(store_.handle()) == 1) return {};
    return Error{ErrorCode::not_found,
                 "officer: no active officer has the id \"" + id + "\"; see ikdctl officer list"};
}

Result<std::vector<Officer>> Officers::active() {
    Statement query(store_.handle(),
                    "SELECT id, name, sealed_secret, last_used_step FROM officers WHERE active = 1 "
                    "ORDER BY id");
    std::vector<Officer> officers;
    while (query.next()) {
        const auto sealed = query.blob(2);
        officers.push_back({std::string(query.text(0)),
                            std::string(query.text(1)),
                            {sealed.begin(), sealed.end()},
                            query.integer(3),
                            true});
    }
    if (auto failure = query.failure()) return *failure;
    return officers;
}

}  // namespace kiosk::storage

#pragma once

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/store.hpp"
#include "support/support.hpp"

namespace kiosk::test {

inline constexpr domain::Date a_day = std::chrono::year(2026) / 11 / 22;
inline constexpr domain::Date next_day = std::chrono::year(2026) / 11 / 23;

inline domain::Uuid visit_number(std::uint8_t n) {
    domain::Uuid visit{};
    visit[15] = n;
    return visit;
}

inline domain::NikToken token_number(std::uint8_t n) {
    domain::NikToken token{};
    token[0] = n;
    return token;
}

inline domain::EventDraft draft(domain::EventKind kind, std::uint8_t visit,
                                std::optional<std::uint8_t> token = std::nullopt, domain::Date day = a_day) {
    domain::EventDraft draft;
    draft.kind = kind;
    draft.visit = visit_number(visit);
    if (token) draft.token = token_number(*token);
    draft.age_band = domain::AgeBand::age_25_to_59;
    draft.registration = domain::Registration::in_district;
    draft.language = "id";
    draft.duration = std::chrono::seconds(90);
    draft.at = {UtcTime(std::chrono::milliseconds(1'795'316'645'678)), MonoTime(123'456)};
    draft.service_day = day;
    return draft;
}

/// A state directory with an open store and its ledger.
struct LedgerFixture {
    TemporaryDirectory directory;
    storage::Store store = open();
    storage::SqliteLedger ledger{store,
                                 {"KB-SUKOREJO-1", "357202", "boot-a", crypto::sha256, crypto::random_uuid7}};

    storage::Store open() const {
        return storage::Store::open(directory.path(), storage::WhenBroken::refuse).value();
    }
    domain::Event append(const domain::EventDraft& event) {
        auto appended = ledger.append(std::span(&event, 1));
        if (!appended) FAIL(appended.error().text);
        return appended->front();
    }
    domain::TicketCode issue_ticket(std::uint8_t visit, domain::Date day = a_day) {
        domain::EventDraft event = draft(domain::EventKind::ticket_issued, visit, visit, day);
        event.ticket = ledger.next_ticket(day).value();
        event.reason = domain::Reason::needs_officer;
        append(event);
        return *event.ticket;
    }
};

/// What SQLite answers; empty when fine.
inline std::string try_sql(sqlite3* database, const std::string& sql) {
    char* text = nullptr;
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &text);
    const std::string problem = text ? text : "";
    sqlite3_free(text);
    return problem;
}

/// Runs SQL as a stranger with the sqlite3 shell would: own connection, none of our settings.
inline void tamper(const std::filesystem::path& state, const std::string& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((state / "kiosk.sqlite").c_str(), &database) == SQLITE_OK);
    const std::string problem =
        try_sql(database, "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON; " + sql);
    sqlite3_close(database);
    INFO(sql);
    REQUIRE(problem == "");
}

}  // namespace kiosk::test

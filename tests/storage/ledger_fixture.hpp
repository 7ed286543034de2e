#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/domain/tally.hpp"
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

/// An event that the catalogue allows, with what residents' events carry where it may.
inline domain::EventDraft draft(domain::EventKind kind, std::uint8_t visit,
                                std::optional<std::uint8_t> token = std::nullopt, domain::Date day = a_day) {
    using domain::EventKind;
    domain::EventDraft draft;
    draft.kind = kind;
    draft.visit = visit_number(visit);
    if (token) draft.token = token_number(*token);
    if (kind <= EventKind::survey_answered || kind == EventKind::problem_chosen) {
        draft.age_band = domain::AgeBand::age_25_to_59;
        draft.registration = domain::Registration::in_district;
        draft.duration = std::chrono::seconds(90);
    }
    if (kind == EventKind::nik_checked) draft.reason = domain::Reason::nik_not_on_a_list;
    if (kind == EventKind::visit_ended) draft.reason = domain::Reason::guided;
    if (kind == EventKind::visit_resumed) draft.ticket = domain::TicketCode{'A', visit};
    draft.language = "id";
    draft.at = {UtcTime(std::chrono::milliseconds(1'795'316'645'678)), MonoTime(123'456)};
    draft.service_day = day;
    return draft;
}

/// An act of Siti's.
inline domain::EventDraft staff_draft(domain::EventKind kind, std::uint8_t visit = 0,
                                      std::optional<std::uint8_t> token = std::nullopt,
                                      domain::Date day = a_day) {
    domain::EventDraft act = draft(kind, visit, token, day);
    act.officer = "siti-1";
    return act;
}

inline domain::EventDraft confirmed(std::uint8_t visit, std::optional<std::uint8_t> token = std::nullopt,
                                    domain::Date day = a_day) {
    return staff_draft(domain::EventKind::activation_confirmed, visit, token, day);
}

inline domain::EventDraft self_reported(std::uint8_t visit, std::optional<std::uint8_t> token = std::nullopt,
                                        domain::Date day = a_day) {
    return draft(domain::EventKind::activation_self_reported, visit, token, day);
}

inline domain::EventDraft undoing(std::int64_t row, domain::Date day = a_day) {
    domain::EventDraft undo = staff_draft(domain::EventKind::act_undone, 0, std::nullopt, day);
    undo.detail = domain::undone_detail(row);
    return undo;
}

/// Seals by adding a key of the day without carry. Keys are the same in each run, and never made twice.
class FakeSeals final : public domain::TokenSeals {
  public:
    Result<domain::NikToken> seal(const domain::NikToken& token, domain::Date day) override {
        if (damaged == day) return unreadable();
        if (!keys_.contains(day)) keys_[day] = new_key();
        return mixed(token, keys_[day]);
    }
    Result<std::optional<domain::NikToken>> open(const domain::NikToken& sealed, domain::Date day) override {
        if (damaged == day) return unreadable();
        if (!keys_.contains(day)) return std::optional<domain::NikToken>();
        return std::optional(mixed(sealed, keys_[day]));
    }
    Result<std::vector<domain::Date>> days() override {
        std::vector<domain::Date> days;
        for (const auto& [day, key] : keys_) days.push_back(day);
        return days;
    }
    Result<std::vector<domain::Date>> erase_before(domain::Date first_kept) override {
        if (std::exchange(fail_once, false)) return Error{ErrorCode::io, "the disk refused"};
        std::vector<domain::Date> erased;
        while (!keys_.empty() && keys_.begin()->first < first_kept) {
            erased.push_back(keys_.begin()->first);
            keys_.erase(keys_.begin());
        }
        return erased;
    }

    bool fail_once = false;               ///< the next erasure, as a crash before it would
    std::optional<domain::Date> damaged;  ///< the key of this day cannot be read

  private:
    static Error unreadable() { return {ErrorCode::damaged_data, "the key of a day is damaged"}; }
    domain::NikToken new_key() {
        domain::NikToken key{};
        for (auto& byte : key) byte = static_cast<std::uint8_t>(random_());
        return key;
    }
    static domain::NikToken mixed(domain::NikToken token, const domain::NikToken& key) {
        for (std::size_t i = 0; i < token.size(); ++i) token[i] ^= key[i];
        return token;
    }

    std::map<domain::Date, domain::NikToken> keys_;
    std::mt19937 random_{2026};
};

/// A "signature" is the hash of the message, twice: anybody can make it.
class FakeSigner final : public domain::Signer {
  public:
    domain::Signature sign(std::span<const std::uint8_t> message) const override {
        const domain::Digest hash = crypto::sha256(message);
        domain::Signature signature{};
        std::copy(hash.begin(), hash.end(), signature.begin());
        std::copy(hash.begin(), hash.end(), signature.begin() + 32);
        return signature;
    }
    const domain::PublicKey& public_key() const override { return key_; }
    static bool verify(std::span<const std::uint8_t> message, const domain::Signature& signature,
                       const domain::PublicKey& key) {
        return key == FakeSigner().public_key() && FakeSigner().sign(message) == signature;
    }

  private:
    domain::PublicKey key_{7};
};

/// What `verify_ledger` finds; empty when all is sound.
inline std::vector<std::string> findings(storage::Store& store) {
    const auto verdict =
        storage::verify_ledger(store, {crypto::sha256, FakeSigner::verify, FakeSigner().public_key(), {}});
    if (!verdict) return {verdict.error().text};
    std::vector<std::string> texts;
    for (const auto& finding : verdict->findings) texts.push_back(finding.what);
    return texts;
}

/// A state directory with an open store and its ledger.
struct LedgerFixture {
    TemporaryDirectory directory;
    FakeSeals seals;
    FakeSigner signer;
    storage::Store store = open();
    storage::SqliteLedger ledger{store, identity()};

    storage::LedgerIdentity identity(const std::string& boot_id = "boot-a") {
        return {"KB-SUKOREJO-1", "357202", boot_id, crypto::sha256, crypto::random_uuid7, &seals, &signer};
    }
    storage::Store open() const {
        return storage::Store::open(directory.path(), storage::WhenBroken::refuse).value();
    }
    domain::Event append(const domain::EventDraft& event) {
        auto appended = ledger.append(std::span(&event, 1));
        if (!appended) FAIL(appended.error().text);
        return appended->front();
    }
    /// What the refused append answers.
    Error refused(const domain::EventDraft& event) {
        const auto appended = ledger.append(std::span(&event, 1));
        REQUIRE_FALSE(appended.ok());
        return appended.error();
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

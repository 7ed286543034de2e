#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "ikdctl.hpp"
#include "ikdctl_ledger.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/hex.hpp"
#include "kiosk/proof/export_file.hpp"
#include "kiosk/storage/ledger.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;
using Verdict = domain::ChainCheck::Verdict;
using HeldCheckpoints = std::vector<std::pair<std::string, domain::Checkpoint>>;

/// Whose signatures count, and what that is worth.
struct TrustedKey {
    std::optional<domain::PublicKey> key;
    std::string said;
};

Result<domain::PublicKey> read_given_key(const std::string& key_or_file) {
    if (const auto key = proof::parse_public_key(key_or_file)) return *key;
    std::ifstream file(key_or_file);
    if (!file) return Error{ErrorCode::not_found, key_or_file + ": neither a key ed25519:HEX nor a file"};
    std::string line;
    std::getline(file, line);
    if (const auto key = proof::parse_public_key(line)) return *key;
    return Error{ErrorCode::bad_input,
                 key_or_file + ": line 1: expected a public key, ed25519: and 64 hex digits"};
}

Result<TrustedKey> find_key(const VerifyOrder& order) {
    if (!order.public_key.empty()) {
        const auto key = read_given_key(order.public_key);
        if (!key) return key.error();
        return TrustedKey{*key, "signatures checked with the given key, " + crypto::fingerprint(*key)};
    }
    if (!order.export_file.empty()) {
        return TrustedKey{
            std::nullopt,
            "signatures checked with the key in the file itself: the file is whole, but who made "
            "it is not proven; give --public-key"};
    }
    const auto key = read_public_key(order.state);
    if (key) {
        return TrustedKey{*key, "signatures checked with " + public_key_file(order.state).string() + ", " +
                                    crypto::fingerprint(*key) +
                                    ", which lies beside the ledger and proves less than one that is kept "
                                    "elsewhere; give --public-key"};
    }
    if (key.error().code != ErrorCode::not_found) return key.error();
    return TrustedKey{std::nullopt, "signatures were NOT checked: no key given, and none beside the ledger"};
}

Result<HeldCheckpoints> read_held(const std::vector<fs::path>& files) {
    HeldCheckpoints held;
    for (const fs::path& path : files) {
        std::ifstream file(path, std::ios::binary);
        if (!file) return Error{ErrorCode::not_found, path.string() + ": cannot open"};
        const auto checkpoints = proof::read_checkpoints(file);
        if (!checkpoints)
            return Error{checkpoints.error().code, path.string() + ": " + checkpoints.error().text};
        if (checkpoints->empty()) {
            return Error{ErrorCode::bad_input,
                         path.string() + ": expected lines with checkpoints, found none"};
        }
        for (const auto& checkpoint : *checkpoints) held.emplace_back(path.string(), checkpoint);
    }
    return held;
}

Result<Verdict> verify_state(const VerifyOrder& order, const TrustedKey& key, HeldCheckpoints held) {
    auto store = storage::Store::open_read_only(order.state);
    if (!store) return store.error();
    return storage::verify_ledger(*store,
                                  {crypto::sha256, crypto::verify_signature, key.key, std::move(held)});
}

Result<Verdict> verify_file(const VerifyOrder& order, const TrustedKey& key, HeldCheckpoints held) {
    std::ifstream file(order.export_file, std::ios::binary);
    if (!file) return Error{ErrorCode::not_found, order.export_file.string() + ": cannot open"};
    return proof::verify_export(file, {crypto::sha256, crypto::verify_signature, key.key, std::move(held)});
}

/// Rows after the last proven one; empty when there are none.
struct Unproven {
    std::int64_t first = 0, last = 0;
};
std::optional<Unproven> unproven_rows(const Verdict& verdict) {
    const Unproven rows{std::max(verdict.covered + 1, verdict.first_row), verdict.last_row};
    return rows.first <= rows.last ? std::optional(rows) : std::nullopt;
}

bool is_nothing_proven(const Verdict& verdict) {
    return verdict.covered < verdict.first_row;
}

std::string proven_text(const Verdict& verdict) {
    const auto unproven = unproven_rows(verdict);
    if (is_nothing_proven(verdict)) return "NOTHING is proven by a checkpoint\n";
    std::string text = "rows up to " + std::to_string(verdict.covered) + " proven\n";
    if (!unproven) return text;
    const std::string first = std::to_string(unproven->first), last = std::to_string(unproven->last);
    return text + (first == last ? "row " + first + " is" : "rows " + first + " to " + last + " are") +
           " proven by no checkpoint yet: whoever has the file can change or cut them unseen\n";
}

/// Of later rows alone there is none: they name people and acts of rows that are not there.
std::string count_text(const Verdict& verdict) {
    if (verdict.first_row > 1) {
        return "count: none, the rows begin with " + std::to_string(verdict.first_row) + "\n";
    }
    const auto& count = verdict.count;
    return "count: " + std::to_string(count.confirmed) + " confirmed, " + std::to_string(count.elsewhere) +
           " elsewhere, " + std::to_string(count.self_reported) + " self-reported, " +
           std::to_string(count.repeated) + " repeated, " + std::to_string(count.undone) + " undone\n";
}

std::string conclusion(const Verdict& verdict) {
    if (!verdict.sound()) return "NOT sound, " + std::to_string(verdict.findings.size()) + " findings\n";
    if (is_nothing_proven(verdict)) return "sound in itself, but NOTHING is proven\n";
    return "sound\n";
}

void print_text(const Verdict& verdict, const std::string& source, const TrustedKey& key) {
    for (const auto& finding : verdict.findings) {
        const std::string place = finding.sequence == 0 ? "file" : "row " + std::to_string(finding.sequence);
        std::cout << place << ": " << to_word(finding.kind) << ": " << finding.what << '\n';
    }
    for (const std::string& note : verdict.notes) std::cout << "note: " << note << '\n';
    std::cout << source << ": " << verdict.events << " events, " << verdict.checkpoints << " checkpoints, "
              << proven_text(verdict) << count_text(verdict) << "key: " << key.said << '\n'
              << conclusion(verdict);
}

void print_json(const Verdict& verdict, const std::string& source, const TrustedKey& key) {
    using Json = nlohmann::ordered_json;
    Json findings = Json::array();
    for (const auto& finding : verdict.findings) {
        findings.push_back(
            {{"row", finding.sequence}, {"kind", to_word(finding.kind)}, {"what", finding.what}});
    }
    const auto& count = verdict.count;
    const Json counted{{"confirmed", count.confirmed},
                       {"elsewhere", count.elsewhere},
                       {"self_reported", count.self_reported},
                       {"repeated", count.repeated},
                       {"undone", count.undone}};
    const auto unproven = unproven_rows(verdict);
    const Json json{
        {"source", source},
        {"sound", verdict.sound()},
        {"events", verdict.events},
        {"checkpoints", verdict.checkpoints},
        {"proven", verdict.covered},
        {"nothing_proven", is_nothing_proven(verdict)},
        {"unproven", unproven ? Json{{"first", unproven->first}, {"last", unproven->last}} : Json()},
        {"last_hash", domain::format_hex(verdict.last_hash)},
        {"public_key", key.key ? Json(proof::format_public_key(*key.key)) : Json()},
        {"key", key.said},
        {"count", verdict.first_row > 1 ? Json() : counted},
        {"notes", verdict.notes},
        {"findings", findings}};
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

int verify_ledger(const VerifyOrder& order) {
    const auto key = find_key(order);
    if (!key) return exit_for_ledger(key.error());
    auto held = read_held(order.checkpoints);
    if (!held) return exit_for_ledger(held.error());
    const bool from_file = !order.export_file.empty();
    const auto verdict = (from_file ? verify_file : verify_state)(order, *key, *std::move(held));
    if (!verdict) return exit_for_ledger(verdict.error());
    const fs::path source = from_file ? order.export_file : storage::database_file(order.state);
    (order.json ? print_json : print_text)(*verdict, source.string(), *key);
    return verdict->sound() ? exit_ok : exit_findings;
}

}  // namespace kiosk::ikdctl

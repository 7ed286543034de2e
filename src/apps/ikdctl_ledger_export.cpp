#include <chrono>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

#include "ikdctl.hpp"
#include "ikdctl_ledger.hpp"
#include "installation.hpp"
#include "kiosk/core/clock.hpp"
#include "kiosk/core/durable_file.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/proof/export_file.hpp"
#include "kiosk/storage/ledger.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

/// Leaves a file that is there unless `force`.
Result<void> write_file(const fs::path& file, bool force, const std::string& text) {
    if (force) return replace_durably(file, bytes_of(text), Readers::everybody);
    auto created = create_durably(file, bytes_of(text), Readers::everybody);
    if (created || created.error().code != ErrorCode::in_use) return created;
    return Error{ErrorCode::in_use, created.error().text + ", or replace it with --force"};
}

storage::LedgerIdentity identity_of(const domain::Event& last, domain::TokenSeals& seals,
                                    const domain::Signer& signer) {
    return {last.kiosk, last.place, read_boot_id(), crypto::sha256, crypto::random_uuid7, &seals, &signer};
}

Result<domain::Event> last_event(storage::Store& store) {
    const auto last = storage::last_sequence(store);
    if (!last) return last.error();
    auto events = storage::read_events(store, *last - 1, 1);
    if (!events) return events.error();
    if (events->empty()) return Error{ErrorCode::not_found, store.file().string() + ": holds no event yet"};
    return events->front();
}

Result<void> require_sound(storage::Store& store, const domain::PublicKey& key) {
    const auto verdict = storage::verify_ledger(store, {crypto::sha256, crypto::verify_signature, key, {}});
    if (!verdict) return verdict.error();
    if (verdict->sound()) return {};
    return Error{ErrorCode::damaged_data, store.file().string() + ": is not sound and is not exported: " +
                                              verdict->findings.front().what + "; see ikdctl ledger verify"};
}

/// Rows from `since` to the one of `end`, and the hash before the first.
Result<proof::ExportContents> collect(storage::Store& store, std::int64_t since,
                                      const domain::Checkpoint& end, const domain::PublicKey& key) {
    if (since > end.sequence) {
        return Error{ErrorCode::bad_input, "--since " + std::to_string(since) + ": the last row is " +
                                               std::to_string(end.sequence)};
    }
    proof::ExportContents contents;
    contents.header = {end.kiosk, key, since, {}, end.sequence, end.at};
    auto events = storage::read_events(store, since - 1, end.sequence - since + 1);
    if (!events) return events.error();
    contents.events = *std::move(events);
    if (!contents.events.empty()) contents.header.previous = contents.events.front().previous;
    auto checkpoints = storage::read_checkpoints(store, since - 1);
    if (!checkpoints) return checkpoints.error();
    contents.checkpoints = *std::move(checkpoints);
    // The kiosk may have written on since.
    std::erase_if(contents.checkpoints, [&](const auto& one) { return one.sequence > end.sequence; });
    return contents;
}

Result<proof::ExportContents> export_to(const ExportOrder& order) {
    std::error_code ignored;
    if (!order.force && fs::exists(order.out, ignored)) {
        return Error{ErrorCode::in_use,
                     order.out.string() + ": is there already; name a new file, or replace it with --force"};
    }
    if (auto found = storage::Store::open_read_only(order.state); !found) return found.error();
    const auto key = find_state_key(order.state);
    if (!key) return key.error();
    auto store = storage::Store::open(order.state, storage::WhenBroken::refuse);
    if (!store) return store.error();
    const crypto::DeviceSigner signer(*key);
    if (auto sound = require_sound(*store, signer.public_key()); !sound) return sound.error();
    const auto last = last_event(*store);
    if (!last) return last.error();
    crypto::DayKeys seals(day_keys_directory(order.state), *key);
    storage::SqliteLedger ledger(*store, identity_of(*last, seals, signer));
    const auto end = ledger.checkpoint(SystemClock().now().wall, domain::CheckpointReason::exported);
    if (!end) return end.error();
    auto contents = collect(*store, order.since, *end, signer.public_key());
    if (!contents) return contents;
    std::ostringstream lines;
    auto made = proof::write_export(lines, contents->header, contents->events, contents->checkpoints, signer,
                                    crypto::sha256);
    if (!made) return made.error();
    if (auto written = write_file(order.out, order.force, lines.str()); !written) return written.error();
    return contents;
}

}  // namespace

int export_ledger(const ExportOrder& order) {
    const auto contents = export_to(order);
    if (!contents) return exit_for_ledger(contents.error());
    std::cout << order.out.string() << ": rows " << contents->header.first << " to " << contents->header.last
              << ", " << contents->checkpoints.size() << " checkpoints, signed by "
              << crypto::fingerprint(contents->header.public_key) << '\n';
    return exit_ok;
}

int list_checkpoints(const fs::path& state, const fs::path& out, bool force) {
    auto store = storage::Store::open_read_only(state);
    if (!store) return exit_for_ledger(store.error());
    const auto checkpoints = storage::read_checkpoints(*store);
    if (!checkpoints) return exit_for_ledger(checkpoints.error());
    std::string lines;
    for (const auto& checkpoint : *checkpoints) lines += proof::checkpoint_line(checkpoint) + '\n';
    if (out.empty()) {
        std::cout << lines;
        return exit_ok;
    }
    const auto written = write_file(out, force, lines);
    return written ? exit_ok : exit_for_ledger(written.error());
}

}  // namespace kiosk::ikdctl

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>

#include "ikdctl.hpp"
#include "ikdctl_ledger.hpp"
#include "installation.hpp"
#include "kiosk/core/clock.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/proof/export_file.hpp"
#include "kiosk/storage/ledger.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

Error system_error(const fs::path& file, const std::string& doing) {
    return {ErrorCode::io, file.string() + ": cannot " + doing + ": " + std::strerror(errno)};
}

/// Durable and whole when it returns, or not there. Leaves a file that is there unless `force`.
Result<void> write_new_file(const fs::path& file, bool force,
                            const std::function<Result<void>(std::ostream&)>& write) {
    std::string temporary = file.string() + ".new-XXXXXX";
    const int opened = mkostemp(temporary.data(), O_CLOEXEC);
    if (opened < 0) return system_error(file, "make the file");
    std::ofstream out(temporary, std::ios::binary);
    auto done = write(out);
    out.close();
    if (done && (!out || fsync(opened) != 0 || fchmod(opened, 0644) != 0)) {
        done = system_error(file, "write the file");
    }
    close(opened);
    const unsigned int replace = force ? 0 : RENAME_NOREPLACE;
    if (done && renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, file.c_str(), replace) != 0) {
        done = errno == EEXIST
                   ? Error{ErrorCode::in_use, file.string() + ": is there already; --force replaces it"}
                   : system_error(file, "write the file");
    }
    if (!done) unlink(temporary.c_str());
    return done;
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
        return Error{ErrorCode::in_use, order.out.string() + ": is there already; --force replaces it"};
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
    auto written = write_new_file(order.out, order.force, [&](std::ostream& out) {
        return proof::write_export(out, contents->header, contents->events, contents->checkpoints, signer,
                                   crypto::sha256);
    });
    if (!written) return written.error();
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
    const auto print = [&](std::ostream& to) -> Result<void> {
        for (const auto& checkpoint : *checkpoints) to << proof::checkpoint_line(checkpoint) << '\n';
        return {};
    };
    if (out.empty()) {
        print(std::cout).ok();
        return exit_ok;
    }
    const auto written = write_new_file(out, force, print);
    return written ? exit_ok : exit_for_ledger(written.error());
}

}  // namespace kiosk::ikdctl

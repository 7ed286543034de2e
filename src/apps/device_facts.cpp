#include "device_facts.hpp"

#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>

#include "installation.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "list_facts.hpp"

namespace kiosk {
namespace {

/// What is free for this user on the disk of `directory`.
Result<std::int64_t> free_megabytes(const std::filesystem::path& directory) {
    struct statvfs disk {};
    if (statvfs(directory.c_str(), &disk) != 0) {
        return Error{ErrorCode::io,
                     directory.string() + ": cannot ask for free space: " + std::strerror(errno)};
    }
    return static_cast<std::int64_t>(disk.f_bavail * disk.f_frsize / 1'000'000);
}

}  // namespace

Result<domain::DeviceFacts> StoredDevice::look() {
    auto store = storage::Store::open_read_only(state_);
    if (!store) return store.error();
    auto verdict =
        storage::verify_ledger(*store, {crypto::sha256, crypto::verify_signature, public_key_, {}});
    if (!verdict) return verdict.error();
    const auto set_aside = crypto::DayKeys::set_aside_in(day_keys_directory(state_));
    if (!set_aside) return set_aside.error();
    auto lists = storage::StatusLists(*store).lists();
    if (!lists) return lists.error();
    auto last_bundle = find_last_bundle(*store);
    if (!last_bundle) return last_bundle.error();
    const auto free = free_megabytes(state_);
    if (!free) return free.error();

    domain::DeviceFacts facts;
    facts.key_protection = key_protection_;
    facts.fingerprint = crypto::fingerprint(public_key_);
    facts.events = verdict->events;
    facts.covered = verdict->covered;
    for (auto& finding : verdict->findings) facts.findings.push_back(std::move(finding.what));
    for (const domain::Date day : *set_aside) {
        facts.findings.push_back("key of " + domain::format_iso_date(day) + " was damaged and set aside");
    }
    facts.free_megabytes = *free;
    facts.tokens_kept_days = tokens_kept_days_;
    facts.lists = std::move(*lists);
    if (*last_bundle) {
        facts.last_bundle = std::move((*last_bundle)->tried);
        facts.last_bundle_at = (*last_bundle)->at;
    }
    return facts;
}

}  // namespace kiosk

#include "ikdctl_state.hpp"

#include <span>
#include <utility>

#include "installation.hpp"
#include "kiosk/core/clock.hpp"
#include "kiosk/crypto/hash.hpp"
#include "state_files.hpp"

namespace kiosk::ikdctl {

namespace fs = std::filesystem;

OpenState::OpenState(Configured configured, crypto::KeyFile key, storage::Store store, const fs::path& state)
    : configured_(std::move(configured)),
      key_(std::move(key)),
      signer_(key_),
      seals_(day_keys_directory(state), key_),
      store_(std::move(store)),
      ledger_(store_, {configured_.kiosk.id, configured_.kiosk.place, read_boot_id(), crypto::sha256,
                       crypto::random_uuid7, &seals_, &signer_}) {}

Result<std::unique_ptr<OpenState>> OpenState::open(const fs::path& state, const fs::path& kiosk_toml) {
    auto configured = load_configured(kiosk_toml);
    if (!configured) return configured.error();
    auto key = open_state_key(state);
    if (!key) return key.error();
    auto store = storage::Store::open(state, storage::WhenBroken::refuse);
    if (!store) return store.error();
    return std::unique_ptr<OpenState>(
        new OpenState(std::move(*configured), std::move(*key), std::move(*store), state));
}

domain::EventDraft OpenState::draft(domain::EventKind kind, std::string detail) const {
    domain::EventDraft draft;
    draft.kind = kind;
    draft.at = SystemClock().now();
    draft.visit = crypto::random_uuid7(draft.at.wall);
    draft.detail = std::move(detail);
    draft.service_day = domain::to_local(draft.at.wall, configured_.district.utc_offset).date;
    return draft;
}

Result<void> OpenState::record(domain::EventKind kind, const std::function<Result<std::string>()>& change) {
    return store_.all_or_nothing([&]() -> Result<void> {
        auto detail = change();
        if (!detail) return detail.error();
        const auto event = draft(kind, std::move(*detail));
        if (const auto appended = ledger_.append(std::span(&event, 1)); !appended) return appended.error();
        return {};
    });
}

}  // namespace kiosk::ikdctl

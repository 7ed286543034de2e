#include "ikd_kiosk_backend.hpp"

#include <utility>

#include "installation.hpp"
#include "kiosk/crypto/hash.hpp"

namespace kiosk {

Result<std::unique_ptr<Backend>> Backend::open(const std::filesystem::path& state_dir,
                                               const config::KioskConfig& config) {
    auto lock = storage::StateLock::acquire(state_dir);
    if (!lock) return lock.error();
    auto key = crypto::KeyFile::load_or_create(key_file(state_dir));
    if (!key) return key.error();
    auto store = storage::Store::open(state_dir, storage::WhenBroken::set_aside);
    if (!store) return store.error();
    return std::unique_ptr<Backend>(
        new Backend(std::move(lock).value(), std::move(key).value(), std::move(store).value(), config));
}

Backend::Backend(storage::StateLock lock, crypto::KeyFile key, storage::Store store,
                 const config::KioskConfig& config)
    : lock_(std::move(lock)),
      key_(std::move(key)),
      store_(std::move(store)),
      ledger_(store_, {config.id, config.place, read_boot_id(), crypto::sha256, crypto::random_uuid7}),
      lists_(store_),
      officers_(store_),
      tokens_(key_),
      secret_box_(key_),
      codes_(officers_, secret_box_) {}

void Backend::start(std::function<void()> answered) {
    worker_ =
        std::make_unique<app::Worker>(app::DeskPorts{ledger_, lists_, tokens_, codes_}, std::move(answered));
}

}  // namespace kiosk

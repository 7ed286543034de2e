#include "ikd_kiosk_backend.hpp"

#include <iostream>
#include <utility>

#include "kiosk/crypto/hash.hpp"
#include "state_files.hpp"

namespace kiosk {
namespace {

void log_unreadable(const Result<std::vector<std::string>>& officers) {
    if (!officers) {
        std::cerr << "ikd-kiosk: officers: " << officers.error().text << std::endl;
        return;
    }
    for (const auto& id : *officers) {
        std::cerr << "ikd-kiosk: officer " << id << ": secret cannot be opened, enrol again" << std::endl;
    }
}

}  // namespace

Result<std::unique_ptr<Backend>> Backend::open(const std::filesystem::path& state_dir,
                                               const config::KioskConfig& config) {
    auto lock = storage::StateLock::acquire(state_dir);
    if (!lock) return lock.error();
    auto key = open_state_key(state_dir);
    if (!key) return key.error();
    auto store = storage::Store::open(state_dir, storage::WhenBroken::set_aside);
    if (!store) return store.error();
    std::unique_ptr<Backend> backend(
        new Backend(std::move(lock).value(), std::move(key).value(), std::move(store).value(), config));
    log_unreadable(backend->codes_.unreadable());
    return backend;
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

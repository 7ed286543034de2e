#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "kiosk/core/clock.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk {

/// What a kiosk takes list bundles with.
struct ListIntake {
    storage::Store& store;
    domain::Ledger& ledger;
    const crypto::SecretBox& secret_box;
    std::filesystem::path passport;      ///< file; see `passport_file`
    std::string district;                ///< code of the kiosk's own
    std::chrono::minutes utc_offset{0};  ///< of the district
};

/// Verifies a bundle, judges it and puts it in force, or says why not; then the old list stays in force.
/// Either is an event of the ledger, in the same transaction. An Error only when the kiosk's own state cannot
/// be used.
Result<domain::BundleTried> take_bundle(const ListIntake& intake, const std::filesystem::path& file,
                                        const Now& now, bool clock_doubted);

/// "pusat.ikdlist: refused: expired: ..." for log and terminal.
std::string readable(const domain::BundleTried& tried);

}  // namespace kiosk

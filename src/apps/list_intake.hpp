#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "kiosk/core/clock.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/crypto/list_keys.hpp"
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

/// A bundle as far as it can be believed, before it is compared with the list in force.
struct VerifiedBundle {
    domain::BundleTried tried;      ///< with a refusal when it cannot be believed
    domain::ListBundle bundle;      ///< without a refusal
    crypto::ListPassport passport;  ///< that it was verified with
};

/// A passport that is missing or cannot be read is a refusal.
VerifiedBundle verify_bundle(const ListIntake& intake, const std::filesystem::path& file);

/// Judges it and puts it in force, or says why not; then the old list stays in force. Judged in the
/// transaction that changes the list, because the running kiosk and `ikdctl` may both be at it: an older
/// list never replaces a newer one. Either is an event of the ledger in the same transaction; only "wait for
/// the clock" and "not newer" are not noted twice in a row. An Error when the kiosk's own state cannot be
/// used. What is replaced is gone from the log of changes with Store::empty_log.
Result<domain::BundleTried> put_in_force(const ListIntake& intake, VerifiedBundle verified, const Now& now,
                                         bool clock_doubted);

/// Both, one after the other.
Result<domain::BundleTried> take_bundle(const ListIntake& intake, const std::filesystem::path& file,
                                        const Now& now, bool clock_doubted);

/// False when lists of the one answer nothing with the other.
bool same_keys(const crypto::ListPassport& a, const crypto::ListPassport& b);

/// "pusat.ikdlist: refused: expired: ..." for log and terminal.
std::string readable(const domain::BundleTried& tried);

}  // namespace kiosk

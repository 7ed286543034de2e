#pragma once

#include <array>
#include <optional>
#include <string>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk {

/// "signed 35.05 version 7, as of 2026-04-20, valid until 2026-06-30, 16000 NIK, source: ..."
std::string readable(const storage::KeptList& list);

/// What the ledger notes of each bundle that was tried.
inline constexpr std::array bundle_events{domain::EventKind::bundle_accepted,
                                          domain::EventKind::bundle_refused};

/// A bundle as the ledger noted it; its file is named by district and version, because its name is not known
/// any more.
struct NotedBundle {
    domain::BundleTried tried;
    UtcTime at{};
};
/// The last one, taken or refused.
Result<std::optional<NotedBundle>> find_last_bundle(storage::Store& store);

}  // namespace kiosk

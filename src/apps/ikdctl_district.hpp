#pragma once

#include <filesystem>

#include "kiosk/config/district_pack.hpp"
#include "kiosk/config/kiosk_config.hpp"
#include "kiosk/core/result.hpp"

namespace kiosk::ikdctl {

/// The configuration of this device with the district pack that it names.
struct Configured {
    config::KioskConfig kiosk;
    config::DistrictPack district;
};

/// As the kiosk loads it. `bad_config` with all mistakes, one a line.
Result<Configured> load_configured(const std::filesystem::path& kiosk_toml);

}  // namespace kiosk::ikdctl

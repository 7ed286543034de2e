#pragma once

#include "kiosk/config/district_pack.hpp"
#include "reader.hpp"

namespace kiosk::config {

/// [status_rules]
void read_status_rules(Reader& reader, domain::StatusRules& rules);
/// [bring]: a list of texts for each next step, by its word.
void read_bring(Reader& reader, DistrictPack& pack);
/// [recording]
void read_recording(Reader& reader, RecordingInfo& info);

}  // namespace kiosk::config

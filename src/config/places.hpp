#pragma once

#include <set>
#include <string>

#include "kiosk/config/district_pack.hpp"
#include "reader.hpp"

namespace kiosk::config {

/// All seven days.
void read_week(Reader& reader, domain::OpeningHours& hours);

/// One day, or the days up to `last`; closed unless hours are given.
void read_exception(Reader& reader, domain::OpeningHours& hours);

/// [[places]], [[visits]] and [[campaigns]], in this order, for a pack whose `service_hours` are known.
/// `codes`: of the district, its kecamatan and its kelurahan.
void read_all_places(Reader& root, DistrictPack& pack, const std::set<std::string>& codes);

}  // namespace kiosk::config

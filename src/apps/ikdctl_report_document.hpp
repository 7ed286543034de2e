#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/config/district_pack.hpp"
#include "kiosk/core/clock.hpp"
#include "kiosk/domain/report.hpp"
#include "kiosk/tables/document.hpp"

namespace kiosk::ikdctl {

inline tables::Cell count(std::int64_t value) {
    return value;
}
/// "23.370"
inline std::string number(std::int64_t value) {
    return tables::readable(count(value));
}

/// What verification said about the ledger that was read.
struct ReportProof {
    std::int64_t events = 0;
    std::int64_t covered = 0;  ///< last row that a sound checkpoint proves
    std::int64_t findings = 0;
    std::int64_t unreadable = 0;  ///< rows that had to be left out
    std::string fingerprint;      ///< of the device's key; empty: signatures were not checked
    bool sound() const { return findings == 0 && unreadable == 0; }
};

/// The report as the dinas reads it: Indonesian, every block with denominator, date and source.
tables::Document report_document(const domain::MonthReport& report, const domain::ReportSeries& series,
                                 const config::DistrictPack& district, const ReportProof& proof,
                                 UtcTime made);

}  // namespace kiosk::ikdctl

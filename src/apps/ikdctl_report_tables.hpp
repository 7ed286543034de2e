#pragma once

#include <string>
#include <vector>

#include "ikdctl_report_document.hpp"

// The tables of the report, in the order in which they are read.

namespace kiosk::ikdctl {

struct ReportFacts {
    const domain::MonthReport& report;
    const domain::ReportSeries& series;
    const config::DistrictPack& district;
    const ReportProof& proof;
};

/// Date and source of everything that was counted by the kiosk.
std::string source_line(const ReportFacts& facts);

std::vector<tables::Table> series_tables(const ReportFacts& facts);  ///< target, official, reconciliation
std::vector<tables::Table> outcome_tables(const ReportFacts& facts);
std::vector<tables::Table> cut_tables(const ReportFacts& facts);  ///< kelurahan, place, day, language, hour
std::vector<tables::Table> reason_tables(const ReportFacts& facts);  ///< reasons, problems, checks, survey
std::vector<tables::Table> device_tables(const ReportFacts& facts);  ///< durations, power, clock

}  // namespace kiosk::ikdctl

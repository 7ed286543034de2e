#pragma once

#include <optional>
#include <string>

#include "kiosk/domain/calendar.hpp"
#include "kiosk/domain/hours.hpp"

namespace kiosk::domain {

// Three series that are never mixed (domain.md 0.5, 0.6, 4): the target, the official figure, the kiosk's own
// count. Every number names its denominator, its date and its source.

/// What the percentage is taken of.
enum class BaseKind { wajib_ktp, recorded_ktp_el };

struct TargetPeriod {
    std::string district;  ///< "Kota Blitar"
    Date first{};          ///< first day of the period
    Date deadline{};       ///< last day of the period
    double percent = 0;    ///< of the base, 0..100
    BaseKind base_kind = BaseKind::wajib_ktp;
    int base_count = 0;
    Date base_date{};
    std::string source;
    bool operator==(const TargetPeriod&) const = default;
};

/// Activations that the ministry or the dinas published.
struct OfficialFigure {
    int count = 0;
    Date date{};
    std::string source;
    bool operator==(const OfficialFigure&) const = default;
};

/// What this kiosk's ledger holds (see `Tally` in tally.hpp). Never equal to the official figure: people from
/// elsewhere, activations at counters, people who uninstall (domain.md 0.6, 4.2). Each person stands in at
/// most one of the first three.
struct KioskCount {
    int confirmed = 0;          ///< people confirmed by staff, registered in the district or not said
    int elsewhere = 0;          ///< people confirmed by staff who are registered elsewhere: not in the target
    int self_reported = 0;      ///< people who said so themselves and were not confirmed
    int repeated = 0;           ///< further confirmations of people who were confirmed before
    int undone = 0;             ///< confirmations and outcomes taken back
    std::optional<Date> since;  ///< service day of the first event
    bool operator==(const KioskCount&) const = default;
};

/// percent of base, rounded to the nearest person: 30 % of 123,000 = 36,900.
int target_count(const TargetPeriod& target);
/// Share of the base in percent, unrounded.
double percent_of_base(const TargetPeriod& target, int count);

/// Against a straight line over service days from the first figure of the period to the target at the
/// deadline.
enum class Standing {
    unknown,  ///< fewer than two official figures to compare
    ahead,
    on_track,  ///< within `tolerance_percent` of the target
    behind,
    reached,
};

struct Pacing {
    int missing = 0;            ///< target - official figure, at least 0
    int service_days_left = 0;  ///< today .. deadline, both included
    /// Activations needed per service day, rounded up; empty when no service day is left and something is
    /// missing.
    std::optional<int> needed_per_day;
    Standing standing = Standing::unknown;
    bool operator==(const Pacing&) const = default;
};

/// `start`: the official figure from which the period set out; `latest`: the newest one (may be the same).
Pacing pacing(const TargetPeriod& target, const OfficialFigure& start, const OfficialFigure& latest,
              const OpeningHours& service, Date today, double tolerance_percent = 1.0);

}  // namespace kiosk::domain

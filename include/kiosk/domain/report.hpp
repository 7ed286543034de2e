#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/domain/act_count.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/hours.hpp"
#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/domain/target.hpp"

namespace kiosk::domain {

// What the ledger tells about some days, for the dinas. Counted per person as in tally.hpp: nobody is counted
// twice, and a correction counts whenever it was made before the report, also after the last day. So the same
// month can read differently later; a report says up to which row and time the ledger was read.
//
// A count of one or two people at one place on one day can point at somebody who was seen there. The cuts
// therefore go by one thing at a time: there is no cut by age, none by place and hour, none by staff.

/// What a report is about.
struct ReportScope {
    Date first{};
    Date last{};  ///< included
    /// Kelurahan code by place id, from the district pack; places that serve a whole kecamatan or district
    /// stand under the code of that.
    std::map<std::string, std::string> area_of_place;
    OpeningHours service;
    std::chrono::minutes utc_offset{420};
};

/// What happened, each apart. Activations are counted on the day, at the place and in the language of the act
/// by which the person counts: the first confirmation that stands, else the first own report.
struct OutcomeCounts {
    int visits = 0;         ///< started
    int confirmed = 0;      ///< people, see KioskCount
    int elsewhere = 0;      ///< people
    int self_reported = 0;  ///< people
    int repeated = 0;       ///< further confirmations
    int undone = 0;         ///< acts of these days that were taken back since
    int ended = 0;          ///< visits that ended without activation
    OutcomeCounts& operator+=(const OutcomeCounts& other);
    bool operator==(const OutcomeCounts&) const = default;
};

struct ReportDay {
    Date date{};
    bool service = false;  ///< the place opens at all
    std::string label;     ///< of the holiday or special service, mostly empty
    OutcomeCounts counts;
    bool operator==(const ReportDay&) const = default;
};

/// From the start of the visit, or its coming back by ticket, to the confirmation.
struct Durations {
    int measured = 0;  ///< confirmations with a duration
    std::chrono::seconds median{0};
    std::chrono::seconds p90{0};  ///< nine of ten took no longer
    bool operator==(const Durations&) const = default;
};

/// What was done while the clock was doubted and got a date outside the range, though the trusted rows before
/// and after leave open that it belongs to it: counted on the wrong day, or in no report at all.
struct MisdatedActs {
    int confirmed = 0;  ///< confirmations that stand
    std::int64_t first_row = 0;
    std::int64_t last_row = 0;
    std::set<Date> days;  ///< as the clock said
    bool empty() const { return days.empty(); }
    bool operator==(const MisdatedActs&) const = default;
};

/// Answers of the survey to one element: how many gave 1, 2, 3, 4.
using Scores = std::array<int, 4>;

struct MonthReport {
    Date first{};
    Date last{};
    // Source: rows that were read, and those whose service day is in the range.
    std::set<std::string> kiosks;
    std::int64_t rows_read = 0;  ///< sequence of the last row
    std::optional<UtcTime> read_until;
    std::int64_t first_row = 0;  ///< 0: none in the range
    std::int64_t last_row = 0;

    OutcomeCounts total;
    std::map<std::string, OutcomeCounts> by_place;  ///< id
    std::map<std::string, OutcomeCounts> by_area;   ///< code; "" for a place that the pack does not know
    std::map<std::string, OutcomeCounts> by_language;
    std::vector<ReportDay> by_day;  ///< every day of the range
    std::array<OutcomeCounts, 24> by_hour;
    std::map<Reason, int> ended_by_reason;  ///< sums up to total.ended
    std::map<std::string, int> problems;    ///< "F05": how often it was chosen
    std::map<Reason, int> nik_checks;       ///< by category
    std::map<std::string, Scores> survey;   ///< "U3"
    Durations to_confirmation;
    int tickets = 0;
    int starts = 0;
    int power_cuts = 0;              ///< starts without a stop in order before
    std::vector<Date> doubted_days;  ///< with events while the clock was doubted, also misdated
    MisdatedActs misdated;
    std::vector<OfficialFigure> figures_entered;  ///< in the whole ledger, oldest entry first

    bool empty() const { return first_row == 0; }
    bool operator==(const MonthReport&) const = default;
};

/// Reads a ledger once, event by event. Keeps activations, what staff recorded, and the people; nothing of
/// the other events but numbers.
class ReportCounter {
  public:
    explicit ReportCounter(ReportScope scope);
    /// In order of sequence, from the first row of the ledger, none left out.
    void add(const Event& event);
    MonthReport report() const;
    /// What the days from `first` to `last` added, after all corrections; for the reconciliation.
    KioskCount count_between(Date first, Date last) const;

  private:
    struct Act {
        EventKind kind = EventKind::activation_confirmed;
        Reason reason = Reason::none;
        std::string place;
        std::string language;
        Date day{};
        UtcTime at{};
        std::chrono::seconds duration{0};
    };
    using Outcome = int OutcomeCounts::*;

    bool in_range(Date day) const { return scope_.first <= day && day <= scope_.last; }
    void note_source(const Event& event);
    void note_power(const Event& event);
    void note_misdated(const Event& event);
    void keep_act(const Event& event);
    void count_event(const Event& event);
    void add_to_cuts(MonthReport& report, const Act& act, Outcome outcome) const;
    void add_acts(MonthReport& report) const;
    void add_misdated(MonthReport& report) const;

    ReportScope scope_;
    MonthReport report_;
    ActCount count_;
    std::optional<Date> since_;         ///< service day of the first event
    std::map<std::int64_t, Act> acts_;  ///< by row: activations, and outcomes that staff recorded
    std::set<Date> doubted_;
    bool running_ = false;  ///< started and not stopped
    bool doubting_ = false;
    std::optional<Date> trusted_before_;                    ///< day of the last row with a trusted clock
    std::vector<std::pair<std::int64_t, Date>> undecided_;  ///< doubted acts since, outside the range
    std::vector<std::pair<std::int64_t, Date>> misdated_;
};

/// The target and the official figures beside the kiosk's count, as of the end of a report.
struct ReportSeries {
    TargetPeriod target;
    std::vector<OfficialFigure> figures;  ///< up to `as_of`, oldest first
    Reconciliation reconciliation;
    std::optional<Pacing> pace;  ///< empty: no official figure to measure with
    Date as_of{};
};

/// `pack`: oldest first. Figures after the last day of the report are left out, unless there is no earlier
/// one. `today`: a report of a month that is over is as of its last day.
ReportSeries make_series(const ReportCounter& counter, const ReportScope& scope, const TargetPeriod& target,
                         std::span<const OfficialFigure> pack, std::span<const OfficialFigure> entered,
                         Date today);

}  // namespace kiosk::domain

#include "kiosk/domain/report.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "kiosk/domain/tally.hpp"

namespace kiosk::domain {
namespace {

std::string area_of(const ReportScope& scope, const std::string& place) {
    const auto found = scope.area_of_place.find(place);
    return found == scope.area_of_place.end() ? std::string{} : found->second;
}

/// "U3:4" to the element and the score; nothing for another text.
void add_score(std::map<std::string, Scores>& survey, std::string_view detail) {
    if (detail.size() != 4 || detail[2] != ':' || detail[3] < '1' || detail[3] > '4') return;
    ++survey[std::string(detail.substr(0, 2))][static_cast<std::size_t>(detail[3] - '1')];
}

/// The smallest of the values that a share of them does not exceed.
std::chrono::seconds quantile(const std::vector<std::chrono::seconds>& sorted, std::size_t percent) {
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return sorted[rank - 1];
}

Durations durations_of(std::vector<std::chrono::seconds> measured) {
    if (measured.empty()) return {};
    std::ranges::sort(measured);
    return {static_cast<int>(measured.size()), quantile(measured, 50), quantile(measured, 90)};
}

int OutcomeCounts::*member_of(ActOutcome outcome) {
    switch (outcome) {
        case ActOutcome::confirmed:
            return &OutcomeCounts::confirmed;
        case ActOutcome::elsewhere:
            return &OutcomeCounts::elsewhere;
        case ActOutcome::self_reported:
            return &OutcomeCounts::self_reported;
        case ActOutcome::repeated:
            return &OutcomeCounts::repeated;
        case ActOutcome::undone:
            return &OutcomeCounts::undone;
        case ActOutcome::ended:
            return &OutcomeCounts::ended;
    }
    return nullptr;
}

std::vector<ReportDay> days_of(const ReportScope& scope) {
    std::vector<ReportDay> days;
    for (Date day = scope.first; day <= scope.last; day = add_days(day, 1)) {
        days.push_back(
            {day, !hours_on(scope.service, day).empty(), exception_label_on(scope.service, day), {}});
    }
    return days;
}

}  // namespace

OutcomeCounts& OutcomeCounts::operator+=(const OutcomeCounts& other) {
    visits += other.visits;
    confirmed += other.confirmed;
    elsewhere += other.elsewhere;
    self_reported += other.self_reported;
    repeated += other.repeated;
    undone += other.undone;
    ended += other.ended;
    return *this;
}

ReportCounter::ReportCounter(ReportScope scope) : scope_(std::move(scope)) {
    report_.first = scope_.first;
    report_.last = scope_.last;
    report_.by_day = days_of(scope_);
}

void ReportCounter::add(const Event& event) {
    count_.add(event);
    if (!since_) since_ = event.draft.service_day;
    note_source(event);
    note_power(event);
    note_misdated(event);
    if (event.draft.kind == EventKind::figure_entered) {
        if (const auto figure = parse_figure_detail(event.draft.detail)) {
            report_.figures_entered.push_back(*figure);
        }
    }
    keep_act(event);
    if (in_range(event.draft.service_day)) count_event(event);
}

void ReportCounter::note_source(const Event& event) {
    report_.kiosks.insert(event.kiosk);
    report_.rows_read = event.sequence;
    report_.read_until = event.draft.at.wall;
    if (!in_range(event.draft.service_day)) return;
    if (report_.first_row == 0) report_.first_row = event.sequence;
    report_.last_row = event.sequence;
}

void ReportCounter::note_power(const Event& event) {
    const EventDraft& draft = event.draft;
    if (draft.kind == EventKind::kiosk_started) {
        if (in_range(draft.service_day)) {
            ++report_.starts;
            if (running_) ++report_.power_cuts;
        }
        running_ = true;
        doubting_ = draft.detail == "clock doubted";
    }
    if (draft.kind == EventKind::kiosk_stopped) running_ = false;
    if (doubting_ && in_range(draft.service_day)) doubted_.insert(draft.service_day);
    if (draft.kind == EventKind::clock_confirmed) doubting_ = false;
}

/// An act with a doubted date can be of any day between the trusted rows before and after it.
void ReportCounter::note_misdated(const Event& event) {
    const EventDraft& draft = event.draft;
    const bool may_be_in_range = !trusted_before_ || *trusted_before_ <= scope_.last;
    if (doubting_) {
        const bool is_act = draft.visit != Uuid{} || !draft.officer.empty();
        if (is_act && may_be_in_range && !in_range(draft.service_day)) {
            undecided_.emplace_back(event.sequence, draft.service_day);
        }
        return;
    }
    if (draft.service_day >= scope_.first) {
        misdated_.insert(misdated_.end(), undecided_.begin(), undecided_.end());
    }
    undecided_.clear();
    trusted_before_ = draft.service_day;
}

void ReportCounter::keep_act(const Event& event) {
    const EventDraft& draft = event.draft;
    if (!is_counted_act(event)) return;
    acts_.emplace(event.sequence, Act{draft.kind, draft.reason, event.place, draft.language,
                                      draft.service_day, draft.at.wall, draft.duration});
}

/// What no later event can change.
void ReportCounter::count_event(const Event& event) {
    const EventDraft& draft = event.draft;
    const Act act{draft.kind,        draft.reason,  event.place,   draft.language,
                  draft.service_day, draft.at.wall, draft.duration};
    if (draft.kind == EventKind::visit_started) add_to_cuts(report_, act, &OutcomeCounts::visits);
    if (draft.kind == EventKind::visit_ended && !acts_.contains(event.sequence)) {
        add_to_cuts(report_, act, &OutcomeCounts::ended);
        ++report_.ended_by_reason[draft.reason];
    }
    if (draft.kind == EventKind::ticket_issued) ++report_.tickets;
    if (draft.kind == EventKind::problem_chosen) ++report_.problems[draft.detail];
    if (draft.kind == EventKind::nik_checked) ++report_.nik_checks[draft.reason];
    if (draft.kind == EventKind::survey_answered) add_score(report_.survey, draft.detail);
}

void ReportCounter::add_to_cuts(MonthReport& report, const Act& act, Outcome outcome) const {
    const auto day = (std::chrono::sys_days(act.day) - std::chrono::sys_days(scope_.first)).count();
    const auto hour = to_local(act.at, scope_.utc_offset).minute_of_day / std::chrono::hours(1);
    ++(report.total.*outcome);
    ++(report.by_place[act.place].*outcome);
    ++(report.by_area[area_of(scope_, act.place)].*outcome);
    ++(report.by_language[act.language].*outcome);
    ++(report.by_day[static_cast<std::size_t>(day)].counts.*outcome);
    ++(report.by_hour[static_cast<std::size_t>(hour)].*outcome);
}

void ReportCounter::add_acts(MonthReport& report) const {
    std::vector<std::chrono::seconds> to_confirmation;
    for (const auto& [row, outcome] : count_.outcomes()) {
        const Act& act = acts_.at(row);
        if (!in_range(act.day)) continue;
        add_to_cuts(report, act, member_of(outcome));
        if (outcome == ActOutcome::ended) ++report.ended_by_reason[act.reason];
        const bool counts = outcome == ActOutcome::confirmed || outcome == ActOutcome::elsewhere;
        if (counts && act.duration.count() > 0) to_confirmation.push_back(act.duration);
    }
    report.to_confirmation = durations_of(std::move(to_confirmation));
}

void ReportCounter::add_misdated(MonthReport& report) const {
    const auto outcomes = count_.outcomes();
    MisdatedActs& misdated = report.misdated;
    for (const auto* rows : {&misdated_, &undecided_}) {
        for (const auto& [row, day] : *rows) {
            if (misdated.first_row == 0) misdated.first_row = row;
            misdated.last_row = row;
            misdated.days.insert(day);
            const auto act = acts_.find(row);
            if (act == acts_.end() || act->second.kind != EventKind::activation_confirmed) continue;
            if (outcomes.at(row) != ActOutcome::undone) ++misdated.confirmed;
        }
    }
}

MonthReport ReportCounter::report() const {
    MonthReport report = report_;
    add_acts(report);
    add_misdated(report);
    std::set<Date> doubted = doubted_;
    doubted.insert(report.misdated.days.begin(), report.misdated.days.end());
    report.doubted_days.assign(doubted.begin(), doubted.end());
    return report;
}

KioskCount ReportCounter::count_between(Date first, Date last) const {
    KioskCount count = count_.between(first, last);
    count.since = since_;
    return count;
}

ReportSeries make_series(const ReportCounter& counter, const ReportScope& scope, const TargetPeriod& target,
                         std::span<const OfficialFigure> pack, std::span<const OfficialFigure> entered,
                         Date today) {
    ReportSeries series;
    series.target = target;
    series.as_of = std::min(today, scope.last);
    series.figures = merged_figures(pack, entered);
    const auto later = std::ranges::find_if(
        series.figures, [&](const OfficialFigure& figure) { return figure.date > series.as_of; });
    const bool none_earlier = later == series.figures.begin() && later != series.figures.end();
    series.figures.erase(none_earlier ? later + 1 : later, series.figures.end());

    const FiguresToCompare compared = figures_to_compare(series.figures, target);
    const Date until = compared.to ? compared.to->date : series.as_of;
    series.reconciliation =
        reconcile(compared, counter.count_between(add_days(compared.from.date, 1), until));
    if (!series.figures.empty()) {
        series.pace =
            pacing(target, series.figures.front(), series.figures.back(), scope.service, series.as_of);
    }
    return series;
}

}  // namespace kiosk::domain

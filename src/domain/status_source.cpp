#include "kiosk/domain/status_source.hpp"

#include <cstdlib>
#include <tuple>

namespace kiosk::domain {
namespace {

constexpr std::string_view record_prefix = "ktp_el ";
constexpr std::string_view nik_prefix = "nik ";
constexpr std::string_view ikd_prefix = "ikd ";
constexpr std::string_view officers_source = "petugas (SIAK)";

std::string joined(std::string_view prefix, std::string_view word) {
    return std::string(prefix).append(word);
}

template <class Enum>
std::optional<Enum> find_word(std::string_view word, int enumerators) {
    for (int i = 1; i < enumerators; ++i) {
        if (word == to_word(static_cast<Enum>(i))) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

std::optional<StatusAxes> parse_seen_nik(std::string_view words) {
    const auto blank = words.find(' ');
    const auto status = find_word<NikStatus>(words.substr(0, blank), nik_status_count);
    if (!status) return std::nullopt;
    StatusAxes axes;
    axes.nik = *status;
    if (blank == std::string_view::npos) return axes;
    const auto because = find_word<DeactivationReason>(words.substr(blank + 1), deactivation_reason_count);
    if (!because || *status != NikStatus::deactivated) return std::nullopt;
    axes.because = *because;
    return axes;
}

/// The source said nothing because something is wrong with it.
bool is_failure(SourceOutcome outcome) {
    return outcome == SourceOutcome::timed_out || outcome == SourceOutcome::malformed ||
           outcome == SourceOutcome::unavailable;
}

bool is_of_same_axis(const SeenStatus& one, const SeenStatus& other) {
    const auto spoken = [](const StatusAxes& axes) {
        return std::tuple(axes.record != KtpElRecord::unknown, axes.nik != NikStatus::unknown,
                          axes.ikd != IkdAccount::unknown);
    };
    return spoken(one.axes) == spoken(other.axes);
}

/// "web_service: timed_out: no answer within 5 s"
std::string problem_of(SourceKind kind, const SourceReply& reply) {
    std::string text = joined(to_word(kind), ": ").append(to_word(reply.outcome));
    return reply.problem.empty() ? text : text + ": " + reply.problem;
}

void append(SourcesReply& all, SourceKind kind, SourceReply reply) {
    const bool found = reply.outcome == SourceOutcome::found;
    if (found) all.findings.insert(all.findings.end(), reply.findings.begin(), reply.findings.end());
    if (found || reply.outcome == SourceOutcome::not_found)
        all.searched.insert(all.searched.end(), reply.searched.begin(), reply.searched.end());
    if (is_failure(reply.outcome) || !reply.problem.empty()) all.problems.push_back(problem_of(kind, reply));
}

}  // namespace

std::string_view to_word(SourceOutcome outcome) {
    switch (outcome) {
        case SourceOutcome::found:
            return "found";
        case SourceOutcome::not_found:
            return "not_found";
        case SourceOutcome::nothing:
            return "nothing";
        case SourceOutcome::timed_out:
            return "timed_out";
        case SourceOutcome::malformed:
            return "malformed";
        case SourceOutcome::unavailable:
            return "unavailable";
        case SourceOutcome::cancelled:
            return "cancelled";
    }
    std::abort();
}

Result<SourceReply> StructureSource::ask(const StatusQuestion&, const Cancelled& cancelled) {
    SourceReply reply;
    if (cancelled && cancelled()) reply.outcome = SourceOutcome::cancelled;
    return reply;
}

Result<SourcesReply> ask_all(const std::vector<StatusSource*>& sources, const StatusQuestion& question,
                             const Cancelled& cancelled) {
    SourcesReply all;
    for (StatusSource* source : sources) {
        if (cancelled && cancelled()) break;
        auto reply = source->ask(question, cancelled);
        if (!reply) return reply.error();
        if (reply->outcome == SourceOutcome::cancelled) break;
        append(all, source->kind(), std::move(*reply));
    }
    return all;
}

std::string seen_detail_of_record(KtpElRecord record) {
    return joined(record_prefix, to_word(record));
}

std::string seen_detail_of_nik(NikStatus status, DeactivationReason because) {
    const std::string detail = joined(nik_prefix, to_word(status));
    const bool tells_why = status == NikStatus::deactivated && because != DeactivationReason::unknown;
    return tells_why ? detail + " " + std::string(to_word(because)) : detail;
}

std::string seen_detail_of_ikd(IkdAccount account) {
    return joined(ikd_prefix, to_word(account));
}

std::optional<StatusAxes> parse_seen_detail(std::string_view detail) {
    StatusAxes axes;
    if (detail.starts_with(record_prefix)) {
        const auto record = find_word<KtpElRecord>(detail.substr(record_prefix.size()), ktp_el_record_count);
        axes.record = record.value_or(KtpElRecord::unknown);
    } else if (detail.starts_with(nik_prefix)) {
        return parse_seen_nik(detail.substr(nik_prefix.size()));
    } else if (detail.starts_with(ikd_prefix)) {
        const auto account = find_word<IkdAccount>(detail.substr(ikd_prefix.size()), ikd_account_count);
        axes.ikd = account.value_or(IkdAccount::unknown);
    }
    return axes == StatusAxes{} ? std::nullopt : std::optional(axes);
}

std::optional<StatusAxis> parse_disagreement(std::string_view detail) {
    for (const auto axis : {StatusAxis::record, StatusAxis::nik, StatusAxis::ikd, StatusAxis::across}) {
        if (detail == to_word(axis)) return axis;
    }
    return std::nullopt;
}

std::vector<SeenStatus> latest_seen(const std::vector<SeenStatus>& seen) {
    std::vector<SeenStatus> latest;
    for (const SeenStatus& one : seen) {
        std::erase_if(latest, [&](const SeenStatus& before) { return is_of_same_axis(before, one); });
        latest.push_back(one);
    }
    return latest;
}

Finding finding_of(const SeenStatus& seen) {
    return {{SourceKind::officer, std::string(officers_source), seen.on, std::nullopt}, seen.axes};
}

}  // namespace kiosk::domain

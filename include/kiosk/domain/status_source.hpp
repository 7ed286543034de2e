#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/nik.hpp"
#include "kiosk/domain/status.hpp"

namespace kiosk::domain {

/// A question about one NIK. `nik` never leaves memory, but for the web service over mutual TLS.
struct StatusQuestion {
    const Nik& nik;
    NikToken token;                  ///< under the device's key
    std::optional<Date> birth_date;  ///< as the resident confirmed it on the read-back
    std::optional<Sex> sex;
    Date today{};
};

enum class SourceOutcome {
    found,
    not_found,  ///< searched, nothing about this NIK
    nothing,    ///< there is nothing to search: no list, service switched off
    timed_out,
    malformed,    ///< answered, but not as documented
    unavailable,  ///< cannot be reached, or refused
    cancelled,
};
std::string_view to_word(SourceOutcome outcome);

struct SourceReply {
    SourceOutcome outcome = SourceOutcome::nothing;
    std::vector<Finding> findings;   ///< empty unless `found`
    std::vector<Searched> searched;  ///< empty unless `found` or `not_found`
    std::string problem;             ///< English, for the log, free of personal data; empty when all is well
};

/// A list of the dinas that is in force at this kiosk.
struct KeptList {
    SourceKind kind = SourceKind::local_list;  ///< local_list or signed_list
    /// Word of the category of a local list ("unrecorded"); the district's code of a signed one.
    std::string name;
    Searched searched;
    std::int64_t version = 0;  ///< of a signed one
    std::int64_t entries = 0;
    bool operator==(const KeptList&) const = default;
};

/// Asked now and then by a source that waits; true: nobody wants the answer any more.
using Cancelled = std::function<bool()>;

/// Where the status of a NIK can be asked. Called on the worker thread. An Error means that the kiosk itself
/// cannot work (its own storage is damaged); what a far service does wrong is an outcome.
class StatusSource {
  public:
    virtual ~StatusSource() = default;
    virtual SourceKind kind() const = 0;
    virtual Result<SourceReply> ask(const StatusQuestion& question, const Cancelled& cancelled) = 0;
};

/// Nothing but the digits: never finds anything. What a kiosk without lists has.
class StructureSource final : public StatusSource {
  public:
    SourceKind kind() const override { return SourceKind::structure; }
    Result<SourceReply> ask(const StatusQuestion& question, const Cancelled& cancelled) override;
};

/// What all sources together said. A source that fails takes nothing from the others.
struct SourcesReply {
    std::vector<Finding> findings;
    std::vector<Searched> searched;
    std::vector<std::string> problems;  ///< "web_service: timed_out: ..."
};
/// In the order given; stops asking when cancelled.
Result<SourcesReply> ask_all(const std::vector<StatusSource*>& sources, const StatusQuestion& question,
                             const Cancelled& cancelled);

/// What an officer saw in SIAK, kept in the ledger as detail of `status_seen`: "ktp_el print_ready",
/// "nik deactivated not_recorded", "ikd active". One axis each.
std::string seen_detail_of_record(KtpElRecord record);
std::string seen_detail_of_nik(NikStatus status, DeactivationReason because);
std::string seen_detail_of_ikd(IkdAccount account);
/// The axes of such a detail; empty for any other text.
std::optional<StatusAxes> parse_seen_detail(std::string_view detail);

/// The axis of an event `sources_disagree`, kept as its detail by `to_word`; empty for any other text.
std::optional<StatusAxis> parse_disagreement(std::string_view detail);

/// What an officer saw in SIAK about somebody (event `status_seen`).
struct SeenStatus {
    StatusAxes axes;  ///< one axis
    Date on{};        ///< service day
    bool operator==(const SeenStatus&) const = default;
};
/// Of each axis the last one: an officer who mistyped looks again and is believed. `seen`: oldest first.
std::vector<SeenStatus> latest_seen(const std::vector<SeenStatus>& seen);
/// As a finding of SourceKind::officer.
Finding finding_of(const SeenStatus& seen);

}  // namespace kiosk::domain

#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/view_parts.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/domain/ticket.hpp"

namespace kiosk::app {

// What officers and technicians see after number and PIN.

/// Number and PIN before the desk opens.
struct StaffLoginView {
    int digits_typed;   ///< 0..8: two of the number, six of the PIN; never the digits
    int pause_seconds;  ///< > 0: too many wrong ones at this kiosk, wait
    bool refused;
};

struct WaitingTicket {
    domain::TicketCode ticket;
    domain::Reason reason;
    std::string problem;  ///< "F05", or empty
    bool self_reported;
    bool called;
    bool selected = false;
    domain::Registration registration = domain::Registration::unknown;  ///< as the resident said, or staff
    int waiting_minutes = 0;                                            ///< since the ticket was issued
    std::vector<domain::StatusAxes> seen;      ///< what officers saw in SIAK since, an axis each
    std::vector<domain::StatusAxis> disagree;  ///< where the kiosk's sources cannot all be right
};

/// The waiting group; staff selects one or several and acts.
struct DeskView {
    std::string officer;                 ///< name
    std::vector<WaitingTicket> waiting;  ///< paged by the layout
    int selected = 0;
    bool attention = false;  ///< the menu has something to look at: clock, NIK checks, disturbance
};

struct DeskConfirmView {
    std::vector<WaitingTicket> tickets;  ///< the selected ones; paged by the layout
    std::string district;
};

/// Outcomes that can be recorded, in this order.
inline constexpr std::array desk_outcomes = {
    domain::Reason::server_disturbed, domain::Reason::data_mismatch,
    domain::Reason::selfie_refused,   domain::Reason::already_active,
    domain::Reason::not_recorded,     domain::Reason::nik_deactivated,
    domain::Reason::other_phone,      domain::Reason::does_not_want,
    domain::Reason::did_not_come,     domain::Reason::other};

struct DeskOutcomeView {
    std::vector<domain::TicketCode> tickets;
};

/// What SIAK shows about one ticket's NIK.
struct DeskStatusView {
    domain::TicketCode ticket;
    domain::StatusAxes chosen;
    bool can_save;  ///< at least one axis is chosen; with `nik_wanted` the NIK's
    bool sources_disagree = false;
    bool nik_wanted = false;  ///< its ticket asks about the NIK: that decides most, and SIAK shows it anyway
};

/// NIK statuses that can be chosen, in this order; deactivated ones with their reason.
inline constexpr std::array desk_nik_statuses = {
    std::pair{domain::NikStatus::active, domain::DeactivationReason::unknown},
    std::pair{domain::NikStatus::deactivated, domain::DeactivationReason::not_recorded},
    std::pair{domain::NikStatus::deactivated, domain::DeactivationReason::moved_without_papers},
    std::pair{domain::NikStatus::deactivated, domain::DeactivationReason::address_gone},
    std::pair{domain::NikStatus::deactivated, domain::DeactivationReason::reported_by_others},
    std::pair{domain::NikStatus::moved, domain::DeactivationReason::unknown},
    std::pair{domain::NikStatus::duplicate, domain::DeactivationReason::unknown},
    std::pair{domain::NikStatus::deceased_reported, domain::DeactivationReason::unknown},
    std::pair{domain::NikStatus::not_found, domain::DeactivationReason::unknown}};

struct DeskMenuView {
    std::string officer;
    std::optional<domain::LocalTime> disturbed_since;
    bool clock_doubted;
    bool checks_limited;  ///< NIK checks pause, see check_limits.hpp
    bool undo;            ///< there is something to take back
};

struct DeskUndoView {
    struct Act {
        std::int64_t row;
        domain::EventKind kind;
        domain::Reason reason;
        std::optional<domain::TicketCode> ticket;
        std::string officer;   ///< empty for an own report
        domain::LocalTime at;  ///< today, or a few days ago
        bool chosen;
        domain::StatusAxes seen = {};  ///< of status_seen: one axis
    };
    std::vector<Act> acts;  ///< newest first; paged by the layout
};

/// For the officer: today, and the kiosk's count beside the official movement; each with denominator, date
/// and source.
struct DeskNumbersView {
    TargetBoard board;
    domain::KioskCount today;
    domain::Reconciliation since;
};

/// What a technician sees after login.
struct TechnicianView {
    std::string name;
    std::optional<domain::DeviceFacts> facts;  ///< empty while the ledger is being checked
    bool clock_doubted;
    domain::LocalTime last_bundle_at{};  ///< as in `facts`
};

}  // namespace kiosk::app

#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/clock.hpp"
#include "kiosk/domain/age_band.hpp"
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/domain/survey.hpp"
#include "kiosk/domain/ticket.hpp"

namespace kiosk::domain {

/// What the resident came for.
enum class Purpose { activate, check_nik, solve_problem };

/// Where a visit stands; one screen each (screens.md). The kiosk guides and logs; the activation itself
/// happens between the resident's phone and the officer's SIAK (domain.md 0.1, 1.3).
enum class Stage {
    notice,
    pre_check,
    nik_entry,
    nik_read_back,
    nik_result,
    recording_path,
    advice,
    problems,  ///< the problem picker
    problem,   ///< one problem with its answer
    get_app,
    on_phone,
    ticket,
    officer,
    email_code,
    confirm,
    done,
    left,  ///< the visit is over; the kiosk goes home
};

/// Pre-check, one per screen, in this order (domain.md 1.2, 1.5). The last one stops nobody: it tells whether
/// the activation counts for the district's target (domain.md 4.2), because the digits of a NIK do not.
enum class Question { ktp_recorded, seventeen_or_married, own_phone, mailbox_open, first_time, kk_here };
inline constexpr int question_count = 6;

/// Steps of the IKD app up to the officer (domain.md 1.3, steps 2 to 4).
enum class PhoneStep { open_app, register_offline, fill_form, selfie };
inline constexpr int phone_step_count = 4;

/// Steps after the officer's QR was scanned (domain.md 1.3, steps 7 and 8).
enum class MailStep { read_code, enter_code, new_pin };
inline constexpr int mail_step_count = 3;

/// Paths of those who cannot go on now; each says what to do instead.
enum class Advice { no_phone, no_email, other_phone, nik_needs_officer, does_not_want, old_phone };

enum class PhoneKind { android, iphone };

inline constexpr int max_nik_attempts = 3;
inline constexpr int max_code_attempts = 3;

/// One visit. Holds no NIK and nothing else that was typed.
struct Journey {
    Purpose purpose = Purpose::activate;
    Stage stage = Stage::notice;
    Question question = Question::ktp_recorded;
    std::array<Answer, question_count> answers{};
    PhoneKind phone = PhoneKind::android;
    PhoneStep phone_step = PhoneStep::open_app;
    MailStep mail_step = MailStep::read_code;
    Advice advice = Advice::does_not_want;
    Registration registration = Registration::unknown;  ///< from `kk_here`, or of the visit that came back
    std::optional<int> age;                             ///< from the NIK, completed years
    std::optional<StatusAnswer> status;
    std::optional<TicketCode> ticket;
    Reason reason = Reason::none;  ///< why the way forks, for the ledger and the officer
    std::string problem;           ///< code of the chosen problem: "F05"
    // Both come back when the picker is left without a ticket.
    Reason reason_before_problems = Reason::none;
    std::string problem_before_problems;
    /// Chosen problems that the ledger has: each code once, and with a ticket only the latest.
    std::vector<std::string> problems_told;
    int rating = 0;                           ///< of this visit's survey question, 1..4 once given
    int nik_attempts = 0;                     ///< texts that could not be a NIK, or were not the resident's
    int code_attempts = 0;                    ///< wrong officer codes in this visit
    Stage before_fork = Stage::pre_check;     ///< where "back" leads from an advice or the recording path
    Stage before_problems = Stage::problems;  ///< step that the picker was opened from; itself: from home
    Stage before_ticket = Stage::on_phone;    ///< where "back" leads from the ticket
    bool started = false;                     ///< agreed to the notice, or named a problem: the visit counts
    bool checked_first = false;               ///< came to check the NIK, then wanted the activation as well
    bool self_reported = false;
    bool resumed = false;    ///< came back by ticket
    bool confirmed = false;  ///< by an officer's code
    MonoTime started_at{0};
    bool operator==(const Journey&) const = default;
};

// What can happen to a visit.
struct Agreed {};
struct Declined {};  ///< "tidak jadi": polite and counted
struct Answered {
    Answer answer;
};
struct NikRefused {};  ///< the text cannot be a NIK
struct NikRead {
    std::optional<int> age;
};
struct ReadBackAnswered {
    bool same;
    std::optional<int> age = {};  ///< when it differs from the first reading: a person of 100 or more
};
struct StatusKnown {  ///< the ledger gets nik_checked, and sources_disagree for each axis in dispute
    StatusAnswer answer;
};
struct PhoneChosen {
    PhoneKind phone;
};
struct Continue {};
struct Back {};
struct TicketWanted {};     ///< leave the kiosk to the next person
struct TroubleReported {};  ///< "I have a problem" on a phone step: opens the problem picker
struct ProblemChosen {      ///< from the picker; `Continue` then means "solved", `TicketWanted` an officer
    std::string code;       ///< "F05", a code of the district pack
};
struct Rated {  ///< the one survey question; the first answer counts
    SurveyElement element;
    int score;  ///< 1..4
};
/// From the result of a NIK check: a ticket with Reason::status_question; an officer looks into SIAK, and who
/// comes back with the ticket sees the answer.
struct StatusAsked {};
/// Hand over with a ticket: from an advice, from the problem picker ("another problem"), or from a phone step
/// where the district has no answers to problems.
struct OfficerWanted {};
struct TicketIssued {
    TicketCode ticket;
};
struct CodeEntered {};
struct CodeRefused {};
struct Confirmed {};  ///< durable in the ledger
struct SelfReportWanted {};
struct SelfReported {};  ///< durable in the ledger
struct WentHome {};
struct SilenceExpired {};

using JourneyEvent =
    std::variant<Agreed, Declined, Answered, NikRefused, NikRead, ReadBackAnswered, StatusKnown, PhoneChosen,
                 Continue, Back, TicketWanted, TroubleReported, OfficerWanted, TicketIssued, CodeEntered,
                 CodeRefused, Confirmed, SelfReportWanted, SelfReported, WentHome, SilenceExpired,
                 ProblemChosen, Rated, StatusAsked>;

// What the application has to do then. `duration`: since the visit started or was resumed.
struct Record {  ///< append to the ledger
    EventKind kind;
    Reason reason = Reason::none;
    std::chrono::seconds duration{0};
    std::string detail = {};  ///< for the event's `detail`: code of a problem, answer of the survey, axis
    bool operator==(const Record&) const = default;
};
struct LookUpStatus {
    bool operator==(const LookUpStatus&) const = default;
};
struct IssueTicket {  ///< append `ticket_issued` with the next free ticket
    Reason reason = Reason::none;
    std::chrono::seconds duration{0};
    std::string detail = {};
    bool operator==(const IssueTicket&) const = default;
};
struct ConfirmByCode {  ///< append `activation_confirmed` if the typed code is an officer's
    std::chrono::seconds duration{0};
    bool operator==(const ConfirmByCode&) const = default;
};
struct WipeNik {  ///< what was typed; what was read from it stays
    bool operator==(const WipeNik&) const = default;
};
struct ForgetNik {  ///< what was typed, read and looked up: it was not this person's
    bool operator==(const ForgetNik&) const = default;
};
struct WipeCode {
    bool operator==(const WipeCode&) const = default;
};

using Effect = std::variant<Record, LookUpStatus, IssueTicket, ConfirmByCode, WipeNik, ForgetNik, WipeCode>;

struct Step {
    Journey next;
    std::vector<Effect> effects;
};

/// Begins at the notice; to solve a problem at the picker, which asks nothing personal.
Journey begin_journey(Purpose purpose, Now now);
/// A visit that comes back by ticket: stands at `confirm`, the phone steps are behind it. One that had asked
/// about the status stands at `nik_result` with `status`, what officers saw since, or at `ticket` as long as
/// nobody has looked; from there the visit goes on as from every ticket, because its holder may have gone on
/// to the activation meanwhile.
Journey resume_journey(const OpenVisit& visit, Now now,
                       const std::optional<StatusAnswer>& status = std::nullopt);
/// Where "go on" leads from the result of a NIK check.
enum class WayOn {
    activation,
    recording_path,  ///< with `collect_card` it is "where to fetch it", from which one goes on to the
                     ///< activation
    ticket,          ///< an officer here must look (see_officer) or move the account (reset_ikd)
    end,             ///< nothing to do but wait, or nothing left to do: the visit ends politely
};
/// By the step alone, whatever the category.
WayOn way_on(NextStep step);
/// From the recording path "go on" leads to the activation: the card is ready and the IKD does not need it.
/// Else it ends the visit.
bool goes_on_after_path(const Journey& journey);
/// The kiosk does not know it, what it knows is old, the sources contradict each other, or the KTP-el takes
/// long (in_process): an officer may look into SIAK (`StatusAsked`). Not again where an officer's word
/// decided.
bool may_ask_officer(const StatusAnswer& answer);
/// Completed years that an age band stands for, as low as possible; empty for unknown.
std::optional<int> age_of(AgeBand band);

/// The whole journey as one function: same inputs, same answer, no I/O. An event that has no meaning at the
/// present stage changes nothing.
Step step(const Journey& journey, const JourneyEvent& event, Now now);

/// True when "back" leads to another stage or step; at the first it leads home.
bool can_go_back(const Journey& journey);

}  // namespace kiosk::domain

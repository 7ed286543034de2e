#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/app/app.hpp"
#include "kiosk/config/directions.hpp"
#include "kiosk/core/secret.hpp"

namespace kiosk::app {

/// Where the kiosk stands outside and inside a visit.
enum class Screen {
    attract,
    home,
    visit,
    ticket_entry,
    places,
    place,
    kecamatan,       ///< opened from the recording path or from the places; back leads there
    recording_info,  ///< opened from the recording path or from `kecamatan`
    slip,            ///< of a place on the recording path
    staff_login,     ///< who is it? number and PIN
    desk,            ///< the officer sees the waiting group
    desk_confirm,    ///< the selected ones once more before they are confirmed
    desk_outcome,    ///< why the selected ones go without
    desk_status,     ///< what SIAK shows about the selected one
    desk_menu,
    desk_undo,
    desk_numbers,
    technician,
    call,  ///< "A-17, please"
    out_of_service,
};

/// How a person wants to see and hear the kiosk: kept through all visits and screens of that person, the
/// configured ones again for the next.
struct Preferences {
    std::string language;
    Appearance appearance;
    VoiceState voice;
    bool operator==(const Preferences&) const = default;
};

/// What somebody of the staff has in front of him after number and PIN.
struct StaffDesk {
    domain::StaffMember member;
    std::vector<domain::OpenVisit> visits;  ///< their registration may have been changed on the review
    bool undo = false;                      ///< something can be taken back
    std::vector<domain::TicketCode> selected;
    std::vector<domain::UndoableAct> acts;
    std::optional<std::int64_t> chosen_act;
    domain::StatusAxes seen;  ///< chosen so far on the screen for what SIAK shows
    std::optional<domain::FiguresToCompare> figures;
    domain::KioskCount today;
    domain::Reconciliation since;
    std::optional<domain::DeviceFacts> facts;
    bool logging_out = false;  ///< on its way to the ledger already
};

/// Everything about the person in front of the kiosk, wiped as a whole by assigning a new one. The only place
/// where a typed NIK, code or PIN exists.
struct Session {
    Preferences preferences;
    std::optional<Panel> panel;
    SecretText<16> nik;
    domain::StaffSecret secret;  ///< an officer's code, or number and PIN
    SecretText<3> ticket_typed;
    bool ticket_unknown = false;
    domain::NikReading reading;  ///< of the NIK last submitted; holds no NIK
    std::vector<domain::NikError> nik_errors;
    std::optional<domain::NikToken> token;
    std::optional<domain::Journey> journey;
    domain::Uuid visit{};  ///< of a resident, or of the staff's session
    domain::AgeBand age_band = domain::AgeBand::unknown;
    int position = 0;      ///< of the ticket in the waiting group
    int kiosk_number = 0;  ///< which activation of this kiosk this one was
    bool secret_refused = false;
    bool secret_overrun = false;  ///< more digits came than belong there: a scanned card
    bool awaiting = false;        ///< an answer is on its way
    int page = 0;
    std::string place_id;                  ///< looked at, or of the slip
    std::optional<domain::Date> slip_day;  ///< empty: too far ahead for a day
    std::optional<std::string> kecamatan;  ///< code, as chosen; "" is the whole district
    bool lives_elsewhere = false;          ///< the recording information is about that
    MonoTime nik_answer_due{0};            ///< hit, miss and "not now" show after the same time
    std::optional<JobResult> held;         ///< the answer about the NIK until then
    MonoTime nik_again_at{0};              ///< when it is worth asking again
    std::optional<StaffDesk> staff;
};

inline constexpr std::chrono::milliseconds stray_touch{250};
/// How long a called ticket is still announced on the first screens.
inline constexpr std::chrono::minutes called_lately{3};
/// From the question about a NIK to its answer on the screen, whatever it is.
inline constexpr std::chrono::milliseconds nik_answer_takes{800};

/// Which screen and step is shown: changes when the person sees something else.
struct Position {
    Screen screen = Screen::attract;
    domain::Stage stage = domain::Stage::left;
    int step = 0;
    bool operator==(const Position&) const = default;
};

struct CalledTicket {
    domain::TicketCode ticket;
    MonoTime until;
};

struct AppState {
    AppSetup setup;
    Now now{};
    Screen screen = Screen::attract;
    Session session;
    std::uint64_t visit_number =
        1;  ///< changes with every session: late answers of an earlier one are dropped
    std::vector<Job> jobs;
    std::optional<domain::LedgerNotes> notes;  ///< empty until the ledger has answered
    domain::ClockTrust clock = domain::ClockTrust::trusted;
    MonoTime staff_paused_until{0};  ///< wrong codes and PINs at this kiosk, whoever typed them
    MonoTime checks_paused_until{0};
    bool start_kept = false;  ///< kiosk_started is in the ledger
    bool begun_anew = false;  ///< a damaged ledger was set aside
    std::optional<domain::Date> lists_valid_until;
    domain::Date board_day{};
    Now board_asked_at{};
    std::optional<domain::Date> erased_on;  ///< day on which old tokens were last looked for
    std::optional<CalledTicket> called;
    bool voice_available = false;
    MonoTime last_touch{0};
    Position shown;
    std::optional<Panel> shown_panel;
    MonoTime shown_since{0};
    Error failure;
    MonoTime retry_at{0};

    const config::Place& here() const;
    domain::LocalTime local() const { return domain::to_local(now.wall, setup.district.utc_offset); }
    bool closed_now() const;
    /// There is somebody to ask "still there?".
    bool silence_matters() const;
    /// A screen that goes home by itself, without asking.
    bool ends_by_itself() const;
    Preferences first_preferences() const;
    /// Something chosen on a screen without a visit: it goes back to the default after silence, too.
    bool choices_linger() const;
    /// Does "go on" lead to the activation, from the result of a NIK check or from where to fetch the card?
    bool leads_to_activation() const;
    /// The same, and the district wants activations here.
    bool may_activate() const;
    /// A status list is past its last day.
    bool lists_expired() const { return lists_valid_until && *lists_valid_until < local().date; }
    /// The district pack answers problems, and they are wanted here.
    bool offers_problems() const;
    /// Of that code, or null.
    const config::Problem* find_problem(const std::string& code) const;
    Position position() const;
    /// Too soon after something new came up to be meant for it: the second tap of a nervous finger.
    bool stray(MonoTime touch_at) const { return touch_at - shown_since < stray_touch; }
    /// The countdown of "still there?", empty while it does not show.
    std::optional<int> still_there_seconds() const;
    std::chrono::milliseconds silence_limit() const;
    /// Whole seconds until then, for a countdown; 0 when it is past.
    int seconds_until(MonoTime moment) const;
    bool clock_doubted() const { return clock == domain::ClockTrust::doubted; }
    /// How many digits belong where a code or number and PIN are typed now; 0: neither is.
    std::size_t secret_digits() const;
    std::optional<domain::TicketCode> called_ticket() const;
};

/// Somebody of the staff is logged in and sees a screen of his own.
bool is_staff_screen(Screen screen);
/// Stage of the visit, or empty outside of one.
std::optional<domain::Stage> stage_of(const AppState& state);

// visit.cpp: what happens to the person in front of the kiosk.
void ask(AppState& state, JobWork work);
/// Nothing but "home" acts until the answer is there.
void ask_and_wait(AppState& state, JobWork work);
/// An event of this moment.
domain::EventDraft event_of(const AppState& state, domain::EventKind kind, const domain::Uuid& visit);
/// The same, with what is known about the visit under way.
domain::EventDraft event_of_visit(const AppState& state, const domain::Record& record);
/// Wipes everything typed; preferences and page go back to the default.
void forget_person(AppState& state);
/// Forgets the person and goes back to the first screen.
void end_session(AppState& state);
void start_visit(AppState& state, domain::Purpose purpose);
/// Moves the visit by one event and carries out the effects.
void move_journey(AppState& state, const domain::JourneyEvent& event);
void go_home(AppState& state);
/// Is this event shown as saved? Then the person waits for the ledger.
bool is_awaited(domain::EventKind kind);

// status.cpp: what is known about the person to one answer.
/// The sources have answered.
void show_status(AppState& state, const domain::SourcesReply& reply);
/// The NIK was not looked up.
void show_not_now(AppState& state);
/// What officers saw about a visit that comes back; empty when nobody has looked.
std::optional<domain::StatusAnswer> answer_seen(const AppState& state, const domain::OpenVisit& visit);

// visit_views.cpp
View visit_view(const AppState& state);
// place_views.cpp: where to go, when, with what.
/// Of the visit on the recording path: what has to be done there.
domain::NextStep recording_step(const domain::Journey& journey);
config::Directions directions_of(const AppState& state, domain::NextStep step);
/// Unrecorded, in a district that deactivates NIKs of who does not record.
bool may_be_deactivated(const AppState& state, const domain::StatusAnswer& answer);
PlaceCard card_of(const AppState& state, const config::Place& place);
PlaceCard card_of(const AppState& state, const domain::Destination& destination);
View recording_view(const AppState& state);
View places_view(const AppState& state);
View kecamatan_view(const AppState& state);
View recording_info_view(const AppState& state);
View slip_view(const AppState& state);
/// Days to choose from for the slip: today first as long as the place is not closed; of who is too young
/// those from his birthday on, and one empty day when that lies too far ahead to know the hours.
std::vector<std::optional<domain::Date>> days_for_slip(const AppState& state);
/// There is more than one to choose from.
bool offers_kecamatan(const AppState& state);
/// The way for people from elsewhere is known, and a visit is under way.
bool offers_elsewhere(const AppState& state);
// staff_views.cpp
View desk_view(const AppState& state);
View desk_confirm_view(const AppState& state);
View desk_outcome_view(const AppState& state);
View desk_status_view(const AppState& state);
View desk_menu_view(const AppState& state);
View desk_undo_view(const AppState& state);
View desk_numbers_view(const AppState& state);
View technician_view(const AppState& state);
// frame.cpp
TargetBoard board_of(const AppState& state);
/// The district pack's and those that staff entered, oldest first.
std::vector<domain::OfficialFigure> official_figures(const AppState& state);

// typing.cpp
void type(AppState& state, char character);
void erase(AppState& state);
void erase_all(AppState& state);
void submit(AppState& state);

// navigation.cpp
void navigate(AppState& state, const Intent& intent);

// answers.cpp
void take_answer(AppState& state, const JobAnswer& answer);
/// Shows the answer about a NIK when its time has come.
void release_held_answer(AppState& state);

// staff.cpp
void log_in(AppState& state);
/// Ends the session of the staff; the ledger says so.
void log_out(AppState& state, domain::Reason reason);

// upkeep.cpp: what the kiosk does for itself.
void start_kiosk(AppState& state);
void load_board(AppState& state);
/// Retries after a failure; a new day, or a doubted clock, is a reason to look again.
void look_after(AppState& state);
void erase_old_tokens(AppState& state);

}  // namespace kiosk::app

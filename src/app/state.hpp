#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/app/app.hpp"
#include "kiosk/core/secret.hpp"

namespace kiosk::app {

/// Where the kiosk stands outside and inside a visit.
enum class Screen { attract, home, visit, ticket_entry, places, place, out_of_service };

/// Everything about the person in front of the kiosk, wiped as a whole by assigning a new one. The only place
/// where a typed NIK or code exists.
struct Session {
    std::string language;
    SecretText<16> nik;
    SecretText<6> code;
    SecretText<3> ticket_typed;
    bool ticket_unknown = false;
    domain::NikReading reading;  ///< of the NIK last submitted; holds no NIK
    std::vector<domain::NikError> nik_errors;
    std::optional<domain::NikToken> token;
    std::optional<domain::Journey> journey;
    domain::Uuid visit{};
    domain::AgeBand age_band = domain::AgeBand::unknown;
    int position = 0;      ///< of the ticket in the waiting group
    int kiosk_number = 0;  ///< which activation of this kiosk this one was
    bool code_refused = false;
    bool code_overrun = false;  ///< more than six digits came: a scanned card, not a code
    bool awaiting = false;      ///< an answer is on its way
    int page = 0;
    std::string place_id;
};

inline constexpr std::chrono::milliseconds stray_touch{250};

/// Which screen and step is shown: changes when the person sees something else.
struct Position {
    Screen screen = Screen::attract;
    domain::Stage stage = domain::Stage::left;
    int step = 0;
    bool operator==(const Position&) const = default;
};

struct AppState {
    AppSetup setup;
    Now now{};
    Screen screen = Screen::attract;
    Session session;
    std::uint64_t visit_number =
        1;  ///< changes with every session: late answers of an earlier one are dropped
    std::vector<Job> jobs;
    std::optional<domain::KioskCount> count;  // empty until the ledger has answered
    int waiting = 0;
    int wrong_codes = 0;  ///< in a row at this kiosk, whoever typed them
    MonoTime codes_paused_until{0};
    MonoTime last_touch{0};
    Position shown;
    MonoTime shown_since{0};
    Error failure;
    MonoTime retry_at{0};

    const config::Place& here() const;
    domain::LocalTime local() const { return domain::to_local(now.wall, setup.district.utc_offset); }
    bool closed_now() const;
    bool silence_matters() const { return screen != Screen::attract && screen != Screen::out_of_service; }
    /// A language chosen on a screen without a visit: it goes back to the default after silence, too.
    bool language_lingers() const {
        return !silence_matters() && session.language != setup.config.languages.front();
    }
    /// The status of the NIK that was checked: does it lead to the activation, or to the recording path?
    bool may_activate() const;
    bool must_record() const;
    Position position() const;
    /// Too soon after a new screen to be meant for it: the second tap of a nervous finger.
    bool stray(MonoTime touch_at) const { return touch_at - shown_since < stray_touch; }
    /// The countdown of "still there?", empty while it does not show.
    std::optional<int> still_there_seconds() const;
    std::chrono::milliseconds silence_limit() const;
    int pause_seconds() const;
    std::vector<const config::Place*> places_to_show() const;
};

inline constexpr std::size_t places_per_page = 4;
inline constexpr std::size_t recording_places_per_page = 3;

/// Stage of the visit, or empty outside of one.
std::optional<domain::Stage> stage_of(const AppState& state);

// visit.cpp: what happens to the person in front of the kiosk.
void ask(AppState& state, JobWork work);
/// Nothing but "home" acts until the answer is there.
void ask_and_wait(AppState& state, JobWork work);
domain::EventDraft draft_of(const AppState& state, domain::EventKind kind, domain::Reason reason,
                            std::chrono::seconds duration);
/// Wipes everything typed; language and page go back to the default.
void forget_person(AppState& state);
/// Forgets the person and goes back to the first screen.
void end_session(AppState& state);
void start_visit(AppState& state, domain::Purpose purpose);
/// Moves the visit by one event and carries out the effects.
void move_journey(AppState& state, const domain::JourneyEvent& event);
void go_home(AppState& state);

// navigation.cpp
void navigate(AppState& state, const Intent& intent);

// answers.cpp
void take_answer(AppState& state, const JobAnswer& answer);
void retry_when_due(AppState& state);

}  // namespace kiosk::app

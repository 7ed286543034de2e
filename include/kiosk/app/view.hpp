#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/panel.hpp"
#include "kiosk/app/view_parts.hpp"
#include "kiosk/app/view_staff.hpp"
#include "kiosk/config/district_pack.hpp"
#include "kiosk/core/appearance.hpp"
#include "kiosk/domain/journey.hpp"
#include "kiosk/domain/nik.hpp"
#include "kiosk/domain/ports.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/domain/ticket.hpp"

namespace kiosk::app {

// What a screen shows, without pixels. One struct per screen of screens.md; `ui` has one draw per struct,
// speech will read the same structs. Views are made anew for every frame and never kept: some point into the
// session.

struct AttractView {
    TargetBoard board;
    PlaceCard here;  ///< hours of the place where the kiosk stands
};

struct HomeView {
    config::Functions functions;
    int tickets_open = 0;   ///< people under way with a ticket
    bool problems = false;  ///< the district pack has answers to problems
};

struct NoticeView {
    domain::Purpose purpose;
    std::string controller;  ///< the dinas
    std::string contact;
};

struct PreCheckView {
    domain::Question question;
    int number;  ///< from 1
    int total;
    domain::Answer answer;  ///< given before, when coming back
    std::string minimum_android;
    std::string minimum_iphone;
    std::string district;  ///< for kk_here: "Kota Blitar"
};

struct NikEntryView {
    std::string_view digits;               ///< points into the session; what was typed so far
    std::vector<domain::NikError> errors;  ///< of the last attempt, empty while typing
    int attempts_left;
};

struct NikReadBackView {
    domain::NikReading reading;  ///< no digits of the NIK beyond area, date and sex
    std::string area;            ///< readable; empty when unknown
};

struct NikResultView {
    domain::Purpose purpose;
    domain::StatusAnswer answer;
    std::optional<int> age;
    bool may_activate;  ///< "go on" leads to the activation
    /// "Go on" leads to the recording path; with `collect_card` it is "where to fetch it", and the activation
    /// follows from there. When neither: with `see_officer` and `reset_ikd` it brings a ticket, else it ends
    /// the visit.
    bool must_record;
    int pause_seconds;                     ///< > 0 with `not_now`: when it is worth asking again
    bool ask_officer;                      ///< a ticket is offered: an officer looks into SIAK
    std::vector<config::LocalText> bring;  ///< for the next step
    std::optional<PlaceCard> nearest;      ///< where to go first; empty when nowhere, or `not_yet`
    bool nearest_is_chosen = false;        ///< of a kecamatan that was chosen; else near this kiosk
    /// The first day of the next step lies ahead: nobody goes anywhere now. To finish (GoHome) comes first,
    /// "go on" to the recording path second.
    bool not_yet = false;
    bool may_be_deactivated = false;  ///< unrecorded: this district deactivates NIKs of who does not record
};

/// Where to go for the next step, when, with what.
struct RecordingPathView {
    domain::NextStep step;
    std::optional<int> age;
    std::optional<domain::Date> record_from;  ///< too young: from this day
    std::optional<domain::Date> card_from;
    std::optional<domain::Date> grace_until;
    std::vector<config::LocalText> bring;
    KecamatanChoice kecamatan;
    std::vector<PlaceCard> places;  ///< nearest first; paged by the layout; a touch opens the slip
    bool info;                      ///< there is more to read
    /// "Go on" leads to the activation (a card to be fetched stops nobody); else it ends the visit.
    bool may_activate = false;
    bool may_be_deactivated = false;  ///< as in `NikResultView`
    bool card_later = false;          ///< recorded now, the card comes at 17: neither 17 nor married
};

/// Which kecamatan? Paged by the layout.
struct KecamatanView {
    struct Item {
        std::string code;
        std::string name;
    };
    std::vector<Item> items;  ///< in the order of their names
    std::string chosen;       ///< code; empty: the whole district
    std::string district;
    bool elsewhere;  ///< "I live elsewhere" is offered (on the way to a recording)
};

/// All that is worth knowing; one text after the other, paged by the layout.
struct RecordingInfoView {
    enum class About { recording, elsewhere };
    About about = About::recording;
    config::RecordingInfo info;
    std::string district;
};

/// To be photographed: where, when, with what. Without NIK and name; nothing is booked.
struct SlipView {
    domain::NextStep step;
    PlaceCard place;
    /// Empty when the first day lies too far ahead to know the hours: the slip says only from when on.
    std::optional<domain::Date> day;
    domain::DayHours hours;
    std::string label;  ///< of that day's exception, may be empty
    bool other_days;    ///< there are more days to choose from
    std::vector<config::LocalText> bring;
    std::optional<domain::Date> record_from;  ///< too young: from this day
    std::optional<domain::Date> card_from;
};

struct AdviceView {
    domain::Advice advice;
    std::string minimum_android;
    std::string minimum_iphone;
};

struct GetAppView {
    domain::PhoneKind phone;
    config::Store store;  ///< url is the QR's text, shown readably beside it
    std::string app_name;
    std::string publisher;
};

struct OnPhoneView {
    domain::PhoneStep step;
    int number;
    int total;
    std::string app_name;
    std::optional<domain::TicketCode> ticket;
};

struct TicketView {
    domain::TicketCode ticket;
    std::string qr_text;
    int position;  ///< in the waiting group, from 1
    domain::Reason reason;
};

struct OfficerView {
    domain::TicketCode ticket;
    domain::Reason reason;
    int position;
};

struct EmailCodeView {
    domain::MailStep step;
    int number;
    int total;
};

struct ConfirmView {
    domain::TicketCode ticket;
    bool pin_wanted;     ///< the clock is doubted: number and PIN (8 digits) instead of the code (6)
    int digits_typed;    ///< of the code or of number and PIN, never the digits
    int attempts_left;   ///< 0: the code field is closed for this visit
    int pause_seconds;   ///< > 0: too many wrong codes at this kiosk, wait
    bool refused;        ///< the last code was wrong or used
    bool self_reported;  ///< already self-reported: only a code adds something
};

struct TicketEntryView {
    std::string_view typed;  ///< points into the session: "A", "A1", "A17"
    bool unknown;            ///< no open visit has the last one
};

struct DoneView {
    bool confirmed;    ///< else self-reported
    int kiosk_number;  ///< which confirmed (or self-reported) activation of this kiosk this was
    TargetBoard board;
    bool survey;                     ///< the question is asked
    domain::SurveyElement question;  ///< the one question of this visit
    int rating;                      ///< 1..4 once kept in the ledger, 0 before
};

/// F01..F14 of domain.md 1.5 as the district pack tells them.
struct ProblemCard {
    std::string code;  ///< "F05"
    config::LocalText symptom;
    bool operator==(const ProblemCard&) const = default;
};

struct ProblemsView {
    std::vector<ProblemCard> problems;  ///< paged by the layout
};

struct ProblemView {
    std::string code;
    config::LocalText symptom;
    config::LocalText meaning;
    config::LocalText here;     ///< what to do now
    config::LocalText officer;  ///< what the officer does
    config::LocalText bring;    ///< may be empty
    bool ticket;                ///< an officer can help: a ticket is offered
};

/// The next one of the waiting group; nobody's data.
struct CallView {
    domain::TicketCode ticket;
    std::string place_name;
};

struct PlacesView {
    KecamatanChoice kecamatan;
    std::vector<PlaceCard> places;  ///< nearest first; the layout shows as many as fit on `Frame::page`
};

struct PlaceView {
    PlaceCard place;
    std::vector<config::Contact> contacts;
};

struct ClosedView {
    PlaceCard here;
    std::string reason;  ///< label of a holiday, may be empty
};

/// One screen for every failure that stops the service.
struct OutOfServiceView {
    ErrorCode code;
    std::string detail;  ///< English, for the technician; free of personal data
};

using View =
    std::variant<AttractView, HomeView, NoticeView, PreCheckView, NikEntryView, NikReadBackView,
                 NikResultView, RecordingPathView, AdviceView, GetAppView, OnPhoneView, TicketView,
                 OfficerView, EmailCodeView, ConfirmView, TicketEntryView, DoneView, PlacesView, PlaceView,
                 ClosedView, OutOfServiceView, ProblemsView, ProblemView, StaffLoginView, DeskView, CallView,
                 DeskConfirmView, DeskOutcomeView, DeskMenuView, DeskUndoView, DeskNumbersView,
                 TechnicianView, KecamatanView, RecordingInfoView, SlipView, DeskStatusView>;

/// "Masih di sini?": lies over any screen.
struct StillThere {
    int seconds_left;
};

/// Reading aloud. Volume and speed are steps 1..5, 3 in the middle.
struct VoiceState {
    bool available = false;  ///< a speech service answered
    bool on = false;         ///< asked for by this person; waits for the service when it is away
    bool paused = false;
    int volume = 3;
    int speed = 3;
    bool headphones = false;  ///< only this person hears it: what was typed may be said (configuration)
    int replays = 0;          ///< grows with every wish to hear the screen again
    bool operator==(const VoiceState&) const = default;
};

/// Everything that one frame of pixels shows.
struct Frame {
    View view;
    std::optional<StillThere> still_there;
    std::string language;                ///< of the texts: "id"
    std::vector<std::string> languages;  ///< to choose from
    bool back = false;                   ///< the back button is there
    bool home = false;                   ///< the home ("leave") button is there
    bool busy = false;                   ///< an answer is on its way: buttons do not act
    domain::LocalTime local_time;
    Appearance appearance;
    VoiceState voice;
    std::optional<Panel> panel;  ///< lies over the screen
    int page = 0;  ///< wished page of the screen's list or text; the layout brings it into range
    std::optional<domain::TicketCode> called;          ///< a ticket that was called lately
    std::optional<domain::LocalTime> disturbed_since;  ///< the IKD server, as staff said: everybody is told
    bool clock_doubted = false;  ///< date and time may be wrong: said on the first screens and to staff
    bool begun_anew = false;     ///< a damaged ledger was set aside: said in the same places
    bool lists_expired = false;  ///< a status list is past its last day: said to staff
};

/// Stable name of what is seen: "attract", "nik_entry", "still_there", "panel_voice" ...; names PNGs, the
/// window and the tests' steps. Screens of several steps carry the step: "on_phone_selfie",
/// "pre_check_mailbox_open".
std::string screen_name(const Frame& frame);

}  // namespace kiosk::app

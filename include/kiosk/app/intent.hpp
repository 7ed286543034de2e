#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>

#include "kiosk/app/panel.hpp"
#include "kiosk/core/appearance.hpp"
#include "kiosk/domain/journey.hpp"

namespace kiosk::app::intent {

// What a person wants, as the draw functions return it. A draw function returns at most one and does nothing
// else.

struct Wake {};  ///< first touch on attract
struct StartActivation {};
struct CheckNik {};
struct HaveTicket {};
struct ShowPlaces {};
struct ShowPlace {
    std::string id;
};
/// Of a list, or of a text that needs several pages in large letters. The layout knows how many there are.
struct ShowPage {
    int page;  ///< from 0
};
struct GoBack {};
struct GoHome {};
struct ChooseLanguage {
    std::string code;
};
struct Agree {};
struct Decline {};
struct AnswerQuestion {
    domain::Answer answer;
};
struct Type {
    char character;
};                ///< keypad, or a keyboard-wedge scanner
struct Erase {};  ///< last character
struct EraseAll {};
struct Submit {};
struct ReadBackIsMine {};
struct ReadBackIsOlder {};  ///< mine, but born in the century before
struct ReadBackIsNotMine {};
struct GoOn {};  ///< the primary act of the screen
struct ChoosePhone {
    domain::PhoneKind phone;
};
struct TakeTicket {};
struct ReportTrouble {};  ///< from a phone step: opens the problem picker
struct HaveProblem {};    ///< from home: the same
struct ShowProblem {
    std::string code;  ///< "F05"
};
/// A question that the kiosk cannot answer is kept with a ticket; an officer looks into SIAK.
struct AskStatus {};        ///< from the result of a NIK check
struct CallOfficer {};      ///< from an advice, a problem, or the picker: "another problem"
struct LeaveWithTicket {};  ///< the kiosk is free for the next person
struct SelfReport {};
struct StayHere {};  ///< "I am still here"
struct RateService {
    int score;  ///< 1 (bad) .. 4 (very good), PermenPANRB 14/2017
};

// Where to go: from the recording path and from the list of places.
struct OpenKecamatan {};  ///< which kecamatan do you live in?
struct ChooseKecamatan {
    std::string code;  ///< "35.05.03"; empty: the whole district
};
struct LiveElsewhere {};      ///< outside this district: what to do then
struct OpenRecordingInfo {};  ///< everything worth knowing about recording
struct ChooseDestination {
    std::string id;  ///< of a place: its slip
};
struct NextSlipDay {};  ///< another day on which the place opens; round again

// How the kiosk is seen and heard; at any time, without losing the step.
/// A panel is modal: only the intents of this group, `ShowPage`, `GoBack` (closes it), `GoHome` and
/// `StayHere` act while it is open.
struct OpenPanel {
    Panel panel;
};
struct ClosePanel {};
struct ChooseTextSize {
    TextSize size;
};
struct ChooseTheme {
    ColorTheme theme;
};
struct ChooseReach {
    bool low;
};
struct StartVoice {};
struct StopVoice {};
struct PauseVoice {};   ///< and go on
struct ReplayVoice {};  ///< while it is on: closes the panel, goes on when paused
struct ChangeVolume {
    int by;  ///< -1 or 1
};
struct ChangeSpeed {
    int by;  ///< -1 or 1
};

// Staff at the kiosk: after number and PIN.
struct OpenDesk {};  ///< asks for number and PIN first
struct ToggleTicket {
    domain::TicketCode ticket;
};                     ///< selects it, or no longer
struct CallTicket {};  ///< the one that is selected
struct EndCall {};     ///< as any other intent does
struct AskConfirm {};  ///< of the selected ones: shows them once more
/// On the review: this one is registered here, elsewhere, not said, and round again.
struct ChangeRegistration {
    domain::TicketCode ticket;
};
struct ConfirmSelected {};  ///< all or none
struct AskOutcome {};       ///< why the selected ones go without
struct RecordOutcome {
    domain::Reason reason;
};
/// What SIAK shows about the selected ticket's NIK: one at a time, each axis on its own.
struct OpenSeenStatus {};
struct ChooseRecord {
    domain::KtpElRecord record;
};  ///< chosen again: no longer
struct ChooseNikStatus {
    domain::NikStatus status;
    domain::DeactivationReason because;
};
struct ChooseIkd {
    domain::IkdAccount account;
};
struct SaveSeenStatus {};
struct OpenDeskMenu {};
struct ShowUndo {};
struct ChooseAct {
    std::int64_t row;
};
struct UndoAct {};  ///< the chosen one
struct ShowNumbers {};
struct SetDisturbance {
    bool disturbed;
};
struct ClockIsRight {};
struct ReleaseChecks {};
struct LogOut {};

}  // namespace kiosk::app::intent

namespace kiosk::app {

/// Walking through a visit. Grouped, because a variant of all kinds at once costs each source that makes one
/// seconds of the compiler's time.
using VisitIntent =
    std::variant<intent::Wake, intent::StartActivation, intent::CheckNik, intent::HaveTicket,
                 intent::ShowPage, intent::GoBack, intent::GoHome, intent::Agree, intent::Decline,
                 intent::AnswerQuestion, intent::Type, intent::Erase, intent::EraseAll, intent::Submit,
                 intent::ReadBackIsMine, intent::ReadBackIsOlder, intent::ReadBackIsNotMine, intent::GoOn,
                 intent::ChoosePhone, intent::AskStatus, intent::LeaveWithTicket, intent::SelfReport,
                 intent::StayHere>;
/// When something does not work, and what the person thinks of the service.
using TroubleIntent = std::variant<intent::HaveProblem, intent::ReportTrouble, intent::ShowProblem,
                                   intent::TakeTicket, intent::CallOfficer, intent::RateService>;
/// Where to go.
using PlaceIntent = std::variant<intent::ShowPlaces, intent::ShowPlace, intent::OpenKecamatan,
                                 intent::ChooseKecamatan, intent::LiveElsewhere, intent::OpenRecordingInfo,
                                 intent::ChooseDestination, intent::NextSlipDay>;
/// How the kiosk is seen and heard.
using PreferenceIntent =
    std::variant<intent::OpenPanel, intent::ClosePanel, intent::ChooseLanguage, intent::ChooseTextSize,
                 intent::ChooseTheme, intent::ChooseReach, intent::StartVoice, intent::StopVoice,
                 intent::PauseVoice, intent::ReplayVoice, intent::ChangeVolume, intent::ChangeSpeed>;
/// Staff at the kiosk.
using DeskIntent =
    std::variant<intent::OpenDesk, intent::ToggleTicket, intent::CallTicket, intent::EndCall,
                 intent::AskConfirm, intent::ChangeRegistration, intent::ConfirmSelected, intent::AskOutcome,
                 intent::RecordOutcome, intent::OpenSeenStatus, intent::ChooseRecord, intent::ChooseNikStatus,
                 intent::ChooseIkd, intent::SaveSeenStatus, intent::OpenDeskMenu, intent::ShowUndo,
                 intent::ChooseAct, intent::UndoAct, intent::ShowNumbers, intent::SetDisturbance,
                 intent::ClockIsRight, intent::ReleaseChecks, intent::LogOut>;

/// Made from any of the above: `Intent wanted = intent::Wake{};`
using Intent = std::variant<VisitIntent, TroubleIntent, PlaceIntent, PreferenceIntent, DeskIntent>;

/// The intent if it is of this kind, else null: `wants<intent::Type>(intent)`.
template <class Kind>
const Kind* wants(const Intent& intent) {
    static_assert(std::is_constructible_v<Intent, Kind>, "no group holds this kind");
    const Kind* found = nullptr;
    const auto compare = [&found](const auto& one) {
        if constexpr (std::is_same_v<decltype(one), const Kind&>) found = &one;
    };
    std::visit([&compare](const auto& group) { std::visit(compare, group); }, intent);
    return found;
}

}  // namespace kiosk::app

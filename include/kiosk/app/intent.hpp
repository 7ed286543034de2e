#pragma once

#include <cstddef>
#include <string>
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
struct CallOfficer {};      ///< from an advice, a problem, or the picker: "another problem"
struct LeaveWithTicket {};  ///< the kiosk is free for the next person
struct SelfReport {};
struct StayHere {};  ///< "I am still here"
struct RateService {
    int score;  ///< 1 (bad) .. 4 (very good), PermenPANRB 14/2017
};

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

// The officer at the kiosk.
struct OpenDesk {};  ///< asks for the officer's code first
struct CallTicket {
    domain::TicketCode ticket;
};
struct EndCall {};  ///< as any other intent does

}  // namespace kiosk::app::intent

namespace kiosk::app {

using Intent = std::variant<
    intent::Wake, intent::StartActivation, intent::CheckNik, intent::HaveTicket, intent::ShowPlaces,
    intent::ShowPlace, intent::ShowPage, intent::GoBack, intent::GoHome, intent::ChooseLanguage,
    intent::Agree, intent::Decline, intent::AnswerQuestion, intent::Type, intent::Erase, intent::EraseAll,
    intent::Submit, intent::ReadBackIsMine, intent::ReadBackIsOlder, intent::ReadBackIsNotMine, intent::GoOn,
    intent::ChoosePhone, intent::TakeTicket, intent::ReportTrouble, intent::CallOfficer,
    intent::LeaveWithTicket, intent::SelfReport, intent::StayHere, intent::HaveProblem, intent::ShowProblem,
    intent::RateService, intent::OpenPanel, intent::ClosePanel, intent::ChooseTextSize, intent::ChooseTheme,
    intent::ChooseReach, intent::StartVoice, intent::StopVoice, intent::PauseVoice, intent::ReplayVoice,
    intent::ChangeVolume, intent::ChangeSpeed, intent::OpenDesk, intent::CallTicket, intent::EndCall>;

}  // namespace kiosk::app

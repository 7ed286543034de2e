#pragma once

#include <cstddef>
#include <string>
#include <variant>

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
struct NextPage {};
struct PreviousPage {};
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
struct ReportTrouble {};
struct CallOfficer {};      ///< from an advice
struct LeaveWithTicket {};  ///< the kiosk is free for the next person
struct SelfReport {};
struct StayHere {};  ///< "I am still here"

}  // namespace kiosk::app::intent

namespace kiosk::app {

using Intent =
    std::variant<intent::Wake, intent::StartActivation, intent::CheckNik, intent::HaveTicket,
                 intent::ShowPlaces, intent::ShowPlace, intent::NextPage, intent::PreviousPage,
                 intent::GoBack, intent::GoHome, intent::ChooseLanguage, intent::Agree, intent::Decline,
                 intent::AnswerQuestion, intent::Type, intent::Erase, intent::EraseAll, intent::Submit,
                 intent::ReadBackIsMine, intent::ReadBackIsOlder, intent::ReadBackIsNotMine, intent::GoOn,
                 intent::ChoosePhone, intent::TakeTicket, intent::ReportTrouble, intent::CallOfficer,
                 intent::LeaveWithTicket, intent::SelfReport, intent::StayHere>;

}  // namespace kiosk::app

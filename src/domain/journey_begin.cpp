#include "kiosk/domain/journey.hpp"

namespace kiosk::domain {

Journey begin_journey(Purpose purpose, Now now) {
    Journey journey;
    journey.purpose = purpose;
    if (purpose == Purpose::solve_problem) journey.stage = Stage::problems;
    journey.started_at = now.mono;
    return journey;
}

Journey resume_journey(const OpenVisit& visit, Now now) {
    Journey journey = begin_journey(Purpose::activate, now);
    journey.stage = Stage::confirm;
    journey.phone_step = PhoneStep::selfie;
    journey.mail_step = MailStep::new_pin;
    journey.ticket = visit.ticket;
    journey.registration = visit.registration;
    journey.reason = visit.reason;
    if (visit.reason == Reason::problem) journey.problem = visit.detail;
    journey.started = true;
    journey.self_reported = visit.self_reported;
    journey.resumed = true;
    return journey;
}

bool can_go_back(const Journey& journey) {
    if (journey.stage == Stage::done || journey.stage == Stage::left) return false;
    // A visit that came back by ticket has no NIK entry and no store page behind it.
    return !(journey.resumed && journey.stage == Stage::on_phone &&
             journey.phone_step == PhoneStep::open_app);
}

}  // namespace kiosk::domain

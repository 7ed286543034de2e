#include "kiosk/domain/journey.hpp"

namespace kiosk::domain {

Journey begin_journey(Purpose purpose, Now now) {
    Journey journey;
    journey.purpose = purpose;
    if (purpose == Purpose::solve_problem) journey.stage = Stage::problems;
    journey.started_at = now.mono;
    return journey;
}

Journey resume_journey(const OpenVisit& visit, Now now, const std::optional<StatusAnswer>& status) {
    Journey journey = begin_journey(Purpose::activate, now);
    journey.stage = Stage::confirm;
    journey.phone_step = PhoneStep::selfie;
    journey.mail_step = MailStep::new_pin;
    journey.ticket = visit.ticket;
    journey.registration = visit.registration;
    journey.age = age_of(visit.age_band);
    journey.reason = visit.reason;
    if (visit.reason == Reason::problem) journey.problem = visit.detail;
    journey.started = true;
    journey.self_reported = visit.self_reported;
    journey.resumed = true;
    if (visit.reason != Reason::status_question) return journey;
    journey.stage = Stage::ticket;
    if (!status) return journey;
    journey.purpose = Purpose::check_nik;  // the pre-check is asked before an activation
    journey.stage = Stage::nik_result;
    journey.status = status;
    journey.reason = Reason::none;  // here is the answer
    return journey;
}

std::optional<int> age_of(AgeBand band) {
    switch (band) {
        case AgeBand::unknown:
            return std::nullopt;
        case AgeBand::under_16:
            return 0;
        case AgeBand::age_16:
            return 16;
        case AgeBand::age_17:
            return 17;
        case AgeBand::age_18_to_24:
            return 18;
        case AgeBand::age_25_to_59:
            return 25;
        case AgeBand::age_60_and_over:
            return 60;
    }
    return std::nullopt;
}

bool can_go_back(const Journey& journey) {
    if (journey.stage == Stage::done || journey.stage == Stage::left) return false;
    if (!journey.resumed) return true;
    // A visit that came back by ticket has no NIK entry behind it, and without an answer no store page.
    if (journey.status) return journey.stage != Stage::nik_result;
    if (journey.stage == Stage::ticket) return journey.reason != Reason::status_question;
    return !(journey.stage == Stage::on_phone && journey.phone_step == PhoneStep::open_app);
}

}  // namespace kiosk::domain

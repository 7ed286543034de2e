#include <cassert>
#include <utility>

#include "state.hpp"

namespace kiosk::app {
namespace {

using domain::Stage;

bool is_for_later(domain::NextStep step) {
    return step == domain::NextStep::record_from_16 || step == domain::NextStep::collect_card_at_17;
}

View nik_result_view(const AppState& state, const domain::Journey& journey) {
    const auto step = journey.status->next_step;
    auto directions = directions_of(state, step);
    NikResultView view{};
    view.purpose = journey.purpose;
    view.answer = *journey.status;
    view.age = journey.age;
    view.may_activate = state.may_activate();
    view.must_record = domain::way_on(step) == domain::WayOn::recording_path;
    view.pause_seconds = state.seconds_until(state.session.nik_again_at);
    view.ask_officer = domain::may_ask_officer(*journey.status);
    view.bring = std::move(directions.bring);
    view.not_yet = is_for_later(step);
    if (!view.not_yet && !directions.destinations.empty())
        view.nearest = card_of(state, directions.destinations.front());
    view.nearest_is_chosen = !state.session.kecamatan.value_or("").empty();
    view.may_be_deactivated = may_be_deactivated(state, *journey.status);
    return view;
}

View confirm_view(const AppState& state, const domain::Journey& journey) {
    return ConfirmView{*journey.ticket,
                       state.clock_doubted(),
                       static_cast<int>(state.session.secret.size()),
                       domain::max_code_attempts - journey.code_attempts,
                       state.seconds_until(state.staff_paused_until),
                       state.session.secret_refused,
                       journey.self_reported};
}

View notice_view(const AppState& state, const domain::Journey& journey) {
    const auto& district = state.setup.district;
    const auto contact = district.contacts.empty()
                             ? std::string()
                             : district.contacts.front().label + " " + district.contacts.front().value;
    return NoticeView{journey.purpose, district.office, contact};
}

View pre_check_view(const AppState& state, const domain::Journey& journey) {
    const auto index = static_cast<std::size_t>(journey.question);
    const auto& district = state.setup.district;
    return PreCheckView{journey.question,       static_cast<int>(index) + 1, domain::question_count,
                        journey.answers[index], district.android.minimum,    district.iphone.minimum,
                        district.name};
}

View get_app_view(const AppState& state, const domain::Journey& journey) {
    const auto& district = state.setup.district;
    const auto& store = journey.phone == domain::PhoneKind::android ? district.android : district.iphone;
    return GetAppView{journey.phone, store, district.app_name, district.app_publisher};
}

View on_phone_view(const AppState& state, const domain::Journey& journey) {
    return OnPhoneView{journey.phone_step, static_cast<int>(journey.phone_step) + 1, domain::phone_step_count,
                       state.setup.district.app_name, journey.ticket};
}

View ticket_view(const AppState& state, const domain::Journey& journey) {
    return TicketView{*journey.ticket,
                      domain::ticket_qr_text(*journey.ticket, state.local().date, state.setup.config.id),
                      state.session.position, journey.reason};
}

View problems_view(const AppState& state) {
    ProblemsView view;
    if (!state.offers_problems()) return view;  // on the way to the ticket
    for (const auto& problem : state.setup.district.problems)
        view.problems.push_back({problem.code, problem.symptom});
    return view;
}

View problem_view(const AppState& state, const domain::Journey& journey) {
    const auto* problem = state.find_problem(journey.problem);
    assert(problem && "only problems of the district pack can be chosen");
    return ProblemView{problem->code,    problem->symptom, problem->meaning, problem->here,
                       problem->officer, problem->bring,   problem->ticket};
}

View done_view(const AppState& state, const domain::Journey& journey) {
    const auto& session = state.session;
    return DoneView{journey.confirmed,
                    session.kiosk_number,
                    board_of(state),
                    state.setup.district.functions.survey,
                    domain::survey_element_of(session.visit),
                    session.awaiting ? 0 : journey.rating};
}

View nik_read_back_view(const domain::NikReading& reading) {
    const auto area = reading.area_code ? domain::find_area(*reading.area_code) : domain::Area{};
    return NikReadBackView{reading, domain::readable_area(area)};
}

}  // namespace

View visit_view(const AppState& state) {
    const auto& session = state.session;
    const auto& journey = *session.journey;
    const auto& district = state.setup.district;
    switch (journey.stage) {
        case Stage::notice:
            return notice_view(state, journey);
        case Stage::pre_check:
            return pre_check_view(state, journey);
        case Stage::nik_entry:
            return NikEntryView{session.nik.view(), session.nik_errors,
                                domain::max_nik_attempts - journey.nik_attempts};
        case Stage::nik_read_back:
            return nik_read_back_view(session.reading);
        case Stage::nik_result:
            return nik_result_view(state, journey);
        case Stage::recording_path:
            return recording_view(state);
        case Stage::advice:
            return AdviceView{journey.advice, district.android.minimum, district.iphone.minimum};
        case Stage::problems:
            return problems_view(state);
        case Stage::problem:
            return problem_view(state, journey);
        case Stage::get_app:
            return get_app_view(state, journey);
        case Stage::on_phone:
            return on_phone_view(state, journey);
        case Stage::ticket:
            return ticket_view(state, journey);
        case Stage::officer:
            return OfficerView{*journey.ticket, journey.reason, session.position};
        case Stage::email_code:
            return EmailCodeView{journey.mail_step, static_cast<int>(journey.mail_step) + 1,
                                 domain::mail_step_count};
        case Stage::confirm:
            return confirm_view(state, journey);
        case Stage::done:
        case Stage::left:
            break;
    }
    return done_view(state, journey);
}

}  // namespace kiosk::app

#include "phrases.hpp"

#include <array>
#include <cstdio>

namespace kiosk::ui {

using i18n::Msg;

namespace {

constexpr std::array<Msg, 12> months = {Msg::month_1, Msg::month_2,  Msg::month_3,  Msg::month_4,
                                        Msg::month_5, Msg::month_6,  Msg::month_7,  Msg::month_8,
                                        Msg::month_9, Msg::month_10, Msg::month_11, Msg::month_12};
constexpr std::array<Msg, 7> weekdays = {Msg::weekday_0, Msg::weekday_1, Msg::weekday_2, Msg::weekday_3,
                                         Msg::weekday_4, Msg::weekday_5, Msg::weekday_6};

}  // namespace

std::string date_text(const i18n::Catalogue& words, domain::Date date) {
    const auto month = static_cast<std::size_t>(static_cast<unsigned>(date.month())) - 1;
    return words.format(Msg::date_long, {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                                         {"month", words.text(months[month])},
                                         {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string weekday_text(const i18n::Catalogue& words, domain::Date date) {
    return words.text(weekdays[domain::weekday_of(date).c_encoding()]);
}

std::string day_text(const i18n::Catalogue& words, domain::Date date) {
    return words.format(Msg::date_with_weekday,
                        {{"weekday", weekday_text(words, date)}, {"date", date_text(words, date)}});
}

std::string time_text(const i18n::Catalogue& words, std::chrono::minutes minute_of_day) {
    const auto minutes = static_cast<int>(minute_of_day.count());
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02d%s%02d", minutes / 60,
                  words.text(Msg::format_time_separator).c_str(), minutes % 60);
    return text.data();
}

std::string since_text(const i18n::Catalogue& words, const domain::LocalTime& at, domain::Date today) {
    const auto time = time_text(words, at.minute_of_day);
    return at.date == today ? time : weekday_text(words, at.date) + " " + time;
}

std::string wait_text(const i18n::Catalogue& words, int seconds) {
    constexpr int told_in_seconds = 120;
    if (seconds < told_in_seconds)
        return words.format(Msg::wait_seconds, {{"count", std::to_string(seconds)}});
    return words.format(Msg::wait_minutes, {{"count", std::to_string((seconds + 59) / 60)}});
}

std::string hours_text(const i18n::Catalogue& words, const domain::DayHours& hours) {
    if (hours.empty()) return words.text(Msg::hours_closed);
    std::string text;
    for (const auto& span : hours) {
        if (!text.empty()) text += ", ";
        text += time_text(words, span.open) + "–" + time_text(words, span.close);
    }
    return text;
}

std::string open_text(const i18n::Catalogue& words, const domain::OpenState& state, domain::Date today) {
    if (!state.open) {
        if (!state.changes_at) return words.text(Msg::hours_closed);
        return words.text(Msg::hours_closed) + ". " + reopen_text(words, state, today);
    }
    if (!state.changes_at) return words.text(Msg::hours_open);
    return words.format(Msg::hours_open_until, {{"time", time_text(words, state.changes_at->minute_of_day)}});
}

std::string reopen_text(const i18n::Catalogue& words, const domain::OpenState& state, domain::Date today) {
    if (!state.changes_at) return words.text(Msg::hours_closed);
    const auto time = time_text(words, state.changes_at->minute_of_day);
    const auto& date = state.changes_at->date;
    if (date == today) return words.format(Msg::hours_opens_today, {{"time", time}});
    if (date == domain::add_days(today, 1)) return words.format(Msg::hours_opens_tomorrow, {{"time", time}});
    const bool soon = date <= domain::add_days(today, 6);
    return words.format(Msg::hours_opens_on,
                        {{"day", soon ? weekday_text(words, date) : day_text(words, date)}, {"time", time}});
}

Msg message_of(domain::NikError error) {
    switch (error) {
        case domain::NikError::not_sixteen_digits:
            return Msg::nik_error_not_sixteen_digits;
        case domain::NikError::all_digits_equal:
            return Msg::nik_error_all_digits_equal;
        case domain::NikError::impossible_day:
            return Msg::nik_error_impossible_day;
        case domain::NikError::impossible_month:
            return Msg::nik_error_impossible_month;
        case domain::NikError::impossible_date:
            return Msg::nik_error_impossible_date;
        case domain::NikError::serial_zero:
            return Msg::nik_error_serial_zero;
    }
    return Msg::nik_error_not_sixteen_digits;
}

Msg message_of(domain::NikWarning warning) {
    switch (warning) {
        case domain::NikWarning::unknown_area_code:
            return Msg::nik_warning_unknown_area_code;
        case domain::NikWarning::archived_area_code:
            return Msg::nik_warning_archived_area_code;
        case domain::NikWarning::birth_date_differs:
            return Msg::nik_warning_birth_date_differs;
        case domain::NikWarning::sex_differs:
            return Msg::nik_warning_sex_differs;
        case domain::NikWarning::age_out_of_range:
            return Msg::nik_warning_age_out_of_range;
        case domain::NikWarning::serial_9000_or_above:
            return Msg::nik_warning_serial_9000_or_above;
    }
    return Msg::nik_warning_unknown_area_code;
}

Msg message_of(config::Service service) {
    switch (service) {
        case config::Service::ktp_recording:
            return Msg::service_ktp_recording;
        case config::Service::ikd_activation:
            return Msg::service_ikd_activation;
        case config::Service::card_pick_up:
            return Msg::service_card_pick_up;
        case config::Service::nik_reactivation:
            return Msg::service_nik_reactivation;
        case config::Service::data_correction:
            return Msg::service_data_correction;
    }
    return Msg::service_ktp_recording;
}

Msg message_of(domain::BaseKind kind) {
    switch (kind) {
        case domain::BaseKind::wajib_ktp:
            return Msg::board_base_wajib_ktp;
        case domain::BaseKind::recorded_ktp_el:
            return Msg::board_base_recorded;
    }
    return Msg::board_base_wajib_ktp;
}

Msg message_of(domain::SurveyElement element) {
    switch (element) {
        case domain::SurveyElement::requirements:
            return Msg::survey_requirements;
        case domain::SurveyElement::procedure:
            return Msg::survey_procedure;
        case domain::SurveyElement::time:
            return Msg::survey_time;
        case domain::SurveyElement::cost:
            return Msg::survey_cost;
        case domain::SurveyElement::product:
            return Msg::survey_product;
        case domain::SurveyElement::competence:
            return Msg::survey_competence;
        case domain::SurveyElement::behaviour:
            return Msg::survey_behaviour;
        case domain::SurveyElement::facilities:
            return Msg::survey_facilities;
        case domain::SurveyElement::complaints:
            return Msg::survey_complaints;
    }
    return Msg::survey_procedure;
}

Msg message_of(domain::Reason reason) {
    using domain::Reason;
    switch (reason) {
        case Reason::none:
            return Msg::reason_activation;
        case Reason::not_recorded:
        case Reason::nik_unrecorded:
            return Msg::reason_not_recorded;
        case Reason::under_17:
            return Msg::reason_under_17;
        case Reason::no_phone:
            return Msg::reason_no_phone;
        case Reason::old_phone:
            return Msg::reason_old_phone;
        case Reason::no_email:
            return Msg::reason_no_email;
        case Reason::other_phone:
            return Msg::reason_other_phone;
        case Reason::nik_deactivated:
            return Msg::reason_deactivated;
        case Reason::problem:
            return Msg::reason_problem;
        case Reason::does_not_want:
            return Msg::reason_does_not_want;
        case Reason::server_disturbed:
            return Msg::reason_server_disturbed;
        case Reason::data_mismatch:
            return Msg::reason_data_mismatch;
        case Reason::selfie_refused:
            return Msg::reason_selfie_refused;
        case Reason::already_active:
            return Msg::reason_already_active;
        case Reason::did_not_come:
            return Msg::reason_did_not_come;
        case Reason::other:
            return Msg::reason_other;
        case Reason::status_question:
            return Msg::reason_status_question;
        case Reason::must_see_dinas:
            return Msg::reason_must_see_dinas;
        case Reason::must_wait:
            return Msg::reason_must_wait;
        case Reason::needs_officer:
        case Reason::went_home:
        case Reason::timed_out:
        case Reason::nik_print_ready:
        case Reason::nik_not_on_a_list:
        case Reason::nik_no_list:
        case Reason::guided:
        case Reason::nik_too_many_checks:
        case Reason::nik_deceased:
        case Reason::nik_duplicate:
        case Reason::nik_not_found:
        case Reason::nik_moved:
        case Reason::nik_in_grace:
        case Reason::nik_record_again:
        case Reason::nik_record_duplicate:
        case Reason::nik_waiting_for_decision:
        case Reason::nik_in_process:
        case Reason::nik_card_ready:
        case Reason::nik_ikd_on_another_phone:
        case Reason::nik_ikd_active:
        case Reason::nik_ready:
        case Reason::nik_too_young:
        case Reason::nik_may_record:
            return Msg::reason_needs_officer;
    }
    return Msg::reason_needs_officer;
}

}  // namespace kiosk::ui

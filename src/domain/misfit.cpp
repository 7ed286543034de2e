#include <algorithm>

#include "event_rules.hpp"
#include "kiosk/domain/list_bundle.hpp"
#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/domain/source_text.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/domain/status_source.hpp"
#include "kiosk/domain/survey.hpp"
#include "kiosk/domain/tally.hpp"

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, checked_field_count> field_names{
    "ticket", "token", "officer", "age band", "registration", "language", "duration"};
constexpr std::size_t longest_detail = 200;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_carried(const EventDraft& draft, CheckedField field) {
    switch (field) {
        case CheckedField::ticket:
            return draft.ticket.has_value();
        case CheckedField::token:
            return draft.token.has_value();
        case CheckedField::officer:
            return !draft.officer.empty();
        case CheckedField::age_band:
            return draft.age_band != AgeBand::unknown;
        case CheckedField::registration:
            return draft.registration != Registration::unknown;
        case CheckedField::language:
            return !draft.language.empty();
        case CheckedField::duration:
            return draft.duration.count() != 0;
    }
    return false;
}

bool is_plain(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; });
}

bool is_survey(std::string_view detail) {
    for (int element = 0; element < survey_element_count; ++element) {
        for (int score = 1; score <= survey_best; ++score) {
            if (detail == survey_detail(static_cast<SurveyElement>(element), score)) return true;
        }
    }
    return false;
}

/// "F05"
bool is_problem(std::string_view detail) {
    return detail.size() == 3 && detail[0] == 'F' && is_digit(detail[1]) && is_digit(detail[2]);
}

/// "siti-1"
bool is_staff_id(std::string_view detail) {
    const auto dash = detail.rfind('-');
    if (dash == std::string_view::npos || dash == 0 || dash + 1 == detail.size()) return false;
    const auto fits = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z'); };
    return std::ranges::all_of(detail.substr(0, dash), fits) &&
           std::ranges::all_of(detail.substr(dash + 1), is_digit);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(' ', from), text.size());
        words.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// "35.05"
bool is_district(std::string_view text) {
    return text.size() == 5 && text[2] == '.' && is_number(text.substr(0, 2)) && is_number(text.substr(3));
}

/// "unrecorded 2026-11-14 1234"; of a signed list "35.05 2026-11-14 1234"
bool is_imported_list(std::string_view detail) {
    const auto words = words_of(detail);
    return words.size() == 3 && (parse_list_category(words[0]) || is_district(words[0])) &&
           parse_iso_date(words[1]) && is_number(words[2]);
}

/// "35.05 7 2026-11-14 1234"
bool is_bundle(std::string_view detail) {
    const auto words = words_of(detail);
    return words.size() == 4 && is_district(words[0]) && is_number(words[1]) && parse_iso_date(words[2]) &&
           is_number(words[3]);
}

/// "other_district 35.72 7"; of a file that could not be read "not_a_bundle"
bool is_refusal(std::string_view detail) {
    const auto words = words_of(detail);
    if (!parse_bundle_refusal(words[0])) return false;
    return words.size() == 1 || (words.size() == 3 && is_district(words[1]) && is_number(words[2]));
}

bool has_form(const EventDraft& draft, DetailForm form) {
    const std::string& detail = draft.detail;
    Event event;
    event.draft.detail = detail;
    switch (form) {
        case DetailForm::none:
            return detail.empty();
        case DetailForm::survey:
            return is_survey(detail);
        case DetailForm::problem:
            return is_problem(detail);
        case DetailForm::problem_of_reason:
            return draft.reason == Reason::problem ? is_problem(detail) : detail.empty();
        case DetailForm::person:
            return person_of(event) != event.sequence;
        case DetailForm::row:
            return undone_row(event).has_value();
        case DetailForm::clock:
            return detail == "clock trusted" || detail == "clock doubted";
        case DetailForm::figure:
            return parse_figure_detail(detail).has_value();
        case DetailForm::date:
            return parse_iso_date(detail).has_value();
        case DetailForm::staff:
            return is_staff_id(detail);
        case DetailForm::list:
            return is_imported_list(detail);
        case DetailForm::bundle:
            return is_bundle(detail);
        case DetailForm::refusal:
            return is_refusal(detail);
        case DetailForm::seen:
            return parse_seen_detail(detail).has_value();
        case DetailForm::axis:
            return parse_disagreement(detail).has_value();
    }
    return false;
}

std::optional<std::string> misfit_of_fields(const EventDraft& draft, const EventRule& rule) {
    for (std::size_t i = 0; i < checked_field_count; ++i) {
        const bool carried = is_carried(draft, static_cast<CheckedField>(i));
        if (carried && rule.carried[i] == Carried::never)
            return "carries the field " + std::string(field_names[i]) + ", which it never has";
        if (!carried && rule.carried[i] == Carried::must)
            return "lacks the field " + std::string(field_names[i]) + ", which it always has";
    }
    return std::nullopt;
}

std::optional<std::string> misfit_of_reason(const EventDraft& draft, const EventRule& rule) {
    if ((rule.reasons & bit(draft.reason)) == 0)
        return "never has the reason " + std::string(to_word(draft.reason));
    if (is_staff_only(draft.reason) && draft.officer.empty())
        return "names no officer for the reason " + std::string(to_word(draft.reason));
    return std::nullopt;
}

/// Says nothing of what the texts hold: that is the very thing which must not be repeated.
std::optional<std::string> misfit_of_texts(const EventDraft& draft, const EventRule& rule) {
    for (const std::string& text : {draft.detail, draft.officer, draft.language}) {
        if (holds_nik_digits(text)) return "holds 16 digits in a row, which could be a NIK";
        if (!is_plain(text) || text.size() > longest_detail)
            return "holds a text that is too long or not plain";
    }
    if (draft.detail.empty() && rule.detail_may_be_empty) return std::nullopt;
    if (!has_form(draft, rule.detail)) return "has a detail of another form than its kind and reason";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> find_misfit(const EventDraft& draft) {
    const EventRule& rule = rule_of(draft.kind);
    for (const auto check : {misfit_of_fields, misfit_of_reason, misfit_of_texts}) {
        if (const auto misfit = check(draft, rule)) return std::string(to_word(draft.kind)) + " " + *misfit;
    }
    return std::nullopt;
}

}  // namespace kiosk::domain

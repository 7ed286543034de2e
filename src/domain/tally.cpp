#include "kiosk/domain/tally.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace kiosk::domain {
namespace {

constexpr std::string_view person_word = "person ";
constexpr std::string_view row_word = "row ";

/// The row number after `word`; only as this program writes it.
std::optional<std::int64_t> row_after(std::string_view word, std::string_view detail) {
    if (!detail.starts_with(word)) return std::nullopt;
    detail.remove_prefix(word.size());
    if (detail.empty() || detail.front() < '1' || detail.front() > '9') return std::nullopt;
    std::int64_t row = 0;
    const auto [end, error] = std::from_chars(detail.data(), detail.data() + detail.size(), row);
    if (error != std::errc{} || end != detail.data() + detail.size()) return std::nullopt;
    return row;
}

bool is_activation(EventKind kind) {
    return kind == EventKind::activation_confirmed || kind == EventKind::activation_self_reported;
}

PersonActs changed(PersonActs person, const Event& activation, int by) {
    if (activation.draft.kind == EventKind::activation_self_reported) person.self_reported += by;
    if (activation.draft.kind != EventKind::activation_confirmed) return person;
    person.confirmed += by;
    if (activation.draft.registration == Registration::elsewhere) person.confirmed_elsewhere += by;
    return person;
}

void add_contribution(KioskCount& count, const PersonActs& person, int sign) {
    const KioskCount one = contribution(person);
    count.confirmed += sign * one.confirmed;
    count.elsewhere += sign * one.elsewhere;
    count.self_reported += sign * one.self_reported;
    count.repeated += sign * one.repeated;
}

/// Puts `now` in the place of `person`, and moves the count from what was to what is.
void replace(KioskCount& count, PersonActs& person, const PersonActs& now) {
    add_contribution(count, person, -1);
    add_contribution(count, now, 1);
    person = now;
}

}  // namespace

std::int64_t person_of(const Event& event) {
    return row_after(person_word, event.draft.detail).value_or(event.sequence);
}

std::string person_detail(std::int64_t first_row) {
    return std::string(person_word) + std::to_string(first_row);
}

std::optional<std::int64_t> undone_row(const Event& event) {
    return row_after(row_word, event.draft.detail);
}

std::string undone_detail(std::int64_t row) {
    return std::string(row_word) + std::to_string(row);
}

KioskCount contribution(const PersonActs& person) {
    KioskCount one;
    if (person.confirmed > 0) {
        (person.confirmed_elsewhere > 0 ? one.elsewhere : one.confirmed) = 1;
    } else if (person.self_reported > 0) {
        one.self_reported = 1;
    }
    one.repeated = std::max(0, person.confirmed - 1);
    return one;
}

PersonActs with_activation(PersonActs person, const Event& activation) {
    return changed(person, activation, 1);
}

PersonActs without_activation(PersonActs person, const Event& activation) {
    return changed(person, activation, -1);
}

void Tally::add(const Event& event) {
    if (!count_.since) count_.since = event.draft.service_day;
    if (is_activation(event.draft.kind)) {
        PersonActs& person = people_[person_of(event)];
        replace(count_, person, with_activation(person, event));
    }
    if (is_counted_act(event)) acts_.emplace(event.sequence, event);
    if (event.draft.kind != EventKind::act_undone) return;
    const auto undone = acts_.find(undone_row(event).value_or(0));
    if (undone == acts_.end()) return;
    const Event& taken_back = undone->second;
    if (is_activation(taken_back.draft.kind)) {
        PersonActs& person = people_[person_of(taken_back)];
        replace(count_, person, without_activation(person, taken_back));
    }
    ++count_.undone;
    acts_.erase(undone);
}

bool is_counted_act(const Event& event) {
    const EventDraft& draft = event.draft;
    return is_activation(draft.kind) || (draft.kind == EventKind::visit_ended && !draft.officer.empty());
}

bool is_undoable(const Event& event) {
    return is_counted_act(event) || event.draft.kind == EventKind::status_seen;
}

}  // namespace kiosk::domain

#include "kiosk/domain/status.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "kiosk/domain/eligibility.hpp"

namespace kiosk::domain {
namespace {

/// From the one that stops most to the one that stops least.
constexpr std::array by_severity{ListCategory::deactivated, ListCategory::unrecorded,
                                 ListCategory::print_ready};

const ListInForce* hit_of(const ListLookup& lookup, ListCategory category) {
    const auto hit = std::ranges::find(lookup.hits, category, &ListInForce::category);
    return hit == lookup.hits.end() ? nullptr : &*hit;
}

AnswerCategory answer_of(ListCategory category) {
    switch (category) {
        case ListCategory::deactivated:
            return AnswerCategory::deactivated;
        case ListCategory::unrecorded:
            return AnswerCategory::unrecorded;
        case ListCategory::print_ready:
            return AnswerCategory::print_ready;
    }
    std::abort();
}

/// An unknown age never sends anybody away.
NextStep step_for_listed(ListCategory category, Eligibility eligibility) {
    switch (category) {
        case ListCategory::deactivated:
            return NextStep::record_with_kk;
        case ListCategory::unrecorded:
            return eligibility == Eligibility::too_young ? NextStep::record_from_16 : NextStep::record;
        case ListCategory::print_ready:
            return eligibility == Eligibility::card_and_ikd ? NextStep::collect_card
                                                            : NextStep::collect_card_at_17;
    }
    std::abort();
}

NextStep step_for_unlisted(Eligibility eligibility) {
    switch (eligibility) {
        case Eligibility::too_young:
            return NextStep::record_from_16;
        case Eligibility::may_record:
            return NextStep::record;
        case Eligibility::card_and_ikd:
            return NextStep::go_on;
    }
    std::abort();
}

/// Each list speaks about its own axis; on the same axis the one that stops more wins.
StatusAxes combined_axes(const ListLookup& lookup) {
    StatusAxes axes;
    for (ListCategory category : by_severity) {
        if (!hit_of(lookup, category)) continue;
        const StatusAxes said = axes_of(category);
        if (axes.record == KtpElRecord::unknown) axes.record = said.record;
        if (axes.nik == NikStatus::unknown) axes.nik = said.nik;
    }
    return axes;
}

void name_list(StatusAnswer& answer, const ListInForce& list) {
    answer.source = list.source;
    answer.as_of = list.as_of;
}

}  // namespace

std::string_view to_word(ListCategory category) {
    switch (category) {
        case ListCategory::deactivated:
            return "deactivated";
        case ListCategory::unrecorded:
            return "unrecorded";
        case ListCategory::print_ready:
            return "print-ready";
    }
    std::abort();
}

std::optional<ListCategory> parse_list_category(std::string_view word) {
    for (ListCategory category : by_severity) {
        if (word == to_word(category)) return category;
    }
    return std::nullopt;
}

StatusAxes axes_of(ListCategory category) {
    StatusAxes axes;
    switch (category) {
        case ListCategory::deactivated:
            axes.nik = NikStatus::deactivated;
            break;
        case ListCategory::unrecorded:
            axes.record = KtpElRecord::unregistered;
            break;
        case ListCategory::print_ready:
            axes.record = KtpElRecord::print_ready;
            break;
    }
    return axes;
}

StatusAnswer answer_status(const ListLookup& lookup, std::optional<int> age, bool married) {
    const Eligibility eligibility = age ? eligibility_of(*age, married) : Eligibility::card_and_ikd;
    StatusAnswer answer;
    answer.axes = combined_axes(lookup);
    for (ListCategory category : by_severity) {
        if (const ListInForce* hit = hit_of(lookup, category)) {
            answer.category = answer_of(category);
            answer.next_step = step_for_listed(category, eligibility);
            name_list(answer, *hit);
            return answer;
        }
    }
    answer.next_step = step_for_unlisted(eligibility);
    if (lookup.in_force.empty()) return answer;
    answer.category = AnswerCategory::not_on_a_list;
    name_list(answer, *std::ranges::min_element(lookup.in_force, {}, &ListInForce::as_of));
    return answer;
}

StatusAnswer answer_not_now(std::optional<int> age, bool married) {
    StatusAnswer answer = answer_status({}, age, married);
    answer.category = AnswerCategory::not_now;
    return answer;
}

}  // namespace kiosk::domain

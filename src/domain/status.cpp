#include "kiosk/domain/status.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "status_axes.hpp"

namespace kiosk::domain {
namespace {

Date add_months(Date date, int months) {
    const Date later = date + std::chrono::months(months);
    return later.ok() ? later : Date(later.year() / later.month() / std::chrono::last);
}

/// First day on which the card is handed over to somebody who is not married.
Date card_day(Date birth, const StatusRules& rules) {
    return add_days(birthday(birth, rules.card_from_age), rules.card_day_after_birthday ? 1 : 0);
}

/// What age and marriage say on this day.
struct Maturity {
    std::optional<Date> birth;  ///< a possible one, not in the future
    std::optional<int> age;
    Eligibility stage = Eligibility::card_and_ikd;  ///< an unknown age alone sends nobody away
    std::optional<Date> record_from;                ///< where that is still to come
    std::optional<Date> card_from;                  ///< the same

    bool card_today() const { return stage == Eligibility::card_and_ikd && !card_from; }
};

Maturity maturity_of(const KnownFacts& facts, const StatusRules& rules, Date today) {
    Maturity person;
    if (facts.birth_date && facts.birth_date->ok() && *facts.birth_date <= today)
        person.birth = facts.birth_date;
    if (facts.age && *facts.age >= 0) person.age = facts.age;
    if (person.birth) person.age = completed_years(*person.birth, today);
    if (!person.age) {
        if (facts.seventeen_or_married == Answer::no) person.stage = Eligibility::may_record;
        return person;
    }
    person.stage = eligibility_of(*person.age, facts.seventeen_or_married == Answer::yes, rules);
    if (!person.birth) return person;
    if (person.stage == Eligibility::too_young)
        person.record_from = birthday(*person.birth, rules.record_from_age);
    const bool married = person.stage == Eligibility::card_and_ikd && *person.age < rules.card_from_age;
    const Date card_from = card_day(*person.birth, rules);
    if (!married && today < card_from) person.card_from = card_from;
    return person;
}

/// Last day of the grace of somebody who has just reached the age; empty when there is none, or it is over.
std::optional<Date> grace_until(const Maturity& person, const StatusRules& rules, Date today) {
    if (!rules.deactivates_unrecorded || rules.grace_months <= 0 || !person.birth) return std::nullopt;
    const Date of_age = birthday(*person.birth, rules.card_from_age);
    const Date until = add_months(of_age, rules.grace_months);
    return of_age <= today && today <= until ? std::optional(until) : std::nullopt;
}

bool is_list(const Searched& searched) {
    return searched.kind == SourceKind::local_list || searched.kind == SourceKind::signed_list;
}

/// Everything that was searched; nothing of it when nothing was to be looked up.
std::vector<Searched> all_searched(const KnownFacts& facts) {
    std::vector<Searched> all = facts.searched;
    for (const Finding& finding : facts.findings) all.push_back(finding.from);
    std::erase_if(all, [](const Searched& s) {
        return s.kind == SourceKind::structure || s.kind == SourceKind::declared;
    });
    return all;
}

/// The oldest list; of other sources only where no list was searched.
const Searched* oldest_of(const std::vector<Searched>& all) {
    const auto age = [](const Searched& s) {
        return std::tuple(!is_list(s), s.as_of, s.kind, s.source, s.valid_until);
    };
    const auto oldest = std::ranges::min_element(all, {}, age);
    return oldest == all.end() ? nullptr : &*oldest;
}

Certainty certainty_of(const Decider& decider) {
    switch (decider.weight) {
        case Weight::expired:
            return Certainty::old_list;
        case Weight::declared:
            return decider.from.kind == SourceKind::declared ? Certainty::declared : Certainty::not_known;
        case Weight::fresh:
            return is_list(decider.from) ? Certainty::listed : Certainty::sure;
    }
    std::abort();
}

void name_source(StatusAnswer& answer, const Searched& from) {
    answer.source_kind = from.kind;
    answer.source = from.source;
    if (!from.source.empty() || from.kind > SourceKind::declared) answer.as_of = from.as_of;
}

void name_decider(StatusAnswer& answer, const Decider& decider) {
    answer.certainty = certainty_of(decider);
    name_source(answer, decider.from);
}

/// The category that stops most, of what stands on the axes; empty when nothing does.
std::optional<AnswerCategory> found_category(const DecidedAxes& decided) {
    std::optional<AnswerCategory> first;
    for (const auto category :
         {category_of(decided.axes.nik), category_of(decided.axes.record), category_of(decided.axes.ikd)}) {
        if (category && (!first || *category < *first)) first = category;
    }
    return first;
}

const Decider& decider_of(const DecidedAxes& decided, AnswerCategory category) {
    if (category_of(decided.axes.nik) == category) return *decided.nik;
    return category_of(decided.axes.record) == category ? *decided.record : *decided.ikd;
}

AnswerCategory category_by_age(Eligibility stage, bool list_searched) {
    switch (stage) {
        case Eligibility::too_young:
            return AnswerCategory::too_young;
        case Eligibility::may_record:
            return AnswerCategory::may_record;
        case Eligibility::card_and_ikd:
            return list_searched ? AnswerCategory::not_on_a_list : AnswerCategory::no_list_yet;
    }
    std::abort();
}

/// Nothing was found that decides: the kiosk says what it searched. Who calls the NIK active takes the place
/// of a list that merely does not name it; of who is too young for the card only an officer, he has looked.
void answer_by_age(StatusAnswer& answer, const DecidedAxes& decided, Eligibility stage,
                   const std::vector<Searched>& searched) {
    const Searched* oldest = oldest_of(searched);
    const bool active = decided.axes.nik == NikStatus::active;
    const bool officer_looked = active && decided.nik->from.kind == SourceKind::officer;
    answer.category = category_by_age(stage, active || (oldest && is_list(*oldest)));
    if (officer_looked || (active && stage == Eligibility::card_and_ikd))
        name_decider(answer, *decided.nik);
    else if (oldest)
        name_source(answer, *oldest);
}

void decide_category(StatusAnswer& answer, const DecidedAxes& decided, const KnownFacts& facts,
                     Eligibility stage) {
    const auto found = found_category(decided);
    if (facts.too_many_checks) {
        answer.category = AnswerCategory::not_now;
    } else if (found) {
        answer.category = *found;
        name_decider(answer, decider_of(decided, *found));
    } else {
        answer_by_age(answer, decided, stage, all_searched(facts));
    }
}

NextStep step_of_deactivated(const DecidedAxes& decided, Eligibility stage, const StatusRules& rules) {
    const bool may_record = stage != Eligibility::too_young;
    switch (decided.axes.because) {
        case DeactivationReason::moved_without_papers:
        case DeactivationReason::address_gone:
            return NextStep::settle_residence;
        case DeactivationReason::reported_by_others:
            return NextStep::see_dinas;
        case DeactivationReason::not_recorded:
            // The list knows better than the resident; a finding of a recording is another matter.
            return may_record && !decided.found_recorded ? NextStep::record_with_kk : NextStep::see_dinas;
        case DeactivationReason::unknown: {
            const bool may_help =
                may_record && rules.deactivates_unrecorded && !is_recorded(decided.axes.record);
            return may_help ? NextStep::record_with_kk : NextStep::see_dinas;
        }
    }
    std::abort();
}

NextStep step_of_unrecorded(Eligibility stage) {
    return stage == Eligibility::too_young ? NextStep::record_from_16 : NextStep::record;
}

NextStep step_of_age(Eligibility stage) {
    return stage == Eligibility::card_and_ikd ? NextStep::go_on : step_of_unrecorded(stage);
}

NextStep step_of_recorded(const StatusAnswer& answer, const Maturity& person) {
    switch (person.stage) {
        case Eligibility::too_young:  // who is that young cannot have recorded
            return answer.source_kind == SourceKind::officer ? NextStep::see_dinas : NextStep::see_officer;
        case Eligibility::may_record:
            return NextStep::collect_card_at_17;
        case Eligibility::card_and_ikd:
            if (answer.category == AnswerCategory::ready) return NextStep::go_on;
            return person.card_today() ? NextStep::collect_card : NextStep::collect_card_at_17;
    }
    std::abort();
}

/// Who comes back from the officer is not sent to him again.
NextStep step_of(const StatusAnswer& answer, const DecidedAxes& decided, const Maturity& person,
                 const StatusRules& rules) {
    const bool officer_looked = answer.source_kind == SourceKind::officer;
    switch (answer.category) {
        case AnswerCategory::deceased_reported:
        case AnswerCategory::nik_duplicate:
        case AnswerCategory::record_duplicate:
            return NextStep::see_dinas;
        case AnswerCategory::not_found:
            return officer_looked ? NextStep::see_dinas : NextStep::see_officer;
        case AnswerCategory::waiting_for_decision:
            return officer_looked ? NextStep::wait : NextStep::see_officer;
        case AnswerCategory::deactivated:
            return step_of_deactivated(decided, person.stage, rules);
        case AnswerCategory::moved:
            return NextStep::settle_residence;
        case AnswerCategory::unrecorded:
        case AnswerCategory::unrecorded_in_grace:
        case AnswerCategory::record_again:
            return step_of_unrecorded(person.stage);
        case AnswerCategory::in_process:
            return NextStep::wait;
        case AnswerCategory::print_ready:
        case AnswerCategory::card_ready:
        case AnswerCategory::ready:
            return step_of_recorded(answer, person);
        case AnswerCategory::ikd_on_another_phone:
            return NextStep::reset_ikd;
        case AnswerCategory::ikd_active:
            return NextStep::nothing;
        case AnswerCategory::too_young:
        case AnswerCategory::may_record:
        case AnswerCategory::not_on_a_list:
        case AnswerCategory::no_list_yet:
        case AnswerCategory::not_now:
            return step_of_age(person.stage);
    }
    std::abort();
}

/// The face is compared with the picture in the centre: whoever is still on the way there has to wait.
bool allows_ikd(KtpElRecord record) {
    const auto category = category_of(record);
    return !category || *category == AnswerCategory::print_ready || *category == AnswerCategory::card_ready ||
           *category == AnswerCategory::ready;
}

bool is_ikd_possible(const StatusAxes& axes, const Maturity& person) {
    return person.stage == Eligibility::card_and_ikd && allows_ikd(axes.record) && !category_of(axes.nik);
}

bool says_all_is_well(NextStep step) {
    return step == NextStep::go_on || step == NextStep::reset_ikd || step == NextStep::nothing;
}

/// Which of the sources is right only an officer can see; until then nobody is frightened by the worse word,
/// and nobody is waved through by the better one.
void hold_back(StatusAnswer& answer) {
    answer.ikd_possible = false;
    if (says_all_is_well(answer.next_step)) answer.next_step = NextStep::see_officer;
}

bool records(NextStep step) {
    return step == NextStep::record_with_kk || step == NextStep::record || step == NextStep::record_from_16;
}

/// Where NIKs are deactivated for want of recording, a list that gives no reason means that one.
KnownFacts with_reasons(KnownFacts facts, const StatusRules& rules) {
    for (Finding& finding : facts.findings) {
        const bool silent =
            finding.axes.nik == NikStatus::deactivated && finding.axes.because == DeactivationReason::unknown;
        if (rules.deactivates_unrecorded && silent && is_list(finding.from))
            finding.axes.because = DeactivationReason::not_recorded;
    }
    return facts;
}

/// What may be told when nothing was looked up.
KnownFacts without_findings(KnownFacts facts) {
    facts.findings.clear();
    facts.searched.clear();
    return facts;
}

StatusAnswer explain(const KnownFacts& facts, const StatusRules& rules, Date today) {
    const DecidedAxes decided = decide_axes(facts, today);
    const Maturity person = maturity_of(facts, rules, today);
    StatusAnswer answer;
    answer.axes = decided.axes;
    answer.ikd_possible = is_ikd_possible(decided.axes, person);
    answer.list_expired =
        std::ranges::any_of(all_searched(facts), [&](const Searched& s) { return is_expired(s, today); });
    answer.contradictions = contradictions_in(facts.findings);
    decide_category(answer, decided, facts, person.stage);
    if (answer.category == AnswerCategory::unrecorded) {
        answer.grace_until = grace_until(person, rules, today);
        if (answer.grace_until) answer.category = AnswerCategory::unrecorded_in_grace;
    }
    answer.next_step = step_of(answer, decided, person, rules);
    if (is_nik_disputed(decided, facts.findings, today)) hold_back(answer);
    if (records(answer.next_step)) answer.record_from = person.record_from;
    if (answer.next_step != NextStep::nothing) answer.card_from = person.card_from;
    return answer;
}

}  // namespace

StatusAxes axes_of(ListCategory category) {
    StatusAxes axes;
    switch (category) {
        case ListCategory::deactivated:
            axes.nik = NikStatus::deactivated;
            return axes;
        case ListCategory::unrecorded:
            axes.record = KtpElRecord::unregistered;
            return axes;
        case ListCategory::print_ready:
            axes.record = KtpElRecord::print_ready;
            return axes;
    }
    std::abort();
}

std::optional<Service> service_for(NextStep step) {
    switch (step) {
        case NextStep::record_with_kk:
            return Service::nik_reactivation;
        case NextStep::record:
        case NextStep::record_from_16:
            return Service::ktp_recording;
        case NextStep::collect_card:
        case NextStep::collect_card_at_17:
            return Service::card_pick_up;
        case NextStep::see_dinas:
        case NextStep::settle_residence:
            return Service::data_correction;
        case NextStep::reset_ikd:
            return Service::ikd_activation;
        case NextStep::go_on:
        case NextStep::wait:
        case NextStep::see_officer:
        case NextStep::nothing:
            return std::nullopt;
    }
    std::abort();
}

Eligibility eligibility_of(int age, bool married, const StatusRules& rules) {
    if (age < rules.record_from_age) return Eligibility::too_young;
    return married || age >= rules.card_from_age ? Eligibility::card_and_ikd : Eligibility::may_record;
}

StatusAnswer explain_status(const KnownFacts& facts, const StatusRules& rules, Date today) {
    return facts.too_many_checks ? explain(without_findings(facts), rules, today)
                                 : explain(with_reasons(facts, rules), rules, today);
}

Date birthday(Date birth, int years) {
    const Date day = birth + std::chrono::years(years);
    return day.ok() ? day : Date(day.year() / std::chrono::March / 1);
}

}  // namespace kiosk::domain

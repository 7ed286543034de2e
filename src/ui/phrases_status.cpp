// The words of the three status axes, for officers and for residents.
#include <string_view>

#include "phrases.hpp"

namespace kiosk::ui {

using i18n::Msg;

Msg message_of(domain::KtpElRecord value) {
    using domain::KtpElRecord;
    switch (value) {
        case KtpElRecord::unknown:
            return Msg::seen_none;
        case KtpElRecord::unregistered:
            return Msg::record_unregistered;
        case KtpElRecord::bio_captured:
            return Msg::record_bio_captured;
        case KtpElRecord::processing:
            return Msg::record_processing;
        case KtpElRecord::sent_for_enrollment:
            return Msg::record_sent_for_enrollment;
        case KtpElRecord::received_at_central:
            return Msg::record_received_at_central;
        case KtpElRecord::enroll_failure_central:
            return Msg::record_enroll_failure_central;
        case KtpElRecord::enroll_failure_regional:
            return Msg::record_enroll_failure_regional;
        case KtpElRecord::search_failure:
            return Msg::record_search_failure;
        case KtpElRecord::adjudicate:
            return Msg::record_adjudicate;
        case KtpElRecord::request_validation:
            return Msg::record_request_validation;
        case KtpElRecord::duplicate:
            return Msg::record_duplicate;
        case KtpElRecord::print_ready:
            return Msg::record_print_ready;
        case KtpElRecord::sent_for_printing:
            return Msg::record_sent_for_printing;
        case KtpElRecord::card_printed:
            return Msg::record_card_printed;
        case KtpElRecord::card_shipped:
            return Msg::record_card_shipped;
        case KtpElRecord::card_issued:
            return Msg::record_card_issued;
        case KtpElRecord::recorded:
            return Msg::record_recorded;
    }
    return Msg::seen_none;
}

Msg message_of(domain::NikStatus value) {
    using domain::NikStatus;
    switch (value) {
        case NikStatus::unknown:
            return Msg::seen_none;
        case NikStatus::active:
            return Msg::nik_status_active;
        case NikStatus::deactivated:
            return Msg::nik_status_deactivated;
        case NikStatus::deceased_reported:
            return Msg::nik_status_deceased_reported;
        case NikStatus::duplicate:
            return Msg::nik_status_duplicate;
        case NikStatus::moved:
            return Msg::nik_status_moved;
        case NikStatus::not_found:
            return Msg::nik_status_not_found;
        case NikStatus::matches:
            return Msg::nik_status_matches;
    }
    return Msg::seen_none;
}

Msg message_of(domain::DeactivationReason value) {
    using domain::DeactivationReason;
    switch (value) {
        case DeactivationReason::unknown:
            return Msg::seen_none;
        case DeactivationReason::not_recorded:
            return Msg::deactivation_not_recorded;
        case DeactivationReason::moved_without_papers:
            return Msg::deactivation_moved_without_papers;
        case DeactivationReason::address_gone:
            return Msg::deactivation_address_gone;
        case DeactivationReason::reported_by_others:
            return Msg::deactivation_reported_by_others;
    }
    return Msg::seen_none;
}

Msg message_of(domain::IkdAccount value) {
    using domain::IkdAccount;
    switch (value) {
        case IkdAccount::unknown:
            return Msg::seen_none;
        case IkdAccount::none:
            return Msg::ikd_none;
        case IkdAccount::active:
            return Msg::ikd_active;
        case IkdAccount::on_another_phone:
            return Msg::ikd_on_another_phone;
    }
    return Msg::seen_none;
}

namespace {

/// As SIAK shows it, in short where officers say it in short; the same in every language.
std::string_view code_of(domain::KtpElRecord record) {
    using domain::KtpElRecord;
    switch (record) {
        case KtpElRecord::unregistered:
            return "UNREGISTERED";
        case KtpElRecord::bio_captured:
            return "BC";
        case KtpElRecord::processing:
            return "PROCESSING";
        case KtpElRecord::sent_for_enrollment:
            return "SFE";
        case KtpElRecord::received_at_central:
            return "RECEIVED AT CENTRAL";
        case KtpElRecord::enroll_failure_central:
            return "ENROLL FAILURE AT CENTRAL";
        case KtpElRecord::enroll_failure_regional:
            return "ENROLL FAILURE AT REGIONAL";
        case KtpElRecord::search_failure:
            return "SEARCH FAILURE";
        case KtpElRecord::adjudicate:
            return "ADJUDICATE";
        case KtpElRecord::request_validation:
            return "REQUEST VALIDATION";
        case KtpElRecord::duplicate:
            return "DUPLICATE RECORD";
        case KtpElRecord::print_ready:
            return "PRR";
        case KtpElRecord::sent_for_printing:
            return "SENT FOR CARD PRINTING";
        case KtpElRecord::card_printed:
            return "CARD PRINTED";
        case KtpElRecord::card_shipped:
            return "CARD SHIPPED";
        case KtpElRecord::card_issued:
            return "CARD ISSUED";
        case KtpElRecord::unknown:
        case KtpElRecord::recorded:
            return {};
    }
    return {};
}

}  // namespace

std::string record_text(const i18n::Catalogue& words, domain::KtpElRecord record) {
    const auto code = code_of(record);
    const auto& meaning = words.text(message_of(record));
    return code.empty() ? meaning : std::string(code) + " - " + meaning;
}

std::string nik_status_text(const i18n::Catalogue& words, domain::NikStatus status,
                            domain::DeactivationReason because) {
    std::string text = words.text(message_of(status));
    if (because != domain::DeactivationReason::unknown) text += ": " + words.text(message_of(because));
    return text;
}

Msg message_of(domain::NextStep value) {
    using domain::NextStep;
    switch (value) {
        case NextStep::record_with_kk:
            return Msg::next_record_with_kk;
        case NextStep::record:
            return Msg::next_record;
        case NextStep::record_from_16:
            return Msg::next_record_from_16;
        case NextStep::collect_card:
            return Msg::next_collect_card;
        case NextStep::collect_card_at_17:
            return Msg::next_collect_card_at_17;
        case NextStep::go_on:
            return Msg::next_go_on;
        case NextStep::wait:
            return Msg::next_wait;
        case NextStep::see_officer:
            return Msg::next_see_officer;
        case NextStep::see_dinas:
            return Msg::next_see_dinas;
        case NextStep::settle_residence:
            return Msg::next_settle_residence;
        case NextStep::reset_ikd:
            return Msg::next_reset_ikd;
        case NextStep::nothing:
            return Msg::next_nothing;
    }
    return Msg::next_go_on;
}

namespace {

/// The source with its day. What nothing is known about was only searched there.
std::string listed_text(const i18n::Catalogue& words, const domain::StatusAnswer& answer) {
    const bool searched = answer.certainty == domain::Certainty::not_known;
    return words.format(searched ? Msg::certainty_searched : Msg::certainty_listed,
                        {{"source", answer.source}, {"date", date_text(words, *answer.as_of)}});
}

std::string sure_text(const i18n::Catalogue& words, const domain::StatusAnswer& answer) {
    const bool officer = answer.source_kind == domain::SourceKind::officer;
    return words.format(officer ? Msg::certainty_officer : Msg::certainty_service,
                        {{"date", date_text(words, *answer.as_of)}});
}

}  // namespace

std::vector<std::string> certainty_texts(const i18n::Catalogue& words, const domain::StatusAnswer& answer) {
    using domain::Certainty;
    std::vector<std::string> texts;
    switch (answer.certainty) {
        case Certainty::sure:
            if (answer.as_of) texts.push_back(sure_text(words, answer));
            break;
        case Certainty::listed:
        case Certainty::old_list:
            if (answer.as_of) texts.push_back(listed_text(words, answer));
            break;
        case Certainty::declared:
            texts.push_back(words.text(Msg::certainty_declared));
            break;
        case Certainty::not_known:
            if (answer.as_of) texts.push_back(listed_text(words, answer));
            if (!answer.list_expired) texts.push_back(words.text(Msg::certainty_not_known));
            break;
    }
    const bool old = answer.certainty == Certainty::old_list;
    if (old || (answer.list_expired && answer.certainty != Certainty::sure))
        texts.push_back(words.text(Msg::certainty_old_list));
    return texts;
}

std::string day_and_hours_text(const i18n::Catalogue& words, domain::Date day,
                               const domain::DayHours& hours) {
    return day_text(words, day) + ", " + hours_text(words, hours);
}

Msg message_of(domain::BundleRefusal value) {
    using domain::BundleRefusal;
    switch (value) {
        case BundleRefusal::not_a_bundle:
            return Msg::refusal_not_a_bundle;
        case BundleRefusal::damaged:
            return Msg::refusal_damaged;
        case BundleRefusal::wrong_key:
            return Msg::refusal_wrong_key;
        case BundleRefusal::no_passport:
            return Msg::refusal_no_passport;
        case BundleRefusal::other_district:
            return Msg::refusal_other_district;
        case BundleRefusal::expired:
            return Msg::refusal_expired;
        case BundleRefusal::from_the_future:
            return Msg::refusal_from_the_future;
        case BundleRefusal::not_newer:
            return Msg::refusal_not_newer;
        case BundleRefusal::older_data:
            return Msg::refusal_older_data;
        case BundleRefusal::wrong_base:
            return Msg::refusal_wrong_base;
        case BundleRefusal::clock_doubted:
            return Msg::refusal_clock_doubted;
    }
    return Msg::refusal_not_a_bundle;
}

Msg message_of(domain::ListCategory value) {
    using domain::ListCategory;
    switch (value) {
        case ListCategory::deactivated:
            return Msg::technician_list_deactivated;
        case ListCategory::unrecorded:
            return Msg::technician_list_unrecorded;
        case ListCategory::print_ready:
            return Msg::technician_list_print_ready;
    }
    return Msg::technician_lists;
}

Msg message_of(domain::KeyProtection value) {
    using domain::KeyProtection;
    switch (value) {
        case KeyProtection::credential_tpm:
            return Msg::technician_key_tpm;
        case KeyProtection::credential_host:
            return Msg::technician_key_host;
        case KeyProtection::credential:
            return Msg::technician_key_credential;
        case KeyProtection::file:
            return Msg::technician_key_file;
        case KeyProtection::not_at_hand:
            return Msg::technician_key_not_at_hand;
    }
    return Msg::technician_key_not_at_hand;
}

}  // namespace kiosk::ui

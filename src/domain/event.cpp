#include "kiosk/domain/event.hpp"

#include <span>

#include "canonical_writer.hpp"

// Words of the enumerations. Each pair of functions reads the same switch: a new enumerator breaks the build
// in to_word, and parsing follows from the list of all values.

namespace kiosk::domain {
namespace {

template <class Enum, std::size_t N>
std::optional<Enum> parse_word(const std::array<Enum, N>& all, std::string_view word) {
    for (const Enum value : all) {
        if (to_word(value) == word) return value;
    }
    return std::nullopt;
}

/// Every value from the first (0) to `last`.
template <auto last>
constexpr auto all_up_to() {
    using Enum = decltype(last);
    std::array<Enum, static_cast<std::size_t>(last) + 1> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Enum>(i);
    return all;
}

void write_draft(CanonicalWriter& out, const EventDraft& draft) {
    out.field(to_word(draft.kind));
    out.field(to_word(draft.reason));
    out.field(std::span(draft.visit));
    if (draft.ticket) {
        out.field(format_ticket(*draft.ticket));
    } else {
        out.absent();
    }
    if (draft.token) {
        out.field(std::span(*draft.token));
    } else {
        out.absent();
    }
    out.field(to_word(draft.age_band));
    out.field(to_word(draft.registration));
    out.field(draft.language);
    out.field(std::int64_t{draft.duration.count()});
    out.field(draft.officer);
    out.field(std::int64_t{draft.at.wall.time_since_epoch().count()});
    out.field(std::int64_t{draft.at.mono.count()});
    out.field(format_iso_date(draft.service_day));
}

}  // namespace

std::string_view to_word(EventKind kind) {
    switch (kind) {
        case EventKind::visit_started:
            return "visit_started";
        case EventKind::nik_checked:
            return "nik_checked";
        case EventKind::ticket_issued:
            return "ticket_issued";
        case EventKind::visit_resumed:
            return "visit_resumed";
        case EventKind::activation_confirmed:
            return "activation_confirmed";
        case EventKind::activation_self_reported:
            return "activation_self_reported";
        case EventKind::visit_ended:
            return "visit_ended";
        case EventKind::survey_answered:
            return "survey_answered";
        case EventKind::desk_opened:
            return "desk_opened";
        case EventKind::ticket_called:
            return "ticket_called";
        case EventKind::problem_chosen:
            return "problem_chosen";
        case EventKind::kiosk_started:
            return "kiosk_started";
        case EventKind::kiosk_stopped:
            return "kiosk_stopped";
        case EventKind::staff_logged_in:
            return "staff_logged_in";
        case EventKind::staff_refused:
            return "staff_refused";
        case EventKind::staff_logged_out:
            return "staff_logged_out";
        case EventKind::clock_confirmed:
            return "clock_confirmed";
        case EventKind::disturbance_started:
            return "disturbance_started";
        case EventKind::disturbance_ended:
            return "disturbance_ended";
        case EventKind::act_undone:
            return "act_undone";
        case EventKind::figure_entered:
            return "figure_entered";
        case EventKind::checks_released:
            return "checks_released";
        case EventKind::tokens_erased:
            return "tokens_erased";
    }
    return {};
}

std::string_view to_word(Reason reason) {
    switch (reason) {
        case Reason::none:
            return "none";
        case Reason::not_recorded:
            return "not_recorded";
        case Reason::under_17:
            return "under_17";
        case Reason::no_phone:
            return "no_phone";
        case Reason::no_email:
            return "no_email";
        case Reason::other_phone:
            return "other_phone";
        case Reason::does_not_want:
            return "does_not_want";
        case Reason::needs_officer:
            return "needs_officer";
        case Reason::went_home:
            return "went_home";
        case Reason::timed_out:
            return "timed_out";
        case Reason::nik_deactivated:
            return "nik_deactivated";
        case Reason::nik_unrecorded:
            return "nik_unrecorded";
        case Reason::nik_print_ready:
            return "nik_print_ready";
        case Reason::nik_not_on_a_list:
            return "nik_not_on_a_list";
        case Reason::nik_no_list:
            return "nik_no_list";
        case Reason::guided:
            return "guided";
        case Reason::old_phone:
            return "old_phone";
        case Reason::problem:
            return "problem";
        case Reason::nik_too_many_checks:
            return "nik_too_many_checks";
        case Reason::server_disturbed:
            return "server_disturbed";
        case Reason::data_mismatch:
            return "data_mismatch";
        case Reason::selfie_refused:
            return "selfie_refused";
        case Reason::already_active:
            return "already_active";
        case Reason::did_not_come:
            return "did_not_come";
        case Reason::other:
            return "other";
    }
    return {};
}

std::string_view to_word(Registration registration) {
    switch (registration) {
        case Registration::unknown:
            return "unknown";
        case Registration::in_district:
            return "in_district";
        case Registration::elsewhere:
            return "elsewhere";
    }
    return {};
}

std::optional<EventKind> parse_event_kind(std::string_view word) {
    return parse_word(all_up_to<EventKind::tokens_erased>(), word);
}

std::optional<Reason> parse_reason(std::string_view word) {
    return parse_word(all_up_to<Reason::other>(), word);
}

std::optional<Registration> parse_registration(std::string_view word) {
    return parse_word(all_up_to<Registration::elsewhere>(), word);
}

std::optional<AgeBand> parse_age_band(std::string_view word) {
    return parse_word(all_up_to<AgeBand::age_60_and_over>(), word);
}

std::vector<std::uint8_t> canonical_bytes(const Event& event) {
    const std::string& detail = event.draft.detail;
    CanonicalWriter out;
    out.field(std::string_view(detail.empty() ? "ikd-kiosk event v1" : "ikd-kiosk event v2"));
    out.field(event.sequence);
    out.field(std::span(event.id));
    out.field(event.kiosk);
    out.field(event.place);
    out.field(event.boot_id);
    write_draft(out, event.draft);
    out.field(std::span(event.previous));
    if (!detail.empty()) out.field(detail);
    return out.take();
}

std::string format_hex(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * size);
    for (std::size_t i = 0; i < size; ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

std::string format_uuid(const Uuid& id) {
    std::string text = format_hex(id.data(), id.size());
    for (const std::size_t hyphen : {8U, 13U, 18U, 23U}) text.insert(hyphen, 1, '-');
    return text;
}

}  // namespace kiosk::domain

#include "kiosk/domain/event.hpp"

#include <span>

#include "canonical_writer.hpp"
#include "kiosk/domain/hex.hpp"

// Words of EventKind and Reason are made from catalogue/events.toml. Of the others, each pair of functions
// reads the same switch: a new enumerator breaks the build in to_word, and parsing follows from the list of
// all values.

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

std::string format_uuid(const Uuid& id) {
    std::string text = format_hex(id);
    for (const std::size_t hyphen : {8U, 13U, 18U, 23U}) text.insert(hyphen, 1, '-');
    return text;
}

}  // namespace kiosk::domain

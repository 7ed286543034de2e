#include "list_facts.hpp"

#include <sstream>

#include "kiosk/storage/ledger.hpp"

namespace kiosk {
namespace {

using domain::EventKind;

/// "35.05 7 2026-11-14 1234", or "expired 35.05 7", or "not_a_bundle"; see the event catalogue.
domain::BundleTried tried_of(const domain::EventDraft& event) {
    domain::BundleTried tried;
    std::istringstream words(event.detail);
    std::string why, as_of;
    if (event.kind == EventKind::bundle_refused) {
        words >> why;
        tried.refusal = domain::parse_bundle_refusal(why);
    }
    words >> tried.offered.district >> tried.offered.version >> as_of >> tried.offered.total;
    tried.offered.as_of = domain::parse_iso_date(as_of).value_or(domain::Date{});
    tried.file = tried.offered.district.empty()
                     ? "*.ikdlist"
                     : tried.offered.district + " v" + std::to_string(tried.offered.version);
    tried.explanation =
        domain::format_iso_utc(event.at.wall) + " " + std::string(to_word(event.kind)) + " " + event.detail;
    return tried;
}

}  // namespace

std::string readable(const storage::KeptList& list) {
    const bool is_signed = list.kind == domain::SourceKind::signed_list;
    std::string text =
        is_signed ? "signed " + list.name + " version " + std::to_string(list.version) : list.name;
    text +=
        ", " + std::to_string(list.entries) + " NIK, as of " + domain::format_iso_date(list.searched.as_of);
    if (list.searched.valid_until)
        text += ", valid until " + domain::format_iso_date(*list.searched.valid_until);
    return text + ", source: " + list.searched.source;
}

Result<std::optional<NotedBundle>> find_last_bundle(storage::Store& store) {
    const auto last = storage::last_event_of(store, bundle_events);
    if (!last) return last.error();
    if (!*last) return std::optional<NotedBundle>();
    const domain::EventDraft& event = (*last)->draft;
    return std::optional(NotedBundle{tried_of(event), event.at.wall});
}

}  // namespace kiosk

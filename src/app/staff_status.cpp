#include <algorithm>
#include <tuple>
#include <utility>

#include "kiosk/domain/status_source.hpp"
#include "staff.hpp"

// What SIAK shows about one ticket's NIK: the officer looks it up for who asked, and the kiosk keeps it.

namespace kiosk::app {
namespace {

/// The lists are not asked again when he comes back: the NIK is gone by then.
bool asks_about_nik(const domain::OpenVisit& visit) {
    return visit.reason == domain::Reason::status_question;
}

bool can_save(const domain::OpenVisit& visit, const domain::StatusAxes& seen) {
    return asks_about_nik(visit) ? seen.nik != domain::NikStatus::unknown : seen != domain::StatusAxes{};
}

/// Chosen again: no longer.
template <class Axis>
void toggle(Axis& chosen, Axis wanted) {
    chosen = chosen == wanted ? Axis::unknown : wanted;
}

/// One detail per axis that was chosen.
std::vector<std::string> details_of(const domain::StatusAxes& seen) {
    std::vector<std::string> details;
    if (seen.record != domain::KtpElRecord::unknown)
        details.push_back(domain::seen_detail_of_record(seen.record));
    if (seen.nik != domain::NikStatus::unknown)
        details.push_back(domain::seen_detail_of_nik(seen.nik, seen.because));
    if (seen.ikd != domain::IkdAccount::unknown) details.push_back(domain::seen_detail_of_ikd(seen.ikd));
    return details;
}

}  // namespace

void DeskActs::operator()(const intent::OpenSeenStatus&) {
    if (desk_has_one_selected()) {
        desk().seen = {};
        s_.screen = Screen::desk_status;
    }
}

void DeskActs::operator()(const intent::ChooseRecord& wanted) {
    if (s_.screen == Screen::desk_status) toggle(desk().seen.record, wanted.record);
}

void DeskActs::operator()(const intent::ChooseNikStatus& wanted) {
    const std::pair choice{wanted.status, wanted.because};
    const bool offered = std::ranges::find(desk_nik_statuses, choice) != desk_nik_statuses.end();
    if (s_.screen != Screen::desk_status || !offered) return;
    auto& seen = desk().seen;
    const bool again = seen.nik == wanted.status && seen.because == wanted.because;
    std::tie(seen.nik, seen.because) = again ? decltype(choice){} : choice;
}

void DeskActs::operator()(const intent::ChooseIkd& wanted) {
    if (s_.screen == Screen::desk_status) toggle(desk().seen.ikd, wanted.account);
}

void DeskActs::operator()(const intent::SaveSeenStatus&) {
    if (s_.screen != Screen::desk_status) return;
    const auto visit = selected_visits(desk()).front();
    if (!can_save(visit, desk().seen)) return;
    StaffActs acts;
    for (auto& detail : details_of(desk().seen)) {
        acts.drafts.push_back(act_about(s_, domain::EventKind::status_seen, visit));
        acts.drafts.back().detail = std::move(detail);
    }
    ask_and_wait(s_, std::move(acts));
}

View desk_status_view(const AppState& state) {
    const auto& desk = *state.session.staff;
    const auto visit = selected_visits(desk).front();
    return DeskStatusView{visit.ticket, desk.seen, can_save(visit, desk.seen), !visit.disagree.empty(),
                          asks_about_nik(visit)};
}

}  // namespace kiosk::app

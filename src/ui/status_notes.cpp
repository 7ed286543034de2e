#include "status_notes.hpp"

#include "phrases.hpp"

namespace kiosk::ui {

void append_dates(Stack& stack, const Screen& screen, const StatusDates& dates) {
    const auto line = [&](const std::optional<domain::Date>& date, Msg words) {
        if (!date) return;
        stack.space(12).point("calendar", screen.tr(words, {{"date", date_text(screen.words, *date)}}),
                              {Type::body, true});
    };
    line(dates.grace_until, Msg::when_grace_until);
    line(dates.record_from, Msg::when_record_from);
    line(dates.card_from, Msg::when_card_from);
    if (dates.may_be_deactivated)
        stack.space(12).point("info", screen.tr(Msg::recording_may_be_deactivated), {Type::body, true});
}

void append_bring(Stack& stack, const Screen& screen, const std::vector<config::LocalText>& bring) {
    if (bring.empty()) return;
    stack.space(18).label(screen.tr(Msg::recording_bring));
    for (const auto& text : bring) stack.space(6).point("file", text.in(screen.frame.language), {});
}

}  // namespace kiosk::ui

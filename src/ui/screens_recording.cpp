// Where to go for the next step, when, with what; and what is worth knowing about it.
#include <algorithm>
#include <string_view>
#include <vector>

#include "phrases.hpp"
#include "place_cards.hpp"
#include "status_notes.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

struct RecordingWords {
    Msg title, text;
    bool records;  ///< it is about a recording: everybody may come
};

RecordingWords words_of(domain::NextStep step, bool card_later) {
    using domain::NextStep;
    if (step == NextStep::record && card_later) step = NextStep::record_from_16;
    switch (step) {
        case NextStep::record_with_kk:
            return {Msg::recording_with_kk, Msg::recording_with_kk_text, true};
        case NextStep::record:
            return {Msg::recording_now, Msg::recording_now_text, true};
        case NextStep::record_from_16:
            return {Msg::recording_from_16, Msg::recording_from_16_text, true};
        case NextStep::collect_card:
            return {Msg::recording_collect, Msg::recording_collect_text, false};
        case NextStep::collect_card_at_17:
            return {Msg::recording_collect_at_17, Msg::recording_collect_at_17_text, false};
        case NextStep::see_dinas:
            return {Msg::recording_see_dinas, Msg::recording_see_dinas_text, false};
        case NextStep::settle_residence:
            return {Msg::recording_settle_residence, Msg::recording_settle_residence_text, false};
        case NextStep::reset_ikd:
            return {Msg::recording_reset_ikd, Msg::recording_reset_ikd_text, false};
        case NextStep::go_on:
        case NextStep::wait:
        case NextStep::see_officer:
        case NextStep::nothing:
            return {Msg::places_title, message_of(step), false};
    }
    return {Msg::places_title, message_of(step), false};
}

Stack what_to_do(const Screen& screen, const app::RecordingPathView& view) {
    const auto words = words_of(view.step, view.card_later);
    Stack stack;
    stack.text(screen.tr(words.text), {});
    append_dates(stack, screen,
                 {view.record_from, view.card_from, view.grace_until, view.may_be_deactivated});
    append_bring(stack, screen, view.bring);
    if (view.places.empty())
        stack.space(18).note(Stack::Tone::calm, "person", screen.tr(Msg::recording_nowhere));
    return stack.space(18).note(Stack::Tone::calm, "check",
                                screen.tr(words.records ? Msg::recording_free : Msg::recording_free_all));
}

void destination(Screen& screen, Box box, const app::PlaceCard& place) {
    place_row(screen, box, place,
              {"recording.place_" + place.id, "camera", screen.tr(Msg::recording_slip),
               app::intent::ChooseDestination{place.id}});
}

/// What to do left or above, the places beside or below it.
void destinations_beside(Screen& screen, Box left, Box right, const Stack& stack,
                         const std::vector<app::PlaceCard>& places, float height) {
    stack.draw(screen.canvas, card(screen, left), Vertical::middle);
    screen.content = right;
    const float gap = std::max(screen.theme.gap, screen.theme.px(18));
    const auto rows = rows_that_fit(screen, places.size(), 1, height, gap);
    const auto page = list_page(screen, places.size(), rows);
    for (auto i = page.first; i < page.end; ++i)
        destination(screen,
                    screen.content.cell(0, static_cast<int>(i - page.first), 1, static_cast<int>(rows), gap),
                    places[i]);
}

void path_cards(Screen& screen, const app::RecordingPathView& view) {
    const Theme& theme = screen.theme;
    const Stack stack = what_to_do(screen, view);
    if (view.places.empty()) return read_card(screen, screen.content, stack);
    const auto height = [&](float width) {
        return place_row_height(screen, view.places, width, screen.tr(Msg::recording_slip));
    };
    const auto [left, right] = panes(screen, 0.42F, 0.36F);
    const float tall = height(right.w);
    const bool room = right.h - theme.button - theme.gap >= tall;
    if (!theme.compact && room && stack.reads_well_in(screen.canvas, left.inset(theme.pad)))
        return destinations_beside(screen, left, right, stack, view.places, tall);
    read_pages_then_list(screen, stack, {view.places.size(), height, [&](Box box, std::size_t i) {
                                             destination(screen, box, view.places[i]);
                                         }});
}

}  // namespace

void draw(Screen& screen, const app::RecordingPathView& view) {
    const int others = (view.kecamatan.offered ? 1 : 0) + (view.info ? 1 : 0);
    with_primary(screen, others);
    heading(screen, screen.tr(words_of(view.step, view.card_later).title));
    path_cards(screen, view);
    std::size_t place = 0;
    if (view.kecamatan.offered)
        secondary(screen, place++, "recording.kecamatan", kecamatan_label(screen, view.kecamatan), "pin",
                  app::intent::OpenKecamatan{});
    if (view.info)
        secondary(screen, place, "recording.info", screen.tr(Msg::recording_more), "info",
                  app::intent::OpenRecordingInfo{});
    primary(screen, "recording.go_on",
            screen.tr(view.may_activate ? Msg::result_activate : Msg::recording_go_on), app::intent::GoOn{},
            view.may_activate ? "arrow_right" : "check");
}

void draw(Screen& screen, const app::RecordingInfoView& view) {
    using Texts = std::vector<config::LocalText>;
    const bool recording = view.about == app::RecordingInfoView::About::recording;
    heading(screen, recording ? screen.tr(Msg::info_title)
                              : screen.tr(Msg::kecamatan_elsewhere, {{"district", view.district}}));
    Stack stack;
    const auto part = [&](Msg label, const Texts& texts, std::string_view icon = "check") {
        if (texts.empty()) return;
        if (!stack.empty()) stack.space(24);
        stack.label(screen.tr(label));
        for (const auto& text : texts) stack.space(8).point(icon, text.in(screen.frame.language));
    };
    if (recording) {
        part(Msg::info_who, view.info.who);
        part(Msg::info_not_needed, view.info.not_needed, "minus");
        part(Msg::info_waiting, view.info.waiting);
        part(Msg::info_reactivation, view.info.reactivation);
    }
    part(Msg::info_elsewhere, view.info.elsewhere);
    part(Msg::info_abroad, view.info.abroad);
    if (stack.empty()) stack.note(Stack::Tone::calm, "person", screen.tr(Msg::info_empty));
    read_card(screen, screen.content, stack);
}

}  // namespace kiosk::ui

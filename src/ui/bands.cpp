#include "bands.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "phrases.hpp"

namespace kiosk::ui {
namespace {

struct Band {
    std::string_view icon;
    Color surface, ink;
    std::string words;
    std::string in_short;
};

template <class... Views>
bool shows_any(const app::Frame& frame) {
    return (std::holds_alternative<Views>(frame.view) || ...);
}

/// The first screens, which the hall sees.
bool is_for_the_hall(const app::Frame& frame) {
    return shows_any<app::AttractView, app::HomeView>(frame);
}

/// On the resident's way, except where a keypad needs the height.
bool is_on_the_way(const app::Frame& frame) {
    return shows_any<app::NoticeView, app::PreCheckView, app::NikReadBackView, app::NikResultView,
                     app::AdviceView, app::GetAppView, app::OnPhoneView, app::TicketView, app::OfficerView,
                     app::EmailCodeView, app::ProblemsView, app::ProblemView>(frame);
}

bool is_for_staff(const app::Frame& frame) {
    return shows_any<app::DeskView, app::DeskConfirmView, app::DeskOutcomeView, app::DeskUndoView,
                     app::DeskNumbersView>(frame);  // the others say it in their own words
}

std::vector<Band> bands_of(const Screen& screen) {
    const app::Frame& frame = screen.frame;
    std::vector<Band> bands;
    if (frame.called && is_for_the_hall(frame)) {
        const auto words = screen.tr(Msg::call_band, {{"ticket", domain::format_ticket(*frame.called)}});
        bands.push_back({"megaphone", color::accent, color::on_accent, words, words});
    }
    // In large letters the first screens say it; those after them need their room.
    const bool on_the_way = is_on_the_way(frame) && !screen.theme.compact;
    if (frame.disturbed_since && (is_for_the_hall(frame) || on_the_way)) {
        const auto since = since_text(screen.words, *frame.disturbed_since, frame.local_time.date);
        bands.push_back({"warning", color::accent_tint, color::accent_ink,
                         screen.tr(Msg::band_disturbed, {{"time", since}}),
                         screen.tr(Msg::band_disturbed_short, {{"time", since}})});
    }
    const bool staff = is_for_staff(frame) && !screen.theme.compact;
    if (frame.clock_doubted && (is_for_the_hall(frame) || shows_any<app::ClosedView>(frame) || staff))
        bands.push_back({"clock", color::accent_tint, color::accent_ink, screen.tr(Msg::band_clock),
                         screen.tr(Msg::band_clock_short)});
    else if (frame.begun_anew && (is_for_the_hall(frame) || shows_any<app::ClosedView>(frame) || staff))
        bands.push_back({"warning", color::accent_tint, color::accent_ink, screen.tr(Msg::band_begun_anew),
                         screen.tr(Msg::band_begun_anew_short)});
    if (frame.lists_expired && staff)
        bands.push_back({"calendar", color::accent_tint, color::accent_ink, screen.tr(Msg::band_lists),
                         screen.tr(Msg::band_lists_short)});
    return bands;
}

constexpr TextStyle words_style{Type::body, true, color::ink, Align::left, Type::small};

float beside_words(const Theme& theme) {
    return 2 * theme.px(24) + theme.icon(IconSize::medium) + theme.px(18);
}

/// Heights of the rows when so many stand beside each other.
struct Rows {
    int columns;
    bool in_short;
    std::vector<float> heights;

    float total(float gap) const {
        const float sum = std::accumulate(heights.begin(), heights.end(), 0.0F);
        return sum + gap * static_cast<float>(heights.size() - 1);
    }
};

Rows rows_of(const Screen& screen, const std::vector<Band>& bands, int columns, bool in_short) {
    const Theme& theme = screen.theme;
    const auto n = static_cast<float>(columns);
    const float room = (screen.content.w - (n - 1) * theme.gap) / n - beside_words(theme);
    const TextStyle style{theme.compact ? Type::small : Type::body, true};
    Rows rows{columns, in_short, {}};
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const auto paragraph =
            screen.canvas.lines(in_short ? bands[i].in_short : bands[i].words, style, room);
        const float words = paragraph.fits ? paragraph.height() : screen.content.h;
        const float h =
            std::ceil(std::max(theme.icon(IconSize::medium), words) + theme.px(theme.compact ? 8 : 20));
        if (i % static_cast<std::size_t>(columns) == 0) rows.heights.push_back(h);
        rows.heights.back() = std::max(rows.heights.back(), h);
    }
    return rows;
}

/// Whole sentences if they take no more than a fifth of the content; else what is lowest.
Rows best_rows(const Screen& screen, const std::vector<Band>& bands) {
    const float gap = screen.theme.gap;
    const int beside = screen.theme.portrait ? 1 : static_cast<int>(bands.size());
    Rows lowest = rows_of(screen, bands, 1, true);
    for (const bool in_short : {false, true}) {
        for (const int columns : {1, beside}) {
            Rows rows = rows_of(screen, bands, columns, in_short);
            if (!in_short && rows.total(gap) <= 0.2F * screen.content.h) return rows;
            if (rows.total(gap) < lowest.total(gap)) lowest = std::move(rows);
        }
    }
    return lowest;
}

void draw_band(Screen& screen, Box box, const Band& band, bool in_short) {
    const Theme& theme = screen.theme;
    screen.canvas.surface(box, theme.radius_small, band.surface);
    Box inner = box.inset(theme.px(24), 0);
    const Box mark = inner.cut_left(theme.icon(IconSize::medium), theme.px(18));
    screen.canvas.icon(band.icon, IconSize::medium, mark.middle_x(), mark.middle_y(), band.ink);
    TextStyle style = words_style;
    style.color = band.ink;
    screen.canvas.text(inner, in_short ? band.in_short : band.words, style);
}

}  // namespace

void draw_bands(Screen& screen) {
    const auto bands = bands_of(screen);
    if (bands.empty()) return;
    const Rows rows = best_rows(screen, bands);
    const float gap = screen.theme.gap;
    std::size_t i = 0;
    for (const float height : rows.heights) {
        const Box row = screen.content.cut_top(height, gap);
        for (int column = 0; column < rows.columns && i < bands.size(); ++column, ++i)
            draw_band(screen, row.cell(column, 0, rows.columns, 1, gap), bands[i], rows.in_short);
    }
}

}  // namespace kiosk::ui

#include "rows.hpp"

#include <algorithm>
#include <cmath>

#include "pages.hpp"

namespace kiosk::ui {
namespace {

constexpr float between = 18;
constexpr TextStyle code_style{Type::lead, true, color::act, Align::left, Type::small};

float edge(const Theme& theme) {
    return theme.px(theme.compact ? 6 : 12);
}

constexpr TextStyle act_style{Type::small, true, color::act, Align::right};

Stack words_of(const Theme& theme, const Row& row) {
    std::string details = row.details;
    if (theme.compact && !row.act.empty()) details += (details.empty() ? "" : " • ") + row.act;
    Stack words;
    words.text(row.title, {Type::body, true});
    if (!details.empty()) words.space(2).text(std::move(details), {Type::small, false, color::quiet});
    return words.steady();
}

/// In large letters the act stands among the details.
float act_width(const Screen& screen, const std::vector<Row>& rows) {
    if (screen.theme.compact || rows.empty() || rows.front().act.empty()) return 0;
    return std::ceil(text_width(screen.canvas.font(act_style), rows.front().act)) + screen.theme.px(6);
}

/// Codes stand below each other: the widest one decides.
float code_width(const Screen& screen, const std::vector<Row>& rows) {
    float widest = 0;
    for (const auto& row : rows)
        widest = std::max(widest, text_width(screen.canvas.font(code_style), row.code));
    return widest > 0 ? std::ceil(widest) + screen.theme.px(6) : 0;
}

float height_of(const Screen& screen, const std::vector<Row>& rows, float width, float code, float act) {
    const Theme& theme = screen.theme;
    float room = width - 2 * theme.px(20) - theme.icon(IconSize::medium) - theme.px(between);
    if (code > 0) room -= code + theme.px(between);
    if (act > 0) room -= act + theme.px(between);
    float tallest = theme.button;
    for (const auto& row : rows)
        tallest = std::max(tallest, words_of(theme, row).height(screen.canvas, room) + 2 * edge(theme));
    return std::ceil(tallest);
}

void row_surface(Screen& screen, Box box, bool chosen, bool pressed) {
    const Theme& theme = screen.theme;
    const Color inside = pressed ? color::act_tint_pressed : chosen ? color::act_tint : color::card;
    if (!chosen) return screen.canvas.card(box, inside);
    const float frame = 3 * theme.border;
    screen.canvas.rounded(box, theme.radius, color::act);
    screen.canvas.rounded(box.inset(frame), theme.radius - static_cast<int>(frame), inside);
}

void draw_row(Screen& screen, Box box, const Row& row, float code, float act) {
    const Theme& theme = screen.theme;
    const bool pressed = screen.canvas.target(row.id, box, true, row.intent);
    row_surface(screen, box, row.chosen, pressed);
    Box inner = box.inset(theme.px(20), edge(theme));
    const Box mark = inner.cut_left(theme.icon(IconSize::medium), theme.px(between));
    screen.canvas.icon(row.icon, IconSize::medium, mark.middle_x(), mark.middle_y(), color::act);
    if (code > 0) screen.canvas.text(inner.cut_left(code, theme.px(between)), row.code, code_style);
    if (act > 0) screen.canvas.text(inner.cut_right(act, theme.px(between)), row.act, act_style);
    words_of(theme, row).draw(screen.canvas, inner, Vertical::middle);
}

}  // namespace

void draw_rows(Screen& screen, const std::vector<Row>& rows) {
    const List list = list_of(screen, 16);
    const float code = code_width(screen, rows);
    const float act = act_width(screen, rows);
    draw_list(screen, list, rows.size(), height_of(screen, rows, list.row_width, code, act),
              [&](Box box, std::size_t i) { draw_row(screen, box, rows[i], code, act); });
}

}  // namespace kiosk::ui

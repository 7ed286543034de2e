#include "entry.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

void key_face(Screen& screen, Box place, const std::string& label, std::string_view icon, bool on,
              bool pressed) {
    const Theme& theme = screen.theme;
    const Color surface = !on ? color::off : pressed ? color::act_tint_pressed : color::field;
    const Color ink = on ? color::act : color::off_ink;
    screen.canvas.outlined(place, theme.radius, on ? color::line : color::off_ink, surface);
    if (!icon.empty())
        return screen.canvas.icon(icon, IconSize::medium, place.middle_x(), place.middle_y(), ink);
    const Canvas::Hush hush(screen.canvas);
    const TextStyle style{label.size() == 1 ? Type::title : Type::body, true, ink, Align::centre};
    const Box inner = place.inset(theme.px(6), theme.px(2));
    if (!screen.canvas.fits(inner, label, style))  // the largest letters; still read aloud
        return screen.canvas.icon("cross", IconSize::medium, place.middle_x(), place.middle_y(), ink);
    screen.canvas.text(inner, label, style);
}

// Dots instead of digits: the code belongs to the officer.
void code_dots(Screen& screen, Box box, int typed) {
    const Theme& theme = screen.theme;
    for (int i = 0; i < code_digits; ++i) {
        const Box cell = box.cell(i, 0, code_digits, 1, theme.px(12));
        screen.canvas.outlined(cell, theme.radius_small, i == typed ? color::act : color::line,
                               i <= typed ? color::field : color::paper);
        if (i < typed) screen.canvas.disc(cell.centred(theme.px(36), theme.px(36)), color::ink);
    }
}

}  // namespace

Box keypad_place(Screen& screen) {
    const Theme& theme = screen.theme;
    Box& content = screen.content;
    if (!theme.portrait) {
        const float key = (content.h - 3 * theme.gap) / 4;
        const float wide = 3 * std::min(key * (theme.compact ? 1.15F : 1.45F), theme.px(190)) + 2 * theme.gap;
        return content.cut_right(std::round(wide), theme.px(36));
    }
    const float key = std::clamp(0.1F * content.h, theme.key, std::max(theme.key, theme.px(150)));
    const Box row = content.cut_bottom(4 * key + 3 * theme.gap, theme.px(theme.compact ? 16 : 28));
    return row.centred(std::min(row.w, theme.px(840)), row.h);
}

void keypad(Screen& screen, Box box, const std::string& prefix, bool digits_enabled) {
    const float gap = screen.theme.gap;
    const auto key = [&](int column, int row, const std::string& id, const std::string& label,
                         std::string_view icon, bool enabled, Intent intent) {
        const Box place = box.cell(column, row, 3, 4, gap);
        const bool pressed =
            screen.canvas.target(prefix + "." + id, place, enabled, std::move(intent), label);
        const bool on = enabled && !screen.frame.busy;
        key_face(screen, place, icon.empty() ? label : std::string(), icon, on, pressed);
    };
    for (int digit = 1; digit <= 9; ++digit) {
        const auto text = std::to_string(digit);
        key((digit - 1) % 3, (digit - 1) / 3, "key_" + text, text, {}, digits_enabled,
            app::intent::Type{static_cast<char>('0' + digit)});
    }
    key(0, 3, "clear", screen.tr(Msg::keypad_clear), {}, digits_enabled, app::intent::EraseAll{});
    key(1, 3, "key_0", "0", {}, digits_enabled, app::intent::Type{'0'});
    key(2, 3, "erase", screen.tr(Msg::keypad_erase), "erase", digits_enabled, app::intent::Erase{});
}

void letter_keys(Screen& screen, Box box, const std::string& prefix, int columns) {
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";  // ticket.hpp: without I and O
    const int rows = (static_cast<int>(letters.size()) + columns - 1) / columns;
    int n = 0;
    for (char letter : letters) {
        const std::string text(1, letter);
        const Box place = box.cell(n % columns, n / columns, columns, rows, screen.theme.gap);
        ++n;
        const bool pressed =
            screen.canvas.target(prefix + ".key_" + text, place, true, app::intent::Type{letter}, text);
        key_face(screen, place, text, {}, !screen.frame.busy, pressed);
    }
}

void code_entry(Screen& screen, const CodeEntry& entry) {
    const Theme& theme = screen.theme;
    keypad(screen, keypad_place(screen), entry.prefix, entry.open);
    heading(screen, entry.title, entry.lead);
    Box inner = card(screen, screen.content);
    if (!entry.about.empty() && !(theme.compact && theme.portrait)) {
        const Box row = inner.cut_top(std::max(theme.px(44), theme.font_px(Type::lead)), theme.px(14));
        screen.canvas.text(row, entry.about, {Type::lead, true, color::act});
    }
    code_dots(screen, inner.cut_top(theme.px(84), theme.px(theme.compact ? 14 : 24)), entry.digits);
    Stack all = entry.words;
    all.append(entry.more);
    const bool room = all.reads_well_in(screen.canvas, inner);
    (room ? all : entry.words).draw(screen.canvas, inner, Vertical::top);
}

}  // namespace kiosk::ui

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

float label_height(const Theme& theme) {
    return std::ceil(theme.font_px(Type::small) * 1.1F);
}

// Dots instead of digits: the code belongs to the officer.
void group_dots(Screen& screen, Box box, int digits, int typed) {
    const Theme& theme = screen.theme;
    for (int i = 0; i < digits; ++i) {
        const Box cell = box.cell(i, 0, digits, 1, theme.px(12));
        screen.canvas.outlined(cell, theme.radius_small, i == typed ? color::act : color::line,
                               i <= typed ? color::field : color::paper);
        const float round = std::min(theme.px(36), cell.w * 0.6F);
        if (i < typed) screen.canvas.disc(cell.centred(round, round), color::ink);
    }
}

/// Groups beside each other, each as wide as its digits; labels above them.
void code_dots(Screen& screen, Box box, const std::vector<DigitGroup>& groups, int typed) {
    const Theme& theme = screen.theme;
    const float apart = theme.px(40);
    int digits = 0;
    for (const auto& group : groups) digits += group.digits;
    const float one = (box.w - apart * static_cast<float>(groups.size() - 1)) / static_cast<float>(digits);
    for (const auto& group : groups) {
        Box place = box.cut_left(std::floor(one * static_cast<float>(group.digits)), apart);
        if (!group.label.empty())
            screen.canvas.text(place.cut_top(label_height(theme), theme.px(4)), group.label,
                               {Type::small, true, color::quiet});
        group_dots(screen, place, group.digits, typed);
        typed -= group.digits;
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

std::vector<DigitGroup> login_groups(const Screen& screen) {
    return {{2, screen.tr(Msg::staff_login_number)}, {6, screen.tr(Msg::staff_login_pin)}};
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
    float dots = theme.px(84);
    if (!entry.groups.front().label.empty()) dots += label_height(theme) + theme.px(4);
    code_dots(screen, inner.cut_top(dots, theme.px(theme.compact ? 14 : 24)), entry.groups, entry.digits);
    Stack all = entry.words;
    all.append(entry.more);
    const bool room = all.reads_well_in(screen.canvas, inner);
    (room ? all : entry.words).draw(screen.canvas, inner, Vertical::top);
}

}  // namespace kiosk::ui

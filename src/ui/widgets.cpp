#include "widgets.hpp"

#include <array>
#include <cmath>

namespace kiosk::ui {
namespace {

struct ButtonColors {
    Color border, surface, ink;
};

ButtonColors colors_of(Kind kind, bool enabled, bool pressed) {
    if (!enabled) return {color::off, color::off, color::off_ink};
    switch (kind) {
        case Kind::primary:
            return pressed ? ButtonColors{color::act_pressed, color::act_pressed, color::white}
                           : ButtonColors{color::act, color::act, color::white};
        case Kind::secondary:
            return {color::act, pressed ? color::act_tint_pressed : color::white, color::act};
        case Kind::quiet:
            return {color::line, pressed ? color::act_tint_pressed : color::white, color::ink};
    }
    return {color::line, color::card, color::ink};
}

// Icon and label stand together in the middle of the button.
void button_face(Screen& screen, Box box, const Button& look, Color ink) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    Box inner = box.inset(theme.px(look.kind == Kind::primary ? 22 : 14), theme.px(6));
    TextStyle style{Type::body, true, ink, Align::centre};
    if (look.kind == Kind::primary) style.type = Type::lead;
    if (look.icon.empty()) return canvas.text(inner, look.label, style);
    const float icon = theme.icon(IconSize::small);
    const float gap = theme.px(12);
    const auto label = canvas.lines(look.label, style, inner.w - icon - gap);
    const float wide = std::min(inner.w, std::max(label.width, 1.0F) + icon + gap);
    Box face = label.fits && label.lines.size() == 1 ? inner.centred(wide, inner.h) : inner;
    const Box mark = look.icon_after ? face.cut_right(icon, gap) : face.cut_left(icon, gap);
    canvas.icon(look.icon, IconSize::small, mark.middle_x(), mark.middle_y(), ink);
    canvas.text(face, look.label, style);
}

}  // namespace

const qr::Layout* QrCache::get(const std::string& text, int room_px, double px_per_mm) {
    for (const auto& entry : entries_) {
        if (entry.text == text && entry.room_px == room_px) return entry.layout ? &*entry.layout : nullptr;
    }
    constexpr std::size_t remembered = 4;
    if (entries_.size() >= remembered) entries_.erase(entries_.begin());
    auto layout = qr::lay_out(text, room_px, px_per_mm);
    entries_.push_back({text, room_px, {}});
    if (layout) entries_.back().layout = std::move(*layout);
    return entries_.back().layout ? &*entries_.back().layout : nullptr;
}

void button(Screen& screen, Box box, const Button& look, Intent intent) {
    const bool enabled = look.enabled && !screen.canvas.busy();
    const bool pressed = screen.canvas.target(look.id, box, look.enabled, std::move(intent));
    const auto colors = colors_of(look.kind, enabled, pressed);
    if (look.kind == Kind::primary && enabled && !pressed) screen.canvas.shadow(box, screen.theme.px(5));
    if (pressed) box.y += screen.theme.px(2);
    screen.canvas.outlined(box, screen.theme.radius, colors.border, colors.surface);
    button_face(screen, box, look, colors.ink);
}

void with_primary(Screen& screen) {
    if (!screen.theme.portrait) return;
    screen.content.cut_bottom(screen.theme.button + screen.theme.gap);
}

void primary(Screen& screen, std::string id, std::string label, Intent intent, std::string_view icon,
             bool enabled) {
    if (screen.frame.busy) {
        label = screen.tr(Msg::frame_busy);
        icon = "hourglass";
    }
    button(screen, screen.footer.primary,
           {std::move(id), std::move(label), icon, Kind::primary, enabled, icon == "arrow_right"},
           std::move(intent));
}

void secondary(Screen& screen, std::size_t place, std::string id, std::string label, std::string_view icon,
               Intent intent) {
    button(screen, screen.footer.others.at(place), {std::move(id), std::move(label), icon, Kind::secondary},
           std::move(intent));
}

void heading(Screen& screen, const std::string& title, const std::string& lead) {
    Stack stack;
    stack.text(title, {Type::title, true, color::ink, Align::left, Type::lead});
    if (!lead.empty()) stack.space(4).text(lead, {Type::body, false, color::quiet});
    const float h = std::min(stack.height(screen.canvas, screen.content.w), screen.content.h * 0.3F);
    stack.draw(screen.canvas, screen.content.cut_top(std::ceil(h), screen.theme.px(20)));
}

void progress(Screen& screen, const std::string& label, int number, int total) {
    const Theme& theme = screen.theme;
    Box row = screen.content.cut_top(theme.px(40), theme.px(6));
    const float dot = theme.px(18);
    const float text = text_width(screen.canvas.font({Type::small, true}), label);
    screen.canvas.text(row.cut_left(std::ceil(text) + 2, theme.px(20)), label,
                       {Type::small, true, color::act});
    for (int i = 1; i <= total; ++i) {
        const float w = i == number ? 3 * dot : dot;
        const Box mark = row.cut_left(w, theme.px(8)).centred(w, dot);
        screen.canvas.rounded(mark, static_cast<int>(theme.px(9)), i <= number ? color::act : color::line);
    }
}

std::pair<Box, Box> panes(const Screen& screen, float share_landscape, float share_portrait) {
    Box rest = screen.content;
    const float gap = std::max(screen.theme.gap, screen.theme.px(24));
    if (screen.theme.portrait) {
        const Box first = rest.cut_top(std::round((rest.h - gap) * share_portrait), gap);
        return {first, rest};
    }
    const Box first = rest.cut_left(std::round((rest.w - gap) * share_landscape), gap);
    return {first, rest};
}

Box card(Screen& screen, Box box) {
    screen.canvas.card(box);
    return box.inset(screen.theme.pad);
}

void choice(Screen& screen, Box box, const Choice& look, Intent intent) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const bool pressed = canvas.target(look.id, box, true, std::move(intent));
    const Color plain = look.strong ? color::act : color::card;
    const Color down = look.strong ? color::act_pressed : color::act_tint_pressed;
    if (!pressed) canvas.shadow(box, theme.px(5));
    if (pressed) box.y += theme.px(2);
    if (look.chosen) {
        canvas.rounded(box, theme.radius, color::act);
        canvas.rounded(box.inset(2 * theme.border), theme.radius - 2 * static_cast<int>(theme.border),
                       pressed ? down : plain);
    } else {
        canvas.rounded(box, theme.radius, pressed ? down : plain);
    }
    const Color ink = look.strong ? color::white : color::ink;
    Box inner = box.inset(theme.pad, theme.px(14));
    const Color surface = look.strong ? color::act_pressed : color::act_tint;
    const Color icon = look.strong ? color::white : color::act;
    Stack stack;
    const Sprite* hero = look.strong ? canvas.atlas().illustration("hero_small") : nullptr;
    if (hero != nullptr && inner.h > hero->h + theme.px(230)) {
        const float text = theme.px(200);
        Box group = inner.centred(inner.w, hero->h + text);
        canvas.illustration("hero_small", group.middle_x() - hero->w / 2, group.y);
        inner = group.cut_bottom(text);
    } else if (look.tall) {
        stack.badge(look.icon, surface, icon).space(16);
    } else {
        const float round = theme.icon(IconSize::large) + theme.px(56);
        const Box mark = inner.cut_left(std::min(round, inner.h), theme.px(28));
        canvas.disc(mark, surface);
        canvas.icon(look.icon, inner.h > round ? IconSize::large : IconSize::medium, mark.middle_x(),
                    mark.middle_y(), icon);
    }
    const Align align = look.tall ? Align::centre : Align::left;
    stack.text(look.title, {look.tall ? Type::title : Type::lead, true, ink, align, Type::body});
    if (!look.text.empty())
        stack.space(4).text(look.text,
                            {Type::body, false, look.strong ? color::on_deep : color::quiet, align});
    stack.draw(canvas, inner, Vertical::middle);
}

Box keypad_place(Screen& screen) {
    const Theme& theme = screen.theme;
    Box& content = screen.content;
    if (!theme.portrait) {
        const float key = (content.h - 3 * theme.gap) / 4;
        const float wide = 3 * std::min(key * 1.45F, theme.px(190)) + 2 * theme.gap;
        return content.cut_right(std::round(wide), theme.px(36));
    }
    const Box row =
        content.cut_bottom(4 * std::max(theme.button, theme.px(150)) + 3 * theme.gap, theme.px(28));
    return row.centred(std::min(row.w, theme.px(840)), row.h);
}

void keypad(Screen& screen, Box box, const std::string& prefix, bool digits_enabled) {
    const float gap = screen.theme.gap;
    const auto key = [&](int column, int row, const std::string& id, const std::string& label,
                         std::string_view icon, bool enabled, Intent intent) {
        Button look{prefix + "." + id, label, icon, Kind::quiet, enabled};
        const Box place = box.cell(column, row, 3, 4, gap);
        const bool pressed = screen.canvas.target(look.id, place, enabled, std::move(intent));
        const bool on = enabled && !screen.frame.busy;
        const Color surface = !on ? color::off : pressed ? color::act_tint_pressed : color::white;
        screen.canvas.outlined(place, screen.theme.radius, on ? color::line : color::off, surface);
        const Color ink = on ? color::act : color::off_ink;
        if (icon.empty()) {
            const Type type = label.size() == 1 ? Type::title : Type::body;
            screen.canvas.text(place.inset(screen.theme.px(8)), label, {type, true, ink, Align::centre});
        } else {
            screen.canvas.icon(icon, IconSize::medium, place.middle_x(), place.middle_y(), ink);
        }
    };
    for (int digit = 1; digit <= 9; ++digit) {
        const auto text = std::to_string(digit);
        key((digit - 1) % 3, (digit - 1) / 3, "key_" + text, text, {}, digits_enabled,
            app::intent::Type{static_cast<char>('0' + digit)});
    }
    key(0, 3, "clear", screen.tr(Msg::keypad_clear), {}, digits_enabled, app::intent::EraseAll{});
    key(1, 3, "key_0", "0", {}, digits_enabled, app::intent::Type{'0'});
    key(2, 3, "erase", {}, "erase", digits_enabled, app::intent::Erase{});
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
            screen.canvas.target(prefix + ".key_" + text, place, true, app::intent::Type{letter});
        const Color surface = screen.frame.busy ? color::off
                              : pressed         ? color::act_tint_pressed
                                                : color::white;
        screen.canvas.outlined(place, screen.theme.radius, color::line, surface);
        screen.canvas.text(place.inset(screen.theme.px(8)), text,
                           {Type::title, true, color::act, Align::centre});
    }
}

void qr_code(Screen& screen, Box box, const std::string& text) {
    const auto room = static_cast<int>(std::min(box.w, box.h));
    const auto* code = screen.codes.get(text, room, screen.px_per_mm);
    if (code == nullptr) {
        screen.canvas.outlined(box, screen.theme.radius_small, color::line, color::white);
        return screen.canvas.text(box.inset(screen.theme.pad), text,
                                  {Type::lead, true, color::ink, Align::centre});
    }
    const auto side = static_cast<float>(code->side_px);
    Box square = box.centred(side, side);
    square.x = std::round(square.x);
    square.y = std::round(square.y);
    screen.canvas.fill(square, color::white);
    const auto module = static_cast<float>(code->module_px);
    const int n = code->matrix.size;
    for (int y = 0; y < n; ++y) {
        for (int x = 0; x < n; ++x) {
            int run = 0;
            while (x + run < n && code->matrix.at(x + run, y)) ++run;
            if (run == 0) continue;
            screen.canvas.fill({square.x + module * static_cast<float>(x + qr::quiet_zone_modules),
                                square.y + module * static_cast<float>(y + qr::quiet_zone_modules),
                                module * static_cast<float>(run), module},
                               color::black);
            x += run;
        }
    }
}

void progress_bar(Screen& screen, Box box, double share) {
    const int radius = static_cast<int>(screen.theme.px(9));
    screen.canvas.rounded(box, radius, color::off);
    Box done = box;
    done.w = std::max(box.h, box.w * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    screen.canvas.rounded(done, radius, color::accent);
}

}  // namespace kiosk::ui

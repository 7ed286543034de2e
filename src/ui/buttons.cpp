#include "buttons.hpp"

#include <algorithm>

namespace kiosk::ui {

TextStyle label_style(const Button& look, Color ink) {
    const Type type = look.letters.value_or(look.kind == Kind::primary ? Type::lead : Type::body);
    return {type, true, ink, Align::centre};
}

Box label_room(const Theme& theme, Box box, const Button& look) {
    const float side = theme.compact ? 8 : look.kind == Kind::primary ? 22 : 14;
    return box.inset(theme.px(side), theme.px(theme.compact ? 2 : 6));
}

namespace {

struct ButtonColors {
    Color border, surface, ink;
};

ButtonColors colors_of(Kind kind, bool enabled, bool pressed) {
    if (!enabled) return {color::off_ink, color::off, color::off_ink};
    switch (kind) {
        case Kind::primary:
            return pressed ? ButtonColors{color::act_pressed, color::act_pressed, color::on_act}
                           : ButtonColors{color::act, color::act, color::on_act};
        case Kind::secondary:
            return {color::act, pressed ? color::act_tint_pressed : color::field, color::act};
        case Kind::quiet:
            return {color::line, pressed ? color::act_tint_pressed : color::field, color::ink};
    }
    return {color::line, color::card, color::ink};
}

/// On the narrowest buttons in the largest letters the icon has to do; the label is still read aloud.
bool icon_must_do(const Screen& screen, Box box, const Button& look) {
    const Box room = label_room(screen.theme, box, look);
    return !look.icon.empty() && !screen.canvas.fits(room, look.label, label_style(look, color::ink));
}

// Icon and label stand together in the middle of the button. Where the label needs all the room, it gets it.
void button_face(Screen& screen, Box box, const Button& look, Color ink) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    if (icon_must_do(screen, box, look))
        return canvas.icon(look.icon, IconSize::medium, box.middle_x(), box.middle_y(), ink);
    const Box inner = label_room(theme, box, look);
    TextStyle style = label_style(look, ink);
    const float icon = theme.icon(IconSize::small);
    const float gap = theme.px(12);
    const Box beside{inner.x, inner.y, inner.w - icon - gap, inner.h};
    if (look.icon.empty() || !canvas.fits(beside, look.label, style))
        return canvas.text(inner, look.label, style);
    while (style.type > style.smallest && !canvas.lines(look.label, style, beside.w).fits)
        style.type = smaller(style.type);
    const auto label = canvas.lines(look.label, style, beside.w);
    const float wide = std::min(inner.w, std::max(label.width, 1.0F) + icon + gap);
    Box face = label.lines.size() == 1 ? inner.centred(wide, inner.h) : inner;
    const Box mark = look.icon_after ? face.cut_right(icon, gap) : face.cut_left(icon, gap);
    canvas.icon(look.icon, IconSize::small, mark.middle_x(), mark.middle_y(), ink);
    canvas.text(face, look.label, style);
}

}  // namespace

void button(Screen& screen, Box box, const Button& look, Intent intent) {
    const bool enabled = look.enabled && !screen.canvas.busy();
    const std::string says = look.says.empty() && icon_must_do(screen, box, look) ? look.label : look.says;
    const bool pressed = screen.canvas.target(look.id, box, look.enabled, std::move(intent), says);
    const Canvas::Hush hush(screen.canvas, !says.empty());
    const auto colors = colors_of(look.kind, enabled, pressed);
    if (look.kind == Kind::primary && enabled && !pressed) screen.canvas.shadow(box, screen.theme.px(5));
    if (pressed) box.y += screen.theme.px(2);
    screen.canvas.outlined(box, screen.theme.radius, colors.border, colors.surface);
    button_face(screen, box, look, colors.ink);
}

namespace {

/// Do all labels of the row fit in these letters, beside their icons or alone?
bool row_fits(const Screen& screen, const std::vector<Footer::Act*>& row, Type type, bool icons) {
    return std::all_of(row.begin(), row.end(), [&](const Footer::Act* act) {
        Button look = act->look;
        look.letters = type;
        TextStyle style = label_style(look, color::ink);
        style.smallest = type;
        Box room = label_room(screen.theme, act->box, look);
        if (icons) room.w -= screen.theme.icon(IconSize::small) + screen.theme.px(12);
        return screen.canvas.fits(room, look.label, style);
    });
}

/// Buttons beside each other look alike: one size of letters, icons for all or for none.
void suit_each_other(const Screen& screen, const std::vector<Footer::Act*>& row) {
    for (const Type type : {Type::body, Type::small}) {
        for (const bool icons : {true, false}) {
            if (!row_fits(screen, row, type, icons)) continue;
            for (Footer::Act* act : row) {
                act->look.letters = type;
                if (!icons) act->look.icon = {};
            }
            return;
        }
    }
}

}  // namespace

void draw_footer(Screen& screen) {
    std::vector<Footer::Act*> row;
    for (auto& act : screen.footer.acts) {
        if (act.look.kind != Kind::primary) row.push_back(&act);
    }
    suit_each_other(screen, row);
    for (auto& act : screen.footer.acts) {
        const bool leaves = act.look.kind == Kind::quiet;
        screen.canvas.set_region(leaves ? Drawn::Region::leave : Drawn::Region::footer);
        screen.canvas.set_busy(screen.frame.busy && !act.always);
        button(screen, act.box, act.look, std::move(act.intent));
    }
    screen.canvas.set_busy(screen.frame.busy);
    screen.canvas.set_region(Drawn::Region::content);
}

void with_primary(Screen& screen, int others) {
    if (!screen.theme.portrait) return;
    const int rows = screen.theme.compact && others > 0 ? 2 : 1;
    screen.content.cut_bottom(static_cast<float>(rows) * (screen.theme.button + screen.theme.gap));
}

void primary(Screen& screen, std::string id, std::string label, Intent intent, std::string_view icon,
             bool enabled) {
    if (screen.frame.busy) {
        label = screen.tr(Msg::frame_busy);
        icon = "hourglass";
    }
    screen.footer.acts.push_back(
        {screen.footer.primary,
         {std::move(id), std::move(label), icon, Kind::primary, enabled, icon == "arrow_right"},
         std::move(intent)});
}

void secondary(Screen& screen, std::size_t place, std::string id, std::string label, std::string_view icon,
               Intent intent, bool enabled) {
    screen.footer.acts.push_back({screen.footer.others.at(place),
                                  {std::move(id), std::move(label), icon, Kind::secondary, enabled},
                                  std::move(intent)});
}

}  // namespace kiosk::ui

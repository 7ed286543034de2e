#include "widgets.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kiosk::ui {
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

TextStyle label_style(const Button& look, Color ink) {
    const Type type = look.letters.value_or(look.kind == Kind::primary ? Type::lead : Type::body);
    return {type, true, ink, Align::centre};
}

Box label_room(const Theme& theme, Box box, const Button& look) {
    const float side = theme.compact ? 8 : look.kind == Kind::primary ? 22 : 14;
    return box.inset(theme.px(side), theme.px(theme.compact ? 2 : 6));
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

/// Page buttons with "1 dari 3" between them; below each other in a tall box.
void pager(Screen& screen, Box box, int page, int pages) {
    const Theme& theme = screen.theme;
    const bool column = box.h > 2 * theme.button;
    const float wide = std::floor(std::min(box.w * 0.36F, theme.px(theme.compact ? 620 : 340)));
    // Both with icon and words, or both with words alone; where these do not fit the icon has to do.
    const auto both_fit = [&](float beside) {
        Box room = label_room(theme, {0, 0, column ? box.w : wide, theme.button}, {});
        room.w -= beside;
        const TextStyle style = label_style({}, color::act);
        return screen.canvas.fits(room, screen.tr(Msg::page_previous), style) &&
               screen.canvas.fits(room, screen.tr(Msg::page_next), style);
    };
    const bool words_alone = !both_fit(theme.icon(IconSize::small) + theme.px(12)) && both_fit(0);
    const auto turn = [&](Box place, std::string id, Msg label, std::string_view icon, int to, bool enabled) {
        Button look{std::move(id), screen.tr(label), icon, Kind::secondary, enabled};
        look.says = look.label;  // also where the page itself is not read aloud
        if (words_alone) look.icon = {};
        button(screen, place, look, app::intent::ShowPage{to});
    };
    turn(column ? box.cut_top(theme.button) : box.cut_left(wide), "page.previous", Msg::page_previous, "up",
         page - 1, page > 0);
    turn(column ? box.cut_bottom(theme.button) : box.cut_right(wide), "page.next", Msg::page_next, "down",
         page + 1, page + 1 < pages);
    screen.canvas.text(
        box.inset(theme.px(6), 0),
        screen.tr(Msg::page_number, {{"number", std::to_string(page + 1)}, {"total", std::to_string(pages)}}),
        {Type::body, true, color::quiet, Align::centre});
}

int in_range(int page, std::size_t pages) {
    return std::clamp(page, 0, static_cast<int>(pages) - 1);
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
               Intent intent) {
    screen.footer.acts.push_back({screen.footer.others.at(place),
                                  {std::move(id), std::move(label), icon, Kind::secondary},
                                  std::move(intent)});
}

void heading(Screen& screen, const std::string& title, const std::string& lead) {
    Stack stack;
    const Type smallest = screen.theme.compact ? Type::small : Type::lead;
    stack.text(title, {Type::title, true, color::ink, Align::left, smallest});
    if (!lead.empty() && !screen.theme.compact) stack.space(4).text(lead, {Type::body, false, color::quiet});
    const float share = screen.theme.compact ? 0.28F : 0.3F;
    const float h = std::min(stack.height(screen.canvas, screen.content.w), screen.content.h * share);
    stack.draw(screen.canvas, screen.content.cut_top(std::ceil(h), screen.theme.px(20)));
}

void read(Screen& screen, Box box, const Stack& stack, Vertical vertical) {
    if (stack.reads_well_in(screen.canvas, box)) return stack.draw(screen.canvas, box, vertical);
    const Box row = box.cut_bottom(screen.theme.button, screen.theme.px(20));
    const auto pages = stack.pages(screen.canvas, box);
    if (pages.size() == 1) {  // a single thing that is too large: the page buttons would not help
        box.h = row.bottom() - box.y;
        return stack.draw(screen.canvas, box, vertical);
    }
    const int page = in_range(screen.frame.page, pages.size());
    stack.part(pages[static_cast<std::size_t>(page)]).draw(screen.canvas, box);
    pager(screen, row, page, static_cast<int>(pages.size()));
}

bool roomy(const Screen& screen, const Box& box) {
    constexpr float lines = 6;
    return box.h - screen.theme.button >= lines * screen.theme.font_px(Type::body);
}

void read_pages_and(Screen& screen, Place place, const std::function<void(Box)>& draw_it,
                    const Stack& stack) {
    const Theme& theme = screen.theme;
    Box box = screen.content;
    // Beside it where the screen is low.
    const Box row =
        theme.portrait ? box.cut_bottom(theme.button, theme.gap) : box.cut_right(theme.px(430), theme.gap);
    const Box inner = box.inset(theme.pad, theme.px(14));
    const auto texts = stack.pages(screen.canvas, inner);
    const int page = in_range(screen.frame.page, texts.size() + 1);
    const int own = place == Place::first ? 0 : static_cast<int>(texts.size());
    if (page == own) {
        draw_it(box);
    } else {
        screen.canvas.card(box);
        const auto index = static_cast<std::size_t>(place == Place::first ? page - 1 : page);
        stack.part(texts[index]).draw(screen.canvas, inner, Vertical::middle);
    }
    pager(screen, row, page, static_cast<int>(texts.size()) + 1);
}

void read_card(Screen& screen, Box box, const Stack& stack, Color surface) {
    screen.canvas.card(box, surface);
    read(screen, box.inset(screen.theme.pad, screen.theme.px(screen.theme.compact ? 14 : 26)), stack);
}

ListPage list_page(Screen& screen, std::size_t count, std::size_t rows) {
    rows = std::max<std::size_t>(rows, 1);
    const std::size_t pages = std::max<std::size_t>(1, (count + rows - 1) / rows);
    const int page = in_range(screen.frame.page, pages);
    if (pages > 1)
        pager(screen, screen.content.cut_bottom(screen.theme.button, screen.theme.gap), page,
              static_cast<int>(pages));
    const auto first = static_cast<std::size_t>(page) * rows;
    return {first, std::min(count, first + rows)};
}

void progress(Screen& screen, const std::string& label, int number, int total) {
    const Theme& theme = screen.theme;
    Box row = screen.content.cut_top(std::max(theme.px(40), theme.font_px(Type::small) * 1.1F), theme.px(6));
    const float dot = theme.px(18);
    const float text = text_width(screen.canvas.font({Type::small, true}), label);
    screen.canvas.text(row.cut_left(std::ceil(text) + 2, theme.px(20)), label,
                       {Type::small, true, color::act});
    const float all = static_cast<float>(total + 2) * dot + static_cast<float>(total) * theme.px(8);
    if (row.w < all) return;  // the words say it too
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
    const bool pressed = canvas.target(look.id, box, true, std::move(intent), look.says);
    const Canvas::Hush hush(canvas, !look.says.empty());
    const Color plain = look.strong ? color::act : color::card;
    const Color down = look.strong ? color::act_pressed : color::act_tint_pressed;
    if (!pressed) canvas.shadow(box, theme.px(5));
    if (pressed) box.y += theme.px(2);
    if (look.chosen) {
        canvas.rounded(box, theme.radius, color::act);
        canvas.rounded(box.inset(2 * theme.border), theme.radius - 2 * static_cast<int>(theme.border),
                       pressed ? down : plain);
    } else {
        canvas.surface(box, theme.radius, pressed ? down : plain);
    }
    const Color ink = look.strong ? color::on_act : color::ink;
    Box inner = box.inset(theme.pad, theme.px(14));
    const Color surface = look.strong ? color::act_pressed : color::act_tint;
    const Color icon = look.strong && !theme.outlined ? color::on_act : color::act;
    Stack stack;
    const Sprite* hero = look.strong && !theme.compact && !theme.outlined
                             ? canvas.atlas().illustration("hero_small")
                             : nullptr;
    const float words = theme.px(230);
    if (hero != nullptr && inner.h > hero->h + words + theme.px(30)) {
        Box group = inner.centred(inner.w, hero->h + words);
        canvas.illustration("hero_small", group.middle_x() - hero->w / 2, group.y);
        inner = group.cut_bottom(words);
    } else if (look.tall && theme.compact) {
        const float side = theme.icon(IconSize::medium);
        const float title = canvas.lines(look.title, {Type::lead, true}, inner.w).height();
        if (inner.h >= side + title + theme.px(20)) {
            inner = inner.centred(inner.w, std::min(inner.h, side + title + theme.px(120)));
            const Box mark = inner.cut_top(side, theme.px(8));
            canvas.icon(look.icon, IconSize::medium, mark.middle_x(), mark.middle_y(),
                        look.strong ? ink : icon);
        }
    } else if (look.tall) {
        stack.badge(look.icon, surface, icon).space(16);
    } else {
        const float round =
            theme.compact ? theme.icon(IconSize::medium) : theme.icon(IconSize::large) + theme.px(56);
        const Box mark = inner.cut_left(std::min(round, inner.h), theme.px(theme.compact ? 14 : 28));
        if (!theme.compact) canvas.disc(mark, surface);
        const bool large = !theme.compact && inner.h > round;
        canvas.icon(look.icon, large ? IconSize::large : IconSize::medium, mark.middle_x(), mark.middle_y(),
                    theme.compact && look.strong ? color::on_act : icon);
    }
    const Align align = look.tall ? Align::centre : Align::left;
    const Type title = look.tall && !theme.compact ? Type::title : Type::lead;
    stack.text(look.title, {title, true, ink, align, Type::small});
    // In large letters the second sentence gives way where it would make both small.
    Stack both = stack;
    both.space(4).text(look.text, {Type::body, false, look.strong ? color::on_act : color::quiet, align});
    const bool room = !look.text.empty() && (!theme.compact || both.reads_well_in(canvas, inner));
    (room ? both : stack).draw(canvas, inner, Vertical::middle);
}

void qr_code(Screen& screen, Box box, const std::string& text) {
    // A larger one does not fit into the picture of a phone that is held near.
    constexpr double largest_mm = 160;
    const auto room = static_cast<int>(
        std::min(static_cast<double>(std::min(box.w, box.h)), largest_mm * screen.px_per_mm));
    const auto* code = screen.codes.get(text, room, screen.px_per_mm);
    if (code == nullptr) {
        screen.canvas.outlined(box, screen.theme.radius_small, color::line, color::field);
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
    screen.canvas.note_code({text, to_pixels(square), code->module_px, n});
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
    screen.canvas.surface(box, radius, color::off);
    Box done = box;
    done.w = std::max(box.h, box.w * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    screen.canvas.rounded(done, radius, color::accent);
}

}  // namespace kiosk::ui

#include "widgets.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kiosk::ui {
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

void heading(Screen& screen, const std::string& title, const std::string& lead) {
    Stack stack;
    const Type smallest = screen.theme.compact ? Type::small : Type::lead;
    stack.text(title, {Type::title, true, color::ink, Align::left, smallest});
    if (!lead.empty() && !screen.theme.compact) stack.space(4).text(lead, {Type::body, false, color::quiet});
    const float share = screen.theme.compact ? 0.28F : 0.3F;
    const float h = std::min(stack.height(screen.canvas, screen.content.w), screen.content.h * share);
    stack.draw(screen.canvas, screen.content.cut_top(std::ceil(h), screen.theme.px(20)));
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

namespace {

/// Flat and grey, with the sentence that says why.
void choice_off(Screen& screen, Box box, const Choice& look) {
    const Theme& theme = screen.theme;
    screen.canvas.outlined(box, theme.radius, color::off_ink, color::off);
    Box inner = box.inset(theme.pad, theme.px(14));
    const Box mark = inner.cut_left(theme.icon(IconSize::medium), theme.px(theme.compact ? 14 : 28));
    screen.canvas.icon(look.icon, IconSize::medium, mark.middle_x(), mark.middle_y(), color::off_ink);
    Stack stack;
    stack.text(look.text.empty() ? look.title : look.text, {Type::body, true, color::off_ink});
    stack.draw(screen.canvas, inner, Vertical::middle);
}

}  // namespace

void choice(Screen& screen, Box box, const Choice& look, Intent intent) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const bool pressed = canvas.target(look.id, box, look.enabled, std::move(intent), look.says);
    const Canvas::Hush hush(canvas, !look.says.empty());
    if (!look.enabled) return choice_off(screen, box, look);
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

namespace {

int room_for_code(const Screen& screen, const Box& box) {
    // A larger one does not fit into the picture of a phone that is held near.
    constexpr double largest_mm = 160;
    return static_cast<int>(
        std::min(static_cast<double>(std::min(box.w, box.h)), largest_mm * screen.px_per_mm));
}

Box inside_code_card(const Theme& theme, const Box& box) {
    return box.inset(theme.px(theme.compact ? 12 : 26));
}

}  // namespace

bool code_fits_card(const Screen& screen, const Box& box, const std::string& payload) {
    const int room = room_for_code(screen, inside_code_card(screen.theme, box));
    return screen.codes.get(payload, room, screen.px_per_mm) != nullptr;
}

void qr_code(Screen& screen, Box box, const std::string& text) {
    const auto* code = screen.codes.get(text, room_for_code(screen, box), screen.px_per_mm);
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

void code_on_card(Screen& screen, Box box, const std::string& payload, const std::string& caption) {
    const Theme& theme = screen.theme;
    screen.canvas.card(box);
    Box inner = inside_code_card(theme, box);
    const TextStyle style{Type::body, true, color::ink, Align::centre};
    const float h = std::ceil(screen.canvas.lines(caption, style, inner.w).height());
    if (caption.empty() || h > inner.h * 0.25F)
        return qr_code(screen, inner, payload);  // the words beside it say where it leads
    const Box name = inner.cut_bottom(h, theme.px(6));
    qr_code(screen, inner, payload);
    screen.canvas.text(name, caption, style);
}

bool has_official(const app::TargetBoard& board) {
    return !board.official.source.empty();
}

void progress_bar(Screen& screen, Box box, double share) {
    const int radius = static_cast<int>(screen.theme.px(9));
    screen.canvas.surface(box, radius, color::off);
    Box done = box;
    done.w = std::max(box.h, box.w * static_cast<float>(std::clamp(share, 0.0, 1.0)));
    screen.canvas.rounded(done, radius, color::accent);
}

}  // namespace kiosk::ui

#include "stack.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

// Step -1 is for generous rooms; titles are large enough.
TextStyle stepped(TextStyle style, int step) {
    if (step < 0) {
        if (style.type < Type::lead || (style.type == Type::lead && style.bold))
            style.type = static_cast<Type>(static_cast<int>(style.type) + 1);
        return style;
    }
    for (int i = 0; i < step && style.type > style.smallest; ++i) style.type = smaller(style.type);
    return style;
}

struct Tints {
    Color surface, ink, icon;
};

Tints tints_of(Stack::Tone tone) {
    switch (tone) {
        case Stack::Tone::calm:
            return {color::act_tint, color::ink, color::act};
        case Stack::Tone::attention:
            return {color::accent_tint, color::accent_ink, color::accent_ink};
        case Stack::Tone::danger:
            return {color::danger_tint, color::danger, color::danger};
    }
    return {color::card, color::ink, color::ink};
}

float bullet(const Theme& theme, int step) {
    const float icon =
        step > 0 ? theme.icon(IconSize::small) + theme.px(8) : theme.icon(IconSize::medium) + theme.px(14);
    return std::max(icon, theme.font_px(Type::small) * 1.1F);  // a step's number stands in it
}
// Decoration gives way first: at the last steps a note has no icon, a badge is gone.
constexpr int plain_from = 2;

float note_pad(const Theme& theme, int step) {
    return theme.px(step < plain_from ? 18 : 10);
}

/// What a note's words leave to its icon and edges.
float note_beside(const Theme& theme, int step) {
    return step < plain_from ? theme.icon(IconSize::medium) + 3 * note_pad(theme, step)
                             : 2 * note_pad(theme, step);
}

float badge_side(const Theme& theme, int step) {
    if (step >= plain_from || theme.compact) return 0;
    return theme.icon(IconSize::large) + theme.px(step > 0 ? 20 : 50);
}

// How much of the room larger letters may fill.
constexpr float generous = 0.86F;

}  // namespace

Stack& Stack::add(Item item) {
    item.before = space_;
    space_ = 0;
    items_.push_back(std::move(item));
    return *this;
}

Stack& Stack::text(std::string text, TextStyle style) {
    if (text.empty()) return *this;
    return add({.text = std::move(text), .style = style});
}

Stack& Stack::space(float design) {
    space_ += design;
    return *this;
}

Stack& Stack::point(std::string_view icon, std::string text, TextStyle style) {
    return add({.kind = Kind::point, .text = std::move(text), .style = style, .icon = std::string(icon)});
}

Stack& Stack::step(int number, std::string text, TextStyle style) {
    return add({.kind = Kind::point, .text = std::move(text), .style = style, .number = number});
}

Stack& Stack::note(Tone tone, std::string_view icon, std::string text, bool bold) {
    return add({.kind = Kind::note,
                .text = std::move(text),
                .style = {Type::body, bold, tints_of(tone).ink},
                .icon = std::string(icon),
                .tone = tone});
}

Stack& Stack::steady() {
    steady_ = true;
    return *this;
}

Stack& Stack::badge(std::string_view icon, Color surface, Color ink, Align align) {
    return add({.kind = Kind::badge,
                .style = {Type::body, false, ink, align},
                .icon = std::string(icon),
                .surface = surface});
}

Stack& Stack::fact(std::string label, std::string value) {
    text(std::move(label), {Type::small, false, color::quiet});
    items_.back().keeps_next = true;
    return text(std::move(value), {Type::lead, true});
}

Stack& Stack::label(std::string label) {
    return add({.text = std::move(label),
                .style = {Type::small, true, color::act},
                .keeps_next = true,
                .is_label = true});
}

Stack& Stack::append(const Stack& other) {
    for (Item item : other.items_) {
        item.before += std::exchange(space_, 0.0F);
        items_.push_back(std::move(item));
    }
    return *this;
}

Stack& Stack::keep() {
    if (!items_.empty()) items_.back().keeps_next = true;
    return *this;
}

float Stack::item_height(const Canvas& canvas, const Item& item, float width, int step) const {
    const Theme& theme = canvas.theme();
    const auto style = stepped(item.style, step);
    const auto lines = [&](float room) { return canvas.lines(item.text, style, room).height(); };
    switch (item.kind) {
        case Kind::text:
            return lines(width);
        case Kind::badge:
            return badge_side(theme, step);
        case Kind::point:
            return std::max(bullet(theme, step), lines(width - bullet(theme, step) - theme.px(18)));
        case Kind::note:
            return 2 * note_pad(theme, step) + std::max(step < plain_from ? theme.icon(IconSize::medium) : 0,
                                                        lines(width - note_beside(theme, step)));
    }
    return 0;
}

float Stack::total_height(const Canvas& canvas, float width, int step) const {
    float total = 0;
    for (const auto& item : items_)
        total += canvas.theme().px(item.before) + item_height(canvas, item, width, step);
    return total;
}

bool Stack::words_fit(const Canvas& canvas, float width, int step) const {
    const Theme& theme = canvas.theme();
    for (const auto& item : items_) {
        float room = width;
        if (item.kind == Kind::point) room -= bullet(theme, step) + theme.px(18);
        if (item.kind == Kind::note) room -= note_beside(theme, step);
        if (!canvas.lines(item.text, stepped(item.style, step), room).fits) return false;
    }
    return true;
}

float Stack::height(const Canvas& canvas, float width) const {
    return total_height(canvas, width, 0);
}

void Stack::draw_item(Canvas& canvas, const Item& item, Box box, int step) const {
    const Theme& theme = canvas.theme();
    const auto style = stepped(item.style, step);
    const auto write = [&](Box room) {
        const auto paragraph = canvas.lines(item.text, style, room.w);
        room.y += std::max(0.0F, (room.h - paragraph.height()) / 2);
        canvas.text_lines(room, paragraph, style);
    };
    if (item.kind == Kind::text) return write(box);
    if (item.kind == Kind::badge) {
        if (box.h <= 0) return;
        Box mark = box.centred(box.h, box.h);
        if (style.align == Align::left) mark.x = box.x;
        canvas.disc(mark, item.surface);
        return canvas.icon(item.icon, IconSize::large, mark.middle_x(), mark.middle_y(), style.color);
    }
    if (item.kind == Kind::note) {
        const auto tints = tints_of(item.tone);
        canvas.surface(box, theme.radius_small, tints.surface);
        Box inner = box.inset(note_pad(theme, step));
        if (step < plain_from) {
            const Box icon = inner.cut_left(theme.icon(IconSize::medium), note_pad(theme, step));
            canvas.icon(item.icon, IconSize::medium, icon.middle_x(), icon.middle_y(), tints.icon);
        }
        return write(inner);
    }
    draw_point(canvas, item, box, step);
}

void Stack::draw_point(Canvas& canvas, const Item& item, Box box, int step) const {
    const Theme& theme = canvas.theme();
    const auto style = stepped(item.style, step);
    Box mark = box.cut_left(bullet(theme, step), theme.px(18));
    mark.h = mark.w;  // stands beside the first line of a long text
    const auto paragraph = canvas.lines(item.text, style, box.w);
    box.y += std::max(0.0F, (box.h - paragraph.height()) / 2);
    canvas.disc(mark, item.number > 0 ? color::act : color::act_tint);
    if (item.number == 0) {
        canvas.icon(item.icon, IconSize::small, mark.middle_x(), mark.middle_y(), color::act);
        return canvas.text_lines(box, paragraph, style);
    }
    canvas.say(std::to_string(item.number) + ". " + item.text);
    const Canvas::Hush hush(canvas);
    canvas.text(mark, std::to_string(item.number), {Type::body, true, color::on_act, Align::centre});
    canvas.text_lines(box, paragraph, style);
}

int Stack::fitting_step(const Canvas& canvas, const Box& box) const {
    for (int step = steady_ || canvas.theme().compact ? 0 : -1; step < type_count; ++step) {
        const float room = step < 0 ? box.h * generous : box.h + 1;
        if (words_fit(canvas, box.w, step) && total_height(canvas, box.w, step) <= room) return step;
    }
    return type_count;
}

bool Stack::reads_well_in(const Canvas& canvas, const Box& box) const {
    // Who asked for large letters gets them on every screen: pages come before smaller ones.
    const int still_well = canvas.theme().compact ? 0 : 1;
    return fitting_step(canvas, box) <= still_well;
}

bool Stack::fits_in(const Canvas& canvas, const Box& box) const {
    return fitting_step(canvas, box) < type_count;
}

const Stack::Item* Stack::label_of(std::size_t index) const {
    const auto grouped = [](const Item& item) {
        return !item.is_label && (item.kind == Kind::text || item.kind == Kind::point);
    };
    if (!grouped(items_[index])) return nullptr;
    while (index > 0 && grouped(items_[index - 1])) --index;
    return index > 0 && items_[index - 1].is_label ? &items_[index - 1] : nullptr;
}

std::size_t Stack::torn(const std::vector<Range>& pages) const {
    return static_cast<std::size_t>(std::count_if(pages.begin() + 1, pages.end(),
                                                  [&](const Range& page) { return label_of(page.first); }));
}

std::vector<Stack::Range> Stack::filled_pages(const Canvas& canvas, float width, float height) const {
    std::vector<Range> pages;
    std::size_t first = 0;
    while (first < items_.size()) {
        std::size_t end = first;
        const Item* label = first > 0 ? label_of(first) : nullptr;
        float used =
            label ? item_height(canvas, *label, width, 0) + canvas.theme().px(items_[first].before) : 0;
        while (end < items_.size()) {
            const Item& item = items_[end];
            used += item_height(canvas, item, width, 0) + (end > first ? canvas.theme().px(item.before) : 0);
            if (used > height && end > first) break;
            ++end;
        }
        while (end < items_.size() && end - 1 > first && items_[end - 1].keeps_next) --end;
        pages.emplace_back(first, end);
        first = end;
    }
    if (pages.empty()) pages.emplace_back(0, 0);
    return pages;
}

std::vector<Stack::Range> Stack::pages(const Canvas& canvas, const Box& box) const {
    auto pages = filled_pages(canvas, box.w, box.h);
    // The lowest height that needs no more pages and tears no more apart: the last one is not left with a
    // single line.
    float low = box.h / 2;
    float high = box.h;
    for (int i = 0; i < 5; ++i) {
        const float middle = (low + high) / 2;
        auto attempt = filled_pages(canvas, box.w, middle);
        if (attempt.size() == pages.size() && torn(attempt) <= torn(pages)) {
            pages = std::move(attempt);
            high = middle;
        } else {
            low = middle;
        }
    }
    return pages;
}

Stack Stack::part(Range range) const {
    Stack result;
    result.steady_ = true;
    const Item* label = range.first > 0 && range.first < items_.size() ? label_of(range.first) : nullptr;
    if (label) result.items_.push_back(*label);
    result.items_.insert(result.items_.end(), items_.begin() + static_cast<std::ptrdiff_t>(range.first),
                         items_.begin() + static_cast<std::ptrdiff_t>(range.second));
    if (!result.items_.empty()) result.items_.front().before = 0;
    return result;
}

// Space is given up before words are.
float Stack::squeeze(Canvas& canvas, const Box& box, int step, float total) const {
    const std::string where = items_.empty() ? std::string() : items_.front().text;
    if (!words_fit(canvas, box.w, step)) canvas.complain("a word is too wide near: " + where);
    if (total <= box.h + 1) return 1;
    float spaces = 0;
    for (const auto& item : items_) spaces += canvas.theme().px(item.before);
    const float excess = total - box.h;
    if (spaces <= excess) {
        canvas.complain("does not fit: " + where);
        return 0;
    }
    return (spaces - excess) / spaces;
}

void Stack::draw(Canvas& canvas, Box box, Vertical vertical) const {
    const int step = fitting_step(canvas, box);
    const float total = total_height(canvas, box.w, step);
    const float shrink = squeeze(canvas, box, step, total);
    if (vertical == Vertical::middle) box.y += std::max(0.0F, (box.h - total) / 2);
    for (const auto& item : items_) {
        box.y += std::floor(canvas.theme().px(item.before) * shrink);
        const float h = item_height(canvas, item, box.w, step);
        draw_item(canvas, item, {box.x, box.y, box.w, h}, step);
        box.y += h;
    }
}

}  // namespace kiosk::ui

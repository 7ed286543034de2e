#include "pages.hpp"

#include <algorithm>
#include <cmath>

#include "buttons.hpp"

namespace kiosk::ui {

namespace {

/// Page buttons with "1 dari 3" between them; below each other in a tall box.
void pager(Screen& screen, Box box, int page, int pages) {
    const Theme& theme = screen.theme;
    const bool column = box.h > 2 * theme.button;
    const float wide = std::floor(std::min(box.w * 0.36F, theme.px(theme.compact ? 620 : 340)));
    // Both in letters of one size, with icon and words or with words alone; else the icon has to do.
    const auto both_fit = [&](Type type, float beside) {
        Box room = label_room(theme, {0, 0, column ? box.w : wide, theme.button}, {});
        room.w -= beside;
        TextStyle style = label_style({}, color::act);
        style.type = style.smallest = type;
        return screen.canvas.fits(room, screen.tr(Msg::page_previous), style) &&
               screen.canvas.fits(room, screen.tr(Msg::page_next), style);
    };
    const float beside_icon = theme.icon(IconSize::small) + theme.px(12);
    const Type letters = both_fit(Type::body, 0) ? Type::body : Type::small;
    const bool words_alone = !both_fit(letters, beside_icon) && both_fit(letters, 0);
    const auto turn = [&](Box place, std::string id, Msg label, std::string_view icon, int to, bool enabled) {
        Button look{std::move(id), screen.tr(label), icon, Kind::secondary, enabled};
        look.says = look.label;  // also where the page itself is not read aloud
        look.letters = letters;
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

void read_pages_then_list(Screen& screen, const Stack& stack, const RowList& list) {
    const Theme& theme = screen.theme;
    Box box = screen.content;
    const Box row =
        theme.portrait ? box.cut_bottom(theme.button, theme.gap) : box.cut_right(theme.px(430), theme.gap);
    const Box inner = box.inset(theme.pad, theme.px(14));
    const auto texts = stack.pages(screen.canvas, inner);
    const float gap = std::max(theme.gap, theme.px(16));
    const float height = std::min(list.height(box.w), box.h);
    const auto rows = static_cast<std::size_t>((box.h + gap) / (height + gap));
    const std::size_t pages = texts.size() + (list.count + rows - 1) / rows;
    const int page = in_range(screen.frame.page, pages);
    const auto index = static_cast<std::size_t>(page);
    if (index < texts.size()) {
        screen.canvas.card(box);
        stack.part(texts[index]).draw(screen.canvas, inner, Vertical::middle);
    } else {
        const auto first = (index - texts.size()) * rows;
        for (auto i = first; i < std::min(list.count, first + rows); ++i)
            list.draw(box.cell(0, static_cast<int>(i - first), 1, static_cast<int>(rows), gap), i);
    }
    pager(screen, row, page, static_cast<int>(pages));
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

std::size_t rows_that_fit(const Screen& screen, std::size_t count, std::size_t columns, float row_height,
                          float gap) {
    const auto fitting = [&](float h) {
        return static_cast<std::size_t>(std::max(1.0F, (h + gap) / (row_height + gap)));
    };
    const auto all = fitting(screen.content.h);
    return all * columns >= count ? all : fitting(screen.content.h - screen.theme.button - screen.theme.gap);
}

List list_of(const Screen& screen, float gap) {
    const Theme& theme = screen.theme;
    const int columns = theme.portrait || theme.compact ? 1 : 2;
    const float between = std::max(theme.gap, theme.px(gap));
    const auto n = static_cast<float>(columns);
    return {between, columns, (screen.content.w - (n - 1) * between) / n};
}

void draw_list(Screen& screen, const List& list, std::size_t count, float row_height,
               const std::function<void(Box, std::size_t)>& draw_row) {
    const auto columns = static_cast<std::size_t>(list.columns);
    const auto rows = rows_that_fit(screen, count, columns, row_height, list.gap);
    const auto page = list_page(screen, count, rows * columns);
    for (auto i = page.first; i < page.end; ++i) {
        const int n = static_cast<int>(i - page.first);
        draw_row(screen.content.cell(n % list.columns, n / list.columns, list.columns, static_cast<int>(rows),
                                     list.gap),
                 i);
    }
}

}  // namespace kiosk::ui

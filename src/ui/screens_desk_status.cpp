// What an officer saw in SIAK about one ticket's NIK: three axes, each chosen on its own.
#include <algorithm>
#include <cmath>

#include "phrases.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

struct Option {
    std::string id;
    std::string words;
    bool chosen;
    Intent intent;
};

/// One axis: its tab, and its options on pages of their own.
struct Axis {
    std::string id;
    std::string name;
    std::string chosen;  ///< empty: nothing is
    std::vector<Option> options;
};

std::string chosen_of(const std::vector<Option>& options) {
    const auto found = std::find_if(options.begin(), options.end(), [](auto& one) { return one.chosen; });
    return found == options.end() ? std::string() : found->words;
}

std::vector<Option> record_options(const Screen& screen, const domain::StatusAxes& chosen) {
    std::vector<Option> options;
    for (int i = 1; i < domain::ktp_el_record_count; ++i) {
        const auto record = static_cast<domain::KtpElRecord>(i);
        options.push_back({"desk_status.record_" + std::string(domain::to_word(record)),
                           record_text(screen.words, record), chosen.record == record,
                           app::intent::ChooseRecord{record}});
    }
    return options;
}

std::vector<Option> nik_options(const Screen& screen, const domain::StatusAxes& chosen) {
    std::vector<Option> options;
    for (const auto& [status, because] : app::desk_nik_statuses) {
        std::string id = "desk_status.nik_" + std::string(domain::to_word(status));
        if (because != domain::DeactivationReason::unknown) id += "_" + std::string(domain::to_word(because));
        options.push_back({std::move(id), nik_status_text(screen.words, status, because),
                           chosen.nik == status && chosen.because == because,
                           app::intent::ChooseNikStatus{status, because}});
    }
    return options;
}

std::vector<Option> ikd_options(const Screen& screen, const domain::StatusAxes& chosen) {
    using domain::IkdAccount;
    std::vector<Option> options;
    for (const auto account : {IkdAccount::none, IkdAccount::active, IkdAccount::on_another_phone})
        options.push_back({"desk_status.ikd_" + std::string(domain::to_word(account)),
                           screen.tr(message_of(account)), chosen.ikd == account,
                           app::intent::ChooseIkd{account}});
    return options;
}

std::vector<Axis> axes_of(const Screen& screen, const domain::StatusAxes& chosen) {
    std::vector<Axis> axes = {
        {"record", screen.tr(Msg::seen_record), {}, record_options(screen, chosen)},
        {"nik", screen.tr(Msg::seen_nik), {}, nik_options(screen, chosen)},
        {"ikd", screen.tr(Msg::seen_ikd), {}, ikd_options(screen, chosen)},
    };
    for (auto& axis : axes) axis.chosen = chosen_of(axis.options);
    return axes;
}

constexpr TextStyle option_style{Type::body, true, color::ink, Align::left, Type::small};

void option_row(Screen& screen, Box box, const Option& option) {
    const Theme& theme = screen.theme;
    const std::string says =
        option.chosen ? screen.tr(Msg::panel_chosen, {{"option", option.words}}) : std::string();
    const bool pressed = screen.canvas.target(option.id, box, true, option.intent, says);
    const Canvas::Hush hush(screen.canvas, !says.empty());
    const Color inside = pressed ? color::act_tint_pressed : option.chosen ? color::act_tint : color::card;
    if (option.chosen) {
        const float frame = 3 * theme.border;
        screen.canvas.rounded(box, theme.radius, color::act);
        screen.canvas.rounded(box.inset(frame), theme.radius - static_cast<int>(frame), inside);
    } else {
        screen.canvas.card(box, inside);
    }
    Box inner = box.inset(theme.px(18), theme.px(6));
    const Box mark = inner.cut_left(theme.icon(IconSize::medium), theme.px(14));
    screen.canvas.icon(option.chosen ? "box_checked" : "box", IconSize::medium, mark.middle_x(),
                       mark.middle_y(), color::act);
    screen.canvas.text(inner, option.words, option_style);
}

/// How one axis is dealt out.
struct Grid {
    int columns;
    float row_height;
    std::size_t rows;
    std::size_t pages;
};

Grid grid_of(const Screen& screen, const Box& room, const std::vector<Option>& options, float gap) {
    const Theme& theme = screen.theme;
    const int columns = theme.compact ? 1 : theme.portrait ? 2 : 3;
    const auto n = static_cast<float>(columns);
    const float width =
        (room.w - (n - 1) * gap) / n - 2 * theme.px(18) - theme.icon(IconSize::medium) - theme.px(14);
    float tallest = theme.button;
    for (const auto& option : options)
        tallest = std::max(tallest,
                           screen.canvas.lines(option.words, option_style, width).height() + 2 * theme.px(6));
    const auto rows = static_cast<std::size_t>(std::max(1.0F, (room.h + gap) / (tallest + gap)));
    const auto cells = rows * static_cast<std::size_t>(columns);
    return {columns, tallest, rows, (options.size() + cells - 1) / cells};
}

void draw_options(Screen& screen, const std::vector<Option>& options, const Grid& grid, std::size_t page,
                  float gap) {
    const auto columns = static_cast<std::size_t>(grid.columns);
    const auto cells = grid.rows * columns;
    const auto end = std::min(options.size(), (page + 1) * cells);
    for (auto i = page * cells; i < end; ++i) {
        const auto place = i - page * cells;
        option_row(screen,
                   screen.content.cell(static_cast<int>(place % columns), static_cast<int>(place / columns),
                                       grid.columns, static_cast<int>(grid.rows), gap),
                   options[i]);
    }
}

/// Why it cannot be saved yet comes first.
Msg lead_of(const app::DeskStatusView& view) {
    if (view.nik_wanted && !view.can_save) return Msg::seen_lead_question;
    return view.sources_disagree ? Msg::seen_lead_disagree : Msg::seen_lead;
}

void axis_tab(Screen& screen, Box box, const Axis& axis, bool open, int first_page) {
    const Theme& theme = screen.theme;
    const std::string value = axis.chosen.empty() ? screen.tr(Msg::seen_none) : axis.chosen;
    const bool pressed = screen.canvas.target("desk_status.tab_" + axis.id, box, true,
                                              app::intent::ShowPage{first_page}, axis.name + ": " + value);
    const Canvas::Hush hush(screen.canvas);
    const Color surface = pressed ? color::act_tint_pressed : open ? color::act_tint : color::field;
    screen.canvas.outlined(box, theme.radius, open ? color::act : color::line, surface);
    Stack words;
    words.text(axis.name, {Type::body, true, color::act, Align::centre});
    const Box inner = box.inset(theme.px(14), theme.px(4));
    Stack both = words;
    both.text(value, {Type::small, false, axis.chosen.empty() ? color::quiet : color::ink, Align::centre})
        .steady();
    const bool room = !theme.compact && both.reads_well_in(screen.canvas, inner);
    (room ? both : words.steady()).draw(screen.canvas, inner, Vertical::middle);
}

}  // namespace

void draw(Screen& screen, const app::DeskStatusView& view) {
    with_primary(screen);
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::seen_title, {{"ticket", domain::format_ticket(view.ticket)}}),
            screen.tr(lead_of(view)));
    const auto axes = axes_of(screen, view.chosen);
    const float gap = std::max(theme.gap, theme.px(14));
    const Box tabs = screen.content.cut_top(theme.button, gap);
    Box room = screen.content;
    room.h -= theme.button + theme.gap;  // page buttons
    std::vector<Grid> grids;
    std::size_t pages = 0;
    for (const auto& axis : axes) pages += grids.emplace_back(grid_of(screen, room, axis.options, gap)).pages;
    const auto page = list_page(screen, pages, 1).first;
    std::size_t first = 0;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const auto& grid = grids[i];
        const bool open = page >= first && page < first + grid.pages;
        axis_tab(screen, tabs.cell(static_cast<int>(i), 0, static_cast<int>(axes.size()), 1, gap), axes[i],
                 open, static_cast<int>(first));
        if (open) draw_options(screen, axes[i].options, grid, page - first, gap);
        first += grid.pages;
    }
    primary(screen, "desk_status.save", screen.tr(Msg::seen_save), app::intent::SaveSeenStatus{}, "check",
            view.can_save);
}

}  // namespace kiosk::ui

// Ways out of trouble: what people see on their phone, what it means, what to do.
#include <algorithm>
#include <cmath>

#include "widgets.hpp"

namespace kiosk::ui {
namespace {

constexpr float row_pad = 12;

/// A symptom, to be pressed as a whole.
void problem_row(Screen& screen, Box box, const app::ProblemCard& problem) {
    const Theme& theme = screen.theme;
    const bool pressed = screen.canvas.target("problems.item_" + problem.code, box, true,
                                              app::intent::ShowProblem{problem.code});
    screen.canvas.card(box, pressed ? color::act_tint_pressed : color::card);
    Box inner = box.inset(theme.pad, theme.px(row_pad));
    const Box arrow = inner.cut_right(theme.icon(IconSize::small), theme.px(16));
    screen.canvas.icon("arrow_right", IconSize::small, arrow.middle_x(), arrow.middle_y(), color::act);
    screen.canvas.text(inner, problem.symptom.in(screen.frame.language),
                       {Type::body, true, color::ink, Align::left, Type::small});
}

/// The longest symptom decides.
float row_height(const Screen& screen, const std::vector<app::ProblemCard>& problems, float width) {
    const Theme& theme = screen.theme;
    const float inner = width - 2 * theme.pad - theme.icon(IconSize::small) - theme.px(16);
    float tallest = theme.button;
    for (const auto& problem : problems) {
        const auto lines =
            screen.canvas.lines(problem.symptom.in(screen.frame.language), {Type::body, true}, inner);
        tallest = std::max(tallest, lines.height() + 2 * theme.px(row_pad));
    }
    return tallest;
}

}  // namespace

void draw(Screen& screen, const app::ProblemsView& view) {
    with_primary(screen);
    heading(screen, screen.tr(Msg::problems_title), screen.tr(Msg::problems_lead));
    const List list = list_of(screen, 16);
    draw_list(screen, list, view.problems.size(), row_height(screen, view.problems, list.row_width),
              [&](Box box, std::size_t i) { problem_row(screen, box, view.problems[i]); });
    primary(screen, "problems.other", screen.tr(Msg::problems_other), app::intent::CallOfficer{}, "person");
}

void draw(Screen& screen, const app::ProblemView& view) {
    with_primary(screen, view.ticket ? 1 : 0);
    const auto& language = screen.frame.language;
    heading(screen, view.symptom.in(language));
    Stack stack;
    const auto part = [&](Msg label, const std::string& text, bool bold = false) {
        if (text.empty()) return;
        stack.label(screen.tr(label)).space(4).text(text, {Type::body, bold}).space(18);
    };
    part(Msg::problem_meaning, view.meaning.in(language));
    part(Msg::problem_here, view.here.in(language), true);
    part(Msg::problem_officer, view.officer.in(language));
    part(Msg::problem_bring, view.bring.in(language));
    read_card(screen, screen.content, stack);
    if (!view.ticket)
        return primary(screen, "problem.go_on", screen.tr(Msg::problem_solved), app::intent::GoOn{}, "check");
    secondary(screen, 0, "problem.go_on", screen.tr(Msg::problem_solved), "check", app::intent::GoOn{});
    primary(screen, "problem.ticket", screen.tr(Msg::advice_ticket), app::intent::TakeTicket{}, "ticket");
}

}  // namespace kiosk::ui

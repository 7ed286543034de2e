// Beside the resident's phone: store, app, ticket, officer, mail.
#include <array>
#include <cmath>

#include "widgets.hpp"

namespace kiosk::ui {
namespace {

/// One step on the phone: a drawing, what to do, what to look at.
struct PhonePage {
    std::string_view picture;
    Msg title;
    std::array<Msg, 3> lines;
    Msg tip;
    std::string_view tip_icon;
    std::optional<Msg> label;  ///< name of the app's button in the drawing
};

constexpr Box label_place{66, 268, 188, 58};  // in the drawings' own 320 x 440

/// The app's button in the drawing; wider than the drawn one where the letters need it, as under a lens.
void app_button(Screen& screen, Box place, Box drawn, const std::string& words) {
    const Theme& theme = screen.theme;
    Canvas& canvas = screen.canvas;
    const TextStyle style{theme.compact ? Type::small : Type::body, true, color::on_app, Align::centre};
    const float most = place.w - theme.px(8);
    const auto lines = canvas.lines(words, style, most - theme.px(24));
    const float w = std::clamp(lines.width + theme.px(24), drawn.w, most);
    const Box label = drawn.centred(w, std::max(drawn.h, lines.height() + theme.px(8)));
    canvas.rounded(label, theme.radius_small, color::app);
    canvas.text(label.inset(theme.px(4), 0), words, style);
}

void phone_picture(Screen& screen, Box box, const PhonePage& page) {
    const Canvas::Hush hush(screen.canvas);
    const Theme& theme = screen.theme;
    const auto w = static_cast<float>(theme.illustration_w);
    const auto h = static_cast<float>(theme.illustration_h);
    Box place = box.centred(w, h);
    place.x = std::round(place.x);
    place.y = std::round(place.y);
    if (theme.rgb(color::plate) >> 24 != 0) screen.canvas.rounded(place, theme.radius, color::plate);
    screen.canvas.illustration(page.picture, place.x, place.y);
    if (!page.label) return;
    const float unit = h / 440;
    app_button(screen, box,
               {place.x + label_place.x * unit, place.y + label_place.y * unit, label_place.w * unit,
                label_place.h * unit},
               screen.tr(*page.label));
}

/// The picture gives way where the words need its room.
void picture_and_words(Screen& screen, const PhonePage& page, const Stack& stack) {
    const Theme& theme = screen.theme;
    const Box all = screen.content;
    screen.canvas.card(all);
    screen.content = all.inset(theme.pad, theme.px(theme.compact ? 14 : 26));
    const Box whole = screen.content;
    const auto picture_w = static_cast<float>(theme.illustration_w);
    const auto picture_h = static_cast<float>(theme.illustration_h);
    const float share =
        theme.portrait ? std::max(0.2F, (picture_h + theme.px(8)) / std::max(1.0F, whole.h)) : 0.38F;
    const auto [left, right] = panes(screen, share, share);
    const bool room = left.w >= picture_w && left.h >= picture_h;
    if (!room || (theme.compact && !stack.reads_well_in(screen.canvas, right)))
        return read(screen, whole, stack);
    phone_picture(screen, left, page);
    read(screen, right, stack);
}

void phone_page(Screen& screen, const PhonePage& page, const std::string& where, int number, int total) {
    progress(screen, where, number, total);
    Stack stack;
    stack.text(screen.tr(page.title), {Type::title, true, color::ink, Align::left, Type::body}).space(26);
    int n = 0;
    for (const Msg line : page.lines) stack.step(++n, screen.tr(line)).space(18);
    stack.space(8).note(Stack::Tone::attention, page.tip_icon, screen.tr(page.tip));
    picture_and_words(screen, page, stack);
}

PhonePage page_of(domain::PhoneStep step) {
    switch (step) {
        case domain::PhoneStep::open_app:
            return {"phone_open",
                    Msg::phone_open_title,
                    {Msg::phone_open_1, Msg::phone_open_2, Msg::phone_open_3},
                    Msg::phone_open_tip,
                    "wifi",
                    std::nullopt};
        case domain::PhoneStep::register_offline:
            return {"phone_register",
                    Msg::phone_register_title,
                    {Msg::phone_register_1, Msg::phone_register_2, Msg::phone_register_3},
                    Msg::phone_register_tip,
                    "info",
                    Msg::label_register_offline};
        case domain::PhoneStep::fill_form:
            return {"phone_form",
                    Msg::phone_form_title,
                    {Msg::phone_form_1, Msg::phone_form_2, Msg::phone_form_3},
                    Msg::phone_form_tip,
                    "mail",
                    Msg::label_process};
        case domain::PhoneStep::selfie:
            return {"phone_selfie",
                    Msg::phone_selfie_title,
                    {Msg::phone_selfie_1, Msg::phone_selfie_2, Msg::phone_selfie_3},
                    Msg::phone_selfie_tip,
                    "sun",
                    std::nullopt};
    }
    return {};
}

PhonePage page_of(domain::MailStep step) {
    switch (step) {
        case domain::MailStep::read_code:
            return {"phone_mail",
                    Msg::mail_read_title,
                    {Msg::mail_read_1, Msg::mail_read_2, Msg::mail_read_3},
                    Msg::mail_read_tip,
                    "lock",
                    std::nullopt};
        case domain::MailStep::enter_code:
            return {"phone_code",
                    Msg::mail_enter_title,
                    {Msg::mail_enter_1, Msg::mail_enter_2, Msg::mail_enter_3},
                    Msg::mail_enter_tip,
                    "lock",
                    Msg::label_activate};
        case domain::MailStep::new_pin:
            return {"phone_pin",
                    Msg::mail_pin_title,
                    {Msg::mail_pin_1, Msg::mail_pin_2, Msg::mail_pin_3},
                    Msg::mail_pin_tip,
                    "lock",
                    std::nullopt};
    }
    return {};
}

void phone_tabs(Screen& screen, Box row, domain::PhoneKind chosen) {
    const auto tab = [&](int place, std::string id, Msg label, domain::PhoneKind kind) {
        const bool on = chosen == kind;
        const Box box = row.cell(place, 0, 2, 1, screen.theme.gap);
        const std::string says =
            on ? screen.tr(Msg::panel_chosen, {{"option", screen.tr(label)}}) : screen.tr(label);
        const bool pressed =
            screen.canvas.target(std::move(id), box, true, app::intent::ChoosePhone{kind}, says);
        const Canvas::Hush hush(screen.canvas);
        const Color surface = pressed ? color::act_tint_pressed : on ? color::act_tint : color::field;
        screen.canvas.outlined(box, screen.theme.radius_small, on ? color::act : color::line, surface);
        Box inner = box.inset(screen.theme.px(14), 0);
        const Box mark = inner.cut_left(screen.theme.icon(IconSize::small), screen.theme.px(8));
        screen.canvas.icon(on ? "check" : "phone", IconSize::small, mark.middle_x(), mark.middle_y(),
                           color::act);
        screen.canvas.text(inner, screen.tr(label), {Type::body, on, color::act, Align::centre});
    };
    tab(0, "get_app.android", Msg::get_app_android, domain::PhoneKind::android);
    tab(1, "get_app.iphone", Msg::get_app_iphone, domain::PhoneKind::iphone);
}

/// "play.google.com"
std::string host_of(const std::string& address) {
    const auto begin = address.find("://");
    const auto host = begin == std::string::npos ? address : address.substr(begin + 3);
    return host.substr(0, host.find('/'));
}

Stack store_words(const Screen& screen, const app::GetAppView& view) {
    Stack stack;
    stack.fact(screen.tr(Msg::get_app_name), view.app_name)
        .space(12)
        .fact(screen.tr(Msg::get_app_publisher), view.publisher)
        .space(12)
        .text(screen.tr(Msg::get_app_store, {{"store", view.store.name}, {"minimum", view.store.minimum}}),
              {Type::small, false, color::quiet})
        .keep()
        .text(view.store.url, {Type::small, true})
        .space(18)
        .note(Stack::Tone::attention, "shield", screen.tr(Msg::get_app_warning));
    return stack;
}

/// A ticket as people know it: the large code and its QR on one card.
void ticket_card(Screen& screen, Box box, const app::TicketView& view) {
    const Theme& theme = screen.theme;
    screen.canvas.card(box, color::deep);
    screen.canvas.kawung(box.inset(theme.px(10)), true, color::deep_motif);
    Box inner = box.inset(theme.pad, theme.px(10));
    Box paper = inner.w < inner.h * 1.3F ? inner.cut_bottom(std::round(inner.h * 0.62F))
                                         : inner.cut_right(std::round(inner.w * 0.5F));
    const float side = std::min(paper.w, paper.h) - theme.px(12);
    paper = paper.centred(side, side);
    screen.canvas.surface(paper, theme.radius, color::card);
    qr_code(screen, paper.inset(theme.px(10)), view.qr_text);
    const float label = std::max(theme.px(40), theme.font_px(Type::body) * 1.1F);
    inner = inner.centred(inner.w, std::min(inner.h, label + theme.font_px(Type::giant) * 1.1F));
    screen.canvas.text(inner.cut_top(label), screen.tr(Msg::ticket_label),
                       {Type::body, true, color::deep_accent, Align::centre});
    screen.canvas.text(inner, domain::format_ticket(view.ticket),
                       {Type::giant, true, color::deep_ink, Align::centre, Type::display});
}

Msg what_to_tell(domain::Reason reason) {
    if (reason == domain::Reason::none) return Msg::ticket_show;
    return reason == domain::Reason::status_question ? Msg::ticket_help_status : Msg::ticket_help;
}

Stack ticket_words(const Screen& screen, const app::TicketView& view) {
    const auto position =
        view.position > 1 ? screen.tr(Msg::ticket_position, {{"ahead", std::to_string(view.position - 1)}})
                          : screen.tr(Msg::ticket_first);
    Stack stack;
    stack.point("camera", screen.tr(Msg::ticket_photo), {Type::lead, true})
        .space(14)
        .point("people", position, {Type::lead, false})
        .space(14)
        .point("person", screen.tr(what_to_tell(view.reason)), {Type::lead, false})
        .space(14)
        .point("clock", screen.tr(Msg::ticket_today), {Type::lead, false});
    return stack.space(20).fact(screen.tr(Msg::ticket_qr) + ". " + screen.tr(Msg::ticket_no_data),
                                view.qr_text);
}

}  // namespace

void draw(Screen& screen, const app::GetAppView& view) {
    with_primary(screen, 1);
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::get_app_title), screen.tr(Msg::get_app_lead));
    phone_tabs(screen, screen.content.cut_top(theme.target, theme.px(22)), view.phone);
    const auto [left, right] = panes(screen, 0.42F, 0.5F);
    const auto words = store_words(screen, view);
    const auto code = [&](Box box) {
        code_on_card(screen, box, view.store.url,
                     screen.tr(Msg::get_app_scan) + "\n" + host_of(view.store.url));
    };
    // A code below this size does not read at arm's length (tests/qr_camera).
    constexpr float code_mm = 38;
    const bool tiny =
        std::min(left.w, left.h) < code_mm * static_cast<float>(screen.px_per_mm) + theme.px(24);
    if (theme.compact && (tiny || !roomy(screen, right))) {
        read_pages_and(screen, Place::first, code, words);
    } else {
        code(left);
        read_card(screen, right, words);
    }
    secondary(screen, 0, "get_app.ticket", screen.tr(Msg::phone_ticket), "ticket", app::intent::TakeTicket{});
    primary(screen, "get_app.go_on", screen.tr(Msg::get_app_go_on), app::intent::GoOn{});
}

void draw(Screen& screen, const app::OnPhoneView& view) {
    with_primary(screen, 2);
    phone_page(screen, page_of(view.step),
               screen.tr(Msg::phone_step,
                         {{"number", std::to_string(view.number)}, {"total", std::to_string(view.total)}}),
               view.number, view.total);
    secondary(screen, 0, "on_phone.ticket", screen.tr(Msg::phone_ticket), "ticket",
              app::intent::TakeTicket{});
    secondary(screen, 1, "on_phone.trouble", screen.tr(Msg::phone_trouble), "question",
              app::intent::ReportTrouble{});
    primary(screen, "on_phone.go_on", screen.tr(Msg::phone_go_on), app::intent::GoOn{});
}

void draw(Screen& screen, const app::TicketView& view) {
    with_primary(screen, 1);
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::ticket_title), screen.tr(Msg::ticket_lead));
    const auto words = ticket_words(screen, view);
    Box below = screen.content;
    const Box card = theme.portrait
                         ? below.cut_top(std::round(below.h * (theme.compact ? 0.4F : 0.5F)), theme.px(22))
                         : below.cut_left(std::round(below.w * 0.46F), theme.px(24));
    ticket_card(screen, card, view);
    read_card(screen, below, words);
    secondary(screen, 0, "ticket.leave", screen.tr(Msg::ticket_leave), "ticket",
              app::intent::LeaveWithTicket{});
    primary(screen, "ticket.go_on", screen.tr(Msg::ticket_go_on), app::intent::GoOn{});
}

void draw(Screen& screen, const app::OfficerView& view) {
    with_primary(screen);
    const bool plain = view.reason == domain::Reason::none;
    Stack stack;
    stack.text(screen.tr(Msg::officer_title), {Type::title, true, color::ink, Align::left, Type::body})
        .space(8)
        .text(screen.tr(Msg::officer_ticket, {{"ticket", domain::format_ticket(view.ticket)}}),
              {Type::lead, true, color::act})
        .text(view.position > 1
                  ? screen.tr(Msg::ticket_position, {{"ahead", std::to_string(view.position - 1)}})
                  : screen.tr(Msg::ticket_first),
              {Type::body, false, color::quiet})
        .space(24)
        .step(1, screen.tr(Msg::officer_1))
        .space(16)
        .step(2, screen.tr(Msg::officer_2))
        .space(16)
        .step(3, screen.tr(plain ? Msg::officer_3 : Msg::officer_3_help))
        .space(22)
        .note(Stack::Tone::attention, "shield", screen.tr(Msg::officer_tip));
    picture_and_words(screen, {"phone_scan", Msg::officer_title, {}, Msg::officer_tip, "", Msg::label_scan},
                      stack);
    primary(screen, "officer.go_on", screen.tr(Msg::officer_go_on), app::intent::GoOn{});
}

void draw(Screen& screen, const app::EmailCodeView& view) {
    with_primary(screen, 1);
    phone_page(screen, page_of(view.step),
               screen.tr(Msg::mail_step,
                         {{"number", std::to_string(view.number)}, {"total", std::to_string(view.total)}}),
               view.number, view.total);
    secondary(screen, 0, "email_code.trouble", screen.tr(Msg::phone_trouble), "question",
              app::intent::ReportTrouble{});
    primary(screen, "email_code.go_on", screen.tr(Msg::phone_go_on), app::intent::GoOn{});
}

}  // namespace kiosk::ui

// Where, when, with what: to be photographed.
#include <algorithm>
#include <array>
#include <utility>

#include "phrases.hpp"
#include "slip.hpp"
#include "status_notes.hpp"
#include "widgets.hpp"

namespace kiosk::ui {
namespace {

/// A code holds ASCII: dashes and quotes become plain ones, what has no plain form is left out.
std::string plain(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> forms = {{{"–", "-"},
                                                                                     {"—", "-"},
                                                                                     {"‑", "-"},
                                                                                     {"’", "'"},
                                                                                     {"‘", "'"},
                                                                                     {"“", "\""},
                                                                                     {"”", "\""},
                                                                                     {"•", "-"},
                                                                                     {"…", "..."}}};
    std::string result;
    while (!text.empty()) {
        const auto form = std::find_if(forms.begin(), forms.end(),
                                       [&](const auto& one) { return text.starts_with(one.first); });
        if (form != forms.end()) {
            result += form->second;
            text.remove_prefix(form->first.size());
            continue;
        }
        if (text.front() >= ' ' && text.front() <= '~') result += text.front();
        text.remove_prefix(1);
    }
    return result;
}

/// At most that many bytes, ended at a blank.
std::string shortened(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    constexpr std::string_view more = "...";
    if (most < 2 * more.size()) return {};
    text.resize(most - more.size());
    if (const auto blank = text.rfind(' '); blank != std::string::npos) text.resize(blank);
    while (!text.empty() && (text.back() == ',' || text.back() == ';')) text.pop_back();
    return text + std::string(more);
}

std::string bring_text(const i18n::Catalogue& words, const std::vector<config::LocalText>& bring) {
    std::string text;
    for (const auto& one : bring) {
        std::string item = plain(one.in(words.code()));
        while (!item.empty() && item.back() == '.') item.pop_back();
        text += (text.empty() ? "" : "; ") + item;
    }
    return text;
}

/// The one that comes first: before it nobody is served.
StatusDates first_day(const app::SlipView& view) {
    if (view.record_from) return {view.record_from, {}, {}};
    return {{}, view.card_from, {}};
}

std::string first_day_text(const i18n::Catalogue& words, const app::SlipView& view) {
    const auto& date = view.record_from ? view.record_from : view.card_from;
    if (!date) return {};
    const auto message = view.record_from ? Msg::when_record_from : Msg::when_card_from;
    return words.format(message, {{"date", date_text(words, *date)}}) + ". ";
}

}  // namespace

std::string slip_purpose(const i18n::Catalogue& words, domain::NextStep step) {
    const auto service = domain::service_for(step);
    return words.text(service ? message_of(*service) : message_of(step));
}

std::string slip_text(const i18n::Catalogue& words, const app::SlipView& view, std::size_t most_bytes) {
    const std::string head = plain(slip_purpose(words, view.step) + ". " + view.place.name);
    const std::string when = ". " + plain(day_and_hours_text(words, view.day, view.hours)) + ". ";
    const std::string note = plain(words.text(Msg::slip_note));
    const std::string label = plain(words.text(Msg::recording_bring)) + ": ";
    const std::string from = plain(first_day_text(words, view));
    std::string address = plain(view.place.address);
    std::string bring = bring_text(words, view.bring);
    const auto joined = [&] {
        return head + (address.empty() ? "" : ", " + address) + when + from +
               (bring.empty() ? "" : label + bring + ". ") + note;
    };
    for (std::string* part : {&address, &bring}) {
        const auto all = joined().size();
        if (all <= most_bytes) break;
        const auto excess = all - most_bytes;
        *part = part->size() > excess ? shortened(*part, part->size() - excess) : std::string();
    }
    return shortened(joined(), most_bytes);
}

namespace {

Stack slip_words(const Screen& screen, const app::SlipView& view) {
    Stack stack;
    stack
        .text(slip_purpose(screen.words, view.step), {Type::title, true, color::act, Align::left, Type::body})
        .space(14)
        .label(screen.tr(Msg::slip_where))
        .text(view.place.name, {Type::lead, true})
        .keep()
        .text(view.place.address, {Type::body, false})
        .space(14)
        .label(screen.tr(Msg::slip_when))
        .text(day_text(screen.words, view.day), {Type::lead, true})
        .keep()
        .text(hours_text(screen.words, view.hours), {Type::lead, true})
        .keep()
        .text(view.label, {Type::body, false, color::quiet});
    append_dates(stack, screen, first_day(view));
    append_bring(stack, screen, view.bring);
    return stack.space(18).note(Stack::Tone::calm, "info", screen.tr(Msg::slip_note));
}

/// A code of these many modules does not read at arm's length when it is smaller.
constexpr float code_mm = 62;

/// As much of the slip as a code in this box can hold.
std::string payload_for(const Screen& screen, Box box, const app::SlipView& view) {
    constexpr std::array sizes{300U, 240U, 180U, 130U};
    for (const std::size_t most_bytes : sizes) {
        auto text = slip_text(screen.words, view, most_bytes);
        if (code_fits_card(screen, box, text)) return text;
    }
    return slip_text(screen.words, view, sizes.back());
}

}  // namespace

void draw(Screen& screen, const app::SlipView& view) {
    if (view.other_days) with_primary(screen);
    const Theme& theme = screen.theme;
    heading(screen, screen.tr(Msg::slip_title), screen.tr(Msg::slip_lead));
    const Stack words = slip_words(screen, view);
    const auto code = [&](Box box) {
        // On the smallest panels the code needs all the room.
        const bool low = std::min(box.w, box.h) < 1.4F * code_mm * static_cast<float>(screen.px_per_mm);
        const Box room = low ? box : Box{box.x, box.y, box.w, box.h * 0.75F};  // the rest for the caption
        code_on_card(screen, box, payload_for(screen, room, view),
                     low ? std::string() : screen.tr(Msg::slip_caption));
    };
    const auto [left, right] = panes(screen, 0.42F, 0.4F);
    const bool tiny =
        std::min(left.w, left.h) < code_mm * static_cast<float>(screen.px_per_mm) + theme.px(52);
    if (theme.compact && (tiny || !roomy(screen, right))) {
        read_pages_and(screen, Place::first, code, words);
    } else {
        code(left);
        read_card(screen, right, words);
    }
    if (view.other_days)
        primary(screen, "slip.other_day", screen.tr(Msg::slip_other_day), app::intent::NextSlipDay{},
                "calendar");
}

}  // namespace kiosk::ui

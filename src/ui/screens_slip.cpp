// Where, when, with what: to be photographed.
#include <algorithm>
#include <array>
#include <utility>

#include "phrases.hpp"
#include "place_cards.hpp"
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

/// Empty for who may come at once.
std::string first_day_text(const i18n::Catalogue& words, const app::SlipView& view) {
    const auto& date = view.record_from ? view.record_from : view.card_from;
    if (!date) return {};
    return words.format(view.record_from ? Msg::when_record_from : Msg::when_card_from,
                        {{"date", date_text(words, *date)}});
}

/// For whom a visit is, and what else is said of the place.
std::string about_place(const i18n::Catalogue& words, const app::PlaceCard& place) {
    const std::string tags = visit_tags(words, place);
    return tags + (tags.empty() || place.note.empty() ? "" : ". ") + place.note;
}

std::string sentence(const std::string& text) {
    if (text.empty()) return {};
    return text + (text.ends_with('.') ? " " : ". ");
}

}  // namespace

std::string slip_purpose(const i18n::Catalogue& words, domain::NextStep step) {
    const auto service = domain::service_for(step);
    return words.text(service ? message_of(*service) : message_of(step));
}

std::string slip_text(const i18n::Catalogue& words, const app::SlipView& view, std::size_t most_bytes) {
    const std::string head = plain(slip_purpose(words, view.step) + ". " + view.place.name);
    const std::string when =
        view.day ? sentence(plain(day_and_hours_text(words, *view.day, view.hours))) : std::string();
    const std::string from = sentence(plain(first_day_text(words, view)));
    const std::string label = plain(words.text(Msg::recording_bring)) + ": ";
    const std::string note = plain(words.text(Msg::slip_note));
    std::string address = plain(view.place.address);
    std::string about = plain(about_place(words, view.place));
    std::string bring = bring_text(words, view.bring);
    const auto joined = [&] {
        return head + (address.empty() ? "" : ", " + address) + ". " + sentence(about) + when + from +
               (bring.empty() ? "" : label + bring + ". ") + note;
    };
    for (std::string* part : {&address, &bring, &about}) {
        const auto all = joined().size();
        if (all <= most_bytes) break;
        const auto excess = all - most_bytes;
        *part = part->size() > excess ? shortened(*part, part->size() - excess) : std::string();
    }
    return shortened(joined(), most_bytes);
}

namespace {

/// Of a slip that takes several pages the first has what is needed on the way, and the code the rest.
enum class Words { all, needed };

void append_where(Stack& stack, const Screen& screen, const app::PlaceCard& place, Words extent) {
    stack.space(14).label(screen.tr(Msg::slip_where)).text(place.name, {Type::lead, true}).keep();
    if (extent == Words::all) stack.text(place.address, {});
    stack.text(about_place(screen.words, place), {Type::body, true});
}

void append_when(Stack& stack, const Screen& screen, const app::SlipView& view) {
    stack.space(14).label(screen.tr(Msg::slip_when));
    if (!view.day) {
        stack.text(first_day_text(screen.words, view), {Type::lead, true});
        return;
    }
    stack.text(day_text(screen.words, *view.day), {Type::lead, true})
        .keep()
        .text(hours_text(screen.words, view.hours), {Type::lead, true})
        .keep()
        .text(view.label, {Type::body, false, color::quiet});
    append_dates(stack, screen, first_day(view));
}

Stack slip_words(const Screen& screen, const app::SlipView& view, Words extent) {
    Stack stack;
    stack.text(slip_purpose(screen.words, view.step),
               {Type::title, true, color::act, Align::left, Type::body});
    append_where(stack, screen, view.place, extent);
    append_when(stack, screen, view);
    append_bring(stack, screen, view.bring);
    if (extent == Words::needed) return stack;
    stack.space(18);
    if (screen.theme.compact) stack.point("camera", screen.tr(Msg::slip_lead)).space(12);
    return stack.note(Stack::Tone::calm, "info", screen.tr(Msg::slip_note));
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

void draw_code(Screen& screen, Box box, const app::SlipView& view) {
    // On the smallest panels, and beside large letters, the code needs all the room.
    const bool tight = screen.theme.compact ||
                       std::min(box.w, box.h) < 1.4F * code_mm * static_cast<float>(screen.px_per_mm);
    const Box room = tight ? box : Box{box.x, box.y, box.w, box.h * 0.75F};  // the rest for the caption
    code_on_card(screen, box, payload_for(screen, room, view),
                 tight ? std::string() : screen.tr(Msg::slip_caption));
}

/// A slip is photographed as a whole, if need be in the smaller letters of the chosen size. False when the
/// words do not fit beside or below the code.
bool draw_as_one(Screen& screen, Box box, const app::SlipView& view, const Stack& words) {
    const Theme& theme = screen.theme;
    const float least = std::ceil(code_mm * static_cast<float>(screen.px_per_mm)) + theme.px(52);
    if (std::min(box.w, box.h) < least) return false;
    const Box code = theme.portrait ? box.cut_top(least, theme.gap) : box.cut_left(least, theme.gap);
    const bool fits = words.fits_in(screen.canvas, box.inset(theme.pad)) &&
                      code_fits_card(screen, code, payload_for(screen, code, view));
    if (!fits) return false;
    draw_code(screen, code, view);
    words.draw(screen.canvas, card(screen, box), Vertical::middle);
    return true;
}

}  // namespace

void draw(Screen& screen, const app::SlipView& view) {
    if (view.other_days) with_primary(screen);
    heading(screen, screen.tr(Msg::slip_title), screen.tr(Msg::slip_lead));
    const Stack words = slip_words(screen, view, Words::all);
    if (!screen.theme.compact) {
        const auto [left, right] = panes(screen, 0.42F, 0.4F);
        draw_code(screen, left, view);
        read_card(screen, right, words);
    } else if (!draw_as_one(screen, screen.content, view, words)) {
        const auto first_page = [&](Box box) {
            if (!draw_as_one(screen, box, view, slip_words(screen, view, Words::needed)))
                draw_code(screen, box, view);
        };
        read_pages_and(screen, Place::first, first_page, words);
    }
    if (view.other_days)
        primary(screen, "slip.other_day", screen.tr(Msg::slip_other_day), app::intent::NextSlipDay{},
                "calendar");
}

}  // namespace kiosk::ui

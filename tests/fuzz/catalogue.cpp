// Words and details of ledger events, as they stand in stored rows and exports.
#include "kiosk/domain/event.hpp"
#include "kiosk/domain/reconciliation.hpp"
#include "kiosk/domain/tally.hpp"
#include "target.hpp"

namespace kiosk::fuzz {
namespace {

/// A word that is read is written the same.
template <class Value>
void expect_same_word(const std::optional<Value>& value, std::string_view text) {
    expect(!value || to_word(*value) == text, "words are read as they are written");
}

domain::Event with_detail(std::string_view text) {
    domain::Event event;
    event.sequence = 7;
    event.draft.kind = domain::EventKind::act_undone;
    event.draft.detail = text;
    return event;
}

}  // namespace

void one_input(std::string_view text) {
    expect_same_word(domain::parse_event_kind(text), text);
    expect_same_word(domain::parse_reason(text), text);
    expect_same_word(domain::parse_registration(text), text);
    expect_same_word(domain::parse_age_band(text), text);
    if (const auto figure = domain::parse_figure_detail(text))
        expect(domain::parse_figure_detail(domain::figure_detail(*figure)) == figure, "a figure reads again");
    auto event = with_detail(text);
    if (const auto row = domain::undone_row(event))
        expect(domain::undone_detail(*row) == text && *row > 0, "an undone row reads as it is written");
    expect(!domain::canonical_bytes(event).empty(), "every event has bytes to hash");
    event.draft.kind = domain::EventKind::activation_confirmed;
    expect(domain::person_of(event) > 0, "a person begins at a row");
    if (const auto misfit = domain::find_misfit(event.draft))
        expect(!quotes_a_nik(*misfit, text), "a misfit quotes no NIK");
}

}  // namespace kiosk::fuzz

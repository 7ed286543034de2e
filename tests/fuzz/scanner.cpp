// Whatever a keyboard or a scanner sends while somebody stands at the NIK entry.
#include <algorithm>

#include "app/fake_world.hpp"
#include "target.hpp"

namespace kiosk::fuzz {
namespace {

constexpr std::size_t most_digits = 16;

/// What was typed so far, in the application's own memory; empty when another screen is shown.
std::optional<std::string_view> typed(const app::App& app) {
    const auto frame = app.frame();
    const auto* entry = std::get_if<app::NikEntryView>(&frame.view);
    return entry ? std::optional(entry->digits) : std::nullopt;
}

}  // namespace

void one_input(std::string_view keys) {
    test::TestKiosk kiosk;
    kiosk.to_nik_entry();
    const char* const memory = typed(kiosk.app)->data();
    for (const char key : keys) {
        key == '\n' ? kiosk.act(app::intent::Submit{}) : kiosk.act(app::intent::Type{key});
        const auto digits = typed(kiosk.app);
        if (!digits) break;
        expect(digits->size() <= most_digits, "never more than 16 digits are kept");
        expect(std::all_of(digits->begin(), digits->end(), [](char c) { return c >= '0' && c <= '9'; }),
               "only digits are kept");
    }
    kiosk.act(app::intent::GoHome{});
    kiosk.pass(kiosk.app.next_deadline().value_or(kiosk.now.mono) - kiosk.now.mono);
    expect(std::all_of(memory, memory + most_digits, [](char c) { return c == '\0'; }),
           "what was typed is wiped when the person has gone");
}

}  // namespace kiosk::fuzz

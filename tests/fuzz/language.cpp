// assets/lang/*.toml, as a translator edits it; and the placeholders of any text.
#include "kiosk/i18n/catalogue.hpp"
#include "language_file.hpp"
#include "target.hpp"

namespace kiosk::fuzz {

void one_input(std::string_view text) {
    const MemoryFile file(text);
    const auto entries = i18n::read_language_file(file.path());
    const auto catalogue = i18n::Catalogue::load(file.path());
    expect(entries.ok() || !catalogue.ok(), "what has no entries is no catalogue");
    if (catalogue) {
        for (const auto point : catalogue->code_points())
            expect(point <= 0x10FFFF, "a text is made of characters");
        expect(!catalogue->number(-1'234'567).empty() && !catalogue->percent(27.46).empty(), "numbers");
    }
    if (!entries) return;
    for (const auto& entry : *entries) {
        expect(!entry.key.empty() && entry.line >= 1, "an entry has a key and a line");
        for (const auto& name : i18n::placeholders(entry.text))
            expect(entry.text.find("{" + name + "}") != std::string::npos,
                   "a placeholder stands in its text");
    }
}

}  // namespace kiosk::fuzz

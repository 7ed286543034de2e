// assets/speech/*.toml; and texts of the screen as they are said, with the shipped Indonesian.
#include "kiosk/speech/pronunciation.hpp"

#include "target.hpp"

namespace kiosk::fuzz {

void one_input(std::string_view text) {
    static const auto indonesian =
        speech::load_pronunciation(std::string(KIOSK_SOURCE_DIR) + "/assets/speech/id.toml");
    expect(indonesian.ok(), "the shipped file loads");
    const auto said = speech::speakable(std::string(text), *indonesian);
    expect(said.find('\n') == std::string::npos || text.find('\n') != std::string_view::npos,
           "no new line comes from nowhere");

    const MemoryFile file(text);
    const auto own = speech::load_pronunciation(file.path());
    if (!own) return expect(!own.error().text.empty(), "what is refused is told");
    speech::speakable("Buka 08.00–12.00 (gratis), 23.370 KK/KTP, 27,5 % https://a.b/c-d", *own);
}

}  // namespace kiosk::fuzz

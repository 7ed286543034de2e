#include "kiosk/config/check.hpp"

#include "file_text.hpp"
#include "kiosk/config/district_pack.hpp"
#include "kiosk/config/kiosk_config.hpp"
#include "problems.hpp"
#include "reader.hpp"

namespace kiosk::config {

namespace {

template <class Value>
Mistakes mistakes_of(std::variant<Value, Mistakes> outcome) {
    auto* mistakes = std::get_if<Mistakes>(&outcome);
    return mistakes ? std::move(*mistakes) : Mistakes{};
}

}  // namespace

Result<Mistakes> check_file(const std::filesystem::path& file, std::span<const std::string> known_languages) {
    const auto text = read_text(file);
    if (!text) return text.error();

    bool is_kiosk = false;
    bool is_district = false;
    bool is_problems = false;
    auto mistakes = Reader::read(*text, file.string(), [&](Reader& root) {
        is_kiosk = root.has("kiosk");
        is_district = root.has("district");
        is_problems = root.has("problem");
    });
    if (is_kiosk) return mistakes_of(load_kiosk(file, known_languages));
    if (is_district) return mistakes_of(load_district(file));
    if (is_problems) return mistakes_of(parse_problems(*text, file.string()));
    const bool syntax_error = mistakes.size() == 1 && mistakes.front().key.empty();
    if (syntax_error) return mistakes;
    return Mistakes{{file.string(), 0, "", "none of [kiosk], [district] and [[problem]]",
                     "a kiosk.toml, a district file or a problems file", ""}};
}

}  // namespace kiosk::config

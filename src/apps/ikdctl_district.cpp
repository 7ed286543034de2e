#include "ikdctl_district.hpp"

#include <utility>
#include <variant>

#include "installation.hpp"

namespace kiosk::ikdctl {
namespace {

template <class T>
Result<T> loaded(std::variant<T, config::Mistakes> read) {
    if (auto* value = std::get_if<T>(&read)) return std::move(*value);
    std::string text;
    for (const auto& mistake : std::get<config::Mistakes>(read)) {
        text += (text.empty() ? "" : "\n") + readable(mistake);
    }
    return Error{ErrorCode::bad_config, text};
}

}  // namespace

Result<Configured> load_configured(const std::filesystem::path& kiosk_toml) {
    auto kiosk = loaded(config::load_kiosk(kiosk_toml, installed_languages(find_installation().assets)));
    if (!kiosk) return kiosk.error();
    auto district =
        loaded(config::load_district(kiosk_toml.parent_path() / "districts" / (kiosk->district + ".toml")));
    if (!district) return district.error();
    return Configured{std::move(*kiosk), std::move(*district)};
}

}  // namespace kiosk::ikdctl

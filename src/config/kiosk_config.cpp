#include "kiosk/config/kiosk_config.hpp"

#include <algorithm>
#include <optional>
#include <system_error>

#include "file_text.hpp"
#include "kiosk/config/district_pack.hpp"
#include "names.hpp"
#include "reader.hpp"

namespace kiosk::config {

namespace {

namespace fs = std::filesystem;

std::string nearest_district(const std::string& name, const fs::path& districts) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(districts, ignored)) {
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return spelling_hint(name, {names.begin(), names.end()});
}

/// District and place must exist in `folder`/districts. A district file with mistakes of its own is reported
/// where it is loaded, not here.
void check_references(Reader& kiosk, const KioskConfig& config, const fs::path& folder) {
    const fs::path file = folder / "districts" / (config.district + ".toml");
    if (const auto text = read_text(file); !text) {
        const auto hint = nearest_district(config.district, folder / "districts");
        return kiosk.refuse("district", "the name of a file in districts",
                            hint.empty() ? text.error().text : hint);
    }
    const auto loaded = load_district(file);
    const auto* pack = std::get_if<DistrictPack>(&loaded);
    if (!pack || find_place(*pack, config.place)) return;
    std::vector<std::string_view> ids;
    for (const auto& place : pack->places) ids.push_back(place.id);
    kiosk.refuse("place", "the id of a place in " + file.string(), spelling_hint(config.place, ids));
}

/// A language without a file would stop the kiosk at its start.
void check_languages(Reader& kiosk, const std::vector<std::string>& chosen,
                     std::span<const std::string> known) {
    if (known.empty()) return;
    const std::vector<std::string_view> words(known.begin(), known.end());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (std::count(words.begin(), words.end(), chosen[i]) > 0) continue;
        kiosk.refuse_item("languages", i, "an installed language: " + describe_words(words),
                          spelling_hint(chosen[i], words));
    }
}

void read_kiosk(Reader& kiosk, KioskConfig& config) {
    kiosk.require({"id", "district", "place"});
    kiosk.text("id", config.id, is_name, name_expected);
    kiosk.text("district", config.district, is_name, name_expected);
    kiosk.text("place", config.place, is_name, name_expected);
    kiosk.texts("languages", config.languages, is_language_code, language_list_expected);
    kiosk.word("outside_hours", config.outside_hours,
               {{"closed", OutsideHours::closed}, {"open", OutsideHours::open}});
}

void read_display(Reader& display, KioskConfig& config) {
    display.decimal("diagonal_inch", config.diagonal_inch, 7, 100);
    display.flag("fullscreen", config.fullscreen);
    std::vector<Reader::Word<TextSize>> sizes;
    for (const TextSize size : all_text_sizes) sizes.emplace_back(to_word(size), size);
    display.word("text_size", config.appearance.text_size, sizes);
    std::vector<Reader::Word<ColorTheme>> themes;
    for (const ColorTheme theme : all_color_themes) themes.emplace_back(to_word(theme), theme);
    display.word("theme", config.appearance.theme, themes);
    display.flag("low_reach", config.appearance.low_reach);
    display.decimal("bottom_edge_mm", config.bottom_edge_mm, 0, 2000);
}

void read_voice(Reader& voice, KioskConfig& config) {
    voice.flag("enabled", config.voice);
    voice.flag("headphones", config.voice_headphones);
    voice.whole("volume", config.voice_volume, 1, 5);
    voice.whole("speed", config.voice_speed, 1, 5);
}

void read_input(Reader& input, KioskConfig& config) {
    input.text("next_key", config.next_key, is_key_name, key_expected);
    input.text("select_key", config.select_key, is_key_name, key_expected);
    if (!are_same_key(config.next_key, config.select_key)) return;
    input.refuse(input.has("select_key") ? "select_key" : "next_key",
                 "another key than the other of the two");
}

void read_session(Reader& session, KioskConfig& config) {
    session.seconds("silence_seconds", config.silence, 15, 600);
    session.seconds("silence_on_phone_seconds", config.silence_on_phone, 60, 3600);
    session.seconds("still_there_seconds", config.still_there, 20, 120);
    session.seconds("done_screen_seconds", config.done_screen, 10, 300);
    session.seconds("call_screen_seconds", config.call_screen, 10, 600);
    session.seconds("silence_staff_seconds", config.silence_staff, 30, 900);
}

void read_limits(Reader& limits, KioskConfig& config) {
    auto& [free, most] = config.checks;
    limits.whole("free_checks_per_hour", free, 1, 1000);
    limits.whole("most_checks_per_hour", most, 1, 1000);
    if (most >= free) return;
    limits.refuse(limits.has("most_checks_per_hour") ? "most_checks_per_hour" : "free_checks_per_hour",
                  "most_checks_per_hour to be at least free_checks_per_hour");
}

void read_timeouts(Reader& dukcapil, DukcapilService& service) {
    dukcapil.milliseconds("connect_timeout_ms", service.connect_timeout, 200, 10'000);
    dukcapil.milliseconds("timeout_ms", service.timeout, 500, 15'000);
    if (service.timeout >= service.connect_timeout) return;
    dukcapil.refuse(dukcapil.has("timeout_ms") ? "timeout_ms" : "connect_timeout_ms",
                    "timeout_ms to be at least connect_timeout_ms");
}

/// What cannot be guessed must stand there as soon as the service is switched on.
void read_dukcapil(Reader& dukcapil, DukcapilService& service) {
    dukcapil.flag("enabled", service.enabled);
    if (service.enabled) {
        dukcapil.require(
            {"url", "user_id", "password_file", "ip_user", "ca_file", "client_cert", "client_key"});
    }
    dukcapil.text("url", service.url, is_https_address, https_expected);
    dukcapil.text("user_id", service.user_id);
    dukcapil.file("password_file", service.password_file);
    dukcapil.text("ip_user", service.ip_user);
    dukcapil.whole("threshold", service.threshold, 0, 100);
    dukcapil.word(
        "date_format", service.date_format,
        std::vector<Reader::Word<std::string>>{{"DD-MM-YYYY", "DD-MM-YYYY"}, {"YYYY-MM-DD", "YYYY-MM-DD"}});
    dukcapil.file("ca_file", service.ca_file);
    dukcapil.file("client_cert", service.client_cert);
    dukcapil.file("client_key", service.client_key);
    read_timeouts(dukcapil, service);
    dukcapil.text("source", service.source);
}

/// Files are named from the folder of kiosk.toml, wherever the program was started.
void resolve_files(DukcapilService& service, const fs::path& folder) {
    std::error_code ignored;
    for (fs::path* file :
         {&service.password_file, &service.ca_file, &service.client_cert, &service.client_key}) {
        if (!file->empty()) *file = fs::absolute(folder / *file, ignored).lexically_normal();
    }
}

/// `folder`: where districts lie; empty when only the text is to be judged. No `languages`: not known.
std::variant<KioskConfig, Mistakes> read(std::string_view text, const std::string& file_name,
                                         const std::optional<fs::path>& folder,
                                         std::span<const std::string> languages) {
    KioskConfig config;
    const Mistakes mistakes = Reader::read(text, file_name, [&](Reader& root) {
        root.require({"kiosk"});
        root.table("kiosk", [&](Reader& kiosk) {
            read_kiosk(kiosk, config);
            if (folder) check_references(kiosk, config, *folder);
            check_languages(kiosk, config.languages, languages);
        });
        root.table("display", [&](Reader& display) { read_display(display, config); });
        root.table("voice", [&](Reader& voice) { read_voice(voice, config); });
        root.table("input", [&](Reader& input) { read_input(input, config); });
        root.table("session", [&](Reader& session) { read_session(session, config); });
        root.table("privacy", [&](Reader& privacy) {
            privacy.whole("keep_tokens_days", config.keep_tokens_days, 1, 3650);
        });
        root.table("limits", [&](Reader& limits) { read_limits(limits, config); });
        root.table("dukcapil", [&](Reader& dukcapil) { read_dukcapil(dukcapil, config.dukcapil); });
    });
    if (!mistakes.empty()) return mistakes;
    if (folder) resolve_files(config.dukcapil, *folder);
    return config;
}

}  // namespace

std::variant<KioskConfig, Mistakes> load_kiosk(const fs::path& file,
                                               std::span<const std::string> known_languages) {
    const auto text = read_text(file);
    if (!text) return Mistakes{unreadable(file, text.error())};
    return read(*text, file.string(), file.parent_path(), known_languages);
}

std::variant<KioskConfig, Mistakes> parse_kiosk(std::string_view text, const std::string& file_name) {
    return read(text, file_name, std::nullopt, {});
}

}  // namespace kiosk::config

// kiosk.toml, as a technician edits it.
#include <algorithm>

#include "kiosk/config/kiosk_config.hpp"
#include "target.hpp"

namespace kiosk::fuzz {
namespace {

using namespace std::chrono_literals;

template <class T>
bool between(T low, T value, T high) {
    return low <= value && value <= high;
}

void expect_in_range(const config::KioskConfig& config) {
    expect(between<std::size_t>(3, config.id.size(), 32), "kiosk.id");
    expect(!config.languages.empty(), "kiosk.languages");
    expect(between(7.0, config.diagonal_inch, 100.0), "display.diagonal_inch");
    expect(between(0.0, config.bottom_edge_mm, 2000.0), "display.bottom_edge_mm");
    expect(between(1, config.voice_volume, 5) && between(1, config.voice_speed, 5), "voice");
    expect(between(15s, config.silence, 600s), "session.silence_seconds");
    expect(between(60s, config.silence_on_phone, 3600s), "session.silence_on_phone_seconds");
    expect(between(20s, config.still_there, 120s), "session.still_there_seconds");
    expect(between(30s, config.silence_staff, 900s), "session.silence_staff_seconds");
    expect(between(1, config.keep_tokens_days, 3650), "privacy.keep_tokens_days");
    expect(between(1, config.checks.free_per_hour, 1000), "limits.free_checks_per_hour");
    expect(between(config.checks.free_per_hour, config.checks.most_per_hour, 1000),
           "limits.most_checks_per_hour");
    const auto& service = config.dukcapil;
    expect(!service.enabled || (!service.url.empty() && !service.client_key.empty()), "dukcapil.enabled");
    expect(between(0, service.threshold, 100), "dukcapil.threshold");
    expect(between(200ms, service.connect_timeout, 10'000ms), "dukcapil.connect_timeout_ms");
    expect(between(service.connect_timeout, service.timeout, 15'000ms), "dukcapil.timeout_ms");
}

void expect_helpful(const config::Mistakes& mistakes, std::string_view text) {
    const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
    expect(!mistakes.empty(), "what is refused has a mistake");
    for (const auto& mistake : mistakes) {
        expect(between<long>(0, mistake.line, lines + 1), "a mistake names a line of the file");
        expect(!config::readable(mistake).empty(), "a mistake can be told");
    }
}

}  // namespace

void one_input(std::string_view text) {
    const auto read = config::parse_kiosk(text, "kiosk.toml");
    if (const auto* mistakes = std::get_if<config::Mistakes>(&read)) return expect_helpful(*mistakes, text);
    expect_in_range(std::get<config::KioskConfig>(read));
}

}  // namespace kiosk::fuzz

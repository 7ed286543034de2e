// An officer's code against any stored secret: first line the secret, second the code, the rest the time.
#include "kiosk/crypto/totp.hpp"

#include <cstring>

#include "target.hpp"

namespace kiosk::fuzz {
namespace {

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return line;
}

/// Any moment from 1970 to 2106.
UtcTime time_from(std::string_view bytes) {
    std::uint32_t seconds = 1'795'000'000;
    if (bytes.size() >= sizeof seconds) std::memcpy(&seconds, bytes.data(), sizeof seconds);
    return UtcTime{std::chrono::seconds{seconds}};
}

}  // namespace

void one_input(std::string_view text) {
    const auto secret = take_line(text);
    const auto code = take_line(text);
    const auto now = time_from(text);
    const auto step = crypto::find_totp_step(secret, code, now);
    if (!step) {
        expect(secret.size() < 4 || step.error().text.find(secret) == std::string::npos,
               "an error does not tell the secret");
        return;
    }
    const auto right = crypto::totp_code_at(secret, now);
    if (!right) return expect(!*step, "a secret without codes has no right one");
    const auto found = crypto::find_totp_step(secret, *right, now);
    expect(found.ok() && found->has_value(), "the code of now is found");
    if (!*step) return;
    const auto there = now.time_since_epoch() / std::chrono::seconds{crypto::totp_period_seconds};
    expect(std::abs(**step - there) <= 1, "a code is of one step before or after now");
}

}  // namespace kiosk::fuzz

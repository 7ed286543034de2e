#include "kiosk/crypto/totp.hpp"

#include <liboath/oath.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "kiosk/crypto/hash.hpp"
#include "require.hpp"

namespace kiosk::crypto {
namespace {

constexpr unsigned digits = 6;
constexpr std::size_t window = 1;  // steps before and after now: clocks of phones differ

void start_liboath() {
    static const int started = oath_init();
    require(started == OATH_OK, "liboath");
}

Error oath_error(int code) {
    return {ErrorCode::damaged_data, std::string("one-time codes: ") + oath_strerror(code)};
}

/// Bytes that liboath allocated; wiped with the object.
class RawSecret {
  public:
    RawSecret() = default;
    RawSecret(const RawSecret&) = delete;
    RawSecret& operator=(const RawSecret&) = delete;
    ~RawSecret() {
        if (bytes_) OPENSSL_cleanse(bytes_, size_);
        std::free(bytes_);
    }
    Result<void> decode(std::string_view base32) {
        start_liboath();
        const int code = oath_base32_decode(base32.data(), base32.size(), &bytes_, &size_);
        if (code != OATH_OK) return oath_error(code);
        return {};
    }
    const char* data() const { return bytes_; }
    std::size_t size() const { return size_; }

  private:
    char* bytes_ = nullptr;
    std::size_t size_ = 0;
};

bool is_six_digits(std::string_view text) {
    return text.size() == digits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::time_t whole_seconds(UtcTime time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

/// RFC 3986: everything but the unreserved characters.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += {'%', hex[byte >> 4], hex[byte & 15]};
    }
    return encoded;
}

}  // namespace

std::string new_totp_secret() {
    start_liboath();
    std::array<std::uint8_t, 20> secret;  // RFC 4226: 160 bits; exactly 32 base32 characters
    fill_random(secret);
    char* text = nullptr;
    std::size_t size = 0;
    const int code =
        oath_base32_encode(reinterpret_cast<const char*>(secret.data()), secret.size(), &text, &size);
    OPENSSL_cleanse(secret.data(), secret.size());
    require(code == OATH_OK, "base32");
    std::string encoded(text, size);
    OPENSSL_cleanse(text, size);
    std::free(text);
    return encoded;
}

std::string otpauth_uri(std::string_view base32_secret, std::string_view officer_name) {
    const std::string issuer = percent_encoded("IKD Kiosk");
    std::string uri = "otpauth://totp/" + issuer + ":" + percent_encoded(officer_name) + "?secret=";
    const std::string end = "&issuer=" + issuer;
    uri.reserve(uri.size() + base32_secret.size() + end.size());  // no copy is left behind by growing
    return uri.append(base32_secret).append(end);
}

Result<std::optional<std::int64_t>> find_totp_step(std::string_view base32_secret,
                                                   std::string_view six_digits, UtcTime now) {
    if (!is_six_digits(six_digits)) return std::optional<std::int64_t>{};
    RawSecret secret;
    if (auto decoded = secret.decode(base32_secret); !decoded) return decoded.error();
    std::array<char, digits + 1> code{};  // for liboath, which wants a 0 at the end
    std::copy(six_digits.begin(), six_digits.end(), code.begin());
    std::uint64_t step = 0;
    const int found =
        oath_totp_validate3(secret.data(), secret.size(), whole_seconds(now), totp_period_seconds,
                            OATH_TOTP_DEFAULT_START_TIME, window, nullptr, &step, code.data());
    OPENSSL_cleanse(code.data(), code.size());
    if (found == OATH_INVALID_OTP) return std::optional<std::int64_t>{};
    if (found < 0) return oath_error(found);
    return std::optional(static_cast<std::int64_t>(step));
}

Result<std::string> totp_code_at(std::string_view base32_secret, UtcTime now) {
    RawSecret secret;
    if (auto decoded = secret.decode(base32_secret); !decoded) return decoded.error();
    std::array<char, digits + 1> code{};
    const int made = oath_totp_generate(secret.data(), secret.size(), whole_seconds(now), totp_period_seconds,
                                        OATH_TOTP_DEFAULT_START_TIME, digits, code.data());
    if (made != OATH_OK) return oath_error(made);
    return std::string(code.data(), digits);
}

}  // namespace kiosk::crypto

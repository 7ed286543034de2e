#include "kiosk/crypto/pin.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/domain/staff.hpp"
#include "require.hpp"

namespace kiosk::crypto {
namespace {

struct Cost {
    unsigned log_n = 15;
    unsigned r = 8;
    unsigned p = 1;
};

constexpr std::size_t salt_size = 16;
constexpr std::size_t hash_size = 32;
/// What OpenSSL may take: the cost above needs 33 MiB. A damaged hash must not claim all memory or minutes.
constexpr std::uint64_t memory_limit = 64U << 20U;

using Hash = std::array<std::uint8_t, hash_size>;

struct PinHash {
    Cost cost;
    std::vector<std::uint8_t> salt;
    Hash hash{};
};

bool scrypt(std::string_view pin, std::span<const std::uint8_t> salt, const Cost& cost, Hash& hash) {
    return EVP_PBE_scrypt(pin.data(), pin.size(), salt.data(), salt.size(), std::uint64_t{1} << cost.log_n,
                          cost.r, cost.p, memory_limit, hash.data(), hash.size()) == 1;
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // OpenSSL writes a 0 at the end
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes.data(),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::vector<std::uint8_t> bytes(text.size() / 4 * 3);
    if (text.empty()) return bytes;
    const int size = EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    if (size < 0) return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

/// The text up to the next $, which is taken away with it.
std::string_view take_field(std::string_view& text) {
    const auto end = text.find('$');
    const std::string_view field = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return field;
}

std::optional<unsigned> small_number(std::string_view text) {
    unsigned number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || number < 1 || number > 32) {
        return std::nullopt;
    }
    return number;
}

std::optional<PinHash> parse(std::string_view text) {
    if (take_field(text) != "scrypt") return std::nullopt;
    const auto log_n = small_number(take_field(text));
    const auto r = small_number(take_field(text));
    const auto p = small_number(take_field(text));
    const auto salt = from_base64(take_field(text));
    const auto hash = from_base64(text);
    if (!log_n || !r || !p || !salt || !hash || hash->size() != hash_size) return std::nullopt;
    PinHash parsed{{*log_n, *r, *p}, *salt, {}};
    std::copy(hash->begin(), hash->end(), parsed.hash.begin());
    return parsed;
}

}  // namespace

Result<std::string> hash_pin(std::string_view pin) {
    const Cost cost;
    std::array<std::uint8_t, salt_size> salt;
    fill_random(salt);
    Hash hash;
    if (!scrypt(pin, salt, cost, hash)) {
        return Error{ErrorCode::unavailable, "PIN: scrypt failed; it needs 33 MiB of memory"};
    }
    return "scrypt$" + std::to_string(cost.log_n) + "$" + std::to_string(cost.r) + "$" +
           std::to_string(cost.p) + "$" + to_base64(salt) + "$" + to_base64(hash);
}

Result<bool> pin_matches(std::string_view pin, std::string_view hash) {
    const auto stored = parse(hash);
    Hash computed;
    if (!stored || !scrypt(pin, stored->salt, stored->cost, computed)) {
        return Error{ErrorCode::damaged_data,
                     "PIN hash: found something else than scrypt$15$8$1$SALT$HASH, or too little memory; "
                     "give the person a new PIN"};
    }
    return CRYPTO_memcmp(computed.data(), stored->hash.data(), hash_size) == 0;
}

bool is_pin_hash(std::string_view hash) {
    return parse(hash).has_value();
}

std::string random_pin() {
    constexpr std::uint32_t pins = 1'000'000;
    constexpr std::uint32_t fair = UINT32_MAX - UINT32_MAX % pins;  // below it every PIN is equally likely
    for (;;) {
        std::array<std::uint8_t, 4> bytes;
        fill_random(bytes);
        std::uint32_t number = 0;
        for (const std::uint8_t byte : bytes) number = number << 8U | byte;
        if (number >= fair) continue;
        char digits[domain::pin_digits + 1];
        std::snprintf(digits, sizeof digits, "%06u", number % pins);
        std::string pin(digits, domain::pin_digits);
        OPENSSL_cleanse(digits, sizeof digits);
        if (!domain::weakness_of(pin)) return pin;
    }
}

}  // namespace kiosk::crypto

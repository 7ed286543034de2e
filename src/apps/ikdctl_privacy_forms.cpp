#include "ikdctl_privacy_forms.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <vector>

#include "kiosk/crypto/plain_digests.hpp"

namespace kiosk::ikdctl {
namespace {

using Take = std::function<void(const NikForm&)>;

constexpr std::size_t shortest_digest = 16;  ///< bytes; longer ones are searched by their beginning
constexpr std::size_t part_length = 12;

std::string hex(std::string_view bytes, std::string_view digits, std::string_view between = {}) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (!text.empty()) text += between;
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

constexpr std::string_view lower = "0123456789abcdef";
constexpr std::string_view upper = "0123456789ABCDEF";
constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The characters of base64 that these bytes alone decide when `before` other bytes (0, 1, 2) stand in front.
std::string base64(std::string_view bytes, std::size_t before, std::string_view last_two) {
    const std::string alphabet = std::string(base64_letters) + std::string(last_two);
    const auto bit = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[at / 8]) >> (7 - at % 8) & 1);
    };
    std::string text;
    const std::size_t skipped = (6 - before * 8 % 6) % 6;  // bits that share a character with what is before
    for (std::size_t at = skipped; at + 6 <= bytes.size() * 8; at += 6) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < 6; ++i) value = value << 1 | bit(at + i);
        text += alphabet[value];
    }
    return text;
}

std::string grouped(std::string_view nik, std::span<const std::size_t> lengths, char separator) {
    std::string text;
    std::size_t at = 0;
    for (const std::size_t length : lengths) {
        if (at > 0) text += separator;
        text += nik.substr(at, length);
        at += length;
    }
    return text;
}

/// Every digit in so many bytes, the other bytes 0.
std::string wide(std::string_view nik, std::size_t bytes_per_digit, bool little_endian) {
    std::string text;
    const std::string zeros(bytes_per_digit - 1, '\0');
    for (const char digit : nik) text += little_endian ? digit + zeros : zeros + digit;
    return text;
}

std::string big_endian(std::uint64_t value) {
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFFU);
    return bytes;
}

std::string reversed(std::string text) {
    std::ranges::reverse(text);
    return text;
}

/// Two digits a byte.
std::string packed(std::string_view nik, bool swapped) {
    std::string bytes;
    for (std::size_t i = 0; i < nik.size(); i += 2) {
        const int first = nik[i] - '0', second = nik[i + 1] - '0';
        bytes += static_cast<char>(swapped ? second << 4 | first : first << 4 | second);
    }
    return bytes;
}

void text_forms(const std::string& nik, const Take& take) {
    take({std::string(plain_form), nik});
    for (std::size_t at = 0; at + part_length <= nik.size(); ++at) {
        take({std::string(part_form), nik.substr(at, part_length)});
    }
    take({"reversed", reversed(nik)});
    constexpr std::size_t by_four[]{4, 4, 4, 4}, as_on_the_card[]{6, 6, 4};
    for (const char separator : {' ', '.', '-', '/'}) {
        const std::string with = std::string(" with '") + separator + "'";
        take({"grouped 4-4-4-4" + with, grouped(nik, by_four, separator)});
        take({"grouped 6-6-4" + with, grouped(nik, as_on_the_card, separator)});
    }
    take({"UTF-16LE", wide(nik, 2, true)});
    take({"UTF-16BE", wide(nik, 2, false)});
    take({"UTF-32LE", wide(nik, 4, true)});
    take({"UTF-32BE", wide(nik, 4, false)});
}

void encoded_forms(const std::string& nik, const Take& take) {
    // ASCII digits give neither + nor / in base64, and no letter in hex: one spelling of each.
    for (const std::size_t before : {0U, 1U, 2U}) {
        take({"base64, " + std::to_string(before) + " bytes in", base64(nik, before, "+/")});
    }
    take({"hex", hex(nik, lower)});
    take({"hex with ' '", hex(nik, lower, " ")});
    take({"hex with ':'", hex(nik, lower, ":")});
    take({"packed BCD", packed(nik, false)});
    take({"packed BCD, swapped", packed(nik, true)});
    std::string values = nik;
    for (char& digit : values) digit = static_cast<char>(digit - '0');
    take({"a byte per digit", values});
}

void number_forms(const std::string& nik, const Take& take) {
    std::uint64_t number = 0;
    std::from_chars(nik.data(), nik.data() + nik.size(), number);
    const std::string integer = big_endian(number);
    const std::string floating = big_endian(std::bit_cast<std::uint64_t>(static_cast<double>(number)));
    take({"64-bit integer, big-endian", integer});
    take({"64-bit integer, little-endian", reversed(integer)});
    take({"double, big-endian", floating});
    take({"double, little-endian", reversed(floating)});
    take({"hexadecimal number", hex(integer, lower).substr(2)});
    take({"HEXADECIMAL NUMBER", hex(integer, upper).substr(2)});
}

void digest_forms(const std::string& text, const std::string& of, const Take& take) {
    for (const auto& digest : crypto::plain_digests(text)) {
        const std::string name = std::string(digest.name) + of;
        const std::string beginning(digest.bytes.begin(), digest.bytes.begin() + shortest_digest);
        take({name + " raw", beginning});
        take({name + " hex", hex(beginning, lower)});
        take({name + " HEX", hex(beginning, upper)});
        take({name + " base64", base64(beginning, 0, "+/")});
        take({name + " base64url", base64(beginning, 0, "-_")});
    }
}

}  // namespace

void for_each_form(std::string_view digits, const Take& take) {
    const std::string nik(digits);
    text_forms(nik, take);
    encoded_forms(nik, take);
    number_forms(nik, take);
    digest_forms(nik, "", take);
    digest_forms(nik + "\n", " of the line", take);
}

}  // namespace kiosk::ikdctl

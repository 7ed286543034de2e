#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kiosk::domain {

/// Two digits a byte, lower case, without separators.
std::string format_hex(std::span<const std::uint8_t> bytes);
/// The same behind `text`: of secrets, into room that is reserved before, so that no copy is left behind.
void append_hex(std::string& text, std::span<const std::uint8_t> bytes);

/// False when the text is not exactly what `format_hex` makes of so many bytes; then `into` is of no use.
bool read_hex(std::string_view text, std::span<std::uint8_t> into);

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> parse_hex(std::string_view text) {
    std::array<std::uint8_t, N> bytes{};
    return read_hex(text, bytes) ? std::optional(bytes) : std::nullopt;
}

}  // namespace kiosk::domain

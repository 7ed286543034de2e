#pragma once

#include <filesystem>
#include <string>

#include "kiosk/crypto/keys.hpp"
#include "support/support.hpp"

namespace kiosk::test {

inline void write_private_file(const std::filesystem::path& file, const std::string& text) {
    write_file(file, text);
    std::filesystem::permissions(file,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

/// The bytes 0, 1, 2 ... 31: known answers were computed with them by another program (Python's
/// cryptography).
inline std::string counting_bytes() {
    std::string bytes;
    for (char c = 0; c < 32; ++c) bytes += c;
    return bytes;
}

inline crypto::KeyFile counting_key(const std::filesystem::path& directory) {
    write_private_file(directory / "counting.key", counting_bytes());
    return crypto::KeyFile::load_or_create(directory / "counting.key").value();
}

/// From hexadecimal digits.
inline std::string bytes_of_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

/// The same into an array of that size.
template <class Array>
Array array_of_hex(const std::string& hex) {
    const std::string bytes = bytes_of_hex(hex);
    Array array{};
    for (std::size_t i = 0; i < array.size(); ++i) array[i] = static_cast<std::uint8_t>(bytes.at(i));
    return array;
}

}  // namespace kiosk::test

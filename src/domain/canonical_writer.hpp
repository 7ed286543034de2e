#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk::domain {

/// Collects the fields of `canonical_bytes`, each prefixed by its length in 4 bytes, big-endian.
class CanonicalWriter {
  public:
    void field(std::span<const std::uint8_t> bytes) {
        big_endian(bytes.size(), 4);
        for (const std::uint8_t byte : bytes) bytes_.push_back(byte);
    }
    void field(std::string_view text) {
        field(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
    }
    void field(std::int64_t number) {
        big_endian(8, 4);
        big_endian(static_cast<std::uint64_t>(number), 8);
    }
    void absent() { big_endian(0, 4); }
    std::vector<std::uint8_t> take() { return std::move(bytes_); }

  private:
    void big_endian(std::uint64_t value, int size) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
        }
    }

    std::vector<std::uint8_t> bytes_;
};

}  // namespace kiosk::domain

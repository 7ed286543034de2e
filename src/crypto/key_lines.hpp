#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/checkpoint.hpp"

namespace kiosk::crypto {

// Small text files that hold keys: a title, one "name value" a line, and last "check" with the first 8 bytes
// of the SHA-256 of all lines before, in hex.

/// Writes into room that is reserved before, so that growing leaves no copy of a key behind.
class KeyLinesWriter {
  public:
    explicit KeyLinesWriter(std::string_view title);
    void text(std::string_view name, std::string_view value);
    void public_key(std::string_view name, const domain::PublicKey& key);
    void bytes(std::string_view name, std::span<const std::uint8_t, 32> bytes);
    std::string take();  ///< with the check; whoever takes it wipes it

  private:
    void append_hex(std::span<const std::uint8_t> bytes);
    std::string lines_;
};

/// Reads the lines in their order; the first that is not as expected sticks. No error quotes a value.
class KeyLinesReader {
  public:
    KeyLinesReader(std::string_view text, std::string_view title);
    std::string text(std::string_view name, const std::function<bool(std::string_view)>& is_fine,
                     const std::string& expected);
    domain::PublicKey public_key(std::string_view name);
    void bytes(std::string_view name, std::span<std::uint8_t, 32> into);
    /// Reads the check; nothing may follow.
    std::optional<Error> finish();

  private:
    std::string_view next_line();
    std::string_view value_of(std::string_view name);
    void read_hex(std::string_view digits, std::span<std::uint8_t> into, const std::string& expected);
    void refuse(const std::string& expected);

    std::string_view whole_;
    std::string_view rest_;
    int line_ = 0;
    std::optional<Error> failure_;
};

}  // namespace kiosk::crypto

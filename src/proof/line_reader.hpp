#pragma once

#include <array>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"

namespace kiosk::proof {

/// Reads a file line by line into a buffer of fixed size. The view is good until the next call.
class LineReader {
  public:
    explicit LineReader(std::istream& in) : in_(in) {}

    /// Empty at the end. `bad_input` for a line that is too long or, at the end, not finished by a newline;
    /// nothing can be read after that. `io` when reading fails.
    Result<std::optional<std::string_view>> next();
    int number() const { return number_; }  ///< of the line that was read last, from 1
    std::string place() const { return "line " + std::to_string(number_); }

  private:
    std::istream& in_;
    std::array<char, 65536> buffer_;
    int number_ = 0;
};

}  // namespace kiosk::proof

#pragma once

#include <string_view>
#include <vector>

#include "kiosk/domain/ports.hpp"

namespace kiosk::proof {

/// What the signature of an export covers: all lines before it, taken in one after the other, so that nobody
/// must hold the file.
class LineDigest {
  public:
    explicit LineDigest(domain::HashFunction hash) : hash_(std::move(hash)) {}

    /// `line` without its newline, which counts.
    void add(std::string_view line);
    std::vector<std::uint8_t> signed_message() const;

  private:
    domain::HashFunction hash_;
    domain::Digest digest_{};
};

}  // namespace kiosk::proof

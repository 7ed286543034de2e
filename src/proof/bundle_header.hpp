#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/list_bundle.hpp"

namespace kiosk::proof {

/// The second line of a bundle.
struct SignedHeader {
    domain::BundleHeader bundle;
    domain::PublicKey dinas{};
    domain::Digest body{};  ///< SHA-256
};

/// Without the newline. `bad_input` for text that is not UTF-8, which JSON cannot hold.
Result<std::string> format_bundle_header(const SignedHeader& header);
/// Empty for everything that `format_bundle_header` does not write, and for a header that contradicts itself
/// (`find_contradiction`).
std::optional<SignedHeader> parse_bundle_header(std::string_view line);

/// English: what in a header cannot be; empty when it is sound.
std::optional<std::string> find_contradiction(const domain::BundleHeader& header);
/// The same for rows and header together. The header is sound.
std::optional<std::string> find_contradiction(const domain::ListBundle& bundle);

}  // namespace kiosk::proof

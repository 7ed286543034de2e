#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace kiosk::ikdctl {

/// What a NIK may look like in a file or in memory.
struct NikForm {
    std::string name;  ///< "plain", "SHA-256 hex"
    std::string bytes;
};

inline constexpr std::string_view plain_form = "plain";
inline constexpr std::string_view part_form = "12 of its digits";

/// Hands over every form of sixteen digits, one after the other; each has at least 8 bytes. Of a hash, and of
/// base64, only so much that also a shortened one is found. Some forms may have the same bytes.
void for_each_form(std::string_view nik, const std::function<void(const NikForm&)>& take);

}  // namespace kiosk::ikdctl

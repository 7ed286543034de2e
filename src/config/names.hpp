#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk::config {

inline constexpr std::string_view name_expected = "3 to 32 lower-case letters, digits or hyphens";
/// A name that stands in file names, in the ledger and in QR codes: "kel-sukorejo".
bool is_name(std::string_view text);

inline constexpr std::string_view language_list_expected =
    "a list of language codes, none twice, such as [\"id\", \"en\"]";
bool is_language_code(std::string_view text);

inline constexpr std::string_view key_expected =
    "the name of a key such as \"Tab\", \"Return\", \"Space\" or \"F1\"";
/// As SDL names keys; whether SDL knows it shows at the start.
bool is_key_name(std::string_view text);
/// SDL does not care how they are spelt.
bool are_same_key(std::string_view one, std::string_view other);

inline constexpr std::string_view sibling_expected = "the name of a .toml file beside this one";
/// "ikd-problems.toml": never a path.
bool is_sibling_file(std::string_view text);

inline constexpr std::string_view https_expected = "an address that begins with https://";
bool is_https_address(std::string_view text);

inline constexpr std::string_view district_code_expected = "a Kemendagri code such as \"35.72\"";
/// "35.72.01" below "35.72": the parent, a dot, and as many digits as asked for.
bool is_code_below(std::string_view code, std::string_view parent, std::size_t digits);

}  // namespace kiosk::config

#include "line_digest.hpp"

#include "export_lines.hpp"

namespace kiosk::proof {

void LineDigest::add(std::string_view line) {
    std::vector<std::uint8_t> bytes(digest_.begin(), digest_.end());
    bytes.insert(bytes.end(), line.begin(), line.end());
    bytes.push_back('\n');
    digest_ = hash_(bytes);
}

std::vector<std::uint8_t> LineDigest::signed_message() const {
    std::vector<std::uint8_t> message(format_name.begin(), format_name.end());
    message.push_back('\n');
    message.insert(message.end(), digest_.begin(), digest_.end());
    return message;
}

}  // namespace kiosk::proof

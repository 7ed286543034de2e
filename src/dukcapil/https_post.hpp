#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/dukcapil/web_service.hpp"

namespace kiosk::dukcapil {

inline constexpr std::size_t longest_answer = 64 * 1024;

/// Makes libcurl ready for this process; again and again does no harm.
Result<void> start_curl();

/// Empty when this is an https address without user or password in it, otherwise what is wrong.
std::string misfit_of_url(const std::string& url);

/// One question over a connection of its own: the answer's body, or why there is none. `json` is wiped
/// wherever libcurl copied it.
std::variant<std::string, domain::SourceReply> post_json(const WebServiceSetup& setup, std::string_view json,
                                                         const domain::Cancelled& cancelled);

}  // namespace kiosk::dukcapil

#pragma once

#include <string>
#include <string_view>

#include "kiosk/proof/export_file.hpp"

namespace kiosk::proof {

// The lines of an export, without their newline. There is one way to write each: whoever parses a line
// writes it again and compares, so a doubled field, another order or white space never pass.

inline constexpr std::string_view format_name = "ikd-kiosk ledger export v1";

/// Which kind a line is, by its beginning; its contents may still be wrong.
enum class LineKind { header, event, checkpoint, signature, unknown };
LineKind kind_of(std::string_view line);

/// `bad_input` for text that is not UTF-8, which JSON cannot hold.
Result<std::string> format_header(const ExportHeader& header);
Result<std::string> format_event(const domain::Event& event);
Result<std::string> format_checkpoint(const domain::Checkpoint& checkpoint);
Result<std::string> format_signature(const domain::Signature& signature);

/// `bad_input`, naming the field but not the line's number, which only the caller knows; `unavailable` for
/// an enumeration's word that this program does not know.
Result<ExportHeader> parse_header(std::string_view line);
Result<domain::Event> parse_event(std::string_view line);
Result<domain::Checkpoint> parse_checkpoint(std::string_view line);
Result<domain::Signature> parse_signature(std::string_view line);

}  // namespace kiosk::proof

#pragma once

#include "kiosk/domain/status_source.hpp"

namespace kiosk::test {

/// What every source of status must keep to. `expected`: the outcome that the caller has brought about.
void check_source_contract(domain::StatusSource& source, const domain::StatusQuestion& question,
                           domain::SourceOutcome expected, const domain::Cancelled& cancelled = {});

/// No four digits that follow each other in the NIK stand in the text.
bool tells_no_digits(const std::string& text, const domain::Nik& nik);

}  // namespace kiosk::test

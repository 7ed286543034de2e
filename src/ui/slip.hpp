#pragma once

#include <string>

#include "kiosk/app/view.hpp"
#include "kiosk/i18n/catalogue.hpp"

namespace kiosk::ui {

/// What the QR code of a slip says, in the language of `words`: what for, where, for whom a visit is, when,
/// from which day on (who is too young), what to bring, and that nothing is booked. Printable ASCII of at
/// most `most_bytes` (qr::payload_problem allows 300); where it would be longer the address, then what to
/// bring, then what is said of the place is shortened.
std::string slip_text(const i18n::Catalogue& words, const app::SlipView& view, std::size_t most_bytes = 300);
/// "Rekam KTP-el"
std::string slip_purpose(const i18n::Catalogue& words, domain::NextStep step);

}  // namespace kiosk::ui

#pragma once

#include <string>

#include "kiosk/app/view.hpp"
#include "kiosk/i18n/catalogue.hpp"

namespace kiosk::ui {

// Dates, hours and domain words in the resident's language.

std::string date_text(const i18n::Catalogue& words, domain::Date date);     ///< "15 Mei 2008"
std::string weekday_text(const i18n::Catalogue& words, domain::Date date);  ///< "Minggu"
std::string day_text(const i18n::Catalogue& words, domain::Date date);      ///< "Minggu, 22 November 2026"
std::string time_text(const i18n::Catalogue& words, std::chrono::minutes minute_of_day);  ///< "08.00"
/// "10.15"; of another day with its name: "Sabtu 10.15".
std::string since_text(const i18n::Catalogue& words, const domain::LocalTime& at, domain::Date today);
/// "45 detik", "3 menit"
std::string wait_text(const i18n::Catalogue& words, int seconds);
std::string hours_text(const i18n::Catalogue& words,
                       const domain::DayHours& hours);  ///< "08.00–15.00", "Tutup"
/// "Buka lagi Senin pukul 08.00"; "Tutup" when it is not known.
std::string reopen_text(const i18n::Catalogue& words, const domain::OpenState& state, domain::Date today);
/// "Buka sampai pukul 15.00", "Tutup. Buka lagi Senin pukul 08.00"
std::string open_text(const i18n::Catalogue& words, const domain::OpenState& state, domain::Date today);

i18n::Msg message_of(domain::NikError error);
i18n::Msg message_of(domain::NikWarning warning);
i18n::Msg message_of(config::Service service);
i18n::Msg message_of(domain::BaseKind kind);
i18n::Msg message_of(domain::SurveyElement element);
/// Why somebody waits, or goes without an activation; for the officer.
i18n::Msg message_of(domain::Reason reason);

}  // namespace kiosk::ui

#pragma once

#include <string>
#include <vector>

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

// Of the three status axes, as officers say it.
i18n::Msg message_of(domain::KtpElRecord record);
i18n::Msg message_of(domain::NikStatus status);
i18n::Msg message_of(domain::DeactivationReason reason);
i18n::Msg message_of(domain::IkdAccount account);
/// "PRR - siap cetak": the code as it stands in SIAK, and what it means.
std::string record_text(const i18n::Catalogue& words, domain::KtpElRecord record);
/// "Nonaktif: belum rekam"
std::string nik_status_text(const i18n::Catalogue& words, domain::NikStatus status,
                            domain::DeactivationReason because);

/// What to do next, in one sentence for the resident.
i18n::Msg message_of(domain::NextStep step);
/// Who says so, of which day, and how sure that is.
std::vector<std::string> certainty_texts(const i18n::Catalogue& words, const domain::StatusAnswer& answer);
/// "Senin, 23 November 2026, 08.00–15.00"
std::string day_and_hours_text(const i18n::Catalogue& words, domain::Date day, const domain::DayHours& hours);
/// Why a list was not taken; for technicians.
i18n::Msg message_of(domain::BundleRefusal refusal);
i18n::Msg message_of(domain::ListCategory category);
i18n::Msg message_of(domain::KeyProtection protection);

}  // namespace kiosk::ui

#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

// The event catalogue (events.toml, which explains its keys) as plain values, and what is made of it at build
// time. Part of the build, not of the kiosk.

namespace kiosk::catalogue {

struct Named {  ///< an audience, or how long something is kept
    std::string name;
    std::string is;
};

struct Kind {
    std::string name;
    std::string means;
    std::vector<std::string> must;
    std::vector<std::string> may;
    std::vector<std::string> reasons;
    std::string detail;
    bool detail_may_be_empty = false;
    std::string why;
    std::vector<std::string> seen_by;
};

struct Reason {
    std::string name;
    std::string means;
    bool staff_only = false;
};

struct Field {
    std::string name;
    std::string is;
    std::string why;
    std::string kept;
    std::string personal;
    bool checked = false;  ///< kinds say whether they carry it
};

struct Catalogue {
    std::vector<Named> audiences;
    std::vector<Named> retentions;
    std::vector<Kind> kinds;
    std::vector<Reason> reasons;
    std::vector<Field> fields;
};

/// Forms that a detail can have: enumerators of domain::DetailForm (event_rules.hpp), in its order.
struct Form {
    std::string_view name;
    std::string_view looks_like;
};
inline constexpr std::array<Form, 15> forms{{
    {"none", "none"},
    {"survey", "`U3:4`"},
    {"problem", "`F05`"},
    {"problem_of_reason", "`F05` exactly when the reason is `problem`"},
    {"person", "`person 41`"},
    {"row", "`row 41`"},
    {"clock", "`clock trusted` or `clock doubted`"},
    {"figure", "`2026-10-31 24900 source`"},
    {"date", "`2026-08-01`"},
    {"staff", "`siti-1`"},
    {"list", "`unrecorded 2026-11-14 1234`"},
    {"bundle", "`35.05 7 2026-11-14 1234`"},
    {"refusal", "`other_district 35.72 7`"},
    {"seen", "`ktp_el print_ready`"},
    {"axis", "`record`, `nik`, `ikd` or `across`"},
}};

/// Fields of a draft that the rules know, in the order of domain::CheckedField (event_rules.hpp).
inline constexpr std::array<std::string_view, 7> checked_fields{
    "ticket", "token", "officer", "age_band", "registration", "language", "duration"};

/// All mistakes at once, each with file and line; the catalogue is whole when there are none.
struct Reading {
    Catalogue catalogue;
    std::vector<std::string> mistakes;
};
Reading read_catalogue(std::string_view text, const std::string& file);

/// kiosk/domain/event_catalogue.hpp
std::string enumerations_header(const Catalogue& catalogue);
/// Words and rules: the other half of event.cpp and misfit.cpp.
std::string words_and_rules_source(const Catalogue& catalogue);
/// kiosk-config/STORED.md
std::string stored_document(const Catalogue& catalogue);

}  // namespace kiosk::catalogue

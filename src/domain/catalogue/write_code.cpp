#include <algorithm>
#include <sstream>

#include "catalogue.hpp"

namespace kiosk::catalogue {
namespace {

constexpr const char* made_from = "// Made from src/domain/catalogue/events.toml; do not edit.\n";

template <class Entries>
void write_enumeration(std::ostream& out, const char* name, const Entries& entries) {
    out << "enum class " << name << " {\n";
    for (const auto& entry : entries) out << "    " << entry.name << ",  ///< " << entry.means << "\n";
    out << "};\n";
}

template <class Entries>
void write_words(std::ostream& out, const char* name, const char* parse, const Entries& entries) {
    out << "std::string_view to_word(" << name << " value) {\n    switch (value) {\n";
    for (const auto& entry : entries) {
        out << "        case " << name << "::" << entry.name << ":\n            return \"" << entry.name
            << "\";\n";
    }
    out << "    }\n    return {};\n}\n\nstd::optional<" << name << "> " << parse
        << "(std::string_view word) {\n";
    for (const auto& entry : entries)
        out << "    if (word == \"" << entry.name << "\") return " << name << "::" << entry.name << ";\n";
    out << "    return std::nullopt;\n}\n\n";
}

const char* carriage(const Kind& kind, std::string_view field) {
    if (std::ranges::find(kind.must, field) != kind.must.end()) return "must";
    return std::ranges::find(kind.may, field) != kind.may.end() ? "may" : "never";
}

void write_rule(std::ostream& out, const Kind& kind) {
    out << "        case EventKind::" << kind.name << ": {\n            static constexpr EventRule rule{{";
    for (const std::string_view field : checked_fields) out << "Carried::" << carriage(kind, field) << ", ";
    out << "},\n                ";
    for (const std::string& reason : kind.reasons) out << "bit(Reason::" << reason << ") | ";
    out << "0, DetailForm::" << kind.detail << ", " << (kind.detail_may_be_empty ? "true" : "false")
        << "};\n            return rule;\n        }\n";
}

}  // namespace

std::string enumerations_header(const Catalogue& catalogue) {
    std::ostringstream out;
    out << made_from << "#pragma once\n\nnamespace kiosk::domain {\n\n"
        << "/// What can happen. Words are stable: they are stored, exported and hashed.\n";
    write_enumeration(out, "EventKind", catalogue.kinds);
    out << "inline constexpr int event_kind_count = " << catalogue.kinds.size() << ";\n\n"
        << "/// Why. No personal data: reasons are what the dinas may learn from.\n";
    write_enumeration(out, "Reason", catalogue.reasons);
    out << "inline constexpr int reason_count = " << catalogue.reasons.size()
        << ";\n\n}  // namespace kiosk::domain\n";
    return out.str();
}

std::string words_and_rules_source(const Catalogue& catalogue) {
    std::ostringstream out;
    out << made_from << "#include <cstdlib>\n\n#include \"event_rules.hpp\"\n"
        << "#include \"kiosk/domain/event.hpp\"\n\nnamespace kiosk::domain {\n\n";
    write_words(out, "EventKind", "parse_event_kind", catalogue.kinds);
    write_words(out, "Reason", "parse_reason", catalogue.reasons);
    out << "const EventRule& rule_of(EventKind kind) {\n    switch (kind) {\n";
    for (const Kind& kind : catalogue.kinds) write_rule(out, kind);
    out << "    }\n    std::abort();\n}\n\nbool is_staff_only(Reason reason) {\n"
        << "    constexpr std::uint64_t staff_only =\n        ";
    for (const Reason& reason : catalogue.reasons) {
        if (reason.staff_only) out << "bit(Reason::" << reason.name << ") | ";
    }
    out << "0;\n    return (staff_only & bit(reason)) != 0;\n}\n\n}  // namespace kiosk::domain\n";
    return out.str();
}

}  // namespace kiosk::catalogue

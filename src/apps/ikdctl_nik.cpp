#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "ikdctl.hpp"
#include "kiosk/core/secret.hpp"
#include "kiosk/domain/nik.hpp"

namespace kiosk::ikdctl {
namespace {

using domain::NikError;
using domain::NikReading;
using domain::NikWarning;

constexpr std::chrono::hours wib_offset{7};

constexpr std::array all_errors{NikError::not_sixteen_digits, NikError::all_digits_equal,
                                NikError::impossible_day,     NikError::impossible_month,
                                NikError::impossible_date,    NikError::serial_zero};
constexpr std::array all_warnings{NikWarning::unknown_area_code,  NikWarning::archived_area_code,
                                  NikWarning::birth_date_differs, NikWarning::sex_differs,
                                  NikWarning::age_out_of_range,   NikWarning::serial_9000_or_above};

std::string_view sentence(NikError error) {
    switch (error) {
        case NikError::not_sixteen_digits:
            return "Not exactly 16 digits 0-9 once blanks, dots and hyphens are removed; nothing else is "
                   "read.";
        case NikError::all_digits_equal:
            return "The same digit sixteen times.";
        case NikError::impossible_day:
            return "The day (digits 7-8) is neither 01-31 (men) nor 41-71 (women).";
        case NikError::impossible_month:
            return "The month (digits 9-10) is not 01-12.";
        case NikError::impossible_date:
            return "That month does not have that day in any year that the two digits can mean.";
        case NikError::serial_zero:
            return "The serial (digits 13-16) is 0000; serials start at 0001.";
    }
    std::abort();
}

std::string_view sentence(NikWarning warning) {
    switch (warning) {
        case NikWarning::unknown_area_code:
            return "The area (digits 1-6) is neither in the current list nor in the archive.";
        case NikWarning::archived_area_code:
            return "The area is a former one; old NIKs keep it for life.";
        case NikWarning::birth_date_differs:
            return "The declared birth date is another one (not given here: nothing is declared).";
        case NikWarning::sex_differs:
            return "The declared sex is another one (not given here: nothing is declared).";
        case NikWarning::age_out_of_range:
            return "No year that the two digits can mean gives an age of 0-120; is the date right?";
        case NikWarning::serial_9000_or_above:
            return "Such serials are unusual; test numbers use them.";
    }
    std::abort();
}

template <class Words>
std::string glossary(const Words& words) {
    std::string text;
    for (const auto word : words) {
        text += "  " + std::string(to_word(word)) + "\n      " + std::string(sentence(word)) + "\n";
    }
    return text;
}

std::string help_footer() {
    return "One line is answered for each line read, an empty one too. The NIK itself is never repeated.\n"
           "The area is where the NIK was first issued; it says nothing about where somebody lives.\n"
           "Exit code: 0, also when some are impossible; 2 wrong arguments; 3 the answer could not be "
           "written.\n"
           "\nErrors (verdict \"impossible\"):\n" +
           glossary(all_errors) + "\nWarnings (may be right, compare with the KTP):\n" +
           glossary(all_warnings);
}

template <class Words>
nlohmann::ordered_json words_of(const Words& words) {
    auto list = nlohmann::ordered_json::array();
    for (const auto word : words) list.push_back(to_word(word));
    return list;
}

template <class Value, class Format>
nlohmann::ordered_json or_null(const std::optional<Value>& value, Format format) {
    return value ? nlohmann::ordered_json(format(*value)) : nlohmann::ordered_json(nullptr);
}

std::string area_name(const NikReading& reading) {
    return reading.area_code ? domain::readable_area(domain::find_area(*reading.area_code)) : "";
}

std::string as_json(long line, const NikReading& reading) {
    const auto same = [](int number) { return number; };
    auto dates = nlohmann::ordered_json::array();
    for (const auto& date : reading.birth_date_candidates) dates.push_back(domain::format_iso_date(date));
    const std::string area = area_name(reading);

    nlohmann::ordered_json object;
    object["line"] = line;
    object["verdict"] = reading.possible() ? "possible" : "impossible";
    object["errors"] = words_of(reading.errors);
    object["warnings"] = words_of(reading.warnings);
    object["birth_date"] = or_null(reading.birth_date, domain::format_iso_date);
    object["birth_date_candidates"] = std::move(dates);
    object["age"] = or_null(reading.age, same);
    object["sex"] = or_null(reading.sex, [](domain::Sex sex) { return to_word(sex); });
    object["area_code"] = or_null(reading.area_code, domain::format_area_code);
    object["area"] = area.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(area);
    object["serial"] = or_null(reading.serial, same);
    return object.dump();
}

std::string as_sentence(long line, const NikReading& reading) {
    std::string text = "line " + std::to_string(line) + (reading.possible() ? ": possible" : ": impossible");
    if (reading.birth_date) {
        text += ", born " + domain::format_iso_date(*reading.birth_date) + ", age " +
                std::to_string(*reading.age);
    }
    if (reading.sex) text += ", " + std::string(to_word(*reading.sex));
    if (const std::string area = area_name(reading); !area.empty()) text += ", first issued in " + area;
    for (const auto error : reading.errors) text += "; error " + std::string(to_word(error));
    for (const auto warning : reading.warnings) text += "; warning " + std::string(to_word(warning));
    return text;
}

/// What a NIK may need with many separators. Longer lines are no NIK and are not kept.
using Line = SecretText<4096>;

/// False at the end of the input. A line that is too long counts as empty.
bool read_line(std::streambuf& in, Line& line) {
    line.wipe();
    bool too_long = false;
    int c = in.sbumpc();
    if (c == EOF) return false;
    for (; c != EOF && c != '\n'; c = in.sbumpc()) {
        too_long = too_long || line.full();
        if (!too_long) line.push(static_cast<char>(c));
    }
    if (too_long) line.wipe();
    return true;
}

std::string_view without_byte_order_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

void explain(domain::Date today, bool json) {
    std::ios::sync_with_stdio(false);
    Line line;
    for (long number = 1; std::cout && read_line(*std::cin.rdbuf(), line); ++number) {
        const std::string_view text = number == 1 ? without_byte_order_mark(line.view()) : line.view();
        const NikReading reading = domain::read_nik(text, today);
        std::cout << (json ? as_json(number, reading) : as_sentence(number, reading)) << std::endl;
    }
}

}  // namespace

void add_nik_commands(CLI::App& app, int&) {
    CLI::App* nik = app.add_subcommand("nik", "Read what the digits of a NIK say");
    nik->require_subcommand(1);
    CLI::App* command =
        nik->add_subcommand("explain", "Read one NIK a line from standard input, explain each");
    CLI::Option* today =
        command->add_option("--today", "YYYY-MM-DD, decides ages and centuries [today, WIB]");
    today->type_name("DATE")->check([](const std::string& text) {
        return domain::parse_iso_date(text) ? "" : "expected a date YYYY-MM-DD";
    });
    CLI::Option* json = command->add_flag("--json")->description("One JSON object a line");
    command->footer(help_footer());
    command->callback([today, json] {
        const domain::Date date = today->count() > 0
                                      ? *domain::parse_iso_date(today->as<std::string>())
                                      : domain::to_local(SystemClock().now().wall, wib_offset).date;
        explain(date, json->count() > 0);
    });
}

}  // namespace kiosk::ikdctl

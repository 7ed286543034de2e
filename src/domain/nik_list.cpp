#include "kiosk/domain/nik_list.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

namespace kiosk::domain {
namespace {

constexpr std::size_t nik_length = 16;
constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, is_digit));
}

bool consists_of(std::string_view text, std::string_view others) {
    return std::ranges::all_of(
        text, [&](char c) { return is_digit(c) || others.find(c) != std::string_view::npos; });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Takes off what people put around a number to keep a spreadsheet from reading it: '357..., ="357...".
std::string_view unwrapped(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.starts_with('=')) cell.remove_prefix(1);
    if (cell.starts_with('"') || cell.starts_with('\'')) cell.remove_prefix(1);
    if (cell.ends_with('"') || cell.ends_with('\'')) cell.remove_suffix(1);
    return trimmed(cell);
}

/// 3.57202E+15, in Indonesian 3,57202E+15
bool is_scientific(std::string_view text) {
    const auto exponent = text.find_first_of("eE");
    if (exponent == std::string_view::npos) return false;
    return count_digits(text.substr(0, exponent)) > 0 && consists_of(text.substr(0, exponent), ".,") &&
           count_digits(text.substr(exponent)) > 0 && consists_of(text.substr(exponent + 1), "+-");
}

/// 3,572,016,505,089,000 or 3572016505089000.00: only numbers have such commas and decimals.
bool is_formatted_number(std::string_view text) {
    const std::size_t digits = count_digits(text);
    if (digits < nik_length || digits > nik_length + 2 || !consists_of(text, ".,")) return false;
    const bool has_decimals = digits > nik_length && (text.ends_with(".0") || text.ends_with(".00"));
    return has_decimals || text.find(',') != std::string_view::npos;
}

bool shows_number_format(std::string_view text) {
    return is_scientific(text) || is_formatted_number(text);
}

bool ends_in_zero(std::string_view text) {
    return count_digits(text) == nik_length && text.ends_with('0');
}

/// In a column of numbers nearly every row is damaged; a single row may end in 0 by nature.
bool went_through_number_format(const std::vector<NikCell>& cells) {
    std::size_t whole = 0;
    std::size_t damaged = 0;
    for (const NikCell& cell : cells) {
        const std::string_view text = unwrapped(cell.text);
        const bool suspect = shows_number_format(text) || ends_in_zero(text);
        damaged += suspect;
        whole += suspect || count_digits(text) == nik_length;
    }
    return damaged >= 2 && damaged * 10 >= whole * 9;
}

/// Serials start at 0001, and most are below 0010: 0000 is what a spreadsheet makes of them.
bool lost_its_serial(const NikReading& reading) {
    return reading.errors == std::vector{NikError::serial_zero};
}

std::optional<RowProblem> problem_of(std::string_view text, const NikReading& reading, bool column_damaged) {
    if (text.empty()) return RowProblem::empty;
    if (shows_number_format(text) || lost_its_serial(reading)) return RowProblem::damaged_by_spreadsheet;
    if (!reading.possible()) return RowProblem::impossible_nik;
    if (column_damaged && ends_in_zero(text)) return RowProblem::damaged_by_spreadsheet;
    return std::nullopt;
}

struct Candidate {
    Nik nik;
    int line;
};

/// Moves the first of each NIK to `accepted`. Sorts positions, so that no NIK is copied.
void separate_duplicates(std::vector<Candidate> candidates, NikListReading& list) {
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return candidates[i].nik.digits(); });
    std::vector<bool> repeated(candidates.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i) {
        repeated[order[i]] = candidates[order[i]].nik.digits() == candidates[order[i - 1]].nik.digits();
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (repeated[i]) {
            list.duplicates.push_back({candidates[i].line, RowProblem::duplicate, {}});
        } else {
            list.accepted.push_back(std::move(candidates[i].nik));
        }
    }
}

/// Letters and digits only, in lower case: "No. NIK" and "no nik" are the same heading.
std::string heading_key(std::string_view heading) {
    std::string key;
    for (char c : heading) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || is_digit(c)) key += c;
    }
    return key;
}

bool is_nik_heading(std::string_view heading) {
    static constexpr std::array<std::string_view, 5> known{
        "nik", "nonik", "nomornik", "nomorindukkependudukan", "nomorindukkependudukannik"};
    return std::ranges::find(known, heading_key(heading)) != known.end();
}

}  // namespace

std::string_view to_word(RowProblem problem) {
    switch (problem) {
        case RowProblem::empty:
            return "empty";
        case RowProblem::impossible_nik:
            return "impossible_nik";
        case RowProblem::damaged_by_spreadsheet:
            return "damaged_by_spreadsheet";
        case RowProblem::duplicate:
            return "duplicate";
    }
    std::abort();
}

bool resembles_nik(std::string_view cell) {
    const std::string_view text = unwrapped(cell);
    return shows_number_format(text) ||
           (count_digits(text) == nik_length && consists_of(text, " .-\t\xC2\xA0"));
}

NikListReading read_nik_list(const std::vector<NikCell>& cells, Date today) {
    const bool column_damaged = went_through_number_format(cells);
    NikListReading list;
    std::vector<Candidate> candidates;
    for (const NikCell& cell : cells) {
        const std::string_view text = unwrapped(cell.text);
        NikReading reading = read_nik(text, today);
        if (const auto problem = problem_of(text, reading, column_damaged)) {
            list.refused.push_back({cell.line, *problem, std::move(reading.errors)});
        } else {
            candidates.push_back({*Nik::from_typed(text, today), cell.line});
        }
    }
    separate_duplicates(std::move(candidates), list);
    return list;
}

NikColumn find_nik_column(const std::vector<std::string>& header) {
    NikColumn column;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!is_nik_heading(header[i])) continue;
        column.ambiguous = column.index.has_value();
        if (!column.index) column.index = i;
    }
    return column;
}

}  // namespace kiosk::domain

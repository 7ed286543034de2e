#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/core/clock.hpp"
#include "kiosk/core/result.hpp"
#include "kiosk/domain/calendar.hpp"

namespace kiosk::tables {

// A report as titles, notes and tables, and the four ways to write it. The same document always gives the
// same bytes.

/// A share in percent, shown with one decimal.
struct Percent {
    double value = 0;
    bool operator==(const Percent&) const = default;
};

/// `monostate`: nothing stands there.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Percent, domain::Date>;
using Row = std::vector<Cell>;

/// As people in Indonesia write it: "1.234", "19,0 %", "22/11/2026"; nothing as "-".
std::string readable(const Cell& cell);

/// Bars of one column of numbers, labelled by another one.
struct BarChart {
    std::string title;
    std::size_t label_column = 0;
    std::size_t value_column = 1;
};

struct Table {
    std::string name;  ///< short, for the sheet's tab: up to 31 characters, unique in the document
    std::string title;
    std::vector<std::string> notes;  ///< what the numbers are of, as of when, from where
    std::vector<std::string> columns;
    std::vector<Row> rows;     ///< each as long as `columns`
    std::optional<Row> total;  ///< the last row, set apart
    std::optional<BarChart> chart;
};

struct Document {
    std::string title;
    std::string warning;  ///< stands first everywhere; empty: nothing is wrong
    std::vector<std::string> notes;
    UtcTime made{};  ///< date of creation in files that have one
    std::vector<Table> tables;
};

/// For the terminal: columns in line, numbers to the right.
std::string to_text(const Document& document);

/// All tables one below the other in one file, each with its title line: so it opens as one sheet with a
/// double click, and prints in the order in which it is read; whoever wants to calculate takes the XLSX with
/// one sheet a table. With a byte order mark, `;` and a decimal comma, which spreadsheets set to Indonesian
/// expect (LibreOffice asks, and guesses right); numbers without thousands separators, dates as 2026-11-22.
std::string to_csv(const Document& document);

/// One file without scripts and outside links; bars as inline SVG. Dark on white for the screen and for A4.
std::string to_html(const Document& document);

/// One sheet a table behind a first one with title and notes: numbers as numbers, texts as texts however
/// many digits they have, headings frozen, A4 landscape. `io` when the file cannot be written.
Result<void> write_xlsx(const Document& document, const std::filesystem::path& file);

}  // namespace kiosk::tables

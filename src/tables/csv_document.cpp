#include <cmath>
#include <cstdlib>

#include "kiosk/tables/csv.hpp"
#include "kiosk/tables/document.hpp"

namespace kiosk::tables {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";
constexpr const char* end_of_line = "\r\n";  // RFC 4180

/// Numbers are written bare: a quoted one would be taken as text.
struct Field {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return csv_field(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(Percent percent) const {
        const std::int64_t tenths = std::llround(percent.value * 10);
        return (tenths < 0 ? "-" : "") + std::to_string(std::abs(tenths) / 10) + "," +
               std::to_string(std::abs(tenths) % 10);
    }
    std::string operator()(domain::Date date) const { return domain::format_iso_date(date); }
};

std::string line_of(const Row& row) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) line += ';';
        line += std::visit(Field{}, row[i]);
    }
    return line + end_of_line;
}

std::string line_of(const std::string& text) {
    return csv_field(text) + end_of_line;
}

std::string headings(const Table& table) {
    Row row;
    for (const std::string& column : table.columns) row.emplace_back(column);
    return line_of(row);
}

}  // namespace

std::string to_csv(const Document& document) {
    std::string text = byte_order_mark;
    if (!document.warning.empty()) text += line_of(document.warning);
    text += line_of(document.title);
    for (const std::string& note : document.notes) text += line_of(note);
    for (const Table& table : document.tables) {
        text += end_of_line + line_of(table.title);
        if (!table.rows.empty() || table.total) text += headings(table);
        for (const Row& row : table.rows) text += line_of(row);
        if (table.total) text += line_of(*table.total);
        for (const std::string& note : table.notes) text += line_of(note);
    }
    return text;
}

}  // namespace kiosk::tables

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "cells.hpp"
#include "kiosk/tables/document.hpp"

namespace kiosk::tables {
namespace {

/// "1.234"
std::string with_thousands(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > sign + 3;) digits.insert(at -= 3, 1, '.');
    return digits;
}

struct Readable {
    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return with_thousands(number); }
    std::string operator()(Percent percent) const {
        const std::int64_t tenths = std::llround(percent.value * 10);
        const std::string sign = tenths < 0 ? "-" : "";
        return sign + with_thousands(std::abs(tenths) / 10) + "," + std::to_string(std::abs(tenths) % 10) +
               " %";
    }
    std::string operator()(domain::Date date) const {
        char text[16];
        std::snprintf(text, sizeof text, "%02u/%02u/%04d", static_cast<unsigned>(date.day()),
                      static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
        return text;
    }
};

}  // namespace

std::string readable(const Cell& cell) {
    return std::visit(Readable{}, cell);
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return width;
}

bool is_number(const Cell& cell) {
    return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<Percent>(cell);
}

bool is_number_column(const Table& table, std::size_t column) {
    for (const Row& row : table.rows) {
        if (!std::holds_alternative<std::monostate>(row[column])) return is_number(row[column]);
    }
    return table.total && is_number((*table.total)[column]);
}

std::vector<std::size_t> column_widths(const Table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::size_t width = width_of(table.columns[column]);
        for (const Row& row : table.rows) width = std::max(width, width_of(readable(row[column])));
        if (table.total) width = std::max(width, width_of(readable((*table.total)[column])));
        widths.push_back(width);
    }
    return widths;
}

}  // namespace kiosk::tables

#include "bar_chart.hpp"

#include <algorithm>
#include <cmath>

#include "cells.hpp"
#include "markup.hpp"

namespace kiosk::tables {
namespace {

// In units of the drawing, which is as wide as the page.
constexpr int width = 700;
constexpr int row_height = 22;
constexpr int bar_height = 14;
constexpr int gap = 8;
constexpr int font_size = 13;
constexpr int widest_character = 8;        // of that font; a label never reaches into the bars
constexpr std::size_t longest_label = 38;  // characters
constexpr int room_for_number = 90;

double number_in(const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*number);
    if (const auto* percent = std::get_if<Percent>(&cell)) return percent->value;
    return 0;
}

/// The table beside it has the whole label.
std::string shortened(const std::string& label) {
    if (width_of(label) <= longest_label) return label;
    std::string text;
    std::size_t characters = 0;
    for (const char c : label) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (begins && ++characters == longest_label) break;
        text += c;
    }
    return text + "…";
}

struct Bars {
    int label_width = 0;
    double largest = 0;
    int length(double value) const {
        const int room = width - label_width - 2 * gap - room_for_number;
        return value <= 0 ? 0 : std::max(1, static_cast<int>(std::lround(value / largest * room)));
    }
};

std::string at(int x, int y) {
    return " x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"";
}

std::string bar(const Bars& bars, const std::string& label, const Cell& value, int top) {
    const int baseline = top + (row_height + font_size) / 2 - 2;
    const int left = bars.label_width + gap;
    const int length = bars.length(number_in(value));
    std::string text =
        "<text text-anchor=\"end\"" + at(bars.label_width, baseline) + ">" + escaped(label) + "</text>";
    text += "<rect" + at(left, top + (row_height - bar_height) / 2) + " width=\"" + std::to_string(length) +
            "\" height=\"" + std::to_string(bar_height) + "\"/>";
    return text + "<text" + at(left + length + gap, baseline) + ">" + escaped(readable(value)) + "</text>\n";
}

}  // namespace

std::string bar_chart(const Table& table, const BarChart& chart) {
    Bars bars;
    std::size_t label_characters = 0;
    for (const Row& row : table.rows) {
        bars.largest = std::max(bars.largest, number_in(row[chart.value_column]));
        const std::string label = shortened(readable(row[chart.label_column]));
        label_characters = std::max(label_characters, width_of(label));
    }
    if (bars.largest <= 0) return {};
    bars.label_width = static_cast<int>(label_characters) * widest_character;

    const int height = static_cast<int>(table.rows.size()) * row_height;
    std::string text = "<figure>\n<figcaption>" + escaped(chart.title) +
                       "</figcaption>\n<svg viewBox=\"0 0 " + std::to_string(width) + " " +
                       std::to_string(height) + "\" role=\"img\" aria-label=\"" + escaped(chart.title) +
                       "\" font-size=\"" + std::to_string(font_size) + "\" fill=\"#111\" stroke=\"none\">\n";
    int top = 0;
    for (const Row& row : table.rows) {
        text += bar(bars, shortened(readable(row[chart.label_column])), row[chart.value_column], top);
        top += row_height;
    }
    return text + "</svg>\n</figure>\n";
}

}  // namespace kiosk::tables

#include "cells.hpp"
#include "kiosk/tables/document.hpp"

namespace kiosk::tables {
namespace {

constexpr std::size_t page_width = 110;

/// Broken at blanks; further lines are indented.
std::string wrapped(std::string_view text) {
    std::string lines;
    std::size_t width = 0;
    while (!text.empty()) {
        const auto blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        text.remove_prefix(blank == std::string_view::npos ? text.size() : blank + 1);
        if (width > 0 && width + 1 + width_of(word) > page_width) {
            lines += "\n  ";
            width = 2;
        } else if (width > 0) {
            lines += ' ';
            ++width;
        }
        lines += word;
        width += width_of(word);
    }
    return lines + '\n';
}

std::string padded(const std::string& text, std::size_t width, bool to_the_right) {
    const std::string blanks(width - width_of(text), ' ');
    return to_the_right ? blanks + text : text + blanks;
}

class TableWriter {
  public:
    explicit TableWriter(const Table& table) : table_(table), widths_(column_widths(table)) {}

    std::string write() const {
        std::string text = line([&](std::size_t column) { return table_.columns[column]; });
        text += rule();
        for (const Row& row : table_.rows) text += line_of(row);
        if (table_.total) text += rule() + line_of(*table_.total);
        return text;
    }

  private:
    std::string line_of(const Row& row) const {
        return line([&](std::size_t column) { return readable(row[column]); });
    }
    template <class TextAt>
    std::string line(TextAt&& text_at) const {
        std::string text;
        for (std::size_t column = 0; column < widths_.size(); ++column) {
            if (column > 0) text += "  ";
            text += padded(text_at(column), widths_[column], is_number_column(table_, column));
        }
        return text.substr(0, text.find_last_not_of(' ') + 1) + '\n';
    }
    std::string rule() const {
        std::size_t width = 2 * (widths_.size() - 1);
        for (const std::size_t column : widths_) width += column;
        return std::string(width, '-') + '\n';
    }

    const Table& table_;
    std::vector<std::size_t> widths_;
};

}  // namespace

std::string to_text(const Document& document) {
    std::string text;
    if (!document.warning.empty()) text += wrapped(document.warning) + '\n';
    text += document.title + '\n' + std::string(width_of(document.title), '=') + '\n';
    for (const std::string& note : document.notes) text += wrapped(note);
    for (const Table& table : document.tables) {
        text += '\n' + table.title + '\n';
        if (!table.rows.empty() || table.total) text += TableWriter(table).write();
        for (const std::string& note : table.notes) text += wrapped(note);
    }
    return text;
}

}  // namespace kiosk::tables

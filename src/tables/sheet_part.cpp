#include "sheet_part.hpp"

#include <charconv>

namespace kiosk::tables {
namespace {

/// The whole text as a number.
std::optional<std::size_t> number_of(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// "AB7" is column 27; empty when there are no letters, or more than a sheet has columns for.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size(); ++letters) {
        const char c = reference[letters];
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        if (letters == 3) return std::nullopt;
    }
    if (letters == 0) return std::nullopt;
    return column - 1;
}

}  // namespace

void SheetPart::begin(std::string_view element, const XmlAttributes& attributes) {
    in_value_ = false;
    if (element == "row") {
        begin_row(attributes);
    } else if (element == "c" && in_row_) {
        begin_cell(attributes);
    } else if (element == "is") {
        in_inline_ = true;
    } else if (element == "rPh") {
        ++phonetic_;
    } else if (in_cell_) {
        in_value_ = element == "v" || (element == "t" && in_inline_ && phonetic_ == 0);
    }
}

void SheetPart::end(std::string_view element) {
    in_value_ = false;
    if (element == "c" && in_cell_) {
        end_cell();
    } else if (element == "row" && in_row_) {
        end_row();
    } else if (element == "is") {
        in_inline_ = false;
    } else if (element == "rPh") {
        --phonetic_;
    } else if (element == "sheetData") {
        need_no_more();
    }
}

void SheetPart::text(std::string_view piece) {
    if (!in_value_) return;
    if (value_.size() + piece.size() > longest_cell) {
        return refuse("a cell is longer than " + std::to_string(longest_cell) + " characters");
    }
    value_ += piece;
}

void SheetPart::begin_row(const XmlAttributes& attributes) {
    row_.clear();
    numbers_.reset();
    next_column_ = 0;
    in_row_ = true;
    ++line_;
    if (const auto written = attributes.find("r")) {
        const auto number = number_of(*written);
        if (!number || *number < 1 || *number > most_rows) return refuse("the next row has no right number");
        line_ = static_cast<int>(*number);
    }
    if (line_ > static_cast<int>(most_rows)) refuse("too many rows");
}

void SheetPart::begin_cell(const XmlAttributes& attributes) {
    column_ = next_column_;
    if (const auto reference = attributes.find("r")) {
        const auto column = column_of(*reference);
        if (!column) return refuse("a cell does not say where it stands");
        column_ = *column;
    }
    next_column_ = column_ + 1;
    const std::string_view type = attributes.find("t").value_or("n");
    is_shared_ = type == "s";
    is_number_ = type == "n";
    in_cell_ = true;
}

void SheetPart::end_cell() {
    in_cell_ = false;
    if (value_.empty()) return;
    if (column_ >= most_columns) {
        return refuse("more than " + std::to_string(most_columns) + " columns");
    }
    if (is_shared_) {
        const auto number = number_of(value_);
        const auto text = number ? strings_.at(*number) : std::nullopt;
        if (!text) return refuse("a cell names a text that the workbook does not have");
        row_.append(*text);
    } else {
        row_.append(value_);
    }
    row_.close_cell(column_);
    numbers_[column_] = is_number_;
    explicit_bzero(value_.data(), value_.size());
    value_.clear();
    if (row_.bytes() > most_columns * longest_cell) refuse("more cells than a row has");
}

void SheetPart::end_row() {
    in_row_ = false;
    const auto wanted = take_({line_, row_.cells(), numbers_});
    row_.clear();
    if (!wanted) return refuse(wanted.error());
    if (!*wanted) need_no_more();
}

std::string SheetPart::place() const {
    if (line_ == 0) return "sheet";
    return std::string("sheet, ") + (in_row_ ? "row " : "after row ") + std::to_string(line_);
}

}  // namespace kiosk::tables

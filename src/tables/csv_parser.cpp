#include "csv_parser.hpp"

#include <algorithm>
#include <array>

namespace kiosk::tables {
namespace {

constexpr int rows_to_guess_from = 10;
constexpr std::array delimiters{',', ';', '\t'};  // the first wins a tie

Error at_line(int line, const std::string& what) {
    return {ErrorCode::bad_input, "line " + std::to_string(line) + ": " + what};
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

char guess_delimiter(std::string_view beginning) {
    std::array<int, delimiters.size()> counts{};
    int rows = 0;
    bool quoted = false;
    for (char c : beginning) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' && ++rows == rows_to_guess_from) break;
        const auto found = std::ranges::find(delimiters, c);
        if (found != delimiters.end()) ++counts[static_cast<std::size_t>(found - delimiters.begin())];
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

Result<bool> CsvParser::feed(std::string_view piece) {
    if (piece.find('\0') != std::string_view::npos) {
        error_ = Error{ErrorCode::bad_input, "not a text file; save the sheet as CSV (UTF-8)"};
    }
    for (char c : piece) {
        if (error_ || enough_) break;
        take_character(c);
    }
    return outcome();
}

Result<bool> CsvParser::finish() {
    if (error_ || enough_) return outcome();
    if (state_ == State::quoted) {
        error_ = at_line(quote_opened_at_,
                         "the quote that opens here is never closed; write a quote inside a quoted field "
                         "twice");
    } else if (row_begun_) {
        end_row();
    }
    return outcome();
}

Result<bool> CsvParser::outcome() const {
    if (error_) return *error_;
    return !enough_;
}

void CsvParser::take_character(char c) {
    row_begun_ = true;
    switch (state_) {
        case State::cell_start:
            if (is_blank(c)) return;
            if (c == '"') {
                quote_opened_at_ = line_;
                state_ = State::quoted;
                return;
            }
            state_ = State::plain;
            return take_plain(c);
        case State::plain:
            return take_plain(c);
        case State::quoted:
        case State::quote_in_quoted:
            return take_quoted(c);
    }
}

void CsvParser::take_quoted(char c) {
    if (state_ == State::quote_in_quoted) {
        if (c == '"') {
            state_ = State::quoted;
            return append(c);
        }
        state_ = State::plain;
        solid_ = row_.open_bytes();
        return take_plain(c);
    }
    if (c == '"') {
        state_ = State::quote_in_quoted;
        return;
    }
    if (c == '\n') ++line_;
    append(c);
}

/// Quotes have no meaning here: ="357..." is text.
void CsvParser::take_plain(char c) {
    if (c == delimiter_) return end_cell();
    if (c == '\n') return end_row();
    append(c);
    if (!is_blank(c)) solid_ = row_.open_bytes();
}

void CsvParser::append(char c) {
    row_.append(c);
    if (row_.open_bytes() <= longest_cell) return;
    const std::string limit = std::to_string(longest_cell);
    if (state_ == State::quoted) {
        error_ = at_line(quote_opened_at_, "the quote that opens here is not closed within " + limit +
                                               " characters; write a quote inside a quoted field twice");
    } else {
        error_ = at_line(line_, "a cell is longer than " + limit + " characters");
    }
}

void CsvParser::end_cell() {
    if (state_ != State::quote_in_quoted) row_.shorten_open(solid_);
    row_.close_cell();
    solid_ = 0;
    state_ = State::cell_start;
    if (row_.columns() > most_columns) {
        error_ = at_line(line_, "more than " + std::to_string(most_columns) + " columns");
    }
}

void CsvParser::end_row() {
    end_cell();
    const auto cells = row_.cells();
    if (!error_ && (cells.size() > 1 || !cells.front().empty())) {
        const auto wanted = take_({row_begins_at_, cells});
        if (!wanted) {
            error_ = wanted.error();
        } else {
            enough_ = !*wanted;
        }
    }
    row_.clear();
    row_begins_at_ = ++line_;
    row_begun_ = false;
}

}  // namespace kiosk::tables

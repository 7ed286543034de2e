#include "csv_parser.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace kiosk::tables {
namespace {

constexpr int rows_to_guess_from = 200;

/// What may stand between cells, and how many rows have it how often.
struct Candidate {
    char delimiter;
    int in_row = 0;
    std::map<int, int> rows_by_count{};

    void end_row() {
        if (in_row > 0) ++rows_by_count[in_row];
        in_row = 0;
    }
    int agreeing_rows() const {
        int most = 0;
        for (const auto& [count, rows] : rows_by_count) most = std::max(most, rows);
        return most;
    }
};

/// "sep=;" in the first line, which spreadsheet programs write and read.
std::optional<char> named_delimiter(std::string_view beginning) {
    if (!beginning.starts_with("sep=") || beginning.size() < 6) return std::nullopt;
    const bool alone = beginning[5] == '\r' || beginning[5] == '\n';
    const bool known = std::string_view(";,\t|").find(beginning[4]) != std::string_view::npos;
    return alone && known ? std::optional(beginning[4]) : std::nullopt;
}

/// The comma of 3,57202E+15, by what follows it.
bool is_decimal_comma(std::string_view rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    return rest.starts_with("E+") || rest.starts_with("e+");
}

Error at_line(int line, const std::string& what) {
    return {ErrorCode::bad_input, "line " + std::to_string(line) + ": " + what};
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

char guess_delimiter(std::string_view beginning) {
    if (const auto named = named_delimiter(beginning)) return *named;
    std::array candidates{Candidate{';'}, Candidate{','}, Candidate{'\t'}};  // the first wins a tie
    int rows = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < beginning.size() && rows < rows_to_guess_from; ++i) {
        const char c = beginning[i];
        if (c == '"') quoted = !quoted;
        if (quoted || (c == ',' && is_decimal_comma(beginning.substr(i + 1)))) continue;
        const bool ends_row = c == '\n' || c == '\r';
        rows += ends_row;
        for (Candidate& candidate : candidates) {
            candidate.in_row += c == candidate.delimiter;
            if (ends_row) candidate.end_row();
        }
    }
    for (Candidate& candidate : candidates) candidate.end_row();
    return std::ranges::max_element(candidates, {}, &Candidate::agreeing_rows)->delimiter;
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
    } else {
        end_row();
    }
    return outcome();
}

Result<bool> CsvParser::outcome() const {
    if (error_) return *error_;
    return !enough_;
}

void CsvParser::take_character(char c) {
    switch (state_) {
        case State::after_return:
            state_ = State::cell_start;
            if (c == '\n') return;
            [[fallthrough]];
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
    if (c == '\r') {
        end_row();
        state_ = State::after_return;
        return;
    }
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
    const bool is_empty = cells.size() == 1 && cells.front().empty();
    const bool names_delimiter =
        row_begins_at_ == 1 && cells.size() == 2 && cells[0] == "sep=" && cells[1].empty();
    if (!error_ && !is_empty && !names_delimiter) {
        const auto wanted = take_({row_begins_at_, cells});
        if (!wanted) {
            error_ = wanted.error();
        } else {
            enough_ = !*wanted;
        }
    }
    row_.clear();
    row_begins_at_ = ++line_;
}

}  // namespace kiosk::tables

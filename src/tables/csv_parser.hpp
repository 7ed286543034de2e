#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "kiosk/core/result.hpp"
#include "kiosk/tables/table_reader.hpp"
#include "row_buffer.hpp"

namespace kiosk::tables {

/// Answers false when no more rows are wanted.
using TakeRow = std::function<Result<bool>(const TableRow&)>;

/// The text without its byte order mark, if it has one.
std::string_view without_byte_order_mark(std::string_view text);

/// The delimiter that a "sep=" line names, or that the most rows have equally often outside quotes: names and
/// addresses have commas, too, but not each row as many.
char guess_delimiter(std::string_view beginning);

/// Takes a CSV text (see csv.hpp) in pieces of any size and hands on its rows.
class CsvParser {
  public:
    CsvParser(char delimiter, TakeRow take) : delimiter_(delimiter), take_(std::move(take)) {}

    /// False when no more rows are wanted.
    Result<bool> feed(std::string_view piece);
    Result<bool> finish();

  private:
    enum class State { after_return, cell_start, plain, quoted, quote_in_quoted };

    bool is_blank(char c) const { return c != delimiter_ && (c == ' ' || c == '\t'); }
    void take_character(char c);
    void take_quoted(char c);
    void take_plain(char c);
    void append(char c);
    void end_cell();
    void end_row();
    Result<bool> outcome() const;

    char delimiter_;
    TakeRow take_;
    RowBuffer row_;
    State state_ = State::cell_start;
    std::size_t solid_ = 0;  ///< bytes of the open cell without the blanks at its end
    int line_ = 1;
    int row_begins_at_ = 1;
    int quote_opened_at_ = 0;
    bool enough_ = false;
    std::optional<Error> error_;
};

}  // namespace kiosk::tables

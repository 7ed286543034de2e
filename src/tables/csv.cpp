#include "kiosk/tables/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace kiosk::tables {
namespace {

constexpr int rows_to_guess_from = 10;
constexpr std::array delimiters{',', ';', '\t'};  // the first wins a tie

void wipe(std::string& text) {
    explicit_bzero(text.data(), text.size());
}

/// Appends to what may be a NIK: when the text has to move, its old place is wiped.
void append(std::string& cell, std::string_view more) {
    if (cell.size() + more.size() > cell.capacity()) {
        std::string longer;
        longer.reserve(std::max(cell.size() * 2, cell.size() + more.size()));
        longer = cell;
        wipe(cell);
        cell.swap(longer);
    }
    cell += more;
}

/// One pass over the text with one delimiter.
class Reader {
  public:
    Reader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    /// The rows of a file that is refused; those of any other were moved out.
    ~Reader() {
        for (CsvRow& row : rows_) std::ranges::for_each(row.cells, wipe);
    }

    Result<std::vector<CsvRow>> read_all() {
        while (position_ < text_.size()) {
            read_row();
            if (quote_opened_at_ > 0) return unclosed_quote();
        }
        return std::move(rows_);
    }

  private:
    bool at_end_of_line() const { return position_ == text_.size() || text_[position_] == '\n'; }
    bool at_delimiter() const { return text_[position_] == delimiter_; }
    bool at_blank() const {
        const char c = text_[position_];
        return c != delimiter_ && (c == ' ' || c == '\t' || c == '\r');
    }

    void read_row() {
        CsvRow row{line_, {}};
        row.cells.push_back(read_cell());
        while (!at_end_of_line()) {
            ++position_;  // the delimiter
            row.cells.push_back(read_cell());
        }
        ++position_;  // the end of the line
        ++line_;
        if (row.cells.size() > 1 || !row.cells.front().empty()) rows_.push_back(std::move(row));
    }

    std::string read_cell() {
        skip_blanks();
        std::string cell;
        if (!at_end_of_line() && text_[position_] == '"') cell = read_quoted();
        append(cell, read_plain());
        return cell;
    }

    void skip_blanks() {
        while (!at_end_of_line() && at_blank()) ++position_;
    }

    /// Up to the delimiter, without blanks at the end. Quotes have no meaning here: ="357..." is text.
    std::string_view read_plain() {
        const std::size_t start = position_;
        std::size_t end = start;
        while (!at_end_of_line() && !at_delimiter()) {
            if (!at_blank()) end = position_ + 1;
            ++position_;
        }
        return text_.substr(start, end - start);
    }

    std::string read_quoted() {
        quote_opened_at_ = line_;
        std::string cell;
        for (++position_; position_ < text_.size(); ++position_) {
            const char c = text_[position_];
            if (c == '"' && !text_.substr(position_ + 1).starts_with('"')) {
                ++position_;
                quote_opened_at_ = 0;
                return cell;
            }
            if (c == '"') ++position_;
            if (c == '\n') ++line_;
            append(cell, {&c, 1});
        }
        return cell;
    }

    Error unclosed_quote() const {
        return {ErrorCode::bad_input, "line " + std::to_string(quote_opened_at_) +
                                          ": the quote that opens here is never closed; write a quote inside "
                                          "a quoted field twice"};
    }

    std::string_view text_;
    char delimiter_;
    std::size_t position_ = 0;
    int line_ = 1;
    int quote_opened_at_ = 0;  ///< line of the open quote, 0 when none is open
    std::vector<CsvRow> rows_;
};

char guess_delimiter(std::string_view text) {
    std::array<int, delimiters.size()> counts{};
    int rows = 0;
    bool quoted = false;
    for (char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' && ++rows == rows_to_guess_from) break;
        const auto found = std::ranges::find(delimiters, c);
        if (found != delimiters.end()) ++counts[static_cast<std::size_t>(found - delimiters.begin())];
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A spreadsheet would run it as a formula, or keep only 15 digits, or drop the 0 in front.
bool would_be_misread(std::string_view text) {
    if (text.empty()) return false;
    if (std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) return true;
    return is_digits(text) && (text.size() > 15 || (text.size() > 1 && text.front() == '0'));
}

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.find('\0') != std::string_view::npos) {
        return Error{ErrorCode::bad_input, "not a text file; save the sheet as CSV (UTF-8)"};
    }
    return Reader(text, guess_delimiter(text)).read_all();
}

std::string csv_field(std::string_view text) {
    std::string field = would_be_misread(text) ? "'" : "";
    field += text;
    if (field.find_first_of(",;\t\"\r\n") == std::string::npos) return field;
    std::string quoted = "\"";
    for (char c : field) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + '"';
}

}  // namespace kiosk::tables

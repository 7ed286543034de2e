// CSV as offices send it.
#include "kiosk/tables/csv.hpp"

#include <algorithm>

#include "csv_parser.hpp"
#include "target.hpp"

namespace kiosk::fuzz {
namespace {

void expect_written_back(const std::vector<tables::CsvRow>& rows) {
    for (const auto& row : rows) {
        for (const auto& cell : row.cells) {
            const auto again = tables::parse_csv("x," + tables::csv_field(cell) + ",x\n");
            expect(again.ok() && again->size() == 1 && again->front().cells.size() == 3,
                   "a written field is one cell again");
        }
    }
}

/// A parser that gets the text in pieces reads what one reads that gets it at once.
void expect_same_in_pieces(std::string_view text, const std::vector<tables::CsvRow>& rows) {
    text = tables::without_byte_order_mark(text);
    const std::size_t piece = 1 + text.size() % 7;
    std::size_t next = 0;
    tables::CsvParser parser(tables::guess_delimiter(text), [&](const tables::TableRow& row) -> Result<bool> {
        const bool same =
            next < rows.size() && rows[next].line == row.line &&
            std::equal(row.cells.begin(), row.cells.end(), rows[next].cells.begin(), rows[next].cells.end());
        expect(same, "a row is the same in pieces");
        ++next;
        return true;
    });
    for (std::size_t at = 0; at < text.size(); at += piece) {
        expect(parser.feed(text.substr(at, piece)).ok(), "pieces are read as the whole");
    }
    expect(parser.finish().ok() && next == rows.size(), "all rows come in pieces, too");
}

}  // namespace

void one_input(std::string_view text) {
    const auto rows = tables::parse_csv(text);
    if (!rows) return expect(!quotes_a_nik(rows.error().text, text), "an error quotes no NIK");
    const bool quotes = text.find('"') != std::string_view::npos;
    int line = 0;
    for (const auto& row : *rows) {
        expect(row.line > line, "rows name the line on which they start");
        line = row.line;
        expect(!row.cells.empty(), "a row has cells");
        for (const auto& cell : row.cells)
            expect(quotes || cell.find('\n') == std::string::npos, "a new line is inside quotes only");
    }
    expect_written_back(*rows);
    expect_same_in_pieces(text, *rows);
}

}  // namespace kiosk::fuzz

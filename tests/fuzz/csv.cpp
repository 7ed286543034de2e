// CSV as offices send it.
#include "kiosk/tables/csv.hpp"

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
}

}  // namespace kiosk::fuzz

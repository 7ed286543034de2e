// An XLSX file (what begins with PK), or its two large parts: shared strings in the first line, the sheet
// below.
#include "kiosk/tables/table_reader.hpp"
#include "sheet_part.hpp"
#include "target.hpp"

namespace kiosk::fuzz {
namespace {

void expect_row(const tables::TableRow& row) {
    expect(row.line >= 1 && row.line <= static_cast<int>(tables::most_rows),
           "rows are numbered within the limit");
    expect(row.cells.size() <= tables::most_columns, "no more columns than the limit");
    for (const auto cell : row.cells) expect(cell.size() <= tables::longest_cell, "no cell beyond the limit");
}

void read_file(std::string_view bytes) {
    const MemoryFile file(bytes);
    tables::ReadTable read;
    read.row = [](const tables::TableRow& row) {
        expect_row(row);
        expect(!row.cells.empty(), "empty rows are passed over");
        return true;
    };
    double told = 0;
    read.progress = [&](double share) {
        expect(share >= told && share <= 1, "progress rises to 1");
        told = share;
    };
    const auto done = tables::read_table(file.path(), read);
    expect(done.ok() || !quotes_a_nik(done.error().text, bytes), "an error quotes no NIK");
}

/// False when the text was refused.
bool feed(tables::XmlPart& part, std::string_view text) {
    constexpr std::size_t piece = 100;
    for (std::size_t at = 0; at < text.size(); at += piece) {
        const auto more = part.feed(text.substr(at, piece));
        if (!more) return false;
        if (!*more) return true;
    }
    return part.finish().ok();
}

void read_parts(std::string_view text) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return;
    tables::SharedStrings strings;
    if (end > 0) {
        tables::SharedStringsPart part(strings);
        feed(part, text.substr(0, end));
    }
    for (std::size_t i = 0; i < strings.size(); ++i) {
        expect(strings.at(i).has_value(), "each text can be had by its number");
    }
    tables::SheetPart sheet(strings, [](const tables::TableRow& row) -> Result<bool> {
        expect_row(row);
        return true;
    });
    feed(sheet, text.substr(end + 1));
}

}  // namespace

void one_input(std::string_view bytes) {
    if (bytes.starts_with("PK")) {
        read_file(bytes);
    } else {
        read_parts(bytes);
    }
}

}  // namespace kiosk::fuzz

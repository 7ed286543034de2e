// The NIK column of a list of the dinas, one cell a line; the first line stands for the header, too.
#include "kiosk/domain/nik_list.hpp"

#include "target.hpp"

namespace kiosk::fuzz {
namespace {

std::vector<domain::NikCell> cells_of(std::string_view text) {
    std::vector<domain::NikCell> cells;
    for (int line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        cells.push_back({line, text.substr(0, end)});
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return cells;
}

}  // namespace

void one_input(std::string_view text) {
    const domain::Date today = std::chrono::year{2026} / 11 / 22;
    const auto cells = cells_of(text);
    const auto list = domain::read_nik_list(cells, today);
    expect(list.accepted.size() + list.refused.size() + list.duplicates.size() == cells.size(),
           "every row is accepted, refused or a duplicate");
    for (const auto& nik : list.accepted) {
        expect(domain::read_nik(nik.digits(), today).possible(), "only possible NIKs are accepted");
        expect(domain::resembles_nik(nik.digits()), "what is accepted looks like a NIK");
    }
    for (const auto& row : list.refused)
        expect(row.line >= 1 && row.line <= static_cast<int>(cells.size()), "refused rows name their line");
    std::vector<std::string> header;
    for (const auto& cell : cells) header.emplace_back(cell.text);
    const auto column = domain::find_nik_column(header);
    expect(!column.index || *column.index < header.size(), "the NIK column is one of the columns");
}

}  // namespace kiosk::fuzz

// Two lists of the dinas, one NIK cell a line; an empty line begins the second list. What a row says is told
// by the length of its cell, so that rows about the same NIK agree or contradict each other.
#include "kiosk/domain/nik_list.hpp"

#include "target.hpp"

namespace kiosk::fuzz {
namespace {

const domain::Date today = std::chrono::year{2026} / 11 / 22;

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

domain::StatusAxes told_by(std::string_view cell) {
    return {.record = static_cast<domain::KtpElRecord>(cell.size() % domain::ktp_el_record_count)};
}

domain::NikListReader::Reading read(const std::vector<std::string_view>& lines) {
    domain::NikListReader reader(today);
    int line = 0;
    for (const auto cell : lines) {
        ++line;
        if (cell.empty()) reader.begin_file(1);
        reader.add(line, cell, told_by(cell));
    }
    return reader.finish();
}

void expect_right_lines(const std::vector<domain::RefusedRow>& rows, int last) {
    for (const auto& row : rows) {
        expect(row.line >= 1 && row.line <= last, "rows name their line");
        const bool names_other =
            row.problem == domain::RowProblem::duplicate || row.problem == domain::RowProblem::contradictory;
        expect(names_other == (row.other_line >= 1 && row.other_line <= last), "rows name the other one");
        expect(row.line != row.other_line, "the other row is another one");
    }
}

}  // namespace

void one_input(std::string_view text) {
    const auto lines = lines_of(text);
    const auto list = read(lines);
    expect(list.rows == static_cast<std::int64_t>(lines.size()), "every row is counted");
    expect(list.accepted.size() + list.refused.size() + list.duplicates.size() <= lines.size(),
           "a row has one fate");
    std::uint64_t before = 0;
    for (const auto& row : list.accepted) {
        expect(row.nik > before, "accepted rows ascend");
        before = row.nik;
        const auto nik = domain::nik_of(row.nik, today);
        expect(domain::read_nik(nik.digits(), today).possible(), "only possible NIKs are accepted");
        expect(domain::resembles_nik(nik.digits()), "what is accepted looks like a NIK");
    }
    expect_right_lines(list.refused, static_cast<int>(lines.size()));
    expect_right_lines(list.duplicates, static_cast<int>(lines.size()));
    const std::vector<std::string> header(lines.begin(), lines.end());
    const auto column = domain::find_nik_column(header);
    expect(!column.index || *column.index < header.size(), "the NIK column is one of the columns");
}

}  // namespace kiosk::fuzz

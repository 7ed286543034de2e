// Workbooks as libxlsxwriter makes them: shared and inline strings, 64-bit archives.
#include <xlsxwriter.h>

#include <catch2/catch.hpp>

#include "support/support.hpp"
#include "tables/read_rows.hpp"

using namespace kiosk::test;
using kiosk::test::ReadRow;

namespace {

constexpr int row_count = 3'000;

void write_workbook(const std::filesystem::path& file, bool constant_memory, bool zip64) {
    lxw_workbook_options options{};
    options.constant_memory = constant_memory ? LXW_TRUE : LXW_FALSE;
    options.use_zip64 = zip64 ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* const book = workbook_new_opt(file.c_str(), &options);
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "Daftar");
    for (int row = 0; row < row_count; ++row) {
        const auto at = static_cast<lxw_row_t>(row);
        worksheet_write_number(sheet, at, 0, row + 1, nullptr);
        worksheet_write_string(sheet, at, 1, ("357201150508" + std::to_string(9000 + row % 1000)).c_str(),
                               nullptr);
        worksheet_write_string(sheet, at, 3, "BELUM REKAM", nullptr);
    }
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
}

}  // namespace

TEST_CASE("a workbook that a library wrote comes back") {
    const bool constant_memory = GENERATE(false, true);
    const bool zip64 = GENERATE(false, true);
    CAPTURE(constant_memory, zip64);
    const kiosk::test::TemporaryDirectory directory;
    write_workbook(directory.path() / "list.xlsx", constant_memory, zip64);
    const auto got = read_rows(directory.path() / "list.xlsx", "Daftar");
    CHECK(got.error.empty());
    REQUIRE(got.rows.size() == row_count);
    CHECK(got.rows[0] == ReadRow{1, {"1", "3572011505089000", "", "BELUM REKAM"}});
    CHECK(got.rows[2'999] == ReadRow{3'000, {"3000", "3572011505089999", "", "BELUM REKAM"}});
}

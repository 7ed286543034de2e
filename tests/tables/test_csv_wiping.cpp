#include <malloc.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <cstring>
#include <new>

#include "kiosk/tables/csv.hpp"
#include "kiosk/tables/table_reader.hpp"
#include "support/support.hpp"
#include "tables/workbook_file.hpp"

namespace {

constexpr std::string_view nik = "3572011505089001";

bool watching = false;
int freed_with_nik = 0;  ///< blocks of the heap that were given back with the NIK in them

}  // namespace

// The program's heap, watched. Not inlined: GCC would take malloc and free in them for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return std::calloc(1, size > 0 ? size : 1);
}

[[gnu::noinline]] void* operator new(std::size_t size) {
    if (void* block = ::operator new(size, std::nothrow)) return block;
    throw std::bad_alloc();
}

[[gnu::noinline]] void operator delete(void* block) noexcept {
    if (watching && block && memmem(block, malloc_usable_size(block), nik.data(), nik.size())) {
        ++freed_with_nik;
    }
    std::free(block);
}

[[gnu::noinline]] void operator delete(void* block, std::size_t) noexcept {
    ::operator delete(block);
}

namespace {

/// Blocks with the NIK that were freed while the text was parsed; the rows are freed later.
int freed_while_parsing(std::string_view text, bool expect_rows = true) {
    freed_with_nik = 0;
    watching = true;
    const auto rows = kiosk::tables::parse_csv(text);
    watching = false;
    CHECK(rows.ok() == expect_rows);
    return freed_with_nik;
}

}  // namespace

TEST_CASE("the heap is watched") {
    freed_with_nik = 0;
    watching = true;
    delete new std::string(nik);  // the text is longer than what fits into the object
    watching = false;
    CHECK(freed_with_nik == 1);
}

TEST_CASE("parsing leaves no copy of a NIK on the heap but the rows") {
    CHECK(freed_while_parsing("NIK;Nama\n3572011505089001;a\n3572011505089001;b\n") == 0);
    CHECK(freed_while_parsing(
              "\"3572011505089001\",\"a\"\n\"3572011505089001 and more, much more text\"\n") == 0);
    CHECK(freed_while_parsing("\"3572011505089001\" and unquoted text behind it that makes it move\n") == 0);
    CHECK(freed_while_parsing("=\"3572011505089001\"\n'3572011505089001\n") == 0);
}

TEST_CASE("a file that is refused leaves none of its rows on the heap") {
    CHECK(freed_while_parsing("3572011505089001\nb,3572011505089001\n\"3572011505089001\nopen", false) == 0);
}

namespace {

int freed_while_reading(const std::filesystem::path& file) {
    kiosk::tables::ReadTable read;
    bool seen = false;
    read.row = [&](const kiosk::tables::TableRow& row) {
        for (const std::string_view cell : row.cells) seen |= cell == nik;
        return true;
    };
    freed_with_nik = 0;
    watching = true;
    const auto done = kiosk::tables::read_table(file, read);
    watching = false;
    CHECK(done.ok());
    CHECK(seen);
    return freed_with_nik;
}

}  // namespace

TEST_CASE("reading a table leaves no NIK on the heap") {
    const kiosk::test::TemporaryDirectory directory;
    std::string text = "NIK;Nama\n";
    for (int i = 0; i < 10; ++i)
        text += "3572011505089001;a name that is longer than the first room of a text\n";
    kiosk::test::write_file(directory.path() / "list.csv", text);
    CHECK(freed_while_reading(directory.path() / "list.csv") == 0);
    kiosk::test::write_zip(
        directory.path() / "list.xlsx",
        kiosk::test::workbook_of("<row><c t=\"s\"><v>0</v></c><c><v>3572011505089001</v></c></row>",
                                 "<si><t>3572011505089001</t></si>"));
    CHECK(freed_while_reading(directory.path() / "list.xlsx") == 0);
}

#include "xlsx_reader.hpp"

#include "row_delivery.hpp"
#include "shared_strings.hpp"
#include "sheet_part.hpp"
#include "workbook_parts.hpp"
#include "zip_archive.hpp"

namespace kiosk::tables {
namespace {

/// A sheet of the full 1,048,576 rows and some columns has a few hundred MiB; it is never held as a whole.
constexpr std::uint64_t most_part_bytes = std::uint64_t{1} << 30;

Result<void> read_large_part(const ZipArchive& archive, const std::string& name, XmlPart& part,
                             ProgressMeter& progress) {
    bool enough = false;
    const auto read = archive.read(name, most_part_bytes, [&](std::string_view piece) -> Result<bool> {
        progress.advance(piece.size());
        const auto more = part.feed(piece);
        enough = more.ok() && !*more;
        return more;
    });
    if (!read || enough) return read;
    return part.finish();
}

}  // namespace

Result<void> read_workbook(const std::filesystem::path& file, const ReadTable& read) {
    const auto archive = ZipArchive::open(file);
    if (!archive) return archive.error();
    const auto parts = find_parts(*archive);
    if (!parts) return parts.error();
    const auto chosen = find_sheet(*parts, read.sheet);
    if (!chosen) return chosen.error();
    const std::uint64_t strings_size = parts->shared_strings ? archive->size_of(*parts->shared_strings) : 0;
    ProgressMeter progress(read, static_cast<double>(strings_size + archive->size_of(chosen->entry)));

    SharedStrings strings;
    if (parts->shared_strings) {
        SharedStringsPart part(strings);
        const auto got = read_large_part(*archive, *parts->shared_strings, part, progress);
        if (!got) return got;
    }
    RowDelivery delivery(read);
    SheetPart sheet(strings, [&](const TableRow& row) { return delivery.deliver(row); });
    const auto got = read_large_part(*archive, chosen->entry, sheet, progress);
    if (!got) return got;
    progress.finish();
    return {};
}

Result<std::vector<std::string>> sheets_of_workbook(const std::filesystem::path& file) {
    const auto archive = ZipArchive::open(file);
    if (!archive) return archive.error();
    const auto parts = find_parts(*archive);
    if (!parts) return parts.error();
    const ReadTable nobody;
    ProgressMeter untold(nobody, 0);
    std::vector<std::string> names;
    for (const Worksheet& sheet : parts->sheets) {
        if (!sheet.visible) continue;
        AnyCellPart cells;
        if (const auto got = read_large_part(*archive, sheet.entry, cells, untold); !got) return got.error();
        if (cells.any) names.push_back(sheet.name);
    }
    return names;
}

}  // namespace kiosk::tables

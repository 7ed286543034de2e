#include "workbook_parts.hpp"

#include <algorithm>
#include <filesystem>

#include "kiosk/domain/nik_list.hpp"

namespace kiosk::tables {
namespace {

constexpr std::uint64_t most_bytes = 16 << 20;
constexpr std::size_t most_names_told = 20;
constexpr std::size_t longest_sheet_name = 31;  ///< of a spreadsheet program

Error bad_input(std::string text) {
    return {ErrorCode::bad_input, std::move(text)};
}

Result<void> read_part(const ZipArchive& archive, const std::string& name, XmlPart& part) {
    const auto read =
        archive.read(name, most_bytes, [&](std::string_view piece) { return part.feed(piece); });
    if (!read) return read;
    return part.finish();
}

std::string_view last_segment(std::string_view address) {
    return address.substr(address.rfind('/') + 1);  // npos + 1 is 0
}

/// The entry that a relation of `part` leads to.
std::string entry_of(const std::string& part, const std::string& target) {
    const std::filesystem::path folder = std::filesystem::path("/" + part).parent_path();
    return (folder / target).lexically_normal().relative_path().string();
}

std::string relations_of(const std::string& part) {
    const std::filesystem::path path(part);
    return (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).string();
}

const Relation* find_type(const std::vector<Relation>& relations, std::string_view type) {
    const auto found = std::ranges::find_if(
        relations, [&](const Relation& relation) { return last_segment(relation.type) == type; });
    return found == relations.end() ? nullptr : &*found;
}

/// Formats that are ZIP files, too, and what to do about them.
Error why_no_workbook(const ZipArchive& archive) {
    if (archive.has("mimetype") && archive.has("content.xml")) {
        return bad_input("an OpenDocument file (.ods); save it as .xlsx or as CSV (UTF-8)");
    }
    if (archive.has("word/document.xml")) {
        return bad_input("a Word document; copy the table into a spreadsheet and save that as .xlsx");
    }
    return bad_input("a ZIP file that is no XLSX workbook; unpack it when the list is inside");
}

Result<std::string> workbook_entry(const ZipArchive& archive) {
    const std::string roots = "_rels/.rels";
    if (!archive.has(roots)) return why_no_workbook(archive);
    RelationsPart part;
    if (const auto read = read_part(archive, roots, part); !read) return read.error();
    const Relation* const document = find_type(part.relations, "officeDocument");
    if (document == nullptr) return why_no_workbook(archive);
    const std::string entry = entry_of("", document->target);
    if (entry.ends_with(".bin"))
        return bad_input("a binary workbook (.xlsb); save it as .xlsx or as CSV (UTF-8)");
    if (entry.starts_with("word/") || !archive.has(entry)) return why_no_workbook(archive);
    return entry;
}

Error no_such_sheet(std::string_view wanted, const std::vector<Worksheet>& sheets) {
    std::string names;
    for (std::size_t i = 0; i < std::min(sheets.size(), most_names_told); ++i) {
        names += (names.empty() ? "" : ", ") + sheets[i].name.substr(0, longest_sheet_name);
    }
    if (sheets.size() > most_names_told) names += ", ...";
    if (names.empty()) names = "none";
    const std::string what = wanted.empty() ? "no visible sheet" : "no sheet \"" + std::string(wanted) + "\"";
    return bad_input(what + " in the workbook; it has: " + names);
}

}  // namespace

void RelationsPart::begin(std::string_view element, const XmlAttributes& attributes) {
    if (element != "Relationship" || attributes.find("TargetMode") == "External") return;
    relations.push_back({std::string(attributes.find("Id").value_or("")),
                         std::string(attributes.find("Type").value_or("")),
                         std::string(attributes.find("Target").value_or(""))});
}

void SheetsPart::begin(std::string_view element, const XmlAttributes& attributes) {
    if (element != "sheet") return;
    sheets.push_back({std::string(attributes.find("name").value_or("")),
                      std::string(attributes.find_prefixed("id").value_or("")),
                      attributes.find("state").value_or("visible") == "visible"});
}

Result<WorkbookParts> find_parts(const ZipArchive& archive) {
    const auto workbook = workbook_entry(archive);
    if (!workbook) return workbook.error();
    SheetsPart book;
    if (const auto read = read_part(archive, *workbook, book); !read) return read.error();
    RelationsPart links;
    if (const auto read = read_part(archive, relations_of(*workbook), links); !read) return read.error();
    WorkbookParts parts;
    for (const Sheet& sheet : book.sheets) {
        const auto link = std::ranges::find_if(links.relations, [&](const Relation& relation) {
            return relation.id == sheet.relation && last_segment(relation.type) == "worksheet";
        });
        if (link == links.relations.end()) continue;
        parts.sheets.push_back({sheet.name, entry_of(*workbook, link->target), sheet.visible});
    }
    if (const Relation* const strings = find_type(links.relations, "sharedStrings")) {
        parts.shared_strings = entry_of(*workbook, strings->target);
    }
    return parts;
}

Result<Worksheet> find_sheet(const WorkbookParts& parts, std::string_view name) {
    const auto& sheets = parts.sheets;
    auto found = name.empty() ? std::ranges::find(sheets, true, &Worksheet::visible)
                              : std::ranges::find(sheets, name, &Worksheet::name);
    if (found == sheets.end()) {
        found = std::ranges::find_if(
            sheets, [&](const Worksheet& sheet) { return domain::same_heading(sheet.name, name); });
    }
    if (found == sheets.end()) return no_such_sheet(name, sheets);
    return *found;
}

}  // namespace kiosk::tables

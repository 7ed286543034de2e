#pragma once

#include <zip.h>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

namespace kiosk::test {

/// Names of ZIP entries and what they hold.
using Parts = std::map<std::string, std::string>;

inline void write_zip(const std::filesystem::path& file, const Parts& parts, const char* password = nullptr) {
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    if (archive == nullptr) throw std::runtime_error("zip_open");
    for (const auto& [name, content] : parts) {
        zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const auto index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) throw std::runtime_error("zip_file_add");
        if (password != nullptr) {
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
        }
    }
    if (zip_close(archive) != 0) throw std::runtime_error("zip_close");
}

inline std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"/>";
}

inline std::string relations(const std::string& lines) {
    return "<?xml version=\"1.0\"?><Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           lines + "</Relationships>";
}

inline std::string workbook(const std::string& sheets) {
    return "<?xml version=\"1.0\"?><workbook xmlns:r=\"r\"><sheets>" + sheets + "</sheets></workbook>";
}

inline std::string sheet(const std::string& rows) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><sheetData>" + rows +
           "</sheetData></worksheet>";
}

/// A workbook of one sheet, "Daftar", with these rows; shared strings when there are any.
inline Parts workbook_of(const std::string& rows, const std::string& shared_strings = "") {
    Parts parts{
        {"_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))},
        {"xl/workbook.xml", workbook("<sheet name=\"Daftar\" sheetId=\"1\" r:id=\"s1\"/>")},
        {"xl/_rels/workbook.xml.rels",
         relations(relation("s1", "worksheet", "worksheets/sheet1.xml") +
                   (shared_strings.empty() ? "" : relation("t1", "sharedStrings", "sharedStrings.xml")))},
        {"xl/worksheets/sheet1.xml", sheet(rows)},
    };
    if (!shared_strings.empty()) parts["xl/sharedStrings.xml"] = "<sst>" + shared_strings + "</sst>";
    return parts;
}

}  // namespace kiosk::test

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "xml_part.hpp"
#include "zip_archive.hpp"

namespace kiosk::tables {

/// One line of a .rels part: how a part of the workbook is connected with another one.
struct Relation {
    std::string id;
    std::string type;    ///< an address whose last segment tells: "worksheet", "sharedStrings"
    std::string target;  ///< relative to the folder of the part, or from the root
};

class RelationsPart : public XmlPart {
  public:
    std::vector<Relation> relations;

  private:
    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    std::string place() const override { return "table of contents"; }
};

struct Sheet {
    std::string name;
    std::string relation;
    bool visible = true;
};

/// Reads xl/workbook.xml.
class SheetsPart : public XmlPart {
  public:
    std::vector<Sheet> sheets;

  private:
    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    std::string place() const override { return "names of the sheets"; }
};

/// A sheet with cells; charts have sheets of their own, without.
struct Worksheet {
    std::string name;
    std::string entry;
    bool visible = true;
};

/// What is read of a workbook; entries by their names.
struct WorkbookParts {
    std::vector<Worksheet> sheets;
    std::optional<std::string> shared_strings;
};

Result<WorkbookParts> find_parts(const ZipArchive& archive);

/// The sheet with this name, if need be as headings are compared; the first visible one when it is empty.
Result<Worksheet> find_sheet(const WorkbookParts& parts, std::string_view name);

}  // namespace kiosk::tables

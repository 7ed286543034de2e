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

/// Names of the entries of a workbook that are read.
struct WorkbookParts {
    std::string sheet;
    std::optional<std::string> shared_strings;
};

/// Finds the sheet with this name, or the first visible one when it is empty.
Result<WorkbookParts> find_parts(const ZipArchive& archive, std::string_view sheet);

}  // namespace kiosk::tables

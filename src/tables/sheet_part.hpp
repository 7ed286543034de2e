#pragma once

#include <bitset>
#include <functional>
#include <string>

#include "kiosk/tables/table_reader.hpp"
#include "row_buffer.hpp"
#include "shared_strings.hpp"
#include "xml_part.hpp"

namespace kiosk::tables {

/// Reads one sheet (xl/worksheets/sheet1.xml) and hands on its rows with their cells in the right columns.
class SheetPart : public XmlPart {
  public:
    using TakeRow = std::function<Result<bool>(const TableRow&)>;
    SheetPart(const SharedStrings& strings, TakeRow take) : strings_(strings), take_(std::move(take)) {}

  private:
    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view piece) override;
    std::string place() const override;

    void begin_row(const XmlAttributes& attributes);
    void begin_cell(const XmlAttributes& attributes);
    void end_cell();
    void end_row();

    const SharedStrings& strings_;
    TakeRow take_;
    RowBuffer row_;
    std::bitset<most_columns> numbers_;
    WipingString value_;
    int line_ = 0;  ///< of the row that is open, or was last
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    int phonetic_ = 0;  ///< depth
    bool in_row_ = false;
    bool in_cell_ = false;
    bool in_inline_ = false;
    bool is_shared_ = false;
    bool is_number_ = false;
    bool in_value_ = false;
};

/// Whether anything stands in a sheet.
class AnyCellPart : public XmlPart {
  public:
    bool any = false;

  private:
    void begin(std::string_view element, const XmlAttributes&) override {
        if (element != "v" && element != "is") return;
        any = true;
        need_no_more();
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
    std::string place() const override { return "sheet"; }
};

}  // namespace kiosk::tables

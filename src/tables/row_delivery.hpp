#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/tables/table_reader.hpp"

namespace kiosk::tables {

/// Hands rows to whoever reads a table: cells trimmed, empty rows passed over, no more than the limit.
class RowDelivery {
  public:
    explicit RowDelivery(const ReadTable& read) : read_(read) {}

    /// False when no more rows are wanted.
    Result<bool> deliver(const TableRow& row);

  private:
    const ReadTable& read_;
    std::vector<std::string_view> cells_;
    std::size_t rows_ = 0;
};

/// Tells how far reading is, in steps of half a percent.
class ProgressMeter {
  public:
    ProgressMeter(const ReadTable& read, double whole) : read_(read), whole_(whole) {}
    void advance(std::size_t bytes);
    void finish();

  private:
    const ReadTable& read_;
    double whole_;
    double done_ = 0;
    double told_ = 0;
};

}  // namespace kiosk::tables

#include "row_delivery.hpp"

#include <algorithm>

namespace kiosk::tables {
namespace {

constexpr double step = 1.0 / 200;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

Result<bool> RowDelivery::deliver(const TableRow& row) {
    cells_.clear();
    for (const std::string_view cell : row.cells) cells_.push_back(trimmed(cell));
    if (std::ranges::all_of(cells_, &std::string_view::empty)) return true;
    if (++rows_ > most_rows) {
        return Error{ErrorCode::bad_input,
                     "more than " + std::to_string(most_rows) + " rows; split the list into several files"};
    }
    return read_.row({row.line, cells_, row.numbers});
}

void ProgressMeter::advance(std::size_t bytes) {
    done_ += static_cast<double>(bytes);
    const double share = whole_ > 0 ? std::min(done_ / whole_, 1.0) : 0;
    if (!read_.progress || share < told_ + step) return;
    told_ = share;
    read_.progress(share);
}

void ProgressMeter::finish() {
    if (read_.progress && told_ < 1) read_.progress(told_ = 1);
}

}  // namespace kiosk::tables

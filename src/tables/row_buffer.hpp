#pragma once

#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "kiosk/core/wiping.hpp"

namespace kiosk::tables {

/// The cells of one row, one behind the other in one block; no other copy of them is made, and the block is
/// wiped between rows.
class RowBuffer {
  public:
    RowBuffer() { text_.reserve(256); }
    RowBuffer(const RowBuffer&) = delete;
    RowBuffer& operator=(const RowBuffer&) = delete;
    ~RowBuffer() { clear(); }

    void append(char c) { text_ += c; }
    void append(std::string_view more) { text_ += more; }

    /// Bytes of the cell that is not closed yet.
    std::size_t open_bytes() const { return text_.size() - open_at_; }
    void shorten_open(std::size_t bytes) { text_.resize(open_at_ + bytes); }
    void close_cell() { close_cell(places_.size()); }
    void close_cell(std::size_t column) {
        if (column >= places_.size()) places_.resize(column + 1);
        places_[column] = {open_at_, open_bytes()};
        open_at_ = text_.size();
    }

    std::size_t columns() const { return places_.size(); }
    std::size_t bytes() const { return text_.size(); }
    /// Valid until the next change.
    std::span<const std::string_view> cells() {
        cells_.clear();
        for (const Place& place : places_) {
            cells_.push_back(std::string_view(text_).substr(place.begin, place.length));
        }
        return cells_;
    }
    void clear() {
        explicit_bzero(text_.data(), text_.size());
        text_.clear();
        places_.clear();
        open_at_ = 0;
    }

  private:
    struct Place {
        std::size_t begin = 0;
        std::size_t length = 0;
    };
    WipingString text_;
    std::vector<Place> places_;
    std::vector<std::string_view> cells_;
    std::size_t open_at_ = 0;
};

}  // namespace kiosk::tables

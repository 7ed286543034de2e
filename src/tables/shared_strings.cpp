#include "shared_strings.hpp"

#include <cstring>

#include "kiosk/tables/table_reader.hpp"

namespace kiosk::tables {

bool SharedStrings::add(std::string_view text) {
    const auto length = static_cast<std::uint16_t>(text.size());
    const std::size_t bytes = sizeof length + text.size();
    if (used_ + bytes > block_size) {
        if ((blocks_.size() + 1) * block_size + places_.size() * sizeof(std::uint32_t) > most_bytes)
            return false;
        blocks_.emplace_back(block_size);
        used_ = 0;
    }
    char* place = blocks_.back().data() + used_;
    std::memcpy(place, &length, sizeof length);
    std::memcpy(place + sizeof length, text.data(), text.size());
    places_.push_back(static_cast<std::uint32_t>((blocks_.size() - 1) * block_size + used_));
    used_ += bytes;
    return true;
}

std::optional<std::string_view> SharedStrings::at(std::size_t number) const {
    if (number >= places_.size()) return std::nullopt;
    const char* place = blocks_[places_[number] / block_size].data() + places_[number] % block_size;
    std::uint16_t length = 0;
    std::memcpy(&length, place, sizeof length);
    return std::string_view(place + sizeof length, length);
}

void SharedStringsPart::begin(std::string_view element, const XmlAttributes&) {
    if (element == "rPh") ++phonetic_;
    in_text_ = element == "t" && phonetic_ == 0;
}

void SharedStringsPart::end(std::string_view element) {
    in_text_ = false;
    if (element == "rPh") --phonetic_;
    if (element != "si") return;
    if (!strings_.add(current_)) refuse("more text than a list has");
    explicit_bzero(current_.data(), current_.size());
    current_.clear();
}

void SharedStringsPart::text(std::string_view piece) {
    if (!in_text_) return;
    if (current_.size() + piece.size() > longest_cell) {
        return refuse("a cell is longer than " + std::to_string(longest_cell) + " characters");
    }
    current_ += piece;
}

}  // namespace kiosk::tables

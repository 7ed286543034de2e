#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/wiping.hpp"
#include "xml_part.hpp"

namespace kiosk::tables {

/// The texts that the cells of a workbook name by number: one behind the other in blocks that are never
/// moved, 6 bytes more than the text for each.
class SharedStrings {
  public:
    static constexpr std::size_t most_bytes = 256 << 20;

    /// False when there is no more room. No longer than `longest_cell`.
    bool add(std::string_view text);
    std::optional<std::string_view> at(std::size_t number) const;
    std::size_t size() const { return places_.size(); }

  private:
    static constexpr std::size_t block_size = 1 << 20;

    std::vector<WipingVector<char>> blocks_;
    std::size_t used_ = block_size;     ///< of the last block
    std::deque<std::uint32_t> places_;  ///< of each text in all blocks; its length stands before it
};

/// Reads xl/sharedStrings.xml. Runs of rich text are joined, phonetic ones left out.
class SharedStringsPart : public XmlPart {
  public:
    explicit SharedStringsPart(SharedStrings& strings) : strings_(strings) {}

  private:
    void begin(std::string_view element, const XmlAttributes& attributes) override;
    void end(std::string_view element) override;
    void text(std::string_view piece) override;
    std::string place() const override { return "texts of the cells"; }

    SharedStrings& strings_;
    WipingString current_;
    int phonetic_ = 0;  ///< depth
    bool in_text_ = false;
};

}  // namespace kiosk::tables

#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "audit/shot.hpp"

namespace kiosk::audit {

/// Watches that the smallest text of a screen grows with the text size: compares shots of the same screen,
/// language, theme and panel.
class Growth {
  public:
    void add(const Shot& shot, const Report& report);
    std::vector<Breach> breaches() const;

  private:
    struct Seen {
        std::string combination;
        double capital_mm;
    };
    using Key = std::tuple<std::string, std::string, ColorTheme, int, int>;
    std::map<Key, std::array<std::optional<Seen>, all_text_sizes.size()>> seen_;
};

}  // namespace kiosk::audit

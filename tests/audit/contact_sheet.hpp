#pragma once

#include <string>
#include <vector>

#include "kiosk/core/pixels.hpp"

namespace kiosk::audit {

/// Many screens of one size on one picture, in rows, scaled down by area average.
class ContactSheet {
  public:
    void add(const std::string& name, const PixelView& screen);
    bool empty() const { return names_.empty(); }
    Image picture() const;
    /// What stands where: "row 1, column 2: home", one a line.
    std::string captions() const;

  private:
    std::vector<std::string> names_;
    std::vector<Image> thumbnails_;
};

}  // namespace kiosk::audit

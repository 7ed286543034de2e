#pragma once

#include <string>

#include "audit/shot.hpp"

namespace kiosk::audit {

/// A shot under examination: each check adds its figures and breaches.
class Examination {
  public:
    explicit Examination(const Shot& examined) : shot(examined) {}

    const Shot& shot;
    Report report;

    double mm(double px) const { return px / shot.px_per_mm; }
    double shorter_side_mm() const;
    /// Whole pixels are all that a screen can show: a figure may miss its rule by half of one.
    double half_pixel_mm() const { return 0.5 / shot.px_per_mm; }
    /// "home [jv, ...]: target home.places is 11.9 mm high, at least 12.7 mm wanted"
    void breach(Rule rule, const std::string& element, const std::string& what);
};

void check_texts(Examination& examination);
void check_contrast(Examination& examination);
void check_targets(Examination& examination);
void check_codes(Examination& examination);
void check_focus_order(Examination& examination);
void check_speech(Examination& examination);

// How elements and figures are named.
std::string name_of(const ui::Target& target);
std::string name_of(const ui::TextRun& text);
std::string name_of(const ui::CodeRun& code);
std::string name_of(const PixelRect& rect);
std::string decimal(double value, int places = 1);

void keep_smallest(std::optional<Smallest>& smallest, double value, const std::string& element);

// Rectangles.
inline int right(const PixelRect& r) {
    return r.x + r.w;
}
inline int bottom(const PixelRect& r) {
    return r.y + r.h;
}
/// Beside each other (positive) or over each other (negative), in the direction where it is largest.
int gap_between(const PixelRect& a, const PixelRect& b);
/// `inner` may stick out by `slack` pixels.
bool contains(const PixelRect& outer, const PixelRect& inner, int slack = 0);

}  // namespace kiosk::audit

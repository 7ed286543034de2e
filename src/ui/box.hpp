#pragma once

#include <algorithm>
#include <vector>

namespace kiosk::ui {

/// A rectangle in pixels that layouts cut slices from.
struct Box {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float middle_x() const { return x + w / 2; }
    float middle_y() const { return y + h / 2; }
    bool contains(float px, float py) const { return px >= x && py >= y && px < right() && py < bottom(); }

    /// Takes a slice off this box, leaves `gap` beside it and returns the slice.
    Box cut_top(float size, float gap = 0) {
        const Box slice{x, y, w, size};
        y += size + gap;
        h -= size + gap;
        return slice;
    }
    Box cut_bottom(float size, float gap = 0) {
        const Box slice{x, bottom() - size, w, size};
        h -= size + gap;
        return slice;
    }
    Box cut_left(float size, float gap = 0) {
        const Box slice{x, y, size, h};
        x += size + gap;
        w -= size + gap;
        return slice;
    }
    Box cut_right(float size, float gap = 0) {
        const Box slice{right() - size, y, size, h};
        w -= size + gap;
        return slice;
    }

    Box inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    Box inset(float d) const { return inset(d, d); }
    /// A box of that size in the middle of this one.
    Box centred(float width, float height) const {
        return {x + (w - width) / 2, y + (h - height) / 2, width, height};
    }
    /// Cell of a regular grid over this box.
    Box cell(int column, int row, int columns, int rows, float gap) const {
        const float cw = (w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        const float ch = (h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
        return {x + static_cast<float>(column) * (cw + gap), y + static_cast<float>(row) * (ch + gap), cw,
                ch};
    }
};

}  // namespace kiosk::ui

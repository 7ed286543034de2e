#pragma once

#include <string>
#include <utility>
#include <vector>

#include "canvas.hpp"

namespace kiosk::ui {

enum class Vertical { top, middle };

/// Things below each other: measured together, stepped up or down together to suit the room, then drawn; or
/// dealt out to pages when the room is too small for letters of the chosen size.
class Stack {
  public:
    Stack& text(std::string text, TextStyle style);
    /// Space before the next item, in pixels of the 1080-line design.
    Stack& space(float design);
    /// A line with an icon in a soft circle.
    Stack& point(std::string_view icon, std::string text, TextStyle style = {});
    /// A line with its number in a circle: steps.
    Stack& step(int number, std::string text, TextStyle style = {});
    /// A tinted box with an icon: attention (accent) or danger.
    enum class Tone { calm, attention, danger };
    Stack& note(Tone tone, std::string_view icon, std::string text, bool bold = false);
    /// A large icon in a circle.
    Stack& badge(std::string_view icon, Color surface, Color ink, Align align = Align::centre);
    /// Label in small letters over a value.
    Stack& fact(std::string label, std::string value);
    /// A quiet label over the texts and points that follow; never the last thing on a page, and said again
    /// where they go on on the next one.
    Stack& label(std::string text);

    /// All that another one holds.
    Stack& append(const Stack& other);
    /// The last item belongs to the one after it: no page ends between them.
    Stack& keep();

    /// Never larger than asked for: neighbours shall look alike.
    Stack& steady();

    bool empty() const { return items_.empty(); }
    /// In the letters asked for.
    float height(const Canvas& canvas, float width) const;
    void draw(Canvas& canvas, Box box, Vertical vertical = Vertical::top) const;

    /// True when `draw` needs letters no more than one step smaller than asked for.
    bool reads_well_in(const Canvas& canvas, const Box& box) const;
    /// True when it can be drawn there at all, be it in the smallest letters of the chosen size.
    bool fits_in(const Canvas& canvas, const Box& box) const;
    /// Ranges of items for pages of that room, at least one.
    using Range = std::pair<std::size_t, std::size_t>;
    std::vector<Range> pages(const Canvas& canvas, const Box& box) const;
    /// Only the items of one page, under their label.
    Stack part(Range range) const;

  private:
    enum class Kind { text, point, note, badge };
    struct Item {
        Kind kind = Kind::text;
        std::string text = {};
        TextStyle style = {};
        std::string icon = {};
        int number = 0;
        Tone tone = Tone::calm;
        float before = 0;
        Color surface = Color::card;  ///< of a badge; its icon has the colour of `style`
        bool keeps_next = false;      ///< belongs to the item after it
        bool is_label = false;
    };
    Stack& add(Item item);
    /// The label under which an item stands and which is not the item before; null if none.
    const Item* label_of(std::size_t index) const;
    std::size_t torn(const std::vector<Range>& pages) const;
    std::vector<Range> filled_pages(const Canvas& canvas, float width, float height) const;
    float item_height(const Canvas& canvas, const Item& item, float width, int step) const;
    float total_height(const Canvas& canvas, float width, int step) const;
    bool words_fit(const Canvas& canvas, float width, int step) const;
    int fitting_step(const Canvas& canvas, const Box& box) const;
    float squeeze(Canvas& canvas, const Box& box, int step, float total) const;
    void draw_item(Canvas& canvas, const Item& item, Box box, int step) const;
    void draw_point(Canvas& canvas, const Item& item, Box box, int step) const;

    std::vector<Item> items_;
    float space_ = 0;
    bool steady_ = false;
};

}  // namespace kiosk::ui

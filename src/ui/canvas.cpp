#include "canvas.hpp"

#include <cmath>

namespace kiosk::ui {
namespace {

ImU32 to_imgui(Color color) {
    return IM_COL32((color >> 16) & 0xFF, (color >> 8) & 0xFF, color & 0xFF, color >> 24);
}

Box snapped(Box box) {
    const float x = std::round(box.x);
    const float y = std::round(box.y);
    return {x, y, std::round(box.right()) - x, std::round(box.bottom()) - y};
}

}  // namespace

Canvas::Canvas(ImDrawList& list, const Atlas& atlas, const Theme& theme, Press& press, const Pointer& pointer,
               std::vector<Target>& targets, std::vector<std::string>& complaints)
    : list_(list),
      atlas_(atlas),
      theme_(theme),
      press_(press),
      pointer_(pointer),
      targets_(targets),
      complaints_(complaints) {}

void Canvas::fill(Box box, Color color) {
    box = snapped(box);
    if (box.w <= 0 || box.h <= 0) return;
    list_.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, to_imgui(color));
}

void Canvas::copy(const Sprite& sprite, Box part, Box to, Color color) {
    const float du = (sprite.uv1.x - sprite.uv0.x) / sprite.w;
    const float dv = (sprite.uv1.y - sprite.uv0.y) / sprite.h;
    const ImVec2 uv0{sprite.uv0.x + part.x * du, sprite.uv0.y + part.y * dv};
    const ImVec2 uv1{sprite.uv0.x + part.right() * du, sprite.uv0.y + part.bottom() * dv};
    list_.AddImage(list_._CmdHeader.TextureId, {to.x, to.y}, {to.right(), to.bottom()}, uv0, uv1,
                   to_imgui(color));
}

void Canvas::rounded(Box box, int radius, Color color) {
    box = snapped(box);
    const auto wanted = std::min(radius, static_cast<int>(std::min(box.w, box.h) / 2));
    const auto [baked, sprite] = atlas_.disc(wanted);
    const auto r = static_cast<float>(baked);
    if (baked > wanted) return fill(box, color);
    copy(*sprite, {0, 0, r, r}, {box.x, box.y, r, r}, color);
    copy(*sprite, {r, 0, r, r}, {box.right() - r, box.y, r, r}, color);
    copy(*sprite, {0, r, r, r}, {box.x, box.bottom() - r, r, r}, color);
    copy(*sprite, {r, r, r, r}, {box.right() - r, box.bottom() - r, r, r}, color);
    fill({box.x + r, box.y, box.w - 2 * r, r}, color);
    fill({box.x, box.y + r, box.w, box.h - 2 * r}, color);
    fill({box.x + r, box.bottom() - r, box.w - 2 * r, r}, color);
}

void Canvas::outlined(Box box, int radius, Color border, Color inside) {
    box = snapped(box);
    rounded(box, radius, border);
    rounded(box.inset(theme_.border), radius - static_cast<int>(theme_.border), inside);
}

void Canvas::shadow(Box box, float drop) {
    const Sprite& sprite = atlas_.shadow();
    const auto reach = static_cast<float>(theme_.shadow_reach);
    const Box out = snapped({box.x - reach, box.y - reach + drop, box.w + 2 * reach, box.h + 2 * reach});
    const float corner = std::min({sprite.w / 2, std::floor(out.w / 2), std::floor(out.h / 2)});
    const float far_x = out.right() - corner;
    const float far_y = out.bottom() - corner;
    const float end = sprite.w - corner;
    const auto part = [&](float px, float py, float pw, float ph, Box to) {
        if (to.w > 0 && to.h > 0) copy(sprite, {px, py, pw, ph}, to, color::shadow);
    };
    const float wide = far_x - out.x - corner;
    const float tall = far_y - out.y - corner;
    part(0, 0, corner, corner, {out.x, out.y, corner, corner});
    part(end, 0, corner, corner, {far_x, out.y, corner, corner});
    part(0, end, corner, corner, {out.x, far_y, corner, corner});
    part(end, end, corner, corner, {far_x, far_y, corner, corner});
    // The middle is hidden below the card: only the rims are drawn.
    part(corner, 0, 0, reach + drop, {out.x + corner, out.y, wide, reach + drop});
    part(corner, sprite.h - reach - drop, 0, reach + drop,
         {out.x + corner, out.bottom() - reach - drop, wide, reach + drop});
    part(0, corner, reach, 0, {out.x, out.y + corner, reach, tall});
    part(sprite.w - reach, corner, reach, 0, {out.right() - reach, out.y + corner, reach, tall});
}

void Canvas::card(Box box, Color color) {
    box = snapped(box);
    shadow(box, theme_.px(4));
    rounded(box, theme_.radius, color);
}

void Canvas::disc(Box box, Color color) {
    const auto [baked, sprite] = atlas_.disc(static_cast<int>(std::min(box.w, box.h) / 2));
    const auto side = static_cast<float>(2 * baked);
    const Box to = snapped(box.centred(side, side));
    copy(*sprite, {0, 0, sprite->w, sprite->h}, {to.x, to.y, side, side}, color);
}

void Canvas::icon(std::string_view name, IconSize size, float middle_x, float middle_y, Color color) {
    const Sprite* sprite = atlas_.icon(name, size);
    if (sprite == nullptr) return complain("no icon " + std::string(name));
    const float x = std::round(middle_x - sprite->w / 2);
    const float y = std::round(middle_y - sprite->h / 2);
    copy(*sprite, {0, 0, sprite->w, sprite->h}, {x, y, sprite->w, sprite->h}, color);
}

void Canvas::illustration(std::string_view name, float x, float y) {
    const Sprite* sprite = atlas_.illustration(name);
    if (sprite == nullptr) return complain("no illustration " + std::string(name));
    copy(*sprite, {0, 0, sprite->w, sprite->h}, {std::round(x), std::round(y), sprite->w, sprite->h},
         color::white);
}

void Canvas::kawung(Box box, bool large, Color color) {
    const Sprite& sprite = large ? atlas_.kawung_large() : atlas_.kawung_band();
    if (large) {  // whole motifs only: nothing looks cut off
        box = box.centred(std::floor(box.w / sprite.w) * sprite.w, std::floor(box.h / sprite.h) * sprite.h);
    }
    box = snapped(box);
    for (float y = box.y; y < box.bottom(); y += sprite.h) {
        for (float x = box.x; x < box.right(); x += sprite.w) {
            const float w = std::min(sprite.w, box.right() - x);
            const float h = std::min(sprite.h, box.bottom() - y);
            copy(sprite, {0, 0, w, h}, {x, y, w, h}, color);
        }
    }
}

Paragraph Canvas::lines(std::string_view text, const TextStyle& style, float width) const {
    const bool large = style.type >= Type::title;
    return break_lines(font(style), large ? 1.15F : 1.28F, text, width,
                       large || style.align == Align::centre);
}

void Canvas::text(Box box, std::string_view text, const TextStyle& wanted) {
    TextStyle style = wanted;
    while (true) {
        const auto paragraph = lines(text, style, box.w);
        const bool fits = paragraph.fits && paragraph.height() <= box.h + 1;
        if (fits || style.type <= style.smallest) {
            if (!fits) complain("does not fit: " + std::string(text));
            box.y += std::max(0.0F, (box.h - paragraph.height()) / 2);
            return text_lines(box, paragraph, style);
        }
        style.type = smaller(style.type);
    }
}

void Canvas::text_lines(Box box, const Paragraph& paragraph, const TextStyle& style) {
    const ImFont& used = font(style);
    const float lead = (paragraph.line_height - used.FontSize) / 2;
    float y = box.y + lead;
    for (const auto& line : paragraph.lines) {
        float x = box.x;
        if (style.align == Align::centre) x += (box.w - line.width) / 2;
        if (style.align == Align::right) x += box.w - line.width;
        list_.AddText(&used, used.FontSize, {std::round(x), std::round(y)}, to_imgui(style.color),
                      line.text.data(), line.text.data() + line.text.size());
        y += paragraph.line_height;
    }
}

bool Canvas::target(std::string id, Box box, bool enabled, app::Intent intent) {
    if (inert_) return false;
    enabled = enabled && !busy_;
    box = snapped(box);
    targets_.push_back(
        {id,
         {static_cast<int>(box.x), static_cast<int>(box.y), static_cast<int>(box.w), static_cast<int>(box.h)},
         enabled});
    const bool inside = box.contains(pointer_.x, pointer_.y);
    if (!enabled || !inside) return false;
    if (pointer_.down && !press_.was_down) press_.armed = id;
    if (press_.armed != id) return false;
    if (!pointer_.down && press_.was_down) intent_ = std::move(intent);
    return pointer_.down;
}

}  // namespace kiosk::ui

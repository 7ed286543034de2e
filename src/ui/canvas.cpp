#include "canvas.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

ImU32 to_imgui(std::uint32_t argb) {
    return IM_COL32((argb >> 16) & 0xFF, (argb >> 8) & 0xFF, argb & 0xFF, argb >> 24);
}

Box snapped(Box box) {
    const float x = std::round(box.x);
    const float y = std::round(box.y);
    return {x, y, std::round(box.right()) - x, std::round(box.bottom()) - y};
}

}  // namespace

void Canvas::fill(Box box, Color color) {
    fill_rgb(box, rgb(color));
}

void Canvas::fill_rgb(Box box, std::uint32_t argb) {
    box = snapped(box);
    if (box.w <= 0 || box.h <= 0 || argb >> 24 == 0) return;
    s_.list.AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, to_imgui(argb));
}

void Canvas::copy(const Sprite& sprite, Box part, Box to, std::uint32_t argb) {
    if (argb >> 24 == 0) return;
    const float du = (sprite.uv1.x - sprite.uv0.x) / sprite.w;
    const float dv = (sprite.uv1.y - sprite.uv0.y) / sprite.h;
    const ImVec2 uv0{sprite.uv0.x + part.x * du, sprite.uv0.y + part.y * dv};
    const ImVec2 uv1{sprite.uv0.x + part.right() * du, sprite.uv0.y + part.bottom() * dv};
    s_.list.AddImage(s_.list._CmdHeader.TextureId, {to.x, to.y}, {to.right(), to.bottom()}, uv0, uv1,
                     to_imgui(argb));
}

void Canvas::rounded(Box box, int radius, Color color) {
    box = snapped(box);
    const auto wanted = std::min(radius, static_cast<int>(std::min(box.w, box.h) / 2));
    const auto [baked, sprite] = s_.atlas.disc(wanted);
    const auto r = static_cast<float>(baked);
    if (baked > wanted) return fill(box, color);
    const auto tint = rgb(color);
    copy(*sprite, {0, 0, r, r}, {box.x, box.y, r, r}, tint);
    copy(*sprite, {r, 0, r, r}, {box.right() - r, box.y, r, r}, tint);
    copy(*sprite, {0, r, r, r}, {box.x, box.bottom() - r, r, r}, tint);
    copy(*sprite, {r, r, r, r}, {box.right() - r, box.bottom() - r, r, r}, tint);
    fill({box.x + r, box.y, box.w - 2 * r, r}, color);
    fill({box.x, box.y + r, box.w, box.h - 2 * r}, color);
    fill({box.x + r, box.bottom() - r, box.w - 2 * r, r}, color);
}

void Canvas::outlined(Box box, int radius, Color border, Color inside) {
    box = snapped(box);
    rounded(box, radius, border);
    rounded(box.inset(s_.theme.border), radius - static_cast<int>(s_.theme.border), inside);
}

void Canvas::surface(Box box, int radius, Color color) {
    if (!s_.theme.outlined || rgb(color) == rgb(color::act)) return rounded(box, radius, color);
    outlined(box, radius, color::line, color);
}

void Canvas::shadow(Box box, float drop) {
    const auto tint = rgb(color::shadow);
    if (tint >> 24 == 0) return;
    const Sprite& sprite = s_.atlas.shadow();
    const auto reach = static_cast<float>(s_.theme.shadow_reach);
    const Box out = snapped({box.x - reach, box.y - reach + drop, box.w + 2 * reach, box.h + 2 * reach});
    const float corner = std::min({sprite.w / 2, std::floor(out.w / 2), std::floor(out.h / 2)});
    const float far_x = out.right() - corner;
    const float far_y = out.bottom() - corner;
    const float end = sprite.w - corner;
    const auto part = [&](float px, float py, float pw, float ph, Box to) {
        if (to.w > 0 && to.h > 0) copy(sprite, {px, py, pw, ph}, to, tint);
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
    shadow(box, s_.theme.px(4));
    surface(box, s_.theme.radius, color);
}

void Canvas::disc(Box box, Color color) {
    const auto part = [&](float radius, Color tint) {
        const auto [baked, sprite] = s_.atlas.disc(static_cast<int>(radius));
        const auto side = static_cast<float>(2 * baked);
        const Box to = snapped(box.centred(side, side));
        copy(*sprite, {0, 0, sprite->w, sprite->h}, {to.x, to.y, side, side}, rgb(tint));
    };
    const float radius = std::min(box.w, box.h) / 2;
    if (!s_.theme.outlined || rgb(color) != rgb(color::card)) return part(radius, color);
    part(radius, color::line);
    part(radius - s_.theme.border, color);
}

void Canvas::icon(std::string_view name, IconSize size, float middle_x, float middle_y, Color color) {
    const Sprite* sprite = s_.atlas.icon(name, size);
    if (sprite == nullptr) return complain("no icon " + std::string(name));
    const float x = std::round(middle_x - sprite->w / 2);
    const float y = std::round(middle_y - sprite->h / 2);
    copy(*sprite, {0, 0, sprite->w, sprite->h}, {x, y, sprite->w, sprite->h}, rgb(color));
}

void Canvas::illustration(std::string_view name, float x, float y) {
    const Sprite* sprite = s_.atlas.illustration(name);
    if (sprite == nullptr) return complain("no illustration " + std::string(name));
    copy(*sprite, {0, 0, sprite->w, sprite->h}, {std::round(x), std::round(y), sprite->w, sprite->h},
         rgb(color::white));
}

void Canvas::kawung(Box box, bool large, Color color) {
    const Sprite& sprite = large ? s_.atlas.kawung_large() : s_.atlas.kawung_band();
    if (large) {  // whole motifs only: nothing looks cut off
        box = box.centred(std::floor(box.w / sprite.w) * sprite.w, std::floor(box.h / sprite.h) * sprite.h);
    }
    box = snapped(box);
    for (float y = box.y; y < box.bottom(); y += sprite.h) {
        for (float x = box.x; x < box.right(); x += sprite.w) {
            const float w = std::min(sprite.w, box.right() - x);
            const float h = std::min(sprite.h, box.bottom() - y);
            copy(sprite, {0, 0, w, h}, {x, y, w, h}, rgb(color));
        }
    }
}

Paragraph Canvas::lines(std::string_view text, const TextStyle& style, float width) const {
    const bool large = style.type >= Type::title;
    const float spacing = large ? 1.0F : s_.theme.compact ? 1.04F : 1.1F;
    return break_lines(font(style), spacing, text, width, large || style.align == Align::centre);
}

bool Canvas::fits(Box box, std::string_view text, const TextStyle& wanted) const {
    TextStyle style = wanted;
    while (true) {
        const auto paragraph = lines(text, style, box.w);
        if (paragraph.fits && paragraph.height() <= box.h + 1) return true;
        if (style.type <= style.smallest) return false;
        style.type = smaller(style.type);
    }
}

void Canvas::text(Box box, std::string_view text, const TextStyle& wanted) {
    if (text.empty()) return;
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

void Canvas::note_text(Box box, const Paragraph& paragraph, const TextStyle& style) {
    if (paragraph.lines.empty()) return;
    std::string words(paragraph.text);
    std::replace(words.begin(), words.end(), '\n', ' ');
    Box rect{box.x, box.y, paragraph.width, paragraph.height()};
    if (style.align == Align::centre) rect.x += (box.w - paragraph.width) / 2;
    if (style.align == Align::right) rect.x += box.w - paragraph.width;
    const PixelRect where = to_pixels(rect);
    const double capital_mm = static_cast<double>(s_.theme.capital_px(style.type)) / s_.px_per_mm;
    s_.drawn.texts.push_back({words, where, to_pixels(box), rgb(style.color), capital_mm, {}});
    if (!hushed_) s_.drawn.sayings.push_back({std::move(words), where});
}

void Canvas::text_lines(Box box, const Paragraph& paragraph, const TextStyle& style) {
    note_text(box, paragraph, style);
    const ImFont& used = font(style);
    const float lead = (paragraph.line_height - used.FontSize) / 2;
    float y = box.y + lead;
    for (const auto& line : paragraph.lines) {
        float x = box.x;
        if (style.align == Align::centre) x += (box.w - line.width) / 2;
        if (style.align == Align::right) x += box.w - line.width;
        s_.list.AddText(&used, used.FontSize, {std::round(x), std::round(y)}, to_imgui(rgb(style.color)),
                        line.text.data(), line.text.data() + line.text.size());
        y += paragraph.line_height;
    }
}

bool Canvas::target(std::string id, Box box, bool enabled, app::Intent intent, std::string label) {
    if (inert_) return false;
    enabled = enabled && !busy_;
    box = snapped(box);
    const bool speaks_for_itself = !label.empty();
    s_.drawn.targets.push_back({id, to_pixels(box), enabled, std::move(label)});
    s_.drawn.places.push_back({region_, speaks_for_itself});
    if (enabled && id == s_.focus) focused_ = box;
    const bool inside = box.contains(s_.pointer.x, s_.pointer.y);
    if (!enabled || !inside) return false;
    if (s_.pointer.down && !s_.press.was_down) s_.press.armed = id;
    if (s_.press.armed != id) return false;
    if (!s_.pointer.down && s_.press.was_down) intent_ = std::move(intent);
    return s_.pointer.down;
}

void Canvas::begin_overlay() {
    inert_ = false;
    focused_.reset();
    region_ = Drawn::Region::content;
    s_.drawn.forget_what_is_covered();
}

void Canvas::draw_focus() {
    if (!focused_) return;
    // Stays within the gap between targets: covers no neighbour.
    const float gap = std::round(s_.theme.gap * 0.15F);
    const float thick = std::round(s_.theme.gap * 0.35F);
    const Box outer = focused_->inset(-gap - thick);
    fill({outer.x, outer.y, outer.w, thick}, color::focus);
    fill({outer.x, outer.bottom() - thick, outer.w, thick}, color::focus);
    fill({outer.x, outer.y + thick, thick, outer.h - 2 * thick}, color::focus);
    fill({outer.right() - thick, outer.y + thick, thick, outer.h - 2 * thick}, color::focus);
}

void Canvas::say(std::string text) {
    if (!text.empty()) s_.drawn.sayings.push_back({std::move(text), std::nullopt});
}

}  // namespace kiosk::ui

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "screen.hpp"

namespace kiosk::ui {

/// Open now, opens again, or the day of a visit.
std::string when_text(const Screen& screen, const app::PlaceCard& place);
/// "khusus pelajar • untuk 50 orang"; mostly empty.
std::string visit_tags(const i18n::Catalogue& words, const app::PlaceCard& place);
/// "Di sini", "Jemput bola • khusus pelajar • untuk 50 orang"; mostly empty.
std::string place_tags(const Screen& screen, const app::PlaceCard& place);

/// The one that is chosen, or an invitation to choose one.
std::string kecamatan_label(const Screen& screen, const app::KecamatanChoice& kecamatan);

/// What pressing a place does.
struct PlaceAct {
    std::string id;
    std::string_view icon;
    std::string words;  ///< may be empty: the icon says it
    Intent intent;
};

/// Tall enough for each of them.
float place_row_height(const Screen& screen, const std::vector<app::PlaceCard>& places, float width,
                       const std::string& act_words = {});
/// A place in a list, pressed as a whole.
void place_row(Screen& screen, Box box, const app::PlaceCard& place, const PlaceAct& act);

}  // namespace kiosk::ui

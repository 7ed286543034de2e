#include "audit/growth.hpp"

#include "audit/checks.hpp"
#include "audit/rules.hpp"

namespace kiosk::audit {

void Growth::add(const Shot& shot, const Report& report) {
    if (!report.figures.capital_mm) return;
    const Key key{shot.screen, shot.language, shot.theme, shot.picture.width, shot.picture.height};
    seen_[key][static_cast<std::size_t>(shot.text_size)] =
        Seen{combination(shot), report.figures.capital_mm->value};
}

std::vector<Breach> Growth::breaches() const {
    std::vector<Breach> all;
    for (const auto& [key, sizes] : seen_) {
        for (std::size_t i = 1; i < sizes.size(); ++i) {
            const auto& before = sizes[i - 1];
            const auto& now = sizes[i];
            if (!before || !now || now->capital_mm >= capital_growth * before->capital_mm) continue;
            const std::string& screen = std::get<0>(key);
            all.push_back({Rule::capital_height, screen, "the smallest text",
                           screen + " [" + now->combination + "]: the smallest text has capitals of " +
                               decimal(now->capital_mm, 2) + " mm, " + decimal(before->capital_mm, 2) +
                               " mm in the text size before: at least " + decimal(capital_growth) +
                               " times as much wanted"});
        }
    }
    return all;
}

}  // namespace kiosk::audit

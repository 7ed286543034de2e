#include "drawn_sample.hpp"

#include <stdexcept>

namespace kiosk::test {
ui::Ui& shared_ui() {
    static ui::Ui ui = [] {
        auto made = ui::Ui::create(ui_setup(sample_sizes().front()));
        if (!made) throw std::runtime_error(made.error().text);
        if (auto done = made->bake_rest(); !done) throw std::runtime_error(done.error().text);
        return std::move(*made);
    }();
    return ui;
}

app::Frame frame_named(const std::string& name) {
    for (auto& sample : sample_frames("id")) {
        if (sample.name == name) return sample.frame;
    }
    throw std::invalid_argument(name);
}

std::map<std::string, ui::Target> targets_of(const app::Frame& frame) {
    shared_ui().draw(frame, {});
    std::map<std::string, ui::Target> targets;
    for (const auto& target : shared_ui().targets()) targets.emplace(target.id, target);
    return targets;
}

app::Intent tapped(const app::Frame& frame, const std::string& id) {
    const auto rect = targets_of(frame).at(id).rect;
    const auto x = static_cast<float>(rect.x + rect.w / 2);
    const auto y = static_cast<float>(rect.y + rect.h / 2);
    shared_ui().draw(frame, {x, y, true});
    return shared_ui().draw(frame, {x, y, false}).intent.value();
}

std::string spoken(const app::Frame& frame) {
    shared_ui().draw(frame, {});
    std::string all;
    for (const auto& sentence : shared_ui().sentences()) all += sentence + "\n";
    for (const auto& target : shared_ui().targets()) all += target.label + "\n";
    return all;
}

bool says(const app::Frame& frame, const std::string& words) {
    return spoken(frame).find(words) != std::string::npos;
}

}  // namespace kiosk::test

#pragma once

#include "samples.hpp"

namespace kiosk::test {

// What the samples are made of.

inline domain::Date date(int y, unsigned m, unsigned d) {
    return {std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
}

app::TargetBoard sample_board();
app::PlaceCard sample_place(std::string id, std::string name, bool open);

class Collector {
  public:
    Collector(std::string language, const Appearance& appearance)
        : language_(std::move(language)), appearance_(appearance) {}

    app::Frame& add(std::string name, app::View view) {
        app::Frame frame;
        frame.view = std::move(view);
        frame.language = language_;
        frame.languages = {"id", "jv", "bjn", "en"};
        frame.back = frame.home = true;
        frame.local_time = {date(2026, 11, 22), std::chrono::minutes(9 * 60 + 41)};
        frame.appearance = appearance_;
        frame.voice.available = true;
        samples_.push_back({std::move(name), std::move(frame)});
        return samples_.back().frame;
    }
    std::vector<Sample> take() { return std::move(samples_); }

  private:
    std::string language_;
    Appearance appearance_;
    std::vector<Sample> samples_;
};

/// The answer about a NIK, the way to a recording, places, slips.
void add_status(Collector& all);
/// Log-in, desk, menu, numbers, technician.
void add_staff(Collector& all);

}  // namespace kiosk::test

#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ikd_kiosk_backend.hpp"
#include "ikd_kiosk_face.hpp"
#include "ikd_kiosk_program.hpp"

namespace kiosk {

/// The real kiosk, off-screen and with a simulated clock, under the tour's finger. The first thing that does
/// not happen as expected is kept as the failure; every later step does nothing, so that a walk reads as a
/// plain list of steps.
class TourKiosk {
  public:
    static Result<std::unique_ptr<TourKiosk>> open(const Program& program,
                                                   const std::filesystem::path& directory, UtcTime start);

    /// A second passes, then press and release in the middle of a target, as a finger does.
    void touch(const std::string& id);
    /// Touches `id`, expects the screen that follows and takes its picture.
    void go(const std::string& id, const std::string& expected_screen);
    /// One touch per character on "<keypad>.key_<character>".
    void type(const std::string& keypad, std::string_view characters);
    void pass(std::chrono::milliseconds time);
    bool has(const std::string& target_id) const { return !face_.tap_on(target_id).empty(); }
    void expect(const std::string& screen_name);
    /// DIR/<name>.png, and the targets of the screen as lines of DIR/targets.tsv. Once per name; the screen's
    /// by default.
    void picture(std::string name = {});
    /// A heading of the progress.
    void chapter(const std::string& title);

    void fail(const std::string& why);
    const std::optional<std::string>& failure() const { return failure_; }

    /// Only between steps: the worker is idle then.
    Backend& backend() { return *backend_; }
    Now now() const { return clock_.now(); }
    int pictures() const { return static_cast<int>(pictures_.size()); }
    const std::set<std::string>& qr_payloads() const { return qr_payloads_; }

  private:
    TourKiosk(const Program& program, const std::filesystem::path& directory, UtcTime start,
              std::unique_ptr<Backend> backend, Face face);
    void settle();
    void note_qr();

    std::filesystem::path directory_;
    SimulatedClock clock_;
    std::unique_ptr<Backend> backend_;
    Face face_;
    app::App app_;
    std::ofstream targets_;
    std::set<std::string> pictures_;
    std::set<std::string> qr_payloads_;
    std::optional<std::string> failure_;
};

}  // namespace kiosk

#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "ikd_kiosk_backend.hpp"
#include "ikd_kiosk_face.hpp"
#include "ikd_kiosk_program.hpp"

namespace kiosk::residents {

/// One line on standard output, written at once: what was said stays said when the program is killed.
void say(const std::string& line);

struct Boot {
    std::string id;
    UtcTime wall{};
    bool synchronised = false;  ///< a time service keeps the clock right
};

/// The real application and everything behind it, one run from power on to power off.
class Kiosk {
  public:
    /// Enrols the officer of the tests in a new state directory; `denied` for one that is not of the tests.
    static Result<std::unique_ptr<Kiosk>> open(const Program& program, const Boot& boot, std::uint64_t seed);

    /// Somebody touches, a second after the last time.
    void act(const app::Intent& intent);
    void type(char character);
    void pass(std::chrono::milliseconds time);
    void jump(std::chrono::milliseconds by);
    /// Every screen from now on is drawn, too; null: none.
    void draw_with(Face* face) { face_ = face; }

    app::Frame frame() const { return app_.frame(); }
    std::string screen() const { return app::screen_name(app_.frame()); }
    bool out_of_service() const;
    Now now() const { return clock_.now(); }
    /// Only between acts: the worker is idle then.
    Backend& backend() { return *backend_; }
    int officer_number() const { return officer_number_; }

  private:
    Kiosk(const Program& program, SimulatedClock clock, std::unique_ptr<Backend> backend, int officer_number);
    void after(std::chrono::milliseconds time);
    void settle();
    void do_jobs();

    SimulatedClock clock_;
    std::unique_ptr<Backend> backend_;
    app::App app_;
    Face* face_ = nullptr;
    int officer_number_;
};

}  // namespace kiosk::residents

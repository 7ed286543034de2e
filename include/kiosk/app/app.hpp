#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/intent.hpp"
#include "kiosk/app/jobs.hpp"
#include "kiosk/app/view.hpp"
#include "kiosk/config/district_pack.hpp"
#include "kiosk/config/kiosk_config.hpp"

namespace kiosk::app {

struct AppSetup {
    config::KioskConfig config;
    config::DistrictPack district;
    domain::RandomUuid uuid;
    /// What every person starts with, one of the configured languages; empty: the first of them.
    std::optional<std::string> first_language = std::nullopt;
};

/// The kiosk as a machine without pixels: intents, answers and time go in; a frame and jobs come out.
/// Deterministic, no I/O, no clock, one thread.
class App {
  public:
    App(AppSetup setup, Now now);
    App(App&&) noexcept;
    App& operator=(App&&) noexcept;
    ~App();

    void handle(const Intent& intent, Now now);
    void answer(const JobAnswer& answer, Now now);
    /// A speech service answered, or went away. Kept from person to person; who listened goes on listening
    /// when it is back. Without the [voice] of the configuration it changes nothing.
    void voice_available(bool available);
    /// Time went on; call at `next_deadline` or later.
    void tick(Now now);
    /// Somebody touched without meaning anything: the silence starts anew, unless "still there?" waits for
    /// its answer.
    void touched(Now now);

    /// What to draw. The views point into this object: use it before the next call.
    Frame frame() const;
    /// When `tick` has something to do; empty when nothing will change by itself.
    std::optional<MonoTime> next_deadline() const;
    /// Work for the worker, in order; empties the list.
    std::vector<Job> take_jobs();

  private:
    std::unique_ptr<struct AppState> state_;
};

}  // namespace kiosk::app

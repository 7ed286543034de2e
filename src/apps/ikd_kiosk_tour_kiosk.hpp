#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "ikd_kiosk_backend.hpp"
#include "ikd_kiosk_face.hpp"
#include "ikd_kiosk_program.hpp"
#include "kiosk/speech/voice.hpp"

namespace kiosk {

/// Keeps the simulated clock right until the tour says otherwise.
class TourTimeService final : public domain::TimeService {
  public:
    bool synchronised() const override { return synchronised_; }
    void set(bool synchronised) { synchronised_ = synchronised; }

  private:
    std::atomic<bool> synchronised_ = true;
};

/// The real kiosk, off-screen and with a simulated clock, in the hands of the tour: a finger, a keyboard or
/// two switches. The first thing that does not happen as expected is kept as the failure; every later step
/// does nothing, so that a walk reads as a plain list of steps.
class TourKiosk {
  public:
    /// `prefix` is put before the names of all its pictures.
    static Result<std::unique_ptr<TourKiosk>> open(const Program& program,
                                                   const std::filesystem::path& directory, UtcTime start,
                                                   std::string prefix = {});

    /// Presses and releases in the middle of a target; with keys: moves the focus there and selects it. Turns
    /// pages until the target is there.
    void touch(const std::string& id);
    /// Touches `id`, expects the screen that follows and takes its picture.
    void go(const std::string& id, const std::string& expected_screen);
    /// "<keypad>.key_<character>" for each character; a keyboard types them.
    void type(const std::string& keypad, std::string_view characters);
    void pass(std::chrono::milliseconds time);
    /// The same for the application and its worker, but nothing is drawn in between: for the twentieth time.
    void act(const std::vector<app::Intent>& intents);
    /// The wall clock jumps, and whether a time service keeps it right from now on.
    void jump_clock(std::chrono::milliseconds by, bool synchronised);
    /// Acts on the page that is shown.
    bool has(const std::string& target_id) const;
    /// The first target whose id begins so; empty when there is none.
    std::string first_target(std::string_view beginning) const;
    /// What the result of a NIK check says; empty on any other screen.
    std::optional<domain::StatusAnswer> answered() const;
    void expect(const std::string& screen_name);
    /// DIR/<name>.png, and the targets of the screen as lines of DIR/targets.tsv. Once per name; the screen's
    /// by default. A screen of several pages becomes <name>, <name>_2 ...
    void picture(std::string name = {});
    /// DIR/transcript.txt: what was read aloud so far, a heading for each screen.
    void write_transcript();
    /// A heading of the progress.
    void chapter(const std::string& title);

    void fail(const std::string& why);
    const std::optional<std::string>& failure() const { return failure_; }
    std::string screen() const { return app::screen_name(app_.frame()); }

    /// Only between steps: the worker is idle then.
    Backend& backend() { return *backend_; }
    Now now() const { return clock_.now(); }
    const Program& program() const { return program_; }
    int pictures() const { return static_cast<int>(pictures_.size()); }
    /// Touches, or keys and switches pressed.
    int presses() const { return presses_; }
    const std::set<std::string>& qr_payloads() const { return qr_payloads_; }

    /// In order, as at closing time; no step after it.
    void stop();

  private:
    TourKiosk(const Program& program, const std::filesystem::path& directory, std::string prefix,
              UtcTime start, std::unique_ptr<Backend> backend, TourTimeService& time_service, Face face,
              std::map<std::string, speech::Pronunciation> pronunciations);
    void bring_up(const std::string& id);
    void act_on(const std::string& id);
    void tap(const std::string& id);
    void press_keys_to(const std::string& id);
    void press(platform::KeyEvent::Key key);
    void type_character(char character);
    void take_picture(const std::string& name);
    void do_jobs();
    void wait_for_answers();
    void settle();
    void read_aloud(const app::Frame& frame);
    void note_qr();

    const Program& program_;
    std::filesystem::path directory_;
    std::string prefix_;
    SimulatedClock clock_;
    std::unique_ptr<Backend> backend_;
    TourTimeService& time_service_;  ///< in the backend
    Face face_;
    app::App app_;
    std::ofstream targets_;
    std::map<std::string, speech::Pronunciation> pronunciations_;
    std::ostringstream transcript_;  ///< in memory: for a while the tour's disk takes nothing
    speech::TranscriptVoice voice_{transcript_};
    Narrator narrator_{voice_, pronunciations_};
    std::string read_screen_;
    std::set<std::string> pictures_;
    std::set<std::string> qr_payloads_;
    int presses_ = 0;
    std::optional<std::string> failure_;
};

}  // namespace kiosk

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/view.hpp"
#include "kiosk/speech/pronunciation.hpp"
#include "kiosk/speech/voice.hpp"

namespace kiosk {

/// What stands on the screen, as far as it can be heard. The texts are in the language that is spoken: for a
/// language without a voice, those of the same frame drawn with the Indonesian catalogue.
struct Shown {
    std::string screen;    ///< app::screen_name: "nik_entry"
    std::string language;  ///< Narrator::spoken_language of the frame's language
    /// In the order of the eye, the title first. Nothing typed: the NIK stands there as its count of digits.
    std::vector<std::string> sentences;
    std::vector<std::string> choices;  ///< labels of the targets that act, without the bars; keys are skipped
    std::string focus;                 ///< id of the target that keyboard or switch stand on, or empty
    std::string focus_label;
    app::VoiceState voice;
    int page = 0;                     ///< of a list or a long text
    std::optional<int> seconds_left;  ///< until "still there?" takes silence for a no
};

/// Decides what is said when the screen changes, and says it. Hears nothing and remembers nothing of a person
/// once the voice is off.
///
/// A new screen or page is read as a whole, then its choices, then where the focus is. When the title stays,
/// only what is new is said: an error, a result, how many digits are typed. A countdown is told each ten
/// seconds.
///
/// Others hear it too. The keys of an officer's code are never named, those of a NIK only in headphones.
class Narrator {
  public:
    /// Both must outlive the narrator; `pronunciations` holds at least "id".
    Narrator(speech::Voice& voice, const std::map<std::string, speech::Pronunciation>& pronunciations);

    /// The language that a person of `language` hears: the same if it has a voice, else Indonesian.
    std::string spoken_language(const std::string& language) const;

    /// After every draw; says something only when something changed.
    void follow(const Shown& shown);

  private:
    void follow_switches(const app::VoiceState& now);
    void read_all(const Shown& shown);
    std::string changes(const Shown& shown);
    std::string focus_words(const Shown& shown, const std::string& pattern);
    void say(const std::string& text, const std::string& language);
    const speech::Pronunciation& how(const std::string& language) const;

    speech::Voice* voice_;
    const std::map<std::string, speech::Pronunciation>* pronunciations_;
    Shown last_;              ///< what was last followed while listening and not paused
    bool listening_ = false;  ///< the voice is on, and there is one
    bool paused_ = false;
    bool explained_ = false;         ///< how to hear a screen again: said once to each person
    bool digits_explained_ = false;  ///< why digits are not named: once on each screen
    int volume_ = 0;
    int speed_ = 0;
    int replays_ = 0;
};

}  // namespace kiosk

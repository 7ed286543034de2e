#pragma once

#include "state.hpp"

namespace kiosk::app {

/// How the kiosk is seen and heard: acts on every screen in service, never moves the step.
class PreferenceActs {
  public:
    explicit PreferenceActs(AppState& state) : s_(state) {}

    void operator()(const intent::OpenPanel& wanted);
    void operator()(const intent::ClosePanel&);
    void operator()(const intent::ChooseLanguage& wanted);
    void operator()(const intent::ChooseTextSize& wanted);
    void operator()(const intent::ChooseTheme& wanted);
    void operator()(const intent::ChooseReach& wanted);
    void operator()(const intent::StartVoice&);
    void operator()(const intent::StopVoice&);
    void operator()(const intent::PauseVoice&);
    void operator()(const intent::ReplayVoice&);
    void operator()(const intent::ChangeVolume& wanted);
    void operator()(const intent::ChangeSpeed& wanted);

  private:
    Appearance& appearance() { return s_.session.preferences.appearance; }
    VoiceState& voice() { return s_.session.preferences.voice; }
    /// Texts take another room now: what was the second page is no longer.
    void lay_out_anew() { s_.session.page = 0; }

    AppState& s_;
};

}  // namespace kiosk::app

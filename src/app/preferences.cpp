#include "preferences.hpp"

#include <algorithm>

namespace kiosk::app {
namespace {

/// One step up or down on the scale 1..5.
int moved(int step, int by) {
    return std::clamp(step + std::clamp(by, -1, 1), 1, 5);
}

}  // namespace

void PreferenceActs::operator()(const intent::OpenPanel& wanted) {
    if (s_.screen != Screen::out_of_service) s_.session.panel = wanted.panel;
}

void PreferenceActs::operator()(const intent::ClosePanel&) {
    s_.session.panel.reset();
}

void PreferenceActs::operator()(const intent::ChooseLanguage& wanted) {
    const auto& known = s_.setup.config.languages;
    if (std::find(known.begin(), known.end(), wanted.code) == known.end()) return;
    s_.session.preferences.language = wanted.code;
    lay_out_anew();
}

void PreferenceActs::operator()(const intent::ChooseTextSize& wanted) {
    appearance().text_size = wanted.size;
    lay_out_anew();
}

void PreferenceActs::operator()(const intent::ChooseTheme& wanted) {
    appearance().theme = wanted.theme;
}

void PreferenceActs::operator()(const intent::ChooseReach& wanted) {
    appearance().low_reach = wanted.low;
    lay_out_anew();
}

void PreferenceActs::operator()(const intent::StartVoice&) {
    voice().on = voice().available;
    voice().paused = false;
}

void PreferenceActs::operator()(const intent::StopVoice&) {
    voice().on = false;
    voice().paused = false;
}

void PreferenceActs::operator()(const intent::PauseVoice&) {
    if (voice().on) voice().paused = !voice().paused;
}

void PreferenceActs::operator()(const intent::ReplayVoice&) {
    if (!voice().on) return;
    s_.session.panel.reset();  // the screen below it is meant
    voice().paused = false;
    ++voice().replays;
}

void PreferenceActs::operator()(const intent::ChangeVolume& wanted) {
    voice().volume = moved(voice().volume, wanted.by);
}

void PreferenceActs::operator()(const intent::ChangeSpeed& wanted) {
    voice().speed = moved(voice().speed, wanted.by);
}

}  // namespace kiosk::app

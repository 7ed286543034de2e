#include <ostream>

#include "kiosk/speech/voice.hpp"

namespace kiosk::speech {

// Each line is flushed: a reader of the file sees it when it would be heard.

void TranscriptVoice::speak(Utterance utterance) {
    *out_ << "[" << utterance.language << "] " << utterance.text << std::endl;
}

void TranscriptVoice::pause() {
    *out_ << "(pause)" << std::endl;
}

void TranscriptVoice::resume() {
    *out_ << "(resume)" << std::endl;
}

void TranscriptVoice::stop() {
    *out_ << "(stop)" << std::endl;
}

void TranscriptVoice::set_volume(int step) {
    *out_ << "(volume " << step << ")" << std::endl;
}

void TranscriptVoice::set_speed(int step) {
    *out_ << "(speed " << step << ")" << std::endl;
}

}  // namespace kiosk::speech

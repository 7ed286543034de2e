#include "narrator.hpp"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <charconv>
#include <optional>
#include <string_view>

namespace kiosk {
namespace {

using speech::Pronunciation;
using Texts = std::vector<std::string>;

constexpr const char* digits = "0123456789";

/// A text as said, begun with a capital and closed by a full stop where nothing else closes it.
std::string sentence(const std::string& text, const Pronunciation& how) {
    std::string said = speech::speakable(text, how);
    if (!said.empty()) said[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(said[0])));
    if (!said.empty() && std::string_view(".:?!").find(said.back()) == std::string_view::npos) said += '.';
    return said;
}

void join(std::string& speech, const std::string& more) {
    if (!speech.empty() && !more.empty()) speech += ' ';
    speech += more;
}

/// The 3 of a list's "3" or "3."; 0 if the text is something else.
int list_number(std::string_view text) {
    if (text.ends_with('.')) text.remove_suffix(1);
    return text.size() == 1 && text[0] >= '1' && text[0] <= '9' ? text[0] - '0' : 0;
}

/// Joins sentences to a speech. The badge of a step and its text become "Satu: Tekan Proses."
std::string speech_of(const Texts& sentences, const Pronunciation& how) {
    std::string speech;
    int next_step = 1;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const std::string& text = sentences[i];
        const auto blank = text.find(". ");
        const bool badge_alone = list_number(text) == next_step && i + 1 < sentences.size();
        const bool badge_before = blank == 1 && list_number(text.substr(0, 1)) == next_step;
        if ((badge_alone || badge_before) && next_step <= static_cast<int>(how.items.size())) {
            join(speech, how.items[static_cast<std::size_t>(next_step - 1)] + ":");
            ++next_step;
            if (badge_before) join(speech, sentence(text.substr(3), how));
        } else {
            join(speech, sentence(text, how));
        }
    }
    return speech;
}

/// Keys of a keypad are not choices: one character.
bool is_key(const std::string& label) {
    return std::count_if(label.begin(), label.end(), [](char c) { return (c & 0xC0) != 0x80; }) <= 1;
}

std::string choices_of(const Texts& labels, const Pronunciation& how) {
    std::string speech;
    for (const auto& label : labels) {
        if (!is_key(label)) join(speech, sentence(label, how));
    }
    return speech.empty() ? speech : how.phrases.choices + " " + speech;
}

/// What stands there once more than before.
Texts not_in(Texts before, const Texts& now) {
    Texts added;
    for (const auto& text : now) {
        const auto old = std::find(before.begin(), before.end(), text);
        if (old == before.end()) {
            added.push_back(text);
        } else {
            before.erase(old);
        }
    }
    return added;
}

/// The seconds left of "Tunggu 29 detik."
std::optional<int> seconds_left(const std::string& text, const Pronunciation& how) {
    const auto begin = text.find_first_of(digits);
    if (begin == text.npos) return std::nullopt;
    int seconds = 0;
    const auto* first = text.data() + begin;
    const auto [rest, problem] = std::from_chars(first, text.data() + text.size(), seconds);
    if (problem != std::errc()) return std::nullopt;
    const std::string_view after(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    return after.starts_with(" " + how.phrases.seconds) ? std::optional(seconds) : std::nullopt;
}

/// A clock that goes on is no news; a countdown is each ten seconds.
bool is_news(const std::string& text, const Pronunciation& how) {
    const bool has_words = std::any_of(text.begin(), text.end(),
                                       [](char c) { return std::isalpha(static_cast<unsigned char>(c)); });
    if (const auto seconds = seconds_left(text, how)) return *seconds > 0 && *seconds % 10 == 0;
    return has_words;
}

/// The first text of a screen, without the seconds that run in it.
std::string title(const Shown& shown, const Pronunciation& how) {
    if (shown.sentences.empty()) return {};
    std::string text = shown.sentences.front();
    if (!seconds_left(text, how)) return text;
    std::erase_if(text, [](char c) { return std::string_view(digits).find(c) != std::string_view::npos; });
    return text;
}

/// The same screen with another title is another screen: question 2 after question 1.
bool is_same_screen(const Shown& a, const Shown& b, const Pronunciation& how) {
    return a.screen == b.screen && a.page == b.page && a.language == b.language &&
           title(a, how) == title(b, how);
}

/// "20 detik lagi.", each time when another ten seconds are over.
std::string time_left(std::optional<int> before, std::optional<int> now, const Pronunciation& how) {
    const auto tens = [](int seconds) { return (seconds + 9) / 10; };
    if (!now || *now <= 0 || (before && tens(*before) == tens(*now))) return {};
    return speech::filled(how.phrases.left, "seconds", std::to_string(*now));
}

/// What the label of a target may tell the hall.
enum class Hearers {
    everybody,
    this_person,  ///< a digit of the NIK
    nobody,       ///< a digit of an officer's code, or of a keypad that is not known here
};

Hearers hearers_of(const std::string& target) {
    if (target.find(".key_") == target.npos || target.starts_with("ticket_entry.")) return Hearers::everybody;
    return target.starts_with("nik_entry.") ? Hearers::this_person : Hearers::nobody;
}

bool is_same_focus(const Shown& a, const Shown& b) {
    return a.focus == b.focus && a.focus_label == b.focus_label;
}

}  // namespace

Narrator::Narrator(speech::Voice& voice, const std::map<std::string, Pronunciation>& pronunciations)
    : voice_(&voice), pronunciations_(&pronunciations) {
    assert(pronunciations.contains("id"));
}

std::string Narrator::spoken_language(const std::string& language) const {
    return pronunciations_->contains(language) ? language : "id";
}

const Pronunciation& Narrator::how(const std::string& language) const {
    return pronunciations_->at(spoken_language(language));
}

void Narrator::follow(const Shown& shown) {
    const bool was_listening = listening_;
    listening_ = shown.voice.on && shown.voice.available;
    if (!listening_) {
        if (was_listening) voice_->stop();
        last_ = {};
        paused_ = false;
        explained_ = explained_ && shown.voice.on;  // the service went for a moment: the person is the same
        return;
    }
    const bool asked_again = shown.voice.replays != replays_;
    replays_ = shown.voice.replays;
    follow_switches(shown.voice);
    if (paused_ && !asked_again) return;
    if (!was_listening || asked_again || !is_same_screen(last_, shown, how(shown.language))) {
        read_all(shown);
    } else {
        say(changes(shown), shown.language);
    }
    last_ = shown;
}

/// Volume, speed and pause.
void Narrator::follow_switches(const app::VoiceState& now) {
    if (volume_ != now.volume) voice_->set_volume(now.volume);
    if (speed_ != now.speed) voice_->set_speed(now.speed);
    volume_ = now.volume;
    speed_ = now.speed;
    if (paused_ == now.paused) return;
    paused_ = now.paused;
    if (paused_) {
        voice_->pause();
    } else {
        voice_->resume();
    }
}

void Narrator::read_all(const Shown& shown) {
    const Pronunciation& words = how(shown.language);
    std::string speech = speech_of(shown.sentences, words);
    join(speech, choices_of(shown.choices, words));
    join(speech, time_left({}, shown.seconds_left, words));
    digits_explained_ = false;
    join(speech, focus_words(shown, words.phrases.focus));
    if (!explained_) join(speech, words.phrases.again);
    explained_ = true;
    say(speech, shown.language);
}

/// Where the focus is: "Sekarang di: Ya." Of digits that others shall not hear, that they are not named.
std::string Narrator::focus_words(const Shown& shown, const std::string& pattern) {
    const Pronunciation& words = how(shown.language);
    if (shown.focus_label.empty()) return {};
    const auto hearers = hearers_of(shown.focus);
    if (hearers == Hearers::everybody || (hearers == Hearers::this_person && shown.voice.headphones)) {
        return sentence(speech::filled(pattern, "label", shown.focus_label), words);
    }
    const bool explain = hearers == Hearers::this_person && !digits_explained_;
    digits_explained_ = digits_explained_ || explain;
    return explain ? words.phrases.digits : std::string();
}

std::string Narrator::changes(const Shown& shown) {
    const Pronunciation& words = how(shown.language);
    Texts news = not_in(last_.sentences, shown.sentences);
    news.erase(std::remove_if(news.begin(), news.end(),
                              [&](const std::string& text) { return !is_news(text, words); }),
               news.end());
    std::string speech = speech_of(news, words);
    if (speech.empty() && shown.voice.volume != last_.voice.volume) {
        speech = speech::filled(words.phrases.volume, "step", std::to_string(shown.voice.volume));
    }
    if (speech.empty() && shown.voice.speed != last_.voice.speed) {
        speech = speech::filled(words.phrases.speed, "step", std::to_string(shown.voice.speed));
    }
    join(speech, choices_of(not_in(last_.choices, shown.choices), words));
    join(speech, time_left(last_.seconds_left, shown.seconds_left, words));
    if (!is_same_focus(last_, shown)) join(speech, focus_words(shown, "{label}"));
    return speech;
}

void Narrator::say(const std::string& text, const std::string& language) {
    if (!text.empty()) voice_->speak({text, spoken_language(language)});
}

}  // namespace kiosk

#include <catch2/catch.hpp>

#include "kiosk/speech/pronunciation.hpp"
#include "support/support.hpp"

using namespace kiosk::speech;
using kiosk::test::TemporaryDirectory;
using kiosk::test::write_file;

namespace {

std::string shipped_text() {
    return kiosk::test::read_file(KIOSK_SOURCE_DIR "/assets/speech/id.toml");
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& text) {
    const TemporaryDirectory directory;
    write_file(directory.path() / "id.toml", text);
    const auto loaded = load_pronunciation(directory.path() / "id.toml");
    REQUIRE_FALSE(loaded.ok());
    return loaded.error().text.substr(directory.path().string().size() + 1);
}

}  // namespace

TEST_CASE("Indonesian and English are shipped with words, list numbers and every phrase") {
    const auto all = load_pronunciations(KIOSK_SOURCE_DIR "/assets/speech");
    REQUIRE(all.ok());
    for (const auto& language : {"id", "en"}) {
        CAPTURE(language);
        REQUIRE(all->contains(language));
        const auto& one = all->at(language);
        CHECK(one.language == language);
        CHECK_FALSE(one.words.empty());
        CHECK(one.items.size() == 9);
        CHECK_FALSE(one.phrases.choices.empty());
        CHECK(one.phrases.focus.find("{label}") != std::string::npos);
        CHECK_FALSE(one.phrases.again.empty());
        CHECK(one.phrases.volume.find("{step}") != std::string::npos);
        CHECK(one.phrases.speed.find("{step}") != std::string::npos);
        CHECK_FALSE(one.phrases.seconds.empty());
        CHECK(one.phrases.left.find("{seconds} " + one.phrases.seconds) != std::string::npos);
        CHECK_FALSE(one.phrases.digits.empty());
        CHECK(one.time.past.find("{hour}") != std::string::npos);
        CHECK(one.time.past.find("{minute}") != std::string::npos);
    }
}

TEST_CASE("the voice calls the buttons as the screen does") {
    const auto all = load_pronunciations(KIOSK_SOURCE_DIR "/assets/speech");
    REQUIRE(all.ok());
    for (const auto& [language, one] : *all) {
        CAPTURE(language);
        const auto texts = kiosk::test::read_file(KIOSK_SOURCE_DIR "/assets/lang/" + language + ".toml");
        // Keys of [frame] and [voice_panel]; both name only this.
        for (const std::string key : {"\nvoice = \"", "\nreplay = \""}) {
            const auto begin = texts.find(key) + key.size();
            const auto name = texts.substr(begin, texts.find('"', begin) - begin);
            CAPTURE(name);
            CHECK(one.phrases.again.find(name) != std::string::npos);
        }
    }
}

TEST_CASE("a phrase is filled wherever its name stands") {
    CHECK(filled("{step} of 5, {step}", "step", "3") == "3 of 5, 3");
    CHECK(filled("nothing", "step", "3") == "nothing");
}

TEST_CASE("a speech file's mistake is named with file, line and key") {
    CHECK(refusal(with(shipped_text(), "choices = ", "# ")) ==
          "id.toml: phrases.choices: expected a value, found nothing");
    CHECK(refusal("[words]\nIKD = 3\n") == "id.toml:2: words.IKD: expected a text, found something else");
    CHECK(refusal(with(shipped_text(), "items = [\"Satu\"", "items = [1"))
              .find("list.items: expected a list of texts") != std::string::npos);
    CHECK(refusal(with(shipped_text(), "[address]", "[somewhere]")) ==
          "id.toml: address: expected a section, found nothing");
    CHECK(refusal("[words\n").starts_with("id.toml:1: "));
}

TEST_CASE("a directory without Indonesian is refused") {
    const TemporaryDirectory directory;
    CHECK(load_pronunciations(directory.path()).error().code == kiosk::ErrorCode::not_found);
    CHECK(load_pronunciations(directory.path() / "none").error().code == kiosk::ErrorCode::io);
    CHECK(load_pronunciation(directory.path() / "id.toml").error().code == kiosk::ErrorCode::io);
}

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
        CHECK(one.time.past.find("{hour}") != std::string::npos);
        CHECK(one.time.past.find("{minute}") != std::string::npos);
    }
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

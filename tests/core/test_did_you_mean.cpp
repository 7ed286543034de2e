#include <catch2/catch.hpp>

#include "kiosk/core/did_you_mean.hpp"

using kiosk::did_you_mean;

namespace {
const std::vector<std::string_view> keys = {
    "id", "place", "district", "silence_seconds", "silence_on_phone_seconds", "fullscreen"};
}

TEST_CASE("a misspelt word is recognised") {
    CHECK(did_you_mean("distrikt", keys) == "district");
    CHECK(did_you_mean("plcae", keys) == "place");
    CHECK(did_you_mean("full_screen", keys) == "fullscreen");
    CHECK(did_you_mean("silence_secs", keys) == "silence_seconds");
    CHECK(did_you_mean("ix", {"in", "id"}) == "in");
}

TEST_CASE("a word without its end is recognised") {
    CHECK(did_you_mean("silence", keys) == "silence_seconds");
    CHECK(did_you_mean("silence_on", keys) == "silence_on_phone_seconds");
}

TEST_CASE("a word far from all is left alone") {
    CHECK(did_you_mean("colour", keys) == "");
    CHECK(did_you_mean("", keys) == "");
    CHECK(did_you_mean("x", {"y"}) == "");
    CHECK(did_you_mean("place", {}) == "");
}

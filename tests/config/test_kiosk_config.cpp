#include <catch2/catch.hpp>
#include <filesystem>

#include "kiosk/config/check.hpp"
#include "kiosk/config/kiosk_config.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::config;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

const fs::path shipped = fs::path(KIOSK_SOURCE_DIR) / "kiosk-config";
const std::string named = "[kiosk]\nid = \"kb-1\"\ndistrict = \"kota-blitar\"\nplace = \"kel-turi\"\n";

Texts texts_of(const Mistakes& mistakes) {
    Texts texts;
    for (const auto& mistake : mistakes) texts.push_back(readable(mistake));
    return texts;
}

template <class Value>
Texts mistakes_of(const std::variant<Value, Mistakes>& outcome) {
    const auto* mistakes = std::get_if<Mistakes>(&outcome);
    return mistakes ? texts_of(*mistakes) : Texts{};
}

template <class Value>
Value value_of(const std::variant<Value, Mistakes>& outcome) {
    for (const auto& text : mistakes_of(outcome)) FAIL(text);
    return std::get<Value>(outcome);
}

Texts mistakes_in(const std::string& text) {
    return mistakes_of(parse_kiosk(text, "kiosk.toml"));
}

/// The shipped files in a directory of its own, with kiosk.toml replaced.
struct Device {
    test::TemporaryDirectory directory;
    fs::path file = directory.path() / "kiosk.toml";
    std::string district = (directory.path() / "districts/kota-blitar.toml").string();

    explicit Device(const std::string& text) {
        fs::copy(shipped / "districts", directory.path() / "districts");
        test::write_file(file, text);
    }
    Texts mistakes() const { return mistakes_of(load_kiosk(file)); }
    std::string line(int number) const { return file.string() + ":" + std::to_string(number) + ": "; }
};

}  // namespace

TEST_CASE("the shipped kiosk.toml holds exactly the defaults") {
    CHECK(value_of(load_kiosk(shipped / "kiosk.toml")) == KioskConfig{});
}

TEST_CASE("the demo differs from the defaults in hours and window only") {
    KioskConfig demo;
    demo.outside_hours = OutsideHours::open;
    demo.fullscreen = false;
    CHECK(value_of(load_kiosk(shipped / "demo.toml")) == demo);
}

TEST_CASE("what is not named keeps its default") {
    KioskConfig expected;
    expected.id = "kb-1";
    expected.place = "kel-turi";
    CHECK(value_of(parse_kiosk(named, "kiosk.toml")) == expected);
}

TEST_CASE("every key reaches its member") {
    const auto config = value_of(parse_kiosk(
        "kiosk = { id = 'kb-2', district = 'balangan', place = 'paringin', languages = ['bjn'], "
        "outside_hours = 'open' }\n"
        "display = { diagonal_inch = 43, fullscreen = false, text_size = 'largest', "
        "theme = 'yellow-on-black', low_reach = true, bottom_edge_mm = 812.5 }\n"
        "voice = { enabled = false, headphones = true, volume = 5, speed = 1 }\n"
        "input = { next_key = 'Space', select_key = 'F1' }\n"
        "session = { silence_seconds = 15, silence_on_phone_seconds = 3600, still_there_seconds = 20, "
        "done_screen_seconds = 10, call_screen_seconds = 600, silence_staff_seconds = 900 }\n"
        "privacy = { keep_tokens_days = 30 }\n"
        "limits = { free_checks_per_hour = 5, most_checks_per_hour = 9 }\n"
        "dukcapil = { enabled = true, url = 'https://172.16.160.1:8000/x', user_id = 'u', "
        "password_file = 'p', ip_user = '10.0.0.1', threshold = 100, date_format = 'YYYY-MM-DD', "
        "ca_file = 'ca', client_cert = 'c', client_key = '/k', connect_timeout_ms = 200, "
        "timeout_ms = 15000, source = 'Dukcapil' }\n",
        "kiosk.toml"));
    KioskConfig expected;
    expected.id = "kb-2";
    expected.district = "balangan";
    expected.place = "paringin";
    expected.languages = {"bjn"};
    expected.outside_hours = OutsideHours::open;
    expected.diagonal_inch = 43;
    expected.fullscreen = false;
    expected.appearance = {TextSize::largest, ColorTheme::yellow_on_black, true};
    expected.bottom_edge_mm = 812.5;
    expected.voice = false;
    expected.voice_headphones = true;
    expected.voice_volume = 5;
    expected.voice_speed = 1;
    expected.next_key = "Space";
    expected.select_key = "F1";
    expected.silence = 15s;
    expected.silence_on_phone = 3600s;
    expected.still_there = 20s;
    expected.done_screen = 10s;
    expected.call_screen = 600s;
    expected.silence_staff = 900s;
    expected.keep_tokens_days = 30;
    expected.checks = {5, 9};
    expected.dukcapil = {true,         "https://172.16.160.1:8000/x",
                         "u",          "p",
                         "10.0.0.1",   100,
                         "YYYY-MM-DD", "ca",
                         "c",          "/k",
                         200ms,        15000ms,
                         "Dukcapil"};
    CHECK(config == expected);
}

TEST_CASE("all mistakes are told at once, in the order of their lines") {
    CHECK(
        mistakes_in("[kiosk]\n"
                    "id = \"KB 1\"\n"
                    "place = 5\n"
                    "languages = [\"id\", \"id\"]\n"
                    "outside_hours = \"opn\"\n"
                    "[display]\n"
                    "diagonal_inch = 3.5\n"
                    "fullscreen = \"yes\"\n"
                    "[session]\n"
                    "silence_seconds = 5\n"
                    "still_there = 30\n"
                    "[sesion]\n") ==
        Texts{
            "kiosk.toml:1: kiosk.district: found nothing, expected 3 to 32 lower-case letters, digits or "
            "hyphens",
            "kiosk.toml:2: kiosk.id: found \"KB 1\", expected 3 to 32 lower-case letters, digits or hyphens",
            "kiosk.toml:3: kiosk.place: found 5, expected 3 to 32 lower-case letters, digits or hyphens; put "
            "it in quotation marks",
            "kiosk.toml:4: kiosk.languages: found \"id\", expected a list of language codes, none twice, "
            "such "
            "as [\"id\", \"en\"]",
            "kiosk.toml:5: kiosk.outside_hours: found \"opn\", expected \"closed\" or \"open\"; did you mean "
            "\"open\"?",
            "kiosk.toml:7: display.diagonal_inch: found 3.5, expected a number from 7 to 100",
            "kiosk.toml:8: display.fullscreen: found \"yes\", expected true or false",
            "kiosk.toml:10: session.silence_seconds: found 5, expected a whole number from 15 to 600",
            "kiosk.toml:11: session.still_there: found an unknown key, expected \"silence_seconds\", "
            "\"silence_on_phone_seconds\", \"still_there_seconds\", \"done_screen_seconds\", "
            "\"call_screen_seconds\" or \"silence_staff_seconds\"; did you mean \"still_there_seconds\"?",
            "kiosk.toml:12: sesion: found an unknown key, expected \"kiosk\", \"display\", \"voice\", "
            "\"input\", \"session\", \"privacy\", \"limits\" or \"dukcapil\"; did you mean \"session\"?",
        });
}

TEST_CASE("the ends of a range are allowed, what lies beyond is not") {
    const auto session = [](const std::string& line) { return mistakes_in(named + "[session]\n" + line); };
    CHECK(session("silence_seconds = 15").empty());
    CHECK(session("silence_seconds = 600").empty());
    CHECK(session("silence_seconds = 14").size() == 1);
    CHECK(session("silence_seconds = 601").size() == 1);
    CHECK(session("silence_seconds = 4294967341") ==
          Texts{"kiosk.toml:6: session.silence_seconds: found 4294967341, expected a whole number from 15 to "
                "600"});
    CHECK(mistakes_in(named + "[display]\ndiagonal_inch = nan") ==
          Texts{"kiosk.toml:6: display.diagonal_inch: found nan, expected a number from 7 to 100"});
    CHECK(mistakes_in(named + "[display]\ndiagonal_inch = true") ==
          Texts{"kiosk.toml:6: display.diagonal_inch: found true, expected a number from 7 to 100"});
}

TEST_CASE("the limit of NIK checks is not below what is free") {
    CHECK(mistakes_in(named + "[limits]\nfree_checks_per_hour = 60\nmost_checks_per_hour = 60").empty());
    CHECK(mistakes_in(named + "[limits]\nfree_checks_per_hour = 61\n") ==
          Texts{"kiosk.toml:6: limits.free_checks_per_hour: found 61, expected most_checks_per_hour to be at "
                "least free_checks_per_hour"});
}

TEST_CASE("a wrong kind of value is named") {
    CHECK(mistakes_in("kiosk = 1") == Texts{"kiosk.toml:1: kiosk: found 1, expected a table [kiosk]"});
    CHECK(mistakes_in("") == Texts{"kiosk.toml: kiosk: found nothing, expected a table [kiosk]"});
    CHECK(mistakes_in(named + "languages = []\n") ==
          Texts{"kiosk.toml:5: kiosk.languages: found an empty list, expected a list of language codes, none "
                "twice, such as [\"id\", \"en\"]"});
    CHECK(
        mistakes_in(named + "[session]\nsilence_seconds = {}\n") ==
        Texts{
            "kiosk.toml:6: session.silence_seconds: found a table, expected a whole number from 15 to 600"});
}

TEST_CASE("a syntax error is one mistake with line and column") {
    const auto unclosed = mistakes_in("[kiosk]\nid = \"kb-1\nplace = \"x\"\n");
    REQUIRE(unclosed.size() == 1);
    // What follows is the parser's own explanation.
    CHECK_THAT(unclosed[0],
               Catch::StartsWith("kiosk.toml:2: found a syntax error in column 11, expected a TOML file; "));
    CHECK(mistakes_in("[kiosk]\nid = \"kb-1\"\nid = \"kb-2\"\n").size() == 1);
}

TEST_CASE("the district must have a file") {
    const Device device("[kiosk]\nid = \"kb-1\"\ndistrict = \"tempat-lain\"\nplace = \"kel-turi\"\n");
    const auto missing = (device.directory.path() / "districts/tempat-lain.toml").string();
    CHECK(device.mistakes() == Texts{device.line(3) +
                                     "kiosk.district: found \"tempat-lain\", expected the name of a file in "
                                     "districts; cannot read " +
                                     missing + ": No such file or directory"});
}

TEST_CASE("a misspelt district is recognised") {
    const Device device("[kiosk]\nid = \"kb-1\"\ndistrict = \"kota-bltar\"\nplace = \"kel-turi\"\n");
    CHECK(device.mistakes() ==
          Texts{device.line(3) + "kiosk.district: found \"kota-bltar\", expected the name of a file in "
                                 "districts; did you mean \"kota-blitar\"?"});
}

TEST_CASE("the place must be in the district file") {
    const Device device("[kiosk]\nid = \"kb-1\"\ndistrict = \"kota-blitar\"\nplace = \"kel-sukorjo\"\n");
    CHECK(device.mistakes() ==
          Texts{device.line(4) + "kiosk.place: found \"kel-sukorjo\", expected the id of a place in " +
                device.district + "; did you mean \"kel-sukorejo\"?"});
}

TEST_CASE("mistakes of the district file are not told as mistakes of kiosk.toml") {
    const Device device("[kiosk]\nid = \"kb-1\"\ndistrict = \"kota-blitar\"\nplace = \"kel-nowhere\"\n");
    test::write_file(device.district, "[district]\n");
    CHECK(device.mistakes().empty());
}

TEST_CASE("a file that is not there is one mistake of the whole file") {
    CHECK(mistakes_of(load_kiosk("/nowhere/kiosk.toml")) ==
          Texts{"/nowhere/kiosk.toml: found no readable file, expected a configuration file; cannot read "
                "/nowhere/kiosk.toml: No such file or directory"});
}

TEST_CASE("a check knows the kind of a file by its content") {
    CHECK(check_file(shipped / "kiosk.toml")->empty());
    CHECK(check_file(shipped / "districts/kota-blitar.toml")->empty());
    CHECK(check_file(shipped / "districts/ikd-problems.toml")->empty());

    const Device device("[kiosk]\nid = \"kb-1\"\ndistrict = \"kota-blitar\"\nplace = \"kel-sukorjo\"\n");
    CHECK(texts_of(*check_file(device.file)) == device.mistakes());
    test::write_file(device.file, "[district]\nname = \"X\"\n");
    CHECK(check_file(device.file)->size() > 1);
    test::write_file(device.file, "[[place]]\n");
    CHECK(texts_of(*check_file(device.file)) ==
          Texts{device.file.string() + ": found none of [kiosk], [district] and [[problem]], expected a "
                                       "kiosk.toml, a district file or a "
                                       "problems file"});
    test::write_file(device.file, "[kiosk\n");
    CHECK(texts_of(*check_file(device.file)).size() == 1);
    CHECK(check_file(device.file)->front().line == 1);
}

TEST_CASE("sizes and themes are words, the lower edge and the voice have bounds") {
    CHECK(
        mistakes_in(named + "[display]\ntext_size = \"larg\"\ntheme = \"yellow\"\nbottom_edge_mm = -1\n"
                            "low_reach = 1\n[voice]\nvolume = 0\nspeed = 6\n") ==
        Texts{"kiosk.toml:6: display.text_size: found \"larg\", expected \"small\", \"normal\", \"large\" or "
              "\"largest\"; did you mean \"large\"?",
              "kiosk.toml:7: display.theme: found \"yellow\", expected \"default\", \"high-contrast-dark\", "
              "\"high-contrast-light\" or \"yellow-on-black\"; did you mean \"yellow-on-black\"?",
              "kiosk.toml:8: display.bottom_edge_mm: found -1, expected a number from 0 to 2000",
              "kiosk.toml:9: display.low_reach: found 1, expected true or false",
              "kiosk.toml:11: voice.volume: found 0, expected a whole number from 1 to 5",
              "kiosk.toml:12: voice.speed: found 6, expected a whole number from 1 to 5"});
}

TEST_CASE("two different keys move the focus and press") {
    const auto input = [](const std::string& lines) { return mistakes_in(named + "[input]\n" + lines); };
    CHECK(input("next_key = \"Space\"\nselect_key = \"Keypad Enter\"").empty());
    const std::string expected = "the name of a key such as \"Tab\", \"Return\", \"Space\" or \"F1\"";
    for (const std::string wrong : {"", " ", "Tab ", "T\u00e4b", "a\tb"}) {
        CAPTURE(wrong);
        const auto told = input("next_key = \"" + wrong + "\"");
        REQUIRE(told.size() == 1);
        CHECK_THAT(told[0], Catch::EndsWith("expected " + expected));
    }
    CHECK(
        input("next_key = \"F1\"\nselect_key = \"f1\"") ==
        Texts{
            "kiosk.toml:7: input.select_key: found \"f1\", expected another key than the other of the two"});
    CHECK(input("next_key = \"return\"") ==
          Texts{"kiosk.toml:6: input.next_key: found \"return\", expected another key than the other of the "
                "two"});
}

TEST_CASE("a language without a file is a mistake where the files are known") {
    const Device device(named + "languages = [\"id\", \"jw\", \"en\"]\n");
    CHECK(device.mistakes().empty());
    const std::vector<std::string> known = {"bjn", "en", "id", "jv"};
    const Texts told{device.line(5) +
                     "kiosk.languages: found \"jw\", expected an installed language: \"bjn\", "
                     "\"en\", \"id\" or \"jv\"; did you mean \"jv\"?"};
    CHECK(mistakes_of(load_kiosk(device.file, known)) == told);
    CHECK(texts_of(*check_file(device.file, known)) == told);
    const std::vector<std::string> more = {"id", "jw", "en"};
    CHECK(check_file(device.file, more)->empty());
}

TEST_CASE("a check of what cannot be read fails with the reason") {
    const test::TemporaryDirectory directory;
    const auto missing = directory.path() / "kiosk.toml";
    CHECK(check_file(missing).error() ==
          Error{ErrorCode::io, "cannot read " + missing.string() + ": No such file or directory"});
    CHECK(check_file(directory.path()).error().code == ErrorCode::io);
}

TEST_CASE("the Dukcapil service, switched on, must be named completely") {
    const std::string file = ": found nothing, expected the name of a file";
    const std::string text = ": found nothing, expected a text that is not empty";
    CHECK(mistakes_in(named + "[dukcapil]\nenabled = true\n") ==
          Texts{"kiosk.toml:5: dukcapil.url: found nothing, expected an address that begins with https://",
                "kiosk.toml:5: dukcapil.user_id" + text, "kiosk.toml:5: dukcapil.password_file" + file,
                "kiosk.toml:5: dukcapil.ip_user" + text, "kiosk.toml:5: dukcapil.ca_file" + file,
                "kiosk.toml:5: dukcapil.client_cert" + file, "kiosk.toml:5: dukcapil.client_key" + file});
    CHECK(mistakes_in(named + "[dukcapil]\nenabled = false\n").empty());
}

TEST_CASE("values of the Dukcapil service have bounds, also while it is off") {
    CHECK(
        mistakes_in(named + "[dukcapil]\n"
                            "url = \"http://172.16.160.1/x\"\n"
                            "pasword_file = \"p\"\n"
                            "threshold = 101\n"
                            "date_format = \"DD-MM-YY\"\n"
                            "connect_timeout_ms = 4000\n"
                            "timeout_ms = 3000\n") ==
        Texts{"kiosk.toml:6: dukcapil.url: found \"http://172.16.160.1/x\", expected an address that begins "
              "with https://",
              "kiosk.toml:7: dukcapil.pasword_file: found an unknown key, expected \"enabled\", \"url\", "
              "\"user_id\", \"password_file\", \"ip_user\", \"threshold\", \"date_format\", "
              "\"ca_file\", \"client_cert\", \"client_key\", \"connect_timeout_ms\", \"timeout_ms\" or "
              "\"source\"; did you mean \"password_file\"?",
              "kiosk.toml:8: dukcapil.threshold: found 101, expected a whole number from 0 to 100",
              "kiosk.toml:9: dukcapil.date_format: found \"DD-MM-YY\", expected \"DD-MM-YYYY\" or "
              "\"YYYY-MM-DD\"; did you mean \"DD-MM-YYYY\"?",
              "kiosk.toml:11: dukcapil.timeout_ms: found 3000, expected timeout_ms to be at least "
              "connect_timeout_ms"});
}

TEST_CASE("files of the Dukcapil service are named from the folder of kiosk.toml") {
    const Device device(named +
                        "[dukcapil]\npassword_file = \"dukcapil/password\"\nca_file = \"/etc/ca.pem\"\n");
    const auto service = value_of(load_kiosk(device.file)).dukcapil;
    CHECK(service.password_file == device.directory.path() / "dukcapil/password");
    CHECK(service.ca_file == "/etc/ca.pem");
    CHECK(service.client_key.empty());
}

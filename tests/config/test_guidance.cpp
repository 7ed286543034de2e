#include "small_pack.hpp"

using namespace kiosk;
using namespace kiosk::config;
using domain::NextStep;

namespace {

Texts mistakes_with(const std::string& tables) {
    return mistakes_in(small_pack + tables);
}

}  // namespace

TEST_CASE("rules that are not named keep their defaults") {
    CHECK(pack_in(small_pack).status_rules == domain::StatusRules{});
}

TEST_CASE("every rule reaches its member") {
    const auto pack = pack_in(small_pack + R"([status_rules]
record_from_age = 15
card_from_age = 18
card_day_after_birthday = true
deactivates_unrecorded = true
grace_months = 3
)");
    CHECK(pack.status_rules == domain::StatusRules{15, 18, true, true, 3});
}

TEST_CASE("rules must be possible together") {
    CHECK(mistakes_with("[status_rules]\ngrace_months = 3\ncard_from_age = 15\nrecord_from_age = 11\n"
                        "graze_months = 1\n") ==
          Texts{"x.toml:46: status_rules.grace_months: found 3, expected 0 where nobody is deactivated; set "
                "deactivates_unrecorded = true, or leave grace_months out",
                "x.toml:47: status_rules.card_from_age: found 15, expected card_from_age to be at least "
                "record_from_age",
                "x.toml:48: status_rules.record_from_age: found 11, expected a whole number from 12 to 21",
                "x.toml:49: status_rules.graze_months: found an unknown key, expected \"record_from_age\", "
                "\"card_from_age\", \"card_day_after_birthday\", \"deactivates_unrecorded\" or "
                "\"grace_months\"; did you mean \"grace_months\"?"});
}

TEST_CASE("what to bring stands by the word of a next step, in one language or several") {
    const auto pack = pack_in(small_pack + R"([bring]
record = ["Fotokopi KK", { id = "Kartu", en = "Card" }]
[[bring.see_dinas]]
id = "KK"
jv = "KK ugi"
)");
    CHECK(pack.bring ==
          std::map<NextStep, std::vector<LocalText>>{
              {NextStep::record, {{{{"id", "Fotokopi KK"}}}, {{{"id", "Kartu"}, {"en", "Card"}}}}},
              {NextStep::see_dinas, {{{{"id", "KK"}, {"jv", "KK ugi"}}}}}});
    CHECK(pack.bring.at(NextStep::record)[1].in("bjn") == "Kartu");
}

TEST_CASE("what is told about the recording reaches its list") {
    const auto info = pack_in(small_pack + R"([recording]
who = ["a"]
not_needed = ["b"]
waiting = ["c"]
reactivation = ["d"]
elsewhere = ["e"]
abroad = ["f"]
)")
                          .recording;
    const auto only = [](const char* text) { return std::vector<LocalText>{{{{"id", text}}}}; };
    CHECK(info == RecordingInfo{only("a"), only("b"), only("c"), only("d"), only("e"), only("f")});
    CHECK(pack_in(small_pack).recording == RecordingInfo{});
}

TEST_CASE("mistakes in texts are told with line and item") {
    const std::string list =
        "a list of texts of 1 to 220 characters, each \"...\" or { id = \"...\", jv = \"...\" }";
    const std::string long_text(221, 'x');
    CHECK(mistakes_with("[bring]\nrecord = [\"KK\", 5]\nwait = []\nsee_officer = \"KK\"\nrecrd = [\"KK\"]\n"
                        "[[recording.who]]\nen = \"x\"\n[[recording.who]]\nid = \"" +
                        long_text + "\"\n") ==
          Texts{"x.toml:46: bring.record[2]: found 5, expected " + list,
                "x.toml:47: bring.wait: found an empty list, expected " + list,
                "x.toml:48: bring.see_officer: found \"KK\", expected " + list,
                "x.toml:49: bring.recrd: found an unknown key, expected \"record_with_kk\", \"record\", "
                "\"record_from_16\", \"collect_card\", \"collect_card_at_17\", \"go_on\", \"wait\", "
                "\"see_officer\", \"see_dinas\", \"settle_residence\", \"reset_ikd\" or \"nothing\"; did you "
                "mean \"record\"?",
                "x.toml:50: recording.who[1].id: found nothing, expected a text of 1 to 220 characters",
                "x.toml:53: recording.who[2].id: found \"" + long_text.substr(0, 60) +
                    "...\", expected a text of 1 to 220 characters"});
}

TEST_CASE("a file of an older version is told where its text belongs now") {
    CHECK(
        after_change("problems_file = \"ikd-problems.toml\"", "recording_bring = \"Fotokopi KK\"") ==
        Texts{"x.toml:6: district.recording_bring: found an unknown key, expected \"name\", \"code\", "
              "\"office\", \"timezone\" or \"problems_file\"; what to bring now stands in [bring]: record = "
              "[\"Fotokopi KK terbaru\"]"});
}

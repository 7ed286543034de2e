#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/run_program.hpp"
#include "kiosk/config/directions.hpp"

using namespace kiosk;
using namespace kiosk::test;
using Json = nlohmann::json;
using domain::AnswerCategory;

namespace {

struct Explained {
    int exit_code = -1;
    std::vector<Json> answers;
};

Explained explain(const std::string& lines, std::vector<std::string> more = {"--today", "2026-05-02"}) {
    std::vector<std::string> arguments{"status", "explain", "--district", "kab-blitar", "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Finished run = run_program("ikdctl", arguments, lines);
    CAPTURE(run.err);
    Explained explained{run.exit_code, {}};
    std::istringstream out(run.out);
    for (std::string line; std::getline(out, line);) explained.answers.push_back(Json::parse(line));
    return explained;
}

config::DistrictPack kab_blitar() {
    return std::get<config::DistrictPack>(
        config::load_district(KIOSK_SOURCE_DIR "/kiosk-config/districts/kab-blitar.toml"));
}

Json finding(const std::string& key, const std::string& word) {
    return {{"kind", "signed_list"},
            {"source", "daftar"},
            {"as_of", "2026-04-20"},
            {"valid_until", "2026-06-30"},
            {key, word}};
}

struct Row {
    AnswerCategory category;
    Json question;
};

Json person(int age, const Json& found) {
    Json question{{"age", age}, {"kecamatan", "35.05.03"}};
    if (!found.is_null()) question["findings"] = Json::array({found});
    return question;
}

std::vector<Row> every_category() {
    const Json searched = {{{"kind", "signed_list"}, {"source", "daftar"}, {"as_of", "2026-04-20"}}};
    Json not_listed = person(40, {}), not_now = person(40, {}),
         in_grace = person(17, finding("record", "unregistered"));
    not_listed["searched"] = searched;
    not_now["too_many_checks"] = true;
    in_grace["birth_date"] = "2009-03-10";
    return {{AnswerCategory::deceased_reported, person(70, finding("nik", "deceased_reported"))},
            {AnswerCategory::nik_duplicate, person(30, finding("nik", "ganda"))},
            {AnswerCategory::not_found, person(30, finding("nik", "not_found"))},
            {AnswerCategory::deactivated, person(30, finding("nik", "deactivated"))},
            {AnswerCategory::moved, person(30, finding("nik", "moved"))},
            {AnswerCategory::unrecorded, person(30, finding("record", "UNREGISTERED"))},
            {AnswerCategory::unrecorded_in_grace, in_grace},
            {AnswerCategory::record_again, person(30, finding("record", "ENROLL_FAILURE_AT_CENTRAL"))},
            {AnswerCategory::record_duplicate, person(30, finding("record", "duplicate"))},
            {AnswerCategory::waiting_for_decision, person(30, finding("record", "adjudicate"))},
            {AnswerCategory::in_process, person(30, finding("record", "SFE"))},
            {AnswerCategory::print_ready, person(30, finding("record", "PRR"))},
            {AnswerCategory::card_ready, person(30, finding("record", "card_printed"))},
            {AnswerCategory::ikd_on_another_phone, person(30, finding("ikd", "on_another_phone"))},
            {AnswerCategory::ikd_active, person(30, finding("ikd", "active"))},
            {AnswerCategory::ready, person(30, finding("record", "card_issued"))},
            {AnswerCategory::too_young, person(14, {})},
            {AnswerCategory::may_record, person(16, {})},
            {AnswerCategory::not_on_a_list, not_listed},
            {AnswerCategory::no_list_yet, person(40, {})},
            {AnswerCategory::not_now, not_now}};
}

}  // namespace

TEST_CASE("status explain: every category, with the directions that the screen takes") {
    const auto pack = kab_blitar();
    const auto rows = every_category();
    REQUIRE(rows.size() == static_cast<std::size_t>(domain::answer_category_count));
    std::string lines;
    for (const auto& row : rows) lines += row.question.dump() + "\n";
    const Explained explained = explain(lines);
    CHECK(explained.exit_code == 0);
    REQUIRE(explained.answers.size() == rows.size());
    std::set<AnswerCategory> seen;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const Json& answer = explained.answers[r];
        INFO(answer.dump());
        CHECK(answer["line"] == r + 1);
        CHECK(answer["category"] == std::string(to_word(rows[r].category)));
        seen.insert(rows[r].category);
        for (int step = 0; step < domain::next_step_count; ++step) {
            const auto next = static_cast<domain::NextStep>(step);
            if (answer["next_step"] != std::string(to_word(next))) continue;
            const domain::Whereabouts who{"35.05.03",
                                          "",
                                          answer["line"] == 7 || answer["line"] == 18,
                                          {std::chrono::year{2026} / 5 / 2, std::chrono::hours(9)}};
            const auto directions = config::directions_for(pack, next, who);
            REQUIRE(answer["places"].size() == directions.destinations.size());
            for (std::size_t d = 0; d < directions.destinations.size(); ++d) {
                CHECK(answer["places"][d]["id"] == directions.destinations[d].place->id);
                CHECK(answer["places"][d]["open"] == directions.destinations[d].state.open);
            }
            REQUIRE(answer["bring"].size() == directions.bring.size());
            for (std::size_t b = 0; b < directions.bring.size(); ++b) {
                CHECK(answer["bring"][b] == directions.bring[b].in("id"));
            }
        }
    }
    CHECK(seen.size() == rows.size());
}

TEST_CASE("status explain: the same answer as the library, field by field") {
    const auto explained = explain(
        R"({"birth_date":"2010-03-10","recorded":"no","kecamatan":"35.05.03","findings":[{"kind":"signed_list",)"
        R"("source":"daftar Dispendukcapil","as_of":"2026-04-20","valid_until":"2026-06-30","record":"PRR"},)"
        R"({"kind":"officer","as_of":"2026-04-20","record":"SFE"}]})"
        "\n");
    REQUIRE(explained.answers.size() == 1);
    const Json& json = explained.answers.front();

    const domain::Date as_of = std::chrono::year{2026} / 4 / 20, until = std::chrono::year{2026} / 6 / 30;
    domain::KnownFacts facts;
    facts.birth_date = std::chrono::year{2010} / 3 / 10;
    facts.age = 16;
    facts.recorded = domain::Answer::no;
    facts.findings = {{{domain::SourceKind::signed_list, "daftar Dispendukcapil", as_of, until},
                       {domain::KtpElRecord::print_ready, {}, {}, {}}},
                      {{domain::SourceKind::officer, "", as_of, {}},
                       {domain::KtpElRecord::sent_for_enrollment, {}, {}, {}}}};
    facts.searched = {facts.findings[0].from, facts.findings[1].from};
    const auto answer =
        domain::explain_status(facts, kab_blitar().status_rules, std::chrono::year{2026} / 5 / 2);
    CHECK(json["category"] == std::string(to_word(answer.category)));
    CHECK(json["next_step"] == std::string(to_word(answer.next_step)));
    CHECK(json["certainty"] == std::string(to_word(answer.certainty)));
    CHECK(json["source_kind"] == std::string(to_word(answer.source_kind)));
    CHECK(json["source"] == answer.source);
    CHECK(json["as_of"] == "2026-04-20");
    CHECK(json["axes"]["record"] == std::string(to_word(answer.axes.record)));
    CHECK(json["card_from"] == domain::format_iso_date(*answer.card_from));
    CHECK(json["ikd_possible"] == answer.ikd_possible);
    CHECK(json["contradictions"].size() == answer.contradictions.size());
}

TEST_CASE("status explain: a bad line is refused with its reason, the others are answered") {
    const auto explained = explain(
        "{\"age\":30,\"recordd\":\"no\"}\n"
        "{\"recorded\":\"nein\"}\n"
        "{\"findings\":[{\"kind\":\"signed_lst\",\"as_of\":\"2026-04-20\",\"record\":\"PRR\"}]}\n"
        "{\"findings\":[{\"kind\":\"officer\",\"as_of\":\"2026-04-31\",\"record\":\"PRR\"}]}\n"
        "{\"findings\":[{\"kind\":\"officer\",\"as_of\":\"2026-04-20\",\"nik\":\"3572015505089001\"}]}\n"
        "{\"nik\":\"3572 0155 0508 9001\"}\n"
        "[1,\n"
        "{\"kecamatan\":\"35.72.01\"}\n"
        "{\"age\":200}\n"
        "\n"
        "{\"age\":30}\n");
    CHECK(explained.exit_code == 1);
    REQUIRE(explained.answers.size() == 10);
    const std::vector<std::string> says = {"did you mean \"recorded\"?",
                                           "recorded: found \"nein\", expected one of yes, no",
                                           "did you mean \"signed_list\"?",
                                           "findings[0].as_of: found \"2026-04-31\"",
                                           "a NIK does not belong here",
                                           "a NIK does not belong here",
                                           "no JSON",
                                           "kecamatan: found \"35.72.01\"",
                                           "age: found 200"};
    for (std::size_t i = 0; i < says.size(); ++i) {
        const std::string error = explained.answers[i].value("error", "");
        CAPTURE(error);
        CHECK(explained.answers[i]["line"] == i + 1);
        CHECK(error.find(says[i]) != std::string::npos);
        CHECK(error.find("35720155") == std::string::npos);
    }
    CHECK(explained.answers.back()["line"] == 11);
    CHECK(explained.answers.back()["category"] == "no_list_yet");
}

TEST_CASE("status explain: what would be answered wrongly is refused, blanks are no line") {
    const auto explained = explain(
        "{\"age\":16,\"age\":17}\n"
        " \t\r\n"
        "{\"findings\":[{\"kind\":\"officer\",\"as_of\":\"2026-05-07\",\"record\":\"PRR\"}]}\n"
        "{\"searched\":[{\"kind\":\"local_list\",\"as_of\":\"2026-05-07\"}]}\n"
        "{\"searched\":[{\"kind\":\"local_list\",\"as_of\":\"2026-05-06\"},"
        "{\"kind\":\"local_list\",\"as_of\":\"2026-05-06\"}]}\n",
        {"--today", "2026-05-06"});
    CHECK(explained.exit_code == 1);
    REQUIRE(explained.answers.size() == 4);
    CHECK(explained.answers[0]["error"] == "found the key \"age\" twice, expected it once");
    CHECK(explained.answers[1]["line"] == 3);
    CHECK(explained.answers[1]["error"] ==
          "findings[0].as_of: found \"2026-05-07\", expected a day that has come");
    CHECK(explained.answers[2]["error"] ==
          "searched[0].as_of: found \"2026-05-07\", expected a day that has come");
    CHECK(explained.answers[3]["category"] == "not_on_a_list");
    const Finished unknown =
        run_program("ikdctl", {"status", "explain", "--district", "kota-blitar", "--lang", "xx"});
    CHECK(unknown.exit_code == 2);
    CHECK(unknown.err.find("expected one of ") != std::string::npos);
}

TEST_CASE("status explain: where it is open, and when") {
    const std::string question =
        "{\"findings\":[{\"kind\":\"officer\",\"as_of\":\"2026-05-01\",\"record\":\"unregistered\"}]}\n";
    const Json day = explain(question, {"--today", "2026-05-06", "--now", "09:00"}).answers.at(0)["places"];
    const Json night = explain(question, {"--today", "2026-05-06", "--now", "23:59"}).answers.at(0)["places"];
    REQUIRE_FALSE(day.empty());
    CHECK(day[0]["open"] == true);
    CHECK(day[0].contains("closes_at"));
    CHECK(night[0]["open"] == false);
    CHECK(night[0]["opens_at"].get<std::string>() > "2026-05-07");
}

TEST_CASE("status explain: nobody is sent to a visit before the day on which he may come") {
    const auto places = [](const std::string& question) {
        const auto answer = explain(question, {"--today", "2026-11-22"}).answers.at(0);
        std::set<std::string> ids;
        for (const Json& place : answer["places"]) ids.insert(place["id"].get<std::string>());
        return std::pair(answer, ids);
    };
    const auto [young, later] = places("{\"birth_date\":\"2010-12-06\",\"kecamatan\":\"35.05.08\"}\n");
    CHECK(young["record_from"] == "2026-12-06");
    CHECK(later.contains("kec-wonotirto"));
    CHECK_FALSE(later.contains("visit-wonotirto"));  // on 2026-12-03
    const auto [old_enough, now] =
        places("{\"birth_date\":\"2010-11-06\",\"recorded\":\"no\",\"kecamatan\":\"35.05.08\"}\n");
    CHECK(old_enough["next_step"] == "record");
    CHECK(now.contains("visit-wonotirto"));
}

TEST_CASE("status explain: text, help, and arguments that mean nothing") {
    const Finished text =
        run_program("ikdctl", {"status", "explain", "--district", "kota-blitar", "--today", "2026-05-02"},
                    "{\"age\":14}\n");
    CHECK(text.exit_code == 0);
    CHECK(text.out.find("line 1: too_young, next: record_from_16") == 0);
    const Finished help = run_program("ikdctl", {"status", "explain", "--help"});
    for (const char* key : {"birth_date", "first_ikd", "kecamatan", "print_ready", "moved_without_papers"}) {
        CHECK(help.out.find(key) != std::string::npos);
    }
    CHECK(run_program("ikdctl", {"status", "explain", "--district", "nowhere"}).exit_code == 3);
    CHECK(run_program("ikdctl", {"status", "explain", "--district", "kota-blitar", "--today", "gestern"})
              .exit_code == 2);
    CHECK(run_program("ikdctl", {"status", "explain"}).exit_code == 2);
}

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "kiosk/config/check.hpp"
#include "kiosk/config/district_pack.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::config;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

const fs::path shipped = fs::path(KIOSK_SOURCE_DIR) / "kiosk-config/districts";

/// A problem without mistakes, of 10 lines.
const std::string small_problem = R"([[problem]]
code = "F05"
[problem.symptom]
id = "E-mail tidak datang"
[problem.meaning]
id = "Salah ketik"
[problem.here]
id = "Cari di Spam"
[problem.officer]
id = "Petugas membantu"
)";

/// The pack of Kota Blitar beside a problems file of our own.
struct District {
    test::TemporaryDirectory directory;
    fs::path file = directory.path() / "kota-blitar.toml";
    fs::path problems_file = directory.path() / "ikd-problems.toml";

    explicit District(const std::string& problems) {
        fs::copy_file(shipped / "kota-blitar.toml", file);
        test::write_file(problems_file, problems);
    }
    std::variant<DistrictPack, Mistakes> load() const { return load_district(file); }
    std::vector<Problem> problems() const {
        const auto outcome = load();
        if (const auto* mistakes = std::get_if<Mistakes>(&outcome)) FAIL(readable(mistakes->front()));
        return std::get<DistrictPack>(outcome).problems;
    }
    Texts mistakes() const {
        const auto outcome = load();
        Texts texts;
        if (const auto* mistakes = std::get_if<Mistakes>(&outcome)) {
            for (const auto& mistake : *mistakes) texts.push_back(readable(mistake));
        }
        return texts;
    }
    std::string line(int number) const {
        return problems_file.string() + ":" + std::to_string(number) + ": ";
    }
};

std::string changed(const std::string& from, const std::string& to) {
    const auto at = small_problem.find(from);
    REQUIRE(at != std::string::npos);
    return std::string(small_problem).replace(at, from.size(), to);
}

std::size_t characters(const std::string& utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<Problem> shipped_problems() {
    const auto outcome = load_district(shipped / "kota-blitar.toml");
    if (const auto* mistakes = std::get_if<Mistakes>(&outcome)) FAIL(readable(mistakes->front()));
    return std::get<DistrictPack>(outcome).problems;
}

}  // namespace

TEST_CASE("a problem has texts by language, and Indonesian stands in for the missing ones") {
    const District district(changed("id = \"Salah ketik\"", "id = \"Salah ketik\"\nbjn = \"Salah katik\""));
    const auto problems = district.problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == "F05");
    CHECK(problems[0].ticket);
    CHECK(problems[0].meaning.in("bjn") == "Salah katik");
    CHECK(problems[0].meaning.in("id") == "Salah ketik");
    CHECK(problems[0].meaning.in("jv") == "Salah ketik");
    CHECK(problems[0].bring.in("id").empty());
}

TEST_CASE("what a problem must have is told with the name and line of its own file") {
    const District district("[[problem]]\ncode = \"F15\"\nticket = \"no\"\n[problem.symptom]\nen = \"x\"\n");
    CHECK(district.mistakes() ==
          Texts{district.line(1) + "problem[1].meaning: found nothing, expected a table [problem[1].meaning]",
                district.line(1) + "problem[1].here: found nothing, expected a table [problem[1].here]",
                district.line(1) + "problem[1].officer: found nothing, expected a table [problem[1].officer]",
                district.line(2) + "problem[1].code: found \"F15\", expected one of \"F01\" to \"F14\"",
                district.line(3) + "problem[1].ticket: found \"no\", expected true or false",
                district.line(4) +
                    "problem[1].symptom.id: found nothing, expected a text of 1 to 90 characters"});
}

TEST_CASE("a code stands once, and languages have codes") {
    const District twice(small_problem + small_problem);
    CHECK(twice.mistakes() ==
          Texts{twice.line(12) +
                "problem[2].code: found \"F05\", expected a value that stands here only once"});
    const District district(changed("id = \"Salah ketik\"", "id = \"Salah ketik\"\njawa = \"x\"\nen = \"\""));
    CHECK(district.mistakes() ==
          Texts{district.line(7) + "problem[1].meaning.jawa: found an unknown key, expected \"id\" or \"en\"",
                district.line(8) +
                    "problem[1].meaning.en: found \"\", expected a text of 1 to 220 characters"});
}

TEST_CASE("texts that no screen could show are refused; letters are counted, not bytes") {
    std::string accents;
    for (int i = 0; i < 90; ++i) accents += "\u00e9";
    CHECK(District(changed("E-mail tidak datang", accents)).mistakes().empty());
    CHECK(District(changed("E-mail tidak datang", accents + "x")).mistakes().size() == 1);
    CHECK(District(changed("Cari di Spam", std::string(220, 'x'))).mistakes().empty());
    CHECK(District(changed("Cari di Spam", std::string(221, 'x'))).mistakes().size() == 1);
}

TEST_CASE("a problems file that cannot be read is a mistake of the pack that names it") {
    const District district(small_problem);
    fs::remove(district.problems_file);
    const auto told = district.mistakes();
    REQUIRE(told.size() == 1);
    CHECK_THAT(told[0], Catch::StartsWith(district.file.string() + ":"));
    CHECK_THAT(told[0],
               Catch::Contains("district.problems_file: found \"ikd-problems.toml\", expected the name of "
                               "a .toml file beside this one; cannot read " +
                               district.problems_file.string()));
}

TEST_CASE("a problems file lies beside its pack") {
    const District district(small_problem);
    const std::string pack = test::read_file(district.file);
    const auto named = [&](const std::string& name) {
        const std::string shipped_name = "\"ikd-problems.toml\"";
        std::string text = pack;
        test::write_file(district.file,
                         text.replace(text.find(shipped_name), shipped_name.size(), "\"" + name + "\""));
        return district.mistakes();
    };
    for (const char* wrong :
         {"", "../ikd-problems.toml", "/etc/ikd-problems.toml", "ikd-problems", ".toml"}) {
        CAPTURE(wrong);
        CHECK(named(wrong).size() == 1);
    }
    CHECK(named("ikd-problems.toml").empty());
}

TEST_CASE("a pack without a problems file has no problems; its text alone reads no other file") {
    std::string text = test::read_file(shipped / "kota-blitar.toml");
    CHECK(std::get<DistrictPack>(parse_district(text, "x.toml")).problems.empty());
    const auto at = text.find("problems_file");
    text.erase(at, text.find('\n', at) - at);
    const auto pack = std::get<DistrictPack>(parse_district(text, "x.toml"));
    CHECK(pack.problems.empty());
    CHECK(pack.functions.problems);
    CHECK(pack.functions.survey);
}

TEST_CASE("a problems file can be checked by itself") {
    const District district(small_problem + "[[problm]]\n");
    const auto mistakes = check_file(district.problems_file).value();
    REQUIRE(mistakes.size() == 1);
    CHECK(readable(mistakes[0]) ==
          district.line(11) +
              "problm: found an unknown key, expected \"problem\"; did you mean \"problem\"?");
}

TEST_CASE("the shipped problems are F01 to F14 in all four languages, short enough for the screen") {
    const auto problems = shipped_problems();
    REQUIRE(problems.size() == 14);
    for (std::size_t n = 0; n < problems.size(); ++n) {
        const Problem& problem = problems[n];
        CAPTURE(problem.code);
        CHECK(problem.code == (n < 9 ? "F0" : "F") + std::to_string(n + 1));
        for (const std::string language : {"id", "en", "jv", "bjn"}) {
            CAPTURE(language);
            for (const LocalText* text :
                 {&problem.symptom, &problem.meaning, &problem.here, &problem.officer})
                REQUIRE(text->by_language.contains(language));
            CHECK(problem.bring.by_language.empty() == !problem.bring.by_language.contains(language));
            CHECK(characters(problem.symptom.in(language)) <= 60);
            for (const LocalText* text : {&problem.meaning, &problem.here, &problem.officer, &problem.bring})
                CHECK(characters(text->in(language)) <= 140);
        }
    }
}

TEST_CASE("only who does not want is offered no ticket") {
    for (const Problem& problem : shipped_problems()) {
        CAPTURE(problem.code);
        CHECK(problem.ticket == (problem.code != "F11"));
    }
}

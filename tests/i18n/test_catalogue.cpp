#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "kiosk/i18n/catalogue.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::i18n;

namespace {

/// A complete language file, one line per message in the order of Msg; `change` may replace or drop lines.
std::string language_file(const std::function<std::string(std::string_view key, std::string line)>& change) {
    std::string file;
    for (const auto key : message_names) {
        file += change(key, std::string(key) + " = \"text of " + std::string(key) + "\"\n");
    }
    return file;
}

int line_of(Msg message) {
    return static_cast<int>(message) + 1;
}

struct Loaded {
    test::TemporaryDirectory directory;
    std::filesystem::path file = directory.path() / "xx.toml";
    Result<Catalogue> result;

    explicit Loaded(const std::string& text)
        : result([&] {
              test::write_file(file, text);
              return Catalogue::load(file);
          }()) {}
    std::string error() const { return result.error().text; }
};

Catalogue with(Msg message, const std::string& text) {
    const Loaded loaded(language_file([&](std::string_view key, std::string line) {
        if (key == message_names[static_cast<std::size_t>(message)]) {
            return std::string(key) + " = '" + text + "'\n";
        }
        if (key == "format.thousands") return std::string("format.thousands = '.'\n");
        if (key == "format.decimal") return std::string("format.decimal = ','\n");
        return line;
    }));
    return loaded.result.value();
}

std::string same(std::string_view, std::string line) {
    return line;
}

}  // namespace

TEST_CASE("a complete language file is loaded; its name is the language's code") {
    const Loaded loaded(language_file(same));
    REQUIRE(loaded.result.ok());
    CHECK(loaded.result->code() == "xx");
    CHECK(loaded.result->text(Msg::format_decimal) == "text of format.decimal");
}

TEST_CASE("a misspelt key is named with its line and what was meant") {
    const Loaded loaded(language_file([](std::string_view key, std::string line) {
        return key == "format.decimal" ? "format.dezimal = \",\"\n" : line;
    }));
    CHECK(loaded.result.error().code == ErrorCode::bad_config);
    CHECK(loaded.error() == loaded.file.string() + ":" + std::to_string(line_of(Msg::format_decimal)) +
                                ": unknown key \"format.dezimal\", did you mean \"format.decimal\"?\n" +
                                loaded.file.string() + ": missing key \"format.decimal\"");
}

TEST_CASE("a value that is no text is refused") {
    const Loaded loaded(language_file([](std::string_view key, std::string line) {
        return key == "format.decimal" ? "format.decimal = 5\n" : line;
    }));
    CHECK(loaded.error() == loaded.file.string() + ":" + std::to_string(line_of(Msg::format_decimal)) +
                                ": format.decimal is not a text in quotation marks");
}

TEST_CASE("of many problems the first five are told") {
    const Loaded loaded(language_file(same) +
                        "[zz]\na = ''\nb = ''\nc = ''\nd = ''\ne = ''\nf = ''\ng = ''\n");
    const auto text = loaded.error();
    CHECK(std::count(text.begin(), text.end(), '\n') == 5);
    CHECK(text.find("unknown key \"zz.e\"") != text.npos);
    CHECK(text.find("zz.f") == text.npos);
    CHECK(text.substr(text.rfind('\n')) == "\nand 2 more");
}

TEST_CASE("a syntax error is named with its line") {
    const Loaded loaded("a = 'x'\nb = = 'y'\n");
    CHECK(loaded.result.error().code == ErrorCode::bad_config);
    CHECK(loaded.error().starts_with(loaded.file.string() + ":2: "));
}

TEST_CASE("a file that is not there cannot be read") {
    const auto result = Catalogue::load("/nowhere/xx.toml");
    CHECK(result.error() == Error{ErrorCode::io, "cannot read language file /nowhere/xx.toml"});
}

TEST_CASE("placeholders are filled, also several times, and values are not looked into") {
    const auto catalogue = with(Msg::language_name, "{a} dan {b}, {a}! {} {B} {");
    CHECK(catalogue.format(Msg::language_name, {{"b", "{a}"}, {"a", "1"}}) == "1 dan {a}, 1! {} {B} {");
}

TEST_CASE("a text without placeholders is left as it is") {
    const auto catalogue = with(Msg::language_name, "Selamat datang");
    CHECK(catalogue.format(Msg::language_name, {{"unused", "x"}}) == "Selamat datang");
}

#ifdef NDEBUG
TEST_CASE("a forgotten placeholder stays visible") {
    const auto catalogue = with(Msg::language_name, "Anda nomor {count}.");
    CHECK(catalogue.format(Msg::language_name, {}) == "Anda nomor {count}.");
}
#endif

TEST_CASE("placeholders are listed in order of appearance") {
    CHECK(placeholders("{b} {a} {b}") == std::vector<std::string>{"b", "a", "b"});
    CHECK(placeholders("{} { a} {A} {{x}} {open") == std::vector<std::string>{"x"});
    CHECK(placeholders("").empty());
}

TEST_CASE("numbers are grouped by thousands") {
    const auto catalogue = with(Msg::language_name, "x");
    CHECK(catalogue.number(0) == "0");
    CHECK(catalogue.number(999) == "999");
    CHECK(catalogue.number(1'000) == "1.000");
    CHECK(catalogue.number(23'370) == "23.370");
    CHECK(catalogue.number(1'234'567) == "1.234.567");
    CHECK(catalogue.number(-999) == "-999");
    CHECK(catalogue.number(-123'456) == "-123.456");
}

TEST_CASE("percentages have one decimal at most") {
    const auto catalogue = with(Msg::language_name, "x");
    CHECK(catalogue.percent(19.0) == "19");
    CHECK(catalogue.percent(27.46) == "27,5");
    CHECK(catalogue.percent(19.96) == "20");
    CHECK(catalogue.percent(0.04) == "0");
    CHECK(catalogue.percent(0.06) == "0,1");
    CHECK(catalogue.percent(-0.06) == "-0,1");
    CHECK(catalogue.percent(1234.5) == "1.234,5");
}

TEST_CASE("code points of all texts are listed once, in order") {
    const auto points = with(Msg::language_name, "é€😀é").code_points();
    CHECK(std::is_sorted(points.begin(), points.end()));
    CHECK(std::adjacent_find(points.begin(), points.end()) == points.end());
    for (char32_t expected : {U'.', U'é', U'€', U'😀'}) {
        CHECK(std::find(points.begin(), points.end(), expected) != points.end());
    }
}

#include <catch2/catch.hpp>

#include "catalogue.hpp"
#include "kiosk/domain/event.hpp"
#include "support/support.hpp"

using namespace kiosk;
using catalogue::read_catalogue;

namespace {

const std::string source_folder = KIOSK_SOURCE_DIR;
const std::string binary_folder = KIOSK_BINARY_DIR;

std::string shipped() {
    return test::read_file(source_folder + "/src/domain/catalogue/events.toml");
}

/// The shipped catalogue with one text replaced, the first time that it occurs.
std::string changed(const std::string& from, const std::string& to) {
    std::string text = shipped();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// "events.toml:LINE: " with the line on which `text` begins.
std::string at_line_of(const std::string& catalogue, const std::string& text) {
    const auto end = catalogue.begin() + static_cast<std::ptrdiff_t>(catalogue.find(text));
    return "events.toml:" + std::to_string(std::count(catalogue.begin(), end, '\n') + 1) + ": ";
}

using Mistakes = std::vector<std::string>;

Mistakes mistakes_of(const std::string& catalogue) {
    return read_catalogue(catalogue, "events.toml").mistakes;
}

}  // namespace

TEST_CASE("the page about what is stored is the one that the catalogue makes") {
    const auto reading = read_catalogue(shipped(), "events.toml");
    REQUIRE(reading.mistakes == Mistakes{});
    // Otherwise: ninja stored_document
    CHECK(test::read_file(source_folder + "/kiosk-config/STORED.md") ==
          catalogue::stored_document(reading.catalogue));
}

TEST_CASE("the enumerations are those of the catalogue, in its order") {
    const auto reading = read_catalogue(shipped(), "events.toml");
    const auto& [audiences, retentions, kinds, reasons, fields] = reading.catalogue;
    REQUIRE(kinds.size() == domain::event_kind_count);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        CHECK(to_word(static_cast<domain::EventKind>(i)) == kinds[i].name);
    REQUIRE(reasons.size() == domain::reason_count);
    for (std::size_t i = 0; i < reasons.size(); ++i)
        CHECK(to_word(static_cast<domain::Reason>(i)) == reasons[i].name);
}

TEST_CASE("the page names every kind, reason and field") {
    const auto reading = read_catalogue(shipped(), "events.toml");
    const std::string page = catalogue::stored_document(reading.catalogue);
    const auto has_row = [&page](const std::string& name) {
        return page.find("\n| `" + name + "` | ") != std::string::npos;
    };
    for (const auto& kind : reading.catalogue.kinds) CHECK(has_row(kind.name));
    for (const auto& reason : reading.catalogue.reasons) CHECK(has_row(reason.name));
    for (const auto& field : reading.catalogue.fields) CHECK(has_row(field.name));
}

TEST_CASE("a mistake in the catalogue stops the build with its line") {
    struct Row {
        const char* from;
        const char* to;
        const char* mistake;
        const char* line_of;  ///< in the changed text
    };
    const auto row = GENERATE(values<Row>({
        {"detail = \"survey\"", "detail = \"essay\"", "unknown detail \"essay\"", "detail = \"essay\""},
        {"name = \"nik_checked\"", "name = \"visit_started\"", "\"visit_started\" twice",
         "[[kind]]\nname = \"visit_started\"\nmeans = \"structure"},
        {"name = \"boot_id\"", "name = \"Boot id\"", "\"Boot id\" is no word of a-z, 0-9 and _",
         "name = \"Boot id\""},
        {"reasons = [\"problem\"]", "reasons = [\"problems\"]", "unknown reasons \"problems\"",
         "reasons = [\"problems\"]"},
        {"reasons = [\"problem\"]", "reasons = []", "no reasons", "[[kind]]\nname = \"problem_chosen\""},
        {"must = [\"ticket\", \"officer\"]", "must = [\"ticket\", \"ticket\"]", "\"ticket\" twice",
         "must = [\"ticket\", \"ticket\"]"},
        {"must = [\"ticket\", \"officer\"]", "must = [\"ticket\", \"officer\", \"language\"]",
         "\"language\" stands in must and in may", "[[kind]]\nname = \"ticket_called\""},
        {"must = [\"ticket\"]", "must = [\"nik\"]", "unknown must \"nik\"", "must = [\"nik\"]"},
        {"seen_by = [\"technician\", \"dinas\"]", "seen_by = [\"everybody\"]",
         "unknown seen_by \"everybody\"", "seen_by = [\"everybody\"]"},
        {"kept = \"token\"", "kept = \"for ever\"", "unknown kept \"for ever\"", "kept = \"for ever\""},
        {"staff_only = true", "staff_only = \"yes\"", "staff_only must be true or false",
         "staff_only = \"yes\""},
        {"why = \"as for kiosk_started\"", "why = \"\"", "why must be a text", "why = \"\""},
        {"why = \"as for kiosk_started\"", "wy = \"typo\"\nwhy = \"x\"", "unknown key \"wy\"",
         "wy = \"typo\""},
        {"detail = \"clock\"\n", "", "no detail", "[[kind]]\nname = \"kiosk_started\""},
        {"name = \"token\"\nchecked = true", "name = \"token\"", "checked must be true for token",
         "[[field]]\nname = \"token\"\nis"},
    }));
    const std::string text = changed(row.from, row.to);
    CAPTURE(row.to);
    CHECK(mistakes_of(text) == Mistakes{at_line_of(text, row.line_of) + row.mistake});
}

TEST_CASE("what is no catalogue at all is refused, too") {
    CHECK(mistakes_of("[[kind]\n").size() == 1);
    CHECK(mistakes_of("[[kind]\n").front().starts_with("events.toml:1: "));
    CHECK_FALSE(mistakes_of("").empty());
    CHECK_FALSE(mistakes_of("kind = 3\n").empty());
    CHECK(mistakes_of(changed("name = \"none\"\nmeans", "name = \"nothing\"\nmeans")).size() > 1);
}

TEST_CASE("all mistakes are told at once") {
    std::string text = changed("detail = \"survey\"", "detail = \"essay\"");
    text.replace(text.find("detail = \"row\""), 14, "detail = \"col\"");
    CHECK(mistakes_of(text).size() == 2);
}

TEST_CASE("the program was built from this catalogue") {
    const auto reading = read_catalogue(shipped(), "events.toml");
    CHECK(test::read_file(binary_folder + "/generated/kiosk/domain/event_catalogue.hpp") ==
          catalogue::enumerations_header(reading.catalogue));
    CHECK(test::read_file(binary_folder + "/generated/event_catalogue.cpp") ==
          catalogue::words_and_rules_source(reading.catalogue));
}

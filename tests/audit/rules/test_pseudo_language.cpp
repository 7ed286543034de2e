#include <catch2/catch.hpp>

#include "audit/pseudo_language.hpp"
#include "kiosk/i18n/catalogue.hpp"
#include "support/support.hpp"

using namespace kiosk;

namespace {

const std::filesystem::path assets = std::filesystem::path(KIOSK_SOURCE_DIR) / "assets";

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

TEST_CASE("texts grow by 40 %, placeholders and digits stay") {
    CHECK(audit::lengthened("Buka") == "Buuuka");
    CHECK(audit::lengthened("Buka sampai pukul {time}") == "Buuuka saââmpai puuukuul {time}");
    CHECK(audit::lengthened("3572 0155 di HP") == "3572 0155 di HP");
    CHECK(audit::lengthened("Tekan \\\"Proses\\\"") == "Teêêkan \\\"Proooseês\\\"");
}

TEST_CASE("a fifth language needs a file and nothing else") {
    const test::TemporaryDirectory directory;
    const auto made = directory.path() / "assets";
    REQUIRE(audit::add_pseudo_language(assets, made).ok());
    const auto reference = i18n::Catalogue::load(made / "lang/id.toml");
    const auto longer = i18n::Catalogue::load(made / "lang/xx.toml");
    REQUIRE(reference.ok());
    REQUIRE(longer.ok());
    CHECK(longer->code() == "xx");
    CHECK(longer->number(23370) == reference->number(23370));
    std::size_t before = 0, after = 0;
    for (std::size_t i = 0; i < i18n::message_names.size(); ++i) {
        const auto& from = reference->text(static_cast<i18n::Msg>(i));
        const auto& to = longer->text(static_cast<i18n::Msg>(i));
        INFO(from << " -> " << to);
        CHECK(i18n::placeholders(to) == i18n::placeholders(from));
        before += characters(from);
        after += characters(to);
    }
    CHECK(static_cast<double>(after) >= 1.35 * static_cast<double>(before));
    CHECK(std::filesystem::exists(made / "icons/home.svg"));
    CHECK_FALSE(audit::add_pseudo_language(directory.path() / "nothing", made).ok());
}

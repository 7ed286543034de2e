#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "cli/run_program.hpp"

using namespace kiosk::test;

namespace {

constexpr const char* nik = "3572021504909001";  // synthetic: serial 9001

/// By append: for the sum of a short string and this one g++ 12 warns of bounds that hold.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) text.append(part);
    return text;
}

struct Place {
    TemporaryDirectory directory;
    std::filesystem::path state = directory.path() / "state";
    std::string niks = directory.path() / "niks.txt";
    Place() {
        std::filesystem::create_directory(state);
        write_file(niks, joined({"3572024107859002\n", nik, "\r\n"}));
    }
    Finished check(std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments{"privacy", "check", "--state", state, "--nik-file", niks};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_program("ikdctl", arguments);
    }
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string from_hex(const std::string& digits) {
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

std::string wide(const std::string& text) {
    std::string bytes;
    for (const char c : text) bytes += {c, '\0'};
    return bytes;
}

}  // namespace

TEST_CASE("privacy check: finds none where none is, and says what it looked at") {
    const Place place;
    write_file(place.state / "clean", "3572021504 90900 activation_confirmed 2026-11-22T03:04:05.678Z");
    const Finished run = place.check();
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "1 files, 62 bytes, 2 NIKs x 70 forms: none found\n"));
    CHECK(contains(run.out, "Delete " + place.niks));
}

TEST_CASE("privacy check: every form is found, across blocks too, and no NIK is printed") {
    // Made with other programs (coreutils, Python), so that a mistake of ours does not confirm itself.
    const auto [form, bytes] = GENERATE(table<std::string, std::string>({
        {"plain", nik},
        {"12 of its digits", "x215049090xx 202150490900"},
        {"reversed", "1009094051202753"},
        {"grouped 4-4-4-4 with '-'", "3572-0215-0490-9001"},
        {"grouped 6-6-4 with '.'", "357202.150490.9001"},
        {"base64, 0 bytes in", "MzU3MjAyMTUwNDkwOTAwMQ=="},
        {"hex", "33353732303231353034393039303031"},
        {"hex with ' '", "33 35 37 32 30 32 31 35 30 34 39 30 39 30 30 31"},
        {"packed BCD", "\x35\x72\x02\x15\x04\x90\x90\x01"},
        {"UTF-16LE", wide(nik)},
    }));
    const Place place;
    for (const std::size_t before : {std::size_t{0}, (std::size_t{1} << 20) - 5}) {
        write_file(place.state / "file", std::string(before, '.') + bytes);
        const Finished run = place.check();
        INFO(form);
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, ": " + form + ", NIK of line 2\n"));
        CHECK_FALSE(contains(run.out, nik));
    }
}

TEST_CASE("privacy check: each of the 70 forms is found as what it is") {
    const Finished forms = run_program(KIOSK_SOURCE_DIR "/tests/cli/privacy_forms", {nik});
    REQUIRE(forms.exit_code == 0);
    const Place place;
    std::istringstream lines(forms.out);
    std::vector<std::string> expected;
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        const std::string file = place.state / ("form-" + std::to_string(expected.size()));
        write_file(file, "..." + from_hex(line.substr(tab + 1)) + "...");
        expected.push_back(": " + line.substr(0, tab) + ", NIK of line 2\n");
    }
    REQUIRE(expected.size() == 70);
    const Finished run = place.check();
    CHECK(run.exit_code == 1);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::string file = place.state / ("form-" + std::to_string(i));
        const auto found = run.out.find(file + ": offset ");
        INFO(i << expected[i]);
        REQUIRE(found != std::string::npos);
        CHECK(contains(run.out.substr(found, run.out.find('\n', found) + 1 - found), expected[i]));
    }
}

TEST_CASE("privacy check: also other files, and names of files; the list itself is left out") {
    const Place place;
    const std::string core = place.directory.path() / "core.1";
    write_file(core, joined({"memory ", nik}));
    CHECK(place.check().exit_code == 0);
    const Finished with_core = place.check({"--also", core, place.niks});
    CHECK(with_core.exit_code == 1);
    CHECK(contains(with_core.out, core + ": offset 7: plain, NIK of line 2\n"));
    CHECK(contains(with_core.out, "left out, it is the list"));

    write_file(place.state / joined({nik, ".log"}), "x");
    const Finished in_name = place.check();
    CHECK(contains(in_name.out, "in its name: plain, NIK of line 2"));
    CHECK_FALSE(contains(in_name.out, nik));
}

TEST_CASE("privacy check: a list that cannot be used is refused by line, and never repeated") {
    const Place place;
    write_file(place.niks, "");
    CHECK(place.check().exit_code == 3);
    write_file(place.niks, joined({nik, "\n35720215049090\n"}));
    const Finished run = place.check();
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, place.niks + ":2: not 16 digits"));
    CHECK_FALSE(contains(run.err, "3572"));
}

TEST_CASE("privacy check: what could not be searched is not called clean") {
    const Place place;
    const Finished run = place.check({"--also", place.directory.path() / "none"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.out, "1 not searched"));
}

#include <png.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "cli/run_program.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/crypto/pin.hpp"
#include "kiosk/crypto/totp.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/officers.hpp"
#include "kiosk/storage/store.hpp"
#include "support/qr_decoder.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct Office {
    TemporaryDirectory directory;
    std::string state() const { return directory.path() / "state"; }
    Finished run(const std::string& group, std::vector<std::string> arguments,
                 const std::string& input = {}) const {
        arguments.insert(arguments.begin(), group);
        arguments.insert(arguments.end(), {"--state", state()});
        return run_program("ikdctl", arguments, input);
    }
    Finished officer(const std::vector<std::string>& arguments, const std::string& input = {}) const {
        return run("officer", arguments, input);
    }
    Finished technician(const std::vector<std::string>& arguments, const std::string& input = {}) const {
        return run("technician", arguments, input);
    }
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// What a camera sees of the half blocks on a terminal, 8 pixels a module.
Image picture_of(const std::string& terminal) {
    constexpr int module_px = 8;
    std::vector<std::vector<bool>> modules;
    std::istringstream in(terminal);
    for (std::string line; std::getline(in, line);) {
        std::vector<bool> upper, lower;
        for (std::size_t i = 0; i < line.size();) {
            const bool block = line.compare(i, 2, "\xE2\x96") == 0;
            const char kind = block ? line[i + 2] : ' ';  // U+2580 upper, U+2584 lower, U+2588 both
            upper.push_back(kind == '\x80' || kind == '\x88');
            lower.push_back(kind == '\x84' || kind == '\x88');
            i += block ? 3 : 1;
        }
        modules.push_back(upper);
        modules.push_back(lower);
    }
    Image picture;
    picture.width = 100 * module_px;
    picture.height = static_cast<int>(modules.size()) * module_px;
    for (int y = 0; y < picture.height; ++y) {
        const auto& row = modules[static_cast<std::size_t>(y / module_px)];
        for (int x = 0; x < picture.width; ++x) {
            const auto column = static_cast<std::size_t>(x / module_px);
            picture.pixels.push_back(column < row.size() && row[column] ? 0xFF000000U : 0xFFFFFFFFU);
        }
    }
    return picture;
}

/// The lines between the two empty ones: the code with its quiet zone.
std::string code_in(const std::string& out) {
    const auto first = out.find("\n\n") + 2;
    return out.substr(first, out.find("\n\nOr type") + 1 - first);
}

Image read_png(const std::string& file) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_file(&png, file.c_str()) != 0);
    png.format = PNG_FORMAT_BGRA;
    Image image{static_cast<int>(png.width), static_cast<int>(png.height), {}};
    image.pixels.resize(std::size_t{png.width} * png.height);
    REQUIRE(png_image_finish_read(&png, nullptr, image.pixels.data(), 0, nullptr) != 0);
    return image;
}

std::string stored_secret(const Office& office) {
    auto store = storage::Store::open_read_only(office.state()).value();
    const auto key = crypto::KeyFile::load_or_create(office.state() + "/device.key").value();
    const auto officers = storage::Officers(store).active().value();
    return crypto::SecretBox(key).open(officers.front().sealed_secret).value();
}

/// Whether this PIN is stored for the member.
bool pin_fits(const Office& office, const std::string& id, const std::string& pin) {
    auto store = storage::Store::open_read_only(office.state()).value();
    const auto key = crypto::KeyFile::load_or_create(office.state() + "/device.key").value();
    const auto staff = storage::Officers(store).active().value();
    for (const auto& member : staff) {
        if (member.id != id) continue;
        return crypto::pin_matches(pin, crypto::SecretBox(key).open(member.sealed_pin).value()).value();
    }
    return false;
}

/// The PIN that the command shows once: "Number 01, PIN 402913 (".
std::string shown_pin(const std::string& out, const std::string& number) {
    const std::string before = "Number " + number + ", PIN ";
    const auto at = out.find(before);
    REQUIRE(at != std::string::npos);
    return out.substr(at + before.size(), 6);
}

mode_t mode_of(const std::string& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

}  // namespace

TEST_CASE("officer add: the code in the terminal enrols the secret that is kept") {
    const Office office;
    const Finished run = office.officer({"add", "Siti Aminah"});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(contains(run.out, "Siti Aminah is enrolled as siti-1.\n"));
    const Image picture = picture_of(code_in(run.out));
    const std::string secret = stored_secret(office);
    CHECK(decode_qr(picture.view()) == std::vector{crypto::otpauth_uri(secret, "Siti Aminah")});
    CHECK(contains(run.out, ": " + secret.substr(0, 4) + " " + secret.substr(4, 4) + " "));
}

TEST_CASE("officer add: nothing but the terminal shows the secret") {
    const Office office;
    const Finished run = office.officer({"add", "Siti"});
    REQUIRE(run.exit_code == 0);
    CHECK_FALSE(contains(run.out, ".png"));
    const std::string secret = stored_secret(office);
    for (const auto& file : std::filesystem::recursive_directory_iterator(office.directory.path())) {
        if (!file.is_regular_file()) continue;
        CAPTURE(file.path());
        CHECK_FALSE(contains(read_file(file.path()), secret));
        const bool is_public = file.path().filename() == "device.pub";
        CHECK(mode_of(file.path()) == (is_public ? 0644 : 0600));
    }
}

TEST_CASE("officer add --png: the same code as a private picture") {
    const Office office;
    const std::string png = office.directory.path() / "siti.png";
    const Finished run = office.officer({"add", "Siti", "--png", png});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "Delete that file after enrolment"));
    CHECK(mode_of(png) == 0600);
    const Image picture = read_png(png);
    CHECK(picture.width % 8 == 0);
    CHECK(decode_qr(picture.view()) == std::vector{crypto::otpauth_uri(stored_secret(office), "Siti")});
    CHECK_FALSE(std::filesystem::exists(office.state() + "/enrolment-siti-1.png"));
}

TEST_CASE("officer remove: a picture that an earlier version left goes with the officer") {
    const Office office;
    REQUIRE(office.officer({"add", "Siti"}).exit_code == 0);
    REQUIRE(office.officer({"add", "Budi"}).exit_code == 0);
    const std::string png = office.state() + "/enrolment-siti-1.png";
    const std::string other = office.state() + "/enrolment-budi-1.png";
    write_file(png, "a picture");
    write_file(other, "a picture");
    const Finished removed = office.officer({"remove", "siti-1"});
    CHECK(removed.exit_code == 0);
    CHECK(contains(removed.out, png + " is deleted"));
    CHECK_FALSE(std::filesystem::exists(png));
    CHECK(std::filesystem::exists(other));
}

TEST_CASE("officer remove: name, PIN and code are in no file any more") {
    const Office office;
    REQUIRE(office.officer({"add", "Siti Aminah"}).exit_code == 0);
    REQUIRE(contains(read_file(office.state() + "/kiosk.sqlite"), "Aminah"));
    const Finished removed = office.officer({"remove", "siti-1"});
    REQUIRE(removed.exit_code == 0);
    CHECK(contains(removed.out, "the id stays in the ledger"));
    for (const auto& file : std::filesystem::recursive_directory_iterator(office.directory.path())) {
        if (file.is_regular_file()) CHECK_FALSE(contains(read_file(file.path()), "Aminah"));
    }
}

TEST_CASE("enrolment, new PIN and removal are events that name the member, not the officer who acted") {
    const Office office;
    REQUIRE(office.officer({"add", "Siti Aminah"}).exit_code == 0);
    REQUIRE(office.technician({"add", "Budi"}).exit_code == 0);
    REQUIRE(office.officer({"pin", "siti-1"}).exit_code == 0);
    REQUIRE(office.officer({"remove", "siti-1"}).exit_code == 0);
    CHECK(office.officer({"remove", "siti-1"}).exit_code == 3);  // nothing happened, no event
    auto store = storage::Store::open_read_only(office.state()).value();
    std::vector<std::string> said;
    const auto events = storage::read_events(store).value();
    for (const auto& event : events) {
        CHECK(event.draft.officer.empty());
        CHECK(event.kiosk == "kb-sukorejo-1");  // of the kiosk.toml in the source tree
        said.push_back(std::string(to_word(event.draft.kind)) + " " + event.draft.detail);
    }
    CHECK(said == std::vector<std::string>{"staff_enrolled siti-1", "staff_enrolled budi-1",
                                           "staff_pin_set siti-1", "staff_removed siti-1"});
    CHECK(office.run("ledger", {"verify"}).exit_code == 0);
}

TEST_CASE("when the ledger takes no event nobody is enrolled, and nobody removed") {
    const Office office;
    REQUIRE(office.officer({"add", "Siti"}).exit_code == 0);
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((office.state() + "/kiosk.sqlite").c_str(), &database) == SQLITE_OK);
    // Without its head no ledger takes an event.
    REQUIRE(sqlite3_exec(database, "DELETE FROM ledger_head", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
    CHECK(office.officer({"add", "Budi"}).exit_code == 3);
    CHECK(office.officer({"remove", "siti-1"}).exit_code == 3);
    CHECK(office.officer({"list"}).out == "01\tofficer\tsiti-1\tSiti\tPIN, code\n");
}

TEST_CASE("a configuration that cannot be read stops an enrolment before anything is made") {
    const Office office;
    const Finished run = office.officer({"add", "Siti", "--config", "/nowhere/kiosk.toml"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "/nowhere/kiosk.toml"));
    CHECK_FALSE(std::filesystem::exists(office.state()));
}

TEST_CASE("officer list and remove") {
    const Office office;
    CHECK(office.officer({"list"}).exit_code == 3);
    CHECK(office.officer({"remove", "siti-1"}).exit_code == 3);
    CHECK_FALSE(std::filesystem::exists(office.state()));
    REQUIRE(office.officer({"add", "Siti Aminah"}).exit_code == 0);
    REQUIRE(office.officer({"add", "Budi"}).exit_code == 0);
    CHECK(office.officer({"list"}).out ==
          "02\tofficer\tbudi-1\tBudi\tPIN, code\n01\tofficer\tsiti-1\tSiti Aminah\tPIN, code\n");
    CHECK(office.officer({"remove", "siti-1"}).exit_code == 0);
    CHECK(office.officer({"list"}).out == "02\tofficer\tbudi-1\tBudi\tPIN, code\n");
    const Finished again = office.officer({"remove", "siti-1"});
    CHECK(again.exit_code == 3);
    CHECK(contains(again.err, "siti-1"));
    REQUIRE(office.officer({"remove", "budi-1"}).exit_code == 0);
    CHECK(contains(office.officer({"list"}).out, "No officer is enrolled"));
}

TEST_CASE("officer add: names that cannot be used enrol nobody") {
    const Office office;
    REQUIRE(office.officer({"add", "Siti"}).exit_code == 0);
    for (const std::string& name : {std::string("Siti"), std::string("  "), std::string(61, 'a')}) {
        const Finished run = office.officer({"add", name});
        CHECK(run.exit_code == 2);
        CHECK(run.out.empty());
        CHECK_FALSE(run.err.empty());
    }
    CHECK(office.officer({"list"}).out == "01\tofficer\tsiti-1\tSiti\tPIN, code\n");
}

TEST_CASE("officer add: a key that others can read is refused") {
    const Office office;
    REQUIRE(office.officer({"add", "Siti"}).exit_code == 0);
    std::filesystem::permissions(office.state() + "/device.key", std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const Finished run = office.officer({"add", "Budi"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "device.key"));
    CHECK(office.officer({"list"}).out == "01\tofficer\tsiti-1\tSiti\tPIN, code\n");
}

TEST_CASE("officer add: a lost key is never replaced by a new one") {
    const Office office;
    REQUIRE(office.officer({"add", "Siti"}).exit_code == 0);
    std::filesystem::remove(office.state() + "/device.key");
    const Finished run = office.officer({"add", "Budi"});
    CHECK(run.exit_code == 3);
    CHECK(contains(run.err, "device.key: is missing although "));
    CHECK(contains(run.err, "restore it from its backup"));
    CHECK_FALSE(std::filesystem::exists(office.state() + "/device.key"));
    CHECK(office.officer({"list"}).out == "01\tofficer\tsiti-1\tSiti\tPIN, code\n");
}

TEST_CASE("officer add: number and PIN are shown once and fit what is stored") {
    const Office office;
    const Finished run = office.officer({"add", "Siti"});
    REQUIRE(run.exit_code == 0);
    const std::string pin = shown_pin(run.out, "01");
    CHECK(pin_fits(office, "siti-1", pin));
    CHECK_FALSE(pin_fits(office, "siti-1", pin == "402913" ? "739105" : "402913"));
    for (const auto& file : std::filesystem::recursive_directory_iterator(office.directory.path())) {
        if (file.is_regular_file()) CHECK_FALSE(contains(read_file(file.path()), pin));
    }
}

TEST_CASE("a chosen PIN comes from standard input and is never shown") {
    const Office office;
    const Finished run = office.officer({"add", "Siti", "--pin-stdin"}, "402913\n");
    CHECK(run.exit_code == 0);
    CHECK_FALSE(contains(run.out + run.err, "402913"));
    CHECK(pin_fits(office, "siti-1", "402913"));
    CHECK(office.officer({"pin", "siti-1", "--pin-stdin"}, "739105").exit_code == 0);  // no newline
    CHECK(pin_fits(office, "siti-1", "739105"));
}

TEST_CASE("a weak PIN is refused with its reason, and nothing is changed") {
    const Office office;
    for (const std::string pin : {"", "12345", "1234567", "123456", "777777", "112233", "40291x"}) {
        CAPTURE(pin);
        const Finished run = office.officer({"add", "Siti", "--pin-stdin"}, pin + "\n");
        CHECK(run.exit_code == 2);
        CHECK(run.out.empty());
        CHECK(contains(run.err, "PIN refused: "));
    }
    CHECK_FALSE(std::filesystem::exists(office.state()));
    REQUIRE(office.officer({"add", "Siti", "--pin-stdin"}, "402913\n").exit_code == 0);
    CHECK(office.officer({"pin", "siti-1", "--pin-stdin"}, "123456\n").exit_code == 2);
    CHECK(pin_fits(office, "siti-1", "402913"));
}

TEST_CASE("a PIN on the command line is refused without being repeated") {
    const Office office;
    const Finished run = office.officer({"pin", "siti-1", "402913"});
    CHECK(run.exit_code == 2);
    CHECK_FALSE(contains(run.out + run.err, "402913"));
}

TEST_CASE("officer pin: a new PIN takes the place of the old one") {
    const Office office;
    const std::string old = shown_pin(office.officer({"add", "Siti"}).out, "01");
    const Finished run = office.officer({"pin", "siti-1"});
    REQUIRE(run.exit_code == 0);
    const std::string pin = shown_pin(run.out, "01");
    CHECK(pin_fits(office, "siti-1", pin));
    CHECK((pin == old || !pin_fits(office, "siti-1", old)));
    const Finished unknown = office.officer({"pin", "budi-1"});
    CHECK(unknown.exit_code == 3);
    CHECK(contains(unknown.err, "budi-1"));
}

TEST_CASE("technicians have number and PIN and no code, and are kept apart from officers") {
    const Office office;
    CHECK(office.technician({"list"}).exit_code == 3);
    REQUIRE(office.officer({"add", "Siti"}).exit_code == 0);
    const Finished run = office.technician({"add", "Budi"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "Budi is enrolled as budi-1.\n"));
    CHECK_FALSE(contains(run.out, "authenticator"));
    CHECK(pin_fits(office, "budi-1", shown_pin(run.out, "02")));
    CHECK(office.technician({"list"}).out == "02\ttechnician\tbudi-1\tBudi\tPIN\n");
    CHECK(office.officer({"list"}).out == "01\tofficer\tsiti-1\tSiti\tPIN, code\n");
    CHECK(office.technician({"remove", "siti-1"}).exit_code == 3);
    CHECK(office.officer({"pin", "budi-1"}).exit_code == 3);
    CHECK(office.technician({"pin", "budi-1"}).exit_code == 0);
    CHECK(office.technician({"remove", "budi-1"}).exit_code == 0);
    CHECK(contains(office.technician({"list"}).out, "No technician is enrolled"));
    CHECK(office.technician({"add", "Tono", "--png", "x.png"}).exit_code == 2);
}

TEST_CASE("a PIN that could not be shown is said to be lost, with the way on") {
    const Office office;
    const auto unseen = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--state", office.state()});
        const Finished run = run_program("ikdctl", arguments, {}, "/dev/full");
        CHECK(run.exit_code == 3);
        CHECK(run.err.ends_with("standard output: cannot write\n"));
        return run.err;
    };
    const std::string added = unseen({"officer", "add", "Siti"});
    const auto command = added.find("ikdctl officer remove siti-");
    REQUIRE(command != std::string::npos);
    const std::string id = added.substr(0, added.find(' '));
    CHECK(contains(office.officer({"list"}).out, id));
    CHECK(added.substr(command).starts_with("ikdctl officer remove " + id + "\n"));
    CHECK(contains(unseen({"officer", "pin", id}), "Give another one: ikdctl officer pin " + id + "\n"));
    CHECK(office.officer({"remove", id}).exit_code == 0);
    CHECK(office.officer({"add", "Siti"}).exit_code == 0);
}

#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "crypto/counting_key.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/domain/hex.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::Date;
using domain::NikToken;
namespace fs = std::filesystem;

namespace {

constexpr Date day(unsigned number) {
    return std::chrono::year(2026) / 11 / static_cast<int>(number);
}

struct Keys {
    TemporaryDirectory state;
    fs::path directory = state.path() / "day-keys";
    crypto::KeyFile key = counting_key(state.path());
    crypto::DayKeys keys{directory, key};

    /// As after a restart.
    crypto::DayKeys restarted() const { return crypto::DayKeys(directory, key); }
    fs::path file(const std::string& name) const { return directory / name; }
    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& entry : fs::directory_iterator(directory)) {
            all.push_back(entry.path().filename());
        }
        std::sort(all.begin(), all.end());
        return all;
    }
};

NikToken token(std::uint8_t first) {
    NikToken made{};
    for (auto& byte : made) byte = first++;
    return made;
}

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

using Names = std::vector<std::string>;
using Days = std::vector<Date>;

}  // namespace

TEST_CASE("a token of a day is sealed always to the same bytes, and opened again after a restart") {
    Keys f;
    const NikToken sealed = f.keys.seal(token(1), day(22)).value();
    CHECK(sealed != token(1));
    CHECK(f.keys.seal(token(1), day(22)).value() == sealed);
    CHECK(f.keys.seal(token(2), day(22)).value() != sealed);
    CHECK(f.keys.seal(token(1), day(23)).value() != sealed);
    auto later = f.restarted();
    CHECK(later.seal(token(1), day(22)).value() == sealed);
    CHECK(later.open(sealed, day(22)).value() == token(1));
    CHECK(later.open(sealed, day(23)).value() != token(1));
}

TEST_CASE("key files are private, named after their day, and nothing else stays") {
    Keys f;
    CHECK(f.keys.days().value().empty());
    CHECK_FALSE(fs::exists(f.directory));
    for (const unsigned d : {24U, 22U, 23U}) REQUIRE(f.keys.seal(token(1), day(d)).ok());
    CHECK(f.names() == Names{"2026-11-22.key", "2026-11-23.key", "2026-11-24.key"});
    CHECK(f.keys.days().value() == Days{day(22), day(23), day(24)});
    CHECK(mode_of(f.directory) == 0700);
    CHECK(mode_of(f.file("2026-11-22.key")) == 0600);
}

TEST_CASE("the file and the sealing are AES-256-GCM and one block of AES-256") {
    // Python's cryptography: a day key of the bytes 100 to 131, nonce 0 to 11, under the counting device key.
    Keys f;
    fs::create_directory(f.directory);
    write_private_file(f.file("2026-11-22.key"),
                       bytes_of_hex("000102030405060708090a0bbf68cd77d6691595f5294678d0b3b7e2ad52fb3b84a84e9c"
                                    "b1534e68dceb6145e98cb9ea15c45e8b86fdc98e18d312a8735f96137d7b32d9e81009e0"
                                    "82691d2ed1cf87785a1a0539a82dcd826b9dae19"));
    const NikToken sealed = f.keys.seal(token(0), day(22)).value();
    CHECK(domain::format_hex(sealed) == "08d2bd0b8c324259659323c916820567");
}

TEST_CASE("erased days are gone, from memory and disk; later ones stay") {
    Keys f;
    std::vector<NikToken> sealed;
    for (unsigned d = 20; d <= 23; ++d) sealed.push_back(f.keys.seal(token(1), day(d)).value());
    CHECK(f.keys.erase_before(day(22)).value() == Days{day(20), day(21)});
    CHECK(f.names() == Names{"2026-11-22.key", "2026-11-23.key"});
    CHECK_FALSE(f.keys.open(sealed[0], day(20)).value().has_value());
    CHECK(f.keys.open(sealed[2], day(22)).value() == token(1));
    auto later = f.restarted();
    CHECK_FALSE(later.open(sealed[1], day(21)).value().has_value());
    CHECK(f.keys.erase_before(day(22)).value().empty());
}

TEST_CASE("erasing overwrites the file before it removes it") {
    Keys f;
    REQUIRE(f.keys.seal(token(1), day(20)).ok());
    fs::create_hard_link(f.file("2026-11-20.key"), f.state.path() / "seen");
    const auto size = fs::file_size(f.state.path() / "seen");
    REQUIRE(f.keys.erase_before(day(21)).ok());
    CHECK(read_file(f.state.path() / "seen") == std::string(size, '\0'));
}

TEST_CASE("erasing where nothing was sealed yet is fine") {
    Keys f;
    CHECK(f.keys.erase_before(day(22)).value().empty());
    CHECK(f.names().empty());
}

TEST_CASE("a damaged key file is set aside as it is, and the day goes on under a new key") {
    Keys f;
    const NikToken sealed = f.keys.seal(token(1), day(22)).value();
    const fs::path file = f.file("2026-11-22.key");
    const std::string sound = read_file(file);
    std::string flipped = sound;
    flipped[40] = static_cast<char>(flipped[40] ^ 1);
    int number = 0;
    for (const std::string& damaged : {std::string(), std::string(5, 'x'), sound.substr(0, sound.size() - 1),
                                       sound + "x", flipped, std::string(sound.size(), '\0')}) {
        CAPTURE(++number);
        write_file(file, damaged);
        auto later = f.restarted();
        CHECK(later.open(sealed, day(22)).value() == std::nullopt);  // as if erased
        CHECK(read_file(file) == damaged);                           // looking changes nothing
        const NikToken anew = later.seal(token(1), day(22)).value();
        CHECK(anew != sealed);
        CHECK(later.open(sealed, day(22)).value() != token(1));
        CHECK(f.restarted().open(anew, day(22)).value() == token(1));
        CHECK(read_file(f.file("2026-11-22.key.broken-" + std::to_string(number))) == damaged);
    }
    CHECK(f.keys.days().value() == Days{day(22)});
    CHECK(crypto::DayKeys::set_aside_in(f.directory).value() == Days{day(22)});
}

TEST_CASE("a damaged key is destroyed with its day, set aside or not") {
    Keys f;
    for (const unsigned d : {22U, 23U, 24U}) {
        REQUIRE(f.keys.seal(token(1), day(d)).ok());
        write_file(f.file(domain::format_iso_date(day(d)) + ".key"), "damaged");
    }
    auto later = f.restarted();
    REQUIRE(later.seal(token(1), day(23)).ok());
    REQUIRE(later.seal(token(1), day(24)).ok());
    fs::create_hard_link(f.file("2026-11-23.key.broken-1"), f.state.path() / "seen");
    CHECK(later.erase_before(day(24)).value() == Days{day(22), day(23)});
    CHECK(f.names() == Names{"2026-11-24.key", "2026-11-24.key.broken-1"});
    CHECK(read_file(f.state.path() / "seen") == std::string(7, '\0'));
    CHECK(crypto::DayKeys::set_aside_in(f.directory).value() == Days{day(24)});
}

TEST_CASE("the file of another day, or of another device, is damaged") {
    Keys f;
    const NikToken sealed = f.keys.seal(token(1), day(22)).value();
    fs::copy(f.file("2026-11-22.key"), f.file("2026-11-23.key"));
    CHECK(f.keys.open(sealed, day(23)).value() == std::nullopt);
    const auto other = crypto::KeyFile::load_or_create(f.state.path() / "other.key").value();
    crypto::DayKeys theirs(f.directory, other);
    CHECK(theirs.open(sealed, day(22)).value() == std::nullopt);
    REQUIRE(theirs.seal(token(1), day(22)).ok());
    CHECK(f.names() == Names{"2026-11-22.key", "2026-11-22.key.broken-1", "2026-11-23.key"});
}

TEST_CASE("two processes that find a damaged key set it aside once") {
    Keys f;
    REQUIRE(f.keys.seal(token(1), day(22)).ok());
    write_file(f.file("2026-11-22.key"), "damaged");
    auto one = f.restarted();
    auto other = f.restarted();
    const NikToken sealed = one.seal(token(1), day(22)).value();
    CHECK(other.seal(token(1), day(22)).value() == sealed);
    CHECK(f.names() == Names{"2026-11-22.key", "2026-11-22.key.broken-1"});
}

TEST_CASE("what a crash left is dealt with") {
    Keys f;
    REQUIRE(f.keys.seal(token(1), day(22)).ok());
    const NikToken kept = f.keys.seal(token(1), day(23)).value();
    write_private_file(f.file("2026-11-23.key.new-a1B2c3"), "");               // killed while making
    write_private_file(f.file("2026-11-24.key.new-zzzzzz"), "half");           // the same
    fs::rename(f.file("2026-11-22.key"), f.file("2026-11-22.key.erasing"));    // killed while erasing
    write_private_file(f.file("2026-11-21.key.erasing"), std::string(40, 0));  // the same, later

    auto later = f.restarted();
    CHECK(later.days().value() == Days{day(23)});
    CHECK_FALSE(later.open(kept, day(22)).value().has_value());
    CHECK(later.open(kept, day(23)).value() == token(1));
    CHECK(later.seal(token(1), day(24)).ok());  // a torn temporary file stands in nobody's way
    CHECK(later.erase_before(day(20)).value() == Days{day(21), day(22)});
    CHECK(f.names() == Names{"2026-11-23.key", "2026-11-24.key"});
}

TEST_CASE("two processes that seal on a new day use one key") {
    Keys f;
    auto other = f.restarted();
    const NikToken sealed = f.keys.seal(token(1), day(22)).value();
    CHECK(other.seal(token(1), day(22)).value() == sealed);
    CHECK(f.names() == Names{"2026-11-22.key"});
}

TEST_CASE("a directory that cannot be made is an error of the disk, and seals nothing") {
    Keys f;
    write_file(f.state.path() / "file", "");
    crypto::DayKeys keys(f.state.path() / "file" / "day-keys", f.key);
    CHECK(keys.seal(token(1), day(22)).error().code == ErrorCode::io);
}

#include <rapidcheck.h>
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/domain/hex.hpp"
#include "kiosk/proof/bundle_file.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::BundleRefusal;
using domain::ListBundle;
namespace fs = std::filesystem;

namespace {

constexpr domain::Date a_day = std::chrono::year(2026) / 11 / 22;
constexpr std::size_t signature_size = 64;

domain::ListEntry entry(std::uint8_t token, domain::KtpElRecord record) {
    return {domain::NikToken{token}, {record, domain::NikStatus::active, {}, domain::IkdAccount::none}};
}

ListBundle whole(std::vector<domain::ListEntry> entries, std::int64_t version = 7) {
    const auto size = static_cast<std::int64_t>(entries.size());
    return {{"35.05", version, 0, a_day, domain::add_days(a_day, 30), "daftar Dispendukcapil Kab. Blitar",
             size, 0, size, domain::count_words(entries)},
            std::move(entries),
            {}};
}

ListBundle small_delta() {
    const auto older =
        whole({entry(1, domain::KtpElRecord::unregistered), entry(2, domain::KtpElRecord::unregistered)});
    return domain::delta_between(older, whole({entry(2, domain::KtpElRecord::print_ready)}, 8));
}

/// A folder with the keys of a dinas and a file for its bundles.
struct Bundles {
    TemporaryDirectory directory;
    fs::path file = directory.path() / "kab-blitar.ikdlist";
    crypto::DinasKeys keys = crypto::DinasKeys::make(directory.path() / "keys", "35.05", "Dinas").value();

    Result<void> try_write(const ListBundle& bundle) const {
        return proof::write_bundle(file, bundle, keys, crypto::sha256);
    }
    std::string written(const ListBundle& bundle) const {
        const auto done = try_write(bundle);
        if (!done) FAIL(done.error().text);
        return read_file(file);
    }
    proof::BundleTrust trust() const { return {crypto::sha256, crypto::verify_signature, keys.public_key()}; }
    std::variant<ListBundle, BundleRefusal> read() const { return proof::read_bundle(file, trust()).value(); }
    std::variant<ListBundle, BundleRefusal> read(const std::string& contents) const {
        write_file(file, contents);
        return read();
    }
    /// Empty when it was taken.
    std::optional<BundleRefusal> refusal(const std::string& contents) const {
        const auto answer = read(contents);
        if (const auto* refused = std::get_if<BundleRefusal>(&answer)) return *refused;
        return std::nullopt;
    }
    /// With the hash and signature that belong to what was changed: what only the dinas itself can make.
    std::string signed_again(std::string contents) const {
        contents.resize(contents.size() - signature_size);
        const auto body = contents.find('\n', contents.find('\n') + 1) + 1;
        const auto hash = crypto::sha256(
            {reinterpret_cast<const std::uint8_t*>(contents.data()) + body, contents.size() - body});
        contents.replace(contents.find("body_sha256\":\"") + 14, 64, domain::format_hex(hash));
        const std::string message = "ikd-kiosk list bundle v1" + contents;
        const auto signature =
            keys.sign({reinterpret_cast<const std::uint8_t*>(message.data()), message.size()});
        return contents.append(signature.begin(), signature.end());
    }
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

const ListBundle small =
    whole({entry(1, domain::KtpElRecord::unregistered), entry(9, domain::KtpElRecord::duplicate)});

ListBundle any_bundle() {
    const auto any_entries = [] {
        std::vector<domain::ListEntry> entries;
        for (const auto& token : *rc::gen::arbitrary<std::set<domain::NikToken>>()) {
            const domain::StatusAxes axes{
                static_cast<domain::KtpElRecord>(*rc::gen::inRange(0, domain::ktp_el_record_count)),
                static_cast<domain::NikStatus>(*rc::gen::inRange(0, domain::nik_status_count)),
                static_cast<domain::DeactivationReason>(
                    *rc::gen::inRange(0, domain::deactivation_reason_count)),
                static_cast<domain::IkdAccount>(*rc::gen::inRange(0, domain::ikd_account_count))};
            entries.push_back({token, axes});
        }
        return entries;
    };
    auto bundle = whole(any_entries(), 8);
    if (*rc::gen::arbitrary<bool>()) bundle = domain::delta_between(whole(any_entries()), bundle);
    bundle.header.source = "daftar \"Dispendukcapil\" é";
    return bundle;
}

}  // namespace

TEST_CASE("a bundle that was written reads again, whole and delta") {
    Bundles f;
    const auto bundle = GENERATE(as<ListBundle>(), small, small_delta(), whole({}));
    const std::string contents = f.written(bundle);
    CHECK(std::get<ListBundle>(f.read()) == bundle);
    CHECK(proof::peek_bundle(f.file).value() == bundle.header);
    const auto rows = bundle.entries.size() * 20 + bundle.removed.size() * 16;
    CHECK(contents.find('\n', contents.find('\n') + 1) + 1 + rows + signature_size == contents.size());
}

TEST_CASE("any bundle reads again as it was written") {
    Bundles f;
    CHECK(rc::check([&] {
        const auto bundle = any_bundle();
        RC_ASSERT(f.try_write(bundle).ok());
        RC_ASSERT(std::get<ListBundle>(f.read()) == bundle);
    }));
}

TEST_CASE("the format is the documented one") {
    Bundles f;
    const std::string contents = f.written(small);
    const auto body = contents.find('\n', contents.find('\n') + 1) + 1;
    const auto hash = crypto::sha256({reinterpret_cast<const std::uint8_t*>(contents.data()) + body,
                                      contents.size() - body - signature_size});
    CHECK(contents.substr(0, body) ==
          "ikd-list-bundle 1\n"
          "{\"district\":\"35.05\",\"version\":7,\"base_version\":0,\"as_of\":\"2026-11-22\","
          "\"valid_until\":\"2026-12-22\",\"source\":\"daftar Dispendukcapil Kab. Blitar\",\"entries\":2,"
          "\"removed\":0,\"total\":2,\"counts\":{\"unregistered\":1,\"ktp_el_duplicate\":1,\"nik_active\":2,"
          "\"none\":2},\"dinas\":\"ed25519:" +
              domain::format_hex(f.keys.public_key()) + "\",\"body_sha256\":\"" + domain::format_hex(hash) +
              "\"}\n");
    CHECK(contents.substr(body, 20) == std::string("\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\0\x01", 20));
    CHECK(f.signed_again(contents) == contents);
}

TEST_CASE("every flipped byte is refused, wherever it is") {
    Bundles f;
    const std::string sound = f.written(GENERATE(as<ListBundle>(), small, small_delta()));
    for (std::size_t at = 0; at < sound.size(); ++at) {
        for (const int bit : {0, 7}) {
            std::string changed = sound;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            CAPTURE(at, bit);
            REQUIRE(f.refusal(changed).has_value());
        }
    }
    CHECK_FALSE(f.refusal(sound).has_value());
}

TEST_CASE("every truncation and everything behind the end is refused") {
    Bundles f;
    const std::string sound = f.written(small_delta());
    for (std::size_t size = 0; size < sound.size(); ++size) {
        CAPTURE(size);
        REQUIRE(f.refusal(sound.substr(0, size)) ==
                (size < 18 ? BundleRefusal::not_a_bundle : BundleRefusal::damaged));
    }
    CHECK(f.refusal(sound + '\0') == BundleRefusal::damaged);
    CHECK(f.refusal(sound + sound) == BundleRefusal::damaged);
}

TEST_CASE("each refusal of a file has its reason") {
    Bundles f;
    const std::string sound = f.written(small);
    CHECK(f.refusal("") == BundleRefusal::not_a_bundle);
    CHECK(f.refusal("NIK\n3505014107859001\n") == BundleRefusal::not_a_bundle);
    CHECK(f.refusal(replaced(sound, "bundle 1", "bundle 2")) == BundleRefusal::not_a_bundle);
    CHECK(f.refusal(replaced(sound, "\"version\":7", "\"version\":8")) == BundleRefusal::damaged);
    CHECK(f.refusal(std::string("ikd-list-bundle 1\n") + std::string(20'000, 'x')) == BundleRefusal::damaged);

    Bundles foreign;
    CHECK(f.refusal(foreign.written(small)) == BundleRefusal::wrong_key);
    const auto other = domain::format_hex(foreign.keys.public_key());
    const auto ours = domain::format_hex(f.keys.public_key());
    CHECK(f.refusal(replaced(foreign.written(small), other, ours)) ==
          BundleRefusal::damaged);  // claims to be ours
}

TEST_CASE("the header of one bundle does not go with the rows of another") {
    Bundles f;
    const auto body_of = [](const std::string& contents) {
        return contents.find('\n', contents.find('\n') + 1) + 1;
    };
    const std::string one = f.written(small);
    const std::string other = f.written(
        whole({entry(1, domain::KtpElRecord::unregistered), entry(8, domain::KtpElRecord::duplicate)}, 9));
    CHECK(f.refusal(one.substr(0, body_of(one)) + other.substr(body_of(other))) == BundleRefusal::damaged);
}

TEST_CASE("numbers of rows that no file can hold are refused before there is room for them") {
    Bundles f;
    const std::string sound = f.written(small);
    for (const std::string huge : {"100000000", "9223372036854775807", "18446744073709551615", "-1",
                                   "461168601842738790", "1e18", "1e300", "2.0"}) {
        CAPTURE(huge);
        auto changed = replaced(sound, "\"entries\":2", "\"entries\":" + huge);
        changed = replaced(changed, "\"total\":2", "\"total\":" + huge);
        CHECK(f.refusal(changed) == BundleRefusal::damaged);
        CHECK(f.refusal(f.signed_again(changed)) == BundleRefusal::damaged);
    }
}

TEST_CASE("what the dinas signed is refused all the same when it cannot be") {
    Bundles f;
    const std::string sound = f.written(small);
    const auto body = sound.find('\n', sound.find('\n') + 1) + 1;
    const auto with_byte = [&](std::size_t at, char byte) {
        std::string changed = sound;
        changed[body + at] = byte;
        return f.refusal(f.signed_again(changed));
    };
    CHECK(with_byte(16, 18) == BundleRefusal::damaged);  // words that nobody knows
    CHECK(with_byte(17, 8) == BundleRefusal::damaged);
    CHECK(with_byte(18, 5) == BundleRefusal::damaged);
    CHECK(with_byte(19, 4) == BundleRefusal::damaged);
    CHECK(with_byte(0, 9) == BundleRefusal::damaged);   // the same token twice
    CHECK(with_byte(0, 10) == BundleRefusal::damaged);  // not in order
    CHECK(with_byte(16, 2) == BundleRefusal::damaged);  // counts say otherwise
    CHECK_FALSE(with_byte(0, 2).has_value());           // another token, signed by the dinas
    for (const auto& [what, by] :
         std::vector<std::pair<std::string, std::string>>{{"35.05", "35.5x"},
                                                          {"2026-11-22", "2026-02-30"},
                                                          {"2026-12-22", "2026-10-22"},
                                                          {"\"version\":7", "\"version\":0"},
                                                          {"\"version\":7", "\"version\":1000000000"},
                                                          {"daftar Dispendukcapil", "3505030101909001"},
                                                          {"\"base_version\":0", "\"base_version\":7"},
                                                          {"\"removed\":0", "\"removed\":1"},
                                                          {"{\"district\"", "{ \"district\""},
                                                          {"{\"district\"", "{\"extra\":1,\"district\""},
                                                          {"\"version\":7", "\"version\":7,\"version\":7"},
                                                          {"\"version\":7", "\"version\":\"7\""},
                                                          {"\"unregistered\":1,", ""},
                                                          {"\"unregistered\":1,", "\"unregistered\":1e300,"},
                                                          {"\"counts\":{", "\"counts\":7,\"more\":{"},
                                                          {"\"version\":7", "\"version\":1e300"},
                                                          {"\"version\":7", "\"version\":-1e300"}}) {
        CAPTURE(what, by);
        CHECK(f.refusal(f.signed_again(replaced(sound, what, by))) == BundleRefusal::damaged);
    }
}

TEST_CASE("a removed token that is added too is refused") {
    Bundles f;
    std::string contents = f.written(small_delta());
    contents[contents.size() - signature_size - 16] = 2;
    CHECK(f.refusal(f.signed_again(contents)) == BundleRefusal::damaged);
}

TEST_CASE("header and rows that do not fit are not written") {
    Bundles f;
    ListBundle wrong = GENERATE(as<ListBundle>(), small, small_delta());
    SECTION("rows") {
        wrong.entries.push_back(wrong.entries.back());
    }
    SECTION("order") {
        wrong.entries.insert(wrong.entries.begin(), entry(200, domain::KtpElRecord::recorded));
    }
    SECTION("total") {
        wrong.header.total = 0;
    }
    SECTION("district") {
        wrong.header.district = "Blitar";
    }
    SECTION("source") {
        wrong.header.source = "two\nlines";
    }
    SECTION("text") {
        wrong.header.source = "\xff";
    }
    SECTION("dates") {
        wrong.header.valid_until = domain::add_days(a_day, -1);
    }
    SECTION("version") {
        wrong.header.version = 0;
    }
    SECTION("removed") {
        wrong.removed.push_back(wrong.entries.front().token);
    }
    const auto refused = f.try_write(wrong);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK_FALSE(fs::exists(f.file));
}

TEST_CASE("writing replaces the old file, privately, and leaves nothing else") {
    Bundles f;
    f.written(small);
    f.written(small_delta());
    CHECK(std::get<ListBundle>(f.read()) == small_delta());
    struct stat status {};
    REQUIRE(stat(f.file.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0600);
    CHECK(std::distance(fs::directory_iterator(f.directory.path()), {}) == 2);
    const auto nowhere =
        proof::write_bundle(f.directory.path() / "no" / "folder", small, f.keys, crypto::sha256);
    CHECK(nowhere.error().code == ErrorCode::io);
}

TEST_CASE("a file that cannot be read at all is an error; a folder and a pipe do not stop the kiosk") {
    Bundles f;
    CHECK(proof::read_bundle(f.directory.path() / "none", f.trust()).error().code == ErrorCode::io);
    CHECK(proof::read_bundle(f.directory.path(), f.trust()).error().code == ErrorCode::io);
    const fs::path pipe = f.directory.path() / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(proof::read_bundle(pipe, f.trust()).error().code == ErrorCode::io);
    CHECK(proof::peek_bundle(pipe).error().code == ErrorCode::io);
    CHECK(proof::peek_bundle(f.directory.path() / "none").error().code == ErrorCode::io);
}

TEST_CASE("a file of more than 256 MiB is not read") {
    Bundles f;
    f.written(small);
    fs::resize_file(f.file, 256U * 1024 * 1024 + 1);  // sparse
    CHECK(std::get<BundleRefusal>(f.read()) == BundleRefusal::not_a_bundle);
}

TEST_CASE("peeking tells what a bundle says of itself, whoever signed it, and nothing of other files") {
    Bundles f;
    const std::string sound = f.written(small);
    write_file(f.file, sound.substr(0, sound.size() - 30));
    CHECK(proof::peek_bundle(f.file).value() == small.header);
    for (const std::string& other :
         {std::string(), std::string("ikd-list-bundle 1\n"), sound.substr(0, 200), sound.substr(18),
          std::string("ikd-list-bundle 1\n[[[[\n"), "ikd-list-bundle 1\n" + std::string(20'000, ' ')}) {
        write_file(f.file, other);
        CHECK(proof::peek_bundle(f.file).error().code == ErrorCode::bad_input);
    }
}

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "installation.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/proof/bundle_file.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "list_facts.hpp"
#include "list_inbox.hpp"
#include "status_sources.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view nik_listed = "3572015505089001";  // synthetic: serial 9xxx
const Now noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 5h, MonoTime{1'000}};

/// A kiosk with a folder that lists arrive in, and the dinas that it trusts.
struct Kiosk {
    TemporaryDirectory directory;
    fs::path state = directory.path() / "state";
    crypto::DinasKeys dinas =
        *crypto::DinasKeys::make(directory.path() / "keys", "35.72", "Dispendukcapil Tes");
    crypto::KeyFile key = made_key();
    storage::Store store = *storage::Store::open(state, storage::WhenBroken::refuse);
    crypto::SecretBox box{key};
    crypto::DeviceSigner signer{key};
    crypto::DayKeys seals{day_keys_directory(state), key};
    storage::SqliteLedger ledger{
        store, {"kb-1", "kel-a", "boot", crypto::sha256, crypto::random_uuid7, &seals, &signer}};
    storage::StatusLists lists{store};
    ListIntake intake{store, ledger, box, passport_file(state), "35.72", 420min};
    ListFolder inbox{incoming_lists(state), intake};

    Kiosk() {
        fs::create_directories(incoming_lists(state));
        REQUIRE(crypto::keep_passport(passport_file(state), dinas.passport(), box));
    }
    crypto::KeyFile made_key() const {
        fs::create_directories(state);
        return *crypto::KeyFile::load_or_create(key_file(state));
    }
    domain::ListBundle bundle(std::int64_t version) const {
        const auto nik = domain::Nik::from_typed(nik_listed, std::chrono::year{2026} / 11 / 23);
        domain::ListBundle bundle;
        bundle.entries = {{dinas.tokens().token_of(*nik), domain::axes_of(domain::ListCategory::unrecorded)}};
        bundle.header = {"35.72",
                         version,
                         0,
                         std::chrono::year{2026} / 11 / 20,
                         std::chrono::year{2026} / 12 / 20,
                         "daftar tes",
                         1,
                         0,
                         1,
                         domain::count_words(bundle.entries)};
        return bundle;
    }
    fs::path put(const std::string& name, const domain::ListBundle& bundle,
                 std::chrono::seconds age = 60s) const {
        const fs::path file = incoming_lists(state) / name;
        REQUIRE(proof::write_bundle(file, bundle, dinas, crypto::sha256));
        fs::last_write_time(file, std::chrono::file_clock::from_sys(noon.wall - age));
        return file;
    }
    std::vector<domain::BundleTried> take() {
        auto tried = inbox.take(noon, false);
        REQUIRE(tried);
        return *tried;
    }
    std::int64_t version() {
        const auto header = lists.bundle_in_force();
        REQUIRE(header);
        return *header ? (*header)->version : 0;
    }
    std::vector<std::string> events_of(domain::EventKind kind) {
        std::vector<std::string> details;
        const auto events = storage::read_events(store);
        REQUIRE(events);
        for (const auto& event : *events) {
            if (event.draft.kind == kind) details.push_back(event.draft.detail);
        }
        return details;
    }
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(incoming_lists(state))) {
            names.push_back(entry.path().filename());
        }
        std::ranges::sort(names);
        return names;
    }
};

}  // namespace

TEST_CASE("list inbox: an empty folder, and none, is nothing") {
    Kiosk kiosk;
    CHECK(kiosk.take().empty());
    fs::remove_all(incoming_lists(kiosk.state));
    CHECK(kiosk.take().empty());
}

TEST_CASE("list inbox: taken in the order of versions, whatever the names are") {
    Kiosk kiosk;
    kiosk.put("a.ikdlist", kiosk.bundle(2));
    kiosk.put("b.ikdlist", kiosk.bundle(1));
    const auto tried = kiosk.take();
    REQUIRE(tried.size() == 2);
    CHECK(tried[0].file == "b.ikdlist");
    CHECK_FALSE(tried[0].refusal);
    CHECK_FALSE(tried[1].refusal);
    CHECK(kiosk.version() == 2);
    CHECK(kiosk.files().empty());
    const auto last = find_last_bundle(kiosk.store);
    REQUIRE(last);
    REQUIRE(*last);
    CHECK((*last)->tried.offered.version == 2);
    CHECK_FALSE((*last)->tried.refusal);
    CHECK((*last)->at != UtcTime{});
    CHECK(readable(kiosk.lists.lists()->front()) ==
          "signed 35.72 version 2, 1 NIK, as of 2026-11-20, valid until 2026-12-20, source: daftar tes");
}

TEST_CASE("list inbox: what is refused is renamed, told, and not tried again") {
    Kiosk kiosk;
    kiosk.put("good.ikdlist", kiosk.bundle(3));
    REQUIRE(kiosk.take().size() == 1);
    kiosk.put("same.ikdlist", kiosk.bundle(3));
    auto foreign = kiosk.bundle(4);
    foreign.header.district = "35.05";
    kiosk.put("foreign.ikdlist", foreign);
    write_file(incoming_lists(kiosk.state) / "text.ikdlist", "no bundle");
    fs::last_write_time(incoming_lists(kiosk.state) / "text.ikdlist",
                        std::chrono::file_clock::from_sys(noon.wall - 60s));
    const auto tried = kiosk.take();
    REQUIRE(tried.size() == 3);
    for (const auto& one : tried) CHECK(one.refusal);
    CHECK(kiosk.files() == std::vector<std::string>{"foreign.ikdlist.refused-other_district",
                                                    "same.ikdlist.refused-not_newer",
                                                    "text.ikdlist.refused-not_a_bundle"});
    CHECK(kiosk.take().empty());
    CHECK(kiosk.version() == 3);
    CHECK((*find_last_bundle(kiosk.store))->tried.refusal);
}

TEST_CASE("list inbox: what is still being copied waits") {
    Kiosk kiosk;
    const auto young = kiosk.put("young.ikdlist", kiosk.bundle(1), 2s);
    kiosk.put("half.ikdlist.part", kiosk.bundle(2));
    CHECK(kiosk.take().empty());
    fs::last_write_time(young, std::chrono::file_clock::from_sys(noon.wall - 6s));
    CHECK(kiosk.take().size() == 1);
    CHECK(kiosk.version() == 1);
    CHECK(kiosk.files() == std::vector<std::string>{"half.ikdlist.part"});
}

TEST_CASE("list inbox: only a few at once, only a few refused are kept") {
    Kiosk kiosk;
    for (int n = 10; n < 30; ++n) kiosk.put("f" + std::to_string(n) + ".ikdlist", kiosk.bundle(n));
    CHECK(kiosk.take().size() == 4);
    CHECK(kiosk.version() == 13);
    for (int n = 10; n < 13; ++n) kiosk.put("old" + std::to_string(n) + ".ikdlist", kiosk.bundle(n));
    for (int round = 0; round < 10; ++round) kiosk.take();
    CHECK(kiosk.version() == 29);
    for (int n = 10; n < 30; ++n) kiosk.put("f" + std::to_string(n) + ".ikdlist", kiosk.bundle(n));
    for (int round = 0; round < 10; ++round) kiosk.take();
    CHECK(kiosk.files().size() == 8);
}

TEST_CASE("list inbox: a doubted clock cannot tell what has expired") {
    Kiosk kiosk;
    kiosk.put("a.ikdlist", kiosk.bundle(1));
    const auto tried = kiosk.inbox.take(noon, true);
    REQUIRE(tried);
    REQUIRE(tried->size() == 1);
    CHECK(tried->front().refusal == domain::BundleRefusal::clock_doubted);
}

TEST_CASE("list inbox: with a doubted clock a bundle stays, told once, until the clock is trusted") {
    Kiosk kiosk;
    auto delta = domain::delta_between(kiosk.bundle(1), kiosk.bundle(2));
    kiosk.put("a.ikdlist", kiosk.bundle(1));
    kiosk.put("b.ikdlist", delta);
    CHECK(kiosk.inbox.take(noon, true)->size() == 1);
    for (int minute = 0; minute < 3; ++minute) CHECK(kiosk.inbox.take(noon, true)->empty());
    ListFolder restarted(incoming_lists(kiosk.state), kiosk.intake);
    CHECK(restarted.take(noon, true)->size() == 1);
    CHECK(kiosk.events_of(domain::EventKind::bundle_refused) ==
          std::vector<std::string>{"clock_doubted 35.72 1"});
    CHECK(kiosk.files() == std::vector<std::string>{"a.ikdlist", "b.ikdlist"});
    const auto tried = kiosk.take();
    REQUIRE(tried.size() == 2);
    CHECK_FALSE(tried[0].refusal);
    CHECK_FALSE(tried[1].refusal);
    CHECK(kiosk.version() == 2);
    CHECK(kiosk.files().empty());
}

TEST_CASE("list inbox: a damaged passport is told, and the kiosk stays in service") {
    Kiosk kiosk;
    write_file(passport_file(kiosk.state), "damaged");
    kiosk.put("a.ikdlist", kiosk.bundle(1));
    const auto tried = kiosk.take();
    REQUIRE(tried.size() == 1);
    CHECK(tried[0].refusal == domain::BundleRefusal::no_passport);
    CHECK(tried[0].explanation.find("ikdctl list trust") != std::string::npos);
    CHECK(kiosk.version() == 0);
}

TEST_CASE("list inbox: when the state fails at one bundle, it stays and the others are tried") {
    Kiosk kiosk;
    const auto same_id_twice = [calls = 0](UtcTime at) mutable {
        return ++calls <= 2 ? domain::Uuid{9} : crypto::random_uuid7(at);
    };
    storage::SqliteLedger failing{
        kiosk.store, {"kb-1", "kel-a", "boot", crypto::sha256, same_id_twice, &kiosk.seals, &kiosk.signer}};
    ListFolder inbox{incoming_lists(kiosk.state),
                     {kiosk.store, failing, kiosk.box, passport_file(kiosk.state), "35.72", 420min}};
    kiosk.put("a.ikdlist", kiosk.bundle(1));
    const auto fails = kiosk.put("b.ikdlist", kiosk.bundle(2));
    kiosk.put("c.ikdlist", kiosk.bundle(3));
    const auto tried = inbox.take(noon, false);
    REQUIRE(tried);
    REQUIRE(tried->size() == 2);
    CHECK(kiosk.version() == 3);
    CHECK(kiosk.files() == std::vector<std::string>{"b.ikdlist"});
    CHECK(inbox.take(noon, false)->empty());
    fs::last_write_time(fails, std::chrono::file_clock::from_sys(noon.wall - 30s));  // copied anew
    CHECK(inbox.take(noon, false)->size() == 1);
}

TEST_CASE("list inbox: a bundle that stays there is noted once, not at every start") {
    Kiosk kiosk;
    for (int start = 0; start < 4; ++start) {
        kiosk.put("a.ikdlist", kiosk.bundle(1));  // as if it could not be deleted
        ListFolder started(incoming_lists(kiosk.state), kiosk.intake);
        REQUIRE(started.take(noon, false)->size() == 1);
    }
    CHECK(kiosk.events_of(domain::EventKind::bundle_refused) ==
          std::vector<std::string>{"not_newer 35.72 1"});
}

TEST_CASE("list inbox: an older list never replaces a newer one that came in meanwhile") {
    Kiosk kiosk;
    auto older = verify_bundle(kiosk.intake, kiosk.put("a.ikdlist", kiosk.bundle(7)));
    REQUIRE_FALSE(older.tried.refusal);
    auto second = storage::Store::open(kiosk.state, storage::WhenBroken::refuse);
    REQUIRE(second);
    REQUIRE(storage::StatusLists(*second).accept(kiosk.bundle(8)));
    const auto tried = put_in_force(kiosk.intake, std::move(older), noon, false);
    REQUIRE(tried);
    CHECK(tried->refusal == domain::BundleRefusal::not_newer);
    CHECK(kiosk.version() == 8);
}

TEST_CASE("list inbox: a list of the passport that was replaced meanwhile is not taken") {
    Kiosk kiosk;
    auto verified = verify_bundle(kiosk.intake, kiosk.put("a.ikdlist", kiosk.bundle(1)));
    const auto other = crypto::DinasKeys::make(kiosk.directory.path() / "other", "35.72", "Dinas Lain");
    REQUIRE(other);
    REQUIRE(crypto::keep_passport(passport_file(kiosk.state), other->passport(), kiosk.box));
    const auto tried = put_in_force(kiosk.intake, std::move(verified), noon, false);
    REQUIRE(tried);
    CHECK(tried->refusal == domain::BundleRefusal::wrong_key);
    CHECK(kiosk.version() == 0);
}

TEST_CASE("list inbox: what a list replaced does not stay in the log of changes") {
    Kiosk kiosk;
    kiosk.put("a.ikdlist", kiosk.bundle(1));
    REQUIRE(kiosk.take().size() == 1);
    CHECK(fs::file_size(kiosk.store.file().string() + "-wal") == 0);
}

TEST_CASE("the signed list is searched with the passport of that moment") {
    Kiosk kiosk;
    kiosk.put("a.ikdlist", kiosk.bundle(1));
    REQUIRE(kiosk.take().size() == 1);
    TrustedListSource source(kiosk.lists, passport_file(kiosk.state), kiosk.box);
    const auto nik = domain::Nik::from_typed(nik_listed, std::chrono::year{2026} / 11 / 23);
    const domain::StatusQuestion question{*nik, {}, {}, {}, std::chrono::year{2026} / 11 / 23};
    const auto found = source.ask(question, {});
    REQUIRE(found);
    CHECK(found->outcome == domain::SourceOutcome::found);
    fs::rename(passport_file(kiosk.state), kiosk.state / "away");
    CHECK(source.ask(question, {})->outcome == domain::SourceOutcome::nothing);
    write_file(passport_file(kiosk.state), "damaged");
    CHECK(source.ask(question, {})->outcome == domain::SourceOutcome::unavailable);
    CHECK_FALSE(source.ask(question, {})->problem.empty());
}

TEST_CASE("a web service that cannot work as it is set up is refused") {
    const TemporaryDirectory directory;
    config::DukcapilService service;
    service.enabled = true;
    service.password_file = directory.path() / "password";
    const SystemClock clock;
    CHECK(open_web_service(service, clock).error().code == ErrorCode::bad_input);
    write_file(service.password_file, "rahasia\n");
    fs::permissions(service.password_file, fs::perms::owner_read | fs::perms::group_read);
    CHECK(open_web_service(service, clock).error().text.find("mode 0600") != std::string::npos);
    fs::permissions(service.password_file, fs::perms::owner_read);
    service.url = "http://example.invalid";
    const auto refused = open_web_service(service, clock);
    CHECK(refused.error().code == ErrorCode::bad_input);
    CHECK(refused.error().text.find("rahasia") == std::string::npos);
}

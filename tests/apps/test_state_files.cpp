#include <catch2/catch.hpp>
#include <filesystem>

#include "installation.hpp"
#include "kiosk/storage/store.hpp"
#include "state_files.hpp"
#include "support/support.hpp"

using namespace kiosk;
using namespace kiosk::test;
namespace fs = std::filesystem;

namespace {

struct State {
    TemporaryDirectory directory;
    fs::path path = directory.path() / "state";
    Result<storage::Store> open() const { return storage::Store::open(path, storage::WhenBroken::set_aside); }
};

}  // namespace

TEST_CASE("the first start makes directory and key, and the next finds the same key") {
    const State state;
    REQUIRE(open_state_key(state.path).ok());
    const std::string key = read_file(key_file(state.path));
    CHECK(fs::status(state.path).permissions() == fs::perms::owner_all);
    REQUIRE(open_state_key(state.path).ok());  // killed between key and database
    REQUIRE(state.open().ok());
    REQUIRE(open_state_key(state.path).ok());
    CHECK(read_file(key_file(state.path)) == key);
}

TEST_CASE("a database without its key is refused and left as it is") {
    const State state;
    REQUIRE(open_state_key(state.path).ok());
    REQUIRE(state.open().ok());
    fs::remove(key_file(state.path));
    const auto refused = open_state_key(state.path);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::damaged_data);
    CHECK(refused.error().text.find(key_file(state.path).string() + ": is missing") == 0);
    CHECK_FALSE(fs::exists(key_file(state.path)));
    CHECK(fs::exists(storage::database_file(state.path)));
}

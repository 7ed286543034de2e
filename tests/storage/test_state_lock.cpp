#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>

#include "kiosk/storage/state_lock.hpp"
#include "support/support.hpp"

using namespace kiosk;
using kiosk::storage::StateLock;

TEST_CASE("the state directory is made for its owner only") {
    const test::TemporaryDirectory directory;
    const auto state = directory.path() / "a" / "b";
    const auto lock = StateLock::acquire(state);
    REQUIRE(lock.ok());
    struct stat status {};
    REQUIRE(stat(state.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0700);
}

TEST_CASE("one kiosk holds a state directory; the second learns who") {
    const test::TemporaryDirectory directory;
    auto lock = StateLock::acquire(directory.path());
    REQUIRE(lock.ok());
    const auto refused = StateLock::acquire(directory.path());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::in_use);
    CHECK(refused.error().text.find("process " + std::to_string(getpid()) + ";") != std::string::npos);
}

TEST_CASE("the lock goes with its holder, also when it was moved") {
    const test::TemporaryDirectory directory;
    {
        StateLock first = StateLock::acquire(directory.path()).value();
        const StateLock second = std::move(first);
        CHECK_FALSE(StateLock::acquire(directory.path()).ok());
    }
    CHECK(StateLock::acquire(directory.path()).ok());
}

TEST_CASE("a lock file that a killed kiosk left does not hinder") {
    const test::TemporaryDirectory directory;
    test::write_file(directory.path() / "lock", "4194304999\n");
    CHECK(StateLock::acquire(directory.path()).ok());
    CHECK(test::read_file(directory.path() / "lock") == std::to_string(getpid()) + "\n");
}

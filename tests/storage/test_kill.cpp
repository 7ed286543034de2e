#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>

#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

/// Appends two events at a time until killed; says through the pipe which sequence is safe.
[[noreturn]] void append_for_ever(const std::filesystem::path& state, int acknowledged) {
    auto store = storage::Store::open(state, storage::WhenBroken::refuse);
    if (!store) _exit(2);
    FakeSeals seals;
    const FakeSigner signer;
    storage::SqliteLedger ledger(
        *store, {"KB-1", "357202", "b", crypto::sha256, crypto::random_uuid7, &seals, &signer});
    const std::array drafts{draft(domain::EventKind::visit_started, 1), confirmed(1)};
    for (;;) {
        const auto events = ledger.append(drafts);
        if (!events) _exit(3);
        const std::int64_t sequence = events->back().sequence;
        if (write(acknowledged, &sequence, sizeof sequence) != sizeof sequence) _exit(4);
    }
}

/// The next number from the pipe; 0 when the writer is gone.
std::int64_t next_number(int pipe) {
    std::int64_t number = 0;
    ssize_t size = 0;
    do size = read(pipe, &number, sizeof number);
    while (size < 0 && errno == EINTR);
    return size == sizeof number ? number : 0;
}

/// Kills the child after so many acknowledged appends, in the middle of whatever it does then. The last
/// sequence that it called safe.
std::int64_t append_until_killed(const std::filesystem::path& state, int appends) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        close(ends[0]);
        append_for_ever(state, ends[1]);
    }
    close(ends[1]);
    std::int64_t safe = 0;
    for (int i = 0; i < appends; ++i) safe = next_number(ends[0]);
    kill(child, SIGKILL);
    while (const std::int64_t more = next_number(ends[0])) safe = more;
    close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    return safe;
}

}  // namespace

TEST_CASE("a kiosk killed at any moment has kept every acknowledged event, and the chain") {
    const TemporaryDirectory directory;
    std::int64_t before = 0;
    for (const int appends : {1, 2, 3, 7, 20, 60}) {  // later rounds start from what the earlier left
        const std::int64_t safe = append_until_killed(directory.path(), appends);
        CHECK(safe >= before + 2 * appends);
        {
            auto looking = storage::Store::open_read_only(directory.path());
            REQUIRE(looking.ok());
            CHECK(findings(*looking) == std::vector<std::string>{});
            CHECK(storage::last_sequence(*looking).value() >= safe);
        }
        auto store = storage::Store::open(directory.path(), storage::WhenBroken::refuse);
        REQUIRE(store.ok());
        before = storage::last_sequence(*store).value();
        CHECK(before >= safe);
        CHECK(before % 2 == 0);  // both events of an append, or none
        CHECK(findings(*store) == std::vector<std::string>{});
    }
}

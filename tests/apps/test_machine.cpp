#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "memory_lock.hpp"
#include "time_service.hpp"

using namespace kiosk;

namespace {

/// What `run` answers in a process of its own: limits and locks do not come back to the tests.
template <class Run>
int in_a_child(Run run) {
    const pid_t child = fork();
    if (child == 0) _exit(run());
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("under a finite limit memory is not locked, so that later allocations do not fail") {
    const int answer = in_a_child([] {
        const rlimit small{1 << 20, 1 << 20};
        setrlimit(RLIMIT_MEMLOCK, &small);
        if (setuid(65534) != 0 && geteuid() == 0) return 100;  // root may lock whatever the limit
        const MemoryLock lock = lock_memory();
        const std::string allocated(8 << 20, 'x');
        return lock == MemoryLock::not_allowed && allocated.back() == 'x' ? 0 : 1;
    });
    CHECK(answer == 0);
}

TEST_CASE("where the limit is infinite memory is locked, or the kernel says no") {
    const int answer = in_a_child([] {
        const rlimit infinite{RLIM_INFINITY, RLIM_INFINITY};
        const bool raised = setrlimit(RLIMIT_MEMLOCK, &infinite) == 0;
        const MemoryLock lock = lock_memory();
        return !raised || lock != MemoryLock::not_allowed ? 0 : 1;
    });
    CHECK(answer == 0);
}

TEST_CASE("every answer about the lock has its words") {
    for (const auto lock : {MemoryLock::locked, MemoryLock::not_allowed, MemoryLock::failed}) {
        CHECK_FALSE(describe(lock).empty());
    }
}

TEST_CASE("the kernel's clock can be asked, twice with the same answer") {
    const KernelTimeService service;
    CHECK(service.synchronised() == service.synchronised());
}

#include "termination.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

namespace kiosk::platform {
namespace {

constexpr std::array<int, 2> signals = {SIGTERM, SIGINT};
constexpr std::uint64_t asked_for = 1;
constexpr std::uint64_t stop = std::uint64_t{1} << 32;

// A signal handler reaches nothing but globals.
std::atomic<int> mailbox = -1;
static_assert(std::atomic<int>::is_always_lock_free);

void post(std::uint64_t message) {
    const int saved = errno;
    [[maybe_unused]] const ssize_t written = write(mailbox, &message, sizeof message);
    errno = saved;
}

void on_signal(int) {
    post(asked_for);
}

void watch(const std::function<void()>& asked) {
    for (;;) {
        std::uint64_t messages = 0;  // an event counter adds up what was posted
        if (read(mailbox, &messages, sizeof messages) != sizeof messages) continue;
        if (messages >= stop) return;
        asked();
    }
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (int signal : signals) sigaction(signal, &action, nullptr);
}

}  // namespace

Termination::Termination(std::function<void()> asked) {
    assert(mailbox == -1);
    mailbox = eventfd(0, EFD_CLOEXEC);
    assert(mailbox != -1);
    thread_ = std::thread([asked = std::move(asked)] { watch(asked); });
    handle(on_signal);
}

Termination::~Termination() {
    handle(SIG_DFL);
    post(stop);
    thread_.join();
    close(mailbox);
    mailbox = -1;
}

}  // namespace kiosk::platform

#include "kiosk/storage/state_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include "kiosk/core/durable_file.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {
namespace {

std::string holder_of(int file) {
    std::array<char, 24> text{};
    const ssize_t size = pread(file, text.data(), text.size(), 0);
    std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    while (!holder.empty() && holder.back() == '\n') holder.pop_back();
    return holder.empty() ? "another process" : "process " + holder;
}

Result<void> write_pid(int file, const std::filesystem::path& path) {
    const std::string pid = std::to_string(getpid()) + "\n";
    if (ftruncate(file, 0) == 0 &&
        pwrite(file, pid.data(), pid.size(), 0) == static_cast<ssize_t>(pid.size())) {
        return {};
    }
    return system_error(path, "write the process id");
}

}  // namespace

Result<StateLock> StateLock::acquire(const std::filesystem::path& state_dir) {
    if (auto made = make_state_directory(state_dir); !made) return made.error();
    const auto path = state_dir / "lock";
    StateLock lock(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (lock.file_ < 0) return system_error(path, "open the lock file");
    if (flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return system_error(path, "lock the file");
        return Error{ErrorCode::in_use, state_dir.string() + ": in use by " + holder_of(lock.file_) +
                                            "; stop that kiosk, or give another --state"};
    }
    if (auto written = write_pid(lock.file_, path); !written) return written.error();
    return lock;
}

StateLock::StateLock(StateLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

StateLock& StateLock::operator=(StateLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

StateLock::~StateLock() {
    if (file_ >= 0) close(file_);
}

}  // namespace kiosk::storage

// A disk that breaks, for LD_PRELOAD: the calls by which SQLite and the key files change files under one
// directory. Each such call is a write point, numbered from 1. By environment:
//
//   KIOSK_DISK_DIRECTORY  files below it; without it nothing is changed
//   KIOSK_DISK_FAULT      count        nothing breaks
//                         kill_before, kill_after   the process is killed at the write point
//                         torn         half of the write reaches the disk, in whole sectors, then the process
//                         is killed lost         of what was written since the last sync of its file a random
//                         part is undone,
//                                      sector by sector, new and renamed files too; then the process is
//                                      killed
//                         full, broken no room (ENOSPC), or an error of the device (EIO) from the write point
//                         on read_only    the file system refuses all changes (EROFS)
//   KIOSK_DISK_POINT      the write point
//   KIOSK_DISK_WHILE      a file: full, broken and read_only last as long as it is there
//   KIOSK_DISK_SEED       of what is lost
//   KIOSK_DISK_COUNT      a file that the number of write points goes to when the process leaves in order
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// The function that this library stands in front of.
template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

const auto real_pwrite = real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite64");
const auto real_write = real<ssize_t (*)(int, const void*, size_t)>("write");
const auto real_fsync = real<int (*)(int)>("fsync");
const auto real_fdatasync = real<int (*)(int)>("fdatasync");
const auto real_ftruncate = real<int (*)(int, off_t)>("ftruncate64");
const auto real_rename = real<int (*)(const char*, const char*)>("rename");
const auto real_unlink = real<int (*)(const char*)>("unlink");
const auto real_open = real<int (*)(const char*, int, ...)>("open64");
const auto real_link = real<int (*)(const char*, const char*)>("link");

constexpr off_t sector = 512;

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

std::string path_of(int file) {
    char path[4096];
    const auto size = readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), path, sizeof path);
    return size > 0 ? std::string(path, static_cast<std::size_t>(size)) : std::string();
}

std::vector<char> contents(const std::string& path) {
    std::vector<char> bytes;
    const int file = real_open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return bytes;
    bytes.resize(static_cast<std::size_t>(lseek(file, 0, SEEK_END)));
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(0, pread(file, bytes.data(), bytes.size(), 0))));
    close(file);
    return bytes;
}

/// What the disk does not have yet, as far as anybody promised: everything since the last sync.
class Unsynced {
  public:
    /// Before a file changes from `begin` to `end`.
    void keep(const std::string& path, int file, off_t begin, off_t end) {
        auto& before = files_[path];
        if (!before.size) {
            struct stat status {};
            fstat(file, &status);
            before.size = status.st_size;
        }
        for (off_t at = begin / sector * sector; at < end; at += sector) {
            if (before.sectors.contains(at)) continue;
            std::vector<char> bytes(sector, '\0');
            if (pread(file, bytes.data(), sector, at) >= 0) before.sectors[at] = std::move(bytes);
        }
    }
    void made(const std::string& path) { names_.push_back({"", path, {}}); }
    void renamed(const std::string& from, const std::string& to) { names_.push_back({from, to, {}}); }
    void removed(const std::string& path) { names_.push_back({path, "", contents(path)}); }

    /// A file that was synced is there after a power cut (ext4); a directory keeps the names in it.
    void synced(const std::string& path) {
        files_.erase(path);
        std::erase_if(names_, [&](const Name& name) {
            const auto& touched = name.to.empty() ? name.from : name.to;
            const bool in_directory = std::string_view(touched).substr(0, touched.rfind('/')) == path;
            return in_directory || (name.from.empty() && name.to == path);
        });
    }

    /// The power is cut: a random part is lost.
    void lose(std::mt19937_64& chance) {
        for (const auto& [path, before] : files_) lose_of(path, before, chance);
        for (auto name = names_.rbegin(); name != names_.rend(); ++name) {
            if (chance() % 2 == 0) lose_name(*name);
        }
    }

  private:
    struct Before {
        std::optional<off_t> size;
        std::map<off_t, std::vector<char>> sectors;
    };
    struct Name {
        std::string from, to;  ///< one is empty for a file that was made or removed
        std::vector<char> contents;
    };

    static void lose_of(const std::string& path, const Before& before, std::mt19937_64& chance) {
        const int file = real_open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0) return;
        for (const auto& [at, bytes] : before.sectors) {
            if (chance() % 2 == 0) (void)!real_pwrite(file, bytes.data(), bytes.size(), at);
        }
        if (chance() % 2 == 0) (void)!real_ftruncate(file, *before.size);
        close(file);
    }
    static void lose_name(const Name& name) {
        if (!name.from.empty() && !name.to.empty()) real_rename(name.to.c_str(), name.from.c_str());
        if (name.from.empty()) real_unlink(name.to.c_str());
        if (!name.to.empty() || access(name.from.c_str(), F_OK) == 0) return;
        const int file = real_open(name.from.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (file >= 0) (void)!real_write(file, name.contents.data(), name.contents.size());
        if (file >= 0) close(file);
    }

    std::map<std::string, Before> files_;
    std::vector<Name> names_;
};

/// The one broken disk of this process. Never destroyed: files change until the very end.
class Disk {
  public:
    static Disk& get() {
        static auto* const disk = new Disk;
        return *disk;
    }

    bool holds(std::string_view path) const {
        return !directory_.empty() && path.size() > directory_.size() && path.starts_with(directory_) &&
               path[directory_.size()] == '/' && !path.ends_with("-shm");  // shared memory, made anew
    }
    /// The directory itself is synced, too.
    bool syncs(std::string_view path) const { return holds(path) || path == directory_; }

    /// A change that `do_it` makes; `tear` makes half of it. -1 with errno when the disk refuses.
    template <class DoIt, class Tear>
    auto change(DoIt do_it, Tear tear) -> decltype(do_it()) {
        const std::lock_guard guard(mutex_);
        const auto point = ++points_;
        if (const int error = refusal(point)) return errno = error, -1;
        const bool now = point == point_;
        if (now && fault_ == "torn") tear();
        if (now && (fault_ == "torn" || fault_ == "kill_before")) raise(SIGKILL);
        const auto result = do_it();
        if (now && fault_ == "lost") unsynced_.lose(chance_);
        if (now && (fault_ == "lost" || fault_ == "kill_after")) raise(SIGKILL);
        return result;
    }
    template <class DoIt>
    auto change(DoIt do_it) {
        return change(do_it, [] {});
    }

    /// Opening for writing fails on a file system that became read-only.
    bool refuses_opening(int flags) {
        return fault_ == "read_only" && lasts() &&
               ((flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0);
    }

    bool remembers() const { return fault_ == "lost"; }
    Unsynced& unsynced() { return unsynced_; }

    ~Disk() = delete;
    void write_count() const {
        if (count_file_.empty()) return;
        const int file = real_open(count_file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        const std::string text = std::to_string(points_) + "\n";
        if (file >= 0) (void)!real_write(file, text.data(), text.size());
    }

  private:
    Disk() = default;

    bool lasts() const { return while_.empty() || access(while_.c_str(), F_OK) == 0; }

    int refusal(long point) const {
        if (point < point_ || !lasts()) return 0;
        if (fault_ == "full") return ENOSPC;
        if (fault_ == "broken") return EIO;
        return fault_ == "read_only" ? EROFS : 0;
    }

    const std::string directory_ = environment("KIOSK_DISK_DIRECTORY");
    const std::string fault_ = environment("KIOSK_DISK_FAULT");
    const std::string while_ = environment("KIOSK_DISK_WHILE");
    const std::string count_file_ = environment("KIOSK_DISK_COUNT");
    const long point_ = std::atol(environment("KIOSK_DISK_POINT").c_str());
    std::mt19937_64 chance_{static_cast<std::uint64_t>(std::atoll(environment("KIOSK_DISK_SEED").c_str()))};
    std::mutex mutex_;
    long points_ = 0;
    Unsynced unsynced_;
};

[[gnu::destructor]] void leave_in_order() {
    Disk::get().write_count();
}

ssize_t change_bytes(int file, const void* bytes, std::size_t size, std::optional<off_t> at) {
    const auto path = path_of(file);
    const auto write_some = [&](std::size_t part) {
        return at ? real_pwrite(file, bytes, part, *at) : real_write(file, bytes, part);
    };
    auto& disk = Disk::get();
    if (!disk.holds(path)) return write_some(size);
    const auto half = size / 2 / static_cast<std::size_t>(sector) * static_cast<std::size_t>(sector);
    return disk.change(
        [&] {
            const off_t begin = at ? *at : lseek(file, 0, SEEK_CUR);
            if (disk.remembers()) disk.unsynced().keep(path, file, begin, begin + static_cast<off_t>(size));
            return write_some(size);
        },
        [&] { (void)!write_some(half); });
}

int change_size(int file, off_t size) {
    const auto path = path_of(file);
    auto& disk = Disk::get();
    if (!disk.holds(path)) return real_ftruncate(file, size);
    return disk.change([&] {
        struct stat status {};
        fstat(file, &status);
        if (disk.remembers()) disk.unsynced().keep(path, file, size, std::max<off_t>(size, status.st_size));
        return real_ftruncate(file, size);
    });
}

int sync_with(int (*sync)(int), int file) {
    const auto path = path_of(file);
    auto& disk = Disk::get();
    if (!disk.syncs(path)) return sync(file);
    return disk.change([&] {
        const int result = sync(file);
        if (result == 0 && disk.remembers()) disk.unsynced().synced(path);
        return result;
    });
}

int open_file(const char* path, int flags, mode_t mode) {
    auto& disk = Disk::get();
    if (!disk.holds(path)) return real_open(path, flags, mode);
    if (disk.refuses_opening(flags)) return errno = EROFS, -1;
    const bool makes = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
    if (!makes) return real_open(path, flags, mode);
    return disk.change([&] {
        const int file = real_open(path, flags, mode);
        if (file >= 0 && disk.remembers()) disk.unsynced().made(path);
        return file;
    });
}

mode_t mode_from(int flags, va_list arguments) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

#pragma GCC diagnostic ignored "-Wmissing-declarations"

extern "C" {

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
    return change_bytes(file, bytes, size, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    return change_bytes(file, bytes, size, at);
}
ssize_t write(int file, const void* bytes, size_t size) {
    return change_bytes(file, bytes, size, std::nullopt);
}
int fsync(int file) {
    return sync_with(real_fsync, file);
}
int fdatasync(int file) {
    return sync_with(real_fdatasync, file);
}
int ftruncate(int file, off_t size) {
    return change_size(file, size);
}
int ftruncate64(int file, off64_t size) {
    return change_size(file, size);
}

int rename(const char* from, const char* to) noexcept {
    auto& disk = Disk::get();
    if (!disk.holds(from) && !disk.holds(to)) return real_rename(from, to);
    return disk.change([&] {
        const int result = real_rename(from, to);
        if (result == 0 && disk.remembers()) disk.unsynced().renamed(from, to);
        return result;
    });
}

int link(const char* from, const char* to) noexcept {
    auto& disk = Disk::get();
    if (!disk.holds(to)) return real_link(from, to);
    return disk.change([&] {
        const int result = real_link(from, to);
        if (result == 0 && disk.remembers()) disk.unsynced().made(to);
        return result;
    });
}

int unlink(const char* path) noexcept {
    auto& disk = Disk::get();
    if (!disk.holds(path)) return real_unlink(path);
    return disk.change([&] {
        if (disk.remembers()) disk.unsynced().removed(path);
        return real_unlink(path);
    });
}

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_from(flags, arguments);
    va_end(arguments);
    return open_file(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_from(flags, arguments);
    va_end(arguments);
    return open_file(path, flags, mode);
}

}  // extern "C"

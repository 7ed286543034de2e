#include "kiosk/core/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <vector>

namespace kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view aside_mark = ".new-";
constexpr std::string_view random_letters = "XXXXXX";  // as mkostemp wants them

bool write_all(int file, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

fs::path directory_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : ".";
}

using TakeName = bool (*)(const std::string& from, const fs::path& to);

bool take_free_name(const std::string& from, const fs::path& to) {
    if (link(from.c_str(), to.c_str()) == 0) {
        unlink(from.c_str());
        return true;
    }
    // The file system of a USB stick knows no links.
    return errno == EPERM && renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
}

bool take_name(const std::string& from, const fs::path& to) {
    return rename(from.c_str(), to.c_str()) == 0;
}

using Fill = std::function<Result<void>(int file, const std::string& name)>;

Result<void> write_aside(const OpenFile& file, const std::string& aside, const fs::path& path,
                         const Fill& fill, Readers readers, TakeName take) {
    if (auto filled = fill(file.get(), aside); !filled) return filled;
    // Refused where there are no modes; then it is readable by whom the mount says.
    if (readers == Readers::everybody) fchmod(file.get(), 0644);
    if (fsync(file.get()) != 0) return system_error(path, "write the file");
    if (take(aside, path)) return {};
    if (errno != EEXIST) return system_error(path, "write the file");
    return Error{ErrorCode::in_use, path.string() + ": is there already; name a new file"};
}

Result<void> put(const fs::path& path, const Fill& fill, Readers readers, TakeName take) {
    std::string aside = path.string().append(aside_mark).append(random_letters);
    const OpenFile file(mkostemp(aside.data(), O_CLOEXEC));  // mode 0600, O_EXCL
    if (!file.is_open()) return system_error(path, "make the file");
    if (auto written = write_aside(file, aside, path, fill, readers, take); !written) {
        unlink(aside.c_str());
        return written;
    }
    return sync_directory(directory_of(path));
}

Result<void> replace(const fs::path& path, const Fill& fill, Readers readers) {
    std::error_code ignored;
    const fs::file_status there = fs::status(path, ignored);
    if (fs::exists(there) && !fs::is_regular_file(there))
        return Error{ErrorCode::bad_input, path.string() + ": is no regular file and is not replaced"};
    return put(path, fill, readers, take_name);
}

Fill fill_with(std::span<const std::uint8_t> bytes, const fs::path& path) {
    return [bytes, &path](int file, const std::string&) -> Result<void> {
        if (!write_all(file, bytes)) return system_error(path, "write the file");
        return {};
    };
}

}  // namespace

Result<void> create_durably(const fs::path& path, std::span<const std::uint8_t> bytes, Readers readers) {
    return put(path, fill_with(bytes, path), readers, take_free_name);
}

Result<void> replace_durably(const fs::path& path, std::span<const std::uint8_t> bytes, Readers readers) {
    return replace(path, fill_with(bytes, path), readers);
}

Result<void> replace_durably(const fs::path& path, const WriteFile& write, Readers readers) {
    return replace(
        path, [&](int, const std::string& aside) { return write(aside); }, readers);
}

bool is_torn_creation(std::string_view name) {
    const std::size_t end = aside_mark.size() + random_letters.size();
    return name.size() > end && name.substr(name.size() - end).starts_with(aside_mark);
}

Result<void> destroy_durably(const fs::path& path) {
    const OpenFile file(open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat status {};
    if (!file.is_open() || fstat(file.get(), &status) != 0) return system_error(path, "open for erasing");
    const std::vector<std::uint8_t> zeros(static_cast<std::size_t>(status.st_size), 0);
    if (!write_all(file.get(), zeros) || fsync(file.get()) != 0) return system_error(path, "overwrite");
    if (unlink(path.c_str()) != 0) return system_error(path, "remove");
    return sync_directory(directory_of(path));
}

Result<void> sync_directory(const fs::path& directory) {
    const OpenFile opened(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || fsync(opened.get()) != 0) return system_error(directory, "save the directory");
    return {};
}

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

Error system_error(const fs::path& path, std::string_view doing) {
    const char* const why = std::strerror(errno);
    return {ErrorCode::io, path.string() + ": cannot " + std::string(doing) + ": " + why};
}

}  // namespace kiosk

#include "state_directory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "kiosk/core/durable_file.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk::storage {

namespace fs = std::filesystem;

Result<void> make_state_directory(const fs::path& directory) {
    fs::path path = fs::absolute(directory).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();  // "state/"
    std::error_code failure;
    if (fs::is_directory(path, failure)) return {};
    fs::create_directories(path.parent_path(), failure);
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
        return system_error(path, "make the state directory");
    }
    return sync_directory(path.parent_path());
}

Result<void> make_private_file(const fs::path& file) {
    const int made = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made >= 0) {
        close(made);
        return {};
    }
    // An existing file is not opened here: closing it would drop SQLite's locks of this process.
    struct stat status {};
    if (errno != EEXIST || stat(file.c_str(), &status) != 0) return system_error(file, "make the file");
    if ((status.st_mode & 077) != 0 && chmod(file.c_str(), 0600) != 0) {
        return system_error(file, "take away the rights of others");
    }
    return {};
}

}  // namespace kiosk::storage

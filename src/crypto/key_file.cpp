#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"

namespace kiosk::crypto {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_size = 32;
using KeyBytes = std::array<std::uint8_t, key_size>;

class OpenFile {
  public:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    bool is_open() const { return descriptor_ >= 0; }
    int get() const { return descriptor_; }

  private:
    int descriptor_;
};

Error system_error(const fs::path& path, const char* doing) {
    return {ErrorCode::io, path.string() + ": cannot " + doing + ": " + std::strerror(errno)};
}

std::string octal(mode_t mode) {
    char text[8];
    std::snprintf(text, sizeof text, "%04o", static_cast<unsigned>(mode & 07777));
    return text;
}

Result<void> check_key_file(int file, const fs::path& path) {
    struct stat status {};
    if (fstat(file, &status) != 0) return system_error(path, "examine the key file");
    if (!S_ISREG(status.st_mode)) return Error{ErrorCode::denied, path.string() + ": is no regular file"};
    if ((status.st_mode & 077) != 0) {
        return Error{
            ErrorCode::denied,
            path.string() + ": mode " + octal(status.st_mode) +
                " lets others at the key, expected 0600; find out who could read it, then chmod 600"};
    }
    if (status.st_size != key_size) {
        return Error{ErrorCode::damaged_data,
                     path.string() + ": holds " + std::to_string(status.st_size) +
                         " bytes, expected 32; restore it from its backup, a new key fits no stored token"};
    }
    return {};
}

/// False when there is no key file.
Result<bool> load(const fs::path& path, KeyBytes& key) {
    const OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open() && errno == ENOENT) return false;
    if (!file.is_open()) return system_error(path, "open the key file");
    if (auto fine = check_key_file(file.get(), path); !fine) return fine.error();
    if (read(file.get(), key.data(), key_size) != static_cast<ssize_t>(key_size)) {
        return system_error(path, "read the key file");
    }
    return true;
}

Result<void> sync_directory_of(const fs::path& path) {
    const fs::path directory = path.has_parent_path() ? path.parent_path() : ".";
    const OpenFile opened(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || fsync(opened.get()) != 0) return system_error(directory, "save the directory");
    return {};
}

/// Writes a new key under a temporary name and gives it its own only when it is whole on the disk. A key
/// that another process made meanwhile stays: link() replaces nothing.
Result<void> create(const fs::path& path) {
    KeyBytes key;
    fill_random(key);
    std::string temporary = path.string() + ".new-XXXXXX";
    const OpenFile file(mkostemp(temporary.data(), O_CLOEXEC));  // mode 0600, O_EXCL
    if (!file.is_open()) return system_error(path, "make the key file");

    const bool written =
        write(file.get(), key.data(), key_size) == static_cast<ssize_t>(key_size) && fsync(file.get()) == 0;
    OPENSSL_cleanse(key.data(), key_size);
    const bool linked = written && (link(temporary.c_str(), path.c_str()) == 0 || errno == EEXIST);
    const Error failure = system_error(path, "write the key file");
    unlink(temporary.c_str());
    if (!linked) return failure;
    return sync_directory_of(path);
}

}  // namespace

Result<KeyFile> KeyFile::load_or_create(const fs::path& path) {
    KeyFile key;
    auto loaded = load(path, key.bytes_);
    if (loaded && !*loaded) {
        if (auto created = create(path); !created) return created.error();
        loaded = load(path, key.bytes_);
    }
    if (!loaded) return loaded.error();
    if (!*loaded) return Error{ErrorCode::io, path.string() + ": the new key file vanished"};
    return key;
}

KeyFile::KeyFile(KeyFile&& other) noexcept : bytes_(other.bytes_) {
    OPENSSL_cleanse(other.bytes_.data(), key_size);
}

KeyFile& KeyFile::operator=(KeyFile&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    OPENSSL_cleanse(other.bytes_.data(), key_size);
    return *this;
}

KeyFile::~KeyFile() {
    OPENSSL_cleanse(bytes_.data(), key_size);
}

}  // namespace kiosk::crypto

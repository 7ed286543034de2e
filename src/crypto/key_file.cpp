#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "credential_seal.hpp"
#include "kiosk/core/durable_file.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"

namespace kiosk::crypto {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_size = 32;
using KeyBytes = std::array<std::uint8_t, key_size>;

std::string octal(mode_t mode) {
    char text[8];
    std::snprintf(text, sizeof text, "%04o", static_cast<unsigned>(mode & 07777));
    return text;
}

/// `foreign`: the bits of the mode that must not be set.
Result<void> check_key_file(int file, const fs::path& path, mode_t foreign) {
    struct stat status {};
    if (fstat(file, &status) != 0) return system_error(path, "examine the key file");
    if (!S_ISREG(status.st_mode)) return Error{ErrorCode::denied, path.string() + ": is no regular file"};
    if ((status.st_mode & foreign) != 0) {
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

constexpr mode_t group_and_others = 077;
/// systemd gives its credentials to the service's user by an access list, which shows as the group's bits.
constexpr mode_t others = 07;

/// False when there is no key file.
Result<bool> read_key(const fs::path& path, mode_t foreign, KeyBytes& key) {
    const OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open() && errno == ENOENT) return false;
    if (!file.is_open()) return system_error(path, "open the key file");
    if (auto fine = check_key_file(file.get(), path, foreign); !fine) return fine.error();
    if (read(file.get(), key.data(), key_size) != static_cast<ssize_t>(key_size)) {
        return system_error(path, "read the key file");
    }
    return true;
}

Result<void> create(const fs::path& path) {
    KeyBytes key;
    fill_random(key);
    auto created = create_durably(path, key);
    OPENSSL_cleanse(key.data(), key_size);
    if (!created && created.error().code == ErrorCode::in_use) return {};  // another process was first
    return created;
}

fs::path credential_in(const fs::path& credentials_directory) {
    return credentials_directory / KeyFile::credential_name;
}

KeyProtection protection_of(const fs::path& credentials_directory, const std::vector<fs::path>& stores) {
    std::vector<fs::path> candidates{credentials_directory / KeyFile::sealed_name};
    for (const fs::path& store : stores) candidates.push_back(store / KeyFile::credential_name);
    return protection_by_seal(candidates);
}

}  // namespace

std::string_view describe(KeyProtection protection) {
    switch (protection) {
        case KeyProtection::credential_tpm:
            return "systemd credential, sealed to the TPM of this machine";
        case KeyProtection::credential_host:
            return "systemd credential, sealed with the key of this system";
        case KeyProtection::credential:
            return "systemd credential, its sealing is not known";
        case KeyProtection::file:
            return "file, readable by its owner only";
        case KeyProtection::not_at_hand:
            return "not at hand: kept by systemd for the service, or lost";
    }
    return {};
}

std::vector<fs::path> credential_stores() {
    return {"/etc/credstore.encrypted", "/run/credstore.encrypted", "/usr/local/lib/credstore.encrypted",
            "/usr/lib/credstore.encrypted"};
}

bool KeyFile::has_credential(const fs::path& credentials_directory) {
    std::error_code ignored;
    return !credentials_directory.empty() && fs::exists(credential_in(credentials_directory), ignored);
}

Result<KeyFile> KeyFile::load(const fs::path& path, const fs::path& credentials_directory,
                              const std::vector<fs::path>& stores) {
    KeyFile key;
    const auto in_file = read_key(path, group_and_others, key.bytes_);
    if (!in_file) return in_file.error();
    if (!has_credential(credentials_directory)) {
        if (*in_file) return key;
        return Error{ErrorCode::not_found, path.string() + ": there is no key of the device"};
    }

    KeyFile credential;
    const fs::path source = credential_in(credentials_directory);
    const auto handed = read_key(source, others, credential.bytes_);
    if (!handed) return handed.error();
    if (!*handed) return Error{ErrorCode::io, source.string() + ": vanished"};
    if (*in_file && CRYPTO_memcmp(key.bytes_.data(), credential.bytes_.data(), key_size) != 0) {
        return Error{ErrorCode::damaged_data,
                     path.string() + ": is another key than the credential " + source.string() +
                         "; find out which one fits the stored tokens, then move the other one away"};
    }
    credential.protection_ = *in_file ? KeyProtection::file : protection_of(credentials_directory, stores);
    return credential;
}

Result<KeyFile> KeyFile::load_or_create(const fs::path& path, const fs::path& credentials_directory,
                                        const std::vector<fs::path>& stores) {
    auto loaded = load(path, credentials_directory, stores);
    if (loaded || loaded.error().code != ErrorCode::not_found) return loaded;
    if (auto created = create(path); !created) return created.error();
    loaded = load(path, credentials_directory, stores);
    if (!loaded && loaded.error().code == ErrorCode::not_found) {
        return Error{ErrorCode::io, path.string() + ": the new key file vanished"};
    }
    return loaded;
}

KeyFile::KeyFile(KeyFile&& other) noexcept : bytes_(other.bytes_), protection_(other.protection_) {
    OPENSSL_cleanse(other.bytes_.data(), key_size);
}

KeyFile& KeyFile::operator=(KeyFile&& other) noexcept {
    if (this == &other) return *this;
    bytes_ = other.bytes_;
    protection_ = other.protection_;
    OPENSSL_cleanse(other.bytes_.data(), key_size);
    return *this;
}

KeyFile::~KeyFile() {
    OPENSSL_cleanse(bytes_.data(), key_size);
}

}  // namespace kiosk::crypto

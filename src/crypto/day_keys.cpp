#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <system_error>

#include "kiosk/core/durable_file.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "require.hpp"

namespace kiosk::crypto {
namespace {

namespace fs = std::filesystem;
using domain::Date;
using domain::NikToken;

constexpr std::string_view key_ending = ".key";
constexpr std::string_view erasing_ending = ".key.erasing";
constexpr std::string_view broken_mark = ".key.broken-";
constexpr std::size_t key_size = 32;
constexpr std::size_t largest_file = 256;  // a sound one has 96 bytes

/// 32 bytes that are wiped with the object; not copied, so that no copy is forgotten.
struct DayKey {
    std::array<std::uint8_t, key_size> bytes{};
    DayKey() = default;
    DayKey(const DayKey&) = delete;
    DayKey& operator=(const DayKey&) = delete;
    ~DayKey() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

/// What stands in front of the key inside its sealed file, so that the files of two days cannot be exchanged.
std::string label_of(Date day) {
    return "ikd-kiosk day key v1 " + domain::format_iso_date(day) + " ";
}

struct CipherEnd {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

enum class Direction : int { open = 0, seal = 1 };

/// One block: with a key of its own per day and random-looking tokens nothing more is needed.
NikToken one_block(const DayKey& key, const NikToken& in, Direction direction) {
    const std::unique_ptr<EVP_CIPHER_CTX, CipherEnd> cipher(EVP_CIPHER_CTX_new());
    NikToken out;
    int written = 0;
    const bool done =
        cipher &&
        EVP_CipherInit_ex(cipher.get(), EVP_aes_256_ecb(), nullptr, key.bytes.data(), nullptr,
                          static_cast<int>(direction)) == 1 &&
        EVP_CIPHER_CTX_set_padding(cipher.get(), 0) == 1 &&
        EVP_CipherUpdate(cipher.get(), out.data(), &written, in.data(), static_cast<int>(in.size())) == 1;
    require(done && written == static_cast<int>(out.size()), "AES-256");
    return out;
}

/// The day that a file is named after; empty for other files.
std::optional<Date> day_of(const std::string& name, std::string_view ending) {
    if (!name.ends_with(ending)) return std::nullopt;
    return domain::parse_iso_date(std::string_view(name).substr(0, name.size() - ending.size()));
}

/// The day of a damaged file that was set aside: "2026-11-22.key.broken-1".
std::optional<Date> broken_day_of(const std::string& name) {
    const auto at = name.find(broken_mark);
    if (at == std::string::npos) return std::nullopt;
    return domain::parse_iso_date(std::string_view(name).substr(0, at));
}

struct Files {
    std::vector<Date> keys;                            ///< ascending
    std::vector<Date> erasing;                         ///< ascending
    std::vector<std::pair<Date, fs::path>> set_aside;  ///< damaged keys
    std::vector<fs::path> torn;                        ///< temporary files
};

Result<Files> list_files(const fs::path& directory) {
    Files files;
    std::error_code problem;
    for (fs::directory_iterator at(directory, problem), end; !problem && at != end; at.increment(problem)) {
        const std::string name = at->path().filename();
        if (const auto day = day_of(name, key_ending)) files.keys.push_back(*day);
        if (const auto day = day_of(name, erasing_ending)) files.erasing.push_back(*day);
        if (const auto day = broken_day_of(name)) files.set_aside.emplace_back(*day, at->path());
        if (is_torn_creation(name)) files.torn.push_back(at->path());
    }
    if (problem && problem != std::errc::no_such_file_or_directory) {
        return Error{ErrorCode::io, directory.string() + ": cannot read: " + problem.message()};
    }
    std::sort(files.keys.begin(), files.keys.end());
    std::sort(files.erasing.begin(), files.erasing.end());
    std::sort(files.set_aside.begin(), files.set_aside.end());
    return files;
}

bool is_damaged(const Error& error) {
    return error.code == ErrorCode::damaged_data;
}

}  // namespace

struct DayKeys::State {
    fs::path directory;
    SecretBox box;
    std::map<Date, DayKey> used;

    fs::path file(Date day, std::string_view ending) const {
        return directory / (domain::format_iso_date(day) + std::string(ending));
    }
    Result<std::unique_ptr<OpenFile>> lock() const;
    Result<const DayKey*> find(Date day);
    Result<const DayKey*> read(Date day, const fs::path& path, int descriptor);
    Result<void> create(Date day) const;
    Result<void> set_aside_if_damaged(Date day);
    Result<void> start_erasing(const std::vector<Date>& days);
};

/// Keeps other processes from changing the directory as long as the answer lives; makes the directory.
Result<std::unique_ptr<OpenFile>> DayKeys::State::lock() const {
    if (mkdir(directory.c_str(), 0700) == 0) {
        if (auto synced = sync_directory(directory.parent_path()); !synced) return synced.error();
    } else if (errno != EEXIST) {
        return system_error(directory, "make the directory");
    }
    auto opened = std::make_unique<OpenFile>(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened->is_open() || flock(opened->get(), LOCK_EX) != 0) return system_error(directory, "lock");
    return opened;
}

/// Null when the day has no key.
Result<const DayKey*> DayKeys::State::find(Date day) {
    if (const auto known = used.find(day); known != used.end()) return &known->second;
    const fs::path path = file(day, key_ending);
    const OpenFile opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.is_open() && errno == ENOENT) return nullptr;
    if (!opened.is_open()) return system_error(path, "open the key of the day");
    return read(day, path, opened.get());
}

Result<const DayKey*> DayKeys::State::read(Date day, const fs::path& path, int descriptor) {
    std::array<std::uint8_t, largest_file> sealed;
    const ssize_t size = ::read(descriptor, sealed.data(), sealed.size());
    if (size < 0) return system_error(path, "read the key of the day");
    auto opened = box.open(std::span(sealed).first(static_cast<std::size_t>(size)));
    const std::string label = label_of(day);
    if (!opened || opened->size() != label.size() + key_size || !opened->starts_with(label)) {
        return Error{ErrorCode::damaged_data,
                     path.string() + ": is damaged, or belongs to another day or device"};
    }
    DayKey& key = used[day];
    std::copy(opened->end() - key_size, opened->end(), key.bytes.begin());
    // NOLINTNEXTLINE(clang-analyzer-cplusplus.InnerPointer): it takes the copy for a change of `opened`
    OPENSSL_cleanse(opened->data(), opened->size());
    return &key;
}

Result<void> DayKeys::State::create(Date day) const {
    const auto locked = lock();
    if (!locked) return locked.error();
    std::string plain = label_of(day);
    plain.reserve(plain.size() + key_size);  // no copy is left behind by growing
    DayKey key;
    fill_random(key.bytes);
    plain.append(key.bytes.begin(), key.bytes.end());
    const auto sealed = box.seal(plain);
    OPENSSL_cleanse(plain.data(), plain.size());
    auto created = create_durably(file(day, key_ending), sealed);
    if (!created && created.error().code == ErrorCode::in_use) return {};  // another process was first
    return created;
}

/// Looks again under the lock: another process may have put a sound key there meanwhile.
Result<void> DayKeys::State::set_aside_if_damaged(Date day) {
    const auto locked = lock();
    if (!locked) return locked.error();
    if (const auto key = find(day); key || !is_damaged(key.error())) return {};
    const fs::path from = file(day, key_ending);
    fs::path to;
    std::error_code ignored;
    for (int number = 1; to.empty() || fs::exists(to, ignored); ++number) {
        to = file(day, std::string(broken_mark) + std::to_string(number));
    }
    if (rename(from.c_str(), to.c_str()) != 0) return system_error(from, "set aside");
    return sync_directory(directory);
}

/// From here on these days have no key. Overwriting comes later: a crash in between must leave either a
/// whole key or one that is known to be going.
Result<void> DayKeys::State::start_erasing(const std::vector<Date>& days) {
    for (const Date day : days) {
        const fs::path from = file(day, key_ending);
        if (rename(from.c_str(), file(day, erasing_ending).c_str()) != 0) return system_error(from, "erase");
        used.erase(day);
    }
    if (days.empty()) return {};
    return sync_directory(directory);
}

DayKeys::DayKeys(fs::path directory, const KeyFile& key)
    : state_(new State{std::move(directory), SecretBox(key), {}}) {}

DayKeys::~DayKeys() = default;

Result<NikToken> DayKeys::seal(const NikToken& token, Date day) {
    auto key = state_->find(day);
    if (!key && is_damaged(key.error())) {
        if (auto done = state_->set_aside_if_damaged(day); !done) return done.error();
        key = state_->find(day);
    }
    if (key && !*key) {
        if (auto created = state_->create(day); !created) return created.error();
        key = state_->find(day);
    }
    if (!key) return key.error();
    if (!*key) return Error{ErrorCode::io, state_->file(day, key_ending).string() + ": vanished"};
    return one_block(**key, token, Direction::seal);
}

Result<std::optional<NikToken>> DayKeys::open(const NikToken& sealed, Date day) {
    const auto key = state_->find(day);
    if (!key && !is_damaged(key.error())) return key.error();
    if (!key || !*key) return std::optional<NikToken>{};
    return std::optional(one_block(**key, sealed, Direction::open));
}

Result<std::vector<Date>> DayKeys::days() {
    return days_in(state_->directory);
}

Result<std::vector<Date>> DayKeys::days_in(const fs::path& directory) {
    auto files = list_files(directory);
    if (!files) return files.error();
    return std::move(files->keys);
}

Result<std::vector<Date>> DayKeys::set_aside_in(const fs::path& directory) {
    const auto files = list_files(directory);
    if (!files) return files.error();
    std::vector<Date> days;
    for (const auto& [day, path] : files->set_aside) days.push_back(day);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

Result<std::vector<Date>> DayKeys::erase_before(Date first_kept) {
    const auto locked = state_->lock();
    if (!locked) return locked.error();
    auto files = list_files(state_->directory);
    if (!files) return files.error();
    files->keys.erase(std::lower_bound(files->keys.begin(), files->keys.end(), first_kept),
                      files->keys.end());
    if (auto started = state_->start_erasing(files->keys); !started) return started.error();

    std::vector<Date> erased;
    std::set_union(files->keys.begin(), files->keys.end(), files->erasing.begin(), files->erasing.end(),
                   std::back_inserter(erased));
    for (const Date day : erased) {
        if (auto gone = destroy_durably(state_->file(day, erasing_ending)); !gone) return gone.error();
    }
    for (const auto& [day, path] : files->set_aside) {
        if (day >= first_kept) continue;  // most of its bytes may still be those of the key
        if (auto gone = destroy_durably(path); !gone) return gone.error();
    }
    for (const fs::path& torn : files->torn) {
        if (auto gone = destroy_durably(torn); !gone) return gone.error();
    }
    return erased;
}

}  // namespace kiosk::crypto

#include "kiosk/crypto/list_keys.hpp"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>

#include "ed25519.hpp"
#include "key_lines.hpp"
#include "kiosk/core/durable_file.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/domain/area.hpp"
#include "nik_token.hpp"

namespace kiosk::crypto {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view list_token_label = "ikd-kiosk list nik v1";
constexpr std::string_view passport_title = "ikd-list-passport 1";
constexpr std::string_view dinas_title = "ikd-dinas-keys 1";
constexpr std::size_t largest_file = 4096;
constexpr std::size_t longest_name = 80;

/// A text with keys in it, wiped with the object.
struct SecretLines {
    std::string text;
    SecretLines() = default;
    explicit SecretLines(std::string from) : text(std::move(from)) {}
    SecretLines(SecretLines&& other) noexcept : text(std::exchange(other.text, {})) {}
    SecretLines& operator=(SecretLines&&) = delete;
    ~SecretLines() { OPENSSL_cleanse(text.data(), text.capacity()); }
    std::span<const std::uint8_t> bytes() const {
        return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
    }
};

bool is_name(std::string_view text) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !text.empty() && text.size() <= longest_name && std::ranges::none_of(text, is_control);
}

Result<SecretLines> read_secret(int descriptor, const fs::path& file) {
    SecretLines lines(std::string(largest_file, '\0'));
    const ssize_t size = read(descriptor, lines.text.data(), largest_file);
    if (size < 0) return system_error(file, "read the file");
    lines.text.resize(static_cast<std::size_t>(size));  // keeps the room, so nothing is left elsewhere
    return lines;
}

Result<void> refuse_readable_by_others(int descriptor, const fs::path& file) {
    struct stat status {};
    if (fstat(descriptor, &status) != 0) return system_error(file, "examine the file");
    if (S_ISREG(status.st_mode) && (status.st_mode & 077) == 0) return {};
    return Error{ErrorCode::denied,
                 file.string() +
                     ": others can read the keys of the dinas, expected a file of mode 0600; "
                     "find out who could read it, then chmod 600"};
}

Error no_keys(const fs::path& file, const Error& error) {
    return {ErrorCode::damaged_data,
            file.string() + ": " + error.text + "; restore it from its backup, other keys fit no passport"};
}

}  // namespace

ListTokens::ListTokens(std::span<const std::uint8_t, 32> key) {
    std::ranges::copy(key, key_.begin());
}

ListTokens::~ListTokens() {
    OPENSSL_cleanse(key_.data(), key_.size());
}

domain::NikToken ListTokens::token_of(const domain::Nik& nik) const {
    return token_under(key_, list_token_label, nik);
}

ListPassport::~ListPassport() {
    OPENSSL_cleanse(token_key.data(), token_key.size());
}

std::string format_passport(const ListPassport& passport) {
    KeyLinesWriter lines(passport_title);
    lines.text("district", passport.district);
    lines.text("name", passport.name);
    lines.public_key("dinas", passport.dinas);
    lines.bytes("token-key", passport.token_key);
    return lines.take();
}

Result<ListPassport> parse_passport(std::string_view text) {
    KeyLinesReader lines(text, passport_title);
    ListPassport passport;
    passport.district = lines.text("district", domain::is_district_code, "a district such as 35.05");
    passport.name = lines.text("name", is_name, "a name in one line");
    passport.dinas = lines.public_key("dinas");
    lines.bytes("token-key", passport.token_key);
    if (auto failure = lines.finish()) return *failure;
    return passport;
}

Result<DinasKeys> DinasKeys::make(const fs::path& file, const std::string& district,
                                  const std::string& name) {
    if (!domain::is_district_code(district)) {
        return Error{ErrorCode::bad_input, "found \"" + district + "\", expected a district such as 35.05"};
    }
    if (!is_name(name))
        return Error{ErrorCode::bad_input, "the dinas' name: expected 1 to 80 bytes in one line"};
    DinasKeys keys;
    fill_random(keys.seed_);
    keys.passport_.dinas = public_key_of(keys.seed_);
    fill_random(keys.passport_.token_key);
    KeyLinesWriter lines(dinas_title);
    lines.text("district", district);
    lines.text("name", name);
    lines.public_key("dinas", keys.passport_.dinas);
    lines.bytes("seed", keys.seed_);
    lines.bytes("token-key", keys.passport_.token_key);
    const SecretLines secret(lines.take());
    if (auto created = create_durably(file, secret.bytes()); !created) return created.error();
    return load(file);
}

Result<DinasKeys> DinasKeys::load(const fs::path& file) {
    const OpenFile opened(open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.is_open() && errno == ENOENT) {
        return Error{ErrorCode::not_found, file.string() + ": there is no such file"};
    }
    if (!opened.is_open()) return system_error(file, "open the keys of the dinas");
    if (auto fine = refuse_readable_by_others(opened.get(), file); !fine) return fine.error();
    const auto secret = read_secret(opened.get(), file);
    if (!secret) return secret.error();
    KeyLinesReader lines(secret->text, dinas_title);
    DinasKeys keys;
    keys.passport_.district = lines.text("district", domain::is_district_code, "a district such as 35.05");
    keys.passport_.name = lines.text("name", is_name, "a name in one line");
    keys.passport_.dinas = lines.public_key("dinas");
    lines.bytes("seed", keys.seed_);
    lines.bytes("token-key", keys.passport_.token_key);
    if (auto failure = lines.finish()) return no_keys(file, *failure);
    if (public_key_of(keys.seed_) != keys.passport_.dinas) {
        return no_keys(file, {ErrorCode::damaged_data, "the public key is not that of the seed"});
    }
    keys.tokens_ = std::make_unique<ListTokens>(keys.passport_.token_key);
    return keys;
}

DinasKeys::DinasKeys(DinasKeys&& other) noexcept
    : seed_(other.seed_), passport_(other.passport_), tokens_(std::move(other.tokens_)) {
    OPENSSL_cleanse(other.seed_.data(), other.seed_.size());
}

DinasKeys& DinasKeys::operator=(DinasKeys&& other) noexcept {
    if (this == &other) return *this;
    seed_ = other.seed_;
    passport_ = other.passport_;
    tokens_ = std::move(other.tokens_);
    OPENSSL_cleanse(other.seed_.data(), other.seed_.size());
    return *this;
}

DinasKeys::~DinasKeys() {
    OPENSSL_cleanse(seed_.data(), seed_.size());
}

domain::Signature DinasKeys::sign(std::span<const std::uint8_t> message) const {
    return sign_with(seed_, message);
}

Result<void> keep_passport(const fs::path& file, const ListPassport& passport, const SecretBox& box) {
    const SecretLines plain(format_passport(passport));
    return replace_durably(file, box.seal(plain.text));
}

Result<ListPassport> load_passport(const fs::path& file, const SecretBox& box) {
    const OpenFile opened(open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.is_open() && errno == ENOENT) {
        return Error{ErrorCode::not_found, file.string() + ": this kiosk trusts no dinas yet"};
    }
    if (!opened.is_open()) return system_error(file, "open the passport");
    const auto sealed = read_secret(opened.get(), file);
    if (!sealed) return sealed.error();
    auto plain = box.open(sealed->bytes());
    if (!plain) {
        return Error{ErrorCode::damaged_data,
                     file.string() +
                         ": is damaged, or was sealed by another device; give the passport anew: "
                         "ikdctl list trust"};
    }
    const SecretLines lines(*std::move(plain));
    auto passport = parse_passport(lines.text);
    if (!passport) return Error{ErrorCode::damaged_data, file.string() + ": " + passport.error().text};
    return passport;
}

}  // namespace kiosk::crypto

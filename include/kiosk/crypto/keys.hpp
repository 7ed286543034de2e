#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/ports.hpp"

namespace kiosk::crypto {

using domain::KeyProtection;
std::string_view describe(KeyProtection protection);  ///< English, for logs and command lines

/// Where systemd looks for encrypted credentials that a unit names without a path.
std::vector<std::filesystem::path> credential_stores();

/// The device's key: 32 random bytes, made at first start, never replaced. Everything else (tokens, sealing,
/// signing) is derived from it with a label of its own. The bytes are wiped with the object.
class KeyFile {
  public:
    static constexpr std::string_view credential_name = "ikd-kiosk.device-key";
    /// The same credential still encrypted, handed over beside it so that a service which may not look into
    /// the stores sees how it is sealed (kiosk-config/seal-key prints the line for the unit).
    static constexpr std::string_view sealed_name = "ikd-kiosk.device-key.sealed";

    /// A systemd credential of the name `credential_name` in `credentials_directory` ($CREDENTIALS_DIRECTORY)
    /// is taken where there is one; else the file `path`, made where missing with mode 0600. `denied` when
    /// others can read it, `damaged_data` when it has not exactly 32 bytes, and when both are there and
    /// differ. As long as the file lies beside the credential the protection is that of the file. The
    /// encrypted credential is looked for in the credentials directory, then in `stores`.
    static Result<KeyFile> load_or_create(
        const std::filesystem::path& path, const std::filesystem::path& credentials_directory = {},
        const std::vector<std::filesystem::path>& stores = credential_stores());
    /// The same, but makes nothing: `not_found` when there is neither.
    static Result<KeyFile> load(const std::filesystem::path& path,
                                const std::filesystem::path& credentials_directory = {},
                                const std::vector<std::filesystem::path>& stores = credential_stores());
    static bool has_credential(const std::filesystem::path& credentials_directory);
    KeyFile(KeyFile&& other) noexcept;
    KeyFile& operator=(KeyFile&& other) noexcept;
    KeyFile(const KeyFile&) = delete;
    KeyFile& operator=(const KeyFile&) = delete;
    ~KeyFile();

    std::span<const std::uint8_t, 32> bytes() const { return bytes_; }
    KeyProtection protection() const { return protection_; }

  private:
    KeyFile() = default;
    std::array<std::uint8_t, 32> bytes_{};
    KeyProtection protection_ = KeyProtection::file;
};

/// NIK tokens under one key: HMAC-SHA-256("ikd-kiosk nik v1" || NIK), first 16 bytes. Thread-safe.
class HmacNikTokens final : public domain::NikTokens {
  public:
    explicit HmacNikTokens(const KeyFile& key);
    ~HmacNikTokens() override;
    domain::NikToken token_of(const domain::Nik& nik) const override;

  private:
    std::array<std::uint8_t, 32> key_;
};

/// Seals small secrets (officers' TOTP secrets, PIN hashes, day keys) for storage: AES-256-GCM, random nonce
/// in front. Key derived from `key` with a label of its own, so that sealing and tokens never share a key.
class SecretBox {
  public:
    explicit SecretBox(const KeyFile& key);
    ~SecretBox();
    /// Other bytes each time; 28 bytes longer than `plain`.
    std::vector<std::uint8_t> seal(std::string_view plain) const;
    /// `damaged_data` when the bytes were not sealed with this key.
    Result<std::string> open(std::span<const std::uint8_t> sealed) const;

  private:
    std::array<std::uint8_t, 32> key_;
};

/// The device's Ed25519 key pair, derived from its key (HKDF-SHA-256). Thread-safe.
class DeviceSigner final : public domain::Signer {
  public:
    explicit DeviceSigner(const KeyFile& key);
    ~DeviceSigner() override;
    domain::Signature sign(std::span<const std::uint8_t> message) const override;
    const domain::PublicKey& public_key() const override { return public_key_; }

  private:
    std::array<std::uint8_t, 32> seed_;
    domain::PublicKey public_key_{};
};

bool verify_signature(std::span<const std::uint8_t> message, const domain::Signature& signature,
                      const domain::PublicKey& key);
/// "3f2a 90c1 77de 0b42": the first 8 bytes of the SHA-256 of the key, to compare by eye.
std::string fingerprint(const domain::PublicKey& key);

/// Sealed tokens with one key per service day, each in a file DIR/2026-11-22.key of mode 0600, itself sealed
/// with the device's key and bound to its day. A key file that cannot be opened counts as erased: `open`
/// answers empty; `seal` renames it to DAY.key.broken-1 (2, 3 ...) and makes a new key, under which the
/// day's earlier tokens fit nobody. It is destroyed when its day is erased. Destroying renames, overwrites,
/// syncs and removes the file; what a crash left half done is finished by the next `erase_before`, which
/// answers that day too. Copies that a flash disk keeps inside are the business of disk encryption
/// (kiosk-config/THREATS.md). Used keys stay in memory until the object ends. One thread at a time; a second
/// process may work on the same directory.
class DayKeys final : public domain::TokenSeals {
  public:
    DayKeys(std::filesystem::path directory, const KeyFile& key);
    ~DayKeys() override;
    Result<domain::NikToken> seal(const domain::NikToken& token, domain::Date day) override;
    Result<std::optional<domain::NikToken>> open(const domain::NikToken& sealed, domain::Date day) override;
    Result<std::vector<domain::Date>> days() override;
    /// The same, for who looks without the device's key.
    static Result<std::vector<domain::Date>> days_in(const std::filesystem::path& directory);
    /// Days of which a damaged key was set aside, ascending.
    static Result<std::vector<domain::Date>> set_aside_in(const std::filesystem::path& directory);
    Result<std::vector<domain::Date>> erase_before(domain::Date first_kept) override;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace kiosk::crypto

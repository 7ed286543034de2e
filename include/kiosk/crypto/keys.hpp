#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/ports.hpp"

namespace kiosk::crypto {

/// 32 random bytes in a file of mode 0600 that only the owner can read; made at first start, never replaced.
/// `denied` when others can read it, `damaged_data` when it has not exactly 32 bytes.
/// The bytes are wiped with the object.
class KeyFile {
  public:
    static Result<KeyFile> load_or_create(const std::filesystem::path& path);
    KeyFile(KeyFile&& other) noexcept;
    KeyFile& operator=(KeyFile&& other) noexcept;
    KeyFile(const KeyFile&) = delete;
    KeyFile& operator=(const KeyFile&) = delete;
    ~KeyFile();

    std::span<const std::uint8_t, 32> bytes() const { return bytes_; }

  private:
    KeyFile() = default;
    std::array<std::uint8_t, 32> bytes_{};
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

/// Seals small secrets (officers' TOTP secrets) for storage: AES-256-GCM, random nonce in front. Key derived
/// from `key` with a label of its own, so that sealing and tokens never share a key.
class SecretBox {
  public:
    explicit SecretBox(const KeyFile& key);
    ~SecretBox();
    Result<std::vector<std::uint8_t>> seal(std::string_view plain) const;
    /// `damaged_data` when the bytes were not sealed with this key.
    Result<std::string> open(std::span<const std::uint8_t> sealed) const;

  private:
    std::array<std::uint8_t, 32> key_;
};

}  // namespace kiosk::crypto

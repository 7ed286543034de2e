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
#include "kiosk/crypto/keys.hpp"
#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/ports.hpp"

namespace kiosk::crypto {

/// NIK tokens under the key of a district's lists: HMAC-SHA-256("ikd-kiosk list nik v1" || NIK), first 16
/// bytes. Another label than that of the device's tokens. Thread-safe.
class ListTokens final : public domain::NikTokens {
  public:
    explicit ListTokens(std::span<const std::uint8_t, 32> key);
    ListTokens(const ListTokens&) = delete;
    ~ListTokens() override;
    domain::NikToken token_of(const domain::Nik& nik) const override;

  private:
    std::array<std::uint8_t, 32> key_;
};

/// What a kiosk must have to use the bundles of one dinas: whom to trust and the key of the tokens. Secret:
/// who has the key and a bundle can find out who is on the list by trying all NIKs (performance.md: minutes).
struct ListPassport {
    std::string district;       ///< "35.05"
    std::string name;           ///< "Dispendukcapil Kab. Blitar"
    domain::PublicKey dinas{};  ///< that signs the bundles
    std::array<std::uint8_t, 32> token_key{};
    ListPassport() = default;
    ListPassport(const ListPassport&) = default;
    ListPassport& operator=(const ListPassport&) = default;
    ~ListPassport();  ///< wipes the key
};

/// A text file of six lines: "ikd-list-passport 1", district, name, dinas ("ed25519:" and hex), token-key in
/// hex, check (the first 8 bytes of the SHA-256 of the lines before, in hex: a slip in copying shows).
/// Whoever formats one wipes the text. `bad_input` names the line and quotes no key.
std::string format_passport(const ListPassport& passport);
Result<ListPassport> parse_passport(std::string_view text);

/// The keys of a dinas for its lists: one file of mode 0600, made by `make`, to be kept on a machine or
/// memory stick that no kiosk sees. Holds the Ed25519 seed and the token key; wiped with the object.
class DinasKeys final : public domain::Signer {
  public:
    /// `in_use` when the file is there already, which is never overwritten; `bad_input` for what is no
    /// district ("35.05") or no name of 1 to 80 characters in one line.
    static Result<DinasKeys> make(const std::filesystem::path& file, const std::string& district,
                                  const std::string& name);
    /// `denied` when others can read the file, `damaged_data` when it is no such file.
    static Result<DinasKeys> load(const std::filesystem::path& file);
    DinasKeys(DinasKeys&&) noexcept;
    DinasKeys& operator=(DinasKeys&&) noexcept;
    ~DinasKeys() override;

    domain::Signature sign(std::span<const std::uint8_t> message) const override;
    const domain::PublicKey& public_key() const override { return passport_.dinas; }
    const ListPassport& passport() const { return passport_; }
    const domain::NikTokens& tokens() const { return *tokens_; }

  private:
    DinasKeys() = default;
    std::array<std::uint8_t, 32> seed_{};
    ListPassport passport_;
    std::unique_ptr<ListTokens> tokens_;
};

/// The passport as a kiosk keeps it: sealed with the device's key (SecretBox) in STATE/list-passport, mode
/// 0600, replaced atomically. `not_found` when there is none, `damaged_data` when it cannot be opened with
/// this key.
Result<void> keep_passport(const std::filesystem::path& file, const ListPassport& passport,
                           const SecretBox& box);
Result<ListPassport> load_passport(const std::filesystem::path& file, const SecretBox& box);

}  // namespace kiosk::crypto

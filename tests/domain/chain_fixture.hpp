#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/domain/chain.hpp"

namespace kiosk::test {

/// Four FNV-1a sums with different beginnings: no cryptography, but every changed bit shows.
inline domain::Digest weak_hash(std::span<const std::uint8_t> bytes) {
    domain::Digest digest{};
    for (std::size_t part = 0; part < 4; ++part) {
        std::uint64_t sum = 0xcbf29ce484222325U + part;
        for (const std::uint8_t byte : bytes) sum = (sum ^ byte) * 0x100000001b3U;
        for (std::size_t i = 0; i < 8; ++i) digest[8 * part + i] = static_cast<std::uint8_t>(sum >> (8 * i));
    }
    return digest;
}

inline domain::Signature weak_signature(std::span<const std::uint8_t> message, const domain::PublicKey& key) {
    std::vector<std::uint8_t> both(key.begin(), key.end());
    both.insert(both.end(), message.begin(), message.end());
    const domain::Digest digest = weak_hash(both);
    domain::Signature signature{};
    std::copy(digest.begin(), digest.end(), signature.begin());
    return signature;
}

inline bool verify_weakly(std::span<const std::uint8_t> message, const domain::Signature& signature,
                          const domain::PublicKey& key) {
    return signature == weak_signature(message, key);
}

class WeakSigner final : public domain::Signer {
  public:
    explicit WeakSigner(std::uint8_t number) { key_[0] = number; }
    domain::Signature sign(std::span<const std::uint8_t> message) const override {
        return weak_signature(message, key_);
    }
    const domain::PublicKey& public_key() const override { return key_; }

  private:
    domain::PublicKey key_{};
};

inline constexpr UtcTime some_time{std::chrono::milliseconds(1'795'316'645'678)};

inline void rehash(domain::Event& event) {
    event.hash = weak_hash(canonical_bytes(event));
}

/// Rows 1 to `count`, each with an id of its own.
inline std::vector<domain::Event> make_rows(std::int64_t count) {
    std::vector<domain::Event> rows;
    for (std::int64_t n = 1; n <= count; ++n) {
        domain::Event event;
        event.sequence = n;
        event.id[0] = 1;
        event.id[14] = static_cast<std::uint8_t>(n >> 8);
        event.id[15] = static_cast<std::uint8_t>(n);
        event.kiosk = "KB-1";
        event.place = "357202";
        event.boot_id = "boot";
        event.draft.visit[15] = static_cast<std::uint8_t>(n);
        event.draft.language = "id";
        event.draft.at.wall = some_time + std::chrono::seconds(n);
        event.draft.service_day = std::chrono::year(2026) / 11 / 22;
        if (!rows.empty()) event.previous = rows.back().hash;
        rehash(event);
        rows.push_back(event);
    }
    return rows;
}

/// Rewrites hash and link of row `from` and of all rows after it, as somebody without the key can.
inline void relink(std::vector<domain::Event>& rows, std::size_t from) {
    for (std::size_t i = from; i < rows.size(); ++i) {
        rows[i].sequence = static_cast<std::int64_t>(i) + 1;
        if (i > 0) rows[i].previous = rows[i - 1].hash;
        rehash(rows[i]);
    }
}

}  // namespace kiosk::test

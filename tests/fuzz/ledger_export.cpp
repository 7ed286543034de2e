// A ledger export that somebody brings, and the checkpoint lines that the dinas keeps.
#include <sstream>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/proof/export_file.hpp"
#include "target.hpp"

namespace kiosk::fuzz {
namespace {

/// Of RFC 8032, test 1: any sound key that no input can sign with.
constexpr std::string_view key_of_another_kiosk =
    "ed25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

}  // namespace

void one_input(std::string_view text) {
    static const auto key = *proof::parse_public_key(key_of_another_kiosk);
    std::istringstream file{std::string(text)};
    const auto verdict = proof::verify_export(file, {crypto::sha256, crypto::verify_signature, key, {}});
    expect(!verdict.sound(), "nobody without the key makes a sound export");
    for (const auto& finding : verdict.findings) {
        expect(!finding.what.empty(), "a finding is told");
        expect(!quotes_a_nik(finding.what, text), "a finding quotes no NIK");
    }

    std::istringstream held{std::string(text)};
    if (const auto checkpoints = proof::read_checkpoints(held)) {
        for (const auto& checkpoint : *checkpoints) {
            std::istringstream line{proof::checkpoint_line(checkpoint) + "\n"};
            const auto same = proof::read_checkpoints(line);
            expect(same.ok() && same->size() == 1 && same->front() == checkpoint, "a checkpoint reads again");
        }
    }
    if (const auto other = proof::parse_public_key(text))
        expect(proof::parse_public_key(proof::format_public_key(*other)) == other, "a key reads again");
}

}  // namespace kiosk::fuzz

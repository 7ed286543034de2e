#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <variant>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/list_bundle.hpp"
#include "kiosk/domain/ports.hpp"

namespace kiosk::proof {

// A signed list bundle (*.ikdlist). The format is described in src/proof/README.md so that another program
// can read it: a line "ikd-list-bundle 1", a line of JSON (header, public key, SHA-256 of the body), the body
// (rows of 20 bytes: token, record, nik, because, ikd; then removed tokens of 16 bytes), and last the 64
// bytes of the Ed25519 signature over "ikd-kiosk list bundle v1" and everything before it.

/// Writes atomically, for its owner only: the file is whole or not there. `bad_input` when header and rows do
/// not fit; `counts` of a whole list must be `count_words` of its entries.
Result<void> write_bundle(const std::filesystem::path& file, const domain::ListBundle& bundle,
                          const domain::Signer& signer, const domain::HashFunction& hash);

struct BundleTrust {
    domain::HashFunction hash;
    domain::VerifySignature verify_signature;
    domain::PublicKey dinas{};
};

/// The header of a file, believed by nobody yet: to say what was offered when it is refused. `bad_input` when
/// it has none.
Result<domain::BundleHeader> peek_bundle(const std::filesystem::path& file);

/// Reads and verifies; nothing of a file with a wrong signature is used. The refusal is not_a_bundle (another
/// first line, or more than 256 MiB), wrong_key (whole, but its header names another dinas) or damaged (all
/// else); an Error when the file cannot be read at all. Takes memory for the file and its rows.
Result<std::variant<domain::ListBundle, domain::BundleRefusal>> read_bundle(const std::filesystem::path& file,
                                                                            const BundleTrust& trust);

}  // namespace kiosk::proof

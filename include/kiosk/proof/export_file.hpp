#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"
#include "kiosk/domain/chain.hpp"
#include "kiosk/domain/checkpoint.hpp"
#include "kiosk/domain/event.hpp"

namespace kiosk::proof {

// A ledger export: JSON Lines, NIK-free, signed. The format is described in src/proof/README.md so that
// another program can check it.

struct ExportHeader {
    std::string kiosk;
    domain::PublicKey public_key{};
    std::int64_t first = 1;     ///< first row of the export
    domain::Digest previous{};  ///< that it links to; all zero when first is 1
    std::int64_t last = 0;      ///< 0: no rows
    UtcTime made_at{};
};

/// What goes into one export.
struct ExportContents {
    ExportHeader header;
    std::vector<domain::Event> events;
    std::vector<domain::Checkpoint> checkpoints;
};

/// Writes header, events in order, checkpoints, and last the signature over everything before.
/// The checkpoints should end with one of the last event (`CheckpointReason::exported`).
Result<void> write_export(std::ostream& out, const ExportHeader& header,
                          const std::vector<domain::Event>& events,
                          const std::vector<domain::Checkpoint>& checkpoints, const domain::Signer& signer,
                          const domain::HashFunction& hash);

struct ExportTrust {
    domain::HashFunction hash;
    domain::VerifySignature verify_signature;
    /// That the dinas holds; the one in the header must be the same. Without it the one in the header is
    /// taken: then the file is proven to be whole, but not who made it.
    std::optional<domain::PublicKey> key;
    std::vector<std::pair<std::string, domain::Checkpoint>> checkpoints;  ///< held elsewhere, by file name
};

/// Reads line by line and keeps of each row no more than ChainCheck does. Every change of the file is found
/// by its signature; the findings name the rows where it shows. Checkpoints held elsewhere that tell of rows
/// before the first or after the last are passed over, with a note.
domain::ChainCheck::Verdict verify_export(std::istream& in, const ExportTrust& trust);

/// Checkpoint lines alone, as in an export: what the dinas keeps of each kiosk. Other lines are passed over;
/// `bad_input` names the line of a damaged one.
Result<std::vector<domain::Checkpoint>> read_checkpoints(std::istream& in);
std::string checkpoint_line(const domain::Checkpoint& checkpoint);  ///< without the newline

using domain::format_public_key;
using domain::parse_public_key;

}  // namespace kiosk::proof

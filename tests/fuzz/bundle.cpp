// A signed list bundle that somebody lays into the folder of a kiosk.
#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/keys.hpp"
#include "kiosk/proof/bundle_file.hpp"
#include "kiosk/proof/export_file.hpp"
#include "target.hpp"

namespace kiosk::fuzz {
namespace {

/// Of RFC 8032, test 1: any sound key; the seed claims it, but no input can sign with it.
constexpr std::string_view key_of_the_dinas =
    "ed25519:d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

void expect_sound(const domain::ListBundle& bundle) {
    expect(static_cast<std::int64_t>(bundle.entries.size()) == bundle.header.entries,
           "entries as the header says");
    expect(static_cast<std::int64_t>(bundle.removed.size()) == bundle.header.removed,
           "removed as the header says");
    for (std::size_t i = 1; i < bundle.entries.size(); ++i)
        expect(bundle.entries[i - 1].token < bundle.entries[i].token, "ascending, each token once");
    for (const auto& entry : bundle.entries)
        expect(!to_word(entry.axes.record).empty(), "every status has a word");
}

}  // namespace

void one_input(std::string_view bytes) {
    static const auto key = *proof::parse_public_key(key_of_the_dinas);
    const MemoryFile file(bytes);
    const auto verified = proof::read_bundle(file.path(), {crypto::sha256, crypto::verify_signature, key});
    expect(verified.ok(), "a file in memory can be read");
    expect(verified->index() == 1, "nobody without the key makes a bundle");

    // The rows of the same file, as if hash and signature were right: else no input ever comes to them.
    domain::Digest hash{};
    const auto trusting = proof::read_bundle(
        file.path(), {[&](auto) { return hash; }, [](auto, auto&, auto&) { return true; }, key});
    if (const auto* bundle = std::get_if<domain::ListBundle>(&*trusting)) expect_sound(*bundle);

    if (const auto header = proof::peek_bundle(file.path()); !header)
        expect(!quotes_a_nik(header.error().text, bytes), "an error quotes no NIK");
    else
        expect(header->version >= 1 && header->as_of.ok() && header->valid_until.ok(), "a sound header");
}

}  // namespace kiosk::fuzz

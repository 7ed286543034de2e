#include "state_files.hpp"

#include <cstdlib>
#include <fstream>
#include <system_error>

#include "installation.hpp"
#include "kiosk/core/durable_file.hpp"
#include "kiosk/proof/export_file.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

fs::path credentials_directory() {
    const char* const given = std::getenv("CREDENTIALS_DIRECTORY");
    return given ? given : "";
}

/// All that is of no use without the key that it was made with.
std::string bound_to_key(const fs::path& state) {
    const std::string database = storage::database_file(state).string();
    return database + ", " + database + "-wal, " + database + "-shm, " + public_key_file(state).string() +
           ", " + day_keys_directory(state).string();
}

Error lost_key(const fs::path& state, const fs::path& witness) {
    return {
        ErrorCode::damaged_data,
        key_file(state).string() + ": is missing although " + witness.string() +
            " exists; when it was sealed by seal-key, the unit lacks its line (a command by hand: "
            "systemd-run --pty -p LoadCredentialEncrypted=" +
            std::string(crypto::KeyFile::credential_name) +
            " -p User=USER COMMAND). Otherwise restore it from its backup, a new key fits no stored token. "
            "Without a backup move away together: " +
            bound_to_key(state) + "; then import the lists and enrol the staff again"};
}

/// Checkpoints of the past were signed by the key whose public half lies there.
Result<void> keep_public_key(const fs::path& state, const crypto::KeyFile& key) {
    const domain::PublicKey ours = crypto::DeviceSigner(key).public_key();
    const fs::path file = public_key_file(state);
    const auto kept = read_public_key(state);
    if (!kept && kept.error().code == ErrorCode::not_found) {
        return replace_durably(file, bytes_of(proof::format_public_key(ours) + "\n"), Readers::everybody);
    }
    if (!kept) return kept.error();
    if (*kept == ours) return {};
    return Error{
        ErrorCode::damaged_data,
        file.string() + ": found " + proof::format_public_key(*kept) +
            ", expected that of the device's key, " + proof::format_public_key(ours) +
            "; restore the key that belongs here, or remove the file when it was changed by mistake. "
            "When that key is lost move away together: " +
            bound_to_key(state) + "; then import the lists and enrol the staff again"};
}

}  // namespace

Result<crypto::KeyFile> open_state_key(const fs::path& state) {
    if (auto made = storage::make_state_directory(state); !made) return made.error();
    const fs::path file = key_file(state);
    // These are looked for first: whoever makes all at this moment makes the key before them.
    for (const fs::path& witness : {storage::database_file(state), public_key_file(state)}) {
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(witness, ignored)) && !fs::exists(file, ignored) &&
            !crypto::KeyFile::has_credential(credentials_directory())) {
            return lost_key(state, witness);
        }
    }
    auto key = crypto::KeyFile::load_or_create(file, credentials_directory());
    if (!key) return key.error();
    if (auto kept = keep_public_key(state, *key); !kept) return kept.error();
    return key;
}

Result<crypto::KeyFile> find_state_key(const fs::path& state) {
    return crypto::KeyFile::load(key_file(state), credentials_directory());
}

fs::path public_key_file(const fs::path& state) {
    return state / "device.pub";
}

Result<domain::PublicKey> read_public_key(const fs::path& state) {
    const fs::path file = public_key_file(state);
    std::ifstream in(file);
    if (!in) {
        Error problem = system_error(file, "open");
        // What is there and cannot be opened, such as a link to itself, must not be taken for missing.
        std::error_code ignored;
        if (fs::symlink_status(file, ignored).type() == fs::file_type::not_found)
            problem.code = ErrorCode::not_found;
        return problem;
    }
    std::string line;
    std::getline(in, line);
    const auto key = proof::parse_public_key(line);
    if (key && in.peek() == std::ifstream::traits_type::eof()) return *key;
    return Error{ErrorCode::damaged_data,
                 file.string() +
                     ": found something else than one line of ed25519: and 64 hex digits; remove "
                     "it, the next start writes it anew"};
}

fs::path enrolment_picture(const fs::path& state, const std::string& officer) {
    return state / ("enrolment-" + officer + ".png");
}

}  // namespace kiosk

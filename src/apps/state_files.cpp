#include "state_files.hpp"

#include <system_error>

#include "installation.hpp"
#include "kiosk/storage/store.hpp"

namespace kiosk {

namespace fs = std::filesystem;

Result<crypto::KeyFile> open_state_key(const fs::path& state) {
    if (auto made = storage::make_state_directory(state); !made) return made.error();
    const fs::path key = key_file(state);
    const fs::path database = storage::database_file(state);
    // The database is looked for first: whoever makes both at this moment makes the key before it.
    std::error_code ignored;
    if (fs::exists(database, ignored) && !fs::exists(key, ignored)) {
        return Error{
            ErrorCode::damaged_data,
            key.string() + ": is missing although " + database.string() +
                " exists; restore it from its backup, a new key fits no stored token. Without a "
                "backup: move the database away, then import the lists and enrol the officers again"};
    }
    return crypto::KeyFile::load_or_create(key);
}

fs::path enrolment_picture(const fs::path& state, const std::string& officer) {
    return state / ("enrolment-" + officer + ".png");
}

}  // namespace kiosk

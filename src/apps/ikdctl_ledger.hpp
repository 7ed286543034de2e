#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::ikdctl {

// What `ikdctl ledger` does; each answers the exit code. What went wrong is on standard error.

/// A damaged ledger is what these commands look for; everything else kept them from looking.
int exit_for_ledger(const Error& error);

int show_ledger(const std::filesystem::path& state, bool json, std::optional<std::int64_t> last);

struct VerifyOrder {
    std::filesystem::path state;
    std::filesystem::path export_file;               ///< empty: the ledger in `state`
    std::string public_key;                          ///< "ed25519:..." or a file that holds it; may be empty
    std::vector<std::filesystem::path> checkpoints;  ///< files with checkpoints held elsewhere
    bool json = false;
};
int verify_ledger(const VerifyOrder& order);

struct ExportOrder {
    std::filesystem::path state;
    std::filesystem::path out;
    std::int64_t since = 1;  ///< first row
    bool force = false;      ///< also over a file that is there
};
int export_ledger(const ExportOrder& order);

/// To standard output when `out` is empty.
int list_checkpoints(const std::filesystem::path& state, const std::filesystem::path& out, bool force);

}  // namespace kiosk::ikdctl

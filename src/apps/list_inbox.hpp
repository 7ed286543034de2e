#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "list_intake.hpp"

namespace kiosk {

/// A folder that bundles (*.ikdlist) are put into. Those in force are removed, refused ones renamed to
/// NAME.refused-<why>, of which the newest few stay. What is still being copied waits: files younger than a
/// few seconds, and names that end in .part. Those that cannot be judged with a doubted clock stay and are
/// tried again once it is trusted. On the worker's thread.
class ListFolder final : public domain::ListInbox {
  public:
    ListFolder(std::filesystem::path folder, ListIntake intake)
        : folder_(std::move(folder)), intake_(std::move(intake)) {}

    Result<std::vector<domain::BundleTried>> take(const Now& now, bool clock_doubted) override;

  private:
    using TriedFile = std::pair<std::filesystem::path, std::filesystem::file_time_type>;

    std::vector<std::filesystem::path> waiting(const Now& now) const;
    void move_aside(const std::filesystem::path& file, const domain::BundleTried& tried);
    void leave(const std::filesystem::path& file, const std::string& why);
    void empty_log();

    std::filesystem::path folder_;
    ListIntake intake_;
    std::set<TriedFile> stuck_;  ///< tried, but something failed: not again in this run, unless they change
    bool until_clock_trusted_ = false;  ///< the next version can only be judged then
};

}  // namespace kiosk

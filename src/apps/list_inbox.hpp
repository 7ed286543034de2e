#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "list_intake.hpp"

namespace kiosk {

/// A folder that bundles (*.ikdlist) are put into. Those in force are removed, refused ones renamed to
/// NAME.refused-<why>, of which the newest few stay. What is still being copied waits: files younger than a
/// few seconds, and names that end in .part. On the worker's thread.
class ListFolder final : public domain::ListInbox {
  public:
    ListFolder(std::filesystem::path folder, ListIntake intake)
        : folder_(std::move(folder)), intake_(std::move(intake)) {}

    Result<std::vector<domain::BundleTried>> take(const Now& now, bool clock_doubted) override;

  private:
    void move_aside(const std::filesystem::path& file, const domain::BundleTried& tried);

    std::filesystem::path folder_;
    ListIntake intake_;
    std::set<std::string> stuck_;  ///< tried, but they cannot be moved: not again in this run
};

}  // namespace kiosk

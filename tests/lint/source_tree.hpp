#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::lint {

struct SourceFile {
    std::string path;  ///< relative to the source tree, with '/'
    std::string text;
};

/// Every file below `root` but what is built or belongs to git, sorted by path.
std::vector<SourceFile> read_tree(const std::filesystem::path& root);
/// .cpp and .hpp
bool is_cpp(const SourceFile& file);

}  // namespace kiosk::lint

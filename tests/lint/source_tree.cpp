#include "lint/source_tree.hpp"

#include <algorithm>
#include <array>

#include "support/support.hpp"

namespace kiosk::lint {
namespace {

namespace fs = std::filesystem;

bool is_left_out(const fs::path& folder) {
    static const std::array<std::string, 3> names{".git", ".cache", "build"};
    return std::find(names.begin(), names.end(), folder.filename().string()) != names.end();
}

}  // namespace

std::vector<SourceFile> read_tree(const fs::path& root) {
    std::vector<SourceFile> files;
    for (fs::recursive_directory_iterator it(root), end; it != end; ++it) {
        if (it->is_directory() && is_left_out(it->path())) {
            it.disable_recursion_pending();
        } else if (it->is_regular_file()) {
            files.push_back(
                {it->path().lexically_relative(root).generic_string(), test::read_file(it->path())});
        }
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

bool is_cpp(const SourceFile& file) {
    return file.path.ends_with(".cpp") || file.path.ends_with(".hpp");
}

}  // namespace kiosk::lint

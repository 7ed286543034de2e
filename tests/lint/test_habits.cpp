#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cctype>
#include <sstream>

#include "lint/source_tree.hpp"

using kiosk::lint::SourceFile;

namespace {

constexpr int longest_source = 400;

/// The words of a file name: "status_lists.hpp" -> status, lists.
std::vector<std::string> words_of_name(const std::string& path) {
    const std::string stem = std::filesystem::path(path).stem().string();
    std::vector<std::string> words(1);
    for (const char c : stem) {
        if (c == '_' || c == '-' || c == '.') {
            words.emplace_back();
        } else {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return words;
}

bool has_empty_name(const SourceFile& file) {
    static const std::array<std::string, 8> empty{"util",   "utils",   "helper",  "helpers",
                                                  "common", "commons", "manager", "managers"};
    const auto words = words_of_name(file.path);
    return std::find_first_of(words.begin(), words.end(), empty.begin(), empty.end()) != words.end();
}

bool is_too_long(const SourceFile& file) {
    return kiosk::lint::is_cpp(file) && std::count(file.text.begin(), file.text.end(), '\n') > longest_source;
}

/// Names a folder of somebody's own machine. Only where a path can begin: "$root/" and "network/" are none.
bool names_a_machine(const SourceFile& file) {
    static const std::array<std::string, 3> folders{std::string("/") + "work/", std::string("/") + "root/",
                                                    std::string("/") + "home/"};
    for (const auto& folder : folders) {
        for (auto at = file.text.find(folder); at != std::string::npos; at = file.text.find(folder, at + 1)) {
            const char before = at == 0 ? ' ' : file.text[at - 1];
            if (std::string_view(" \t\n\"'`=:(<>[,").find(before) != std::string_view::npos) return true;
        }
    }
    return false;
}

template <class Predicate>
std::vector<std::string> paths_where(const std::vector<SourceFile>& files, Predicate predicate) {
    std::vector<std::string> paths;
    for (const auto& file : files) {
        if (predicate(file)) paths.push_back(file.path);
    }
    return paths;
}

const std::vector<SourceFile>& tree() {
    static const std::vector<SourceFile> files = kiosk::lint::read_tree(KIOSK_SOURCE_DIR);
    return files;
}

const std::vector<std::string> none;

}  // namespace

TEST_CASE("the lint sees the tree") {
    CHECK(paths_where(tree(), kiosk::lint::is_cpp).size() > 50);
    CHECK(paths_where(tree(), [](const SourceFile& f) { return f.path.starts_with("build/"); }) == none);
}

TEST_CASE("no file has a name that says nothing") {
    CHECK(paths_where(tree(), has_empty_name) == none);
    CHECK(has_empty_name({"src/ui/string_utils.cpp", ""}));
    CHECK(has_empty_name({"tests/WindowManager-helper.hpp", ""}));
    CHECK_FALSE(has_empty_name({"src/ui/commonwealth.cpp", ""}));
}

TEST_CASE("no source is longer than 400 lines") {
    CHECK(paths_where(tree(), is_too_long) == none);
    CHECK_FALSE(is_too_long({"a.cpp", std::string(400, '\n')}));
    CHECK(is_too_long({"a.cpp", std::string(401, '\n')}));
}

TEST_CASE("no file names a folder of somebody's machine") {
    CHECK(paths_where(tree(), names_a_machine) == none);
    const std::string home = std::string("/") + "home/";
    CHECK(names_a_machine({"a", home + "siti"}));
    CHECK(names_a_machine({"a", "state=" + home + "siti"}));
    CHECK_FALSE(names_a_machine({"a", "assets" + home}));
}

TEST_CASE("the top level is what the house says") {
    static const std::array<std::string, 10> allowed{
        "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "include", "src",
        "assets",         "kiosk-config",      "tests",     "build"};
    std::vector<std::string> others;
    for (const auto& entry : std::filesystem::directory_iterator(KIOSK_SOURCE_DIR)) {
        const std::string name = entry.path().filename().string();
        const bool known = std::find(allowed.begin(), allowed.end(), name) != allowed.end();
        if (!known && !name.starts_with('.')) others.push_back(name);
    }
    CHECK(others == none);
}

#include "list_inbox.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <system_error>
#include <utility>

#include "kiosk/proof/bundle_file.hpp"

namespace kiosk {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto copying_time = 5s;
constexpr std::size_t most_at_once = 4;  ///< residents wait for the same thread
constexpr int most_entries = 1'000;      ///< of the folder that are looked at
constexpr std::size_t most_refused = 8;  ///< that are kept
constexpr std::string_view refused_mark = ".refused-";

/// A file of a wrong clock, from far in the future, is none that is being copied.
bool still_copied(const fs::path& file, const Now& now) {
    std::error_code problem;
    const auto written = fs::last_write_time(file, problem);
    if (problem) return true;
    const auto age = now.wall - std::chrono::file_clock::to_sys(written);
    return age < copying_time && age > -copying_time;
}

fs::file_time_type time_of(const fs::path& file) {
    std::error_code ignored;
    return fs::last_write_time(file, ignored);
}

template <class Wanted>
std::vector<fs::path> files_in(const fs::path& folder, Wanted wanted) {
    std::vector<fs::path> files;
    std::error_code problem;
    int seen = 0;
    for (auto entry = fs::directory_iterator(folder, problem);
         !problem && entry != fs::directory_iterator() && seen < most_entries;
         entry.increment(problem), ++seen) {
        std::error_code ignored;
        const bool file = entry->symlink_status(ignored).type() == fs::file_type::regular;
        if (file && wanted(entry->path())) files.push_back(entry->path());
    }
    return files;
}

/// By version, so that deltas follow each other; what tells none comes first and is refused.
void sort_by_version(std::vector<fs::path>& files) {
    std::vector<std::pair<std::int64_t, fs::path>> versions;
    for (auto& file : files) {
        const auto header = proof::peek_bundle(file);
        versions.emplace_back(header ? header->version : 0, std::move(file));
    }
    std::ranges::sort(versions);
    std::ranges::transform(versions, files.begin(), [](auto& pair) { return std::move(pair.second); });
}

void forget_old_refused(const fs::path& folder) {
    auto refused = files_in(folder, [](const fs::path& file) {
        return file.filename().string().find(refused_mark) != std::string::npos;
    });
    if (refused.size() <= most_refused) return;
    std::vector<std::pair<fs::file_time_type, fs::path>> by_time;
    std::error_code ignored;
    for (auto& file : refused) by_time.emplace_back(fs::last_write_time(file, ignored), std::move(file));
    std::ranges::sort(by_time, std::greater{});
    for (auto old = by_time.begin() + most_refused; old != by_time.end(); ++old)
        fs::remove(old->second, ignored);
}

}  // namespace

std::vector<fs::path> ListFolder::waiting(const Now& now) const {
    auto files = files_in(folder_, [&](const fs::path& file) {
        return file.extension() == ".ikdlist" && !still_copied(file, now) &&
               !stuck_.contains({file, time_of(file)});
    });
    sort_by_version(files);
    if (files.size() > most_at_once) files.resize(most_at_once);
    return files;
}

Result<std::vector<domain::BundleTried>> ListFolder::take(const Now& now, bool clock_doubted) {
    std::vector<domain::BundleTried> all;
    if (clock_doubted && until_clock_trusted_) return all;
    until_clock_trusted_ = false;
    for (const fs::path& file : waiting(now)) {
        auto tried = take_bundle(intake_, file, now, clock_doubted);
        if (!tried) {
            leave(file, tried.error().text);
            continue;
        }
        std::cerr << "ikd-kiosk: lists: " << readable(*tried) << std::endl;
        all.push_back(std::move(*tried));
        until_clock_trusted_ = all.back().refusal == domain::BundleRefusal::clock_doubted;
        if (until_clock_trusted_) break;  // the versions after it may change this one
        move_aside(file, all.back());
    }
    if (std::ranges::any_of(all, [](const auto& tried) { return !tried.refusal; })) empty_log();
    if (!all.empty()) forget_old_refused(folder_);
    return all;
}

void ListFolder::move_aside(const fs::path& file, const domain::BundleTried& tried) {
    std::error_code problem;
    if (tried.refusal) {
        fs::rename(file, file.string() + std::string(refused_mark) + std::string(to_word(*tried.refusal)),
                   problem);
    } else {
        fs::remove(file, problem);
    }
    if (problem) leave(file, "cannot be moved away: " + problem.message());
}

/// A later try would most likely fail as well, each minute, and residents wait for the same thread.
void ListFolder::leave(const fs::path& file, const std::string& why) {
    stuck_.insert({file, time_of(file)});
    std::cerr << "ikd-kiosk: lists: " << file.string() << ": " << why << "; left there until the next start"
              << std::endl;
}

void ListFolder::empty_log() {
    const auto emptied = intake_.store.empty_log();  // busy: whoever closes the store last does it
    if (!emptied) std::cerr << "ikd-kiosk: lists: " << emptied.error().text << std::endl;
}

}  // namespace kiosk

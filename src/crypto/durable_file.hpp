#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "kiosk/core/result.hpp"

namespace kiosk::crypto {

/// A file descriptor that is closed with the object; negative when opening failed.
class OpenFile {
  public:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile();
    bool is_open() const { return descriptor_ >= 0; }
    int get() const { return descriptor_; }

  private:
    int descriptor_;
};

/// "PATH: cannot DOING: ..." with the text of errno.
Error system_error(const std::filesystem::path& path, const std::string& doing);

/// Writes a temporary file of mode 0600 beside `path` and gives it its name only when it is whole on the
/// disk. A file that another process made meanwhile stays: nothing is replaced.
Result<void> create_durably(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);
/// The same, but takes the place of what is there: readers see the old file or the new one, each whole.
Result<void> replace_durably(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);
/// Whether `name` is a temporary file of these two, left by a crash.
bool is_torn_creation(const std::string& name);

/// Overwrites with zeros, syncs, removes, syncs the directory.
Result<void> destroy_durably(const std::filesystem::path& path);

Result<void> sync_directory(const std::filesystem::path& directory);

}  // namespace kiosk::crypto

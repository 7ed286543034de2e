#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"

namespace kiosk {

// Files that are whole or not there, whatever the power does: the one place that writes them.

/// Who may read a new file. A file system without modes, as on a USB stick, decides itself.
enum class Readers {
    owner,      ///< 0600, from its first byte on: secrets
    everybody,  ///< 0644
};

/// Writes aside, syncs, and gives the file its name only when it is whole on the disk; then syncs the
/// directory (when only that fails the file is there, and the error says so). Nothing else is left behind by
/// a failure, only by a crash: see `is_torn_creation`. `in_use` when something has that name already, which
/// stays as it is, also when another process was first by a moment.
Result<void> create_durably(const std::filesystem::path& path, std::span<const std::uint8_t> bytes,
                            Readers readers = Readers::owner);

/// The same, but takes the place of a file that is there: who reads meets the old one or the new one, each
/// whole, and a failure leaves the old one. `bad_input` for what is no regular file, such as /dev/null.
Result<void> replace_durably(const std::filesystem::path& path, std::span<const std::uint8_t> bytes,
                             Readers readers = Readers::owner);

/// For libraries that write a file themselves: `write` fills the file of that name, which is there already.
using WriteFile = std::function<Result<void>(const std::filesystem::path& aside)>;
Result<void> replace_durably(const std::filesystem::path& path, const WriteFile& write,
                             Readers readers = Readers::owner);

/// Whether `name` is what a crash left of these.
bool is_torn_creation(std::string_view name);

/// Overwrites with zeros, syncs, removes, syncs the directory.
Result<void> destroy_durably(const std::filesystem::path& path);

/// Makes new and renamed entries of the directory durable.
Result<void> sync_directory(const std::filesystem::path& directory);

/// Text as the bytes to write.
inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

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

/// "PATH: cannot DOING: ..." with the text of errno: call it before anything else may change that.
Error system_error(const std::filesystem::path& path, std::string_view doing);

}  // namespace kiosk

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/result.hpp"

struct zip;

namespace kiosk::tables {

/// A ZIP file of which single entries are read as a stream, with limits against those that are made to fill
/// memory: few entries, and no entry that grows beyond its limit or beyond what office files ever do.
class ZipArchive {
  public:
    static Result<ZipArchive> open(const std::filesystem::path& file);

    bool has(const std::string& name) const;
    /// As the archive says it; 0 when it is not there.
    std::uint64_t size_of(const std::string& name) const;

    /// Answers false when no more is wanted.
    using TakePiece = std::function<Result<bool>(std::string_view)>;
    Result<void> read(const std::string& name, std::uint64_t most_bytes, const TakePiece& take) const;

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    explicit ZipArchive(zip* archive) : archive_(archive) {}
    std::unique_ptr<zip, Close> archive_;
};

}  // namespace kiosk::tables

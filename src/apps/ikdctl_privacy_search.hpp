#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.hpp"

namespace kiosk::ikdctl {

/// A NIK of the file, to look for.
struct SoughtNik {
    std::string digits;
    int line = 0;  ///< of the file; what is shown instead of the NIK
};

struct PrivacyFinding {
    std::uint64_t offset = 0;
    std::string form;
    int line = 0;
    bool operator==(const PrivacyFinding&) const = default;
};

/// Looks for all forms of all NIKs at once. Every form is entered in a table by its last 8 bytes (the serial
/// tells people apart, the beginning is the area that many share); the search asks at each byte whether the 8
/// bytes that end there are in the table. Wipes what it holds.
class NikSearch {
  public:
    explicit NikSearch(const std::vector<SoughtNik>& niks);
    ~NikSearch();
    NikSearch(const NikSearch&) = delete;
    NikSearch& operator=(const NikSearch&) = delete;

    std::size_t forms() const { return form_names_.size(); }
    std::vector<PrivacyFinding> in_bytes(std::string_view bytes) const;
    struct FileResult {
        std::uint64_t bytes = 0;
        std::vector<PrivacyFinding> findings;
        bool cut_short = false;  ///< so many that the rest of the file was not searched
    };
    /// In blocks, so that memory stays the same for a core image of any size. `io` when it cannot be read.
    Result<FileResult> in_file(const std::filesystem::path& file) const;

  private:
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t start = 0;  ///< in `bytes_`
        std::uint16_t length = 0;
        std::uint16_t form = 0;
        int line = 0;
    };
    void enter(const SoughtNik& nik);
    void build_table();
    /// Occurrences that end after `from`; `base` is the offset of the first byte of `bytes`.
    void search(std::string_view bytes, std::size_t from, std::uint64_t base,
                std::vector<PrivacyFinding>& findings) const;
    void compare(std::string_view up_to_here, std::uint64_t key, std::size_t bucket, std::uint64_t base,
                 std::vector<PrivacyFinding>& findings) const;

    std::string bytes_;  ///< of all forms, one behind the other
    std::vector<std::string> form_names_;
    std::vector<Entry> entries_;              ///< by bucket
    std::vector<std::uint32_t> bucket_ends_;  ///< bucket b holds entries from ends[b] to ends[b + 1]
    std::vector<std::uint64_t> occupied_;     ///< one bit a bucket: fits the cache
    int shift_ = 0;                           ///< of a hash, to a bucket
    std::size_t longest_ = 0;
};

}  // namespace kiosk::ikdctl

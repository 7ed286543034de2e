#pragma once

#include <filesystem>
#include <string_view>

namespace kiosk::fuzz {

/// What a target does with one input: each <target>.cpp defines it. Ends the program with `expect` when the
/// target's invariant does not hold.
void one_input(std::string_view bytes);

void expect(bool holds, const char* invariant);

/// Sixteen digits in a row that stand in both: a text for the log quotes what may be a NIK.
bool quotes_a_nik(std::string_view text, std::string_view input);

/// For readers that want a file: its contents in memory.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view contents);
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();
    std::filesystem::path path() const;

  private:
    int file_ = -1;
};

}  // namespace kiosk::fuzz

#pragma once

#include <cstdint>
#include <semaphore>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

namespace kiosk::test {

/// Digits to be looked for, kept so that the search itself holds none of them: each XORed with 0x5A.
class HiddenDigits {
  public:
    /// Digits as numbers 0..9, so that no text of them is ever made here.
    explicit HiddenDigits(const std::vector<int>& digits);

    std::size_t size() const { return hidden_.size(); }
    char digit(std::size_t position) const { return static_cast<char>(hidden_[position] ^ mask); }
    /// `text` has as many characters as there are digits.
    bool is(const char* text, bool reversed) const;

  private:
    static constexpr std::uint8_t mask = 0x5A;
    std::vector<std::uint8_t> hidden_;
};

/// Looks for needles in the writable memory of this process. Make it before they pass through: whatever it
/// needs it takes at once, and it searches on a stack of its own, because heap and stack that were just given
/// back are where needles stay, and any work done there would wipe them by chance. Mappings over 1 GiB
/// (shadow memory of sanitizers) are passed over.
class MemoryScan {
  public:
    explicit MemoryScan(std::vector<HiddenDigits> needles);
    MemoryScan(const MemoryScan&) = delete;
    MemoryScan& operator=(const MemoryScan&) = delete;
    ~MemoryScan();

    /// How often any of the needles stands there, forwards or backwards.
    int count();

  private:
    void search();
    int count_in(std::string_view text) const;

    std::vector<HiddenDigits> needles_;
    std::set<int> prefixes_;  ///< the first digits of each as a number
    int found_ = 0;
    bool ended_ = false;
    std::binary_semaphore asked_{0};
    std::binary_semaphore answered_{0};
    std::thread searcher_;
};

}  // namespace kiosk::test

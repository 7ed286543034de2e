#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace kiosk {

/// Text that must not outlive its use, such as a typed NIK: fixed room inside the object (no heap copies),
/// not copyable, wiped when erased, moved from or destroyed.
template <std::size_t Capacity>
class SecretText {
  public:
    SecretText() = default;
    explicit SecretText(std::string_view text) {
        for (char c : text) push(c);
    }
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;
    SecretText(SecretText&& other) noexcept { take(other); }
    SecretText& operator=(SecretText&& other) noexcept {
        if (this != &other) take(other);
        return *this;
    }
    ~SecretText() { wipe(); }

    static constexpr std::size_t capacity() { return Capacity; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    bool full() const { return size_ == Capacity; }
    /// Valid until the next change of this object; never store it.
    std::string_view view() const { return {characters_.data(), size_}; }

    void push(char c) {
        assert(!full());
        characters_[size_++] = c;
    }
    void pop() {
        assert(!empty());
        characters_[--size_] = '\0';
    }
    void wipe() {
        explicit_bzero(characters_.data(), Capacity);
        size_ = 0;
    }

  private:
    void take(SecretText& other) {
        characters_ = other.characters_;
        size_ = other.size_;
        other.wipe();
    }

    std::array<char, Capacity> characters_{};
    std::size_t size_ = 0;
};

}  // namespace kiosk

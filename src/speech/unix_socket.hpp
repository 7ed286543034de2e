#pragma once

#include <filesystem>
#include <utility>

namespace kiosk::speech {

/// Owns a file descriptor; -1: none.
class Descriptor {
  public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

  private:
    int number_;
};

/// A connection to whoever listens at a path. Waits for nobody: a listener whose queue is full has none.
Descriptor connect_to(const std::filesystem::path& socket);

}  // namespace kiosk::speech

#pragma once

#include <cstdint>

namespace kiosk::test {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers with every compiler and library.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(bits() >> 11) / static_cast<double>(1ULL << 53);
    }
    /// Mean 0, standard deviation 1: the sum of four even 16-bit numbers, at most 3.5.
    float normal() {
        const std::uint64_t b = bits();
        const auto sum =
            static_cast<float>((b & 0xFFFF) + (b >> 16 & 0xFFFF) + (b >> 32 & 0xFFFF) + (b >> 48));
        return (sum / 65536 - 2) * 1.7320508F;  // the variance of four is 4/12
    }

  private:
    std::uint64_t state_;
};

}  // namespace kiosk::test

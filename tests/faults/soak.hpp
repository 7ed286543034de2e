#pragma once

#include <cstdint>
#include <filesystem>

namespace kiosk::faults {

/// Residents day after day without anything being broken; prints how memory and disk grow. The exit code.
int run_soak(const std::filesystem::path& directory, std::uint64_t residents, std::uint64_t seed);

/// Residents come until so many people have typed their NIK; then the state directory, an export, the log and
/// an image of the program's memory are searched for them with `ikdctl privacy check`. The exit code.
int run_privacy(const std::filesystem::path& directory, std::uint64_t people, std::uint64_t seed);

}  // namespace kiosk::faults

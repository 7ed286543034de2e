#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace kiosk {

/// For containers of what must not stay behind on the heap: every block is wiped before it is given back,
/// also those that a growing container leaves.
template <class T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class U>
    WipingAllocator(const WipingAllocator<U>&) {}

    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* block, std::size_t count) {
        explicit_bzero(static_cast<void*>(block), count * sizeof(T));
        std::allocator<T>().deallocate(block, count);
    }
    bool operator==(const WipingAllocator&) const = default;
};

template <class T>
using WipingVector = std::vector<T, WipingAllocator<T>>;

/// Texts of up to 15 characters stand in the object itself and are not wiped: a NIK has 16.
using WipingString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

}  // namespace kiosk

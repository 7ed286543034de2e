#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace kiosk::tables {

// Memory for libraries in C that take functions for it: wiped when they give it back. Each block knows its
// size.

union BlockHead {
    std::size_t size;
    std::max_align_t alignment;
};

inline std::size_t size_of_block(const void* block) {
    return (static_cast<const BlockHead*>(block) - 1)->size;
}

/// Null when there is no memory.
inline void* new_block(std::size_t size) {
    auto* const head = static_cast<BlockHead*>(std::malloc(sizeof(BlockHead) + size));
    if (head == nullptr) return nullptr;
    head->size = size;
    return head + 1;
}

inline void free_block(void* block) {
    if (block == nullptr) return;
    explicit_bzero(block, size_of_block(block));
    std::free(static_cast<BlockHead*>(block) - 1);
}

}  // namespace kiosk::tables

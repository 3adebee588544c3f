#pragma once

#include <cstdint>
#include <string_view>

#include "workspace/snapshot.h"

namespace campaign {

/// A hash of all that decides what a build writes: this compiler (its linker's build id), the texts of all files, what was
/// found in them, the day, and `choice`: what is made of them. The same number means the same files, but for two that collide by chance (1 in 2^64).
/// 0 where the compiler has no build id. O(length of the files).
[[nodiscard]] std::uint64_t made_of(const Snapshot& snapshot, std::string_view choice);

}  // namespace campaign

#pragma once

#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

/// What an editor selects step by step around an offset, from the value that stands there over its property and declarations to
/// the whole file. Each lies in the next and is larger. O(declarations).
[[nodiscard]] std::vector<Span> selections_at(const Snapshot& snapshot, FileId file, std::uint32_t offset);

}  // namespace campaign

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace campaign {

/// Lines that an editor can fold away, behind the first.
struct FoldingRange {
  enum class Kind : std::uint8_t { block, comment, imports };
  std::uint32_t first = 0, last = 0;  ///< Lines from 1, both included; `last` is behind `first`.
  Kind kind = Kind::block;
};

/// Blocks, brackets and long texts of several lines, runs of comments, runs of `use`. Works on any text. Linear in it.
[[nodiscard]] std::vector<FoldingRange> folding_ranges(std::string_view text);

}  // namespace campaign

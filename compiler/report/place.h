#pragma once

#include <algorithm>
#include <cstdint>

#include "source/source_file.h"

namespace campaign {

/// One end of a span in all the ways that programs count. Lines and columns count from 1, bytes from 0.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;        ///< In code points.
  std::uint32_t utf16_column = 1;  ///< In UTF-16 code units, as the Language Server Protocol counts, but from 1.
  std::uint32_t byte = 0;          ///< From the file's start.
};

/// The place of a byte; one beyond the end gives the end. O(log lines).
[[nodiscard]] inline Place place_of(const SourceFile& file, std::uint32_t offset) {
  const auto byte = std::min(offset, static_cast<std::uint32_t>(file.text().size()));
  const LineColumn at = file.line_column(byte);
  return {at.line, at.column, at.utf16_column, byte};
}

}  // namespace campaign

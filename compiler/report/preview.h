#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace campaign {

/// A line as it would be after a fix.
struct FixedLine {
  FileId file{};
  std::uint32_t number = 1;  ///< In the mended file.
  std::string text;
  std::size_t begin = 0, end = 0;  ///< The bytes of `text` that are new; equal when there are none.
  bool inserted = true;            ///< Whether they were inserted; else they stand in another text's place.
};

/// The lines that a fix would make, in the order of file and place: those with new text, or, where it only takes text
/// away, those that remain of the lines it takes from. Empty when its edits overlap or reach over more than a screen.
/// O(edits × log edits + length of the lines touched).
[[nodiscard]] std::vector<FixedLine> fixed_lines(const Sources& sources, const Fix& fix);

}  // namespace campaign

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/columns.h"

namespace campaign {

/// As much of a line as fits the terminal, around the stretch that matters, and where its bytes are shown.
class Excerpt {
 public:
  /// Shows `line` (without its line break) in at most `columns` columns so that its bytes from `begin` to `end` are
  /// seen, at least where they start; what is cut off is marked by `…`. O(columns), however long the line is.
  Excerpt(std::string_view line, std::size_t begin, std::size_t end, std::size_t columns);

  /// What to print; tabs are blanks, nothing in it steers the terminal.
  [[nodiscard]] const std::string& shown() const { return shown_; }

  /// Whether all of the line is shown.
  [[nodiscard]] bool whole() const { return whole_; }

  /// A row of `glyph`s under the bytes from `begin` to `end`, at least one, after the blanks that lead to them.
  [[nodiscard]] std::string underline(std::size_t begin, std::size_t end, char glyph) const;

 private:
  [[nodiscard]] std::size_t column_of(std::size_t byte) const;

  std::vector<Cell> cells_;  // The ones shown; their offsets count from the line's start.
  std::string shown_;
  std::size_t left_ = 0;  // The column of the first one: 1 behind an ellipsis.
  bool whole_ = true;
};

}  // namespace campaign

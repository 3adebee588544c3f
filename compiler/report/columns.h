#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// What a terminal shows for one code point (or one ill-formed byte) of a line.
struct Cell {
  std::size_t begin = 0;  ///< Its first byte in the line.
  std::size_t end = 0;    ///< The byte behind it.
  std::string shown;      ///< What to print: itself; blanks for a tab; `<U+202E>` for what would be invisible.
  std::size_t width = 0;  ///< Columns that `shown` takes.
};

/// The columns that a printable code point takes in a terminal: 0 for combining marks and joiners, 2 for wide ones
/// (CJK, emoji), otherwise 1. A joined emoji counts as its parts, as most terminals draw it. O(log of a small table).
[[nodiscard]] std::size_t column_width(char32_t code_point);

/// Whether a code point draws nothing or steers the terminal or the direction of writing: a reader must see that it is
/// there, and a terminal must not obey it.
[[nodiscard]] bool must_be_spelled_out(char32_t code_point);

/// The cells of a line, tabs brought to multiples of `kTabColumns`. `line` has no line break. O(length).
inline constexpr std::size_t kTabColumns = 4;
[[nodiscard]] std::vector<Cell> cells_of(std::string_view line);

/// One line of text as it may be printed in a terminal: a tab is a blank, and what must be spelled out is, line breaks
/// among it. O(length).
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace campaign

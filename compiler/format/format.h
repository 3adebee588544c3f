#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace campaign {

/// What formatting a text gives.
struct Formatted {
  std::string text;      ///< In the one layout; the text as it was where `refused`.
  bool refused = false;  ///< The text has a syntax error, or would not have kept its meaning: it is left alone.
};

/// Gives a text the language's one layout: two blanks a block, one a token, two between properties that share a line, at most
/// one blank line, lists and clauses broken where a line has no room, comments where they belong, texts of several lines
/// indented with their key. Which members share a line stays as it was written. The meaning is the same: before and
/// after there are the same words and comments in the same order, and the same trees, line breaks and the indentation in long texts aside;
/// a text of which that does not hold is refused. Formatting it again changes nothing. Valid UTF-8. Linear in the text.
[[nodiscard]] Formatted format_text(std::string_view text);

/// A replacement of whole lines.
struct LineEdit {
  std::uint32_t first = 0, last = 0;  ///< Lines from 1 through `last`; `last` before `first` inserts in front of `first`.
  std::string text;
};
/// What formatting changes within lines `first` through `last` (from 1): the smallest replacement of whole lines that
/// does it, or none. A block that a line opens or closes is laid out as in the whole text.
[[nodiscard]] std::optional<LineEdit> format_lines(std::string_view text, std::uint32_t first, std::uint32_t last);

}  // namespace campaign

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// A line of a laid-out text, and where its columns begin if it holds a whole declaration.
struct LaidOutLine {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::string text;              ///< Without its line break; a value of several lines has some in it.
  std::string_view declares;     ///< The first word of the declaration; empty: none, or not all of it.
  std::size_t indent = 0;
  std::size_t title = kNone;     ///< The offset of its title.
  std::size_t block = kNone;     ///< The offset of its `{`.
};

/// Lines up titles and blocks of declarations of one kind that stand one below the other, each on a line of its own, with blanks in
/// front of them. Not where the gaps would be wide, or a line longer than `width`. Linear in the text.
void align_columns(std::vector<LaidOutLine>& lines, std::size_t width);

}  // namespace campaign

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace campaign {

/// A plan's text as other programs can bear it: well-formed UTF-8 (what is not becomes U+FFFD), every line break "\n",
/// and no other control character but the tab (each becomes a blank). Views `text` where that is so already, as it is
/// of most texts, else `room`, which it overwrites. O(length).
[[nodiscard]] std::string_view clean_text(std::string_view text, std::string& room);

/// The same in one line of at most `most` code points: runs of white space become a blank, none is left at the ends,
/// and where something was cut off the last code point is `…`.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most);

}  // namespace campaign

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace campaign {

/// A text in one line of GitHub's Markdown, also in the cell of a table, that is shown as it is: what would be markup
/// or HTML is escaped, and a blank without width behind `@` and `#` keeps them from naming an account or an issue. Not
/// for the start of a line, where more signs mean something. At most `most` code points of the text. O(length).
[[nodiscard]] std::string markdown_text(std::string_view text, std::size_t most);

/// The same between backticks, for names of files and findings.
[[nodiscard]] std::string markdown_code(std::string_view text, std::size_t most);

}  // namespace campaign

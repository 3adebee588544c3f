#include "emit/summary/markdown_text.h"

#include <algorithm>

#include "emit/clean_text.h"

namespace campaign {

namespace {

constexpr std::string_view kNoWidth = "\u200B";

/// Signs that can be markup anywhere in a line; a backslash takes the meaning of each (GFM, section 6.1).
constexpr std::string_view kMarkup = "\\`*_[]<>&|~$";

bool ends_with_www(std::string_view text) {
  if (text.size() < 3) return false;
  text.remove_prefix(text.size() - 3);
  return std::ranges::all_of(text, [](char c) { return c == 'w' || c == 'W'; });
}

}  // namespace

std::string markdown_text(std::string_view text, std::size_t most) {
  const std::string line = one_line(text, most);
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    // `https://…` and `www.…` become links by themselves.
    const bool of_link = (c == ':' && line.compare(at, 3, "://") == 0) || (c == '.' && ends_with_www(out));
    if (of_link || kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '@' || c == '#') out += kNoWidth;
  }
  return out;
}

std::string markdown_code(std::string_view text, std::size_t most) {
  std::string code = one_line(text, most);
  // Within backticks nothing can be escaped, and `|` still ends a table's cell.
  std::ranges::replace(code, '`', '\'');
  std::ranges::replace(code, '|', '/');
  return code.empty() ? code : '`' + code + '`';
}

}  // namespace campaign

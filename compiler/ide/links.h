#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// A place of a text that leads somewhere else.
struct Link {
  std::uint32_t begin = 0, end = 0;
  std::string target;    ///< What stands there: a relative path, or an address.
  bool is_path = false;  ///< A file that the text uses, relative to its own folder.
};

/// The files behind `use "…"`, and the `https:` and `http:` addresses in texts and comments. Works on any text. Linear in it.
[[nodiscard]] std::vector<Link> links_in(std::string_view text);

}  // namespace campaign

#pragma once

#include <string>
#include <vector>

namespace campaign {

/// A page of the reference.
struct ReferencePage {
  std::string path;   ///< Where it stands in the repository: `grammar/constructs.md`.
  std::string title;
  std::string about;  ///< One sentence for the list of pages.
  std::string text;   ///< Markdown.
};

/// The whole reference: the language, the rules, the standard library. Same compiler, same bytes. O(the library).
[[nodiscard]] std::vector<ReferencePage> reference_pages();

}  // namespace campaign

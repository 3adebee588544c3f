#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace campaign {

/// A file of `compiler/editors/` that is written by hand but for the language's words. A list of them stands between
/// `opens`, in which `{}` is the list's name, and the first `closes` behind it.
struct EditorFile {
  std::string_view path;  ///< Below the project's root.
  std::string_view opens;
  std::string_view closes;
  std::string_view quote;      ///< Around each word.
  std::string_view separator;  ///< Between two.
  std::string_view blank;      ///< Between the two words of `business goal`.
};

[[nodiscard]] std::span<const EditorFile> editor_files();

/// The file's text with every list as the tables have it now; nullopt where a list has no place in it. O(lists × text).
[[nodiscard]] std::optional<std::string> with_words(const EditorFile& file, std::string text);

}  // namespace campaign

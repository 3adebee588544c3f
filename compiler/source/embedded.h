#pragma once

#include <span>
#include <string_view>

namespace campaign {

/// A file of `stdlib/` that is inside the binary: its path below `stdlib/` and its bytes.
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

/// All embedded files, sorted by path.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// The bytes of one, or nullptr data when there is none of this path. O(files).
[[nodiscard]] inline std::string_view embedded_file(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) return file.bytes;
  }
  return {};
}

}  // namespace campaign

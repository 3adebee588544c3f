#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace campaign {

/// The list of what builds have written into a folder, kept in it: what stands in it with this content may be replaced
/// and removed by the next build, everything else is somebody's. One line a file, after the format and what the build was
/// made of:
///
///     campaign build 2
///     made of 07d4ab36c99ffe21
///     8f0c3e1a5b7d9264 5120 index.html
///
/// with the hash and the size of each. A path has two lines while a build is putting a new file in its place; then it is made
/// of 0.
struct Manifest {
  static constexpr std::string_view kName = ".campaign-build";

  std::uint64_t made_of = 0;  ///< A hash of all that decides what is written; 0: not known.
  /// By path below the folder: what builds wrote there.
  struct Content {
    std::uint64_t hash = 0;
    std::uint64_t size = 0;
    auto operator<=>(const Content&) const = default;
  };
  std::map<std::string, std::set<Content>> files;

  [[nodiscard]] bool lists(const std::string& path) const { return files.contains(path); }
  [[nodiscard]] bool wrote(const std::string& path, std::string_view bytes) const {
    const auto found = files.find(path);
    return found != files.end() && found->second.contains(content_of(bytes));
  }
  /// Whether a build wrote something of this size there.
  [[nodiscard]] bool wrote_of_size(const std::string& path, std::uint64_t size) const {
    const auto found = files.find(path);
    return found != files.end() && std::ranges::any_of(found->second, [size](const Content& content) { return content.size == size; });
  }
  [[nodiscard]] static Content content_of(std::string_view bytes);
  [[nodiscard]] std::string to_text() const;

  /// Nullopt for a text that `to_text` cannot have made; so a path never leads out of the folder.
  [[nodiscard]] static std::optional<Manifest> parse(std::string_view text);
};

/// XXH3, 64 bits (github.com/Cyan4973/xxHash). It tells a changed file from an unchanged one; it is no protection against
/// somebody who wants them to look alike.
[[nodiscard]] std::uint64_t content_hash(std::string_view bytes, std::uint64_t seed = 0);

/// Whether a path, with `/` between its parts, leads from a folder to a place below it without `.` and `..`.
[[nodiscard]] bool is_plain_relative(std::string_view path);

}  // namespace campaign

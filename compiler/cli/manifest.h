#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace campaign {

/// The list of what builds have written into a folder, kept in it: what stands in it with this content may be replaced
/// and removed by the next build, everything else is somebody's. One line a file, after a first line with the format:
///
///     campaign build 1
///     8f0c3e1a5b7d9264 index.html
///
/// A path has two lines while a build is putting a new file in its place.
struct Manifest {
  static constexpr std::string_view kName = ".campaign-build";

  std::map<std::string, std::set<std::uint64_t>> files;  ///< By path below the folder: the hashes of what builds wrote.

  [[nodiscard]] bool lists(const std::string& path) const { return files.contains(path); }
  [[nodiscard]] bool wrote(const std::string& path, std::uint64_t hash) const {
    const auto found = files.find(path);
    return found != files.end() && found->second.contains(hash);
  }
  [[nodiscard]] std::string to_text() const;

  /// Nullopt for a text that `to_text` cannot have made; so a path never leads out of the folder.
  [[nodiscard]] static std::optional<Manifest> parse(std::string_view text);
};

/// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv). It tells a changed file from an unchanged one; it is no
/// protection against somebody who wants them to look alike.
[[nodiscard]] std::uint64_t content_hash(std::string_view bytes);

/// Whether a path, with `/` between its parts, leads from a folder to a place below it without `.` and `..`.
[[nodiscard]] bool is_plain_relative(std::string_view path);

}  // namespace campaign

#pragma once

#include <map>
#include <string>

#include <tl/expected.hpp>

namespace campaign {

/// Names for the temporary files of one command. In each folder that it writes to stands a mark of its own, which it holds locked (flock(2))
/// as long as it lives, however it ends: so others can tell whether a temporary file is still somebody's. The marks go with this.
class TemporaryNames {
 public:
  TemporaryNames() = default;
  TemporaryNames(const TemporaryNames&) = delete;
  TemporaryNames& operator=(const TemporaryNames&) = delete;
  ~TemporaryNames();

  /// What the paths of this command's temporary files in a folder begin with (empty: the current folder). The error is an errno.
  [[nodiscard]] tl::expected<std::string, int> in(const std::string& folder);

 private:
  struct Mark {
    std::string path;
    int descriptor;
  };
  std::map<std::string, Mark> marks_;  // By folder.
};

/// Removes the temporary files in a folder that no living process owns: those of commands that were killed. What cannot be told stays.
/// O(files of the folder).
void remove_orphans(const std::string& folder);

}  // namespace campaign

#pragma once

#include <string>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

/// A change that an editor offers at a place.
struct Action {
  enum class Kind : std::uint8_t {
    fix,      ///< Of the finding that it names.
    fix_all,  ///< All findings of the file whose fix is sure and touches no other.
    extract,  ///< A refactoring that makes something of a part.
    rewrite,  ///< Any other refactoring.
  };
  Kind kind = Kind::fix;
  std::string title;
  std::vector<Edit> edits;
  const Diagnostic* diagnostic = nullptr;  ///< For `fix`; in the snapshot.
  bool preferred = false;                  ///< The sure fix of its finding.
};

/// The changes that fit what is selected, [begin, end) of a file: fixes of the findings there, the same fix for all of their name,
/// all sure fixes of the file; and refactorings of the declarations there. None edits another file but through a fix.
/// O(findings + declarations).
[[nodiscard]] std::vector<Action> actions_at(const Snapshot& snapshot, FileId file, std::uint32_t begin, std::uint32_t end);

}  // namespace campaign

#pragma once

#include <string>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

/// One declaration of a file with those inside it.
struct OutlineItem {
  EntityId entity = kNoEntity;
  std::vector<OutlineItem> children;
};
/// The declarations of a file, nested, in the order of the text. O(declarations).
[[nodiscard]] std::vector<OutlineItem> outline_of(const Snapshot& snapshot, FileId file);

/// A short text that the compiler works out, to be shown behind a place.
struct InlayHint {
  FileId file{};
  std::uint32_t offset = 0;
  std::string text;
};
/// Behind relative targets what they come to, behind budgets what is left, behind targets how much of the way the tactics cover.
[[nodiscard]] std::vector<InlayHint> inlay_hints(const Snapshot& snapshot, FileId file);

/// The five letters of each goal of a file, those that hold in capitals: `S M a R T`.
struct GoalLens {
  Span head;
  std::string letters;
};
[[nodiscard]] std::vector<GoalLens> goal_lenses(const Snapshot& snapshot, FileId file);

}  // namespace campaign

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

/// A line that an editor shows above a declaration.
struct Lens {
  Span head;
  std::string text;
};
/// Above each goal of a file its five letters, those that hold in capitals and behind them what is missing: `S M a R T · …`; above
/// what others refer to, how many places do. In the order of the text. O(declarations + values).
[[nodiscard]] std::vector<Lens> lenses_of(const Snapshot& snapshot, FileId file);

}  // namespace campaign

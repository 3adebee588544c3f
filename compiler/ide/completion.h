#pragma once

#include <string>
#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

struct CompletionItem {
  enum class Sort : std::uint8_t { kind, property, value, reference, module };
  std::string label;
  std::string detail;        ///< One line.
  std::string insert;        ///< What is written; with `$1` for the cursor where `snippet`.
  Sort sort = Sort::value;
  bool snippet = false;
  std::string use_module;    ///< A module that has to be used for it; empty where it is seen already.
};

/// What can be written at an offset of a file that may be half typed: kinds and properties that are still missing at the start of
/// a member, values of the property's type behind its colon, modules behind `use`. The name that is being typed is for
/// the editor to compare. O(declarations).
[[nodiscard]] std::vector<CompletionItem> completions_at(const Snapshot& snapshot, FileId file, std::uint32_t offset);

}  // namespace campaign

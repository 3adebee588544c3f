#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/compiled.h"

namespace campaign {

/// One way to spoil a correct plan, and the finding that has to tell.
struct Fault {
  std::string_view name;      ///< "drop the deadline"
  std::string_view finding;   ///< What has to be found.
  /// Findings that the same cause may rightly bring along: a strategy whose only tactic is gone has nothing to show.
  std::vector<std::string_view> along;
  KindSet kinds;              ///< What it can be done to.
  /// The change, or none where the declaration does not lend itself to it.
  std::function<std::vector<Edit>(const Snapshot&, EntityId)> change;
};

/// All faults of the catalogue that can be made mechanically.
[[nodiscard]] const std::vector<Fault>& all_faults();

/// A text with edits made.
[[nodiscard]] inline std::string edited(std::string_view text, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  std::string out;
  std::uint32_t at = 0;
  for (const Edit& edit : edits) {
    out += text.substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out += text.substr(at);
}

}  // namespace campaign

#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/analysis.h"
#include "check/moved_text.h"

namespace campaign {

/// The arithmetic of a plan that is worked out again and again while somebody types: what a goal looked at is noted, and as long as all of
/// that is the same, so is the goal's arithmetic. Budgets are added up anew each time.
class KeptAnalysis {
 public:
  /// How a plan differs from the one of the call before.
  struct Difference {
    EntityId reread = kNoEntity;       ///< The one declaration whose values may differ; kNoEntity: none.
    const MovedText* moved = nullptr;  ///< Where its places are now; null: where they were.
  };
  /// What `analyse` gives. `before`: what the last call gave; where the difference to its plan is known, what is kept is taken out of it:
  /// it then has the goals only that were worked out anew, as they were. Null for either: all is worked out.
  [[nodiscard]] Analysis analyse(const Plan& plan, Analysis* before, const Difference* difference);

 private:
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> reads_;  // By goal.
};

}  // namespace campaign

#pragma once

#include <optional>

#include "check/reread.h"

namespace campaign {

struct Analysis;
class Plan;
class RuleMemory;

/// An earlier check of the same files, if there was one: what is the same in both need not be checked again.
struct EarlierCheck {
  RuleMemory* memory = nullptr;  ///< What was remembered then, and is to be now; null: nothing is.
  const Plan* plan = nullptr;
  const Analysis* analysis = nullptr;
  /// How the plan differs from the earlier one, where that is known: in nothing but the values of one declaration. `plan` is not
  /// looked at then, and `analysis` has only the goals that were worked out anew, as they were.
  std::optional<Reread> reread;
};

}  // namespace campaign

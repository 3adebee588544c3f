#pragma once

#include <vector>

#include "model/plan.h"

namespace campaign {

/// The flights of a tactic: its own, or where it states none those of the tactic around it, in the order of the text.
/// What is broken is left out. O(depth).
[[nodiscard]] std::vector<DaySpan> flights_of(const Plan& plan, EntityId tactic);

}  // namespace campaign

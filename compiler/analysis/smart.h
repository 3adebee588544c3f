#pragma once

#include <optional>

#include "analysis/analysis.h"
#include "model/plan.h"

namespace campaign {

/// The five letters of a goal with the lines that speak for and against them. What is broken or withheld (`unknown`)
/// proves nothing. `attainment` is the goal's own. O(values of the goal and declarations below it).
[[nodiscard]] Smart smart_of(const Plan& plan, EntityId goal, const Attainment& attainment);

/// The size of the goal's audiences where the target is larger than that; else nullopt.
[[nodiscard]] std::optional<Amount> outgrown_audience(const Plan& plan, EntityId goal);

}  // namespace campaign

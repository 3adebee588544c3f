#pragma once

#include "analysis/analysis.h"
#include "analysis/contributions.h"
#include "model/plan.h"

namespace campaign {

/// How the values of parts become the value of the whole.
enum class Aggregation : std::uint8_t {
  sum,     ///< They add up: revenue, clicks. Also a stock (`last`): what tactics add to it adds up.
  unique,  ///< People counted once: between the largest part and the smaller of the sum and the audience.
  ratio,   ///< Worked out again from the summed parts of the formula, never added: rates, costs per something.
  level,   ///< Neither: only changes in points add up. Averages, survey waves, shares.
};
/// By the metric's `over_time`; without one by what its unit suggests: money and counts add up, shares do not.
[[nodiscard]] Aggregation aggregation_of(const Plan& plan, EntityId kpi, UnitId unit);

/// Whether a goal's tactics can reach its target. Goals without a metric, or whose metric has no unit, get only what
/// they state. Less is better: expectations are changes, so a positive one is taken as that much less, and the ends of
/// all estimates stay in numeric order (the best is `low`). O(values and formula steps below the goal).
[[nodiscard]] Attainment attainment_of(const Plan& plan, EntityId goal, Contributions& contributions);

}  // namespace campaign

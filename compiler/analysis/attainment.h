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

/// 1 where more of a goal's metric is wanted, -1 where less is: by the metric, or by where its target lies from the baseline; 0 where neither
/// can be told. O(1).
[[nodiscard]] int direction_of(const Plan& plan, EntityId goal, const Attainment& result);

/// Whether a goal's tactics can reach its target. Goals without a metric, or whose metric has no unit, get only what
/// they state. Less is better: expectations are changes, so a positive one is taken as that much less, and the ends of
/// all estimates stay in numeric order (the best is `low`). O(values and formula steps below the goal).
[[nodiscard]] Attainment attainment_of(const Plan& plan, EntityId goal, Contributions& contributions);

/// What a goal's tactics add in one market alone.
struct MarketReach {
  EntityId market = kNoEntity;    ///< None: what runs in several markets, or in none that is named.
  std::optional<Estimate> total;  ///< By the same rules as of the whole goal; people counted once are at most those who live there.
  bool is_level = false;          ///< As in `Attainment`.
  std::optional<Amount> people;   ///< How many live there.
  std::optional<Decimal> share;   ///< Of these, the middle of what is reached, where the metric counts people once.

  MarketReach() = default;
  explicit MarketReach(EntityId in) : market(in) {}
};
/// Market by market, in the order in which tactics name them, and the rest last; empty where no tactic that adds something runs in one
/// market alone. Of metrics that add up, the rows add up to the whole; people and rates do not. O(values and formula steps below the goal).
[[nodiscard]] std::vector<MarketReach> reach_by_market(const Plan& plan, EntityId goal, Contributions& contributions);

}  // namespace campaign

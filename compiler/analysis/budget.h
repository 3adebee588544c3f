#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "analysis/analysis.h"
#include "model/plan.h"

namespace campaign {

/// The first budget that is stated as an amount.
[[nodiscard]] const PropertyValue* stated_budget(const Plan& plan, EntityId entity);
/// The budget in all, in the currency of the first: where that has a `scope`, one of each scope is added up; others of the same scope,
/// or of none, say the same from other sources. nullopt where none is stated, or one in another currency has no rate.
[[nodiscard]] std::optional<Amount> stated_money(const Plan& plan, EntityId entity);

/// A `funding`, and what of it can be counted on: all of it, or of one that is `matching` a metric as much as the plan's goals plan
/// of that, the baseline and what tactics add. nullopt where that is not known.
struct Funding {
  const PropertyValue* stated = nullptr;
  std::optional<Amount> planned;
};
/// Those of a campaign or portfolio itself, in the order of the text. O(funding × goals).
[[nodiscard]] std::vector<Funding> funding_of(const Plan& plan, const Analysis& analysis, EntityId entity);

/// What a placement costs: its `cost`; or quantity × price, less the discount, with the fee on top, where the units of
/// the two give money. A price without a unit is a flat sum. nullopt where that is not stated or does not fit.
[[nodiscard]] std::optional<Amount> placement_cost(const Plan& plan, EntityId placement);

/// quantity × price of a placement, less the discount, with the fee on top, whatever its `cost` says; and what that is before discount
/// and fee. nullopt where it is not stated or does not fit.
[[nodiscard]] std::optional<Amount> priced_cost(const Plan& plan, EntityId placement);
[[nodiscard]] std::optional<Amount> price_in_all(const Plan& plan, EntityId placement);

/// The budgets of all portfolios, campaigns, goals, strategies and tactics that have one at or below them. What is cancelled needs
/// no money. The attainment of goals has to be known. O(declarations × depth without budgets).
[[nodiscard]] std::unordered_map<std::uint32_t, BudgetUse> budgets_of(const Plan& plan, const Analysis& analysis);

/// The money of a declaration: its budget, or else what its parts need together. nullopt where that is not known.
[[nodiscard]] std::optional<Amount> money_of(const Plan& plan, const Analysis& analysis, EntityId entity);

}  // namespace campaign

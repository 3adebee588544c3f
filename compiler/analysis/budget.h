#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "analysis/analysis.h"
#include "model/plan.h"

namespace campaign {

/// The first budget that is stated as an amount; several of them say the same from other sources.
[[nodiscard]] const PropertyValue* stated_budget(const Plan& plan, EntityId entity);

/// What a placement costs: its `cost`; or quantity × price, less the discount, with the fee on top, where the units of
/// the two give money. A price without a unit is a flat sum. nullopt where that is not stated or does not fit.
[[nodiscard]] std::optional<Amount> placement_cost(const Plan& plan, EntityId placement);

/// quantity × price of a placement, less the discount, with the fee on top, whatever its `cost` says; and what that is before discount
/// and fee. nullopt where it is not stated or does not fit.
[[nodiscard]] std::optional<Amount> priced_cost(const Plan& plan, EntityId placement);
[[nodiscard]] std::optional<Amount> price_in_all(const Plan& plan, EntityId placement);

/// The budgets of all portfolios, campaigns, goals, strategies and tactics that have one at or below them. What is cancelled needs
/// no money. O(declarations × depth without budgets).
[[nodiscard]] std::unordered_map<std::uint32_t, BudgetUse> budgets_of(const Plan& plan);

/// The money of a declaration: its budget, or else what its parts need together. nullopt where that is not known.
[[nodiscard]] std::optional<Amount> money_of(const Plan& plan, const Analysis& analysis, EntityId entity);

}  // namespace campaign

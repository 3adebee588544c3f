#pragma once

#include <optional>
#include <vector>

#include "model/plan.h"

namespace campaign {

// What was measured, held against what was wanted. Only what speaks of the same days is compared: a month's orders say nothing of
// a year's.

/// A value that was measured, and the days that it is of: a period, or the day up to which it counts.
struct Result {
  const PropertyValue* stated = nullptr;  ///< Of a sum over several periods the last one.
  Amount amount;
  std::optional<DaySpan> days;
  bool is_period = false;
};

/// What was measured of a metric in a declaration, in the order of time; what has no days comes first. O(values).
[[nodiscard]] std::vector<Result> results_of(const Plan& plan, EntityId entity, EntityId metric);

/// 1 where more than the target is better for a goal, -1 where less is, 0 where that cannot be told.
[[nodiscard]] int wanted_direction(const Plan& plan, EntityId goal);
/// The better end of what is wanted of a goal: of a range the end on the better side.
[[nodiscard]] std::optional<Amount> best_wanted(const Plan& plan, EntityId goal);
/// Whether values of a goal's metric grow with the days that they are of, as a sum and people counted once do.
[[nodiscard]] bool is_cumulative(const Plan& plan, EntityId metric);

/// The measured value that judges a goal: of its deadline or later, or the last one where the campaign is closed. nullopt where none does.
[[nodiscard]] std::optional<Result> result_of_goal(const Plan& plan, EntityId goal);
/// The measured value that a goal's checkpoint is held against.
[[nodiscard]] std::optional<Result> result_of_checkpoint(const Plan& plan, EntityId goal, const PropertyValue& checkpoint);
/// The measured value that judges a tactic's `kpi`: of its `by`, or of the end of the flight.
[[nodiscard]] std::optional<Result> result_of_kpi(const Plan& plan, EntityId tactic, const PropertyValue& kpi);
/// The first measured value with which a goal's target is reached before its deadline.
[[nodiscard]] std::optional<Result> early_result(const Plan& plan, EntityId goal);
/// What was spent on a tactic by what was measured of a metric of money: periods that do not overlap are added up.
[[nodiscard]] std::optional<Amount> spent_on(const Plan& plan, EntityId tactic, EntityId spend);

/// Whether an amount is on the wrong side of what is wanted, whatever it was rounded from. `direction`: 1 where more is better.
[[nodiscard]] bool is_worse(const Units& units, const Amount& amount, const Amount& than, int direction);
/// Whether a measured amount breaks a condition, whatever it was rounded from.
[[nodiscard]] bool breaks(const Units& units, const Amount& amount, const Condition& condition);
/// Whether it fulfils the condition as it is written.
[[nodiscard]] bool fulfils(const Units& units, const Amount& amount, const Condition& condition);

}  // namespace campaign

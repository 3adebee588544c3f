#pragma once

#include <optional>
#include <vector>

#include "model/plan.h"

namespace campaign {

// What was measured, held against what was wanted of goals and business goals. Only what speaks of the same days is compared: a
// month's orders say nothing of a year's. A business goal's days are those of the campaigns that serve it, or else of its portfolio,
// or begin when its baseline ends.

/// A value that was measured, and the days that it is of: a period, or the day up to which it counts.
struct Result {
  const PropertyValue* stated = nullptr;  ///< Of a sum over several periods the last one.
  Amount amount;
  std::optional<DaySpan> days;
  bool is_period = false;
};

/// What was measured of a metric in a declaration, in the order of time; what has no days comes first. O(values).
[[nodiscard]] std::vector<Result> results_of(const Plan& plan, EntityId entity, EntityId metric);

/// All that was measured of a metric, out of `results_of`: of a total the sum of its periods, where none overlaps another; of everything else,
/// and where a value says itself up to which day it counts, the last one.
[[nodiscard]] std::optional<Result> so_far(const Plan& plan, EntityId metric, const std::vector<Result>& results);

/// 1 where more than the target is better for a goal, -1 where less is, 0 where that cannot be told. `>=` and `<=` say so themselves.
[[nodiscard]] int wanted_direction(const Plan& plan, EntityId goal);
/// The better end of what is wanted of a goal: of a range the end on the better side.
[[nodiscard]] std::optional<Amount> best_wanted(const Plan& plan, EntityId goal);
/// Whether values of a goal's metric grow with the days that they are of, as a sum and people counted once do.
[[nodiscard]] bool is_cumulative(const Plan& plan, EntityId metric);

/// The campaign around a declaration; of a business goal those that serve it, themselves or by a goal in them. O(campaigns + goals).
[[nodiscard]] std::vector<EntityId> campaigns_of(const Plan& plan, EntityId entity);
/// The days in which something is pursued: of a goal its campaign's, of a business goal those of the campaigns that serve it, of a tactic,
/// an experiment or an arm those of its own flights, or of the nearest around it that has any. nullopt where none are known, and of
/// tests of somebody else. O(depth), of a
/// business goal O(campaigns + goals).
[[nodiscard]] std::optional<DaySpan> pursued(const Plan& plan, EntityId entity);
/// What was measured of days before something was pursued, all of them; of a total also where it begins before, unless it is of as many
/// days as the baseline. Money and whatever else goes into a tactic may have been used before.
[[nodiscard]] std::vector<const PropertyValue*> measured_too_early(const Plan& plan, EntityId entity);

/// The measured value that judges a goal: of its deadline or later, or the last one where the campaign is closed. nullopt where none does.
[[nodiscard]] std::optional<Result> result_of_goal(const Plan& plan, EntityId goal);

/// What became of a goal: the value that judges it, the value that was wanted, of a range its nearer end, and whether it was reached.
struct Outcome {
  Result result;
  Amount wanted;
  bool met = false;
};
/// nullopt where no value judges it, or it cannot be told which way is better.
[[nodiscard]] std::optional<Outcome> outcome_of(const Plan& plan, EntityId goal);

/// The measured value that a goal's checkpoint is held against.
[[nodiscard]] std::optional<Result> result_of_checkpoint(const Plan& plan, EntityId goal, const PropertyValue& checkpoint);
/// The measured value that judges a tactic's `kpi`: of its `by`, or of the end of the flight.
[[nodiscard]] std::optional<Result> result_of_kpi(const Plan& plan, EntityId tactic, const PropertyValue& kpi);
/// The last day that a tactic's `kpi` speaks of: of its `by` or `during`, or of the flights. nullopt where there is none.
[[nodiscard]] std::optional<Day> last_day_of_kpi(const Plan& plan, EntityId tactic, const PropertyValue& kpi);
/// The first measured value with which a goal's target is reached before its deadline.
[[nodiscard]] std::optional<Result> early_result(const Plan& plan, EntityId goal);

/// What was spent on a declaration and what is in it, by what was measured of a metric of money.
struct Spent {
  std::optional<Amount> all;     ///< nullopt: nothing was measured, or it is in currencies without a rate.
  std::optional<Amount> within;  ///< The same without what parts spent beyond budgets of their own.
  std::vector<const PropertyValue*> stated;
};
/// Of a tactic its own values, or else those of the tactics in it; periods that do not overlap are added up. In the currency of the
/// declaration. O(declarations and values below).
[[nodiscard]] Spent spent_on(const Plan& plan, EntityId entity, EntityId spend);

/// Whether an amount is on the wrong side of what is wanted, whatever it was rounded from. `direction`: 1 where more is better.
[[nodiscard]] bool is_worse(const Units& units, const Amount& amount, const Amount& than, int direction);
/// Whether a measured amount breaks a condition, whatever it was rounded from.
[[nodiscard]] bool breaks(const Units& units, const Amount& amount, const Condition& condition);
/// Whether it fulfils the condition as it is written.
[[nodiscard]] bool fulfils(const Units& units, const Amount& amount, const Condition& condition);

}  // namespace campaign

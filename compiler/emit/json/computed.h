#pragma once

#include <optional>

#include "analysis/contributions.h"
#include "base/json_writer.h"
#include "emit/json/values.h"
#include "emit/plan_view.h"

namespace campaign {

/// Writes what the compiler worked out of a declaration, the member `computed` with the members that its kind has:
///
/// - goal: `target` resolved, `attainment`, `smart`, `budget`; portfolio, campaign, strategy and tactic: `budget`;
/// - tactic and milestone, campaign, goal and strategy: `schedule`;
/// - tactic: `sends` where it is sent on days that are known, and `approvals` where it needs some;
/// - calendar: `free_days` within the periods of the plan's campaigns;
/// - kpi: `unit`, `formula`, `inputs`;
/// - experiment: what its figures say together, as in `Trial`.
///
/// Each is null where nothing is known. Other kinds have no `computed`.
class ComputedWriter {
 public:
  ComputedWriter(const PlanView& view, ValueWriter& values, const Places& places)
      : view_(view), values_(values), places_(places) {}

  void write(JsonWriter& json, EntityId entity);

 private:
  void goal(JsonWriter& json, EntityId goal);
  void attainment(JsonWriter& json, EntityId goal);
  void reach_by_market(JsonWriter& json, EntityId goal);
  void contribution(JsonWriter& json, const Contribution& contribution);
  void smart(JsonWriter& json, EntityId goal);
  void evidence(JsonWriter& json, const Evidence& evidence);
  void budget(JsonWriter& json, EntityId entity);
  void converted(JsonWriter& json, const BudgetUse& use);
  void by_market(JsonWriter& json, EntityId entity);
  void roll_ups(JsonWriter& json, EntityId entity);
  void schedule(JsonWriter& json, EntityId entity);
  void sends(JsonWriter& json, EntityId tactic);
  void approvals(JsonWriter& json, EntityId tactic);
  void experiment(JsonWriter& json, EntityId experiment);
  void calendar(JsonWriter& json, EntityId calendar);
  void kpi(JsonWriter& json, EntityId kpi);

  const PlanView& view_;
  ValueWriter& values_;
  const Places& places_;
  std::optional<Contributions> contributions_;  // Made when a goal is asked by market.
  std::optional<std::optional<DaySpan>> periods_;  // From the first day of all campaigns to their last; found when a calendar asks.
};

/// The names of the SMART letters in JSON, in the order of `SmartLetter`.
inline constexpr std::array<std::string_view, kSmartLetters> kSmartNames = {"specific", "measurable", "attainable",
                                                                            "relevant", "time_bound"};

/// Whether declarations of a kind have the member `computed`.
[[nodiscard]] constexpr bool has_computed(Kind kind) {
  return kind == Kind::portfolio || kind == Kind::campaign || kind == Kind::goal || kind == Kind::strategy ||
         kind == Kind::tactic || kind == Kind::milestone || kind == Kind::kpi || kind == Kind::experiment || kind == Kind::calendar;
}

/// Whether declarations of a kind have a place in the schedule.
[[nodiscard]] constexpr bool has_schedule(Kind kind) {
  return kind == Kind::campaign || kind == Kind::goal || kind == Kind::strategy || kind == Kind::tactic || kind == Kind::milestone;
}

/// Whether the budgets of a kind are also rolled up by channel and by month: they stand for a plan as a whole.
[[nodiscard]] constexpr bool has_roll_ups(Kind kind) { return kind == Kind::portfolio || kind == Kind::campaign; }

/// A formula as a plan writes it: `orders * average_order_value`, with no more brackets than needed.
[[nodiscard]] std::string formula_text(const Plan& plan, const Formula& formula);

}  // namespace campaign

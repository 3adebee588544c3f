#pragma once

#include <optional>
#include <vector>

#include "model/plan.h"

namespace campaign {

// What a goal says of itself, read in one way by the arithmetic, the SMART letters and the rules.

/// The day on which a goal is judged and where that is written.
struct Deadline {
  Day day{};
  Span span;
};
/// The goal's `by`, or the `by` behind its target. nullopt: none is written, or what is written is broken.
[[nodiscard]] std::optional<Deadline> deadline_of(const Plan& plan, EntityId goal);
/// Whether a deadline is written, broken or not.
[[nodiscard]] bool states_deadline(const Plan& plan, EntityId goal);

/// The metric that decides a goal, or kNoEntity where none is named or the name is broken.
[[nodiscard]] EntityId metric_of(const Plan& plan, EntityId goal);

/// An amount in another unit; points count as hundredths of a share. nullopt where the units do not fit together.
[[nodiscard]] std::optional<Amount> in_unit(const Units& units, const Amount& amount, UnitId unit);

/// The first baseline that is a plain value; several of them say the same from other sources.
[[nodiscard]] std::optional<Amount> baseline_of(const Plan& plan, EntityId goal);

/// 1 where more of the goal's metric is better, -1 where less is, 0 where the metric does not say.
[[nodiscard]] int better_direction(const Plan& plan, EntityId goal);

/// What keeps a target from being measured. Each is a finding of its own.
enum class TargetFault : std::uint8_t {
  none,
  relative_without_baseline,  ///< `+25%`, `+2 points` or `keep`, and no baseline is written.
  wrong_direction,            ///< Worse than the baseline, by the metric's `better`.
  equals_baseline,            ///< Nothing would change, and it does not say `keep`.
  share_of_nothing,           ///< `+25%` of a baseline of 0.
};
/// O(values of the goal).
[[nodiscard]] TargetFault target_fault(const Plan& plan, EntityId goal);

/// The values that are possible for a metric: its `range` or `scale`; null where neither is stated.
[[nodiscard]] const PropertyValue* possible_values(const Plan& plan, EntityId kpi);
/// Whether an amount lies outside a metric's possible values. False where that cannot be told.
[[nodiscard]] bool is_impossible(const Plan& plan, EntityId kpi, const Amount& amount);

/// The unit in which values of a metric are worked out at a place: percent where its possible values are stated in percent, be it one
/// counted thing per another; else its own. nullopt where that is not known.
[[nodiscard]] std::optional<UnitId> shown_unit_of(const Plan& plan, EntityId metric, EntityId place);

/// The audiences that a goal is about: its own; without any those of the goals in it, of their strategies, or else of their
/// tactics.
/// Each once, in the order of the text. O(declarations below the goal).
[[nodiscard]] std::vector<EntityId> audiences_of(const Plan& plan, EntityId goal);

/// How many people several audiences have together at most: the sum of their sizes, in the unit of the first. nullopt
/// where there is none, or the size of one is not known.
[[nodiscard]] std::optional<Amount> size_of(const Plan& plan, const std::vector<EntityId>& audiences);

/// The `serves` value through which a goal contributes to a business goal: its own (perhaps by way of another goal
/// that it serves), that of a goal around it, or its campaign's. Null where there is none; a broken one counts.
[[nodiscard]] const PropertyValue* business_goal_link(const Plan& plan, EntityId goal);

/// Whether a tactic was called off: what it says is kept for the record and adds nothing.
[[nodiscard]] bool is_cancelled(const Plan& plan, EntityId tactic);

}  // namespace campaign

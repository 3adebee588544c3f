#pragma once

#include <string>
#include <string_view>

#include "analysis/goal_odds.h"
#include "emit/plan_view.h"

namespace campaign {

/// How likely goals are reached, for people: a line a goal with what is wanted, how likely it is and what comes. O(odds of all goals).
[[nodiscard]] std::string odds_text(const PlanView& view, const odds::Sampling& sampling);

/// The same of one goal, with what carries it: every estimate, the one that decides most first. `name` is a path or the last part of one;
/// empty where no goal is called so, or several are.
[[nodiscard]] std::string odds_of_goal(const PlanView& view, const odds::Sampling& sampling, std::string_view name);

/// The same as data: `{ "as_of", "draws", "seed", "goals": [ { "id", "title", "unit", "target", "direction", "likely", "likely_error", "points":
/// { "5": …, "25", "50", "75", "95" }, "expected", "shortfall", "carriers": [ { "id", "metric", "share", "share_error", "likely_if_low",
/// "likely_if_high" } ] } or { "id", "title", "unknown": why } ] }`; numbers as they were worked out, in the goal's unit.
[[nodiscard]] std::string odds_json(const PlanView& view, const odds::Sampling& sampling);

}  // namespace campaign

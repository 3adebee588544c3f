#pragma once

#include <string>
#include <string_view>

#include "emit/plan_view.h"

namespace campaign {

/// The schedule as a table for people: a line a campaign, strategy, tactic and milestone with its days, how much later it could be, how much
/// room is left before a deadline, and what it waits for. `*` marks what decides when the campaign ends.
/// O(rows).
[[nodiscard]] std::string schedule_text(const PlanView& view);

/// The chain of each campaign that decides when it ends, the first step first, each with its reason. O(rows).
[[nodiscard]] std::string critical_text(const PlanView& view);

/// Why one declaration lies where it lies: its days, its slack and room, and the chain that it hangs on. `name` is a path or the last part
/// of one; empty where nothing is called so, or several are. O(rows).
[[nodiscard]] std::string why_text(const PlanView& view, std::string_view name);

/// The same as data: `{ "as_of", "campaigns": [ { "id", "workday_minutes", "critical_path", "rows": [ { "id", "kind",
/// … schedule_row } ] } ] }`. O(rows).
[[nodiscard]] std::string schedule_json(const PlanView& view);

}  // namespace campaign

#pragma once

#include <string>
#include <string_view>

#include "emit/plan_view.h"
#include "schedule/people.h"

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

/// What follows if one tactic takes longer: what moves and by how much, what that leaves of the room before deadlines, and when the campaign
/// ends. `name` as above; empty also where what is called so is no tactic with days of its own. O(rows).
[[nodiscard]] std::string delay_text(const PlanView& view, std::string_view name, const Duration& by);

/// What there is to do for everybody who works on something, by day, week or month, beside what they can; and of what is too much, what it
/// is. O(pieces of work · periods of each).
[[nodiscard]] std::string load_text(const PlanView& view, timing::Cap::Period period);

/// The same as data: `{ "as_of", "campaigns": [ { "id", "workday_minutes", "critical_path", "rows": [ { "id", "kind",
/// … schedule_row } ] } ], "load": [ { "person", "week", "minutes", "capacity", "parts": [ { "id", "minutes" } ] } ] }`. O(rows).
[[nodiscard]] std::string schedule_json(const PlanView& view);

}  // namespace campaign

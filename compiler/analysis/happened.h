#pragma once

#include <cstdint>
#include <optional>

#include "analysis/working_calendar.h"
#include "model/plan.h"

namespace campaign {

// What a plan says has really happened: `started`, `finished`, `worked`, `remaining` and `complete` of its tactics.

/// Whether a tactic says any of it. O(1).
[[nodiscard]] bool says_what_happened(const Plan& plan, EntityId tactic);

/// Whether nothing says that a tactic has begun, neither these nor its `status`. O(1).
[[nodiscard]] bool is_yet_to_begin(const Plan& plan, EntityId tactic);

/// The day on which it began: what is written, else the first that `worked` names; none where nothing says so. O(values).
[[nodiscard]] std::optional<Day> begun_on(const Plan& plan, EntityId tactic);
/// The day on which it was over.
[[nodiscard]] std::optional<Day> finished_on(const Plan& plan, EntityId tactic);

/// Minutes of work that are done, all people together; none where nothing says so. O(values).
[[nodiscard]] std::optional<std::int64_t> minutes_worked(const Plan& plan, EntityId tactic, timing::Minute workday);

/// What is left of a tactic that has a length and no end yet: what is written, else the part that is not complete, else that of its effort
/// which is not worked; else as much as there would be if all had gone as planned since it began. At least a minute, as it is not over.
/// `whole`: its length; `start`: when it began, where that is known. O(values · log stretches of the calendar).
[[nodiscard]] timing::Length left_of(const Plan& plan, EntityId tactic, const WorkingCalendar& calendar, const timing::Length& whole, std::optional<timing::Minute> start, timing::Minute today);

}  // namespace campaign

#pragma once

#include <string_view>

#include "locale/work_week.h"
#include "model/plan.h"

namespace campaign {

/// The language tag that says which days are workdays at a place of the plan: that of the nearest declaration around it with a
/// `locale` or with a `market` that has one (of several markets the first). Empty where there is none. O(depth).
[[nodiscard]] std::string_view region_at(const Plan& plan, EntityId place);

/// The work week of that region; Monday to Friday where none is known.
[[nodiscard]] WorkWeek work_week_at(const Plan& plan, EntityId place);

/// The time zone in which the hours at a place of the plan are meant: of the nearest declaration around it whose audiences,
/// else whose markets, have one, or that states one itself. Empty where none is known, and where the audiences or markets have
/// several: each has its own hours then. O(depth).
[[nodiscard]] std::string_view zone_at(const Plan& plan, EntityId place);

}  // namespace campaign

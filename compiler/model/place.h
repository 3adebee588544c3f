#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "locale/work_week.h"
#include "model/holidays.h"
#include "model/plan.h"

namespace campaign {

/// The language tag that says which days are workdays at a place of the plan: that of the nearest declaration around it with a
/// `locale` or with a `market` that has one (of several markets the first). Empty where there is none. O(depth).
[[nodiscard]] std::string_view region_at(const Plan& plan, EntityId place);

/// The work week of that region; Monday to Friday where none is known.
[[nodiscard]] WorkWeek work_week_at(const Plan& plan, EntityId place);

/// The calendar that a declaration names, or the nearest around it; kNoEntity where none does. O(depth).
[[nodiscard]] EntityId calendar_around(const Plan& plan, EntityId id);

/// The days of the week on which a calendar has working hours; nullopt where it states none, or one could not be read. O(values).
[[nodiscard]] std::optional<WorkWeek> stated_week(std::span<const PropertyValue> values);

/// From the first day of the earliest campaign to the last of the latest; nullopt where none states its period. O(declarations).
[[nodiscard]] std::optional<DaySpan> periods_of_campaigns(const Plan& plan);

/// The workdays at a place of the plan: of the calendar around it without its holidays, or of the region where there is none or it states no
/// hours. A market nearer than the calendar has the week of its own region. O(depth + declarations in the calendar).
[[nodiscard]] Workdays workdays_at(const Plan& plan, EntityId place);

/// The time zone in which the hours at a place of the plan are meant: of the nearest declaration around it whose audiences,
/// else whose markets, have one, or that states one itself. Empty where none is known, and where the audiences or markets have
/// several: each has its own hours then. O(depth).
[[nodiscard]] std::string_view zone_at(const Plan& plan, EntityId place);

}  // namespace campaign

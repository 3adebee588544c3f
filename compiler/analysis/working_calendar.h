#pragma once

#include "model/plan.h"
#include "schedule/network.h"

namespace campaign {

/// The working time that a declaration lives by, and what a workday of it is.
struct WorkingCalendar {
  timing::WorkingTime time;
  timing::Minute workday = 8 * timing::kHour;
};

/// The calendar that a declaration names, or the nearest around it; where none does, the workdays of the campaign's region, 9 to 17
/// o'clock. Holidays and free days of the calendar are left out of it: those that come back every year from two years before the period of
/// the campaign around it, or of all campaigns where there is none, to ten years behind it. O(declarations around + holidays of these years).
[[nodiscard]] WorkingCalendar calendar_at(const Plan& plan, EntityId id);

/// Minutes of work: an hour is 60, a day that of the calendar, a week five days. 0 for months and more, and for no time at all. O(1).
[[nodiscard]] std::int64_t minutes_of_work(const Duration& effort, timing::Minute workday);
/// A length of time as networks take it. With `work` it is one of effort: all is working time, as above. O(1).
[[nodiscard]] timing::Length network_length(const Duration& duration, timing::Minute workday, bool work);
/// The minutes of every week that a property's dayparts name; none where it has none. O(values).
[[nodiscard]] timing::WorkingTime weekly_hours(const Plan& plan, EntityId id, Property property);

}  // namespace campaign

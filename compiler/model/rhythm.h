#pragma once

#include <cstddef>
#include <optional>

#include "model/value.h"

namespace campaign {

/// Whether a rhythm that starts on a day falls on another, not earlier one. Weeks are counted in sevens of days from the first
/// one, months from its month. O(1).
[[nodiscard]] bool falls_on(const Daypart& rhythm, Day day, Day first);

/// The last of some days up to which rhythms are followed: a century of them at most. O(1).
[[nodiscard]] Day last_looked_at(const DaySpan& days);

/// The first of some days on which a rhythm from their first one falls; nullopt when it falls on none. O(days), at most a
/// century of them.
[[nodiscard]] std::optional<Day> first_day_of(const Daypart& rhythm, const DaySpan& days);

/// On how many of some days a rhythm falls. O(days), at most a century of them.
[[nodiscard]] std::size_t days_of(const Daypart& rhythm, const DaySpan& days);

}  // namespace campaign

#pragma once

#include <optional>
#include <string_view>

#include "locale/work_week.h"
#include "model/holidays.h"
#include "model/value.h"

namespace campaign {

/// The day that lies a length of time after another (`sign` 1) or before it (-1). Months keep the day, or take the month's
/// last. nullopt for hours, minutes, fractions and more than a century, and where there are not so many workdays in a few centuries.
[[nodiscard]] std::optional<Day> shifted(Day day, const Duration& duration, int sign, const Workdays& workdays);

/// The unit of time that a word means: `week`, `weeks`. O(units).
[[nodiscard]] std::optional<Duration::Unit> duration_unit(std::string_view word);

/// A length of time as people write it: `1 week`, `3 workdays`, `90 minutes`; nothing where it is none, or below 0. O(text).
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

/// Whether a length of time can lie between two moments: whole minutes, or whole months, up to a century.
[[nodiscard]] bool is_possible_lag(const Duration& duration);

/// About how many days a length of time is: the workdays of a week count as seven days, a month as a twelfth of 365.25 days.
[[nodiscard]] std::optional<Decimal> in_days(const Duration& duration, const WorkWeek& week);

}  // namespace campaign

#pragma once

#include <optional>

#include "model/value.h"

namespace campaign {

/// Easter Sunday of a year of the Gregorian calendar, by the rules of the Western churches. O(1).
[[nodiscard]] Day easter_of(int year);
/// The same by the rules of the Orthodox churches, which count in the Julian calendar. O(1).
[[nodiscard]] Day orthodox_easter_of(int year);

/// The day that is meant in a year; nullopt in a year that has none, such as `29 february`. It may lie in another year where it is counted
/// from a day near the year's end. O(1).
[[nodiscard]] std::optional<Day> day_in(const YearlyDay& yearly, int year);

/// How many days a month has in a leap year. O(1).
[[nodiscard]] unsigned most_days_of(unsigned month);

}  // namespace campaign

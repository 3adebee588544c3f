#pragma once

#include <chrono>
#include <cstdint>

namespace campaign::timing {

/// An instant: wall-clock minutes since the beginning of 1970, without a time zone and without summer time. As a length: how many minutes.
using Minute = std::int64_t;

inline constexpr Minute kHour = 60;
inline constexpr Minute kDay = 24 * kHour;
inline constexpr Minute kWeek = 7 * kDay;

/// An instant that never comes: of what waits for working time that there is none of. `-kNever` lies before all time. What is
/// added to either gives the same again.
inline constexpr Minute kNever = Minute{1} << 58;

/// The first minute of a day.
[[nodiscard]] constexpr Minute start_of(std::chrono::sys_days day) { return Minute{day.time_since_epoch().count()} * kDay; }

/// The day in which a minute lies.
[[nodiscard]] constexpr std::chrono::sys_days day_of(Minute minute) {
  return std::chrono::sys_days(std::chrono::days((minute - (minute % kDay + kDay) % kDay) / kDay));
}

/// Half-open: `to` is the first minute behind it.
struct MinuteSpan {
  Minute from = -kNever;
  Minute to = kNever;
  bool operator==(const MinuteSpan&) const = default;
};

}  // namespace campaign::timing

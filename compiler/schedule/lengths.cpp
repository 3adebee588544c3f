#include "schedule/lengths.h"

#include <algorithm>

namespace campaign::timing {

namespace {

namespace chrono = std::chrono;
using Unit = Length::Unit;

constexpr std::int64_t kMostMonths = 12 * 10'000;  // As many years as there are between a calendar's end and that of <chrono>.
constexpr chrono::sys_days kFirstDay = chrono::year{-20'000} / 1 / 1, kLastDay = chrono::year{20'000} / 1 / 1;

bool is_never(Minute at) { return at >= kNever || at <= -kNever; }
bool works(const Length& length) { return length.unit == Unit::working && length.count > 0; }

/// The same day of another month, or nothing where that has no such day; and the first day of the month behind that one.
struct Moved {
  std::optional<chrono::sys_days> day;
  chrono::sys_days month_behind;
};
Moved moved(chrono::sys_days day, std::int64_t months) {
  const chrono::year_month_day date(day);
  const chrono::year_month month = date.year() / date.month() + chrono::months(months);
  const chrono::year_month_day same = month / date.day();
  return {same.ok() ? std::optional(chrono::sys_days(same)) : std::nullopt, chrono::sys_days((month + chrono::months(1)) / 1)};
}

/// Nothing for what no calendar has.
std::optional<Moved> moved(Minute at, std::int64_t months) {
  if (at < start_of(kFirstDay) || at > start_of(kLastDay)) return std::nullopt;
  return moved(day_of(at), std::clamp(months, -kMostMonths, kMostMonths));
}

Minute plain_sum(Minute at, Minute minutes) { return is_never(at) ? at : std::clamp(at + std::clamp(minutes, -kNever, kNever), -kNever, kNever); }

}  // namespace

Minute later(Minute at, const Length& length, const WorkingTime& time) {
  if (length.unit == Unit::calendar) return plain_sum(at, length.count);
  if (length.unit == Unit::working) return time.plus(at, length.count);
  const auto to = moved(at, length.count);
  if (!to) return at;
  return to->day ? start_of(*to->day) + (at - start_of(day_of(at))) : start_of(to->month_behind);
}

Minute earlier(Minute at, const Length& length, const WorkingTime& time) {
  if (length.unit == Unit::calendar) return plain_sum(at, -length.count);
  if (length.unit == Unit::working) return time.minus(at, length.count);
  const auto to = moved(at, -length.count);
  if (!to) return at;
  return to->day ? start_of(*to->day) + (at - start_of(day_of(at))) : start_of(to->month_behind) - 1;
}

Minute begin_from(Minute at, const Length& length, const WorkingTime& time) { return works(length) ? time.next(at) : at; }

Minute begin_for_end(Minute at, const Length& length, const WorkingTime& time) {
  if (length.unit == Unit::months && !is_never(at)) return earlier(at - 1, length, time) + 1;
  return earlier(at, length, time);
}

Minute latest_begin(Minute begin, Minute end, const Length& length, const WorkingTime& time) {
  const Minute by_end = earlier(end, length, time);
  return std::min(works(length) ? time.last_begin(begin) : begin, by_end);
}

Minute reach_of_end(Minute end, const Length& length, const WorkingTime& time) {
  if (!works(length) || is_never(end)) return end;
  return std::min(time.next(end), kNever - 1);  // Where no work comes any more, at any time but never.
}

}  // namespace campaign::timing

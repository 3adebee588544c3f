#include "model/rhythm.h"

#include <algorithm>

namespace campaign {

namespace {

namespace chrono = std::chrono;
using chrono::days;

constexpr days kCentury(36525);

bool has_weekday(const Daypart& rhythm, Day day) { return (rhythm.weekdays >> (chrono::weekday(day).iso_encoding() - 1) & 1) != 0; }

/// Whether a day is the how manyth of the rhythm's weekdays in its month.
bool is_nth(const Daypart& rhythm, Day day) {
  if (!has_weekday(rhythm, day)) return false;
  const chrono::year_month_day date(day);
  const Day begin = rhythm.nth > 0 ? Day(date.year() / date.month() / 1) : day + days(1);
  const Day end = rhythm.nth > 0 ? day : Day(date.year() / date.month() / chrono::last) + days(1);
  int others = 0;
  for (Day other = begin; other < end; other += days(1)) others += has_weekday(rhythm, other) ? 1 : 0;
  return others == (rhythm.nth > 0 ? rhythm.nth : -rhythm.nth) - 1;
}

}  // namespace

Day last_looked_at(const DaySpan& span) { return std::min(span.last, span.first + kCentury); }

bool falls_on(const Daypart& rhythm, Day day, Day first) {
  const int every = std::max<int>(1, rhythm.every);
  const chrono::year_month_day date(day), start(first);
  switch (rhythm.repeat) {
    case Daypart::Repeat::daily: return (day - first).count() % every == 0;
    case Daypart::Repeat::weekly:
      if ((day - first).count() / 7 % every != 0) return false;
      return rhythm.weekdays == 0 ? (day - first).count() % 7 == 0 : has_weekday(rhythm, day);
    case Daypart::Repeat::monthly: {
      const auto months = (date.year() / date.month() - start.year() / start.month()).count();
      if (months % every != 0) return false;
      if (rhythm.nth != 0) return is_nth(rhythm, day);
      if (rhythm.month_days == 0) return date.day() == start.day();
      return (rhythm.month_days >> (static_cast<unsigned>(date.day()) - 1) & 1) != 0;
    }
  }
  return false;
}

std::optional<Day> first_day_of(const Daypart& rhythm, const DaySpan& span) {
  for (Day day = span.first; day <= last_looked_at(span); day += days(1)) {
    if (falls_on(rhythm, day, span.first)) return day;
  }
  return std::nullopt;
}

std::size_t days_of(const Daypart& rhythm, const DaySpan& span) {
  std::size_t count = 0;
  for (Day day = span.first; day <= last_looked_at(span); day += days(1)) count += falls_on(rhythm, day, span.first) ? 1 : 0;
  return count;
}

}  // namespace campaign

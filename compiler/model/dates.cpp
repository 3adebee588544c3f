#include "model/dates.h"

#include <array>

namespace campaign {

namespace {

namespace chrono = std::chrono;

struct DurationWord {
  std::string_view word;
  Duration::Unit unit;
};
using Unit = Duration::Unit;
constexpr DurationWord kDurationWords[] = {
    {"minute", Unit::minutes}, {"minutes", Unit::minutes}, {"hour", Unit::hours},     {"hours", Unit::hours},
    {"workday", Unit::workdays}, {"workdays", Unit::workdays}, {"day", Unit::days},   {"days", Unit::days},
    {"week", Unit::weeks},     {"weeks", Unit::weeks},     {"month", Unit::months},   {"months", Unit::months},
    {"quarter", Unit::quarters}, {"quarters", Unit::quarters}, {"year", Unit::years}, {"years", Unit::years},
};

// Months later on the same day, or on the month's last where it has no such day.
Day add_months(Day day, int months) {
  const chrono::year_month_day date(day);
  const chrono::year_month_day moved = date + chrono::months(months);
  return moved.ok() ? chrono::sys_days(moved) : chrono::sys_days(moved.year() / moved.month() / chrono::last);
}

constexpr std::int64_t kMostDays = 100 * 366;  // Dates move by a century at most.

std::optional<Day> add_workdays(Day day, std::int64_t count, const Workdays& workdays) {
  constexpr std::int64_t kMostSteps = 7 * kMostDays;  // Weeks may have one workday, and calendars none.
  const chrono::days step(count < 0 ? -1 : 1);
  std::int64_t left = count < 0 ? -count : count;
  for (std::int64_t steps = 0; left > 0 && steps < kMostSteps; ++steps) {
    day += step;
    if (workdays.is_workday(day)) --left;
  }
  return left == 0 ? std::optional(day) : std::nullopt;
}

}  // namespace

std::optional<Day> shifted(Day day, const Duration& duration, int sign, const Workdays& workdays) {
  const auto whole = duration.count.to_int64();
  if (!whole || *whole > kMostDays || *whole < -kMostDays) return std::nullopt;
  const std::int64_t count = *whole * sign;
  switch (duration.unit) {
    case Unit::workdays: return add_workdays(day, count, workdays);
    case Unit::days: return day + chrono::days(count);
    case Unit::weeks: return day + chrono::weeks(count);
    case Unit::months: return count <= 1200 && count >= -1200 ? std::optional(add_months(day, static_cast<int>(count))) : std::nullopt;
    case Unit::quarters: return count <= 400 && count >= -400 ? std::optional(add_months(day, static_cast<int>(count) * 3)) : std::nullopt;
    case Unit::years: return count <= 100 && count >= -100 ? std::optional(add_months(day, static_cast<int>(count) * 12)) : std::nullopt;
    case Unit::minutes:
    case Unit::hours: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Duration::Unit> duration_unit(std::string_view word) {
  for (const DurationWord& row : kDurationWords) {
    if (row.word == word) return row.unit;
  }
  return std::nullopt;
}

std::optional<Duration> parse_duration(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
  const auto count = Decimal::parse(text.substr(0, digits));
  const std::size_t word = std::min(text.find_first_not_of(' ', digits), text.size());
  const auto unit = duration_unit(text.substr(word));
  return count && unit ? std::optional(Duration{*count, *unit}) : std::nullopt;
}

bool is_possible_lag(const Duration& duration) {
  const auto of = [&](std::int64_t unit, std::int64_t most) {
    const auto product = Decimal::multiply(duration.count, Decimal::from_int(unit));
    const auto whole = product ? product->to_int64() : std::nullopt;
    return whole && *whole <= most && *whole >= -most;
  };
  switch (duration.unit) {
    case Unit::minutes: return of(1, kMostDays * 1440);
    case Unit::hours: return of(60, kMostDays * 1440);
    case Unit::workdays:  // Of as many minutes as a calendar says; a quarter of an hour is whole in most.
    case Unit::days: return of(1440, kMostDays * 1440);
    case Unit::weeks: return of(10'080, kMostDays * 1440);
    case Unit::months: return of(1, 1200);
    case Unit::quarters: return of(1, 400);
    case Unit::years: return of(1, 100);
  }
  return false;
}

std::optional<Decimal> in_days(const Duration& duration, const WorkWeek& week) {
  if (duration.unit == Unit::days) return duration.count;
  const auto of = [&](std::int64_t numerator, std::int64_t denominator) -> std::optional<Decimal> {
    const auto product = Decimal::multiply(duration.count, Decimal::from_int(numerator));
    return product ? Decimal::divide(*product, Decimal::from_int(denominator)) : std::nullopt;
  };
  switch (duration.unit) {
    case Unit::minutes: return of(1, 1440);
    case Unit::hours: return of(1, 24);
    case Unit::workdays: return of(7, week.days());
    case Unit::days: break;  // Above.
    case Unit::weeks: return of(7, 1);
    case Unit::months: return of(36525, 1200);
    case Unit::quarters: return of(36525, 400);
    case Unit::years: return of(36525, 100);
  }
  return std::nullopt;
}

}  // namespace campaign

#include "model/yearly.h"

namespace campaign {

namespace {

namespace chrono = std::chrono;

Day on(int year, unsigned month, unsigned day) { return chrono::sys_days(chrono::year(year) / chrono::month(month) / chrono::day(day)); }

/// The day that a rule counts from.
std::optional<Day> base_in(const YearlyDay& yearly, int year) {
  const chrono::year_month month = chrono::year(year) / chrono::month(yearly.month);
  const chrono::weekday weekday(yearly.weekday + 1u);
  switch (yearly.base) {
    case YearlyDay::Base::easter: return easter_of(year);
    case YearlyDay::Base::orthodox_easter: return orthodox_easter_of(year);
    case YearlyDay::Base::date: {
      const auto date = month / chrono::day(yearly.day);
      return date.ok() ? std::optional<Day>(date) : std::nullopt;
    }
    case YearlyDay::Base::in_month: {
      if (yearly.nth < 0) return Day(month / weekday[chrono::last]);
      const auto date = month / weekday[static_cast<unsigned>(yearly.nth)];
      return date.ok() ? std::optional<Day>(date) : std::nullopt;
    }
    case YearlyDay::Base::by_date: {
      const auto date = month / chrono::day(yearly.day);
      const Day last = date.ok() ? Day(date) : Day(month / chrono::last);
      return last - (chrono::weekday(last) - weekday);
    }
  }
  return std::nullopt;
}

}  // namespace

// The anonymous rule of 1876, after Meeus: golden number, century, epact.
Day easter_of(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return on(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31) + 1);
}

// After Meeus, in the Julian calendar, which is behind by three days more every four centuries.
Day orthodox_easter_of(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  return on(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31) + 1) + chrono::days(year / 100 - year / 400 - 2);
}

std::optional<Day> day_in(const YearlyDay& yearly, int year) {
  const auto base = base_in(yearly, year);
  return base ? std::optional(*base + chrono::days(yearly.shift)) : std::nullopt;
}

unsigned most_days_of(unsigned month) { return static_cast<unsigned>((chrono::year(2024) / chrono::month(month) / chrono::last).day()); }

}  // namespace campaign

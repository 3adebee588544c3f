#include "emit/html/time_axis.h"

#include <array>
#include <chrono>

namespace campaign::html {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

// The longest ranges, in days, whose units still have room for their names in a chart of 400 pixels.
constexpr std::int64_t kMostDays = 16, kMostWeeks = 10 * 7, kMostMonths = 14 * 31, kMostQuarters = 14 * 92;
constexpr int kMostYears = 12;
constexpr double kLeastGroup = 0.09;  // A shorter piece of a year has no room for its number.

Day first_of_month(int year, unsigned month) { return std::chrono::year(year) / month / 1; }

int year_of(Day day) { return static_cast<int>(year_month_day(day).year()); }

/// 1, 2, 5, 10, 20, 50 … years: the fewest of which there are not too many.
int years_of_a_tick(int years) {
  constexpr std::array kSteps = {1, 2, 5};
  for (int power = 1;; power *= 10) {
    for (const int step : kSteps) {
      if (years <= kMostYears * step * power) return step * power;
    }
  }
}

/// A year as dates have it: without a mark between thousands.
std::string label_of_year(const Words& words, int year) { return words.locale().span(first_of_month(year, 1), first_of_month(year, 12) + days(30)); }

}  // namespace

TimeAxis::TimeAxis(const Words& words, const DaySpan& wanted) : days_(wanted) {
  const std::int64_t count = (wanted.last - wanted.first).count() + 1;
  unit_ = count <= kMostDays       ? Unit::day
          : count <= kMostWeeks    ? Unit::week
          : count <= kMostMonths   ? Unit::month
          : count <= kMostQuarters ? Unit::quarter
                                   : Unit::year;
  if (unit_ == Unit::year) years_ = years_of_a_tick(year_of(wanted.last) - year_of(wanted.first) + 1);
  days_ = {floor(wanted.first), next(floor(wanted.last)) - days(1)};
  length_ = static_cast<double>((days_.last - days_.first).count() + 1);
  for (Day at = days_.first; at <= days_.last; at = next(at))
    ticks_.push_back({begin_of(at), begin_of(next(at)) - begin_of(at), label_of(words, at)});
  if (unit_ == Unit::year) return;
  for (Day at = days_.first; at <= days_.last;) {
    const year_month_day date(at);
    const int year = static_cast<int>(date.year());
    const Day end = unit_ == Unit::day ? Day(date.year() / date.month() / std::chrono::last) + days(1) : first_of_month(year + 1, 1);
    const double length = std::min(end_of(days_.last), begin_of(end)) - begin_of(at);
    const std::string label = unit_ == Unit::day ? words.locale().month(date.year() / date.month()) : label_of_year(words, year);
    groups_.push_back({begin_of(at), length, length < kLeastGroup ? std::string() : label});
    at = end;
  }
}

Day TimeAxis::floor(Day day) const {
  const year_month_day date(day);
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  switch (unit_) {
    case Unit::day: return day;
    case Unit::week: return monday_of(day);
    case Unit::month: return first_of_month(year, month);
    case Unit::quarter: return first_of_month(year, (month - 1) / 3 * 3 + 1);
    case Unit::year: return first_of_month(year - ((year % years_) + years_) % years_, 1);
  }
  return day;
}

Day TimeAxis::next(Day day) const {
  const year_month_day date(day);
  switch (unit_) {
    case Unit::day: return day + days(1);
    case Unit::week: return day + days(7);
    case Unit::month: return year_month_day(date.year() / date.month() / 1) + std::chrono::months(1);
    case Unit::quarter: return year_month_day(date.year() / date.month() / 1) + std::chrono::months(3);
    case Unit::year: return first_of_month(static_cast<int>(date.year()) + years_, 1);
  }
  return day;
}

std::string TimeAxis::label_of(const Words& words, Day day) const {
  const year_month_day date(day);
  switch (unit_) {
    case Unit::day: return words.locale().number(static_cast<unsigned>(date.day()));
    case Unit::week: return words.locale().day_of_year(day);
    case Unit::month: return words.locale().month_short(date.month());
    case Unit::quarter: return words("Q{0}", std::size_t{(static_cast<unsigned>(date.month()) + 2) / 3});
    case Unit::year: return label_of_year(words, static_cast<int>(date.year()));
  }
  return {};
}

Day monday_of(Day day) { return day - days(std::chrono::weekday(day).iso_encoding() - 1); }

unsigned iso_week(Day day) {
  const Day thursday = monday_of(day) + days(3);
  return static_cast<unsigned>((thursday - first_of_month(year_of(thursday), 1)).count() / 7 + 1);
}

}  // namespace campaign::html

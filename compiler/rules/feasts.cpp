#include "rules/feasts.h"

#include <array>
#include <chrono>
#include <tuple>

#include "model/yearly.h"
#include "rules/evaluation.h"
#include "rules/prose.h"

namespace campaign {

namespace {

namespace chrono = std::chrono;

Day on(int year, unsigned month, unsigned day) { return chrono::sys_days(chrono::year(year) / chrono::month(month) / chrono::day(day)); }
Day after_easter(int year, int days) { return easter_of(year) + chrono::days(days); }
Day thanksgiving(int year) { return chrono::sys_days(chrono::year(year) / chrono::November / chrono::Thursday[4]); }
/// The last of the four Sundays of Advent is the one before Christmas Day.
Day first_advent(int year) {
  const Day christmas = on(year, 12, 25);
  const auto since_sunday = chrono::weekday(christmas) - chrono::Sunday;
  return christmas - (since_sunday.count() == 0 ? chrono::days(7) : since_sunday) - chrono::weeks(3);
}

using Feast = DaySpan (*)(int year);
DaySpan one_day(Day day) { return {day, day}; }

/// In the order of the vocabulary `feasts`.
constexpr std::array kFeasts = std::to_array<Feast>({
    [](int year) { return DaySpan{after_easter(year, -2), after_easter(year, 1)}; },    // Easter
    [](int year) { return DaySpan{on(year, 12, 24), on(year, 12, 25)}; },               // Christmas
    [](int year) { return one_day(on(year, 12, 31)); },                                 // New Year's Eve
    [](int year) { return one_day(on(year, 1, 1)); },                                   // New Year
    [](int year) { return DaySpan{after_easter(year, 49), after_easter(year, 50)}; },   // Whitsun
    [](int year) { return one_day(after_easter(year, 39)); },                           // Ascension
    [](int year) { return one_day(after_easter(year, -2)); },                           // Good Friday
    [](int year) { return DaySpan{after_easter(year, -48), after_easter(year, -46)}; }, // Carnival
    [](int year) { return one_day(on(year, 10, 31)); },                                 // Halloween
    [](int year) { return one_day(on(year, 2, 14)); },                                  // Valentine's Day
    [](int year) { return one_day(thanksgiving(year)); },                               // Thanksgiving
    [](int year) { return one_day(thanksgiving(year) + chrono::days(1)); },             // Black Friday
    [](int year) { return one_day(thanksgiving(year) + chrono::days(4)); },             // Cyber Monday
    [](int year) { return DaySpan{first_advent(year), on(year, 12, 24)}; },             // Advent
    [](int year) { return one_day(on(year, 12, 6)); },                                  // Saint Nicholas
});

}  // namespace

std::optional<DaySpan> feast_at(const Evaluation& run, std::string_view text, Day near, const std::optional<DaySpan>& period) {
  const int which = phrase_at(run, "feasts", text);
  if (which == 0 || static_cast<std::size_t>(which) > kFeasts.size()) return std::nullopt;
  const int year = static_cast<int>(chrono::year_month_day(near).year());
  const auto distance = [&](const DaySpan& days) { return near < days.first ? days.first - near : near > days.last ? near - days.last : chrono::days(0); };
  const auto outside = [&](const DaySpan& days) { return period && (days.last < period->first || days.first > period->last); };
  // What lies before a period is not meant by what is to come of it.
  const auto unlikely = [&](const DaySpan& days) { return std::tuple(outside(days), period && days.last < period->first, distance(days)); };
  std::optional<DaySpan> nearest;
  for (const int candidate : {year - 1, year, year + 1}) {
    const DaySpan days = kFeasts[static_cast<std::size_t>(which) - 1](candidate);
    if (!nearest || unlikely(days) < unlikely(*nearest)) nearest = days;
  }
  return nearest;
}

}  // namespace campaign

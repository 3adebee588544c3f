#pragma once

#include <chrono>
#include <string>

#include "schedule/passes.h"
#include "schedule/random.h"

namespace campaign::timing {

/// Monday to Friday, 9 to 17.
inline WorkingTime office_hours() {
  const WeeklyHours rows[] = {{}};
  return WorkingTime::of(rows);
}

inline constexpr std::int64_t kWorkday = 8 * kHour;

inline Length workdays(std::int64_t count) { return {Length::Unit::working, count * kWorkday}; }
inline Length days(std::int64_t count) { return {Length::Unit::calendar, count * kDay}; }
inline Length hours(std::int64_t count) { return {Length::Unit::calendar, count * kHour}; }

/// A day of 2027, at an hour.
inline Minute at(unsigned month, unsigned day, Minute hour = 0) {
  return start_of(std::chrono::sys_days(std::chrono::year(2027) / std::chrono::month(month) / std::chrono::day(day))) + hour * kHour;
}

/// An instant as `Mo 04.01. 09:00`, for messages.
inline std::string told(Minute minute) {
  if (minute >= kNever) return "never";
  if (minute <= -kNever) return "before all";
  const std::chrono::year_month_day date(day_of(minute));
  const Minute of_day = minute - start_of(day_of(minute));
  const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  static constexpr const char* kDays[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
  return std::string(kDays[std::chrono::weekday(day_of(minute)).iso_encoding() - 1]) + " " + two(unsigned(date.day())) + "." + two(unsigned(date.month())) + ". " +
         two(of_day / kHour) + ":" + two(of_day % kHour);
}

/// A network of office hours from Monday, 4 January 2027.
inline Network office_network() {
  Network network;
  network.calendars.push_back(office_hours());
  network.start = kStart;
  return network;
}

inline std::uint32_t add_step(Network& network, std::optional<Length> length, std::uint32_t container = kNone) {
  Step step;
  step.length = length;
  step.container = container;
  network.steps.push_back(step);
  return static_cast<std::uint32_t>(network.steps.size() - 1);
}

inline void add_link(Network& network, std::uint32_t from, std::uint32_t to, Length lag = {}, Edge from_edge = Edge::end, Edge to_edge = Edge::start) {
  network.links.push_back({from, to, from_edge, to_edge, lag, kNone});
}

}  // namespace campaign::timing

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "words/words.h"
#include "model/value.h"

namespace campaign::html {

/// Where days lie on a chart that runs from left to right, and which of them are named: days, weeks, months, quarters, years or
/// more years at once, as fine as there is room for in a narrow chart. It begins and ends with a whole one of these.
class TimeAxis {
 public:
  enum class Unit { day, week, month, quarter, year };
  struct Tick {
    double at = 0;      ///< 0 to 1.
    double length = 0;  ///< To the next one.
    std::string label;  ///< Empty where the piece is too narrow for it.
  };

  /// O(1): there are never more than some twenty ticks.
  TimeAxis(const Words& words, const DaySpan& wanted);

  /// Where a day begins, 0 to 1 for those on the axis.
  [[nodiscard]] double begin_of(Day day) const { return static_cast<double>((day - days_.first).count()) / length_; }
  /// Where it ends.
  [[nodiscard]] double end_of(Day day) const { return static_cast<double>((day - days_.first).count() + 1) / length_; }
  [[nodiscard]] double middle_of(Day day) const { return (begin_of(day) + end_of(day)) / 2; }
  [[nodiscard]] bool holds(Day day) const { return days_.first <= day && day <= days_.last; }

  [[nodiscard]] Unit unit() const { return unit_; }
  [[nodiscard]] const DaySpan& range() const { return days_; }
  [[nodiscard]] const std::vector<Tick>& ticks() const { return ticks_; }
  /// Above the ticks: the years, or the months where the ticks are days; none where they are years themselves.
  [[nodiscard]] const std::vector<Tick>& groups() const { return groups_; }

 private:
  /// The first day of the unit that a day is in, and of the next one.
  [[nodiscard]] Day floor(Day day) const;
  [[nodiscard]] Day next(Day day) const;
  [[nodiscard]] std::string label_of(const Words& words, Day day) const;

  DaySpan days_;
  double length_ = 1;  // In days.
  Unit unit_ = Unit::day;
  int years_ = 1;      // How many years make a tick, where the unit is the year.
  std::vector<Tick> ticks_, groups_;
};

/// The number of the week by ISO 8601: weeks begin on Monday and belong to the year that has their Thursday.
[[nodiscard]] unsigned iso_week(Day day);
/// The Monday of a day's week.
[[nodiscard]] Day monday_of(Day day);

}  // namespace campaign::html

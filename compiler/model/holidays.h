#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "locale/work_week.h"
#include "model/plan.h"

namespace campaign {

/// What a holiday of a calendar says of its days.
struct HolidayRule {
  EntityId holiday = kNoEntity;  ///< Of a calendar's free days without a name: the calendar.
  std::vector<YearlyDay> yearly;
  std::vector<DaySpan> days;
  std::optional<Day> from, until;
  std::vector<DaySpan> except;
  int if_saturday = 0, if_sunday = 0;  ///< How many days later another day is free too, below zero earlier; 0: none is.
  bool moves = false;                  ///< The day itself is none then.
};

/// A free day.
struct Holiday {
  Day day{};
  EntityId holiday = kNoEntity;
  bool substitute = false;  ///< Free because the day itself falls on a Saturday or Sunday.
};

/// What the values of a holiday say; of a calendar, its free days without a name. O(values).
[[nodiscard]] HolidayRule holiday_rule(EntityId id, std::span<const PropertyValue> values);
/// The rules of a calendar and of all that it observes. O(declarations in them).
[[nodiscard]] std::vector<HolidayRule> holiday_rules(const Plan& plan, EntityId calendar);
/// The same with values that are not in the plan yet.
[[nodiscard]] std::vector<HolidayRule> holiday_rules(const Plan& plan, EntityId calendar, const std::function<std::vector<PropertyValue>(EntityId)>& values_of);

/// All days within a span, the earliest first. A substitute that meets another holiday goes on until it meets none.
/// O(rules · years · log).
[[nodiscard]] std::vector<Holiday> laid_out(std::span<const HolidayRule> rules, const DaySpan& within);

/// Which days are workdays: those of a week that are no holidays. A value; copies share what they have laid out. Not for several threads.
class Workdays {
 public:
  Workdays() = default;
  Workdays(const WorkWeek& week) : week_(week) {}
  Workdays(const WorkWeek& week, std::vector<HolidayRule> rules);

  [[nodiscard]] const WorkWeek& week() const { return week_; }
  /// The same holidays in another week.
  [[nodiscard]] Workdays with(const WorkWeek& week) const;
  /// The holidays of a year, the earliest first. O(1) when asked again.
  [[nodiscard]] std::span<const Holiday> holidays_in(int year) const;
  /// The first holiday that a day is, or null. O(log holidays of a year).
  [[nodiscard]] const Holiday* holiday_on(Day day) const;
  [[nodiscard]] bool is_workday(Day day) const { return week_.is_workday(day) && (table_ == nullptr || holiday_on(day) == nullptr); }

 private:
  struct Table;
  WorkWeek week_;
  std::shared_ptr<Table> table_;  // Null: no holidays.
};

}  // namespace campaign

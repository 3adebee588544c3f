#include "analysis/working_calendar.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "locale/work_week.h"
#include "model/holidays.h"
#include "model/place.h"

namespace campaign {

namespace {

using timing::kDay;
using timing::kHour;
using timing::Minute;
using timing::MinuteSpan;
using timing::WeeklyHours;
using timing::WorkingTime;

constexpr std::uint8_t kWholeWeek = 0x7F;

std::string_view locale_at(const Plan& plan, EntityId id) {
  for (EntityId at = id; at != kNoEntity; at = plan[at].parent) {
    if (const auto* tag = plan.get<Text>(at, prop("locale"))) return tag->value;
  }
  return {};
}

/// The hours of `mon..thu 09:00 .. 17:30`; those that go over midnight are two.
void add_hours(const Daypart& daypart, std::vector<WeeklyHours>& rows) {
  const std::uint8_t weekdays = daypart.weekdays == 0 ? kWholeWeek : daypart.weekdays;
  const Minute from = std::max<Minute>(daypart.start_minute, 0);
  const Minute to = daypart.start_minute < 0 ? kDay : Minute{daypart.end_minute};
  if (to > from) {
    rows.push_back({.weekdays = weekdays, .from = from, .to = to});
    return;
  }
  rows.push_back({.weekdays = weekdays, .from = from, .to = kDay});
  const auto next_days = static_cast<std::uint8_t>((weekdays << 1 | weekdays >> 6) & kWholeWeek);
  if (to > 0) rows.push_back({.weekdays = next_days, .from = 0, .to = to});
}

/// The hours of all values of a property, as far as they could be read.
std::vector<WeeklyHours> hours_of(const Plan& plan, EntityId id, Property property) {
  std::vector<WeeklyHours> rows;
  for (const PropertyValue& value : plan.values(id, property)) {
    if (const auto* daypart = std::get_if<Daypart>(&value.value)) add_hours(*daypart, rows);
  }
  return rows;
}

/// The years for which holidays are laid out.
std::optional<DaySpan> years_around(const Plan& plan, EntityId id) {
  const EntityId campaign = plan[id].kind == Kind::campaign ? id : plan.enclosing(id, Kind::campaign);
  const auto* stated = campaign == kNoEntity ? nullptr : plan.get<DaySpan>(campaign, prop("period"));
  const auto period = campaign == kNoEntity ? periods_of_campaigns(plan) : stated == nullptr ? std::nullopt : std::optional(*stated);
  if (!period) return std::nullopt;
  return DaySpan{period->first - std::chrono::days(2 * 366), period->last + std::chrono::days(10 * 366)};
}

void add_holidays(const Plan& plan, EntityId id, const std::vector<HolidayRule>& rules, std::vector<MinuteSpan>& free) {
  const auto add = [&](const DaySpan& days) { free.push_back({timing::start_of(days.first), timing::start_of(days.last) + kDay}); };
  bool every_year = false;
  for (const HolidayRule& rule : rules) {
    const bool plain = rule.yearly.empty() && !rule.from && !rule.until && rule.except.empty() && rule.if_saturday == 0 && rule.if_sunday == 0;
    if (!plain) every_year = true;
    else std::ranges::for_each(rule.days, add);
  }
  const auto years = every_year ? years_around(plan, id) : std::nullopt;
  if (!years) return;
  for (const Holiday& holiday : laid_out(rules, *years)) add({holiday.day, holiday.day});
}

Minute longest_day(const WorkingTime& weekly) {
  Minute longest = 0;
  for (Minute day = 0; day < timing::kWeek; day += kDay) longest = std::max(longest, weekly.between(day, day + kDay));
  return longest == 0 ? 8 * kHour : longest;
}

/// A count of a unit in minutes, or in months; to the nearest whole one.
std::int64_t times(const Decimal& count, std::int64_t unit) {
  const auto product = Decimal::multiply(count, Decimal::from_int(unit));
  if (!product) return 0;
  if (const auto whole = product->to_int64()) return *whole;
  return product->round(0).to_int64().value_or(0);
}

}  // namespace

std::int64_t minutes_of_work(const Duration& effort, timing::Minute workday) {
  using Unit = Duration::Unit;
  const std::int64_t unit = effort.unit == Unit::minutes ? 1 : effort.unit == Unit::hours ? timing::kHour : effort.unit == Unit::workdays || effort.unit == Unit::days ? workday : effort.unit == Unit::weeks ? 5 * workday : 0;
  const auto product = Decimal::multiply(effort.count, Decimal::from_int(unit));
  return product ? std::max<std::int64_t>(product->round(0).to_int64().value_or(0), 0) : 0;
}

timing::Length network_length(const Duration& duration, Minute workday, bool work) {
  using timing::Length;
  using Unit = Duration::Unit;
  constexpr auto kPassing = Length::Unit::calendar;
  if (work && duration.unit < Unit::months) return {Length::Unit::working, minutes_of_work(duration, workday)};
  switch (duration.unit) {
    case Unit::minutes: return {kPassing, times(duration.count, 1)};
    case Unit::hours: return {kPassing, times(duration.count, timing::kHour)};
    case Unit::workdays: return {Length::Unit::working, times(duration.count, workday)};
    case Unit::days: return {kPassing, times(duration.count, kDay)};
    case Unit::weeks: return {kPassing, times(duration.count, timing::kWeek)};
    case Unit::months: return {Length::Unit::months, times(duration.count, 1)};
    case Unit::quarters: return {Length::Unit::months, times(duration.count, 3)};
    case Unit::years: return {Length::Unit::months, times(duration.count, 12)};
  }
  return {};
}

WorkingCalendar calendar_at(const Plan& plan, EntityId id) {
  const EntityId calendar = calendar_around(plan, id);
  std::vector<WeeklyHours> rows;
  std::vector<MinuteSpan> free;
  if (calendar != kNoEntity) {
    if (stated_week(plan.values(calendar))) rows = hours_of(plan, calendar, prop("work"));
    add_holidays(plan, id, holiday_rules(plan, calendar), free);
  }
  if (rows.empty()) rows.push_back({.weekdays = work_week(locale_at(plan, id)).workdays});
  const WorkingTime weekly = WorkingTime::of(rows);
  WorkingCalendar result{.time = free.empty() ? weekly : weekly - WorkingTime::of(free), .workday = longest_day(weekly)};
  const auto* day = calendar == kNoEntity ? nullptr : plan.get<Duration>(calendar, prop("day"));
  const Minute hours = day == nullptr ? 0 : minutes_of_work(*day, 0);  // A workday in workdays says nothing.
  if (hours > 0) result.workday = hours;
  return result;
}

WorkingTime weekly_hours(const Plan& plan, EntityId id, Property property) {
  const std::vector<WeeklyHours> rows = hours_of(plan, id, property);
  return rows.empty() ? WorkingTime() : WorkingTime::of(rows);
}

}  // namespace campaign

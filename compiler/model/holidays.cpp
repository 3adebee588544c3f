#include "model/holidays.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/yearly.h"

namespace campaign {

namespace {

namespace chrono = std::chrono;

int year_of(Day day) { return static_cast<int>(chrono::year_month_day(day).year()); }

bool is_in(const DaySpan& days, Day day) { return days.first <= day && day <= days.last; }

/// How many days the nearest `weekday` is away from a Saturday (5) or Sunday (6).
int days_to(std::string_view weekday, int from) {
  constexpr std::array<std::string_view, 7> kNames = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const int to = static_cast<int>(std::ranges::find(kNames, weekday) - kNames.begin());
  return (to - from + 10) % 7 - 3;
}

/// A day of a holiday, and where it is free too or instead.
struct Falling {
  Day day;
  const HolidayRule* rule;
  int step;  // To the substitute; 0: none.
};

bool is_kept(const HolidayRule& rule, Day day) {
  if ((rule.from && day < *rule.from) || (rule.until && day > *rule.until)) return false;
  return std::ranges::none_of(rule.except, [day](const DaySpan& days) { return is_in(days, day); });
}

/// The days of one year. Those of a list are its years' own.
void add_days(const HolidayRule& rule, int year, std::vector<Falling>& out) {
  const auto add = [&](Day day) {
    if (!is_kept(rule, day)) return;
    const unsigned weekday = chrono::weekday(day).iso_encoding();
    out.push_back({day, &rule, weekday == 6 ? rule.if_saturday : weekday == 7 ? rule.if_sunday : 0});
  };
  for (const YearlyDay& yearly : rule.yearly) {
    if (const auto day = day_in(yearly, year)) add(*day);
  }
  const DaySpan whole{chrono::sys_days(chrono::year(year) / 1 / 1), chrono::sys_days(chrono::year(year) / 12 / 31)};
  for (const DaySpan& days : rule.days) {
    for (Day day = std::max(days.first, whole.first); day <= std::min(days.last, whole.last); day += chrono::days(1)) add(day);
  }
}

}  // namespace

HolidayRule holiday_rule(EntityId id, std::span<const PropertyValue> values) {
  HolidayRule rule;
  rule.holiday = id;
  for (const PropertyValue& value : values) {
    if (const auto* yearly = std::get_if<YearlyDay>(&value.value)) rule.yearly.push_back(*yearly);
    if (const auto* days = std::get_if<DaySpan>(&value.value)) {
      if (value.property == prop("on") || value.property == prop("holidays")) rule.days.push_back(*days);
      if (value.property == prop("from")) rule.from = days->first;
      if (value.property == prop("until")) rule.until = days->last;
      if (value.property == prop("except")) rule.except.push_back(*days);
    }
    if (const auto* word = std::get_if<Word>(&value.value)) {
      if (value.property == prop("if_saturday")) rule.if_saturday = days_to(word->value, 5);
      if (value.property == prop("if_sunday")) rule.if_sunday = days_to(word->value, 6);
    }
    if (const auto* yes = std::get_if<YesNo>(&value.value)) rule.moves = yes->value;
  }
  return rule;
}

std::vector<HolidayRule> holiday_rules(const Plan& plan, EntityId calendar) {
  return holiday_rules(plan, calendar, [&plan](EntityId id) {
    const auto values = plan.values(id);
    return std::vector<PropertyValue>(values.begin(), values.end());
  });
}

std::vector<HolidayRule> holiday_rules(const Plan& plan, EntityId calendar, const std::function<std::vector<PropertyValue>(EntityId)>& values_of) {
  std::vector<HolidayRule> rules;
  const auto add = [&](EntityId id, std::span<const PropertyValue> values) {
    HolidayRule rule = holiday_rule(id, values);
    if (!rule.yearly.empty() || !rule.days.empty()) rules.push_back(std::move(rule));
  };
  std::vector<EntityId> calendars = {calendar};
  std::unordered_set<EntityId> seen = {calendar};
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    const std::vector<PropertyValue> values = values_of(calendars[i]);
    add(calendars[i], values);
    for (const EntityId child : plan[calendars[i]].children) {
      if (plan[child].kind == Kind::holiday) add(child, values_of(child));
    }
    for (const PropertyValue& value : values) {
      const auto* other = value.property == prop("observes") ? std::get_if<Reference>(&value.value) : nullptr;
      if (other != nullptr && other->entity != kNoEntity && seen.insert(other->entity).second) calendars.push_back(other->entity);
    }
  }
  return rules;
}

std::vector<Holiday> laid_out(std::span<const HolidayRule> rules, const DaySpan& within) {
  std::vector<Falling> falling;
  // Substitutes may lie in the year before or after.
  for (int year = year_of(within.first) - 1; year <= year_of(within.last) + 1; ++year) {
    for (const HolidayRule& rule : rules) add_days(rule, year, falling);
  }
  std::ranges::stable_sort(falling, {}, &Falling::day);
  std::vector<Holiday> found;
  std::unordered_set<chrono::days::rep> taken;
  for (const Falling& each : falling) {
    if (each.step != 0 && each.rule->moves) continue;
    found.push_back({each.day, each.rule->holiday, false});
    taken.insert(each.day.time_since_epoch().count());
  }
  for (const Falling& each : falling) {
    if (each.step == 0) continue;
    Day day = each.day + chrono::days(each.step);
    while (!taken.insert(day.time_since_epoch().count()).second) day += chrono::days(each.step < 0 ? -1 : 1);
    found.push_back({day, each.rule->holiday, true});
  }
  std::erase_if(found, [&](const Holiday& holiday) { return !is_in(within, holiday.day); });
  std::ranges::stable_sort(found, {}, &Holiday::day);
  return found;
}

struct Workdays::Table {
  std::vector<HolidayRule> rules;
  std::unordered_map<int, std::vector<Holiday>> years;
};

Workdays::Workdays(const WorkWeek& week, std::vector<HolidayRule> rules) : week_(week) {
  if (rules.empty()) return;
  table_ = std::make_shared<Table>();
  table_->rules = std::move(rules);
}

Workdays Workdays::with(const WorkWeek& week) const {
  Workdays other = *this;
  other.week_ = week;
  return other;
}

std::span<const Holiday> Workdays::holidays_in(int year) const {
  if (table_ == nullptr) return {};
  const auto [found, fresh] = table_->years.try_emplace(year);
  if (fresh) found->second = laid_out(table_->rules, {chrono::sys_days(chrono::year(year) / 1 / 1), chrono::sys_days(chrono::year(year) / 12 / 31)});
  return found->second;
}

const Holiday* Workdays::holiday_on(Day day) const {
  const auto days = holidays_in(year_of(day));
  const auto found = std::ranges::lower_bound(days, day, {}, &Holiday::day);
  return found == days.end() || found->day != day ? nullptr : &*found;
}

}  // namespace campaign

#include "analysis/happened.h"

#include <algorithm>
#include <array>

#include "schedule/lengths.h"

namespace campaign {

namespace {

using timing::Length;
using timing::Minute;

constexpr std::array kHappened{prop("started"), prop("finished"), prop("worked"), prop("remaining"), prop("complete")};

std::optional<Day> day_in(const Plan& plan, EntityId tactic, Property property) {
  const auto* day = plan.get<DaySpan>(tactic, property);
  return day == nullptr ? std::nullopt : std::optional(day->last);
}

/// How much of it is done: what is written, else the part of its effort that is worked.
std::optional<Decimal> done(const Plan& plan, EntityId tactic, Minute workday) {
  if (const auto* complete = plan.get<Amount>(tactic, prop("complete"))) return plan.units().convert(*complete, kNoUnit);
  const auto* effort = plan.get<Duration>(tactic, prop("effort"));
  const auto worked = minutes_worked(plan, tactic, workday);
  const std::int64_t work = effort == nullptr ? 0 : minutes_of_work(*effort, workday);
  return worked && work > 0 ? Decimal::divide(Decimal::from_int(*worked), Decimal::from_int(work)) : std::nullopt;
}

/// What is left of so many minutes.
std::int64_t rest(std::int64_t minutes, const Decimal& done) {
  const auto gone = Decimal::multiply(Decimal::from_int(minutes), done);
  return minutes - (gone ? gone->round(0).to_int64().value_or(0) : 0);
}

Length what_is_left(const Plan& plan, EntityId tactic, const WorkingCalendar& calendar, const Length& whole, std::optional<Minute> start, Minute today) {
  const bool work = plan.get<Duration>(tactic, prop("duration")) == nullptr;
  if (const auto* left = plan.get<Duration>(tactic, prop("remaining")); left != nullptr && !left->count.is_negative()) return network_length(*left, calendar.workday, work);
  const auto part = done(plan, tactic, calendar.workday);
  const bool months = whole.unit == Length::Unit::months;
  if (!start) return part && !months ? Length{whole.unit, rest(whole.count, *part)} : whole;
  const Minute begin = timing::begin_from(*start, whole, calendar.time), end = timing::later(begin, whole, calendar.time);
  if (end >= timing::kNever) return whole;
  if (part) return months ? Length{Length::Unit::calendar, rest(end - begin, *part)} : Length{whole.unit, rest(whole.count, *part)};
  const Minute from = std::max(today, begin);
  if (whole.unit == Length::Unit::working) return {whole.unit, calendar.time.between(from, std::max(from, end))};
  return {Length::Unit::calendar, end - from};
}

}  // namespace

bool says_what_happened(const Plan& plan, EntityId tactic) {
  return std::ranges::any_of(kHappened, [&](Property property) { return plan.find(tactic, property) != nullptr; });
}

bool is_yet_to_begin(const Plan& plan, EntityId tactic) {
  if (says_what_happened(plan, tactic)) return false;
  if (plan.find(tactic, prop("status")) == nullptr) return true;
  const std::string_view status = plan.word(tactic, prop("status"));
  return status == "idea" || status == "planned";
}

std::optional<Day> begun_on(const Plan& plan, EntityId tactic) {
  if (plan.find(tactic, prop("started")) != nullptr) return day_in(plan, tactic, prop("started"));
  std::optional<Day> first;
  for (const PropertyValue& value : plan.values(tactic, prop("worked"))) {
    const auto& during = plan.clauses(value).during;
    if (during && (!first || during->first < *first)) first = during->first;
  }
  return first;
}

std::optional<Day> finished_on(const Plan& plan, EntityId tactic) { return day_in(plan, tactic, prop("finished")); }

std::optional<std::int64_t> minutes_worked(const Plan& plan, EntityId tactic, Minute workday) {
  std::optional<std::int64_t> minutes;
  for (const PropertyValue& value : plan.values(tactic, prop("worked"))) {
    const auto* worked = std::get_if<Duration>(&value.value);
    if (worked == nullptr) return std::nullopt;
    minutes = minutes.value_or(0) + minutes_of_work(*worked, workday);
  }
  return minutes;
}

Length left_of(const Plan& plan, EntityId tactic, const WorkingCalendar& calendar, const Length& whole, std::optional<Minute> start, Minute today) {
  Length left = what_is_left(plan, tactic, calendar, whole, start, today);
  left.count = std::max<std::int64_t>(left.count, 1);
  return left;
}

}  // namespace campaign

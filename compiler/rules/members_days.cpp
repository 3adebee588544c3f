// What rules can read about the days of tactics: flights, dayparts and what they have in common.

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>

#include "analysis/flights.h"
#include "analysis/results.h"
#include "analysis/timetable.h"
#include "model/dates.h"
#include "model/hull.h"
#include "model/place.h"
#include "model/rhythm.h"
#include "rules/claims.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

std::vector<const PropertyValue*> written_flights(const Plan& plan, EntityId id) {
  std::vector<const PropertyValue*> flights;
  for (const PropertyValue& value : plan.values(id, prop("flight"))) {
    if (std::holds_alternative<DaySpan>(value.value)) flights.push_back(&value);
  }
  return flights;
}
const DaySpan& days_in(const PropertyValue* flight) { return std::get<DaySpan>(flight->value); }

/// Flights that begin while an earlier one runs.
RuleValue overlapping(Evaluation& run, const RuleValue& of) {
  auto flights = written_flights(run.plan, id_of(of));
  std::ranges::stable_sort(flights, {}, [](const PropertyValue* flight) { return days_in(flight).first; });
  constexpr std::size_t kMost = 50;  // The flight that each begins in is looked for among all.
  std::vector<RuleValue> list;
  for (std::size_t i = 1; i < flights.size() && list.size() < kMost; ++i) {
    if (days_in(flights[i]).first <= days_in(flights[i - 1]).last) list.push_back(RuleValue::of(*flights[i]));
  }
  return RuleValue::many(std::move(list));
}
/// Of an overlapping flight the one that it begins in.
RuleValue overlaps(Evaluation& run, const RuleValue& of) {
  const auto* self = run.slot(kSelfSlot).get<EntityId>();
  const auto* days = of.get<DaySpan>();
  if (self == nullptr || days == nullptr) return {};
  for (const PropertyValue* flight : written_flights(run.plan, *self)) {
    if (flight == of.stated) continue;
    const DaySpan& other = days_in(flight);
    if (other.first <= days->first && days->first <= other.last) return RuleValue::of(*flight);
  }
  return {};
}

constexpr Property kRhythms[] = {prop("daypart"), prop("repeat")};

/// The values of a property that say a rhythm; none where one of them cannot be read.
std::vector<const PropertyValue*> rhythms_of(const Plan& plan, EntityId id, Property property) {
  std::vector<const PropertyValue*> rhythms;
  for (const PropertyValue& value : plan.values(id, property)) {
    if (!std::holds_alternative<Daypart>(value.value)) return {};
    rhythms.push_back(&value);
  }
  return rhythms;
}
const Daypart& rhythm_in(const PropertyValue* value) { return std::get<Daypart>(value->value); }
bool falls(const PropertyValue* rhythm, const DaySpan& days) { return first_day_of(rhythm_in(rhythm), days).has_value(); }

/// The days on which a tactic runs: its own flights, those of the tactic around it, or the days that are worked out for it.
std::vector<RuleValue> runs_of(Evaluation& run, EntityId id) {
  std::vector<RuleValue> list;
  for (const PropertyValue* flight : written_flights(run.plan, id)) list.push_back(RuleValue::of(*flight));
  if (!list.empty() || run.plan.find(id, prop("flight")) != nullptr) return list;
  for (const DaySpan& days : flights_of(run.plan, id)) list.emplace_back(days);
  const TimetableRow* row = list.empty() ? run.tables.timetable().row(id) : nullptr;
  if (row != nullptr && row->dated && !row->holds_others) list.emplace_back(row->days);
  return list;
}

/// Whether some of its rhythms of one property fall on none of some days, though there are such rhythms.
bool misses_all(const std::vector<const PropertyValue*>& rhythms, const DaySpan& days) {
  return !rhythms.empty() && std::ranges::none_of(rhythms, [&](const PropertyValue* rhythm) { return falls(rhythm, days); });
}

/// The days of its flights on which none of its dayparts, or none of its repeats falls.
RuleValue empty_flights(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const Property property : kRhythms) {
    const auto rhythms = rhythms_of(run.plan, id_of(of), property);
    if (rhythms.empty()) continue;
    for (const RuleValue& days : runs_of(run, id_of(of))) {
      if (!misses_all(rhythms, *days.get<DaySpan>())) continue;
      list.push_back(days.stated != nullptr ? days : RuleValue(*days.get<DaySpan>(), rhythms.front()->span));
    }
  }
  return RuleValue::many(std::move(list));
}
/// Of such days the rhythms that do not fall on them.
RuleValue missed_by(Evaluation& run, const RuleValue& of) {
  const auto* days = of.get<DaySpan>();
  const EntityId tactic = tactic_at_hand(run);
  std::vector<RuleValue> list;
  if (days == nullptr || tactic == kNoEntity) return RuleValue::many(std::move(list));
  for (const Property property : kRhythms) {
    const auto rhythms = rhythms_of(run.plan, tactic, property);
    if (!misses_all(rhythms, *days)) continue;
    for (const PropertyValue* rhythm : rhythms) list.push_back(RuleValue::of(*rhythm));
  }
  return RuleValue::many(std::move(list));
}

/// Its dayparts and repeats that fall on none of its days, where others beside them do.
RuleValue idle_rhythms(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const Property property : kRhythms) {
    const auto rhythms = rhythms_of(run.plan, id_of(of), property);
    if (rhythms.size() < 2) continue;
    const std::vector<RuleValue> runs = runs_of(run, id_of(of));
    if (runs.empty() || std::ranges::any_of(runs, [&](const RuleValue& days) { return misses_all(rhythms, *days.get<DaySpan>()); })) continue;
    for (const PropertyValue* rhythm : rhythms) {
      if (std::ranges::none_of(runs, [&](const RuleValue& days) { return falls(rhythm, *days.get<DaySpan>()); })) list.push_back(RuleValue::of(*rhythm));
    }
  }
  return RuleValue::many(std::move(list));
}

/// Whether a monthly rhythm of some days falls in a month at all, all of which is among them: there may be no 31st in it, and no fifth Friday.
bool falls_in_month(const Daypart& rhythm, const DaySpan& month, Day first) {
  for (Day day = month.first; day <= month.last; day += std::chrono::days(1)) {
    if (falls_on(rhythm, day, first)) return true;
  }
  return false;
}

/// The months of some days, whole among them, in which a monthly rhythm from their first one has no day though it is their turn; so many at most.
std::vector<DaySpan> months_without(const Daypart& rhythm, const DaySpan& days, std::size_t most) {
  namespace chrono = std::chrono;
  std::vector<DaySpan> months;
  constexpr unsigned kEveryMonth = 28;  // Each has these days.
  const chrono::year_month_day start(days.first);
  const bool by_its_first = rhythm.month_days == 0 && rhythm.nth == 0;
  const bool always = rhythm.nth != 0 ? rhythm.nth < 5 : by_its_first ? unsigned(start.day()) <= kEveryMonth : (rhythm.month_days & ((std::uint32_t{1} << kEveryMonth) - 1)) != 0;
  if (rhythm.repeat != Daypart::Repeat::monthly || always) return months;
  const int every = std::max<int>(1, rhythm.every);
  const Day last = last_looked_at(days);
  for (chrono::year_month month = start.year() / start.month(); months.size() < most; month += chrono::months(every)) {
    const DaySpan whole{Day(month / 1), Day(month / chrono::last)};
    if (whole.last > last) break;
    if (whole.first >= days.first && !falls_in_month(rhythm, whole, days.first)) months.push_back(whole);
  }
  return months;
}

constexpr std::size_t kMostMonths = 12;  // A year of them says it.

/// The first of its rhythms for which that is so.
const PropertyValue* skipping(Evaluation& run, EntityId id) {
  for (const Property property : kRhythms) {
    for (const PropertyValue* rhythm : rhythms_of(run.plan, id, property)) {
      for (const RuleValue& days : runs_of(run, id)) {
        if (!months_without(rhythm_in(rhythm), *days.get<DaySpan>(), 1).empty()) return rhythm;
      }
    }
  }
  return nullptr;
}
RuleValue skipping_rhythm(Evaluation& run, const RuleValue& of) {
  const PropertyValue* rhythm = skipping(run, id_of(of));
  return rhythm == nullptr ? RuleValue() : RuleValue::of(*rhythm);
}
RuleValue skipped_months(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  const PropertyValue* rhythm = skipping(run, id_of(of));
  for (const RuleValue& days : rhythm == nullptr ? std::vector<RuleValue>() : runs_of(run, id_of(of))) {
    for (const DaySpan& month : months_without(rhythm_in(rhythm), *days.get<DaySpan>(), kMostMonths - list.size())) list.emplace_back(month);
  }
  return RuleValue::many(std::move(list));
}
/// The rhythm that falls on the last such day of each month instead.
RuleValue unskipped(Evaluation& run, const RuleValue& of) {
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const PropertyValue* value = skipping(run, id_of(of));
  if (value == nullptr) return {};
  const Daypart& rhythm = rhythm_in(value);
  const std::string often = rhythm.every > 1 ? "every " + std::to_string(rhythm.every) + " months" : "monthly";
  const auto day = static_cast<std::size_t>(std::countr_zero(rhythm.weekdays));
  const bool weekday = rhythm.nth != 0 && std::has_single_bit(rhythm.weekdays);
  return RuleValue(run.keep(often + " on last " + std::string(weekday ? kDays[day] : "day")));
}

/// How long it is from a tactic's first day to its last, in the unit of its `duration`, where that is longer.
RuleValue too_short(Evaluation& run, const RuleValue& of) {
  const EntityId id = id_of(of);
  const auto* duration = run.plan.get<Duration>(id, prop("duration"));
  const auto flights = written_flights(run.plan, id);
  if (duration == nullptr || flights.empty()) return {};
  DaySpan all = days_in(flights.front());
  for (const PropertyValue* flight : flights) all = hull_of(all, days_in(flight));
  constexpr int kHours = 24, kMinutes = 24 * 60;
  const std::int64_t days = (all.last - all.first).count() + 1;
  using Unit = Duration::Unit;
  const auto less_than = [&](std::int64_t have, std::int64_t each) {  // So many of its unit, each of so many of what is had.
    const auto takes = Decimal::multiply(duration->count, Decimal::from_int(each));
    return takes && Decimal::from_int(have) < *takes;
  };
  const auto have = [](std::int64_t count, Unit unit) { return RuleValue(Duration{Decimal::from_int(count), unit}); };
  switch (duration->unit) {
    case Unit::minutes: return less_than(days * kMinutes, 1) ? have(days * kHours, Unit::hours) : RuleValue();
    case Unit::hours: return less_than(days * kHours, 1) ? have(days * kHours, Unit::hours) : RuleValue();
    case Unit::days: return less_than(days, 1) ? have(days, Unit::days) : RuleValue();
    case Unit::weeks: return less_than(days, 7) ? have(days, Unit::days) : RuleValue();
    case Unit::workdays: {
      const Workdays workdays = workdays_at(run.plan, id);
      std::int64_t count = 0;
      for (Day day = all.first; day <= last_looked_at(all); day += std::chrono::days(1)) count += workdays.is_workday(day) ? 1 : 0;
      return less_than(count, 1) ? have(count, Unit::workdays) : RuleValue();
    }
    default: break;
  }
  const auto end = shifted(all.first - std::chrono::days(1), *duration, 1, Workdays());
  return end && *end > all.last ? have(days, Unit::days) : RuleValue();
}

constexpr KindSet kTactic(Kind::tactic);

// -- before anything has begun -----------------------------------------------------------------------------------------

/// Where the days of something that is pursued stand: its own, or those of what is around it.
Span place_of_days(const Plan& plan, EntityId id) {
  const auto serving = plan[id].kind == Kind::business_goal ? campaigns_of(plan, id) : std::vector<EntityId>();
  for (EntityId at = serving.empty() ? id : serving.front(); at != kNoEntity; at = plan[at].parent) {
    for (const Property property : {prop("flight"), prop("period")}) {
      if (const PropertyValue* value = plan.find(at, property)) return value->span;
    }
  }
  return {};
}
RuleValue pursued_days(Evaluation& run, const RuleValue& of) {
  const auto days = pursued(run.plan, id_of(of));
  return days ? RuleValue(*days, place_of_days(run.plan, id_of(of))) : RuleValue();
}
/// The value that stands in a property, whatever it is a value of.
RuleValue amount_in(const PropertyValue& value) {
  const auto* condition = std::get_if<Condition>(&value.value);
  const auto* amount = condition != nullptr && condition->compared ? &condition->amount : std::get_if<Amount>(&value.value);
  if (amount == nullptr) return RuleValue::of(value);
  RuleValue shown(*amount, value.span);
  shown.stated = &value;
  return shown;
}
RuleValue early_results(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const PropertyValue* value : measured_too_early(run.plan, id_of(of))) list.push_back(amount_in(*value));
  return RuleValue::many(std::move(list));
}
/// The days in which something is pursued, looked for when they are asked for: of a business goal that takes a look at all campaigns.
class DaysWhenAsked {
 public:
  DaysWhenAsked(const Plan& plan, EntityId of) : plan_(plan), of_(of) {}
  [[nodiscard]] const std::optional<DaySpan>& operator()() const {
    if (!asked_) days_ = pursued(plan_, of_);
    asked_ = true;
    return days_;
  }

 private:
  const Plan& plan_;
  EntityId of_;
  mutable std::optional<DaySpan> days_;
  mutable bool asked_ = false;
};

/// What is wanted on a day before that.
RuleValue due_too_early(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  const DaysWhenAsked days(run.plan, id_of(of));
  for (const Property property : {prop("checkpoint"), prop("kpi"), prop("stop")}) {
    for (const PropertyValue& value : run.plan.values(id_of(of), property)) {
      const Clauses& clauses = run.plan.clauses(value);
      const auto& due = clauses.by ? clauses.by : clauses.during;
      if (due && days() && due->last < days()->first) list.push_back(amount_in(value));
    }
  }
  return RuleValue::many(std::move(list));
}
/// Baselines of days on which it was pursued already: more than half of their days, and not just the first ones.
RuleValue late_baselines(Evaluation& run, const RuleValue& of) {
  constexpr std::chrono::days kFirst{7};
  std::vector<RuleValue> list;
  const DaysWhenAsked days(run.plan, id_of(of));
  for (const PropertyValue& value : run.plan.values(id_of(of), prop("baseline"))) {
    const Clauses& clauses = run.plan.clauses(value);
    const auto& when = clauses.during ? clauses.during : clauses.as_of;
    if (!when || !days() || when->first > days()->last) continue;  // What lies behind all of it is another mistake.
    if (when->first + (when->last - when->first) / 2 > days()->first + kFirst) list.push_back(amount_in(value));
  }
  return RuleValue::many(std::move(list));
}

constexpr KindSet kPursued(Kind::goal, Kind::business_goal, Kind::tactic, Kind::experiment, Kind::arm);
constexpr Type kAmounts{Base::amount, true, {}, {}};

RuleValue rhythms_disputed(Evaluation& run, const RuleValue& of) { return RuleValue::many(disputed_rhythms(run, id_of(of))); }
RuleValue counts_disputed(Evaluation& run, const RuleValue& of) { return RuleValue::many(disputed_counts(run, id_of(of))); }
RuleValue falls_on_days(Evaluation& run, const RuleValue& of) {
  const auto days = days_it_falls(run.plan, id_of(of));
  return days ? RuleValue(*days) : RuleValue();
}

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, KindSet(Kind::tactic, Kind::placement), "overlapping_flights", {Base::span, true, {}, {}}, overlapping, "Its flights that begin while an earlier one runs."},
    {Base::entity, kTactic, "disputed_rhythms", {Base::text, true, {}, {}}, rhythms_disputed, "The words in its title that say when or how often it is, such as `every Saturday`, when its dayparts say something else."},
    {Base::entity, kTactic, "disputed_counts", {Base::text, true, {}, {}}, counts_disputed, "The words in its title that count what comes on a day each, such as `3 newsletters`, when it falls on another number of days."},
    {Base::entity, kTactic, "falls_on_days", kAmount, falls_on_days, "On how many days it falls, where its flights are several single days."},
    {Base::entity, kTactic, "empty_flights", {Base::span, true, {}, {}}, empty_flights, "The days of its flights, written or worked out, on which none of its dayparts or none of its repeats falls."},
    {Base::span, {}, "missed_by", {Base::daypart, true, {}, {}}, missed_by, "Of such days: the dayparts or repeats that do not fall on them."},
    {Base::entity, kTactic, "idle_rhythms", {Base::daypart, true, {}, {}}, idle_rhythms, "Its dayparts and repeats that fall on none of its days, where others beside them do."},
    {Base::entity, kTactic, "time_in_flight", kDuration, too_short, "How long it is from its first day to its last, where its `duration` is longer."},
    {Base::entity, kTactic, "skipping_rhythm", {Base::daypart}, skipping_rhythm, "The first of its dayparts and repeats whose day some months of its flights lack."},
    {Base::entity, kTactic, "unskipped_rhythm", kText, unskipped, "A rhythm that falls on the last such day of each month instead."},
    {Base::entity, kTactic, "skipped_months", {Base::span, true, {}, {}}, skipped_months, "The months in its flights that lack the day of that rhythm, such as a 31st or a fifth Friday; at most twelve."},
    {Base::entity, kPursued, "pursued", kSpan, pursued_days, "The days in which it is pursued: its own flights, or those of what is around it; of a goal the campaign's, of a business goal those of the campaigns that serve it."},
    {Base::entity, kPursued, "early_results", kAmounts, early_results, "Its measured values of days before these; of totals also those that begin before, unless they are of as many days as the baseline."},
    {Base::entity, kPursued, "due_too_early", kAmounts, due_too_early, "What is wanted of it before these days: checkpoints, and `kpi` and `stop` with a day."},
    {Base::entity, KindSet(Kind::goal, Kind::business_goal, Kind::experiment), "late_baselines", kAmounts, late_baselines, "Its baselines of these days, but for the first week: of a period, where more than half of it lies in them."},
    {Base::span, {}, "overlaps", kSpan, overlaps, "Of a flight: the one that it begins in."},
});

}  // namespace

std::span<const MemberRow> day_members() { return kMembers; }

}  // namespace campaign

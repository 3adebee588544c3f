// What rules can read about the days of tactics: flights, dayparts and what they have in common.

#include <algorithm>
#include <array>
#include <chrono>

#include "analysis/results.h"
#include "model/rhythm.h"
#include "rules/claims.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

std::vector<const PropertyValue*> flights_of(const Plan& plan, EntityId id) {
  std::vector<const PropertyValue*> flights;
  for (const PropertyValue& value : plan.values(id, prop("flight"))) {
    if (std::holds_alternative<DaySpan>(value.value)) flights.push_back(&value);
  }
  return flights;
}
const DaySpan& days_in(const PropertyValue* flight) { return std::get<DaySpan>(flight->value); }

/// Flights that begin while an earlier one runs.
RuleValue overlapping(Evaluation& run, const RuleValue& of) {
  auto flights = flights_of(run.plan, id_of(of));
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
  for (const PropertyValue* flight : flights_of(run.plan, *self)) {
    if (flight == of.stated) continue;
    const DaySpan& other = days_in(flight);
    if (other.first <= days->first && days->first <= other.last) return RuleValue::of(*flight);
  }
  return {};
}

std::vector<const Daypart*> rhythms_of(const Plan& plan, EntityId id, bool& known) {
  std::vector<const Daypart*> rhythms;
  for (const PropertyValue& value : plan.values(id, prop("daypart"))) {
    const auto* rhythm = std::get_if<Daypart>(&value.value);
    known = known && rhythm != nullptr;
    if (rhythm != nullptr) rhythms.push_back(rhythm);
  }
  return rhythms;
}

/// Flights on which none of the dayparts falls.
RuleValue empty_flights(Evaluation& run, const RuleValue& of) {
  bool known = true;
  const auto rhythms = rhythms_of(run.plan, id_of(of), known);
  if (rhythms.empty() || !known) return RuleValue::many({});
  std::vector<RuleValue> list;
  for (const PropertyValue* flight : flights_of(run.plan, id_of(of))) {
    if (std::ranges::none_of(rhythms, [&](const Daypart* rhythm) { return first_day_of(*rhythm, days_in(flight)).has_value(); })) list.push_back(RuleValue::of(*flight));
  }
  return RuleValue::many(std::move(list));
}

/// The months of the flights, whole in one of them, that have none of the days of the month of a daypart: those without a 31st.
RuleValue skipped_months(Evaluation& run, const RuleValue& of) {
  namespace chrono = std::chrono;
  constexpr std::size_t kMost = 12;  // A year of them says it.
  bool known = true;
  std::vector<RuleValue> list;
  for (const Daypart* rhythm : rhythms_of(run.plan, id_of(of), known)) {
    if (rhythm->repeat != Daypart::Repeat::monthly || rhythm->month_days == 0 || rhythm->every > 1) continue;
    for (const PropertyValue* flight : flights_of(run.plan, id_of(of))) {
      const DaySpan& days = days_in(flight);
      const chrono::year_month_day start(days.first);
      for (chrono::year_month month = start.year() / start.month(); list.size() < kMost; month += chrono::months(1)) {
        const DaySpan whole{Day(month / 1), Day(month / chrono::last)};
        if (whole.last > days.last) break;
        const auto length = static_cast<unsigned>((whole.last - whole.first).count()) + 1;
        const bool falls = (rhythm->month_days & ((std::uint64_t{1} << length) - 1)) != 0;
        if (whole.first >= days.first && !falls) list.push_back(RuleValue(whole));
      }
    }
  }
  return RuleValue::many(std::move(list));
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
    {Base::entity, kTactic, "empty_flights", {Base::span, true, {}, {}}, empty_flights, "Its flights on which none of its dayparts falls."},
    {Base::entity, kTactic, "skipped_months", {Base::span, true, {}, {}}, skipped_months, "The months in its flights that lack the day on which its daypart falls, such as a 31st; at most twelve."},
    {Base::entity, kPursued, "pursued", kSpan, pursued_days, "The days in which it is pursued: its own flights, or those of what is around it; of a goal the campaign's, of a business goal those of the campaigns that serve it."},
    {Base::entity, kPursued, "early_results", kAmounts, early_results, "Its measured values of days before these; of totals also those that begin before, unless they are of as many days as the baseline."},
    {Base::entity, kPursued, "due_too_early", kAmounts, due_too_early, "What is wanted of it before these days: checkpoints, and `kpi` and `stop` with a day."},
    {Base::entity, KindSet(Kind::goal, Kind::business_goal, Kind::experiment), "late_baselines", kAmounts, late_baselines, "Its baselines of these days, but for the first week: of a period, where more than half of it lies in them."},
    {Base::span, {}, "overlaps", kSpan, overlaps, "Of a flight: the one that it begins in."},
});

}  // namespace

std::span<const MemberRow> day_members() { return kMembers; }

}  // namespace campaign

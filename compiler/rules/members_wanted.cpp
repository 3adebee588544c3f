// What rules can read about the values that a plan asks for: conditions on the wrong side of their metric, checkpoints that come to more
// than the target, KPIs that the tactics do not bring together, rates beyond a whole, pots of money, and days and hours of contact.

#include <algorithm>
#include <array>
#include <chrono>

#include "analysis/attainment.h"
#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"
#include "analysis/results.h"
#include "analysis/spending.h"
#include "model/place.h"
#include "model/rounding.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

// -- conditions --------------------------------------------------------------------------------------------------------

bool asks_for_more(const Condition& condition) { return condition.comparison == Comparison::at_least || condition.comparison == Comparison::above; }
bool asks_for_less(const Condition& condition) { return condition.comparison == Comparison::at_most || condition.comparison == Comparison::below; }

const Condition* condition_in(const PropertyValue& value) {
  const auto* condition = std::get_if<Condition>(&value.value);
  return condition != nullptr && condition->compared && condition->metric != kNoEntity ? condition : nullptr;
}

/// Whether the metric's other end is asked for as well: both together are a range.
bool is_end_of_range(const Plan& plan, EntityId id, const PropertyValue& value, const Condition& condition) {
  return std::ranges::any_of(plan.values(id, value.property), [&](const PropertyValue& beside) {
    const Condition* other = condition_in(beside);
    return other != nullptr && other->metric == condition.metric && asks_for_more(*other) != asks_for_more(condition);
  });
}

/// Whether a condition is met best by what its metric calls worse, or stops what its metric calls good. Of what grows with the days there
/// may be enough, or too much to be handled: a `guardrail` or a `stop` may say so.
bool is_on_wrong_side(const Plan& plan, EntityId id, const PropertyValue& value) {
  const Condition* condition = condition_in(value);
  if (condition == nullptr || (!asks_for_more(*condition) && !asks_for_less(*condition))) return false;
  const std::string_view better = plan.word(condition->metric, prop("better")), over_time = plan.word(condition->metric, prop("over_time"));
  if (better != "up" && better != "down") return false;
  if (value.property != prop("kpi") && (over_time == "sum" || over_time == "last" || over_time == "unique" || over_time.empty())) return false;
  const bool wants_more = asks_for_more(*condition) != (value.property == prop("stop"));
  return wants_more != (better == "up") && !is_end_of_range(plan, id, value, *condition);
}
RuleValue wrong_side(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const Property property : {prop("kpi"), prop("guardrail"), prop("stop")}) {
    for (const PropertyValue& value : run.plan.values(id_of(of), property)) {
      if (is_on_wrong_side(run.plan, id_of(of), value)) list.push_back(RuleValue::of(value));
    }
  }
  return RuleValue::many(std::move(list));
}

// -- what tactics expect together --------------------------------------------------------------------------------------

/// What the tactics below a goal or strategy expect of a metric together at best, and where they say so.
struct Together {
  std::optional<Amount> high;
  Decimal most;  ///< The same when each figure may be a rounded one.
  std::vector<RuleValue> figures;
  bool known = true;
};
void add_expected(Evaluation& run, EntityId around, EntityId metric, UnitId unit, Together& all) {
  const Plan& plan = run.plan;
  for (const EntityId child : plan[around].children) {
    const Kind kind = plan[child].kind;
    if ((kind != Kind::goal && kind != Kind::strategy && kind != Kind::tactic) || (kind == Kind::tactic && is_cancelled(plan, child))) continue;
    const auto implied = kind == Kind::tactic ? run.implied().of(child, metric) : std::nullopt;
    if (!implied) {
      add_expected(run, child, metric, unit, all);
      continue;
    }
    const auto high = in_unit(run.units(), implied->estimate.high, unit), most = in_unit(run.units(), highest_meant(implied->estimate.high), unit);
    const auto sum = high ? Decimal::add(all.high.value_or(Amount()).number, high->number) : std::nullopt;
    const auto sum_of_most = most ? Decimal::add(all.most, most->number) : std::nullopt;
    all.known = all.known && sum && sum_of_most && !implied->uses_money;
    if (!all.known) return;
    all.high = Amount{*sum, unit};
    all.most = *sum_of_most;
    for (const PropertyValue* figure : implied->figures) all.figures.push_back(RuleValue::of(*figure));
  }
}

/// Whether another metric is turned into this one by an assumption of the campaign: who expects the other brings this one.
bool comes_of_another(Evaluation& run, EntityId id, EntityId metric) {
  const EntityId campaign = run.plan.enclosing(id, Kind::campaign);
  const RuleValue assumptions = campaign == kNoEntity ? run.everywhere(Kind::assumption) : run.below(campaign, Kind::assumption);
  return std::ranges::any_of(**assumptions.get<RuleValue::Many>(), [&](const RuleValue& one) {
    const auto* to = run.plan.get<Reference>(id_of(one), prop("to"));
    return to != nullptr && to->entity == metric;
  });
}

/// What the tactics expect of a KPI's metric together, where that is less than it asks for. Only of what adds up; the metric of the goal
/// itself has arithmetic of its own.
std::optional<Together> falls_short(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  const EntityId id = at_hand(run);
  const auto* condition = stated_as<Condition>(of);
  if (condition == nullptr || !condition->compared || condition->metric == kNoEntity || id == kNoEntity || !asks_for_more(*condition)) return std::nullopt;
  const EntityId metric = condition->metric;
  if (plan.word(metric, prop("over_time")) != "sum" || plan.word(metric, prop("better")) != "up") return std::nullopt;
  for (EntityId goal = id; goal != kNoEntity; goal = plan[goal].parent) {
    if (plan[goal].kind == Kind::goal && metric_of(plan, goal) == metric) return std::nullopt;
  }
  Together all;
  add_expected(run, id, metric, condition->amount.unit, all);
  if (!all.known || !all.high || all.most >= lowest_meant(condition->amount).number || comes_of_another(run, id, metric)) return std::nullopt;
  return all;
}
RuleValue expected_together(Evaluation& run, const RuleValue& of) {
  const auto all = falls_short(run, of);
  return all ? RuleValue(*all->high) : RuleValue();
}
RuleValue expected_where(Evaluation& run, const RuleValue& of) {
  auto all = falls_short(run, of);
  return RuleValue::many(all ? std::move(all->figures) : std::vector<RuleValue>());
}

// -- checkpoints of periods --------------------------------------------------------------------------------------------

bool overlap(const DaySpan& a, const DaySpan& b) { return a.first <= b.last && b.first <= a.last; }

/// Checkpoints of periods that do not overlap, all within the days of a goal's target, that come to more than it.
struct Parts {
  std::vector<const PropertyValue*> checkpoints;
  Amount sum;
};
std::optional<Parts> parts_beyond_target(Evaluation& run, EntityId goal) {
  const Plan& plan = run.plan;
  const EntityId metric = metric_of(plan, goal), campaign = plan.enclosing(goal, Kind::campaign);
  const auto wanted = best_wanted(plan, goal);
  const auto deadline = deadline_of(plan, goal);
  const auto* period = campaign == kNoEntity ? nullptr : plan.get<DaySpan>(campaign, prop("period"));
  if (metric == kNoEntity || !wanted || !deadline || period == nullptr || plan.word(metric, prop("over_time")) != "sum") return std::nullopt;
  const PropertyValue* target = plan.find(goal, prop("target"));
  const auto* form = target == nullptr ? nullptr : std::get_if<Target>(&target->value);
  if (form == nullptr || form->form == Target::Form::keep || form->form == Target::Form::growth || plan.clauses(*target).during) return std::nullopt;
  if (wanted_direction(plan, goal) <= 0 || target_fault(plan, goal) != TargetFault::none) return std::nullopt;
  std::vector<const PropertyValue*> stated;
  for (const PropertyValue& value : plan.values(goal, prop("checkpoint"))) {
    const auto& days = plan.clauses(value).during;
    const auto* amount = std::get_if<Amount>(&value.value);
    if (amount != nullptr && days && period->first <= days->first && days->last <= deadline->day && amount->number.sign() > 0) stated.push_back(&value);
  }
  // Of a year and its quarters the quarters are parts, or the year is: the longer ones count.
  const auto days_of = [&](const PropertyValue* value) { return *plan.clauses(*value).during; };
  std::ranges::stable_sort(stated, std::greater(), [&](const PropertyValue* value) { return days_of(value).last - days_of(value).first; });
  Parts parts{{}, {{}, wanted->unit}};
  std::chrono::days length{0};
  for (const PropertyValue* value : stated) {
    if (std::ranges::any_of(parts.checkpoints, [&](const PropertyValue* other) { return overlap(days_of(other), days_of(value)); })) continue;
    const auto least = in_unit(run.units(), lowest_meant(std::get<Amount>(value->value)), wanted->unit);
    const auto sum = least ? Decimal::add(parts.sum.number, least->number) : std::nullopt;
    if (!sum) return std::nullopt;
    parts.sum.number = *sum;
    parts.checkpoints.push_back(value);
    length += days_of(value).last - days_of(value).first + std::chrono::days(1);
  }
  if (parts.checkpoints.size() < 2 || parts.sum.number <= highest_meant(*wanted).number) return std::nullopt;
  // A target may be of a month or a quarter, as its baseline is.
  for (const PropertyValue& value : plan.values(goal, prop("baseline"))) {
    const auto& days = plan.clauses(value).during;
    if (days && days->last - days->first + std::chrono::days(1) < length) return std::nullopt;
  }
  std::ranges::sort(parts.checkpoints, {}, [&](const PropertyValue* value) { return days_of(value).first; });
  // As they are written, for the message.
  parts.sum.number = {};
  for (const PropertyValue* value : parts.checkpoints) {
    const auto part = in_unit(run.units(), std::get<Amount>(value->value), wanted->unit);
    const auto sum = part ? Decimal::add(parts.sum.number, part->number) : std::nullopt;
    if (!sum) return std::nullopt;
    parts.sum.number = *sum;
  }
  return parts;
}
RuleValue parts_of_target(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  if (const auto parts = parts_beyond_target(run, id_of(of))) {
    for (const PropertyValue* value : parts->checkpoints) list.push_back(RuleValue::of(*value));
  }
  return RuleValue::many(std::move(list));
}
RuleValue sum_of_parts(Evaluation& run, const RuleValue& of) {
  const auto parts = parts_beyond_target(run, id_of(of));
  return parts ? RuleValue(parts->sum) : RuleValue();
}

// -- goals of single markets -------------------------------------------------------------------------------------------

/// The goals right in another for single markets, of its metric and day, and what they want together.
struct Markets {
  std::vector<EntityId> goals;
  Amount sum, least;  ///< As they are written, and when each is a rounded one.
};
std::optional<Markets> markets_beyond_target(Evaluation& run, EntityId goal) {
  const Plan& plan = run.plan;
  const EntityId metric = metric_of(plan, goal);
  const auto wanted = plan.resolved_target(goal);
  const auto deadline = deadline_of(plan, goal);
  if (metric == kNoEntity || !wanted || !deadline || plan.word(metric, prop("over_time")) != "sum" || wanted_direction(plan, goal) <= 0) return std::nullopt;
  Markets markets{{}, {{}, wanted->unit}, {{}, wanted->unit}};
  std::vector<EntityId> taken;
  for (const EntityId part : plan[goal].children) {
    if (plan[part].kind != Kind::goal || metric_of(plan, part) != metric || plan.find(part, prop("market")) == nullptr) continue;
    const auto day = deadline_of(plan, part);
    const auto target = plan.resolved_target(part);
    const auto all = target ? in_unit(run.units(), *target, wanted->unit) : std::nullopt;
    const auto least = target ? in_unit(run.units(), lowest_meant(*target), wanted->unit) : std::nullopt;
    if (!day || day->day != deadline->day || !all || !least || wanted_direction(plan, part) <= 0) continue;
    for (const EntityId market : markets_of(plan, part)) {
      if (std::ranges::find(taken, market) != taken.end()) return std::nullopt;  // Its people are counted in both.
      taken.push_back(market);
    }
    const auto sum = Decimal::add(markets.sum.number, all->number), low = Decimal::add(markets.least.number, least->number);
    if (!sum || !low) return std::nullopt;
    markets.sum.number = *sum;
    markets.least.number = *low;
    markets.goals.push_back(part);
  }
  return markets.goals.size() > 1 && markets.least.number > highest_meant(*wanted).number ? std::optional(std::move(markets)) : std::nullopt;
}
RuleValue market_goals(Evaluation& run, const RuleValue& of) {
  const auto markets = markets_beyond_target(run, id_of(of));
  return list_of(run, markets ? markets->goals : std::vector<EntityId>());
}
RuleValue sum_of_markets(Evaluation& run, const RuleValue& of) {
  const auto markets = markets_beyond_target(run, id_of(of));
  return markets ? RuleValue(markets->sum) : RuleValue();
}

// -- assumptions -------------------------------------------------------------------------------------------------------

/// The end of a rate that cannot be: below nothing, or more than a whole where that is written as a share or comes of a part of it.
RuleValue impossible_rate(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  const PropertyValue* stated = plan.find(id_of(of), prop("rate"));
  const auto* rate = stated == nullptr ? nullptr : std::get_if<Estimate>(&stated->value);
  if (rate == nullptr) return {};
  const auto shown = [&](const Amount& amount) {
    RuleValue value(amount, stated->span);
    value.stated = stated;
    return value;
  };
  if (rate->low.number.sign() < 0) return shown(rate->low);
  const auto* from = plan.get<Reference>(id_of(of), prop("from"));
  const auto* to = plan.get<Reference>(id_of(of), prop("to"));
  const auto wholes = to == nullptr || to->entity == kNoEntity ? std::span<const EntityId>() : run.wholes().of(to->entity);
  const bool is_part = from != nullptr && std::ranges::find(wholes, from->entity) != wholes.end();
  if (!is_part && rate->high.unit != kPercent) return {};
  const auto share = in_unit(run.units(), rate->high, kPercent);
  return share && share->number > Decimal::from_int(100) ? shown(rate->high) : RuleValue();
}

// -- pots of money -----------------------------------------------------------------------------------------------------

/// The first budget of a scope that a declaration states.
const PropertyValue* pot_of(const Plan& plan, EntityId id, std::string_view scope) {
  for (const PropertyValue& value : plan.values(id, prop("budget"))) {
    if (std::holds_alternative<Amount>(value.value) && plan.clauses(value).scope == scope) return &value;
  }
  return nullptr;
}
struct Drawn {
  Amount money;
  std::vector<RuleValue> parts;
  bool known = true;
};
/// What the parts below draw from a pot: by budgets of the same scope. Parts with budgets of other scopes, or of none, draw nothing that
/// is known.
void add_drawn(Evaluation& run, EntityId around, std::string_view scope, Drawn& drawn) {
  const Plan& plan = run.plan;
  constexpr KindSet kParts(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic);
  for (const EntityId child : plan[around].children) {
    if (!kParts.contains(plan[child].kind) || (plan[child].kind == Kind::tactic && is_cancelled(plan, child))) continue;
    if (plan.find(child, prop("budget")) == nullptr) {
      add_drawn(run, child, scope, drawn);
    } else if (const PropertyValue* pot = pot_of(plan, child, scope)) {
      const auto money = exchanged(plan, child, std::get<Amount>(pot->value), drawn.money.unit);
      const auto sum = money ? Decimal::add(drawn.money.number, money->number) : std::nullopt;
      drawn.known = drawn.known && sum;
      if (!sum) return;
      drawn.money.number = *sum;
      drawn.parts.push_back(RuleValue::of(*pot));
    }
  }
}
/// What is drawn from a pot, where that is more than is in it.
std::optional<Drawn> overdrawn(Evaluation& run, const PropertyValue& pot) {
  const auto* amount = std::get_if<Amount>(&pot.value);
  const std::string_view scope = run.plan.clauses(pot).scope;
  const EntityId owner = run.plan.owner_of(pot);
  if (amount == nullptr || scope.empty() || owner == kNoEntity || pot_of(run.plan, owner, scope) != &pot) return std::nullopt;
  Drawn drawn{{{}, amount->unit}, {}, true};
  add_drawn(run, owner, scope, drawn);
  return drawn.known && drawn.money.number > highest_meant(*amount).number ? std::optional(std::move(drawn)) : std::nullopt;
}
RuleValue overdrawn_pots(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const PropertyValue& value : run.plan.values(id_of(of), prop("budget"))) {
    if (overdrawn(run, value)) list.push_back(RuleValue::of(value));
  }
  return RuleValue::many(std::move(list));
}
RuleValue drawn_from(Evaluation& run, const RuleValue& of) {
  const auto drawn = of.stated == nullptr || of.stated->property != prop("budget") ? std::nullopt : overdrawn(run, *of.stated);
  return drawn ? RuleValue(drawn->money) : RuleValue();
}
RuleValue drawn_by(Evaluation& run, const RuleValue& of) {
  auto drawn = of.stated == nullptr || of.stated->property != prop("budget") ? std::nullopt : overdrawn(run, *of.stated);
  return RuleValue::many(drawn ? std::move(drawn->parts) : std::vector<RuleValue>());
}

// -- days and hours ----------------------------------------------------------------------------------------------------

constexpr std::int16_t kMorning = 5 * 60, kNight = 22 * 60;  // Minutes of the day.

/// The hours at which a tactic begins to be sent in the night: its `at` and its dayparts. Mails for the breakfast table go out at five.
RuleValue night_hours(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const Property property : {prop("at"), prop("daypart")}) {
    for (const PropertyValue& value : run.plan.values(id_of(of), property)) {
      const auto* time = std::get_if<ClockTime>(&value.value);
      const auto* rhythm = std::get_if<Daypart>(&value.value);
      const int minute = time != nullptr ? time->minute : rhythm != nullptr ? rhythm->start_minute : -1;
      if (minute < 0 || (kMorning <= minute && minute < kNight)) continue;
      list.push_back(RuleValue::of(value));
    }
  }
  return RuleValue::many(std::move(list));
}

constexpr KindSet kAsking(Kind::goal, Kind::strategy, Kind::tactic), kPots(Kind::portfolio, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic);
constexpr Type kAmounts{Base::amount, true, {}, {}}, kConditions{Base::condition, true, {}, {}}, kExpectations{Base::expectation, true, {}, {}};

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kAsking, "wrong_side", kConditions, wrong_side, "Its `kpi`, `guardrail` and `stop` that what the metric calls worse meets best, or that stop what it calls good."},
    {Base::condition, {}, "expected_together", kAmount, expected_together, "Of a `kpi` of a goal or strategy: what its tactics expect of the metric together at best, where that is less."},
    {Base::condition, {}, "expected_where", kExpectations, expected_where, "The expectations that say so."},
    {Base::entity, KindSet(Kind::goal), "parts_of_target", kAmounts, parts_of_target, "Its checkpoints of periods that do not overlap, where they come to more than the target."},
    {Base::entity, KindSet(Kind::goal), "sum_of_parts", kAmount, sum_of_parts, "What they come to."},
    {Base::entity, KindSet(Kind::goal), "market_goals", entities_of(Kind::goal), market_goals, "The goals right in it for markets of their own, of its metric and day, where they want more together than it does."},
    {Base::entity, KindSet(Kind::goal), "sum_of_markets", kAmount, sum_of_markets, "What they want together."},
    {Base::entity, KindSet(Kind::assumption), "impossible_rate", kAmount, impossible_rate, "The end of its `rate` that cannot be: below nothing, or more than a whole of which it is a share."},
    {Base::entity, kPots, "overdrawn_pots", kAmounts, overdrawn_pots, "Its budgets with a `scope` that budgets below, of the same scope, come to more than."},
    {Base::amount, {}, "drawn", kAmount, drawn_from, "Of such a budget: what those below come to."},
    {Base::amount, {}, "drawn_by", kAmounts, drawn_by, "Those budgets."},
    {Base::entity, KindSet(Kind::tactic), "night_hours", {Base::time, true, {}, {}}, night_hours, "The hours from 22:00 to 5:00 at which it is sent or begins, by `at` and `daypart`."},
});

}  // namespace

std::span<const MemberRow> wanted_members() { return kMembers; }

}  // namespace campaign

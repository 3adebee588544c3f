// What rules can read about values on the way to a target and about what was measured, held against what was wanted.

#include <algorithm>
#include <array>

#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"
#include "analysis/results.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

constexpr KindSet kJudged(Kind::goal, Kind::business_goal);
constexpr KindSet kPaidFrom(Kind::portfolio, Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic);

RuleValue shown(const std::optional<Result>& result) {
  if (!result) return {};
  RuleValue value(result->amount, result->stated->span);
  value.stated = result->stated;
  return value;
}
RuleValue last_day(const std::optional<Result>& result) {
  return result && result->days ? one_day(result->days->last, result->stated->span) : RuleValue();
}

const Target* target_of(const Plan& plan, EntityId goal) { return plan.get<Target>(goal, prop("target")); }
bool keeps(const Plan& plan, EntityId goal) {
  const Target* target = target_of(plan, goal);
  return target != nullptr && target->form == Target::Form::keep;
}

// -- checkpoints -------------------------------------------------------------------------------------------------------

/// The checkpoints of a goal that are a plain value.
template <typename Wrong>
RuleValue checkpoints_that(const Plan& plan, EntityId goal, Wrong wrong) {
  std::vector<RuleValue> list;
  if (metric_of(plan, goal) == kNoEntity) return RuleValue::many({});
  for (const PropertyValue& value : plan.values(goal, prop("checkpoint"))) {
    const auto* amount = std::get_if<Amount>(&value.value);
    if (amount != nullptr && !is_impossible(plan, metric_of(plan, goal), *amount) && wrong(*amount, value)) list.push_back(RuleValue::of(value));
  }
  return RuleValue::many(std::move(list));
}

/// On the way to a target nobody wants more than the target. A total that has to stay small starts from nothing.
RuleValue beyond_target(Evaluation& run, const RuleValue& of) {
  const EntityId goal = id_of(of);
  const auto wanted = best_wanted(run.plan, goal);
  const int direction = wanted_direction(run.plan, goal);
  if (!wanted || keeps(run.plan, goal) || target_fault(run.plan, goal) != TargetFault::none || (direction < 0 && is_cumulative(run.plan, metric_of(run.plan, goal)))) return RuleValue::many({});
  return checkpoints_that(run.plan, goal, [&](const Amount& amount, const PropertyValue&) { return is_worse(run.units(), amount, *wanted, -direction); });
}
/// Nor a value worse than the one before. A total that is to be large starts from nothing.
RuleValue behind_start(Evaluation& run, const RuleValue& of) {
  const EntityId goal = id_of(of);
  const auto start = baseline_of(run.plan, goal);
  const int direction = wanted_direction(run.plan, goal);
  if (!start || target_fault(run.plan, goal) != TargetFault::none || (direction > 0 && is_cumulative(run.plan, metric_of(run.plan, goal)))) return RuleValue::many({});
  return checkpoints_that(run.plan, goal, [&](const Amount& amount, const PropertyValue&) { return is_worse(run.units(), amount, *start, direction); });
}
/// The checkpoint before another by its day, of those up to a day.
const PropertyValue* checkpoint_before(const Plan& plan, EntityId goal, const PropertyValue& checkpoint) {
  const PropertyValue* before = nullptr;
  const Clauses& when = plan.clauses(checkpoint);
  for (const PropertyValue& value : plan.values(goal, prop("checkpoint"))) {
    const Clauses& then = plan.clauses(value);
    if (!then.by || then.during || !std::holds_alternative<Amount>(value.value) || then.by->last >= when.by->last) continue;
    if (before == nullptr || plan.clauses(*before).by->last < then.by->last) before = &value;
  }
  return before;
}
const PropertyValue* higher_before(const Plan& plan, EntityId goal, const PropertyValue& checkpoint) {
  const Clauses& when = plan.clauses(checkpoint);
  const auto* amount = std::get_if<Amount>(&checkpoint.value);
  if (amount == nullptr || !when.by || when.during || !is_cumulative(plan, metric_of(plan, goal))) return nullptr;
  const PropertyValue* before = checkpoint_before(plan, goal, checkpoint);
  return before != nullptr && is_worse(plan.units(), *amount, std::get<Amount>(before->value), 1) ? before : nullptr;
}
RuleValue falling(Evaluation& run, const RuleValue& of) {
  return checkpoints_that(run.plan, id_of(of), [&](const Amount&, const PropertyValue& value) { return higher_before(run.plan, id_of(of), value) != nullptr; });
}
RuleValue earlier_value(Evaluation& run, const RuleValue& of) {
  const EntityId goal = at_hand(run);
  if (of.stated == nullptr || goal == kNoEntity || !kJudged.contains(run.plan[goal].kind)) return {};
  const PropertyValue* before = higher_before(run.plan, goal, *of.stated);
  return before == nullptr ? RuleValue() : RuleValue::of(*before);
}
RuleValue is_total(Evaluation& run, const RuleValue& of) { return RuleValue(is_cumulative(run.plan, id_of(of))); }
RuleValue goal_direction(Evaluation& run, const RuleValue& of) {
  const int direction = wanted_direction(run.plan, id_of(of));
  return direction == 0 ? RuleValue() : RuleValue(direction > 0);
}
RuleValue best_value(Evaluation& run, const RuleValue& of) { return amount_of(best_wanted(run.plan, id_of(of))); }

// -- results -----------------------------------------------------------------------------------------------------------

RuleValue result_that(Evaluation& run, const RuleValue& of, bool kept, bool met) {
  const auto outcome = keeps(run.plan, id_of(of)) == kept ? outcome_of(run.plan, id_of(of)) : std::nullopt;
  return outcome && outcome->met == met ? shown(outcome->result) : RuleValue();
}
RuleValue result_short(Evaluation& run, const RuleValue& of) { return result_that(run, of, false, false); }
RuleValue result_fallen(Evaluation& run, const RuleValue& of) { return result_that(run, of, true, false); }
RuleValue result_met(Evaluation& run, const RuleValue& of) { return result_that(run, of, keeps(run.plan, id_of(of)), true); }
/// By how much the result differs from what was wanted, without a sign; in points for shares. Nothing where it is just that.
RuleValue difference(Evaluation& run, const RuleValue& of) {
  const auto outcome = outcome_of(run.plan, id_of(of));
  const auto measured = outcome ? in_unit(run.units(), outcome->result.amount, outcome->wanted.unit) : std::nullopt;
  const auto difference = measured ? Decimal::subtract(outcome->wanted.number, measured->number) : std::nullopt;
  if (!difference || difference->is_zero()) return {};
  return RuleValue(Amount{difference->abs(), outcome->wanted.unit == kPercent ? kPoints : outcome->wanted.unit});
}
RuleValue held_against(Evaluation& run, const RuleValue& of) {
  const auto outcome = outcome_of(run.plan, id_of(of));
  return outcome ? RuleValue(outcome->wanted) : RuleValue();
}
RuleValue comes_to_more(Evaluation& run, const RuleValue& of) {
  const auto outcome = outcome_of(run.plan, id_of(of));
  const auto measured = outcome ? in_unit(run.units(), outcome->result.amount, outcome->wanted.unit) : std::nullopt;
  return measured ? RuleValue(measured->number > outcome->wanted.number) : RuleValue();
}
RuleValue reached_early(Evaluation& run, const RuleValue& of) {
  const EntityId goal = id_of(of);
  return keeps(run.plan, goal) || result_of_goal(run.plan, goal) ? RuleValue() : shown(early_result(run.plan, goal));
}
RuleValue reached_on(Evaluation& run, const RuleValue& of) {
  return last_day(early_result(run.plan, id_of(of)));
}
RuleValue missed_by(Evaluation& run, const RuleValue& of) {
  const EntityId goal = at_hand(run);
  const auto* wanted = of.get<Amount>();
  if (wanted == nullptr || of.stated == nullptr || of.stated->property != prop("checkpoint") || goal == kNoEntity) return {};
  const auto result = result_of_checkpoint(run.plan, goal, *of.stated);
  return result && is_worse(run.units(), result->amount, *wanted, wanted_direction(run.plan, goal)) ? shown(result) : RuleValue();
}

/// What was measured of a metric so far, and where it stands: measured itself, or worked out from what was measured beside it.
struct LastMeasured {
  Amount amount;
  std::vector<const PropertyValue*> figures;
  std::optional<DaySpan> days = std::nullopt;
};
std::optional<LastMeasured> last_measured(Evaluation& run, EntityId tactic, EntityId metric) {
  if (const auto all = so_far(run.plan, metric, results_of(run.plan, tactic, metric))) return LastMeasured{all->amount, {all->stated}, all->days};
  std::optional<LastMeasured> found;
  std::optional<Day> last;
  for (const PropertyValue& value : run.plan.values(tactic, prop("actual"))) {
    const Clauses& when = run.plan.clauses(value);
    const auto& days = when.during ? when.during : when.as_of;
    if (last && (!days || days->last <= *last)) continue;
    const auto implied = run.implied().from_the_measured(tactic, metric, when);
    if (!implied || implied->derivation.empty() || !implied->estimate.certain()) continue;
    found = LastMeasured{implied->estimate.low, implied->figures, days};
    if (days) last = days->last;
  }
  return found;
}
/// The measured values of a metric in a campaign that a guardrail of one of its goals is held against: those of the goals that it
/// decides, and those of tactics below the goal. A part of a total says nothing of what it has to reach.
std::optional<Result> breach_of(Evaluation& run, EntityId goal, const Condition& guard) {
  const Plan& plan = run.plan;
  if (!guard.compared || guard.metric == kNoEntity) return std::nullopt;
  const bool floor = guard.comparison == Comparison::at_least || guard.comparison == Comparison::above;
  if (floor && is_cumulative(plan, guard.metric)) return std::nullopt;
  const EntityId campaign = plan.enclosing(goal, Kind::campaign);
  const auto* period = campaign == kNoEntity ? nullptr : plan.get<DaySpan>(campaign, prop("period"));
  const auto look = [&](EntityId id) -> std::optional<Result> {
    const auto last = last_measured(run, id, guard.metric);  // What came right again is not broken.
    if (!last || (period != nullptr && last->days && last->days->last < period->first)) return std::nullopt;
    return breaks(run.units(), last->amount, guard) ? std::optional(Result{last->figures.front(), last->amount, last->days}) : std::nullopt;
  };
  for (const EntityId other : run.tables.goals_of(guard.metric)) {
    if (plan.enclosing(other, Kind::campaign) != campaign) continue;
    if (auto found = look(other)) return found;
  }
  const RuleValue tactics = run.below(goal, Kind::tactic);
  for (const RuleValue& tactic : **tactics.get<RuleValue::Many>()) {
    if (auto found = look(id_of(tactic))) return found;
  }
  return std::nullopt;
}

/// Of a `stop` that is reached: the value that reaches it.
std::optional<LastMeasured> reaching(Evaluation& run, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  const EntityId tactic = tactic_at_hand(run);
  if (condition == nullptr || !condition->compared || tactic == kNoEntity || of.stated == nullptr || of.stated->property != prop("stop")) return std::nullopt;
  const auto last = last_measured(run, tactic, condition->metric);
  return last && fulfils(run.units(), last->amount, *condition) ? last : std::nullopt;
}
RuleValue stop_figures(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  if (const auto last = reaching(run, of)) {
    for (const PropertyValue* figure : last->figures) list.push_back(RuleValue::of(*figure));
  }
  return RuleValue::many(std::move(list));
}

/// What a tactic's or a goal's condition comes to: of a `kpi` the value that misses it, of a `guardrail` the one that breaks it, of a
/// `stop` the one that reaches it.
RuleValue decided_by(Evaluation& run, const RuleValue& of) {
  const EntityId self = at_hand(run);
  const auto* condition = stated_as<Condition>(of);
  if (condition == nullptr || !condition->compared || self == kNoEntity || of.stated == nullptr) return {};
  const Kind kind = run.plan[self].kind;
  if (of.stated->property == prop("guardrail")) return kind == Kind::goal ? shown(breach_of(run, self, *condition)) : RuleValue();
  if (kind != Kind::tactic) return {};
  if (of.stated->property == prop("kpi")) {
    if (!results_of(run.plan, self, condition->metric).empty()) {
      const auto result = result_of_kpi(run.plan, self, *of.stated);
      return result && breaks(run.units(), result->amount, *condition) ? shown(result) : RuleValue();
    }
    const auto last = last_measured(run, self, condition->metric);
    const auto due = last_day_of_kpi(run.plan, self, *of.stated);
    if (!last || !due || !last->days || last->days->last < *due || !breaks(run.units(), last->amount, *condition)) return {};
    return shown(Result{last->figures.front(), in_unit(run.units(), last->amount, condition->amount.unit).value_or(last->amount), last->days});
  }
  const auto last = reaching(run, of);
  if (!last) return {};
  RuleValue value(in_unit(run.units(), last->amount, condition->amount.unit).value_or(last->amount), last->figures.front()->span);
  value.stated = last->figures.front();
  return value;
}

Spent spent_on(Evaluation& run, const RuleValue& of) {
  const EntityId spend = run.implied().metric_named("spend");
  return spend == kNoEntity ? Spent() : spent_on(run.plan, id_of(of), spend);
}
RuleValue spent(Evaluation& run, const RuleValue& of) { return amount_of(spent_on(run, of).all); }
RuleValue spent_within(Evaluation& run, const RuleValue& of) { return amount_of(spent_on(run, of).within); }
RuleValue spent_where(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  for (const PropertyValue* value : spent_on(run, of).stated) list.push_back(RuleValue::of(*value));
  return RuleValue::many(std::move(list));
}

/// What the parts of a declaration need: the budget of each, or else what its prices and volumes come to at least.
struct Need {
  std::optional<Amount> money;
  bool known = true;                ///< The money of every part is known, in one currency.
  std::vector<EntityId> by_prices;  ///< The tactics without money of their own.
};
void add_need(Evaluation& run, EntityId around, UnitId currency, Need& need) {
  for (const EntityId child : run.plan[around].children) {
    const Kind kind = run.plan[child].kind;
    if ((!kPaidFrom.contains(kind) && kind != Kind::placement) || (kind == Kind::tactic && is_cancelled(run.plan, child))) continue;
    std::optional<Amount> money;
    if (kind == Kind::placement || run.plan.find(child, prop("budget")) != nullptr) {
      money = money_of(run.plan, run.analysis, child);
      if (!money) need.known = false;
    } else if (const auto priced = kind == Kind::tactic && run.analysis.budget_of(child) == nullptr ? run.implied().spend_needed(child) : std::nullopt) {
      money = priced->estimate.low;
      need.by_prices.push_back(child);
    } else {
      add_need(run, child, currency, need);
    }
    if (!money) continue;
    const auto counted = exchanged(run.plan, child, *money, currency);
    const auto sum = counted && need.money ? Decimal::add(need.money->number, counted->number) : std::nullopt;
    if (!counted || (need.money && !sum)) {
      need.known = false;
    } else {
      need.money = Amount{sum ? *sum : counted->number, currency};
    }
  }
}
Need need_of(Evaluation& run, const RuleValue& of) {
  Need need;
  const auto own = stated_money(run.plan, id_of(of));
  if (own) add_need(run, id_of(of), own->unit, need);
  return need;
}
RuleValue priced_need(Evaluation& run, const RuleValue& of) {
  const Need need = need_of(run, of);
  return need.known && !need.by_prices.empty() ? amount_of(need.money) : RuleValue();
}
RuleValue priced_parts(Evaluation& run, const RuleValue& of) { return list_of(run, need_of(run, of).by_prices); }
RuleValue measured_on(Evaluation& run, const RuleValue& of) {
  if (of.stated == nullptr) return {};
  const EntityId owner = run.plan.owner_of(*of.stated);
  return owner == kNoEntity ? RuleValue() : run.entity(owner);
}

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kJudged, "best_wanted", kAmount, best_value, "The target as a value of the metric; of a range its better end."},
    {Base::entity, kJudged, "more_is_wanted", kYesNo, goal_direction, "Whether more is better, by the metric, the form of the target or the baseline."},
    {Base::entity, kJudged, "beyond_target", {Base::amount, true, {}, {}}, beyond_target, "Its checkpoints that ask for more than the target does."},
    {Base::entity, kJudged, "behind_start", {Base::amount, true, {}, {}}, behind_start, "Its checkpoints that are worse than the baseline; none where the metric starts from nothing."},
    {Base::entity, kJudged, "falling", {Base::amount, true, {}, {}}, falling, "Its checkpoints of a total that are lower than the one before."},
    {Base::entity, kJudged, "shortfall", kAmount, result_short, "The measured value that judges it, where it misses the target."},
    {Base::entity, kJudged, "fallen", kAmount, result_fallen, "The same, where the target was to `keep` the baseline."},
    {Base::entity, kJudged, "reached", kAmount, result_met, "The measured value that judges it, where it meets the target, also one to `keep`."},
    {Base::entity, kJudged, "held_against", kAmount, held_against, "What such a value is held against: the target as a value, of a range its nearer end."},
    {Base::entity, kJudged, "difference", kAmount, difference, "By how much they differ; in points for shares, nothing where they do not."},
    {Base::entity, kJudged, "comes_to_more", kYesNo, comes_to_more, "Whether such a value is higher than what was wanted."},
    {Base::entity, kJudged, "reached_early", kAmount, reached_early, "The first measured value with which the target is reached before the deadline."},
    {Base::entity, kJudged, "reached_on", kDate, reached_on, "The day of that value."},
    {Base::entity, KindSet(Kind::kpi), "is_total", kYesNo, is_total, "Whether its values grow with the days that they are of: a sum, or people counted once."},
    {Base::entity, kPaidFrom, "spent", kAmount, spent, "What was spent on it, by `actual: spend == …` in it."},
    {Base::entity, kPaidFrom, "spent_within", kAmount, spent_within, "The same without what its parts spent beyond budgets of their own."},
    {Base::entity, kPaidFrom, "spent_where", {Base::amount, true, {}, {}}, spent_where, "The values that say so."},
    {Base::entity, kPaidFrom, "priced_need", kAmount, priced_need, "What its parts need, where some have no money and their prices and volumes say at least how much."},
    {Base::entity, kPaidFrom, "priced_parts", {Base::entity, true, KindSet(Kind::tactic), {}}, priced_parts, "Those tactics."},
    {Base::amount, {}, "earlier", kAmount, earlier_value, "Of a checkpoint: the one before it, where that is higher though the metric only grows."},
    {Base::amount, {}, "missed_by", kAmount, missed_by, "Of a checkpoint: the measured value that misses it."},
    {Base::amount, {}, "stated_in", {Base::entity, false, KindSet(Kind::goal, Kind::business_goal, Kind::tactic), {}}, measured_on, "The declaration that states the value."},
    {Base::condition, {}, "decided_by", kAmount, decided_by, "The measured value that misses a tactic's `kpi`, breaks a goal's `guardrail` or reaches a tactic's `stop`."},
    {Base::condition, {}, "stop_figures", {Base::condition, true, {}, {}}, stop_figures, "Of a `stop` that is reached: the measured values that say so."},
});

}  // namespace

std::span<const MemberRow> result_members() { return kMembers; }

}  // namespace campaign

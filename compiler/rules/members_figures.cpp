// What rules can read about the figures that another one rests on: exactly those that stand in the formula.

#include <algorithm>
#include <array>
#include <iterator>

#include "analysis/goal.h"
#include "analysis/implied.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

RuleValue figures_of(const std::optional<ImpliedValue>& value) {
  std::vector<RuleValue> list;
  if (value) std::ranges::transform(value->figures, std::back_inserter(list), [](const PropertyValue* figure) { return RuleValue::of(*figure); });
  return RuleValue::many(std::move(list));
}
RuleValue uses_money(const std::optional<ImpliedValue>& value) { return RuleValue(value && value->uses_money); }

// -- of a tactic's conditions ------------------------------------------------------------------------------------------

std::optional<ImpliedValue> implied_by_tactic(Evaluation& run, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  const EntityId tactic = tactic_at_hand(run);
  return condition == nullptr || condition->metric == kNoEntity || tactic == kNoEntity ? std::nullopt : run.implied().of(tactic, condition->metric);
}
RuleValue condition_figures(Evaluation& run, const RuleValue& of) { return figures_of(implied_by_tactic(run, of)); }
RuleValue condition_uses_money(Evaluation& run, const RuleValue& of) { return uses_money(implied_by_tactic(run, of)); }

RuleValue measured_figures(Evaluation& run, const RuleValue& of) {
  const EntityId id = at_hand(run);
  return id == kNoEntity || of.stated == nullptr ? RuleValue::many({}) : figures_of(run.implied().from_the_measured(id, *of.stated));
}

// -- of a tactic and its expectations ----------------------------------------------------------------------------------

RuleValue expectation_figures(Evaluation& run, const RuleValue& of) {
  const auto* expectation = stated_as<Expectation>(of);
  const EntityId tactic = tactic_at_hand(run);
  if (expectation == nullptr || expectation->metric == kNoEntity || tactic == kNoEntity) return RuleValue::many({});
  return figures_of(run.implied().from_the_others(tactic, expectation->metric));
}
/// What the tactics right in the tactic expect of the same metric.
RuleValue expectation_parts(Evaluation& run, const RuleValue& of) {
  const auto* expectation = stated_as<Expectation>(of);
  const EntityId tactic = tactic_at_hand(run);
  std::vector<RuleValue> list;
  if (expectation == nullptr || tactic == kNoEntity) return RuleValue::many({});
  for (const EntityId child : run.plan[tactic].children) {
    if (run.plan[child].kind != Kind::tactic || is_cancelled(run.plan, child)) continue;
    for (const PropertyValue& value : run.plan.values(child, prop("expect"))) {
      const auto* part = std::get_if<Expectation>(&value.value);
      if (part != nullptr && part->metric == expectation->metric) list.push_back(RuleValue::of(value));
    }
  }
  return RuleValue::many(std::move(list));
}
RuleValue spend_figures(Evaluation& run, const RuleValue& of) { return figures_of(run.implied().spend_needed(id_of(of))); }
RuleValue profit_figures(Evaluation& run, const RuleValue& of) {
  const RuleValue margin = margin_around(run, of);
  const auto* amount = margin.get<Amount>();
  return amount == nullptr ? RuleValue::many({}) : figures_of(run.implied().gross_profit(id_of(of), *amount));
}

// -- of what a tactic's money and expectations give for a goal ---------------------------------------------------------

std::optional<ImpliedValue> implied_for_goal(Evaluation& run, const RuleValue& of) {
  const auto* const* contribution = of.get<const Contribution*>();
  const EntityId goal = at_hand(run);
  const EntityId metric = contribution == nullptr || goal == kNoEntity ? kNoEntity : metric_of(run.plan, goal);
  return metric == kNoEntity ? std::nullopt : run.implied().of((*contribution)->tactic, metric);
}
RuleValue contribution_figures(Evaluation& run, const RuleValue& of) { return figures_of(implied_for_goal(run, of)); }
RuleValue contribution_uses_money(Evaluation& run, const RuleValue& of) { return uses_money(implied_for_goal(run, of)); }

constexpr Type kExpectations{Base::expectation, true, {}, {}};

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, KindSet(Kind::tactic), "spend_figures", kExpectations, spend_figures, "The expectations that the money it needs was worked out from."},
    {Base::entity, KindSet(Kind::tactic), "profit_figures", kExpectations, profit_figures, "The expectations that its gross profit was worked out from."},
    {Base::condition, {}, "figures", kExpectations, condition_figures, "The expectations that what is implied for it was worked out from."},
    {Base::condition, {}, "uses_money", kYesNo, condition_uses_money, "Whether the tactic's money stands in that, too."},
    {Base::condition, {}, "measured_figures", {Base::condition, true, {}, {}}, measured_figures, "Of a measured value: the values measured beside it that give another one."},
    {Base::expectation, {}, "figures", kExpectations, expectation_figures, "The tactic's other expectations that something else follows from."},
    {Base::expectation, {}, "parts", kExpectations, expectation_parts, "What the tactics right in the tactic expect of the metric, one by one."},
    {Base::contribution, {}, "figures", kExpectations, contribution_figures, "Where the goal's metric is worked out from spending: the expectations that this was worked out from."},
    {Base::contribution, {}, "uses_money", kYesNo, contribution_uses_money, "Whether the tactic's money stands in that, too."},
});

}  // namespace

std::span<const MemberRow> figure_members() { return kMembers; }

}  // namespace campaign

// What rules can read about how likely a goal is reached.

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/goal.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

/// Those of a goal that asks for some probability; of others nobody works them out.
const GoalOdds* odds(Evaluation& run, const RuleValue& of) {
  const EntityId goal = id_of(of);
  return run.plan.get<Amount>(goal, prop("confidence")) == nullptr ? nullptr : run.tables.odds(goal, at_hand(run));
}

RuleValue percent(double share) { return RuleValue(Amount{Decimal::from_int(std::llround(share * 100)), kPercent}); }

RuleValue probability(Evaluation& run, const RuleValue& of) {
  const GoalOdds* found = odds(run, of);
  return found == nullptr ? RuleValue() : percent(found->likely.value);
}
RuleValue lacking(Evaluation& run, const RuleValue& of) {
  const GoalOdds* found = odds(run, of);
  constexpr double kErrors = 2;  // What other draws may give is no fault of the plan.
  if (found == nullptr || !found->confidence || found->lacking <= 0 || found->likely.value + kErrors * found->likely.error >= *found->confidence) return {};
  const UnitId unit = found->unit == kPercent ? kPoints : found->unit;
  return amount_of(odds_figure(run.plan, found->lacking, unit, Side::up));
}
RuleValue assured(Evaluation& run, const RuleValue& of) {
  const GoalOdds* found = odds(run, of);
  if (found == nullptr || !found->confidence) return {};
  return amount_of(odds_figure(run.plan, found->target - found->direction * found->lacking, found->unit, found->direction < 0 ? Side::up : Side::down));
}

struct Carrying {
  EntityId declaration = kNoEntity;
  double share = 0;
};
/// What all estimates of a declaration carry together, the most first.
std::vector<Carrying> carrying(const GoalOdds& of) {
  std::vector<Carrying> all;
  for (const Carrier& one : of.carriers) {
    const auto known = std::ranges::find(all, one.input.declaration, &Carrying::declaration);
    known == all.end() ? all.push_back({one.input.declaration, one.share.value}) : static_cast<void>(known->share += one.share.value);
  }
  std::ranges::stable_sort(all, std::greater(), &Carrying::share);
  return all;
}
RuleValue carriers(Evaluation& run, const RuleValue& of) {
  const GoalOdds* found = odds(run, of);
  if (found == nullptr) return RuleValue::many({});
  constexpr std::size_t kTold = 2;
  constexpr double kLeast = 0.1;
  std::vector<EntityId> most;
  for (const Carrying& one : carrying(*found)) {
    if (most.size() < kTold && one.share >= kLeast) most.push_back(one.declaration);
  }
  return list_of(run, most);
}
RuleValue carries(Evaluation& run, const RuleValue& of) {
  const EntityId goal = at_hand(run);
  const GoalOdds* found = goal == kNoEntity || run.plan[goal].kind != Kind::goal ? nullptr : odds(run, run.entity(goal));
  if (found == nullptr) return {};
  const auto all = carrying(*found);
  const auto one = std::ranges::find(all, id_of(of), &Carrying::declaration);
  return one == all.end() ? RuleValue() : percent(std::min(1.0, one->share));
}

constexpr KindSet kGoal(Kind::goal), kCarrier(Kind::tactic, Kind::assumption);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kGoal, "probability", kAmount, probability, "Of a goal with `confidence`: the share of draws in which its target is reached."},
    {Base::entity, kGoal, "lacking", kAmount, lacking, "How much better its metric would have to come out for its `confidence`; nothing where that is kept, or missed by no more than draws may err."},
    {Base::entity, kGoal, "assured", kAmount, assured, "What its metric comes to with its `confidence`: the target that would be reached so surely."},
    {Base::entity, kGoal, "carriers", {Base::entity, true, kCarrier, {}}, carriers, "The one or two tactics or assumptions whose estimates decide most whether it is reached."},
    {Base::entity, kCarrier, "carries", kAmount, carries, "The share of that uncertainty which its estimates carry, in the goal at hand."},
});

}  // namespace

std::span<const MemberRow> odds_members() { return kMembers; }

}  // namespace campaign

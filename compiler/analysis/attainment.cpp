#include "analysis/attainment.h"

#include <algorithm>

#include "analysis/caps.h"
#include "analysis/goal.h"
#include "analysis/spending.h"

namespace campaign {

namespace {

/// One goal's question, with what its answer needs.
struct GoalArithmetic {
  const Plan& plan;
  EntityId goal;
  EntityId metric;
  UnitId unit;
  UnitId change_unit;  // Of differences: points where the metric is a percentage.
  Aggregation aggregation;
  bool capped;    // Worked out with a `min` or `max`, which holds for the whole.
  int direction;  // 1: more is better, -1: less is.

  [[nodiscard]] const Units& units() const { return plan.units(); }
};

std::optional<Amount> difference(const Amount& a, const Amount& b, UnitId unit) {
  const auto number = Decimal::subtract(a.number, b.number);
  return number ? std::optional(Amount{*number, unit}) : std::nullopt;
}

/// What the metric gains without the plan; nothing where nothing is stated.
std::optional<Amount> trend_of(const GoalArithmetic& of) {
  const PropertyValue* written = of.plan.find(of.goal, prop("trend"));
  if (written == nullptr) return Amount{Decimal(), of.change_unit};
  const auto* trend = std::get_if<Amount>(&written->value);
  return trend == nullptr ? std::nullopt : in_unit(of.units(), *trend, of.change_unit);
}

/// target − baseline − trend.
std::optional<Amount> needed_change(const GoalArithmetic& of, const Attainment& result) {
  const auto trend = trend_of(of);
  if (!result.target || !result.baseline || !trend) return std::nullopt;
  const auto gap = difference(*result.target, *result.baseline, of.change_unit);
  return gap ? difference(*gap, *trend, of.change_unit) : std::nullopt;
}

Estimate estimate_of(const Range& range, UnitId unit) {
  return {{range.low, unit}, {range.middle, unit}, {range.high, unit}};
}

/// What the overlaps that are stated around a tactic, up to the goal, leave of its contribution: 1 where none is.
Decimal own_part(const GoalArithmetic& of, EntityId tactic) {
  const Decimal whole = Decimal::from_int(1);
  Decimal part = whole;
  for (EntityId at = of.plan[tactic].parent; at != kNoEntity; at = of.plan[at].parent) {
    const auto* overlap = of.plan.get<Amount>(at, prop("overlap"));
    const auto twice = overlap == nullptr ? std::nullopt : of.units().convert(*overlap, kNoUnit);
    const auto once = twice && twice->sign() > 0 && *twice < whole ? Decimal::subtract(whole, *twice) : std::nullopt;
    part = once ? Decimal::multiply(part, *once).value_or(part) : part;
    if (at == of.goal) break;
  }
  return part;
}

bool states_overlap(const GoalArithmetic& of, const std::vector<TacticShare>& shares) {
  const Decimal whole = Decimal::from_int(1);
  return std::ranges::any_of(shares, [&](const TacticShare& share) { return own_part(of, share.contribution.tactic) != whole; });
}

/// The shares added up, less what is counted twice; all in the unit of the first.
std::optional<Range> added_up(const GoalArithmetic& of, const std::vector<TacticShare>& shares) {
  const Decimal whole = Decimal::from_int(1);
  Range sum;
  for (const TacticShare& share : shares) {
    const Decimal part = own_part(of, share.contribution.tactic);
    const Range all = share.value();
    const auto own = part == whole ? std::optional(all) : product_of(all, certain_range(part));
    const auto next = own ? sum_of(sum, *own) : std::nullopt;
    if (!next) return std::nullopt;
    sum = *next;
  }
  return sum;
}

/// People reached by several tactics are counted once: at least the largest part, at most the sum or the audience. Where
/// it is not stated how much the parts overlap, the middle is taken halfway between the two.
std::optional<Range> counted_once(const GoalArithmetic& of, const std::vector<TacticShare>& shares) {
  Range largest = shares.front().value();
  for (const TacticShare& share : shares) {
    if (share.value().low.is_negative()) return std::nullopt;  // Fewer people: how the parts overlap says nothing of the whole.
    if (&share != &shares.front()) largest = larger_of(largest, share.value());
  }
  auto most = added_up(of, shares);
  if (!most) return std::nullopt;
  const auto people = size_of(of.plan, audiences_of(of.plan, of.goal));
  if (const auto all = people ? in_unit(of.units(), *people, of.unit) : std::nullopt) most = smaller_of(*most, certain_range(all->number));
  most = larger_of(largest, *most);
  if (states_overlap(of, shares)) return most;
  const auto both = sum_of(largest, *most);
  auto half_way = both ? quotient_of(*both, certain_range(Decimal::from_int(2))) : std::nullopt;
  if (half_way) half_way->low = largest.low, half_way->high = most->high;
  return half_way;
}

bool parts_add_up(const GoalArithmetic& of, const Formula& formula) {
  return std::ranges::all_of(formula.nodes, [&](const FormulaNode& node) {
    if (node.op != FormulaNode::Op::metric) return true;
    const auto unit = of.plan.unit_of(node.metric, of.goal);
    return unit && aggregation_of(of.plan, node.metric, *unit) == Aggregation::sum;
  });
}

/// The metric worked out again from its formula's parts, summed over the tactics. Needs every part of every tactic.
std::optional<Range> from_summed_parts(const GoalArithmetic& of, const std::vector<TacticShare>& shares) {
  const Formula formula = whole_formula(of.plan, of.metric);
  const Decimal factor = base_factor(of.units(), of.unit);
  if (formula.nodes.empty() || factor.is_zero() || !parts_add_up(of, formula)) return std::nullopt;
  std::vector<Range> sums(formula.nodes.size());
  for (const TacticShare& share : shares) {
    if (share.parts.size() != sums.size()) return std::nullopt;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const auto next = sum_of(sums[i], share.parts[i]);
      if (!next) return std::nullopt;
      sums[i] = *next;
    }
  }
  std::vector<const Range*> metrics;
  for (const Range& sum : sums) metrics.push_back(&sum);
  const auto values = evaluate(of.units(), formula, metrics);
  return values.back() ? quotient_of(*values.back(), certain_range(factor)) : std::nullopt;
}

/// Of a metric whose values do not add up: changes in points do; a level stands for the whole only when it is the only
/// one, or can be worked out again.
std::optional<Range> of_levels(const GoalArithmetic& of, const std::vector<TacticShare>& shares, bool& is_level) {
  const auto in_points = static_cast<std::size_t>(std::ranges::count_if(shares, &TacticShare::in_points));
  const bool share_of_one = of.unit == kPercent || (of.unit == kNoUnit && of.plan.formula(of.metric) != nullptr);
  if (in_points == shares.size()) {
    return share_of_one ? added_up(of, shares) : std::nullopt;  // Points of a mark or a score are not hundredths.
  }
  if (in_points != 0) return std::nullopt;
  is_level = true;
  if (shares.size() == 1) return shares.front().value();
  return of.aggregation == Aggregation::ratio ? from_summed_parts(of, shares) : std::nullopt;
}

/// Of a metric with a cap: its parts are added up, less what is counted twice, and held against the cap once. What tactics state of it
/// themselves is theirs; beside what is worked out it cannot be told what of the cap is left.
std::optional<Range> of_capped(const GoalArithmetic& of, std::vector<TacticShare> shares) {
  if (std::ranges::all_of(shares, [](const TacticShare& share) { return share.contribution.derivation.empty(); })) return added_up(of, shares);
  for (TacticShare& share : shares) {
    if (share.change) return std::nullopt;
    const Range own = certain_range(own_part(of, share.contribution.tactic));
    for (Range& part : share.parts) {
      const auto once = product_of(part, own);
      if (!once) return std::nullopt;
      part = *once;
    }
  }
  return from_summed_parts(of, shares);
}

std::optional<Range> total_of(const GoalArithmetic& of, const std::vector<TacticShare>& shares, bool& is_level) {
  if (shares.empty()) return std::nullopt;
  switch (of.aggregation) {
    case Aggregation::sum:
      if (std::ranges::any_of(shares, &TacticShare::in_points)) return std::nullopt;
      return of.capped ? of_capped(of, shares) : added_up(of, shares);
    case Aggregation::unique:
      return std::ranges::any_of(shares, &TacticShare::in_points) ? std::nullopt : counted_once(of, shares);
    case Aggregation::ratio:
    case Aggregation::level:
      return of_levels(of, shares, is_level);
  }
  return std::nullopt;
}

/// Where less is better, a tactic that "contributes 200 complaints" takes 200 away.
void mirror(TacticShare& share) {
  const Range value = share.value();
  if (value.high.sign() > 0) share.set(negated(value), share.contribution.estimate.middle.unit);
}

/// What tactics add together, told in the unit of what each adds.
std::optional<Estimate> told_total(const GoalArithmetic& of, const std::vector<TacticShare>& shares, bool& is_level, std::uint32_t* step = nullptr) {
  const auto total = total_of(of, shares, is_level);
  if (!total) return std::nullopt;
  if (step != nullptr) *step = total->step;
  return estimate_of(*total, shares.front().contribution.estimate.middle.unit);
}

/// Mirrors the shares that are changes. What was worked out for them is left out: a formula gives how much of the
/// metric a tactic makes, not how much it takes away.
void mirror_changes(const GoalArithmetic& of, std::vector<TacticShare>& shares) {
  const bool adds_up = of.aggregation == Aggregation::sum || of.aggregation == Aggregation::unique;
  const auto is_made = [](const TacticShare& share) { return !share.contribution.derivation.empty() && share.contribution.assumptions.empty() && !share.change; };
  if (adds_up) std::erase_if(shares, is_made);
  for (TacticShare& share : shares) {
    if (!share.change && (adds_up || share.in_points())) mirror(share);
  }
}

/// What the total adds to the baseline, in the unit of changes.
std::optional<Estimate> change_of(const GoalArithmetic& of, const Attainment& result) {
  if (!result.total) return std::nullopt;
  const auto part = [&](const Amount& amount) -> std::optional<Amount> {
    const auto value = in_unit(of.units(), amount, of.change_unit);
    if (!value || !result.is_level) return value;
    return result.baseline ? difference(*value, *result.baseline, of.change_unit) : std::nullopt;
  };
  const auto low = part(result.total->low), middle = part(result.total->middle), high = part(result.total->high);
  return low && middle && high ? std::optional(Estimate{*low, *middle, *high}) : std::nullopt;
}

/// The gap that the change has to close: without the trend where the total is a level, which has it in it.
std::optional<Amount> gap_of(const GoalArithmetic& of, const Attainment& result) {
  if (!result.is_level) return result.needed;
  if (!result.target || !result.baseline) return std::nullopt;
  return difference(*result.target, *result.baseline, of.change_unit);
}

void compare(const GoalArithmetic& of, Attainment& result) {
  const auto change = change_of(of, result);
  const auto gap = gap_of(of, result);
  // Without a baseline a level can still be held against the target.
  if (!change && result.is_level && result.total && result.target) {
    result.out_of_reach = of.direction > 0   ? result.total->high.number < result.target->number
                          : of.direction < 0 ? result.total->low.number > result.target->number
                                             : false;
    return;
  }
  if (!change || !gap || gap->number.sign() != of.direction) return;
  result.coverage = Decimal::divide(change->middle.number, gap->number);
  result.out_of_reach = of.direction > 0 ? change->high.number < gap->number : change->low.number > gap->number;
}

/// What is asked of a goal, with the ends of its way in `result`; nullopt where its metric has no unit.
std::optional<GoalArithmetic> question_of(const Plan& plan, EntityId goal, Attainment& result) {
  result.baseline = baseline_of(plan, goal);
  result.target = plan.resolved_target(goal);
  const EntityId metric = metric_of(plan, goal);
  auto unit = metric == kNoEntity ? std::nullopt : shown_unit_of(plan, metric, goal);
  if (!unit) {
    result.unknown_parts = metric != kNoEntity;
    return std::nullopt;
  }
  // All figures of a goal are in the unit that its target is written in, so that they can be held against it.
  if (result.target && result.target->unit != kNoUnit && result.target->unit != kPoints && plan.units().compatible(result.target->unit, *unit)) unit = result.target->unit;

  if (result.baseline) result.baseline = in_unit(plan.units(), *result.baseline, *unit);
  if (result.target) result.target = in_unit(plan.units(), *result.target, *unit);
  return GoalArithmetic{plan,
                        goal,
                        metric,
                        *unit,
                        *unit == kPercent ? kPoints : *unit,
                        aggregation_of(plan, metric, *unit),
                        is_capped(plan, metric),
                        direction_of(plan, goal, result)};
}

/// What its tactics add, each as a change where less is better.
std::vector<TacticShare> shares_of(const GoalArithmetic& of, Contributions& contributions) {
  auto shares = contributions.of(of.goal, of.metric, of.unit, of.aggregation == Aggregation::ratio || of.capped);
  if (of.direction < 0) mirror_changes(of, shares);
  return shares;
}

}  // namespace

Aggregation aggregation_of(const Plan& plan, EntityId kpi, UnitId unit) {
  const std::string_view word = plan.word(kpi, prop("over_time"));
  const Units& units = plan.units();
  const bool has_formula = plan.formula(kpi) != nullptr;
  if (word == "sum") return Aggregation::sum;
  if (word == "unique") return Aggregation::unique;
  if (word == "last") return units.is_pure(unit) ? Aggregation::level : Aggregation::sum;
  if (word == "ratio" || word == "derived") return Aggregation::ratio;
  if (word == "average" || word == "wave") return Aggregation::level;
  const auto is_divisor = [](const std::pair<std::uint32_t, int>& power) { return power.second < 0; };
  if (units.is_pure(unit)) {
    if (has_formula) return Aggregation::ratio;
    return unit == kNoUnit && plan.find(kpi, prop("scale")) == nullptr ? Aggregation::sum : Aggregation::level;
  }
  if (std::ranges::any_of(units.dimension(unit), is_divisor))
    return has_formula ? Aggregation::ratio : Aggregation::level;
  return Aggregation::sum;
}

int direction_of(const Plan& plan, EntityId goal, const Attainment& result) {
  const int better = better_direction(plan, goal);
  if (better != 0 || !result.target || !result.baseline) return better;
  return result.target->number < result.baseline->number ? -1 : 1;
}

Attainment attainment_of(const Plan& plan, EntityId goal, Contributions& contributions) {
  Attainment result;
  const auto of = question_of(plan, goal, result);
  if (!of) return result;
  const bool missed = plan.missed();
  plan.set_missed(false);
  auto shares = shares_of(*of, contributions);
  result.needed = needed_change(*of, result);
  result.unknown_parts = contributions.unknown_parts() || plan.missed();
  plan.set_missed(missed || plan.missed());
  if (!result.unknown_parts) result.total = told_total(*of, shares, result.is_level, &result.step);
  result.is_level = result.is_level && result.total.has_value();
  compare(*of, result);
  for (TacticShare& share : shares) result.contributions.push_back(std::move(share.contribution));
  return result;
}

std::vector<MarketReach> reach_by_market(const Plan& plan, EntityId goal, Contributions& contributions) {
  Attainment ends;
  const auto of = question_of(plan, goal, ends);
  if (!of) return {};
  std::vector<MarketReach> rows;
  std::vector<std::vector<TacticShare>> parts;
  std::vector<TacticShare> rest;
  for (TacticShare& share : shares_of(*of, contributions)) {
    const auto markets = markets_of(plan, share.contribution.tactic);
    if (markets.size() != 1) {
      rest.push_back(std::move(share));
      continue;
    }
    const auto row = std::ranges::find(rows, markets.front(), &MarketReach::market);
    parts.resize(std::max(parts.size(), static_cast<std::size_t>(row - rows.begin()) + 1));
    parts[static_cast<std::size_t>(row - rows.begin())].push_back(std::move(share));
    if (row == rows.end()) rows.emplace_back(markets.front());
  }
  if (rows.empty()) return rows;
  if (!rest.empty()) rows.emplace_back(), parts.push_back(std::move(rest));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    MarketReach& row = rows[i];
    if (!contributions.unknown_parts()) row.total = told_total(*of, parts[i], row.is_level);
    row.is_level = row.is_level && row.total.has_value();
    if (row.market == kNoEntity) continue;
    row.people = size_of(plan, {row.market});
    const auto there = row.people ? in_unit(plan.units(), *row.people, of->unit) : std::nullopt;
    if (!row.total || row.is_level || of->aggregation != Aggregation::unique || !there || there->number.sign() <= 0) continue;
    // Nobody is reached there who does not live there.
    for (Amount* end : {&row.total->low, &row.total->middle, &row.total->high}) end->number = std::min(end->number, there->number);
    row.share = Decimal::divide(row.total->middle.number, there->number);
  }
  return rows;
}

}  // namespace campaign

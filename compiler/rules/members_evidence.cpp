// What rules can read about the figures of a plan: what they say together, and where they contradict each other.

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "analysis/attainment.h"
#include "analysis/goal.h"
#include "model/hull.h"
#include "model/rounding.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

/// An estimate in the unit of what it is held against, so that one message has one form of it.
Estimate in_form_of(const Units& units, const Estimate& estimate, const Amount& other) {
  if (other.unit == kPoints || other.unit == kNoUnit) return estimate;
  const auto low = in_unit(units, estimate.low, other.unit), middle = in_unit(units, estimate.middle, other.unit), high = in_unit(units, estimate.high, other.unit);
  return low && middle && high ? Estimate{*low, *middle, *high} : estimate;
}
RuleValue shown(Evaluation& run, const std::optional<ImpliedValue>& value) { return value ? RuleValue(run.keep(value->estimate)) : RuleValue(); }
RuleValue shown_beside(Evaluation& run, const std::optional<ImpliedValue>& value, const Amount& other) {
  return value ? RuleValue(run.keep(in_form_of(run.units(), value->estimate, other))) : RuleValue();
}
RuleValue derivation(Evaluation& run, const std::optional<ImpliedValue>& value) {
  return !value || value->derivation.empty() ? RuleValue() : RuleValue(run.keep(value->derivation));
}

// -- conditions of a tactic --------------------------------------------------------------------------------------------

std::optional<ImpliedValue> implied_by_tactic(Evaluation& run, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  const EntityId tactic = tactic_at_hand(run);
  if (condition == nullptr || condition->metric == kNoEntity || tactic == kNoEntity) return std::nullopt;
  return run.implied().of(tactic, condition->metric);
}
RuleValue implied(Evaluation& run, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  return condition == nullptr ? RuleValue() : shown_beside(run, implied_by_tactic(run, of), condition->compared ? condition->amount : Amount());
}
RuleValue implied_derivation(Evaluation& run, const RuleValue& of) { return derivation(run, implied_by_tactic(run, of)); }

// -- expectations of a tactic ------------------------------------------------------------------------------------------

std::optional<ImpliedValue> from_the_others(Evaluation& run, const Expectation* expectation) {
  const EntityId tactic = tactic_at_hand(run);
  if (expectation == nullptr || expectation->metric == kNoEntity || tactic == kNoEntity) return std::nullopt;
  return run.implied().from_the_others(tactic, expectation->metric);
}
RuleValue follows(Evaluation& run, const RuleValue& of) {
  const auto* expectation = stated_as<Expectation>(of);
  return expectation == nullptr ? RuleValue() : shown_beside(run, from_the_others(run, expectation), expectation->estimate.low);
}
RuleValue follows_derivation(Evaluation& run, const RuleValue& of) { return derivation(run, from_the_others(run, stated_as<Expectation>(of))); }

/// Whether one amount lies more than a few percent below another: what people add up they cut off here and there.
bool clearly_below(const Amount& high, const Amount& low, int percent) {
  const auto tolerated = Decimal::multiply(low.number.abs(), *Decimal::divide(Decimal::from_int(percent), Decimal::from_int(100)));
  const auto limit = tolerated ? Decimal::subtract(low.number, *tolerated) : std::nullopt;
  return limit && high.number < *limit;
}

/// Whether what is written from `low` to `high` contradicts what follows from other figures, be each of them a rounded one.
bool contradicts_others(Evaluation& run, const Amount& low, const Amount& high, const ImpliedValue& other, int percent) {
  const UnitId unit = other.estimate.low.unit;
  const auto from = in_unit(run.units(), low, unit), to = in_unit(run.units(), high, unit);
  const auto least = in_unit(run.units(), lowest_meant(low), unit), most = in_unit(run.units(), highest_meant(high), unit);
  if (!from || !to || !least || !most) return false;
  if (!clearly_below(*to, other.estimate.low, percent) && !clearly_below(other.estimate.high, *from, percent)) return false;
  return most->number < other.possible.low.number || other.possible.high.number < least->number;
}

RuleValue contradicted(Evaluation& run, const RuleValue& of) {
  constexpr std::size_t kFewest = 3;  // Two figures of one tactic never contradict each other.
  constexpr int kEstimated = 5;       // Percent: nobody plans more exactly.
  const auto values = run.plan.values(id_of(of), prop("expect"));
  if (values.size() < kFewest) return {};
  for (auto value = values.rbegin(); value != values.rend(); ++value) {
    const auto* expectation = std::get_if<Expectation>(&value->value);
    if (expectation == nullptr || expectation->metric == kNoEntity) continue;
    const auto other = run.implied().from_the_others(id_of(of), expectation->metric);
    if (!other || other->derivation.empty()) continue;
    if (contradicts_others(run, expectation->estimate.low, expectation->estimate.high, *other, kEstimated)) return RuleValue::of(*value);
  }
  return {};
}

// -- what was measured -------------------------------------------------------------------------------------------------

/// What the other measured values of a declaration give for one of them.
std::optional<ImpliedValue> measured_beside(Evaluation& run, const RuleValue& of) {
  const EntityId id = at_hand(run);
  return id == kNoEntity || of.stated == nullptr ? std::nullopt : run.implied().from_the_measured(id, *of.stated);
}
RuleValue measured(Evaluation& run, const RuleValue& of) {
  const auto* condition = stated_as<Condition>(of);
  return condition == nullptr ? RuleValue() : shown_beside(run, measured_beside(run, of), condition->amount);
}
RuleValue measured_derivation(Evaluation& run, const RuleValue& of) { return derivation(run, measured_beside(run, of)); }

RuleValue disproved(Evaluation& run, const RuleValue& of) {
  constexpr std::size_t kFewest = 3;
  constexpr int kMeasured = 1;  // Percent: tools count the edges of a period in different ways.
  const auto values = run.plan.values(id_of(of), prop("actual"));
  if (values.size() < kFewest) return {};
  for (auto value = values.rbegin(); value != values.rend(); ++value) {
    const auto* condition = std::get_if<Condition>(&value->value);
    if (condition == nullptr || condition->comparison != Comparison::equal) continue;
    const auto other = run.implied().from_the_measured(id_of(of), *value);
    if (!other || other->derivation.empty()) continue;
    if (contradicts_others(run, condition->amount, condition->amount, *other, kMeasured)) return RuleValue::of(*value);
  }
  return {};
}

/// What the tactics right in this one expect of the same metric together; nothing where none does.
RuleValue of_parts(Evaluation& run, const RuleValue& of) {
  const auto* expectation = stated_as<Expectation>(of);
  const EntityId tactic = tactic_at_hand(run);
  if (expectation == nullptr || expectation->metric == kNoEntity || tactic == kNoEntity) return {};
  const UnitId unit = expectation->estimate.low.unit;
  std::optional<Range> sum;
  for (const EntityId child : run.plan[tactic].children) {
    if (run.plan[child].kind != Kind::tactic || is_cancelled(run.plan, child)) continue;
    for (const PropertyValue& value : run.plan.values(child, prop("expect"))) {
      const auto* part = std::get_if<Expectation>(&value.value);
      if (part == nullptr || part->metric != expectation->metric) continue;
      if (!sum && aggregation_of(run.plan, part->metric, unit) != Aggregation::sum) return {};
      const auto low = in_unit(run.units(), part->estimate.low, unit), middle = in_unit(run.units(), part->estimate.middle, unit),
                 high = in_unit(run.units(), part->estimate.high, unit);
      const auto more = low && middle && high ? sum_of(sum.value_or(Range{}), {low->number, middle->number, high->number}) : std::nullopt;
      if (!more) return RuleValue::unknown();
      sum = *more;
    }
  }
  return sum ? RuleValue(run.keep(Estimate{{sum->low, unit}, {sum->middle, unit}, {sum->high, unit}})) : RuleValue();
}

// -- profit ------------------------------------------------------------------------------------------------------------

}  // namespace

/// The gross margin that the goals around a tactic state: the one that is aimed at, a KPI, before the one that is guarded.
RuleValue margin_around(Evaluation& run, const RuleValue& of) {
  const EntityId metric = run.implied().metric_named("gross_margin");
  // The goals are looked at though there is no such metric: what they say changes when there is one.
  constexpr std::array kProperties{prop("kpi"), prop("guardrail")};
  for (EntityId at = run.plan[id_of(of)].parent; at != kNoEntity; at = run.plan[at].parent) {
    if (run.plan[at].kind != Kind::goal && run.plan[at].kind != Kind::strategy) continue;
    for (const Property property : kProperties) {
      for (const PropertyValue& value : run.plan.values(at, property)) {
        const auto* condition = std::get_if<Condition>(&value.value);
        if (condition == nullptr || metric == kNoEntity || condition->metric != metric || !condition->compared) continue;
        if (condition->comparison == Comparison::at_most || condition->comparison == Comparison::below) continue;
        return RuleValue(condition->amount, value.span);
      }
    }
  }
  return {};
}

namespace {

RuleValue gross_profit(Evaluation& run, const RuleValue& of) {
  const RuleValue margin = margin_around(run, of);
  const auto* amount = margin.get<Amount>();
  return amount == nullptr ? RuleValue() : shown(run, run.implied().gross_profit(id_of(of), *amount));
}

// -- goals -------------------------------------------------------------------------------------------------------------

RuleValue widest_contributions(Evaluation& run, const RuleValue& of) {
  constexpr std::size_t kShown = 3;
  std::vector<std::pair<Decimal, const Contribution*>> uncertain;
  if (const Attainment* attainment = run.analysis.attainment_of(id_of(of))) {
    for (const Contribution& one : attainment->contributions) {
      const auto width = Decimal::subtract(one.estimate.high.number, one.estimate.low.number);
      if (width && width->sign() > 0) uncertain.emplace_back(*width, &one);
    }
  }
  std::ranges::stable_sort(uncertain, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<RuleValue> list;
  for (std::size_t i = 0; i < uncertain.size() && i < kShown; ++i) list.push_back(RuleValue(uncertain[i].second, uncertain[i].second->span));
  return RuleValue::many(std::move(list));
}

/// Of a goal whose metric is a cost or a return: what the money and the expectations of its campaign's tactics give for it.
RuleValue implied_costs(Evaluation& run, const RuleValue& of) {
  const EntityId metric = metric_of(run.plan, id_of(of));
  const EntityId around = run.plan.enclosing(id_of(of), Kind::campaign);
  if (metric == kNoEntity || around == kNoEntity || !run.implied().reads_money(metric)) return RuleValue::many({});
  std::vector<RuleValue> list;
  const RuleValue tactics = run.below(around, Kind::tactic);
  for (const RuleValue& tactic : **tactics.get<RuleValue::Many>()) {
    const EntityId id = id_of(tactic);
    if (is_cancelled(run.plan, id)) continue;
    auto value = run.implied().of(id, metric);
    const auto before = baseline_of(run.plan, id_of(of));
    if (value && before) value->estimate = in_form_of(run.units(), value->estimate, *before);
    if (value) list.push_back(RuleValue(run.keep(Contribution{id, value->estimate, run.plan[id].title_span, std::move(value->derivation)}), run.plan[id].title_span));
  }
  return RuleValue::many(std::move(list));
}
/// Where people are counted once and several tactics reach some: the ends between which the middle of the total lies half-way, the
/// largest of them and all that there can be together. Where an overlap is stated, that decides.
std::optional<std::pair<Amount, Amount>> people_between(Evaluation& run, EntityId goal) {
  const Plan& plan = run.plan;
  const Attainment* attainment = run.analysis.attainment_of(goal);
  const EntityId metric = metric_of(plan, goal);
  if (metric == kNoEntity || attainment == nullptr || !attainment->total || attainment->contributions.size() < 2) return std::nullopt;
  if (plan.word(metric, prop("over_time")) != "unique" || plan.find(goal, prop("overlap")) != nullptr) return std::nullopt;
  if (std::ranges::any_of(plan[goal].children, [&](EntityId child) { return plan.find(child, prop("overlap")) != nullptr; })) return std::nullopt;
  Amount largest = attainment->contributions.front().estimate.middle;
  for (const Contribution& one : attainment->contributions) largest.number = std::max(largest.number, one.estimate.middle.number);
  const auto both = Decimal::add(attainment->total->middle.number, attainment->total->middle.number);
  const auto most = both ? Decimal::subtract(*both, largest.number) : std::nullopt;
  if (!most || *most <= largest.number) return std::nullopt;
  return std::pair(largest, Amount{*most, largest.unit});
}
RuleValue fewest_people(Evaluation& run, const RuleValue& of) {
  const auto between = people_between(run, id_of(of));
  return between ? RuleValue(between->first) : RuleValue();
}
RuleValue most_people(Evaluation& run, const RuleValue& of) {
  const auto between = people_between(run, id_of(of));
  return between ? RuleValue(between->second) : RuleValue();
}
RuleValue spend_needed(Evaluation& run, const RuleValue& of) {
  const auto needed = run.implied().spend_needed(id_of(of));
  return needed ? RuleValue(run.keep(needed->estimate)) : RuleValue();
}
RuleValue spend_derivation(Evaluation& run, const RuleValue& of) { return derivation(run, run.implied().spend_needed(id_of(of))); }
RuleValue served(Evaluation& run, const RuleValue& of) {
  const auto served = run.tables.is_served(id_of(of));
  return served ? RuleValue(*served) : RuleValue::unknown();
}

RuleValue is_efficiency(Evaluation& run, const RuleValue& of) { return RuleValue(run.implied().is_efficiency(id_of(of))); }
RuleValue is_return(Evaluation& run, const RuleValue& of) {
  return RuleValue(run.implied().reads_money(id_of(of)) && run.plan.word(id_of(of), prop("better")) == "up");
}

// -- people of a strategy ----------------------------------------------------------------------------------------------

bool contributes_within(Evaluation& run, EntityId tactic) {
  return run.tables.contributes(tactic) || std::ranges::any_of(run.plan[tactic].children, [&](EntityId child) {
    return run.plan[child].kind == Kind::tactic && contributes_within(run, child);
  });
}
/// The audiences of a declaration, or of what is around it, each with those that it lies within.
std::vector<std::vector<EntityId>> audiences_with_wholes(const Plan& plan, EntityId id) {
  while (id != kNoEntity && plan.find(id, prop("audience")) == nullptr) id = plan[id].parent;
  std::vector<std::vector<EntityId>> all;
  if (id == kNoEntity) return all;
  for (const PropertyValue& value : plan.values(id, prop("audience"))) {
    const auto* reference = std::get_if<Reference>(&value.value);
    std::vector<EntityId>& wholes = all.emplace_back();
    for (EntityId at = reference == nullptr ? kNoEntity : reference->entity; at != kNoEntity && std::ranges::find(wholes, at) == wholes.end();) {
      wholes.push_back(at);
      const auto* within = plan.get<Reference>(at, prop("within"));
      at = within == nullptr ? kNoEntity : within->entity;
    }
  }
  return all;
}
/// The tactics right in a strategy that add to a goal and speak to people to whom another of them speaks, too: to the same
/// audience, to a part of it, or to one that it is a part of.
RuleValue rivals_for_people(Evaluation& run, const RuleValue& of) {
  struct Reached {
    std::set<EntityId> by, by_a_part;  // The tactics for an audience, and those for it or a part of it.
  };
  std::vector<std::pair<EntityId, std::vector<std::vector<EntityId>>>> adding;
  std::unordered_map<std::uint32_t, Reached> audiences;
  for (const EntityId child : run.plan[id_of(of)].children) {
    if (run.plan[child].kind != Kind::tactic || is_cancelled(run.plan, child) || !contributes_within(run, child)) continue;
    adding.emplace_back(child, audiences_with_wholes(run.plan, child));
    for (const auto& wholes : adding.back().second) {
      if (!wholes.empty()) audiences[static_cast<std::uint32_t>(wholes.front())].by.insert(child);
      for (const EntityId whole : wholes) audiences[static_cast<std::uint32_t>(whole)].by_a_part.insert(child);
    }
  }
  std::vector<EntityId> found;
  for (const auto& [tactic, all] : adding) {
    const auto others = [&](const std::set<EntityId>& tactics) { return tactics.size() > tactics.count(tactic); };
    const bool shares = std::ranges::any_of(all, [&](const std::vector<EntityId>& wholes) {
      if (wholes.empty()) return false;
      if (others(audiences[static_cast<std::uint32_t>(wholes.front())].by_a_part)) return true;
      return std::ranges::any_of(wholes, [&](EntityId whole) { return others(audiences[static_cast<std::uint32_t>(whole)].by); });
    });
    if (shares) found.push_back(tactic);
  }
  return list_of(run, found);
}

// -- dates of a strategy -----------------------------------------------------------------------------------------------

void add_days(const Plan& plan, EntityId id, std::optional<DaySpan>& whole) {
  for (const PropertyValue& value : plan.values(id, prop("flight"))) {
    const auto* days = std::get_if<DaySpan>(&value.value);
    if (days == nullptr) continue;
    widen(whole, *days);
  }
  for (const EntityId child : plan[id].children) {
    if (plan[child].kind == Kind::tactic || plan[child].kind == Kind::placement) add_days(plan, child, whole);
  }
}

/// The longest stretch between the tactics of a strategy in which none of them runs. What one tactic leaves out between
/// its own flights is meant so. Unknown where a tactic has no dates.
RuleValue longest_pause(Evaluation& run, const RuleValue& of) {
  std::vector<DaySpan> all;
  for (const EntityId child : run.plan[id_of(of)].children) {
    if (run.plan[child].kind != Kind::tactic || is_cancelled(run.plan, child)) continue;
    std::optional<DaySpan> days;
    add_days(run.plan, child, days);
    if (!days) return RuleValue::unknown();
    all.push_back(*days);
  }
  std::ranges::sort(all, {}, &DaySpan::first);
  std::optional<DaySpan> longest;
  for (std::size_t i = 1; i < all.size(); ++i) {
    all[i].last = std::max(all[i].last, all[i - 1].last);
    const DaySpan pause{all[i - 1].last + std::chrono::days{1}, all[i].first - std::chrono::days{1}};
    if (pause.first > pause.last) continue;
    if (!longest || pause.last - pause.first > longest->last - longest->first) longest = pause;
  }
  return longest ? RuleValue(*longest) : RuleValue();
}

constexpr KindSet kGoal(Kind::goal), kTactic(Kind::tactic);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kGoal, "widest_contributions", {Base::contribution, true, {}, {}}, widest_contributions, "The contributions that are least certain, at most three."},
    {Base::entity, kGoal, "fewest_people", kAmount, fewest_people, "Where people are counted once and several tactics reach some: how many there are in the middle if all reach the same ones."},
    {Base::entity, kGoal, "most_people", kAmount, most_people, "The same if nobody is reached twice."},
    {Base::entity, kGoal, "implied_costs", {Base::contribution, true, {}, {}}, implied_costs, "Where its metric is worked out from spending: what each tactic's money and expectations give for it."},
    {Base::entity, KindSet(Kind::business_goal), "served", kYesNo, served, "Whether a goal or a campaign names it in `serves`."},
    {Base::entity, kTactic, "contradicted", {Base::expectation, false, {}, {}}, contradicted, "An expectation of it that its other expectations contradict, by the metrics' formulas."},
    {Base::entity, kTactic, "spend_needed", kEstimate, spend_needed, "The money that it needs by its expectations alone: what it expects of `spend`, or what its prices and volumes come to."},
    {Base::entity, kTactic, "spend_derivation", kText, spend_derivation, "How that was worked out."},
    {Base::entity, kTactic, "margin", kAmount, margin_around, "The gross margin that a goal around it asks for."},
    {Base::entity, kTactic, "profit", kEstimate, gross_profit, "The gross profit that its expectations bring at that margin."},
    {Base::entity, KindSet(Kind::strategy), "longest_pause", kSpan, longest_pause, "The longest stretch between its tactics in which none of them runs."},
    {Base::entity, KindSet(Kind::strategy), "rivals", entities_of(Kind::tactic), rivals_for_people, "The tactics right in it that add to a goal and speak to people to whom another of them speaks, too."},
    {Base::entity, KindSet(Kind::tactic, Kind::arm), "disproved", {Base::condition, false, {}, {}}, disproved, "A measured value of it that its other measured values of the same days contradict, by the metrics' formulas."},
    {Base::entity, KindSet(Kind::kpi), "is_efficiency", kYesNo, is_efficiency, "Whether it is money for each of something, or what money brings."},
    {Base::entity, KindSet(Kind::kpi), "is_return", kYesNo, is_return, "Whether it is what money brings: a return on the spending."},
    {Base::condition, {}, "measured", kEstimate, measured, "Of a measured value: what the values measured beside it give for the metric."},
    {Base::condition, {}, "measured_derivation", kText, measured_derivation, "How that was worked out."},
    {Base::condition, {}, "implied", kEstimate, implied, "Of a tactic's condition: what its expectations and its money give for the metric."},
    {Base::condition, {}, "derivation", kText, implied_derivation, "How that was worked out."},
    {Base::expectation, {}, "follows", kEstimate, follows, "What the tactic's other expectations give for the metric."},
    {Base::expectation, {}, "derivation", kText, follows_derivation, "How that was worked out."},
    {Base::expectation, {}, "of_parts", kEstimate, of_parts, "What the tactics right in the tactic expect of the metric together."},
});

}  // namespace

std::span<const MemberRow> evidence_members() { return kMembers; }

}  // namespace campaign

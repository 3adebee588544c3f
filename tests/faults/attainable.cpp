#include <algorithm>

#include "analysis/attainment.h"
#include "analysis/goal.h"
#include "faults/fault.h"

namespace campaign {

namespace {

/// The goal's attainment, where its tactics add to its metric.
const Attainment* sum_of(const Place& at) {
  const Attainment* found = at.snapshot.analysis.attainment_of(at.id);
  return found == nullptr || found->is_level || !found->total || !found->needed || !found->target || !found->baseline || found->contributions.empty() ||
                 found->needed->number.sign() == 0
             ? nullptr
             : found;
}

/// The same plan, of which this much is needed: what the metric would gain without it (the trend) is all that differs.
Edits need(const Place& at, const Amount& needed) {
  const Attainment* sum = sum_of(at);
  const auto gap = Decimal::subtract(sum->target->number, sum->baseline->number);
  const auto in_metric = in_unit(at.plan().units(), needed, sum->baseline->unit);
  const auto trend = gap && in_metric ? Decimal::subtract(*gap, in_metric->number) : std::nullopt;
  const auto without = trend ? Decimal::add(sum->baseline->number, *trend) : std::nullopt;
  if (!without || without->sign() < 0) return {};  // Of nothing nobody loses more.
  const bool share = sum->baseline->unit == kPercent;
  return at.set("trend", share ? trend->to_string() + " points" : written(at.plan(), possible(at.plan(), {*trend, sum->baseline->unit})));
}
const Amount& best_of(const Attainment& sum) { return sum.needed->number.sign() > 0 ? sum.total->high : sum.total->low; }

Edits need_more_than_the_best(const Place& at) {
  const Attainment* sum = sum_of(at);
  return sum == nullptr ? Edits() : need(at, scaled(best_of(*sum), "1.5"));
}
Edits need_more_than_the_middle(const Place& at) {
  const Attainment* sum = sum_of(at);
  const auto both = sum == nullptr ? std::nullopt : Decimal::add(sum->total->middle.number, best_of(*sum).number);
  return both && !sum->total->certain() ? need(at, scaled({*both, sum->total->middle.unit}, "0.5")) : Edits();
}
/// A little less than the middle, and that almost surely.
Edits want_the_middle_for_sure(const Place& at) {
  const Attainment* sum = sum_of(at);
  if (sum == nullptr || sum->total->certain() || at.has(prop("confidence"))) return {};
  const Amount best = best_of(*sum), worst = best == sum->total->high ? sum->total->low : sum->total->high;
  const auto less = Decimal::add(scaled(sum->total->middle, "0.9").number, scaled(worst, "0.1").number);
  return less ? joined({need(at, {*less, worst.unit}), at.insert("confidence: 99%")}) : Edits();
}
Edits need_a_quarter(const Place& at) {
  const Attainment* sum = sum_of(at);
  return sum == nullptr ? Edits() : need(at, scaled(sum->total->middle, "0.25"));
}
Edits need_nothing(const Place& at) {
  const Attainment* sum = sum_of(at);
  return sum == nullptr ? Edits() : need(at, scaled(sum->total->middle, "-0.1"));
}

/// What the tactics state of the goal's own metric becomes a thousandth.
Edits promise_a_thousandth(const Place& at) {
  const Attainment* sum = sum_of(at);
  if (sum == nullptr || sum->needed->number.sign() < 0) return {};
  Edits edits;
  for (const Contribution& one : sum->contributions) {
    for (const PropertyValue& value : at.plan().values(one.tactic, prop("expect"))) {
      const auto* expectation = std::get_if<Expectation>(&value.value);
      if (expectation == nullptr || expectation->metric != metric_of(at.plan(), at.id)) return {};
      edits.push_back({value.span, written(at.plan(), possible(at.plan(), scaled(expectation->estimate.middle, "0.001")))});
    }
  }
  return edits;
}

Edits promise_nothing(const Place& at) {
  const Attainment* sum = at.snapshot.analysis.attainment_of(at.id);
  if (sum == nullptr || sum->contributions.empty()) return {};
  Edits edits;
  for (const Place& tactic : at.below(Kind::tactic)) {
    if (!tactic.has(prop("expect"))) continue;
    if (!tactic.has(prop("kpi"))) return {};  // Nothing would judge it either.
    edits = joined({edits, tactic.drop(prop("expect"))});
  }
  return edits;
}

/// All audiences of the goal shrink to one person.
Edits shrink_the_audience(const Place& at) {
  const auto target = at.plan().resolved_target(at.id);
  Edits edits;
  for (const EntityId audience : audiences_of(at.plan(), at.id)) {
    const auto* size = at.plan().get<Amount>(audience, prop("size"));
    if (size == nullptr || !target || !at.plan().units().compatible(size->unit, target->unit)) return {};
    edits = joined({edits, Place{at.snapshot, audience}.replace(prop("size"), written(at.plan(), {Decimal::from_int(1), size->unit}))});
  }
  return edits;
}

/// A part promises twice of what the whole does.
Edits promise_more_in_a_part(const Place& at) {
  const Place whole = at.parent();
  const auto* expected = whole.entity().kind == Kind::tactic ? whole.get<Expectation>(prop("expect")) : nullptr;
  if (expected == nullptr || at.has(prop("expect"))) return {};
  return at.insert("expect { " + std::string(at.plan()[expected->metric].name) + ": " + written(at.plan(), scaled(expected->estimate.high, "2")) + " }");
}

Edits cost_ten_times_before(const Place& at) {
  const auto baseline = baseline_of(at.plan(), at.id);
  if (!baseline || better_direction(at.plan(), at.id) >= 0) return {};
  return at.replace(prop("baseline"), written(at.plan(), scaled(*baseline, "10")) + " during 2026 source \"ledger\"");
}

/// What speaks for more than twice the baseline goes.
Edits forget_the_evidence(const Place& at) {
  const auto target = at.plan().resolved_target(at.id);
  const auto baseline = baseline_of(at.plan(), at.id);
  if (!target || !baseline || baseline->number.sign() <= 0 || target->number <= scaled(*baseline, "2").number || better_direction(at.plan(), at.id) <= 0) return {};
  Edits edits;
  for (const Place& assumption : at.below(Kind::assumption)) edits = joined({edits, assumption.remove()});
  for (const Place& experiment : at.below(Kind::experiment)) edits = joined({edits, experiment.remove()});
  for (const Place& tactic : at.below(Kind::tactic)) edits = joined({edits, tactic.drop(prop("evidence"))});
  return edits;
}

/// Of a tactic that states the parts of its goal's metric, the metric itself, twice as large as the parts make it.
Edits contradict_the_parts(const Place& at) {
  const Attainment* sum = sum_of(at.around(Kind::goal));
  if (sum == nullptr) return {};
  for (const Contribution& one : sum->contributions) {
    if (one.tactic != at.id || one.derivation.empty()) continue;
    const auto* first = at.get<Expectation>(prop("expect"));
    const std::string name(at.plan()[metric_of(at.plan(), at.around(Kind::goal).id)].name);
    const auto begin = first->metric_span.begin;
    return {{{first->metric_span.file, begin, begin}, name + ": " + written(at.plan(), possible(at.plan(), scaled(one.estimate.high, "1.5"))) + "; "}};
  }
  return {};
}

Edits ask_for_ten_times(const Place& at) {
  const auto* expected = at.get<Expectation>(prop("expect"));
  if (expected == nullptr || at.plan().word(expected->metric, prop("better")) != "up" || expected->estimate.middle.unit == kPoints) return {};
  Amount wanted = scaled(expected->estimate.high, "10");
  // A value of the goal's own metric may be meant as the level that the goal is at then.
  if (const Place goal = at.around(Kind::goal); !goal.is_none() && metric_of(at.plan(), goal.id) == expected->metric) {
    const auto start = baseline_of(at.plan(), goal.id);
    const auto level = start ? in_unit(at.plan().units(), *start, wanted.unit) : std::nullopt;
    const auto sum = level ? Decimal::add(wanted.number, level->number) : std::nullopt;
    if (sum) wanted.number = *sum;
  }
  return at.insert("kpi: " + std::string(at.plan()[expected->metric].name) + " >= " + written(at.plan(), possible(at.plan(), wanted)));
}

Edits earn_one_percent(const Place& at) {
  for (const PropertyValue& value : at.plan().values(at.id, prop("guardrail"))) {
    const auto* guarded = std::get_if<Condition>(&value.value);
    if (guarded != nullptr && at.plan()[guarded->metric].name == "gross_margin") return {{value.span, "gross_margin >= 1%"}};
  }
  return {};
}

Edits reach_more_than_there_are(const Place& at) {
  const auto* expected = at.get<Expectation>(prop("expect"));
  EntityId aimed = at.id;
  while (aimed != kNoEntity && at.plan().find(aimed, prop("audience")) == nullptr) aimed = at.plan()[aimed].parent;
  if (expected == nullptr || aimed == kNoEntity || at.plan().values(aimed, prop("audience")).size() != 1) return {};
  const auto* size = Place{at.snapshot, aimed}.named_by(prop("audience")).get<Amount>(prop("size"));
  if (size == nullptr) return {};
  const auto begin = expected->metric_span.begin;
  return joined({at.use("std.kpi.media"), {{{expected->metric_span.file, begin, begin}, "reach: " + written(at.plan(), scaled(*size, "2")) + "; "}}});
}

/// It is to be judged by more people than its audience has.
Edits want_more_than_there_are(const Place& at) {
  const auto* size = at.count(prop("audience")) == 1 ? at.named_by(prop("audience")).get<Amount>(prop("size")) : nullptr;
  return size == nullptr ? Edits() : joined({at.use("std.kpi.media"), at.insert("kpi: reach >= " + written(at.plan(), scaled(*size, "2")))});
}

/// It expects more people than live in its market, and no more than belong to its audience.
Edits outgrow_the_market(const Place& at) {
  const auto* expected = at.get<Expectation>(prop("expect"));
  if (expected == nullptr || at.has(prop("market"))) return {};
  const auto begin = expected->metric_span.begin;
  return joined({at.append("kpi seen_by \"People who saw it\" { unit: person  better: up  over_time: unique  stage: output  measured: monthly  source: \"panel\" }"),
                 at.append("market elsewhere \"Elsewhere\" { size: 50 people }"), at.insert("market: elsewhere"),
                 {{{expected->metric_span.file, begin, begin}, "seen_by: 200 people; "}}});
}

/// What a discount costs is expected no more; or a discount is given where nothing is expected of its cost.
Edits forget_the_discount(const Place& at) {
  for (const PropertyValue& value : at.plan().values(at.id, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation != nullptr && at.plan()[expectation->metric].name == "discount_cost") return {{{value.key.file, value.key.begin, value.span.end}, ""}};
  }
  const Place goal = at.around(Kind::goal);
  const bool guarded = at.plan().values(goal.id, prop("guardrail")).size() == 1 && goal.text(prop("guardrail")).starts_with("gross_margin");
  return guarded && at.has(prop("expect")) && !at.has(prop("offer")) ? at.insert("offer: " + at.said("\"20% off\"", "\"20% Rabatt\"")) : Edits();
}

/// It is to be judged by a thousand times of what one of its tactics expects beside the goal's own metric.
Edits judge_by_more_than_is_expected(const Place& at) {
  const Plan& plan = at.plan();
  const EntityId judged_by = metric_of(plan, at.entity().kind == Kind::goal ? at.id : at.around(Kind::goal).id);
  for (const Place& tactic : at.below(Kind::tactic)) {
    for (const PropertyValue& value : plan.values(tactic.id, prop("expect"))) {
      const auto* expected = std::get_if<Expectation>(&value.value);
      if (expected == nullptr || expected->metric == judged_by || plan.formula(expected->metric) != nullptr || is_cancelled(plan, tactic.id)) continue;
      if (plan.word(expected->metric, prop("over_time")) != "sum" || plan.word(expected->metric, prop("better")) != "up" || plan.clauses(value).from) continue;
      const bool turned_into = std::ranges::any_of(plan.all(Kind::assumption), [&](EntityId one) {
        const auto* to = plan.get<Reference>(one, prop("to"));
        return to != nullptr && to->entity == expected->metric;
      });
      if (turned_into) continue;
      return at.insert("kpi: " + std::string(plan[expected->metric].name) + " >= " + written(plan, scaled(expected->estimate.high, "1000")));
    }
  }
  return {};
}

Edits convert_more_than_all(const Place& at) {
  return at.has(prop("rate")) || at.has(prop("from")) ? Edits() : joined({at.use("std.kpi.web"), at.insert("from: sessions;  to: page_views;  rate: 20% to 140%")});
}

/// A letter of one day goes out twice as often as there are people.
Edits print_too_many(const Place& at) {
  const auto* size = at.count(prop("audience")) == 1 ? at.named_by(prop("audience")).get<Amount>(prop("size")) : nullptr;
  const auto* days = at.get<DaySpan>(prop("flight"));
  const auto* expected = at.get<Expectation>(prop("expect"));
  if (size == nullptr || days == nullptr || expected == nullptr || !at.entity().children.empty()) return {};
  const auto begin = expected->metric_span.begin;
  return joined({at.append("kpi letters_out \"Letters out\" { unit: piece  trace: letter  better: neither  over_time: sum  stage: output  measured: monthly  source: \"printer\" }"),
                 at.set("flight", written(days->first)), at.drop(prop("daypart")), at.drop(prop("duration")),
                 {{{expected->metric_span.file, begin, begin}, "letters_out: " + written(at.plan(), {scaled(*size, "2").number, kNoUnit}) + "; "}}});
}

constexpr Fault kFaults[] = {
    {"judge by more than is expected", "attainable.kpi_out_of_reach", KindSet(Kind::goal, Kind::strategy), judge_by_more_than_is_expected},
    {"convert more than all", "attainable.rate_impossible", kAssumption, convert_more_than_all},
    {"print too many", "attainable.more_copies_than_people", kTactic, print_too_many, "relevant.channel_cannot_measure"},
    {"promise a thousandth", "attainable.out_of_reach", kGoal, promise_a_thousandth, "attainable.misses_own_kpi"},
    {"need more than the best case", "attainable.out_of_reach", kGoal, need_more_than_the_best},
    {"need more than the middle case", "attainable.below_target", kGoal, need_more_than_the_middle},
    {"want the middle for sure", "attainable.unlikely", kGoal, want_the_middle_for_sure},
    {"need a quarter of it", "attainable.overcounted", kGoal, need_a_quarter},
    {"need nothing", "attainable.sandbagged", kGoal, need_nothing},
    {"promise nothing", "attainable.not_shown", kGoal, promise_nothing, "measurable.inflated_alone"},
    {"shrink the audience", "attainable.larger_than_audience", kGoal, shrink_the_audience, "attainable.audience_exceeds_whole"},
    {"promise more in a part", "attainable.parts_exceed_tactic", kTactic, promise_more_in_a_part},
    {"cost ten times before", "attainable.cheaper_than_benchmark", kGoal, cost_ten_times_before},
    {"forget the evidence", "attainable.growth_without_evidence", kGoal, forget_the_evidence},
    {"contradict the parts", "attainable.funnel_does_not_multiply", kTactic, contradict_the_parts},
    {"ask for ten times", "attainable.misses_own_kpi", kTactic, ask_for_ten_times},
    {"earn one percent", "attainable.below_break_even", kGoal, earn_one_percent},
    {"count the same people twice", "attainable.overlap_unstated", kStrategy, dropped<prop("overlap")>},
    {"forget what a discount costs", "attainable.discount_not_counted", kTactic, forget_the_discount},
    {"convert from nothing", "attainable.conversion_incomplete", kAssumption, [](const Place& at) { return at.insert("rate: 5%"); }},
    {"outgrow the market", "attainable.beyond_market", kTactic, outgrow_the_market},
    {"reach more than there are", "attainable.reaches_too_many", kTactic, reach_more_than_there_are},
    {"want more than there are", "attainable.reaches_too_many", KindSet(Kind::goal, Kind::strategy, Kind::tactic), want_more_than_there_are},
};

}  // namespace

std::span<const Fault> attainable_faults() { return kFaults; }

}  // namespace campaign

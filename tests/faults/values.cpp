// Values that cannot be, parts that are larger than their wholes, and figures that do not fit together.

#include <algorithm>

#include "analysis/budget.h"
#include "analysis/goal.h"
#include "analysis/results.h"
#include "faults/fault.h"

namespace campaign {

namespace {

constexpr std::string_view kShare = R"(kpi share_of_all "Share of all" { unit: percent  better: up  over_time: wave  range: 0% .. 100%  measured: weekly  source: "survey" })";
constexpr std::string_view kPart =
    "kpi all_of_them \"All of them\" { unit: person  better: up  over_time: sum  measured: weekly  source: \"list\" }\n"
    "kpi some_of_them \"Some of them\" { unit: person  better: up  over_time: sum  part_of: all_of_them  measured: weekly  source: \"list\" }";
constexpr std::string_view kMixed =
    "kpi there \"Those who are there\" { unit: person  better: up  over_time: last  measured: weekly  source: \"list\" }\n"
    "kpi came \"Those who came\" { unit: person  better: up  over_time: sum  measured: weekly  source: \"list\" }\n"
    "kpi there_and_came \"All of them\" = there + came { better: up  over_time: last  measured: weekly  source: \"list\" }";

Edits want_of_share(const Place& at, const std::string& text) { return together({at.insert(text), at.append(std::string(kShare))}); }

/// A second, other value behind the only one of a property.
Edits state_also(const Place& at, Property property, const std::string& value) {
  if (at.count(property) != 1) return {};
  const PropertyValue* stated = at.plan().find(at.id, property);
  if (stated->key.file != at.entity().span.file) return {};
  return {{{stated->span.file, stated->span.end, stated->span.end}, "\n" + std::string(at.plan().name_of(property)) + ": " + value + " source \"another paper\""}};
}

const Amount* budget(const Place& at) { return at.get<Amount>(prop("budget")); }

/// A tactic that expects to spend so much, beside what it expects already.
Edits expect_to_spend(const Place& at, const Amount& much) {
  if (!at.has(prop("expect")) || at.plan().word(at.id, prop("status")) == "cancelled") return {};
  const PropertyValue* first = at.plan().find(at.id, prop("expect"));
  if (first->span.file != at.entity().span.file) return {};
  for (const PropertyValue& value : at.plan().values(at.id, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr || at.plan()[expectation->metric].name == "spend") return {};
  }
  const auto begin = first->key.begin;
  return joined({{{{first->span.file, begin, begin}, "spend: " + written(at.plan(), much) + "; "}}, at.use("std.kpi.media")});
}
Edits expect_to_spend_more(const Place& at) { return budget(at) == nullptr ? Edits() : expect_to_spend(at, scaled(*budget(at), "3")); }

/// One of the tactics of a strategy has no budget of its own any more, and expects to spend twice what the strategy has.
Edits spend_what_the_strategy_has_twice(const Place& at) {
  const Place around = at.around(Kind::strategy);
  if (budget(at) == nullptr || around.is_none() || budget(around) == nullptr || !at.entity().children.empty()) return {};
  const Edits spending = expect_to_spend(at, scaled(*budget(around), "2"));
  return spending.empty() ? Edits() : joined({spending, at.drop(prop("budget"))});
}

/// The same placement with a cost that its quantity and price do not give.
Edits state_another_cost(const Place& at) {
  const auto cost = priced_cost(at.plan(), at.id);
  return cost && at.has(prop("quantity")) && !at.has(prop("cost")) ? at.insert("cost: " + written(at.plan(), {scaled(*cost, "0.98").number.round(0), cost->unit})) : Edits();
}
Edits add_a_fee(const Place& at) {
  const auto cost = placement_cost(at.plan(), at.id);
  if (!cost || at.has(prop("fee")) || at.has(prop("discount"))) return {};
  return joined({at.drop(prop("price")), at.drop(prop("quantity")), at.has(prop("cost")) ? Edits() : at.insert("cost: " + written(at.plan(), *cost)), at.insert("fee: 5%")});
}

Edits lie_within_a_smaller(const Place& at) {
  const auto* size = at.get<Amount>(prop("size"));
  if (size == nullptr || at.has(prop("within"))) return {};
  const Amount half{scaled(*size, "0.5").number.round(0), size->unit};
  return together({at.insert("within: the_whole"), at.append("audience the_whole \"The whole\" { size: " + written(at.plan(), half) + " }")});
}

// -- checkpoints -------------------------------------------------------------------------------------------------------

/// A checkpoint so many days before the deadline.
Edits checkpoint(const Place& at, const Amount& amount, int days) {
  const auto deadline = deadline_of(at.plan(), at.id);
  return deadline ? at.insert("checkpoint: " + written(at.plan(), amount) + " by " + written(deadline->day - std::chrono::days(days))) : Edits();
}
bool wants_a_change(const Place& at) {
  const auto* target = at.get<Target>(prop("target"));
  return target != nullptr && target->form != Target::Form::keep && target_fault(at.plan(), at.id) == TargetFault::none;
}
/// An amount of what is counted in whole ones, or of a share, times a factor.
Amount about(const Amount& amount, std::string_view factor) {
  const Amount more = scaled(amount, factor);
  return {amount.number.fraction_digits() == 0 ? more.number.round(0) : more.number, more.unit};
}

Edits check_for_more_than_wanted(const Place& at) {
  const auto wanted = best_wanted(at.plan(), at.id);
  const int direction = wanted_direction(at.plan(), at.id);
  if (!wanted || !wants_a_change(at) || wanted->number.sign() <= 0 || direction == 0) return {};
  if (direction < 0 && is_cumulative(at.plan(), metric_of(at.plan(), at.id))) return {};
  const Amount more = about(*wanted, direction > 0 ? "1.2" : "0.5");
  return is_impossible(at.plan(), metric_of(at.plan(), at.id), more) ? Edits() : checkpoint(at, more, 1);
}
Edits check_for_worse_than_before(const Place& at) {
  const auto start = baseline_of(at.plan(), at.id);
  const int direction = wanted_direction(at.plan(), at.id);
  if (!start || !wants_a_change(at) || start->number.sign() <= 0 || direction == 0) return {};
  if (direction > 0 && is_cumulative(at.plan(), metric_of(at.plan(), at.id))) return {};
  const Amount worse = about(*start, direction > 0 ? "0.5" : "1.2");
  return is_impossible(at.plan(), metric_of(at.plan(), at.id), worse) ? Edits() : checkpoint(at, worse, 1);
}
Edits check_for_less_than_before(const Place& at) {
  const auto wanted = at.plan().resolved_target(at.id);
  if (!wanted || !wants_a_change(at) || wanted_direction(at.plan(), at.id) <= 0 || !is_cumulative(at.plan(), metric_of(at.plan(), at.id))) return {};
  return joined({checkpoint(at, about(*wanted, "0.98"), 2), checkpoint(at, about(*wanted, "0.5"), 1)});
}
/// The same goal of a metric that is there on a day, checked for a period.
Edits check_a_stock_for_a_period(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.id);
  const Place metric = at.named_by(prop("metric"));
  const auto wanted = at.plan().resolved_target(at.id);
  if (!deadline || !wanted || metric.is_none() || metric.entity().from_library || !is_cumulative(at.plan(), metric.id)) return {};
  return joined({metric.set("over_time", "last"), at.insert("checkpoint: " + written(at.plan(), *wanted) + " during " + written(deadline->day - std::chrono::days(6)) + " .. " +
                                                            written(deadline->day))});
}

/// A second goal beside it, of all that its metric is a part of, with half of its target.
Edits want_less_of_the_whole(const Place& at) {
  const Place metric = at.named_by(prop("metric"));
  const auto wanted = at.plan().resolved_target(at.id);
  const auto* by = at.get<DaySpan>(prop("by"));
  const auto unit = metric.is_none() ? std::nullopt : at.plan().unit_of(metric.id, at.id);
  if (!wanted || by == nullptr || !unit || metric.entity().from_library || at.plan().formula(metric.id) != nullptr) return {};
  if (wanted_direction(at.plan(), at.id) <= 0 || at.plan().units().has_money(*unit) || at.plan().word(at.campaign().id, prop("stage")) == "closed") return {};
  const std::string counted = *unit == kPercent ? "percent" : at.plan().units().name(*unit, false);
  const std::string over_time(at.plan().word(metric.id, prop("over_time")));
  return together({metric.insert("part_of: the_whole"),
                   at.append("kpi the_whole \"The whole\" { unit: " + counted + "  better: up  over_time: " + over_time + "  measured: weekly  source: \"list\" }"),
                   {{{at.entity().span.file, at.entity().span.begin, at.entity().span.begin},
                     "goal all_of_it \"All of it\" { metric: the_whole  baseline: assumed " + written(at.plan(), about(*wanted, "0.4")) + "  target: " + written(at.plan(), about(*wanted, "0.5")) +
                         "  by: " + written(by->last) + "  owner: " + at.text(prop("owner")) + " }\n"}}});
}

// -- baselines ---------------------------------------------------------------------------------------------------------

Edits baseline_during(const Place& at, const std::string& during) {
  const auto baseline = baseline_of(at.plan(), at.id);
  if (!baseline || at.count(prop("baseline")) != 1 || baseline->number.sign() == 0) return {};
  return at.replace(prop("baseline"), written(at.plan(), *baseline) + " during " + during + " source \"books\"");
}
Edits measure_a_month_before(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  const auto* target = at.get<Target>(prop("target"));
  if (!deadline || period == nullptr || target == nullptr || deadline->day - period->first < std::chrono::days(70) || at.has(prop("actual"))) return {};
  const bool plain = target->form == Target::Form::value || target->form == Target::Form::at_least || target->form == Target::Form::at_most;
  if (!plain || !is_cumulative(at.plan(), metric_of(at.plan(), at.id))) return {};
  // A checkpoint of a month says that months are counted.
  if (std::ranges::any_of(at.plan().values(at.id, prop("checkpoint")), [&](const PropertyValue& value) { return at.plan().clauses(value).during.has_value(); })) return {};
  return baseline_during(at, written(period->first - std::chrono::days(30)) + " .. " + written(period->first - std::chrono::days(1)));
}

Edits check_for_all_of_it(const Place& at) {
  const auto wanted = best_wanted(at.plan(), at.id);
  if (!wanted || !wants_a_change(at) || wanted_direction(at.plan(), at.id) <= 0 || !is_cumulative(at.plan(), metric_of(at.plan(), at.id))) return {};
  return checkpoint(at, *wanted, 1);
}
/// Two checkpoints of ten days each, which come to more than the target.
Edits check_for_more_in_parts(const Place& at) {
  const auto wanted = best_wanted(at.plan(), at.id);
  const auto deadline = deadline_of(at.plan(), at.id);
  if (!wanted || !deadline || !wants_a_change(at) || wanted_direction(at.plan(), at.id) <= 0 || wanted->number.sign() <= 0) return {};
  if (at.plan().word(metric_of(at.plan(), at.id), prop("over_time")) != "sum" || at.get<Target>(prop("target"))->form == Target::Form::growth) return {};
  const auto days = [&](int from, int to) { return written(deadline->day - std::chrono::days(from)) + " .. " + written(deadline->day - std::chrono::days(to)); };
  const std::string part = "checkpoint: " + written(at.plan(), about(*wanted, "0.6")) + " during ";
  return joined({at.drop(prop("checkpoint")), at.insert(part + days(20, 11)), at.insert(part + days(10, 1))});
}

constexpr Fault kFaults[] = {
    {"check for all of it early", "time_bound.checkpoint_is_target", kGoal, check_for_all_of_it},
    {"check for more in parts", "time_bound.checkpoints_exceed_target", kGoal, check_for_more_in_parts},
    {"judge a tactic by what cannot be", "measurable.out_of_range", kTactic, [](const Place& at) { return want_of_share(at, "kpi: share_of_all >= 140%"); }},
    {"stop at what cannot be", "measurable.out_of_range", kTactic, [](const Place& at) { return want_of_share(at, "stop: share_of_all < -20%"); }},
    {"measure what cannot be", "measurable.out_of_range", kTactic, [](const Place& at) { return want_of_share(at, "actual: share_of_all == 120% during 2025-03"); }, "tracking.result_after_campaign tracking.result_before_start"},
    {"guard what cannot be", "measurable.out_of_range", kGoal, [](const Place& at) { return want_of_share(at, "guardrail: share_of_all >= 101%"); }},
    {"follow a strategy by what cannot be", "measurable.out_of_range", kStrategy, [](const Place& at) { return want_of_share(at, "kpi: share_of_all >= 140%"); }},
    {"measure more of some than of all", "attainable.part_exceeds_whole", kTactic, [](const Place& at) {
       return together({at.insert("actual: some_of_them == 50 people during 2025-03\nactual: all_of_them == 40 people during 2025-03"), at.append(std::string(kPart))});
     }, "tracking.result_after_campaign tracking.result_before_start"},
    {"want less of the whole than of a part", "alignment.part_wants_more", kGoal, want_less_of_the_whole,
     "alignment.goal_without_strategy specific.missing_audience time_bound.missing_checkpoint"},
    {"lie within a smaller audience", "attainable.audience_exceeds_whole", kAudience, lie_within_a_smaller},
    {"add those who came to those who are there", "kpi.stock_plus_flow", kGoal,
     [](const Place& at) { return together({at.insert("kpi: there_and_came"), at.append(std::string(kMixed))}); }},
    {"expect to spend more than there is", "budget.prices_exceed_budget", kTactic, expect_to_spend_more, "attainable.misses_own_kpi"},
    {"spend what the strategy has twice", "budget.parts_cost_more", kTactic, spend_what_the_strategy_has_twice, "budget.unallocated attainable.misses_own_kpi"},
    {"state another cost", "budget.cost_contradicts_price", kPlacement, state_another_cost, "budget.unallocated"},
    {"add a fee to the whole cost", "budget.fee_not_counted", kPlacement, add_a_fee},
    {"write the budget in two currencies", "budget.two_currencies", KindSet(Kind::campaign, Kind::strategy, Kind::tactic),
     [](const Place& at) {
       if (budget(at) == nullptr) return Edits();
       return state_also(at, prop("budget"), at.plan().units().name(budget(at)->unit) == "EUR" ? "5_000 USD" : "5_000 EUR");
     }},
    {"state another budget", "tracking.sources_disagree", KindSet(Kind::campaign, Kind::strategy, Kind::tactic),
     [](const Place& at) { return budget(at) == nullptr ? Edits() : state_also(at, prop("budget"), written(at.plan(), scaled(*budget(at), "2"))); }},
    {"check for more than is wanted", "time_bound.checkpoint_beyond_target", kGoal, check_for_more_than_wanted},
    {"check for worse than before", "time_bound.checkpoint_behind_start", kGoal, check_for_worse_than_before},
    {"check for less than before", "time_bound.checkpoint_falls", kGoal, check_for_less_than_before},
    {"check a stock for a period", "time_bound.checkpoint_of_stock", kGoal, check_a_stock_for_a_period, "time_bound.checkpoint_behind_start"},
    {"measure the baseline afterwards", "measurable.baseline_after_campaign", kGoal, [](const Place& at) { return baseline_during(at, "2099"); }},
    {"measure the baseline while it goes on", "measurable.baseline_after_start", kGoal, [](const Place& at) {
       const auto* period = at.campaign().get<DaySpan>(prop("period"));
       if (period == nullptr || period->last - period->first < std::chrono::days(60)) return Edits();
       return baseline_during(at, written(period->first + std::chrono::days(20)) + " .. " + written(period->first + std::chrono::days(50)));
     }, "measurable.baseline_of_other_length"},
    {"measure the baseline for a month", "measurable.baseline_of_other_length", kGoal, measure_a_month_before},
};

}  // namespace

std::span<const Fault> values_faults() { return kFaults; }

}  // namespace campaign

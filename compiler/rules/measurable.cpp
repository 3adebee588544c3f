#include <array>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "model/format.h"
#include "rules/checks.h"

namespace campaign {

namespace {

/// The metric as a message names it: `` `Revenue` ``.
std::string metric_name(const RuleRun& run, EntityId metric) {
  return fmt::format("`{}`", run.plan.label(metric));
}

void label_baseline(const RuleRun& run, EntityId goal, Diagnostic& diagnostic) {
  if (const PropertyValue* baseline = run.plan.find(goal, prop("baseline")))
    diagnostic.label(baseline->span, "the baseline");
}

void label_better(const RuleRun& run, EntityId metric, Diagnostic& diagnostic) {
  const PropertyValue* better = run.plan.find(metric, prop("better"));
  if (better != nullptr && !run.plan[metric].from_library)
    diagnostic.label(better->span, "the metric says which way is good");
}

void report_wrong_direction(RuleRun& run, EntityId goal, const PropertyValue& target) {
  const EntityId metric = metric_of(run.plan, goal);
  const bool more = better_direction(run.plan, goal) > 0;
  const auto wanted = run.plan.resolved_target(goal);
  const auto baseline = baseline_of(run.plan, goal);
  if (!wanted || !baseline) return;
  Diagnostic& diagnostic = run.report<Finding::wrong_direction>(
      goal, target.span, run.called(goal), format_amount(run.units(), *wanted), format_amount(run.units(), *baseline),
      more ? "more" : "less", run.plan.label(metric));
  label_baseline(run, goal, diagnostic);
  label_better(run, metric, diagnostic);
  diagnostic.helped(fmt::format("write a target {} the baseline, or `keep` where it only must not get worse",
                                more ? "above" : "below"));
}

/// Reports one value of the goal that its metric cannot have.
void check_possible(RuleRun& run, EntityId goal, EntityId metric, const PropertyValue& value, const Amount& amount,
                    std::string_view what) {
  if (!is_impossible(run.plan, metric, amount)) return;
  const PropertyValue* possible = possible_values(run.plan, metric);
  Diagnostic& diagnostic =
      run.report<Finding::out_of_range>(goal, value.span, what, run.called(goal), format_amount(run.units(), amount),
                                        format_value(run.plan, possible->value), run.plan.label(metric));
  if (!run.plan[metric].from_library) diagnostic.label(possible->span, "these values are possible");
  diagnostic.helped(fmt::format("write a possible {}, or name the metric that is meant", what));
}

bool is_vanity_here(const RuleRun& run, EntityId goal, EntityId metric) {
  const std::string_view vanity = run.plan.word(metric, prop("vanity"));
  if (vanity == "yes") return true;
  if (vanity != "alone") return false;
  for (const PropertyValue& value : run.plan.values(goal, prop("kpi"))) {
    const auto* condition = std::get_if<Condition>(&value.value);
    if (condition == nullptr || condition->metric != metric) return false;  // It does not stand alone.
  }
  return true;
}

}  // namespace

void check_metric(RuleRun& run, EntityId goal) {
  if (run.plan.find(goal, prop("metric")) != nullptr) return;
  run.report<Finding::missing_metric>(goal, run.plan[goal].title_span, run.called(goal))
      .helped("name what is counted: `metric: revenue`; `use std.kpi.commerce` and its like bring many metrics");
}

void check_baseline(RuleRun& run, EntityId goal) {
  if (run.plan.find(goal, prop("baseline")) != nullptr) return;
  if (target_fault(run.plan, goal) == TargetFault::relative_without_baseline) return;  // Says the same, and more.
  run.report<Finding::missing_baseline>(goal, run.plan[goal].title_span, run.called(goal))
      .helped(
          "write the value now, with its period and source: `baseline: 0` for what is new, `unknown` where nobody "
          "knows");
}

void check_target(RuleRun& run, EntityId goal) {
  if (run.plan.find(goal, prop("target")) != nullptr) return;
  run.report<Finding::missing_target>(goal, run.plan[goal].title_span, run.called(goal))
      .helped("write the value wanted: `target: 9M USD`, `target: +25%`, `target: >= 43%` or `target: keep`");
}

void check_target_measurable(RuleRun& run, EntityId goal) {
  const PropertyValue* target = run.plan.find(goal, prop("target"));
  if (target == nullptr) return;
  switch (target_fault(run.plan, goal)) {
    case TargetFault::none:
      return;
    case TargetFault::wrong_direction:
      return report_wrong_direction(run, goal, *target);
    case TargetFault::relative_without_baseline:
      run.report<Finding::relative_without_baseline>(goal, target->span, run.called(goal),
                                                     format_value(run.plan, target->value))
          .helped("write what it is a change of: `baseline: 2M USD during 2026`");
      return;
    case TargetFault::equals_baseline: {
      const auto wanted = run.plan.resolved_target(goal);
      if (!wanted) return;
      Diagnostic& diagnostic = run.report<Finding::target_equals_baseline>(goal, target->span, run.called(goal),
                                                                           format_amount(run.units(), *wanted));
      label_baseline(run, goal, diagnostic);
      diagnostic.helped("write a value to reach, or `target: keep` where it only must not get worse")
          .fix("write `keep`", target->span, "keep");
      return;
    }
  }
}

void check_values_possible(RuleRun& run, EntityId goal) {
  const EntityId metric = metric_of(run.plan, goal);
  if (metric == kNoEntity || possible_values(run.plan, metric) == nullptr) return;
  if (const PropertyValue* target = run.plan.find(goal, prop("target"))) {
    const auto resolved = run.plan.resolved_target(goal);
    if (resolved) check_possible(run, goal, metric, *target, *resolved, "target");
  }
  constexpr std::array kProperties{prop("baseline"), prop("checkpoint"), prop("actual")};
  for (const Property property : kProperties) {
    for (const PropertyValue& value : run.plan.values(goal, property)) {
      const auto* amount = std::get_if<Amount>(&value.value);
      if (amount != nullptr) check_possible(run, goal, metric, value, *amount, name_of(property));
    }
  }
}

void check_vanity(RuleRun& run, EntityId goal) {
  const EntityId metric = metric_of(run.plan, goal);
  if (metric == kNoEntity || run.plan.word(goal, prop("funnel")) == "awareness") return;
  if (!is_vanity_here(run, goal, metric)) return;
  const bool never = run.plan.word(metric, prop("vanity")) == "yes";
  run.report<Finding::vanity_alone>(goal, run.plan.find(goal, prop("metric"))->span, run.called(goal),
                                    run.plan.label(metric))
      .helped(never ? "take a metric that shows what people do or what it earns; "
                      "where being seen is the aim, write `funnel: awareness`"
                    : fmt::format("add what {} is good for as a supporting metric, such as `kpi: orders`; "
                                  "where being seen is the aim, write `funnel: awareness`",
                                  metric_name(run, metric)));
}

void check_todo(RuleRun& run, EntityId any) {
  for (const PropertyValue& value : run.plan.values(any)) {
    const auto* withheld = std::get_if<Withheld>(&value.value);
    if (withheld == nullptr || withheld->reason != Withheld::Reason::todo) continue;
    run.report<Finding::todo>(any, value.span, name_of(value.property), run.kind_and_name(any))
        .helped("write the value; `unknown` where nobody knows it, `undisclosed` where it may not be said");
  }
}

}  // namespace campaign

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "analysis/smart.h"
#include "model/format.h"
#include "rules/checks.h"

namespace campaign {

namespace {

/// A share of the way as a percentage of few digits: "18%", "0.4%".
std::string share_text(const Units& units, const Decimal& part, const Decimal& whole) {
  const auto share = whole.is_zero() ? std::nullopt : Decimal::divide(part, whole);
  const auto percent = share ? share->scaled_by_power_of_ten(2) : std::nullopt;
  if (!percent) return {};
  const Amount rounded{percent->round(percent->abs() < Decimal::from_int(10) ? 1 : 0), kPercent};
  return format_amount(units, rounded);
}

/// An amount of change without its sign: what is missing is said in words.
std::string size_text(const Units& units, const Amount& amount) {
  std::string text = format_amount(units, {amount.number.abs(), amount.unit});
  return text.starts_with('+') ? text.substr(1) : text;
}

/// "the tactics' best case adds 327,626 USD, 18% of the 1,800,000 USD still missing"
std::string shortfall_text(const RuleRun& run, const Attainment& attainment, bool down) {
  const Amount& best = down ? attainment.total->low : attainment.total->high;
  if (attainment.is_level || !attainment.needed) {
    return fmt::format("the tactics lead to {} at best, {} {} is wanted", format_amount(run.units(), best),
                       down ? "and" : "where", format_amount(run.units(), *attainment.target));
  }
  const Amount& needed = *attainment.needed;
  const std::string adds = down ? "takes away" : "adds";
  const bool wrong_way = best.number.sign() != 0 && best.number.sign() != needed.number.sign();
  if (wrong_way || best.number.is_zero()) {
    return fmt::format("the tactics' best case {} nothing of the {} still missing", adds,
                       size_text(run.units(), needed));
  }
  return fmt::format("the tactics' best case {} {}, {} of the {} still missing", adds, size_text(run.units(), best),
                     share_text(run.units(), best.number, needed.number), size_text(run.units(), needed));
}

/// Counts the tactics that no other tactic is around, and keeps the first few.
void count_tactics(const Plan& plan, EntityId from, std::size_t& count, std::vector<EntityId>& first_few) {
  for (const EntityId child : plan[from].children) {
    const Kind kind = plan[child].kind;
    if (kind == Kind::strategy) count_tactics(plan, child, count, first_few);
    if (kind != Kind::tactic || is_cancelled(plan, child)) continue;
    ++count;
    if (first_few.size() < 8) first_few.push_back(child);
  }
}

bool asks_for_change(const Plan& plan, EntityId goal) {
  const auto* target = plan.get<Target>(goal, prop("target"));
  return target != nullptr && target->form != Target::Form::keep && target_fault(plan, goal) == TargetFault::none;
}

}  // namespace

void check_reach(RuleRun& run, EntityId goal) {
  const Attainment* attainment = run.analysis.attainment_of(goal);
  if (attainment == nullptr || !attainment->out_of_reach || !attainment->total || !attainment->target) return;
  const bool down =
      better_direction(run.plan, goal) < 0 || (better_direction(run.plan, goal) == 0 && attainment->baseline &&
                                               attainment->target->number < attainment->baseline->number);
  const PropertyValue* target = run.plan.find(goal, prop("target"));
  Diagnostic& diagnostic =
      run.report<Finding::out_of_reach>(goal, target->span, run.called(goal), shortfall_text(run, *attainment, down));
  CappedLabels labels(diagnostic);
  for (const Contribution& contribution : attainment->contributions) {
    if (!labels.has_room()) {
      labels.skip();
      continue;
    }
    std::string text = fmt::format("{} {}", attainment->is_level ? "leads to" : "adds",
                                   format_estimate(run.units(), contribution.estimate));
    if (!contribution.derivation.empty()) text += " = " + contribution.derivation;
    labels.add(contribution.span, std::move(text));
  }
  diagnostic.helped(
      "plan more, or aim lower: nobody should have to answer for a target that the plan itself does not reach");
}

void check_reach_shown(RuleRun& run, EntityId goal) {
  const Attainment* attainment = run.analysis.attainment_of(goal);
  const EntityId metric = metric_of(run.plan, goal);
  if (attainment == nullptr || metric == kNoEntity || !attainment->contributions.empty()) return;
  if (!asks_for_change(run.plan, goal)) return;
  std::size_t count = 0;
  std::vector<EntityId> tactics;
  count_tactics(run.plan, goal, count, tactics);
  if (count == 0) return;  // Nothing is planned yet: said elsewhere.
  const PropertyValue* target = run.plan.find(goal, prop("target"));
  Diagnostic& diagnostic = run.report<Finding::reach_not_shown>(
      goal, target->span, run.called(goal),
      count == 1 ? "its tactic says" : fmt::format("none of its {} tactics says", count),
      count == 1 ? "nothing" : "anything", run.plan.label(metric));
  CappedLabels labels(diagnostic);
  for (const EntityId tactic : tactics) labels.add(run.plan[tactic].title_span, "what does it add?");
  for (std::size_t i = tactics.size(); i < count; ++i) labels.skip();
  diagnostic.helped(
      fmt::format("write what each is expected to add: `expect {{ {}: … to … }}`", run.plan[metric].name));
}

void check_audience_large_enough(RuleRun& run, EntityId goal) {
  const auto people = outgrown_audience(run.plan, goal);
  const auto wanted = people ? run.plan.resolved_target(goal) : std::nullopt;
  if (!wanted) return;
  Diagnostic& diagnostic = run.report<Finding::larger_than_audience>(
      goal, run.plan.find(goal, prop("target"))->span, run.called(goal), format_amount(run.units(), *wanted),
      format_amount(run.units(), *people));
  CappedLabels labels(diagnostic);
  for (const EntityId audience : audiences_of(run.plan, goal)) {
    const PropertyValue* size = run.plan.find(audience, prop("size"));
    if (size != nullptr) labels.add(size->span, fmt::format("the size of `{}`", run.called(audience)));
  }
  diagnostic.helped("nobody can be won who is not there: lower the target, or add the audiences it is meant for");
}

}  // namespace campaign

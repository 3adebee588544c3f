#include <fmt/format.h>

#include "rules/checks.h"
#include "rules/edits.h"

namespace campaign {

namespace {

std::size_t count_children(const Plan& plan, EntityId entity, Kind kind) {
  std::size_t count = 0;
  for (const EntityId child : plan[entity].children) count += plan[child].kind == kind ? 1 : 0;
  return count;
}

/// The tactics right in a goal, in groups that stand together in the text.
std::vector<std::vector<EntityId>> loose_tactics(const RuleRun& run, EntityId goal) {
  std::vector<std::vector<EntityId>> groups;
  EntityId before = kNoEntity;
  for (const EntityId child : run.plan[goal].children) {
    if (run.plan[child].kind == Kind::tactic) {
      const bool joins = before != kNoEntity && stand_together(run.plan, run.sources, before, child);
      if (!joins) groups.emplace_back();
      groups.back().push_back(child);
    }
    before = run.plan[child].kind == Kind::tactic ? child : kNoEntity;
  }
  return groups;
}

bool has_strategy_named(const Plan& plan, EntityId goal, std::string_view name) {
  for (const EntityId child : plan[goal].children) {
    if (plan[child].kind == Kind::strategy && plan[child].name == name) return true;
  }
  return false;
}

Fix wrap_in_strategies(const RuleRun& run, EntityId goal, const std::vector<std::vector<EntityId>>& groups) {
  Fix fix{groups.size() == 1 ? "put a strategy around the tactics" : "put strategies around the tactics", {}};
  int number = 0;
  for (const auto& group : groups) {
    std::string name;
    do {
      name = ++number == 1 ? "approach" : fmt::format("approach_{}", number);
    } while (has_strategy_named(run.plan, goal, name));
    for (Edit& edit :
         wrap_in_block(run.plan, run.sources, group, fmt::format("strategy {} \"How the goal is reached\"", name))) {
      fix.edits.push_back(std::move(edit));
    }
  }
  return fix;
}

}  // namespace

void check_tactics_have_strategy(RuleRun& run, EntityId goal) {
  const auto groups = loose_tactics(run, goal);
  if (groups.empty()) return;
  const EntityId first = groups.front().front();
  Diagnostic& diagnostic =
      run.report<Finding::tactic_without_strategy>(goal, run.plan[first].head, run.called(goal), run.called(first));
  diagnostic.label(run.plan[goal].head, "the goal")
      .helped("say first how the goal is reached, and put the tactic inside: `strategy approach \"…\" { tactic … }`");
  CappedLabels labels(diagnostic);
  for (const auto& group : groups) {
    for (const EntityId tactic : group) {
      if (tactic != first) labels.add(run.plan[tactic].head, "here too");
    }
  }
  diagnostic.fixes.push_back(wrap_in_strategies(run, goal, groups));
}

void check_goal_has_strategy(RuleRun& run, EntityId goal) {
  const Plan& plan = run.plan;
  const bool answered = count_children(plan, goal, Kind::strategy) + count_children(plan, goal, Kind::goal) != 0;
  if (answered || count_children(plan, goal, Kind::tactic) != 0) return;  // Loose tactics have a finding of their own.
  run.report<Finding::goal_without_strategy>(goal, plan[goal].title_span, run.called(goal))
      .helped("write how the audience is won for it: `strategy approach \"…\" { tactic … }`");
}

void check_strategy_has_tactic(RuleRun& run, EntityId strategy) {
  if (count_children(run.plan, strategy, Kind::tactic) != 0) return;
  run.report<Finding::strategy_without_tactic>(strategy, run.plan[strategy].title_span, run.called(strategy))
      .helped("write what is done, by whom and when: `tactic … \"…\" { channel: …  flight: …  owner: @… }`");
}

}  // namespace campaign

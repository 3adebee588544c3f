#include <algorithm>

#include "analysis/goal.h"
#include "faults/fault.h"
#include "model/format.h"

namespace campaign {

namespace {

bool holds_tactics_only(const Place& at) {
  return at.entity().has_block && !at.entity().children.empty() && at.children(Kind::tactic).size() == at.entity().children.size();
}

/// The head of a strategy and its own properties go, and its closing brace: its tactics stand in the goal.
Edits take_the_strategy_away(const Place& at) {
  if (!holds_tactics_only(at)) return {};
  const Span all = at.entity().span;
  const std::uint32_t first = at.plan()[at.entity().children.front()].span.begin;
  return {{{all.file, all.begin, first}, ""}, {{all.file, at.entity().body_end, all.end}, ""}};
}

Edits leave_it_empty(const Place& at) {
  if (!holds_tactics_only(at)) return {};
  return {{{at.entity().span.file, at.plan()[at.entity().children.front()].span.begin, at.entity().body_end}, ""}};
}

Edits drop_the_strategies(const Place& at) {
  Edits edits;
  if (!at.children(Kind::goal).empty()) return {};
  for (const Place& strategy : at.children(Kind::strategy)) edits = joined({edits, strategy.remove()});
  return edits;
}

/// A goal of its own beside this one: the same properties, and nothing done for it.
Edits twin(const Place& at, std::string_view target) {
  if (!at.has(prop("metric")) || !at.has(prop("by")) || at.has(prop("serves"))) return {};
  std::string properties = at.properties();
  if (!target.empty()) {
    const std::string before = at.text(prop("target"));
    const std::size_t found = properties.find(before, properties.find("target:"));
    if (found == std::string::npos) return {};
    properties.replace(found, before.size(), target);
  }
  const std::uint32_t end = at.entity().span.end;
  return {{{at.entity().span.file, end, end},
           "\ngoal twin \"The same once more\" {" + properties + "\nmilestone on_the_way \"On the way\" { on: " + at.text(prop("by")) + " }" +
               "\nstrategy s \"As before\" { audience: " + at.plan().path(audiences_of(at.plan(), at.id).at(0)) +
               "; tactic t \"Nothing yet\" { status: cancelled } }\n}\n"}};
}

Edits want_the_opposite(const Place& at) {
  const auto target = at.plan().resolved_target(at.id);
  const auto baseline = baseline_of(at.plan(), at.id);
  const int better = better_direction(at.plan(), at.id);
  if (!target || !baseline || better == 0) return {};
  const auto half = Decimal::add(target->number, baseline->number);
  if (!half) return {};
  return twin(at, (better > 0 ? "<= " : ">= ") + written(at.plan(), scaled({*half, baseline->unit}, "0.5")));
}

/// The goal in five others like it.
Edits goal_in_goals(const Place& at) {
  if (at.campaign().below(Kind::goal).size() != 1) return {};
  std::string before;
  for (int i = 1; i <= 5; ++i) before += "goal around_" + std::to_string(i) + " \"" + std::string(at.entity().title) + "\" {" + at.properties() + "\n";
  const Span all = at.entity().span;
  return {{{all.file, all.begin, all.begin}, before}, {{all.file, all.end, all.end}, "}}}}}"}};
}

/// So many goals more, in all of which nothing is wrong.
Edits more_goals(const Place& at, int count, std::string_view priority) {
  const auto people = at.plan().all(Kind::person);
  const auto audiences = at.plan().all(Kind::audience);
  if (people.empty() || audiences.empty() || at.plan().word(at.id, prop("stage")) == "closed") return {};
  std::string goals;
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    goals += "goal further_" + number + " \"Further " + number + "\" { metric: further;  baseline: 10 pieces during 2026 source \"count\";  target: 20 pieces;  by: " +
             at.day_after_end(-i) + ";  owner: @" + std::string(at.plan()[people.front()].name) + ";  audience: " + std::string(at.plan()[audiences.front()].name) +
             std::string(priority) + ";  milestone half_" + number + " \"Half of it\" { on: " + at.day_after_end(-30) + " }\n" +
             "strategy s \"As before\" { tactic t \"Nothing yet\" { status: cancelled } } }\n";
  }
  return together({at.insert(goals), at.append("kpi further \"Further\" { unit: piece  better: up  over_time: sum  measured: daily  source: \"counter\" }")});
}

/// Goals for two markets in it want more together than it does.
Edits want_more_by_market(const Place& at) {
  const auto wanted = at.plan().resolved_target(at.id);
  const auto deadline = deadline_of(at.plan(), at.id);
  const EntityId metric = metric_of(at.plan(), at.id);
  const auto* target = at.get<Target>(prop("target"));
  const bool counted = metric != kNoEntity && at.plan().word(metric, prop("over_time")) == "sum" && better_direction(at.plan(), at.id) > 0;
  if (!wanted || !deadline || !counted || target == nullptr || target->form == Target::Form::at_most || at.has(prop("market")) || at.plan().word(at.campaign().id, prop("stage")) == "closed") return {};
  const auto share = [&](std::string_view part) { return written(at.plan(), possible(at.plan(), scaled(*wanted, part))); };
  const auto part = [&](const std::string& market) {
    return at.insert("goal in_" + market + " \"" + at.said("That part", "Der Teil") + "\" { metric: " + std::string(at.plan()[metric].name) + "  market: " + market + "  baseline: assumed " + share("0.4") +
                     "  target: " + share("0.7") + "  by: " + written(deadline->day) + "  owner: " + at.text(prop("owner")) + " }");
  };
  return together({at.append("market north \"North\"\nmarket south \"South\""), part("north"), part("south")});
}

constexpr Fault kFaults[] = {
    {"take the strategy away", "alignment.tactic_without_strategy", kStrategy, take_the_strategy_away},
    {"leave the strategy empty", "alignment.strategy_without_tactic", kStrategy, leave_it_empty,
     "attainable.out_of_reach attainable.below_target attainable.growth_without_evidence alignment.orphan_kpi"},
    {"drop the strategies", "alignment.goal_without_strategy", kGoal, drop_the_strategies,
     "specific.missing_audience budget.unallocated attainable.growth_without_evidence alignment.orphan_kpi"},
    {"go three tactics deeper", "alignment.tactics_too_deep", kTactic, [](const Place& at) {
       return at.parent().entity().kind == Kind::strategy ? at.insert("tactic a \"A\" { tactic b \"B\" { tactic c \"C\" { } } }") : Edits();
     }},
    {"measure for nobody", "alignment.orphan_kpi", kCampaign,
     [](const Place& at) { return at.append("kpi idle \"Idle\" { unit: piece  better: up  over_time: sum  measured: daily  source: \"counter\" }"); }},
    {"follow six strategies", "alignment.too_many_strategies", kGoal, [](const Place& at) {
       Edits edits;
       for (std::size_t i = at.children(Kind::strategy).size(); i < 6; ++i) {
         const std::string number = std::to_string(i);
         edits = joined({edits, at.insert("strategy way_" + number + " \"Way " + number + "\" { tactic step_" + number + " \"Step " + number + "\" { status: idea } }")});
       }
       return at.children(Kind::strategy).empty() ? Edits() : edits;
     }},
    {"want eight goals more", "alignment.too_many_goals", kCampaign, [](const Place& at) { return more_goals(at, 8, ""); }},
    {"let three goals come first", "alignment.nothing_gives_way", kCampaign, [](const Place& at) { return more_goals(at, 3, ";  priority: high"); }},
    {"repeat the goal as strategy", "alignment.strategy_named_like_goal", kStrategy,
     [](const Place& at) { return at.retitle(std::string(at.plan().label(at.around(Kind::goal).id))); }},
    {"put the goal into five others", "alignment.goals_too_deep", kGoal, goal_in_goals},
    {"want the opposite, too", "alignment.conflicting_targets", kGoal, want_the_opposite,
     "measurable.target_on_wrong_side tracking.target_missed time_bound.checkpoint_behind_start time_bound.checkpoint_beyond_target"},
    {"want more by market", "alignment.markets_want_more", kGoal, want_more_by_market,
     "alignment.goal_without_strategy specific.missing_audience time_bound.missing_checkpoint"},
    {"want the same twice", "alignment.duplicate_target", kGoal, [](const Place& at) { return twin(at, ""); }},
};

}  // namespace

std::span<const Fault> alignment_faults() { return kFaults; }

}  // namespace campaign

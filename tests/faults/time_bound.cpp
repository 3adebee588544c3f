#include "analysis/goal.h"
#include "faults/fault.h"
#include "model/format.h"

namespace campaign {

namespace {

Edits check_after_the_end(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.id);
  const auto target = at.plan().resolved_target(at.id);
  if (!deadline || !target) return {};
  return at.insert("checkpoint: " + written(at.plan(), *target) + " by " + written(deadline->day + std::chrono::days(10)));
}

/// All that is to be seen on the way goes.
Edits drop_checkpoints(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (!deadline || period == nullptr || deadline->day - period->first <= std::chrono::days(90)) return {};
  Edits edits = at.drop(prop("checkpoint"));
  for (const Place& milestone : at.below(Kind::milestone)) edits = joined({edits, milestone.remove()});
  return edits;
}

/// A part of a tactic runs three days before the tactic does, or three days after it.
Edits begin_before_the_whole(const Place& at) {
  const Place whole = at.parent();
  const auto* days = whole.entity().kind == Kind::tactic ? whole.get<DaySpan>(prop("flight")) : nullptr;
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (days == nullptr || period == nullptr || at.has(prop("duration"))) return {};
  const Day early = days->first - std::chrono::days(3), late = days->last + std::chrono::days(3);
  if (early >= period->first) return at.set("flight", written(early));
  return late <= period->last && whole.count(prop("flight")) == 1 ? at.set("flight", written(late)) : Edits();
}

Edits judge_a_year_late(const Place& at) {
  const std::string kpi = at.text(prop("kpi"));
  const auto* wanted = at.get<Condition>(prop("kpi"));
  if (wanted == nullptr || !wanted->compared) return {};
  return at.replace(prop("kpi"), kpi.substr(0, kpi.find(" by ")) + " by " + at.day_after_end(300));
}

constexpr Fault kFaults[] = {
    {"judge a year late", "time_bound.kpi_after_campaign", KindSet(Kind::goal, Kind::strategy, Kind::tactic), judge_a_year_late},
    {"drop the deadline", "time_bound.missing_deadline", kGoal, dropped<prop("by")>},
    {"want the target earlier", "time_bound.two_deadlines", kGoal, [](const Place& at) {
       const auto deadline = deadline_of(at.plan(), at.id);
       const std::string target = at.text(prop("target"));
       if (!deadline || !at.has(prop("by")) || target.empty() || target.find_first_of("\"") != std::string::npos) return Edits();
       return at.replace(prop("target"), target + " by " + written(deadline->day - std::chrono::days(10)));
     }},
    {"judge after the campaign", "time_bound.deadline_outside_campaign", kGoal,
     [](const Place& at) { return at.replace(prop("by"), at.day_after_end(30)); }, "measurable.baseline_of_other_length"},
    {"check after the end", "time_bound.checkpoint_after_deadline", kGoal, check_after_the_end},
    {"drop the checkpoints", "time_bound.missing_checkpoint", kGoal, drop_checkpoints, "kpi.only_lagging"},
    {"run after the campaign", "time_bound.outside_campaign", kTactic,
     [](const Place& at) { return at.replace(prop("flight"), at.day_after_end(10)); }, "schedule.starts_before_dependency time_bound.outside_parent schedule.dead_time schedule.daypart_never_falls schedule.duration_exceeds_flight tracking.result_before_start time_bound.due_before_start schedule.overbooked"},
    {"buy before the campaign", "time_bound.outside_campaign", kPlacement, [](const Place& at) { return at.set("flight", at.day_before_start(10)); }},
    {"test after the campaign", "time_bound.outside_campaign", kExperiment, [](const Place& at) { return at.replace(prop("flight"), at.day_after_end(10)); }},
    {"meet after the campaign", "time_bound.outside_campaign", kMilestone, [](const Place& at) {
       // Where other dates lean on it, they would move with it.
       const std::string name(at.entity().name);
       const std::string_view file = (*at.snapshot.sources)[at.entity().span.file].text();
       const std::size_t next = file.find(name, at.entity().name_span.end);
       return file.find(name) == at.entity().name_span.begin && next == std::string_view::npos ? at.set("on", at.day_after_end(10)) : Edits();
     }},
    {"begin before the whole", "time_bound.outside_parent", kTactic, begin_before_the_whole},
};

}  // namespace

std::span<const Fault> time_bound_faults() { return kFaults; }

}  // namespace campaign

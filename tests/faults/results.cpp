// What was measured, and what was wanted.

#include <algorithm>

#include "analysis/goal.h"
#include "analysis/results.h"
#include "faults/fault.h"
#include "support/compiled.h"

namespace campaign {

namespace {

const Day kToday{kTestDay};

constexpr std::string_view kShare = R"(kpi share_of_all "Share of all" { unit: percent  better: up  over_time: wave  range: 0% .. 100%  measured: weekly  source: "survey" })";

Edits with_share(const Place& at, const std::string& text) { return together({at.insert(text), at.append(std::string(kShare))}); }

bool is_over(const Place& at) {
  const auto deadline = deadline_of(at.plan(), at.id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  return deadline && period != nullptr && deadline->day < kToday && period->first < deadline->day;
}
std::string whole_time(const Place& at) {
  return " during " + written(at.campaign().get<DaySpan>(prop("period"))->first) + " .. " + written(deadline_of(at.plan(), at.id)->day);
}

/// The goal with the value of the baseline as its result, for the days until its deadline.
Edits stay_where_it_was(const Place& at) {
  const auto baseline = baseline_of(at.plan(), at.id);
  if (!is_over(at) || !baseline || wanted_direction(at.plan(), at.id) == 0) return {};
  return joined({at.drop(prop("actual")), at.drop(prop("allow")), at.insert("actual: " + written(at.plan(), *baseline) + whole_time(at))});
}
Edits lose_what_was_to_be_kept(const Place& at) {
  const auto baseline = baseline_of(at.plan(), at.id);
  const int direction = better_direction(at.plan(), at.id);
  if (!is_over(at) || !baseline || direction == 0 || baseline->number.is_zero()) return {};
  const Amount worse = scaled(*baseline, direction > 0 ? "0.8" : "1.2");
  return joined({at.drop(prop("actual")), at.drop(prop("allow")), at.drop(prop("checkpoint")), at.replace(prop("target"), "keep"), at.insert("actual: " + written(at.plan(), {worse.number.round(0), worse.unit}) + whole_time(at))});
}
Edits meet_the_target(const Place& at) {
  const auto wanted = best_wanted(at.plan(), at.id);
  if (!is_over(at) || !wanted || wanted_direction(at.plan(), at.id) == 0) return {};
  return joined({at.drop(prop("actual")), at.drop(prop("allow")), at.insert("actual: " + written(at.plan(), *wanted) + whole_time(at))});
}
/// The campaign has begun half a year ago, and half of what was to be there in December is.
Edits miss_the_checkpoint(const Place& at) {
  const auto wanted = best_wanted(at.plan(), at.id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (!wanted || period == nullptr || period->first < kToday || at.has(prop("actual")) || wanted_direction(at.plan(), at.id) <= 0) return {};
  const auto share = [&](std::string_view factor) { return written(at.plan(), {scaled(*wanted, factor).number.round(0), wanted->unit}); };
  if (scaled(*wanted, "0.2").number < Decimal::from_int(2)) return {};
  return joined({at.campaign().set("period", "2025-07-01 .. " + written(period->last)),
                 at.insert("checkpoint: " + share("0.2") + " by 2025-11-30\nactual: " + share("0.1") + " during 2025-07 .. 2025-11")});
}
/// The campaign has begun half a year ago, and all is reached.
Edits reach_it_early(const Place& at) {
  const auto wanted = best_wanted(at.plan(), at.id);
  const auto deadline = deadline_of(at.plan(), at.id);
  const auto* period = at.campaign().get<DaySpan>(prop("period"));
  if (!wanted || !deadline || period == nullptr || at.has(prop("actual")) || wanted_direction(at.plan(), at.id) <= 0) return {};
  if (deadline->day < kToday + std::chrono::days(60) || period->first < kToday) return {};
  return joined({at.campaign().set("period", "2025-07-01 .. " + written(period->last)), at.insert("actual: " + written(at.plan(), *wanted) + " during 2025-07 .. 2025-11")});
}
Edits count_what_came_later(const Place& at) {
  const auto wanted = best_wanted(at.plan(), at.id);
  const auto deadline = deadline_of(at.plan(), at.id);
  if (!is_over(at) || !wanted) return {};
  return joined({at.drop(prop("actual")), at.drop(prop("allow")), at.insert("actual: " + written(at.plan(), *wanted) + " during " + written(deadline->day + std::chrono::days(5)) + " .. " +
                                                     written(deadline->day + std::chrono::days(30)))});
}

/// A day that is over, before something is pursued; empty where nobody knows when that is.
std::string day_before(const Place& at) {
  const auto days = pursued(at.plan(), at.id);
  return days ? written(std::min(days->first - std::chrono::days(10), kToday - std::chrono::days(30))) : std::string();
}
Edits count_before_the_start(const Place& at) {
  const std::string day = day_before(at);
  const auto baseline = baseline_of(at.plan(), at.id);
  return day.empty() || !baseline || at.has(prop("actual")) ? Edits() : at.insert("actual: " + written(at.plan(), *baseline) + " as_of " + day);
}
Edits want_it_before_the_start(const Place& at) {
  const std::string day = day_before(at);
  const auto wanted = best_wanted(at.plan(), at.id);
  return day.empty() || !wanted ? Edits() : joined({at.drop(prop("checkpoint")), at.insert("checkpoint: " + written(at.plan(), *wanted) + " by " + day)});
}

Edits break_the_guardrail(const Place& at) {
  const auto tactics = at.below(Kind::tactic);
  if (tactics.empty()) return {};
  return together({at.insert("guardrail: share_of_all >= 40%"), tactics.front().insert("actual: share_of_all == 30%"), at.append(std::string(kShare))});
}

bool goes_on(const Place& at) {
  const std::string_view status = at.plan().word(at.id, prop("status"));
  const auto* days = at.get<DaySpan>(prop("flight"));
  return status != "cancelled" && status != "done" && status != "paused" && days != nullptr && days->last >= kToday;
}

constexpr Fault kFaults[] = {
    {"stay where it was", "tracking.target_missed", kGoal, stay_where_it_was},
    {"lose what was to be kept", "tracking.kept_value_fell", kGoal, lose_what_was_to_be_kept, "words.contradicts_target"},
    {"meet the target", "tracking.target_met", kGoal, meet_the_target},
    {"reach it early", "tracking.target_met_early", kGoal, reach_it_early, "measurable.baseline_of_other_length measurable.baseline_after_start"},
    {"miss the checkpoint", "tracking.checkpoint_missed", kGoal, miss_the_checkpoint, "measurable.baseline_of_other_length time_bound.checkpoint_behind_start time_bound.checkpoint_falls measurable.baseline_after_start"},
    {"miss what it is judged by", "tracking.kpi_missed", kTactic, [](const Place& at) {
       if (!at.has(prop("flight")) || at.plan().word(at.id, prop("status")) == "cancelled") return Edits();
       return joined({with_share(at, "kpi: share_of_all >= 40%\nactual: share_of_all == 30%"), at.set("status", "done")});
     }},
    {"break the guardrail", "tracking.guardrail_broken", kGoal, break_the_guardrail},
    {"go on beyond the stop", "tracking.stop_reached", kTactic, [](const Place& at) {
       return goes_on(at) ? with_share(at, "stop: share_of_all < 40%\nactual: share_of_all == 30%") : Edits();
     }},
    {"spend twice as much", "tracking.overspent", kTactic, [](const Place& at) {
       const auto* own = at.get<Amount>(prop("budget"));
       return own == nullptr ? Edits() : joined({at.use("std.kpi.media"), at.insert("actual: spend == " + written(at.plan(), scaled(*own, "2")) + " during 2025-03")});
     }},
    {"count before the start", "tracking.result_before_start", kTactic, [](const Place& at) {
       const std::string day = day_before(at);
       return day.empty() ? Edits() : with_share(at, "actual: share_of_all == 30% as_of " + day);
     }},
    {"count before the campaign", "tracking.result_before_start", kGoal, count_before_the_start},
    {"want it before the start", "time_bound.due_before_start", kGoal, want_it_before_the_start},
    {"judge it before the start", "time_bound.due_before_start", kTactic, [](const Place& at) {
       const std::string day = day_before(at);
       return day.empty() ? Edits() : with_share(at, "kpi: share_of_all >= 40% by " + day);
     }},
    {"count after the campaign", "tracking.result_after_campaign", kTactic, [](const Place& at) {
       const auto* period = at.campaign().get<DaySpan>(prop("period"));
       if (period == nullptr || period->last + std::chrono::days(20) >= kToday) return Edits();
       return with_share(at, "actual: share_of_all == 30% during " + written(period->last + std::chrono::days(10)) + " .. " + written(period->last + std::chrono::days(20)));
     }},
    {"count what came later", "tracking.result_after_deadline", kGoal, count_what_came_later},
};

}  // namespace

std::span<const Fault> results_faults() { return kFaults; }

}  // namespace campaign

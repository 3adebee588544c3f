#include "analysis/goal.h"
#include "faults/fault.h"
#include "model/format.h"

namespace campaign {

namespace {

bool is_change(const Place& at) {
  const auto* target = at.get<Target>(prop("target"));
  return target != nullptr && (target->form == Target::Form::relative || target->form == Target::Form::points || target->form == Target::Form::keep);
}

/// The goal's target as this share of its baseline: more where more is better.
Edits aim_at(const Place& at, std::string_view share_if_more, std::string_view share_if_less) {
  const auto baseline = baseline_of(at.plan(), at.id);
  const int better = better_direction(at.plan(), at.id);
  if (!baseline || baseline->number.sign() <= 0 || better == 0) return {};
  return at.replace(prop("target"), written(at.plan(), scaled(*baseline, better > 0 ? share_if_more : share_if_less)));
}

/// A value that the metric of the goal cannot have.
std::optional<Amount> impossible(const Place& at) {
  const Place metric = at.named_by(prop("metric"));
  const auto unit = metric.is_none() ? std::nullopt : at.plan().unit_of(metric.id, at.id);
  const PropertyValue* possible = metric.is_none() ? nullptr : possible_values(at.plan(), metric.id);
  const auto* bounds = possible == nullptr ? nullptr : std::get_if<Bounds>(&possible->value);
  if (bounds == nullptr || !unit) return std::nullopt;
  if (bounds->high) return Amount{scaled(*bounds->high, "1.4").number, *unit};
  return Amount{Decimal::from_int(-5), *unit};
}

Edits impossible_checkpoint(const Place& at) {
  const auto value = impossible(at);
  const auto deadline = deadline_of(at.plan(), at.id);
  return value && deadline ? at.insert("checkpoint: " + written(at.plan(), *value) + " by " + written(deadline->day)) : Edits();
}

/// The baseline with other clauses behind its value.
Edits baseline_with(const Place& at, const std::string& clauses) {
  const auto baseline = baseline_of(at.plan(), at.id);
  if (!baseline || at.count(prop("baseline")) != 1 || baseline->number.sign() == 0) return {};
  return at.replace(prop("baseline"), written(at.plan(), *baseline) + clauses);
}

/// Whether a goal of the plan is judged by this metric.
bool judges_a_goal(const Place& at, std::size_t* shortest_days = nullptr) {
  bool found = false;
  for (const EntityId goal : at.plan().all(Kind::goal)) {
    if (metric_of(at.plan(), goal) != at.id) continue;
    found = true;
    const auto* period = Place{at.snapshot, goal}.campaign().get<DaySpan>(prop("period"));
    const auto deadline = deadline_of(at.plan(), goal);
    if (shortest_days != nullptr && period != nullptr && deadline) {
      *shortest_days = std::min(*shortest_days, static_cast<std::size_t>((deadline->day - period->first).count()));
    }
  }
  return found;
}

Edits measure_once_a_year(const Place& at) {
  std::size_t days = 366;
  return judges_a_goal(at, &days) && days < 360 ? at.set("measured", "yearly") : Edits();
}

/// The same target with a second end beyond it.
Edits widen(const Place& at) {
  const auto* target = at.get<Target>(prop("target"));
  const int better = better_direction(at.plan(), at.id);
  const bool plain = target != nullptr && (target->form == Target::Form::value || target->form == Target::Form::at_least || target->form == Target::Form::at_most);
  if (!plain || better == 0) return {};
  const std::string end = written(at.plan(), target->amount);
  return at.replace(prop("target"), better > 0 ? end + " .. " + written(at.plan(), scaled(target->amount, "1.1"))
                                               : written(at.plan(), scaled(target->amount, "0.9")) + " .. " + end);
}

bool counts_a_return(const Place& at) {
  for (const PropertyValue& value : at.plan().values(at.id, prop("kpi"))) {
    const auto* kpi = std::get_if<Condition>(&value.value);
    if (kpi != nullptr && kpi->metric != kNoEntity && at.plan()[kpi->metric].name == "fundraising_roi") return true;
  }
  return false;
}

/// Four people who say what lies far apart: nothing can be told from their mean.
Edits ask_four(const Place& at) {
  const auto* baseline = at.get<Amount>(prop("baseline"));
  const auto* target = at.get<Target>(prop("target"));
  if (baseline == nullptr || baseline->number.is_zero() || target == nullptr || target->form == Target::Form::keep || at.has(prop("actual"))) return {};
  return at.replace(prop("baseline"), at.text(prop("baseline")) + " sample 4 deviation " + written(at.plan(), scaled(*baseline, "10")));
}

/// Its target is a limit that what is worse keeps, and nothing is wanted on the way.
Edits limit_what_is_good(const Place& at) {
  const auto wanted = at.plan().resolved_target(at.id);
  const int better = better_direction(at.plan(), at.id);
  const auto* target = at.get<Target>(prop("target"));
  const std::string_view over_time = at.named_by(prop("metric")).is_none() ? "" : at.plan().word(at.named_by(prop("metric")).id, prop("over_time"));
  if (!wanted || target == nullptr || target->form == Target::Form::keep || better == 0 || (over_time != "ratio" && over_time != "average" && over_time != "wave")) return {};
  return joined({at.replace(prop("target"), (better > 0 ? "<= " : ">= ") + written(at.plan(), *wanted)), at.drop(prop("checkpoint")), at.drop(prop("actual")), at.drop(prop("allow")),
                 at.insert("milestone on_the_way \"On the way\" { on: " + at.campaign().text(prop("period")) + " }")});
}

constexpr Fault kFaults[] = {
    {"limit what is good", "measurable.target_on_wrong_side", kGoal, limit_what_is_good},
    {"count what it would have cost", "measurable.rejected_metric", kTactic,
     [](const Place& at) { return together({at.insert("kpi: ave"), at.use("std.kpi.pr")}); }},
    {"count what machines open", "measurable.inflated_alone", kTactic, [](const Place& at) {
       const bool bare = !at.has(prop("kpi")) && !at.has(prop("expect")) && !at.has(prop("actual")) && !at.has(prop("stop"));
       return bare && at.entity().children.empty() ? together({at.insert("kpi: open_rate >= 20%"), at.use("std.kpi.email")}) : Edits();
     }, "relevant.channel_cannot_measure"},
    {"drop the metric", "measurable.missing_metric", kGoal, dropped<prop("metric")>},
    {"drop the target", "measurable.missing_target", kGoal, dropped<prop("target")>},
    {"drop the baseline", "measurable.missing_baseline", kGoal, [](const Place& at) { return is_change(at) ? Edits() : at.drop(prop("baseline")); }},
    {"drop the baseline of a change", "measurable.relative_without_baseline", kGoal,
     [](const Place& at) { return is_change(at) ? at.drop(prop("baseline")) : Edits(); }},
    {"turn the target round", "measurable.wrong_direction", kGoal, [](const Place& at) { return aim_at(at, "0.5", "1.5"); },
     "attainable.sandbagged words.contradicts_target"},
    {"aim at the baseline", "measurable.target_equals_baseline", kGoal, [](const Place& at) { return aim_at(at, "1", "1"); },
     "attainable.sandbagged words.contradicts_target"},
    {"want a share of nothing", "measurable.share_of_nothing", kGoal, [](const Place& at) {
       const auto baseline = baseline_of(at.plan(), at.id);
       const auto* target = at.get<Target>(prop("target"));
       const bool relative = target != nullptr && target->form == Target::Form::relative;
       if (!relative || !baseline || at.count(prop("baseline")) != 1) return Edits();
       return at.replace(prop("baseline"), written(at.plan(), Amount{Decimal(), baseline->unit}) + " during 2026 source \"books\"");
     }},
    {"check for what cannot be", "measurable.out_of_range", kGoal, impossible_checkpoint},
    {"judge by a vanity metric", "measurable.vanity_alone", kKpi,
     [](const Place& at) { return judges_a_goal(at) ? at.set("vanity", "yes") : Edits(); }, "measurable.inflated_alone"},
    {"put the target off", "measurable.todo", kGoal, [](const Place& at) { return at.replace(prop("target"), "todo"); }},
    {"put the dates off", "measurable.todo", kTactic, [](const Place& at) { return at.children(Kind::tactic).empty() ? at.replace(prop("flight"), "todo") : Edits(); }},
    {"drop the source", "measurable.missing_source", kGoal, [](const Place& at) { return at.has(prop("source")) ? Edits() : baseline_with(at, " during 2026"); }, "measurable.baseline_after_campaign"},
    {"take an old baseline", "measurable.stale_baseline", kGoal, [](const Place& at) { return baseline_with(at, " during 2019 source \"old report\""); }},
    {"judge by the cost alone", "measurable.efficiency_alone", kGoal,
     [](const Place& at) { return at.named_by(prop("metric")).is_none() || at.plan()[at.named_by(prop("metric")).id].name != "cpl" ? Edits() : at.drop(prop("kpi")); }},
    {"give the target two ends", "measurable.two_ends", kGoal, widen},
    {"credit a return untold", "measurable.method_unstated", kGoal, [](const Place& at) { return counts_a_return(at) ? at.drop(prop("method")) : Edits(); }},
    {"ask four people", "measurable.within_noise", kGoal, ask_four},
    {"measure once a year", "measurable.measured_too_seldom", kKpi, measure_once_a_year},
};

}  // namespace

std::span<const Fault> measurable_faults() { return kFaults; }

}  // namespace campaign

#include <algorithm>

#include "faults/fault.h"

namespace campaign {

namespace {

/// A channel that reports nothing but who passes by.
constexpr std::string_view kPost =
    "kpi passers_by \"People who pass by\" { unit: person  better: up  over_time: sum  measured: daily  source: \"light barrier\" }\n"
    "channel post \"A post at the road\" { kind: owned  dayparts: yes  measures: passers_by }\n";

bool expects(const Place& at) {
  for (EntityId up = at.id; at.plan()[up].kind == Kind::tactic; up = at.plan()[up].parent) {
    if (at.plan().find(up, prop("expect")) != nullptr) return true;
  }
  return std::ranges::any_of(at.below(Kind::tactic), [](const Place& part) { return part.has(prop("expect")); });
}

/// Whether a metric of the tactic is counted on its channel, and not elsewhere as orders are.
bool leaves_a_trace(const Place& at) {
  return std::ranges::any_of(at.plan().values(at.id, prop("kpi")), [&](const PropertyValue& value) {
    const auto* wanted = std::get_if<Condition>(&value.value);
    return wanted != nullptr && !at.plan().word(wanted->metric, prop("trace")).empty();
  });
}

Edits serve_nobody(const Place& at) {
  for (const Place& goal : at.below(Kind::goal)) {
    if (goal.has(prop("serves"))) return {};
  }
  return at.drop(prop("serves"));
}

Edits expect_something_else(const Place& at) {
  if (expects(at) || !at.around(Kind::goal).has(prop("metric"))) return {};
  return together({at.insert("expect { passers_by: 3_000 people }"), at.append(std::string(kPost))});
}

constexpr Fault kFaults[] = {
    {"serve nobody", "relevant.missing_business_goal", kCampaign, serve_nobody},
    {"expect what nobody counts", "relevant.expectation_not_used", kTactic, expect_something_else},
    {"speak to strangers", "relevant.audience_not_of_goal", kTactic,
     [](const Place& at) { return together({at.set("audience", "strangers"), at.append("audience strangers \"Strangers\" { size: 900M people }")}); }},
    {"judge awareness by its effect", "relevant.metric_of_other_stage", kGoal, [](const Place& at) {
       const Place metric = at.named_by(prop("metric"));
       return !metric.is_none() && at.plan().word(metric.id, prop("stage")) == "impact" ? at.set("funnel", "awareness") : Edits();
     }},
    {"judge a sale by what was sent", "relevant.metric_of_other_stage", kKpi, [](const Place& at) {
       const auto goals = at.plan().all(Kind::goal);
       const bool sells = std::ranges::any_of(goals, [&](EntityId goal) {
         return Place{at.snapshot, goal}.named_by(prop("metric")).id == at.id && at.plan().word(goal, prop("funnel")) == "conversion";
       });
       return sells ? at.set("stage", "output") : Edits();
     }},
    {"judge by what the channel hides", "relevant.channel_cannot_measure", kTactic,
     [](const Place& at) { return leaves_a_trace(at) && at.has(prop("channel")) ? together({at.set("channel", "post"), at.append(std::string(kPost))}) : Edits(); }},
    {"want what nobody works for", "portfolio.business_goal_unserved", kBusinessGoal,
     [](const Place& at) { return at.append("business goal spare \"Something else\""); }},
};

}  // namespace

std::span<const Fault> relevant_faults() { return kFaults; }

}  // namespace campaign

#include <algorithm>

#include <fmt/format.h>

#include "faults/fault.h"

namespace campaign {

namespace {

/// An experiment of two equal arms by what is counted in them: its metric.
std::string counted_in_halves(const Place& at) {
  const auto arms = at.children(Kind::arm);
  const Place metric = at.named_by(prop("metric"));
  const auto* baseline = at.get<Amount>(prop("baseline"));
  if (arms.size() != 2 || metric.is_none() || baseline == nullptr || arms[0].text(prop("share")) != "50%") return {};
  const auto unit = at.plan().unit_of(metric.id);
  return unit && !at.plan().units().compatible(*unit, kPercent) ? std::string(metric.entity().name) : std::string();
}

Edits measured(const Place& at, int first, int second) {
  const std::string metric = counted_in_halves(at);
  const auto arms = at.children(Kind::arm);
  if (metric.empty()) return {};
  return together({arms[0].insert(fmt::format("actual: {} == {}", metric, first)), arms[1].insert(fmt::format("actual: {} == {}", metric, second))});
}

constexpr Fault kFaults[] = {
    {"let it run whatever happens", "experiment.missing_stop_rule", kExperiment, [](const Place& at) {
       const Place goal = at.around(Kind::goal);
       return goal.is_none() || !at.has(prop("stop_rule")) || at.has(prop("result")) ? Edits() : joined({at.drop(prop("stop_rule")), goal.has(prop("guardrail")) ? Edits() : goal.insert("guardrail: bounce_rate <= 60%"), goal.use("std.kpi.web")});
     }},
    {"leave open what decides", "experiment.missing_metric", kExperiment, dropped<prop("metric")>},
    {"leave open how many take part", "experiment.missing_sample", kExperiment, dropped<prop("sample")>},
    {"leave open what counts", "experiment.missing_effect", kExperiment, dropped<prop("effect")>},
    {"try it on too few", "experiment.sample_too_small", kExperiment,
     [](const Place& at) {
       const auto* sample = at.get<Amount>(prop("sample"));
       return sample == nullptr || !at.has(prop("baseline")) ? Edits() : at.replace(prop("sample"), written(at.plan(), scaled(*sample, "0.1")));
     }},
    {"try it on more than there are", "experiment.larger_than_audience", kExperiment,
     [](const Place& at) {
       const auto* sample = at.get<Amount>(prop("sample"));
       return sample == nullptr || !at.has(prop("audience")) ? Edits() : at.replace(prop("sample"), written(at.plan(), scaled(*sample, "100")));
     }},
    {"compare with nothing", "experiment.one_arm", kExperiment,
     [](const Place& at) {
       const auto arms = at.children(Kind::arm);
       const bool measured = std::ranges::any_of(arms, [](const Place& arm) { return arm.has(prop("actual")); });
       if (arms.size() < 2 || at.has(prop("cited")) || measured) return Edits();
       Edits edits = arms[0].has(prop("share")) ? arms[0].replace(prop("share"), "100%") : Edits();
       for (std::size_t i = 1; i < arms.size(); ++i) edits = joined({edits, arms[i].remove()});
       return edits;
     }},
    {"count some twice", "experiment.arms_differ_from_sample", kExperiment,
     [](const Place& at) {
       const auto arms = at.children(Kind::arm);
       const auto* sample = at.get<Amount>(prop("sample"));
       if (sample == nullptr || arms.size() != 2) return Edits();
       const std::string half = "size: " + written(at.plan(), possible(at.plan(), scaled(*sample, "0.75")));
       return joined({arms[0].drop(prop("share")), arms[0].insert(half), arms[1].drop(prop("share")), arms[1].insert(half)});
     }},
    {"read a throw of the dice", "experiment.within_noise", kExperiment, [](const Place& at) { return measured(at, 84, 90); }},
    {"lose somebody between the arms", "experiment.arms_do_not_add_up", kExperiment,
     [](const Place& at) {
       const std::string metric = counted_in_halves(at);
       return metric.empty() ? Edits() : together({measured(at, 84, 190), at.insert(fmt::format("actual: {} == 275", metric))});
     }},
};

}  // namespace

std::span<const Fault> experiment_faults() { return kFaults; }

}  // namespace campaign

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

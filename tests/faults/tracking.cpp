#include "analysis/goal.h"
#include "faults/fault.h"

namespace campaign {

namespace {

/// A second value of the same thing, with the same clauses and from another source.
Edits state_again(const Place& at, Property property, const Amount& other) {
  if (at.count(property) != 1) return {};
  const PropertyValue* value = at.plan().find(at.id, property);
  const std::string text = at.text(property);
  const std::size_t during = text.find(" during ");
  const std::size_t source = text.find(" source ", during == std::string::npos ? 0 : during);
  const std::string when = during == std::string::npos ? "" : text.substr(during, source == std::string::npos ? std::string::npos : source - during);
  return {{{value->span.file, value->span.end, value->span.end},
           "\n" + std::string(at.plan().name_of(property)) + ": " + written(at.plan(), other) + when + " source \"another count\""}};
}

constexpr Fault kFaults[] = {
    {"state another baseline", "tracking.sources_disagree", kGoal, [](const Place& at) {
       const auto baseline = baseline_of(at.plan(), at.id);
       return baseline && baseline->number.sign() != 0 ? state_again(at, prop("baseline"), scaled(*baseline, "0.5")) : Edits();
     }},
    {"state another size", "tracking.sources_disagree", kAudience, [](const Place& at) {
       const auto* size = at.get<Amount>(prop("size"));
       return size == nullptr ? Edits() : state_again(at, prop("size"), scaled(*size, "2"));
     }},
    {"forget the result", "tracking.deadline_passed", kGoal, [](const Place& at) { return at.drop(prop("actual")); }},
    {"swap two digits", "tracking.actuals_contradict", kTactic, [](const Place& at) {
       const std::string money(at.plan().units().name(at.plan().currency_at(at.id)));
       return joined({at.use("std.kpi.acquisition"), at.use("std.kpi.media"),
                      at.insert("actual: spend == 137_787 " + money + " during 2025-03\nactual: leads == 98 leads during 2025-03\nactual: cpl == 1_375.38 " + money +
                                "/lead during 2025-03")});
     }, "tracking.overspent tracking.stop_reached tracking.result_after_campaign tracking.result_before_start"},
    {"count what is still to come", "tracking.forecast_as_actual", kGoal, [](const Place& at) {
       const auto target = at.plan().resolved_target(at.id);
       const std::string source = at.said(" source \"ledger, partly projected\"", " source \"Kasse, zum Teil hochgerechnet\"");
       return target && !at.has(prop("actual")) ? at.insert("actual: " + written(at.plan(), *target) + " as_of 2025-11-30" + source) : Edits();
     }, "tracking.result_before_start"},
    {"measure on four", "tracking.within_noise", kGoal, [](const Place& at) {
       const auto* baseline = at.get<Amount>(prop("baseline"));
       if (baseline == nullptr || baseline->number.is_zero() || at.has(prop("actual"))) return Edits();
       return at.insert("actual: " + written(at.plan(), *baseline) + " sample 4 deviation " + written(at.plan(), scaled(*baseline, "10")) + " as_of 2025-11-30");
     }, "tracking.result_before_start"},
    {"measure what is not over", "tracking.actual_before_its_end", kGoal, [](const Place& at) {
       const auto target = at.plan().resolved_target(at.id);
       return target && !at.has(prop("actual")) ? at.insert("actual: " + written(at.plan(), *target) + " during 2025-11 .. 2026-02") : Edits();
     }, "tracking.result_before_start"},
    {"measure in the future", "tracking.actual_in_future", kGoal, [](const Place& at) {
       const auto target = at.plan().resolved_target(at.id);
       return target ? at.insert("actual: " + written(at.plan(), *target) + " as_of 2099-01-31") : Edits();
     }},
};

}  // namespace

std::span<const Fault> tracking_faults() { return kFaults; }

}  // namespace campaign

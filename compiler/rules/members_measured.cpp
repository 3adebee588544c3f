// What declarations are judged by, and whether their channels can measure it.

#include <unordered_set>
#include <algorithm>
#include <array>

#include "analysis/goal.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

/// The metric that a value names, or kNoEntity.
EntityId metric_in(const PropertyValue& value) {
  if (const auto* reference = std::get_if<Reference>(&value.value)) return reference->entity;
  if (const auto* condition = std::get_if<Condition>(&value.value)) return condition->metric;
  const auto* expectation = std::get_if<Expectation>(&value.value);
  return expectation == nullptr ? kNoEntity : expectation->metric;
}

/// The metrics that its values name, each once, at the place of the first.
std::vector<RuleValue> metrics_named(const Plan& plan, EntityId id) {
  constexpr std::array kProperties{prop("metric"), prop("kpi"), prop("expect"), prop("stop")};
  std::vector<RuleValue> list;
  std::unordered_set<EntityId> known;  // Of many: few are looked through.
  constexpr std::size_t kFew = 16;
  const auto is_new = [&](EntityId metric) {
    if (list.size() < kFew) return std::ranges::none_of(list, [&](const RuleValue& one) { return id_of(one) == metric; });
    if (known.empty()) std::ranges::for_each(list, [&](const RuleValue& one) { known.insert(id_of(one)); });
    return known.insert(metric).second;
  };
  for (const Property property : kProperties) {
    for (const PropertyValue& value : plan.values(id, property)) {
      const EntityId metric = metric_in(value);
      if (metric == kNoEntity || !is_new(metric)) continue;
      list.push_back(RuleValue(metric, value.span));
    }
  }
  return list;
}
/// Whether a value of it could not be read, so that nobody knows what it names.
bool has_hole(const Plan& plan, EntityId id) {
  constexpr std::array kProperties{prop("kpi"), prop("expect"), prop("stop")};
  return std::ranges::any_of(kProperties, [&](Property property) {
    return std::ranges::any_of(plan.values(id, property), [](const PropertyValue& value) { return metric_in(value) == kNoEntity; });
  });
}
RuleValue judged_by(Evaluation& run, const RuleValue& of) {
  if (has_hole(run.plan, id_of(of))) return RuleValue::unknown();
  return RuleValue::many(metrics_named(run.plan, id_of(of)));
}

/// Whether something holds of a metric, or of all parts of its formula, whatever they are made of.
template <typename Holds>
bool of_it_or_its_parts(const Plan& plan, EntityId metric, Holds holds, int depth = 0) {
  constexpr int kDeepest = 20;  // Formulas have no circles, but may be broken.
  if (holds(metric)) return true;
  const Formula* formula = plan.formula(metric);
  if (formula == nullptr || formula->nodes.empty() || depth > kDeepest) return false;
  return std::ranges::all_of(formula->nodes, [&](const FormulaNode& node) {
    return node.op != FormulaNode::Op::metric || (node.metric != kNoEntity && of_it_or_its_parts(plan, node.metric, holds, depth + 1));
  });
}

/// Money is on the invoice, whatever a channel measures.
bool is_paid(const Plan& plan, EntityId metric, EntityId asked) {
  const auto unit = plan.unit_of(metric);
  return metric != asked && unit && plan.units().is_money(*unit);
}

/// What leaves no trace on a channel and is made of nothing else is counted elsewhere: orders, calls, answers.
bool is_counted_elsewhere(const Plan& plan, EntityId metric) { return plan.word(metric, prop("trace")).empty() && plan.formula(metric) == nullptr; }

/// Whether a channel can measure a metric. One that says neither what it measures nor what can be counted on it can.
bool can_measure(const Plan& plan, EntityId channel, EntityId metric) {
  const auto measures = plan.values(channel, prop("measures"));
  const auto traces = plan.values(channel, prop("traces"));
  if (measures.empty() && traces.empty()) return true;
  return of_it_or_its_parts(plan, metric, [&](EntityId part) {
    if (is_counted_elsewhere(plan, part)) return true;
    if (!measures.empty()) {
      return is_paid(plan, part, metric) || std::ranges::any_of(measures, [&](const PropertyValue& value) { return metric_in(value) == part; });
    }
    const std::string_view trace = plan.word(part, prop("trace"));
    return !trace.empty() && std::ranges::any_of(traces, [&](const PropertyValue& value) {
      const auto* word = std::get_if<Word>(&value.value);
      return word == nullptr || word->value == trace;
    });
  });
}

RuleValue unmeasured(Evaluation& run, const RuleValue& of) {
  const Plan& plan = run.plan;
  // Its channels, or those of the tactic around it.
  EntityId with = id_of(of);
  while (with != kNoEntity && plan[with].kind == Kind::tactic && plan.values(with, prop("channel")).empty()) with = plan[with].parent;
  if (with == kNoEntity || plan[with].kind != Kind::tactic) return RuleValue::many({});
  const auto channels = plan.values(with, prop("channel"));
  std::vector<RuleValue> list = metrics_named(plan, id_of(of));
  std::erase_if(list, [&](const RuleValue& metric) {
    return std::ranges::any_of(channels, [&](const PropertyValue& value) {
      const auto* channel = std::get_if<Reference>(&value.value);
      return channel == nullptr || channel->entity == kNoEntity || can_measure(plan, channel->entity, id_of(metric));
    });
  });
  return RuleValue::many(std::move(list));
}

/// Adds the metrics that a part of a formula reads, with all that these are made of.
void add_read(const Plan& plan, const Formula& formula, std::int32_t at, std::vector<EntityId>& found) {
  constexpr std::size_t kMost = 100;
  if (at < 0 || found.size() > kMost) return;
  const FormulaNode& node = formula.nodes[static_cast<std::size_t>(at)];
  add_read(plan, formula, node.left, found);
  add_read(plan, formula, node.right, found);
  if (node.op != FormulaNode::Op::metric || node.metric == kNoEntity || std::ranges::find(found, node.metric) != found.end()) return;
  found.push_back(node.metric);
  const Formula* inner = plan.formula(node.metric);
  if (inner != nullptr && !inner->nodes.empty()) add_read(plan, *inner, static_cast<std::int32_t>(inner->nodes.size()) - 1, found);
}
RuleValue numerators(Evaluation& run, const RuleValue& of) {
  if (run.plan.unread_formula()) run.plan.set_missed(true);
  const Formula* formula = run.plan.formula(id_of(of));
  std::vector<EntityId> found;
  if (formula != nullptr && !formula->nodes.empty() && formula->nodes.back().op == FormulaNode::Op::divide) add_read(run.plan, *formula, formula->nodes.back().left, found);
  std::vector<RuleValue> list;
  for (const EntityId metric : found) list.push_back(RuleValue(metric));
  return RuleValue::many(std::move(list));
}

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, KindSet(Kind::goal, Kind::strategy, Kind::tactic), "judged_by", entities_of(Kind::kpi), judged_by, "The metrics that its `metric`, `kpi`, `expect` and `stop` name, each once."},
    {Base::entity, KindSet(Kind::kpi), "numerators", entities_of(Kind::kpi), numerators, "The metrics above the line of its formula, with all that they are made of; none where it divides nothing."},
    {Base::entity, KindSet(Kind::tactic), "unmeasured", entities_of(Kind::kpi), unmeasured, "Those of them that none of its channels can measure, by what the channels `measures` or by their `traces`; a formula needs all its parts."},
});

}  // namespace

std::span<const MemberRow> measured_members() { return kMembers; }

}  // namespace campaign

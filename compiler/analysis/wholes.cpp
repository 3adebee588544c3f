#include "analysis/wholes.h"

#include <algorithm>

#include "analysis/goal.h"

namespace campaign {

namespace {

/// Whether a metric lies between nothing and the whole.
bool is_share_of_whole(const Plan& plan, EntityId metric) {
  const PropertyValue* possible = possible_values(plan, metric);
  if (possible == nullptr) return false;
  const Bounds& bounds = std::get<Bounds>(possible->value);
  const auto highest = bounds.high ? in_unit(plan.units(), *bounds.high, kNoUnit) : std::nullopt;
  return bounds.low && !bounds.low->number.is_negative() && highest && highest->number == Decimal::from_int(1);
}

}  // namespace

Wholes::Wholes(const Plan& plan) {
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const EntityId metric{i};
    if (plan[metric].kind != Kind::kpi) continue;
    for (const PropertyValue& value : plan.values(metric, prop("part_of"))) {
      if (const auto* whole = std::get_if<Reference>(&value.value)) add(metric, whole->entity);
    }
    const Formula* formula = plan.formula(metric);
    if (formula == nullptr || formula->nodes.empty() || formula->nodes.back().op != FormulaNode::Op::divide || !is_share_of_whole(plan, metric)) continue;
    const FormulaNode& part = formula->nodes[static_cast<std::size_t>(formula->nodes.back().left)];
    const FormulaNode& whole = formula->nodes[static_cast<std::size_t>(formula->nodes.back().right)];
    if (part.op == FormulaNode::Op::metric && whole.op == FormulaNode::Op::metric) add(part.metric, whole.metric);
  }
}

void Wholes::add(EntityId part, EntityId whole) {
  if (part != kNoEntity && whole != kNoEntity && part != whole) direct_[part].push_back(whole);
}

std::span<const EntityId> Wholes::of(EntityId metric) {
  const auto [known, added] = all_.try_emplace(metric);
  std::vector<EntityId>& found = known->second;
  if (!added) return found;
  const auto take = [&](EntityId part) {
    const auto wholes = direct_.find(part);
    if (wholes == direct_.end()) return;
    for (const EntityId whole : wholes->second) {
      if (whole != metric && std::ranges::find(found, whole) == found.end()) found.push_back(whole);
    }
  };
  take(metric);
  for (std::size_t i = 0; i < found.size(); ++i) take(found[i]);
  return found;
}

}  // namespace campaign

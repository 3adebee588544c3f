#include "analysis/caps.h"

#include <algorithm>

namespace campaign {

namespace {

constexpr int kDeepest = 20;                 // Formulas in formulas.
constexpr std::size_t kMostNodes = 1'000;

bool is_capped(const Plan& plan, EntityId kpi, int depth) {
  const Formula* formula = kpi == kNoEntity || depth > kDeepest ? nullptr : plan.formula(kpi);
  return formula != nullptr && std::ranges::any_of(formula->nodes, [&](const FormulaNode& node) {
           if (node.op == FormulaNode::Op::smaller || node.op == FormulaNode::Op::larger) return true;
           return node.op == FormulaNode::Op::metric && is_capped(plan, node.metric, depth + 1);
         });
}

/// Adds a formula's nodes, operands before operators; the place of its result, or -1 where it becomes too long.
std::int32_t put_in(const Plan& plan, const Formula& formula, Formula& whole, int depth) {
  std::vector<std::int32_t> places;
  for (const FormulaNode& node : formula.nodes) {
    const bool deeper = node.op == FormulaNode::Op::metric && is_capped(plan, node.metric, depth);
    if (deeper) {
      const std::int32_t place = depth > kDeepest ? -1 : put_in(plan, *plan.formula(node.metric), whole, depth + 1);
      if (place < 0) return -1;
      places.push_back(place);
      continue;
    }
    if (whole.nodes.size() >= kMostNodes) return -1;
    FormulaNode copy = node;
    if (node.left >= 0) copy.left = places[static_cast<std::size_t>(node.left)];
    if (node.right >= 0) copy.right = places[static_cast<std::size_t>(node.right)];
    whole.nodes.push_back(copy);
    places.push_back(static_cast<std::int32_t>(whole.nodes.size()) - 1);
  }
  return places.empty() ? -1 : places.back();
}

}  // namespace

bool is_capped(const Plan& plan, EntityId kpi) { return is_capped(plan, kpi, 0); }

Formula whole_formula(const Plan& plan, EntityId kpi) {
  const Formula* formula = plan.formula(kpi);
  Formula whole;
  if (formula == nullptr) return whole;
  whole.unit = formula->unit;
  if (put_in(plan, *formula, whole, 0) < 0) whole.nodes.clear();
  return whole;
}

}  // namespace campaign

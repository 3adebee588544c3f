#include "analysis/identities.h"

#include <algorithm>

namespace campaign {

namespace {

using Op = FormulaNode::Op;

std::optional<Range> constant_value(const Units& units, const Amount& amount) {
  if (amount.unit == kNoUnit) return certain_range(amount.number);
  const auto number = Decimal::multiply(amount.number, base_factor(units, amount.unit));
  return number ? std::optional(certain_range(*number)) : std::nullopt;
}

std::optional<Range> apply(Op op, const Range& left, const Range& right) {
  switch (op) {
    case Op::add:
      return sum_of(left, right);
    case Op::subtract:
      return difference_of(left, right);
    case Op::multiply:
      return product_of(left, right);
    case Op::divide:
      return quotient_of(left, right);
    case Op::smaller:
      return smaller_of(left, right);
    case Op::larger:
      return larger_of(left, right);
    default:
      return std::nullopt;
  }
}

/// Of `result = left op right` the left one, from the other two. What is only a bound of it, as in `min(left, right)`, gives none.
std::optional<Range> left_operand(Op op, const Range& result, const Range& right) {
  switch (op) {
    case Op::add:
      return difference_of(result, right);
    case Op::subtract:
      return sum_of(result, right);
    case Op::multiply:
      return quotient_of(result, right);
    case Op::divide:
      return product_of(result, right);
    default:
      return std::nullopt;
  }
}

/// Of `result = left op right` the right one, from the other two.
std::optional<Range> right_operand(Op op, const Range& result, const Range& left) {
  switch (op) {
    case Op::add:
      return difference_of(result, left);
    case Op::subtract:
      return difference_of(left, result);
    case Op::multiply:
      return quotient_of(result, left);
    case Op::divide:
      return quotient_of(left, result);
    default:
      return std::nullopt;
  }
}

/// Follows the one path from the formula's result down to `place`, undoing each step on the way.
std::optional<Range> inverted(const Formula& formula, const std::vector<std::optional<Range>>& values,
                              const std::vector<bool>& leads_there, const Range& result) {
  Range wanted = result;
  std::size_t at = formula.nodes.size() - 1;
  while (formula.nodes[at].op != Op::metric) {
    const FormulaNode& node = formula.nodes[at];
    if (node.op == Op::negate) {
      wanted = negated(wanted);
      at = static_cast<std::size_t>(node.left);
      continue;
    }
    const bool down_left = leads_there[static_cast<std::size_t>(node.left)];
    const auto& other = values[static_cast<std::size_t>(down_left ? node.right : node.left)];
    if (!other) return std::nullopt;
    const auto next = down_left ? left_operand(node.op, wanted, *other) : right_operand(node.op, wanted, *other);
    if (!next) return std::nullopt;
    wanted = *next;
    at = static_cast<std::size_t>(down_left ? node.left : node.right);
  }
  return wanted;
}

}  // namespace

std::vector<std::optional<Range>> evaluate(const Units& units, const Formula& formula,
                                           const std::vector<const Range*>& metrics) {
  std::vector<std::optional<Range>> values(formula.nodes.size());
  for (std::size_t i = 0; i < formula.nodes.size(); ++i) {
    const FormulaNode& node = formula.nodes[i];
    if (node.op == Op::constant) {
      values[i] = constant_value(units, node.constant);
    } else if (node.op == Op::metric) {
      if (metrics[i] != nullptr) values[i] = *metrics[i];
    } else if (const auto& left = values[static_cast<std::size_t>(node.left)]; node.op == Op::negate) {
      if (left) values[i] = negated(*left);
    } else if (const auto& right = values[static_cast<std::size_t>(node.right)]; left && right) {
      values[i] = apply(node.op, *left, *right);
    }
  }
  return values;
}

Identities::Identities(const Plan& plan) {
  // In the order of the text, so that the same plan is always worked out in the same way.
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    if (plan[EntityId{i}].kind != Kind::kpi) continue;
    const Formula* formula = plan.formula(EntityId{i});
    if (formula != nullptr && !formula->nodes.empty()) add(EntityId{i}, *formula);
  }
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    if (plan[EntityId{i}].kind != Kind::assumption) continue;
    const auto* from = plan.get<Reference>(EntityId{i}, prop("from"));
    const auto* to = plan.get<Reference>(EntityId{i}, prop("to"));
    if (from != nullptr && to != nullptr) connect(from->entity, to->entity);
  }
}

void Identities::connect(EntityId from, EntityId to) {
  const std::int32_t start = add_metric(from), end = add_metric(to);
  groups_[static_cast<std::size_t>(group_of(start))] = group_of(end);
}

void Identities::add(EntityId kpi, const Formula& formula) {
  Identity identity;
  identity.kpi = kpi;
  identity.formula = &formula;
  identity.left = add_metric(kpi);
  identity.distinct.push_back(identity.left);
  for (const FormulaNode& node : formula.nodes) {
    const bool named = node.op == Op::metric && node.metric != kNoEntity;
    if (node.op == Op::metric && !named) return;  // A broken name: the formula says nothing that can be used.
    identity.places.push_back(named ? add_metric(node.metric) : -1);
    if (named) identity.distinct.push_back(identity.places.back());
  }
  std::ranges::sort(identity.distinct);
  const auto rest = std::ranges::unique(identity.distinct);
  identity.distinct.erase(rest.begin(), rest.end());
  for (const std::int32_t place : identity.distinct) {
    mentions_[static_cast<std::size_t>(place)].push_back(static_cast<std::uint32_t>(identities_.size()));
    groups_[static_cast<std::size_t>(group_of(place))] = group_of(identity.left);
  }
  identities_.push_back(std::move(identity));
}

std::int32_t Identities::add_metric(EntityId kpi) {
  const auto place = static_cast<std::int32_t>(metrics_.size());
  const auto [at, added] = places_.emplace(static_cast<std::uint32_t>(kpi), place);
  if (!added) return at->second;
  metrics_.push_back(kpi);
  mentions_.emplace_back();
  groups_.push_back(place);
  return place;
}

std::int32_t Identities::place_of(EntityId kpi) const {
  const auto at = places_.find(static_cast<std::uint32_t>(kpi));
  return at == places_.end() ? -1 : at->second;
}

std::int32_t Identities::place_named(const Plan& plan, std::string_view name) const {
  const auto found = std::ranges::find_if(metrics_, [&](EntityId metric) { return plan[metric].name == name; });
  return found == metrics_.end() ? -1 : static_cast<std::int32_t>(found - metrics_.begin());
}

std::int32_t Identities::group_of(std::int32_t place) const {
  while (groups_[static_cast<std::size_t>(place)] != place) {
    std::int32_t& up = groups_[static_cast<std::size_t>(place)];
    up = groups_[static_cast<std::size_t>(up)];  // Halves the way for the next time.
    place = up;
  }
  return place;
}

bool Identities::connected(std::int32_t a, std::int32_t b) const {
  return a >= 0 && b >= 0 && group_of(a) == group_of(b);
}

Solver::Solver(const Plan& plan, const Identities& identities)
    : plan_(plan), identities_(identities), known_(identities.metric_count()), missing_(identities.size()) {
  forget();
}

void Solver::forget() {
  ++round_;
  queue_.clear();
  done_ = 0;
}

void Solver::know(std::int32_t place, const Range& value) {
  if (place >= 0 && !knows(place)) learn(place, value, -1);
}

void Solver::learn(std::int32_t place, const Range& value, std::int32_t by) {
  known_[static_cast<std::size_t>(place)] = {round_, by, false, value};
  queue_.push_back(place);
}

const Range* Solver::find(std::int32_t place) {
  if (place < 0) return nullptr;
  while (!knows(place) && done_ < queue_.size()) spread(queue_[done_++]);
  return knows(place) ? &known_[static_cast<std::size_t>(place)].value : nullptr;
}

std::vector<std::int32_t> Solver::rests_on(std::int32_t place) {
  std::vector<std::int32_t> all, stated;  // `all` in the order of finding them; those in front of `i` are done.
  const auto count = [&](std::int32_t metric) {
    bool& counted = known_[static_cast<std::size_t>(metric)].counted;
    if (!counted) all.push_back(metric);
    counted = true;
  };
  count(place);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::int32_t by = known_[static_cast<std::size_t>(all[i])].by;
    if (by < 0) {
      stated.push_back(all[i]);
      continue;
    }
    for (const std::int32_t part : identities_[static_cast<std::size_t>(by)].distinct) count(part);
  }
  for (const std::int32_t metric : all) known_[static_cast<std::size_t>(metric)].counted = false;
  return stated;
}

/// Counts a newly known metric in the identities that mention it, and solves those with one unknown left.
void Solver::spread(std::int32_t place) {
  for (const std::uint32_t identity : identities_.mentioning(place)) {
    Missing& missing = missing_[identity];
    if (missing.round != round_) {
      missing = {round_, static_cast<std::uint32_t>(identities_[identity].distinct.size())};
    }
    if (--missing.count == 1) solve(identity);
  }
}

void Solver::solve(std::uint32_t index) {
  const Identities::Identity& identity = identities_[index];
  const auto unknown = std::ranges::find_if_not(identity.distinct, [&](std::int32_t place) { return knows(place); });
  if (unknown == identity.distinct.end()) return;  // It became known while its own turn is still to come.
  const auto in_formula = std::ranges::count(identity.places, *unknown);
  if (in_formula + (identity.left == *unknown ? 1 : 0) != 1) return;

  const Formula& formula = *identity.formula;
  std::vector<const Range*> metrics(formula.nodes.size(), nullptr);
  std::vector<bool> leads_there(formula.nodes.size(), false);
  for (std::size_t i = 0; i < formula.nodes.size(); ++i) {
    const FormulaNode& node = formula.nodes[i];
    const std::int32_t place = identity.places[i];
    if (place >= 0 && knows(place)) metrics[i] = &known_[static_cast<std::size_t>(place)].value;
    leads_there[i] = place == *unknown || (node.left >= 0 && leads_there[static_cast<std::size_t>(node.left)]) ||
                     (node.right >= 0 && leads_there[static_cast<std::size_t>(node.right)]);
  }
  const auto values = evaluate(plan_.units(), formula, metrics);
  const auto value = identity.left == *unknown ? values.back()
                                               : inverted(formula, values, leads_there,
                                                          known_[static_cast<std::size_t>(identity.left)].value);
  if (value) learn(*unknown, *value, static_cast<std::int32_t>(index));
}

}  // namespace campaign

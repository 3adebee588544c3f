#include "analysis/contributions.h"

#include <algorithm>
#include <utility>

#include "analysis/goal.h"

namespace campaign {

namespace {

/// Goals in one another whose tactics still count for the outermost; keeps the whole linear.
constexpr int kDeepestGoals = 8;

/// An estimate in another unit; points stay points: they are a change of a share, not a share.
std::optional<Estimate> estimate_in(const Units& units, const Estimate& estimate, UnitId unit) {
  if (estimate.low.unit == kPoints && units.is_pure(unit)) return estimate;
  const auto low = in_unit(units, estimate.low, unit);
  const auto middle = in_unit(units, estimate.middle, unit);
  const auto high = in_unit(units, estimate.high, unit);
  if (!low || !middle || !high) return std::nullopt;
  return Estimate{*low, *middle, *high};
}

bool is_one(const Decimal& factor) {
  return factor == Decimal::from_int(1);
}

std::optional<Range> times(const Range& range, const Decimal& factor) {
  return is_one(factor) ? std::optional(range) : product_of(range, certain_range(factor));
}

std::optional<Range> divided(const Range& range, const Decimal& factor) {
  return is_one(factor) ? std::optional(range) : quotient_of(range, certain_range(factor));
}

}  // namespace

bool expects_unknown(const Plan& plan, EntityId tactic) {
  const auto expected = plan.values(tactic, prop("expect"));
  return std::ranges::any_of(expected, [](const PropertyValue& value) { return !std::holds_alternative<Expectation>(value.value); });
}

std::vector<TacticShare> Contributions::of(EntityId goal, EntityId metric, UnitId unit, bool with_parts) {
  Question question{metric, unit, factor_of(unit), identities_.place_of(metric), -1};
  if (with_parts && question.place >= 0) {
    for (const std::uint32_t identity : identities_.mentioning(question.place)) {
      if (identities_[identity].kpi == metric) question.identity = static_cast<std::int32_t>(identity);
    }
  }
  std::vector<TacticShare> shares;
  unknown_parts_ = false;
  collect(goal, question, 0, shares);
  return shares;
}

void Contributions::collect(EntityId from, const Question& question, int goals_deep, std::vector<TacticShare>& shares) {
  for (const EntityId child : plan_[from].children) {
    switch (plan_[child].kind) {
      case Kind::strategy:
        collect(child, question, goals_deep, shares);
        break;
      case Kind::tactic:
        visit(child, question, shares);
        break;
      case Kind::goal:
        if (goals_deep < kDeepestGoals) collect(child, question, goals_deep + 1, shares);
        break;
      default:
        break;
    }
  }
}

void Contributions::visit(EntityId tactic, const Question& question, std::vector<TacticShare>& shares) {
  if (is_cancelled(plan_, tactic)) return;
  TacticShare share;
  if (add_stated(tactic, question, share) || add_worked_out(tactic, question, share)) {
    if (question.identity >= 0) add_parts(tactic, question, share);
    shares.push_back(std::move(share));
    return;
  }
  unknown_parts_ = unknown_parts_ || expects_unknown(plan_, tactic);
  for (const EntityId child : plan_[tactic].children) {
    if (plan_[child].kind == Kind::tactic) visit(child, question, shares);
  }
}

/// The goal's metric as the tactic states it.
bool Contributions::add_stated(EntityId tactic, const Question& question, TacticShare& share) {
  for (const PropertyValue& value : plan_.values(tactic, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr || expectation->metric != question.metric) continue;
    const auto estimate = estimate_in(plan_.units(), expectation->estimate, question.unit);
    if (!estimate) return false;
    share.contribution = {tactic, *estimate, value.span, {}};
    return true;
  }
  return false;
}

/// The goal's metric worked out from other metrics that the tactic states.
bool Contributions::add_worked_out(EntityId tactic, const Question& question, TacticShare& share) {
  if (question.factor.is_zero() || !tell_solver(tactic, question)) return false;
  const Range* found = solver_.find(question.place);
  const auto value = found == nullptr ? std::nullopt : divided(*found, question.factor);
  if (!value) return false;
  const auto amount = [&](const Decimal& number) { return Amount{number, question.unit}; };
  share.contribution = {tactic, Estimate{amount(value->low), amount(value->middle), amount(value->high)},
                        first_used(tactic, question), solver_.derivation(question.place)};
  return true;
}

/// The first expectation that the goal's metric was worked out from.
Span Contributions::first_used(EntityId tactic, const Question& question) {
  const auto used = solver_.rests_on(question.place);
  for (const PropertyValue& value : plan_.values(tactic, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr) continue;
    if (std::ranges::find(used, identities_.place_of(expectation->metric)) != used.end()) return value.span;
  }
  return {};
}

/// The parts of the goal's formula, by node; none where one of them does not follow from what the tactic states.
void Contributions::add_parts(EntityId tactic, const Question& question, TacticShare& share) {
  if (!tell_solver(tactic, question)) return;
  const Identities::Identity& identity = identities_[static_cast<std::size_t>(question.identity)];
  std::vector<Range> parts(identity.places.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (identity.places[i] < 0) continue;
    const Range* part = solver_.find(identity.places[i]);
    if (part == nullptr) return;
    parts[i] = *part;
  }
  share.parts = std::move(parts);
}

/// Puts what a tactic states into the solver, as far as formulas connect it to the goal's metric. Whether it was any.
bool Contributions::tell_solver(EntityId tactic, const Question& question) {
  if (question.place < 0) return false;
  solver_.forget();
  bool any = false;
  for (const PropertyValue& value : plan_.values(tactic, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr || expectation->estimate.low.unit == kPoints) continue;
    const std::int32_t place = identities_.place_of(expectation->metric);
    if (!identities_.connected(place, question.place)) continue;
    const Estimate& estimate = expectation->estimate;
    const bool one_unit = estimate.low.unit == estimate.middle.unit && estimate.low.unit == estimate.high.unit;
    const auto base = one_unit ? times({estimate.low.number, estimate.middle.number, estimate.high.number},
                                       factor_of(estimate.low.unit))
                               : std::nullopt;
    if (!base) continue;
    solver_.know(place, *base);
    any = true;
  }
  return any;
}

const Decimal& Contributions::factor_of(UnitId unit) {
  const auto index = static_cast<std::size_t>(unit);
  if (index >= factors_.size()) factors_.resize(index + 1);
  if (!factors_[index]) factors_[index] = base_factor(plan_.units(), unit);
  return *factors_[index];
}

}  // namespace campaign

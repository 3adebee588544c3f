#include "analysis/implied.h"

#include <algorithm>

#include "analysis/budget.h"
#include "analysis/exchange.h"
#include "analysis/goal.h"
#include "model/rounding.h"

namespace campaign {

namespace {

std::optional<Range> in_base(const Units& units, const Estimate& estimate) {
  if (estimate.low.unit == kPoints || estimate.low.unit != estimate.middle.unit || estimate.low.unit != estimate.high.unit) return std::nullopt;
  return product_of(range_of(estimate), certain_range(base_factor(units, estimate.low.unit)));
}

/// All that an estimate may have been rounded from. Things that are counted one by one are no less exact for being few.
Estimate as_meant(const Units& units, const Estimate& estimate) {
  const auto counted = [&](const Amount& amount) { return amount.last_digit == 0 && amount.unit != kPercent && amount.unit != kPoints && units.parts(amount.unit).size() == 1 && !units.is_money(amount.unit); };
  Estimate meant = estimate;
  if (!counted(estimate.low)) meant.low = lowest_meant(estimate.low);
  if (!counted(estimate.high)) meant.high = highest_meant(estimate.high);
  // What is not negative was not rounded from less than nothing.
  if (!estimate.low.number.is_negative() && meant.low.number.is_negative()) meant.low.number = {};
  return meant;
}

}  // namespace

Implied::Implied(const Plan& plan, const Analysis& analysis)
    : plan_(plan), analysis_(analysis), identities_(plan), solver_(plan, identities_) {
  for (std::size_t i = 0; i < identities_.metric_count(); ++i) {
    const auto place = static_cast<std::int32_t>(i);
    by_name_[plan[identities_.metric_at(place)].name] = place;
  }
}

EntityId Implied::metric_named(std::string_view name) const {
  const auto known = by_name_.find(name);
  return known == by_name_.end() ? kNoEntity : identities_.metric_at(known->second);
}

bool Implied::reads_money(EntityId metric) const {
  const Formula* formula = plan_.formula(metric);
  const EntityId spend = metric_named("spend");
  return formula != nullptr && spend != kNoEntity && std::ranges::find(formula->nodes, spend, &FormulaNode::metric) != formula->nodes.end();
}

bool Implied::is_efficiency(EntityId metric) const {
  if (reads_money(metric)) return true;
  const auto unit = plan_.unit_of(metric);
  return unit && plan_.formula(metric) != nullptr && plan_.word(metric, prop("better")) == "down" && plan_.units().has_money(*unit) &&
         !plan_.units().is_money(*unit);
}

void Implied::forget() {
  solver_.forget();
  told_.clear();
  attributed_to_ = -1;
}

/// Puts the expectations into the solver, as far as formulas connect them to the metric asked for. Whether it was any.
bool Implied::tell(EntityId tactic, std::int32_t place, EntityId without, Taken taken) {
  forget();
  bool any = false;
  for (const PropertyValue& value : plan_.values(tactic, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr || expectation->metric == without) continue;
    const std::int32_t known = identities_.place_of(expectation->metric);
    if (!identities_.connected(known, place)) continue;
    const auto counted = expected_at(plan_, tactic, *expectation);
    if (!counted) continue;
    const auto base = in_base(plan_.units(), taken == Taken::as_meant ? as_meant(plan_.units(), *counted) : *counted);
    if (!base) continue;
    told_.emplace_back(known, &value);
    solver_.know(known, *base);
    any = true;
  }
  return any;
}

void Implied::tell_money(EntityId tactic, std::int32_t place) {
  const auto spend = by_name_.find("spend");
  if (spend == by_name_.end() || !identities_.connected(spend->second, place)) return;
  const auto own = money_of(plan_, analysis_, tactic);
  const auto money = own ? exchanged(plan_, tactic, *own, plan_.currency_at(tactic)) : std::nullopt;
  if (!money) return;
  const auto base = Decimal::multiply(money->number, base_factor(plan_.units(), money->unit));
  if (base) solver_.know(spend->second, certain_range(*base));
}

void Implied::tell_attributed() {
  const auto revenue = by_name_.find("revenue"), attributed = by_name_.find("attributed_revenue");
  if (revenue == by_name_.end() || attributed == by_name_.end()) return;
  const Range* known = solver_.find(revenue->second);
  if (known == nullptr || solver_.find(attributed->second) != nullptr) return;
  const Range value = *known;
  solver_.know(attributed->second, value);
  attributed_to_ = revenue->second;
}

/// Adds what a metric that was found rests on; of several statements of one metric the first, which counts.
void Implied::add_figures(std::int32_t place, ImpliedValue& value) {
  for (const std::int32_t known : solver_.rests_on(place)) {
    const auto told = std::ranges::find(told_, known, &std::pair<std::int32_t, const PropertyValue*>::first);
    if (told != told_.end()) {
      value.figures.push_back(told->second);
    } else if (plan_[identities_.metric_at(known)].name == "spend") {
      value.uses_money = true;
    } else if (attributed_to_ >= 0) {
      add_figures(attributed_to_, value);
    }
  }
}

std::optional<ImpliedValue> Implied::found(EntityId tactic, EntityId metric, std::int32_t place) {
  const Range* range = solver_.find(place);
  const auto unit = shown_unit_of(plan_, metric, tactic);
  if (range == nullptr || !unit) return std::nullopt;
  const Decimal factor = base_factor(plan_.units(), *unit);
  const auto value = factor.is_zero() ? std::nullopt : quotient_of(*range, certain_range(factor));
  if (!value) return std::nullopt;
  const Estimate estimate{{value->low, *unit}, {value->middle, *unit}, {value->high, *unit}};
  ImpliedValue implied{estimate, solver_.derivation(place), estimate, {}};
  add_figures(place, implied);
  std::ranges::sort(implied.figures);
  const auto repeated = std::ranges::unique(implied.figures);
  implied.figures.erase(repeated.begin(), repeated.end());
  return implied;
}

/// What is expected of a metric that no formula mentions.
std::optional<ImpliedValue> Implied::stated(EntityId tactic, EntityId metric) const {
  for (const PropertyValue& value : plan_.values(tactic, prop("expect"))) {
    const auto* expectation = std::get_if<Expectation>(&value.value);
    if (expectation == nullptr || expectation->metric != metric || expectation->estimate.low.unit == kPoints) continue;
    if (const auto counted = expected_at(plan_, tactic, *expectation)) return ImpliedValue{*counted, "", *counted, {&value}};
  }
  return std::nullopt;
}

std::optional<ImpliedValue> Implied::of(EntityId tactic, EntityId metric) {
  const std::int32_t place = identities_.place_of(metric);
  if (place < 0) return stated(tactic, metric);
  if (!tell(tactic, place, kNoEntity)) return std::nullopt;
  tell_money(tactic, place);
  tell_attributed();
  return found(tactic, metric, place);
}

std::optional<ImpliedValue> Implied::from_the_others(EntityId tactic, EntityId metric) {
  const std::int32_t place = identities_.place_of(metric);
  if (place < 0 || !tell(tactic, place, metric)) return std::nullopt;
  auto value = found(tactic, metric, place);
  if (!value) return value;
  // What is expected of the metric may be what changes; the others give what it becomes.
  const auto used = solver_.rests_on(place);
  const bool changes = std::ranges::any_of(plan_.values(tactic, prop("expect")), [&](const PropertyValue& stated) {
    const auto* expectation = std::get_if<Expectation>(&stated.value);
    return expectation != nullptr && plan_.clauses(stated).from && std::ranges::find(used, identities_.place_of(expectation->metric)) != used.end();
  });
  if (changes) return std::nullopt;
  (void)tell(tactic, place, metric, Taken::as_meant);
  if (const auto meant = found(tactic, metric, place)) value->possible = meant->estimate;
  return value;
}

/// Puts the values that were measured beside one into the solver, as far as formulas connect them to its metric. Whether it
/// was any.
bool Implied::tell_measured(EntityId entity, std::int32_t place, const Clauses& when, Taken taken) {
  const EntityId asked = identities_.metric_at(place);
  forget();
  bool any = false;
  const auto actuals = plan_.values(entity, prop("actual"));
  constexpr std::size_t kMost = 100;  // Of so many values of one declaration each is held against the others.
  for (const PropertyValue& value : actuals.first(std::min(actuals.size(), kMost))) {
    const auto* measured = std::get_if<Condition>(&value.value);
    if (measured == nullptr || measured->metric == asked || measured->comparison != Comparison::equal) continue;
    const Clauses& then = plan_.clauses(value);
    if (then.during != when.during || then.as_of != when.as_of) continue;
    const std::int32_t known = identities_.place_of(measured->metric);
    if (!identities_.connected(known, place)) continue;
    const Estimate estimate{measured->amount, measured->amount, measured->amount};
    const auto base = in_base(plan_.units(), taken == Taken::as_meant ? as_meant(plan_.units(), estimate) : estimate);
    if (!base) continue;
    told_.emplace_back(known, &value);
    solver_.know(known, *base);
    any = true;
  }
  return any;
}

std::optional<ImpliedValue> Implied::from_the_measured(EntityId entity, const PropertyValue& actual) {
  const auto* asked = std::get_if<Condition>(&actual.value);
  return asked == nullptr ? std::nullopt : from_the_measured(entity, asked->metric, plan_.clauses(actual));
}

std::optional<ImpliedValue> Implied::from_the_measured(EntityId entity, EntityId metric, const Clauses& when) {
  const std::int32_t place = identities_.place_of(metric);
  if (place < 0 || !tell_measured(entity, place, when, Taken::as_written)) return std::nullopt;
  auto value = found(entity, metric, place);
  if (!value) return value;
  (void)tell_measured(entity, place, when, Taken::as_meant);
  if (const auto meant = found(entity, metric, place)) value->possible = meant->estimate;
  return value;
}

std::optional<ImpliedValue> Implied::spend_needed(EntityId tactic) {
  const EntityId spend = metric_named("spend");
  if (spend == kNoEntity) return std::nullopt;
  if (auto written = stated(tactic, spend)) return written;
  return from_the_others(tactic, spend);
}

std::optional<ImpliedValue> Implied::gross_profit(EntityId tactic, const Amount& margin) {
  const EntityId profit = metric_named("gross_profit"), rate = metric_named("gross_margin");
  if (profit == kNoEntity || rate == kNoEntity) return std::nullopt;
  const std::int32_t place = identities_.place_of(profit);
  const auto share = plan_.units().convert(margin, kNoUnit);
  if (!share || !tell(tactic, place, kNoEntity)) return std::nullopt;
  solver_.know(identities_.place_of(rate), certain_range(*share));
  return found(tactic, profit, place);
}

}  // namespace campaign

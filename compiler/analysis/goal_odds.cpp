#include "analysis/goal_odds.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "analysis/attainment.h"
#include "analysis/goal.h"
#include "odds/columns.h"

namespace campaign {

namespace {

/// What the metric comes to: what tactics lead to, or what is there without them and what they add.
double start_of(const Attainment& result, const Plan& plan, EntityId goal) {
  if (result.is_level) return 0;
  const auto* trend = plan.get<Amount>(goal, prop("trend"));
  const auto gained = trend == nullptr ? std::nullopt : in_unit(plan.units(), *trend, result.needed->unit);
  return result.baseline->number.to_double() + (gained ? gained->number.to_double() : 0);
}

NoOdds why_none(const Attainment& result) {
  if (!result.target) return NoOdds::no_target;
  if (result.unknown_parts) return NoOdds::unknown;
  if (result.contributions.empty()) return NoOdds::nothing;
  if (!result.total) return NoOdds::unknown;
  return NoOdds::no_baseline;
}

odds::Probability likely(std::span<const double> comes, double target, int direction) {
  return direction > 0 ? odds::at_least(comes, target) : odds::at_most(comes, target);
}

}  // namespace

std::string name_of_input(const Plan& plan, const Tape::Input& input) {
  if (input.metric == kNoEntity) return fmt::format("{}: rate", plan.path(input.declaration));
  return fmt::format("{}: {}", plan.path(input.declaration), plan[input.metric].name);
}

std::optional<Amount> odds_figure(const Plan& plan, double value, UnitId unit, Side side) {
  if (!std::isfinite(value)) return std::nullopt;
  constexpr int kDigits = 3, kMostDecimals = 12;
  const int magnitude = value == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(value))));
  int decimals = std::min(kDigits - 1 - magnitude, kMostDecimals);
  if (const auto possible = plan.units().possible_decimals(unit)) decimals = std::min(decimals, static_cast<int>(*possible));
  // Twelve digits first: what is a whole step but for the last bits is that step.
  const double steps = std::stod(fmt::format("{:.12g}", value * std::pow(10.0, decimals)));
  const double whole = side == Side::up ? std::ceil(steps) : side == Side::down ? std::floor(steps) : std::round(steps);
  const auto number = Decimal::from_int(static_cast<std::int64_t>(whole)).scaled_by_power_of_ten(-decimals);
  return number ? std::optional(Amount{*number, unit}) : std::nullopt;
}

odds::Distribution distribution_of(const Plan& plan, const Estimate& estimate) {
  const Spread& spread = plan.spread(estimate.spread);
  const auto made = [&]() -> std::optional<odds::Distribution> {
    switch (spread.form) {
      case Spread::Form::interval:
        break;
      case Spread::Form::normal:
        return odds::normal(spread.a, spread.b);
      case Spread::Form::lognormal:
        return odds::lognormal(spread.a, spread.b);
      case Spread::Form::uniform:
        return odds::uniform(spread.a, spread.b);
      case Spread::Form::triangle:
        return odds::triangle(spread.a, spread.b, spread.c);
      case Spread::Form::pert:
        return odds::pert(spread.a, spread.b, spread.c);
    }
    return odds::interval(estimate.low.number.to_double(), estimate.high.number.to_double());
  }();
  return made ? *made : odds::point(estimate.middle.number.to_double()).value_or(odds::Distribution{});
}

odds::Key Odds::key_of(const Tape::Input& input) const { return odds::key_of(name_of_input(plan_, input), strata_.seed()); }

/// Draws of an estimate, within the values that are possible for its metric.
void Odds::draw(const Tape::Input& input, std::span<double> out) const {
  odds::column_of(strata_, key_of(input), distribution_of(plan_, *input.estimate), out);
  const PropertyValue* possible = input.metric == kNoEntity ? nullptr : possible_values(plan_, input.metric);
  if (possible == nullptr) return;
  const Bounds& bounds = std::get<Bounds>(possible->value);
  const UnitId unit = input.estimate->low.unit;
  const auto low = bounds.low ? in_unit(plan_.units(), *bounds.low, unit) : std::nullopt;
  const auto high = bounds.high ? in_unit(plan_.units(), *bounds.high, unit) : std::nullopt;
  if (unit == kPoints) return;  // A change is bounded by nothing.
  for (double& value : out) {
    if (low) value = std::max(value, low->number.to_double());
    if (high) value = std::min(value, high->number.to_double());
  }
}

Odds::Answer Odds::of(EntityId goal) {
  Tape tape;
  const Attainment result = [&] {
    const Recording recording(&tape);
    return attainment_of(plan_, goal, contributions_);
  }();
  if (!result.total || !result.target || (!result.is_level && !result.needed)) return {std::nullopt, why_none(result)};

  GoalOdds found;
  found.goal = goal;
  found.unit = result.target->unit;
  found.target = result.target->number.to_double();
  found.direction = direction_of(plan_, goal, result) < 0 ? -1 : 1;

  const double start = start_of(result, plan_, goal);
  std::vector<double> comes = result.step == 0 ? std::vector<double>(strata_.count(), result.total->middle.number.to_double())
                                               : odds::run(tape.steps(), result.step, strata_.count(), [&](std::uint32_t input, std::span<double> out) { draw(tape.inputs()[input], out); });
  for (double& value : comes) value += start;

  found.likely = likely(comes, found.target, found.direction);
  const std::vector<double> points = odds::quantiles(comes, kShownPoints);
  std::ranges::copy(points, found.comes.begin());
  found.expected = odds::moments(comes).mean;
  // Less that is better, turned round, is more.
  std::vector<double> turned = comes;
  if (found.direction < 0) std::ranges::transform(turned, turned.begin(), std::negate());
  const double wanted = found.direction * found.target;
  found.shortfall = odds::expected_shortfall(turned, wanted);

  if (const auto* asked = plan_.get<Amount>(goal, prop("confidence"))) {
    if (const auto percent = in_unit(plan_.units(), *asked, kPercent); percent && percent->number.to_double() > 0) {
      found.confidence = percent->number.to_double() / 100;
      found.lacking = odds::missing(turned, wanted, *found.confidence);
    }
  }

  std::vector<std::uint32_t> ranks(strata_.count());
  for (const std::uint32_t number : result.step == 0 ? std::vector<std::uint32_t>() : odds::inputs_of(tape.steps(), result.step)) {
    const Tape::Input& input = tape.inputs()[number];
    odds::order_of(strata_, key_of(input), ranks);
    found.carriers.push_back({input, odds::share_of_variance(turned, ranks), odds::at_least_where(turned, wanted, ranks, 0, 0.5), odds::at_least_where(turned, wanted, ranks, 0.5, 1)});
  }
  std::ranges::stable_sort(found.carriers, std::greater(), [](const Carrier& carrier) { return carrier.share.value; });
  return {std::move(found), NoOdds::nothing};
}

}  // namespace campaign

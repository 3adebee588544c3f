#include "analysis/sample.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/goal.h"
#include "analysis/normal.h"

namespace campaign {

namespace {

constexpr double kCertain95 = 0.975;  // Both tails of 95%.
constexpr int kMarginDigits = 2;

double z_of_chance(const TestDesign& design) { return normal_quantile(1 - design.chance * 0.5); }
double z_of_both(const TestDesign& design) { return z_of_chance(design) + normal_quantile(design.power); }
bool is_rate(double rate) { return rate >= 0 && rate <= 1; }
double square(double x) { return x * x; }

/// The metric and the amount that a value states; nullopt where it is no one amount.
struct Stated {
  EntityId metric;
  Amount amount;
};
std::optional<Stated> stated(const Plan& plan, EntityId entity, const PropertyValue& value) {
  if (const auto* condition = std::get_if<Condition>(&value.value)) {
    return condition->compared && condition->metric != kNoEntity ? std::optional(Stated{condition->metric, condition->amount}) : std::nullopt;
  }
  const EntityId metric = metric_of(plan, entity);
  if (metric == kNoEntity) return std::nullopt;
  if (const auto* amount = std::get_if<Amount>(&value.value)) return Stated{metric, *amount};
  const auto* target = std::get_if<Target>(&value.value);
  const bool one = target != nullptr && (target->form == Target::Form::value || target->form == Target::Form::at_least || target->form == Target::Form::at_most);
  return one ? std::optional(Stated{metric, target->amount}) : std::nullopt;
}

/// How many there are to be asked: the audiences of the nearest declaration that has some.
std::optional<double> population_of(const Plan& plan, EntityId entity) {
  for (EntityId at = entity; at != kNoEntity; at = plan[at].parent) {
    std::vector<EntityId> audiences;
    if (plan[at].kind == Kind::goal) {
      audiences = audiences_of(plan, at);
    } else {
      for (const PropertyValue& value : plan.values(at, prop("audience"))) {
        if (const auto* reference = std::get_if<Reference>(&value.value)) audiences.push_back(reference->entity);
      }
    }
    if (audiences.empty()) continue;
    const auto size = size_of(plan, audiences);
    return size ? std::optional(size->number.to_double()) : std::nullopt;
  }
  return std::nullopt;
}

/// How many decimals a number of so many significant digits has.
int decimals_of(double number, int significant_digits) {
  double scale = number < 0 ? -number : number;
  int digits = significant_digits - 1;
  for (; scale >= 10 && digits > 0; scale *= 0.1) --digits;
  for (; scale > 0 && scale < 1 && digits < 15; scale *= 10) ++digits;
  return digits;
}

double finite(const Plan& plan, EntityId entity, double sample) {
  constexpr double kLargeShare = 20;
  const auto population = population_of(plan, entity);
  if (!population || sample * kLargeShare <= *population || *population <= 1) return 1;
  return square_root((*population - sample) / (*population - 1));
}

std::optional<Amount> change(const Plan& plan, const Amount& from, const Amount& to) {
  const auto now = in_unit(plan.units(), to, from.unit);
  const auto number = now ? Decimal::subtract(now->number, from.number) : std::nullopt;
  if (!number) return std::nullopt;
  if (!plan.units().compatible(from.unit, kPercent) || from.unit == kNoUnit) return Amount{*number, from.unit};
  const auto share = plan.units().convert({*number, from.unit}, kPercent);
  return share ? std::optional(Amount{*share, kPoints}) : std::nullopt;
}

std::optional<Noise> noise(const Plan& plan, const Amount& baseline, const Amount& later, const std::optional<Amount>& a, const std::optional<Amount>& b) {
  const auto difference = change(plan, baseline, later);
  if (!difference || (!a && !b)) return std::nullopt;
  const auto number = [](const std::optional<Amount>& margin) { return margin ? margin->number.to_double() : 0.0; };
  const UnitId unit = a ? a->unit : b->unit;
  if (difference->unit != unit) return std::nullopt;
  return Noise{*difference, {rounded(square_root(square(number(a)) + square(number(b))), kMarginDigits), unit}};
}

const PropertyValue* first_baseline(const Plan& plan, EntityId goal) {
  for (const PropertyValue& value : plan.values(goal, prop("baseline"))) {
    if (std::holds_alternative<Amount>(value.value)) return &value;
  }
  return nullptr;
}

}  // namespace

std::optional<double> sample_for_rates(double first, double second, const TestDesign& design) {
  if (!is_rate(first) || !is_rate(second) || first == second) return std::nullopt;
  const double r = design.ratio;
  const double middle = (first + r * second) / (r + 1);
  const double root = z_of_chance(design) * square_root((r + 1) * middle * (1 - middle)) +
                      normal_quantile(design.power) * square_root(r * first * (1 - first) + second * (1 - second));
  return square(root) / (r * square(second - first));
}

std::optional<double> sample_for_means(double deviation, double difference, const TestDesign& design) {
  if (difference == 0 || deviation <= 0) return std::nullopt;
  return (1 + 1 / design.ratio) * square(z_of_both(design) * deviation / difference);
}

double visible_difference(double deviation, double size, const TestDesign& design) {
  return z_of_both(design) * deviation * square_root((1 + 1 / design.ratio) / size);
}

std::optional<double> visible_step(double rate, bool up, double size, const TestDesign& design) {
  const auto needed = [&](double step) { return sample_for_rates(rate, up ? rate + step : rate - step, design); };
  double low = 0, high = up ? 1 - rate : rate;
  const auto least = needed(high);
  if (!least || *least > size) return std::nullopt;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) * 0.5;
    const auto asked = needed(middle);
    (asked && *asked <= size ? high : low) = middle;
  }
  return high;
}

double z_of_rates(double first, double first_size, double second, double second_size) {
  const double pooled = (first * first_size + second * second_size) / (first_size + second_size);
  const double error = deviation_of_rate(pooled) * square_root(1 / first_size + 1 / second_size);
  return error > 0 ? (second - first) / error : 0;
}

double deviation_of_rate(double rate) { return square_root(rate * (1 - rate)); }

Decimal rounded(double number, int significant_digits) {
  const int digits = decimals_of(number, significant_digits);
  const auto parsed = std::isfinite(number) ? Decimal::parse(fmt::format("{:.{}f}", number, digits)) : std::nullopt;
  return parsed.value_or(Decimal());
}

Decimal rounded_up(double number, int significant_digits) {
  const Decimal nearest = rounded(number, significant_digits);
  if (nearest.to_double() >= number) return nearest;
  return Decimal::add(nearest, Decimal::from_int(1).scaled_by_power_of_ten(-decimals_of(number, significant_digits)).value_or(Decimal())).value_or(nearest);
}

bool is_proportion(const Plan& plan, EntityId metric) {
  const auto unit = metric == kNoEntity ? std::nullopt : plan.unit_of(metric);
  if (!unit || *unit == kNoUnit || *unit == kPoints || !plan.units().compatible(*unit, kPercent)) return false;
  const PropertyValue* possible = possible_values(plan, metric);
  if (possible == nullptr) return true;
  const Bounds& bounds = std::get<Bounds>(possible->value);
  const auto share = [&](const Amount& amount) { return plan.units().convert(amount, kNoUnit); };
  const auto low = bounds.low ? share(*bounds.low) : std::nullopt, high = bounds.high ? share(*bounds.high) : std::nullopt;
  return low && !low->is_negative() && high && *high <= Decimal::from_int(1);
}

std::optional<Amount> margin_of(const Plan& plan, EntityId entity, const PropertyValue& value) {
  const Clauses& clauses = plan.clauses(value);
  const auto of = clauses.sample ? stated(plan, entity, value) : std::nullopt;
  if (!of || of->amount.unit == kPoints) return std::nullopt;
  const double sample = clauses.sample->number.to_double();
  const double factor = normal_quantile(kCertain95) / square_root(sample) * finite(plan, entity, sample);
  const bool share = of->amount.unit != kNoUnit && plan.units().compatible(of->amount.unit, kPercent);
  if (clauses.deviation) {
    const UnitId unit = share ? kPoints : of->amount.unit;
    const auto deviation = clauses.deviation->unit == unit ? std::optional(*clauses.deviation)
                           : share                         ? in_unit(plan.units(), *clauses.deviation, kPercent)
                                                           : in_unit(plan.units(), *clauses.deviation, unit);
    return deviation ? std::optional(Amount{rounded(factor * deviation->number.to_double(), kMarginDigits), unit}) : std::nullopt;
  }
  const auto rate = share && is_proportion(plan, of->metric) ? plan.units().convert(of->amount, kNoUnit) : std::nullopt;
  if (!rate || !is_rate(rate->to_double())) return std::nullopt;
  return Amount{rounded(100 * factor * deviation_of_rate(rate->to_double()), kMarginDigits), kPoints};
}

std::optional<Noise> noise_of_target(const Plan& plan, EntityId goal) {
  const PropertyValue* baseline = first_baseline(plan, goal);
  const PropertyValue* wanted = plan.find(goal, prop("target"));
  const auto* target = wanted == nullptr ? nullptr : std::get_if<Target>(&wanted->value);
  const auto later = plan.resolved_target(goal);
  if (baseline == nullptr || target == nullptr || target->form == Target::Form::keep || !later) return std::nullopt;
  const auto margin = margin_of(plan, goal, *baseline);
  if (!margin) return std::nullopt;
  const auto own = margin_of(plan, goal, *wanted);
  return noise(plan, std::get<Amount>(baseline->value), *later, margin, own ? own : margin);
}

std::optional<Noise> noise_of_actual(const Plan& plan, EntityId goal, const PropertyValue& actual) {
  const PropertyValue* baseline = first_baseline(plan, goal);
  const auto* later = std::get_if<Amount>(&actual.value);
  if (baseline == nullptr || later == nullptr) return std::nullopt;
  return noise(plan, std::get<Amount>(baseline->value), *later, margin_of(plan, goal, *baseline), margin_of(plan, goal, actual));
}

}  // namespace campaign

#include "analysis/trial.h"

#include <algorithm>
#include <cmath>

#include "analysis/attainment.h"
#include "analysis/goal.h"
#include "analysis/identities.h"
#include "analysis/normal.h"

namespace campaign {

namespace {

constexpr int kEffectDigits = 2, kDifferenceDigits = 3;

Decimal whole(double number) { return rounded(std::ceil(number - 1e-9), 15); }

class TrialReader {
 public:
  TrialReader(const Plan& plan, EntityId experiment) : plan_(plan), experiment_(experiment), metric_(metric_of(plan, experiment)) {
    for (const EntityId child : plan[experiment].children) {
      if (plan[child].kind == Kind::arm) trial_.arms.push_back(child);
    }
  }

  Trial read() {
    trial_.design.chance = share(prop("significance")).value_or(trial_.design.chance);
    trial_.design.power = share(prop("power")).value_or(trial_.design.power);
    sizes();
    plan_sample();
    for (const EntityId metric : measured()) compare(metric), add_up(metric);
    return std::move(trial_);
  }

 private:
  /// A share strictly between 0 and 1.
  [[nodiscard]] std::optional<double> share(Property property) const {
    const auto* amount = plan_.get<Amount>(experiment_, property);
    const auto number = amount == nullptr ? std::nullopt : plan_.units().convert(*amount, kNoUnit);
    const double value = number ? number->to_double() : 0;
    return value > 0 && value < 1 ? std::optional(value) : std::nullopt;
  }
  [[nodiscard]] const Amount* amount(EntityId id, Property property) const {
    const auto* found = plan_.get<Amount>(id, property);
    return found != nullptr && found->number.sign() > 0 ? found : nullptr;
  }

  /// How many are in an arm: its `size`, or its share of the whole, or an equal part where no arm says more.
  [[nodiscard]] std::optional<double> size_of_arm(EntityId arm) const {
    if (const Amount* size = amount(arm, prop("size"))) return size->number.to_double();
    const Amount* all = amount(experiment_, prop("sample"));
    if (all == nullptr) return std::nullopt;
    if (const Amount* part = amount(arm, prop("share"))) {
      const auto number = plan_.units().convert(*part, kNoUnit);
      return number ? std::optional(all->number.to_double() * number->to_double()) : std::nullopt;
    }
    const bool says_nothing = std::ranges::none_of(trial_.arms, [&](EntityId other) {
      return plan_.find(other, prop("size")) != nullptr || plan_.find(other, prop("share")) != nullptr;
    });
    return says_nothing ? std::optional(all->number.to_double() / static_cast<double>(trial_.arms.size())) : std::nullopt;
  }

  void sizes() {
    const Amount* all = amount(experiment_, prop("sample"));
    if (all != nullptr) trial_.sample = *all;
    std::optional<Amount> sum;
    for (const EntityId arm : trial_.arms) {
      const Amount* size = amount(arm, prop("size"));
      const auto number = size == nullptr ? std::nullopt : in_unit(plan_.units(), *size, sum ? sum->unit : size->unit);
      const auto next = number ? Decimal::add(sum ? sum->number : Decimal(), number->number) : std::nullopt;
      if (!next) {
        sum.reset();
        break;
      }
      sum = Amount{*next, number->unit};
    }
    if (all == nullptr) trial_.sample = sum;
    if (trial_.arms.size() < 2) {  // Not written out: two of one size.
      if (all != nullptr) first_ = smallest_ = all->number.to_double() * 0.5;
    } else {
      first_ = size_of_arm(trial_.arms.front());
      for (std::size_t i = 1; i < trial_.arms.size(); ++i) {
        const auto size = size_of_arm(trial_.arms[i]);
        if (!size) {
          smallest_.reset();
          break;
        }
        smallest_ = smallest_ ? std::min(*smallest_, *size) : size;
      }
    }
    if (first_ && smallest_ && trial_.sample) parts_ = {*first_, *smallest_, sum ? sum->number.to_double() : trial_.sample->number.to_double()};
    else if (all == nullptr) parts_ = stated_parts();
    trial_.design.ratio = parts_.smallest / parts_.first;
    if (!first_ || !smallest_ || !trial_.sample) return;
    trial_.arm_sample = Amount{rounded(std::floor(std::min(*first_, *smallest_) + 0.5), 15), trial_.sample->unit};
  }

  /// The parts of the whole that the first arm and the smallest other get.
  struct Parts {
    double first = 1, smallest = 1, whole = 2;
  };
  /// As the shares of all arms say, where nothing says how many there are in all; else arms of one size.
  [[nodiscard]] Parts stated_parts() const {
    const Parts equal{1, 1, static_cast<double>(std::max<std::size_t>(trial_.arms.size(), 2))};
    std::vector<double> shares;
    for (const EntityId arm : trial_.arms) {
      const Amount* share = amount(arm, prop("share"));
      const auto number = share == nullptr ? std::nullopt : plan_.units().convert(*share, kNoUnit);
      if (!number) return equal;
      shares.push_back(number->to_double());
    }
    return shares.size() < 2 ? equal : Parts{shares.front(), *std::min_element(shares.begin() + 1, shares.end()), 1};
  }

  /// What the figures of the experiment are about: shares of those who take part, or means with a known spread.
  struct Measure {
    double start = 0, deviation = 0;
    bool of_share = false;
    UnitId unit = kNoUnit;
  };
  [[nodiscard]] std::optional<Measure> measure() const {
    const PropertyValue* written = plan_.find(experiment_, prop("baseline"));
    const auto* baseline = written == nullptr ? nullptr : std::get_if<Amount>(&written->value);
    if (baseline == nullptr || metric_ == kNoEntity) return std::nullopt;
    const auto spread = plan_.clauses(*written).deviation;
    const bool counted = baseline->unit == kPercent && !plan_.units().compatible(plan_.unit_of(metric_).value_or(kNoUnit), kPercent);
    if (!spread && (counted || is_proportion(plan_, metric_))) {
      const auto rate = plan_.units().convert(*baseline, kNoUnit);
      if (!rate || rate->sign() <= 0 || *rate >= Decimal::from_int(1)) return std::nullopt;
      return Measure{rate->to_double(), deviation_of_rate(rate->to_double()), true, kPoints};
    }
    const auto deviation = spread ? in_unit(plan_.units(), *spread, baseline->unit) : std::nullopt;
    if (!deviation) return std::nullopt;
    return Measure{baseline->number.to_double(), deviation->number.to_double(), false, baseline->unit};
  }

  /// The effect with its sign, in the measure's own numbers.
  [[nodiscard]] std::optional<double> wanted(const Measure& of) const {
    const auto* target = plan_.get<Target>(experiment_, prop("effect"));
    if (target == nullptr) return std::nullopt;
    double effect = 0;
    if (target->form == Target::Form::relative) {
      effect = of.start * target->amount.number.to_double() / 100;
    } else if (target->form == Target::Form::points) {
      if (!of.of_share) return std::nullopt;
      effect = target->amount.number.to_double() / 100;
    } else {
      const auto number = of.of_share ? std::nullopt : in_unit(plan_.units(), target->amount, of.unit);
      if (!number) return std::nullopt;
      effect = number->number.to_double();
    }
    const bool less = plan_.word(metric_, prop("better")) == "down";
    return less && effect > 0 && effect < of.start ? -effect : effect;  // A sign of more may have been left out.
  }

  [[nodiscard]] Amount shown(double number, const Measure& of, int digits) const {
    return {rounded(of.of_share ? 100 * number : number, digits), of.unit};
  }

  void plan_sample() {
    const auto of = measure();
    if (!of) return;
    const TestDesign& design = trial_.design;
    const auto effect = wanted(*of);
    if (effect) {
      trial_.effect = shown(std::abs(*effect), *of, kEffectDigits + 2);
      const auto first = of->of_share ? sample_for_rates(of->start, of->start + *effect, design) : sample_for_means(of->deviation, *effect, design);
      const UnitId unit = trial_.sample ? trial_.sample->unit : kNoUnit;
      if (first) {
        const double second = *first * design.ratio;
        trial_.arm_needed = Amount{whole(std::min(*first, second)), unit};
        // So many that both arms get enough of them by their parts of the whole.
        const auto in_all = [&](double size, double part) { return std::ceil(size - 1e-9) * parts_.whole / part; };
        trial_.needed = Amount{whole(std::max(in_all(*first, parts_.first), in_all(second, parts_.smallest))), unit};
      }
    }
    if (!first_ || !smallest_) return;
    const bool more = effect ? *effect > 0 : plan_.word(metric_, prop("better")) != "down";
    const double step = of->of_share ? visible_step(of->start, more, *first_, design).value_or(0) : 0;  // 0: none would show.
    const double difference = visible_difference(of->deviation, *first_, design);
    if (!of->of_share) {
      trial_.enough_for = Amount{rounded_up(difference, kEffectDigits), of->unit};
    } else if (step > 0) {
      trial_.enough_for = Amount{rounded_up(100 * step, kEffectDigits), of->unit};
    } else if (effect) {
      return;
    }
    trial_.visible = shown(effect && step > 0 ? step : difference, *of, kEffectDigits);
  }

  // -- what was measured --

  [[nodiscard]] const PropertyValue* actual_of(EntityId id, EntityId metric) const {
    for (const PropertyValue& value : plan_.values(id, prop("actual"))) {
      const auto* condition = std::get_if<Condition>(&value.value);
      if (condition != nullptr && condition->metric == metric && condition->comparison == Comparison::equal && condition->compared) return &value;
    }
    return nullptr;
  }

  /// The metrics that were measured in the arms, the deciding one first.
  [[nodiscard]] std::vector<EntityId> measured() const {
    std::vector<EntityId> found;
    for (const EntityId arm : trial_.arms) {
      for (const PropertyValue& value : plan_.values(arm, prop("actual"))) {
        const auto* condition = std::get_if<Condition>(&value.value);
        if (condition == nullptr || condition->metric == kNoEntity || std::ranges::find(found, condition->metric) != found.end()) continue;
        condition->metric == metric_ ? void(found.insert(found.begin(), metric_)) : found.push_back(condition->metric);
      }
    }
    return found;
  }

  [[nodiscard]] std::optional<ArmValue> value_of(EntityId arm, EntityId metric) const {
    const PropertyValue* actual = actual_of(arm, metric);
    if (actual == nullptr) return std::nullopt;
    const Amount& amount = std::get<Condition>(actual->value).amount;
    const Clauses& clauses = plan_.clauses(*actual);
    const auto size = clauses.sample ? std::optional(clauses.sample->number.to_double()) : size_of_arm(arm);
    if (!size || *size < 1) return std::nullopt;
    ArmValue result{arm, actual, amount, amount.number.to_double(), 0, *size};
    if (clauses.deviation) {
      const auto deviation = in_unit(plan_.units(), *clauses.deviation, amount.unit);
      if (!deviation) return std::nullopt;
      result.deviation = deviation->number.to_double();
      return result;
    }
    const Dimension& parts = plan_.units().dimension(amount.unit);
    const bool counted = parts.size() == 1 && parts.front().second == 1 && !plan_.units().has_money(amount.unit);
    if (counted) {
      result.number = amount.number.to_double() * base_factor(plan_.units(), amount.unit).to_double() / *size;
    } else if (is_proportion(plan_, metric)) {
      const auto rate = plan_.units().convert(amount, kNoUnit);
      if (!rate) return std::nullopt;
      result.number = rate->to_double();
    } else {
      return std::nullopt;
    }
    if (result.number < 0 || result.number > 1) return std::nullopt;
    result.value = {rounded(100 * result.number, kDifferenceDigits), kPercent};
    return result;
  }

  void compare(EntityId metric) {
    if (trial_.arms.size() < 2) return;
    const auto first = value_of(trial_.arms.front(), metric);
    if (!first) return;
    const double limit = normal_quantile(1 - trial_.design.chance * 0.5);
    for (std::size_t i = 1; i < trial_.arms.size(); ++i) {
      const auto second = value_of(trial_.arms[i], metric);
      if (!second || (second->deviation > 0) != (first->deviation > 0)) continue;
      const bool of_share = first->deviation == 0;
      const auto error_of = [&](const ArmValue& arm) { return (of_share ? deviation_of_rate(arm.number) : arm.deviation) / square_root(arm.size); };
      const double a = error_of(*first), b = error_of(*second);
      const double error = square_root(a * a + b * b), difference = second->number - first->number;
      if (error <= 0) continue;
      const double z = of_share ? z_of_rates(first->number, first->size, second->number, second->size) : difference / error;
      const double chance = 200 * (1 - normal_below(std::abs(z)));
      const Measure shown_as{0, 0, of_share, of_share ? kPoints : first->value.unit};
      constexpr double kSmallestChance = 0.1;
      trial_.comparisons.push_back({metric, *first, *second, shown(difference, shown_as, kDifferenceDigits), shown(limit * error, shown_as, kEffectDigits),
                                    *Decimal::parse(fmt_one(z)), chance < kSmallestChance ? Decimal() : rounded(chance, 2), std::abs(z) >= limit});
    }
  }

  static std::string fmt_one(double z) { return rounded(z * 10, 15).round(0).scaled_by_power_of_ten(-1).value_or(Decimal()).to_string(); }

  /// Of what adds up, the arms' values against the value of the whole.
  void add_up(EntityId metric) {
    const PropertyValue* all = actual_of(experiment_, metric);
    if (all == nullptr || trial_.arms.empty()) return;
    const Amount& stated = std::get<Condition>(all->value).amount;
    if (aggregation_of(plan_, metric, stated.unit) != Aggregation::sum) return;
    Decimal sum;
    for (const EntityId arm : trial_.arms) {
      const PropertyValue* part = actual_of(arm, metric);
      const auto number = part == nullptr ? std::nullopt : in_unit(plan_.units(), std::get<Condition>(part->value).amount, stated.unit);
      const auto next = number ? Decimal::add(sum, number->number) : std::nullopt;
      if (!next) return;
      sum = *next;
    }
    // What is written stands for all that rounds to it.
    if (sum.round(stated.number.fraction_digits()) != stated.number) trial_.sums.push_back({all, {sum, stated.unit}});
  }

  const Plan& plan_;
  EntityId experiment_, metric_;
  Trial trial_;
  Parts parts_;
  std::optional<double> first_, smallest_;  // The sizes of the first arm and of the smallest other.
};

}  // namespace

bool Trial::too_small() const {
  if (!arm_sample || !arm_needed) return false;
  const auto nearly = Decimal::multiply(arm_needed->number, *Decimal::parse("0.9"));
  return nearly && arm_sample->number < *nearly;
}

Trial trial_of(const Plan& plan, EntityId experiment) { return TrialReader(plan, experiment).read(); }

}  // namespace campaign

#pragma once

#include <optional>

#include "model/plan.h"

namespace campaign {

// What a sample can show. Numbers are shares of one (0.016 for 1.6%) or in the unit of a mean; rates and means of independent
// samples are taken as normal, as the formulas named here do.

/// A comparison of two arms, and how sure one wants to be of it.
struct TestDesign {
  double chance = 0.05;  ///< The probability of a result where there is no effect, in both directions: the significance level.
  double power = 0.80;   ///< The probability of a result where the effect is there.
  double ratio = 1;      ///< The size of the second arm for one of the first.
};

/// The size of the first arm that shows the difference between two rates: Fleiss, Levin and Paik, Statistical Methods for Rates
/// and Proportions (3rd ed., 2003), formula 4.19 (4.14 for arms of one size), without correction for continuity. The same as
/// R's `power.prop.test`. nullopt where there is no difference, or a rate is none.
[[nodiscard]] std::optional<double> sample_for_rates(double first, double second, const TestDesign& design);
/// The same for two means of one standard deviation: (1 + 1/ratio) (z₁₋α/₂ + z₁₋β)² (deviation / difference)²: Chow, Shao and
/// Wang, Sample Size Calculations in Clinical Research (2nd ed., 2008), 3.2.
[[nodiscard]] std::optional<double> sample_for_means(double deviation, double difference, const TestDesign& design);
/// The smallest difference that a first arm of this size shows, where its direction is not settled: (z₁₋α/₂ + z₁₋β) times the
/// standard error without an effect: Bloom, Minimum Detectable Effects, Evaluation Review 19 (1995), 547–556.
[[nodiscard]] double visible_difference(double deviation, double size, const TestDesign& design);
/// The same of a rate in the direction of a step: what `sample_for_rates` gives this size for. nullopt where even a rate of 0 or 1
/// would not show.
[[nodiscard]] std::optional<double> visible_step(double rate, bool up, double size, const TestDesign& design);

/// The z of the difference of two rates from their pooled rate: Fleiss, Levin and Paik (2003), 3.2; NIST/SEMATECH e-Handbook of
/// Statistical Methods, 7.3.3.
[[nodiscard]] double z_of_rates(double first, double first_size, double second, double second_size);
/// The standard deviation of single yes-or-no answers at a rate: √(p (1 − p)).
[[nodiscard]] double deviation_of_rate(double rate);

/// A double as a decimal of so many significant digits: what is computed by approximation is not shown to the last digit.
[[nodiscard]] Decimal rounded(double number, int significant_digits);

/// The same, never below it: what is recommended has to be enough.
[[nodiscard]] Decimal rounded_up(double number, int significant_digits);

/// Whether values of a metric are shares of those asked or counted, as awareness is and a return is not: a share whose possible
/// values lie between 0 and 1.
[[nodiscard]] bool is_proportion(const Plan& plan, EntityId metric);

/// The margin of error of a value behind which a `sample` stands: at 95% certainty 1.96 √(p (1 − p) / n), or 1.96 deviation / √n
/// for a mean whose `deviation` stands there too. Where more than a twentieth of a finite audience was asked, it is smaller by
/// √((N − n) / (N − 1)): Cochran, Sampling Techniques (3rd ed., 1977), 2.7 and 3.2. In points for shares. nullopt where the value
/// does not give it. O(audiences)
[[nodiscard]] std::optional<Amount> margin_of(const Plan& plan, EntityId entity, const PropertyValue& value);

/// What keeps the values of two surveys of a goal's metric from being told apart: √(a² + b²) of their margins. A later survey that
/// is still to come is taken to be as large as the first.
struct Noise {
  Amount difference;  ///< By how much the later value differs from the baseline; in points for shares.
  Amount noise;
  [[nodiscard]] bool hides() const { return difference.number.abs() < noise.number; }
};
/// Of the goal's target against its baseline; nullopt where the baseline has no margin, or the target is to keep it.
[[nodiscard]] std::optional<Noise> noise_of_target(const Plan& plan, EntityId goal);
/// Of a measured value of the goal against its baseline; nullopt where neither has a margin.
[[nodiscard]] std::optional<Noise> noise_of_actual(const Plan& plan, EntityId goal, const PropertyValue& actual);

}  // namespace campaign

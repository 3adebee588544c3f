#include "check/shapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace campaign {

namespace {

constexpr double kTail = 0.05;           // What lies outside of an estimate on either side.
constexpr int kDigits = 6;               // Of what is worked out in floating point; nobody plans to the millionth.

Decimal decimal(std::string_view text) { return *Decimal::parse(text); }

/// a + b × c, nullopt when it does not fit.
std::optional<Decimal> plus_times(const Decimal& a, const Decimal& b, const Decimal& c) {
  const auto product = Decimal::multiply(b, c);
  return product ? Decimal::add(a, *product) : std::nullopt;
}

/// A number to `kDigits` significant digits.
std::optional<Decimal> rounded(double number) {
  if (!std::isfinite(number)) return std::nullopt;
  const int magnitude = number == 0 ? 0 : static_cast<int>(std::floor(std::log10(std::abs(number))));
  const int digits = std::clamp(kDigits - 1 - magnitude, 0, Decimal::max_scale);
  return Decimal::parse(fmt::format("{:.{}f}", number, digits));
}

/// The regularised incomplete beta function I_x(a, b) by its continued fraction (Numerical Recipes 6.4, Lentz's method), for a, b ≥ 1.
double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incomplete_beta(b, a, 1 - x);
  constexpr int kMostSteps = 300;
  constexpr double kTiny = 1e-300;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x)) / a;
  const auto not_zero = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
  double c = 1, d = 1 / not_zero(1 - (a + b) * x / (a + 1)), result = d;
  for (int m = 1; m <= kMostSteps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    for (const double term : {even, odd}) {
      d = 1 / not_zero(1 + term * d);
      c = not_zero(1 + term / c);
      result *= c * d;
    }
    if (std::abs(c * d - 1) < std::numeric_limits<double>::epsilon()) break;
  }
  return front * result;
}

/// Where a share of a beta distribution lies below.
double beta_quantile(double a, double b, double share) {
  double low = 0, high = 1;
  for (int step = 0; step < 60; ++step) {  // Halves the interval down to the last digit of a double.
    const double middle = (low + high) / 2;
    (incomplete_beta(a, b, middle) < share ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

std::optional<Quantiles> normal_quantiles(const Decimal& mean, const Decimal& deviation) {
  const auto low = plus_times(mean, deviation, decimal("-1.645"));  // 1.645 deviations on either side hold 90%.
  const auto high = plus_times(mean, deviation, decimal("1.645"));
  return low && high ? std::optional(Quantiles{*low, mean, *high}) : std::nullopt;
}

std::optional<Quantiles> lognormal_quantiles(const Decimal& low, const Decimal& high) {
  const auto middle = rounded(std::sqrt(low.to_double()) * std::sqrt(high.to_double()));
  return middle ? std::optional(Quantiles{low, *middle, high}) : std::nullopt;
}

std::optional<Quantiles> uniform_quantiles(const Decimal& least, const Decimal& most) {
  const auto width = Decimal::subtract(most, least);
  const auto at = [&](std::string_view share) { return width ? plus_times(least, *width, decimal(share)) : std::nullopt; };
  const auto low = at("0.05"), middle = at("0.5"), high = at("0.95");
  return low && middle && high ? std::optional(Quantiles{*low, *middle, *high}) : std::nullopt;
}

std::optional<Quantiles> triangle_quantiles(const Decimal& least, const Decimal& likely, const Decimal& most) {
  const auto width = Decimal::subtract(most, least);
  const auto peak = Decimal::subtract(likely, least);
  if (!width || !peak) return std::nullopt;
  const double all = width->to_double(), left = peak->to_double();
  const auto at = [&](double of) -> std::optional<Decimal> {
    const auto step = rounded(of * all < left ? std::sqrt(of * all * left) : all - std::sqrt((1 - of) * all * (all - left)));
    return step ? Decimal::add(least, *step) : std::nullopt;
  };
  const auto low = at(kTail), middle = at(0.5), high = at(1 - kTail);
  return low && middle && high ? std::optional(Quantiles{*low, *middle, *high}) : std::nullopt;
}

std::optional<Quantiles> pert_quantiles(const Decimal& least, const Decimal& likely, const Decimal& most) {
  const auto width = Decimal::subtract(most, least);
  const auto peak = Decimal::subtract(likely, least);
  if (!width || !peak) return std::nullopt;
  const double share = peak->to_double() / width->to_double();
  const double a = 1 + 4 * share, b = 1 + 4 * (1 - share);
  const auto at = [&](double of) -> std::optional<Decimal> {
    const auto step = rounded(beta_quantile(a, b, of) * width->to_double());
    return step ? Decimal::add(least, *step) : std::nullopt;
  };
  const auto low = at(kTail), middle = at(0.5), high = at(1 - kTail);
  return low && middle && high ? std::optional(Quantiles{*low, *middle, *high}) : std::nullopt;
}

}  // namespace campaign

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "odds/beta.h"

namespace campaign::odds {

/// One form of spread, without choices in it.
struct Shape {
  enum class Kind : std::uint8_t {
    point,      ///< a: certain.
    normal,     ///< Of mean a and standard deviation b.
    lognormal,  ///< Its logarithm is normal, of mean a and standard deviation b.
    uniform,    ///< As likely everywhere from a to b.
    triangle,   ///< From a to c, the density rising in a line to b and falling in one from there.
    pert,       ///< From a to c, most likely b: a + (c - a) · Beta(1 + 4 (b - a) / (c - a), 1 + 4 (c - b) / (c - a)).
  };
  Kind kind = Kind::point;
  double a = 0, b = 0, c = 0;
  bool operator==(const Shape&) const = default;
};

/// The beta distribution of a `pert`, over 0 to 1.
[[nodiscard]] Beta beta_of(const Shape& pert);
/// Where the probability of at most it is u, 0 < u < 1.
[[nodiscard]] double quantile(const Shape& shape, double u);
/// The probability of at most x.
[[nodiscard]] double cdf(const Shape& shape, double x);
/// The expected value.
[[nodiscard]] double mean(const Shape& shape);

/// What an estimate says of a number: one shape, or one of several, each with its probability. Made by the functions below, which give none where such
/// a distribution cannot be: a number that is not finite, a deviation below 0, a least above a most.
struct Distribution {
  struct Part {
    double weight = 1;  ///< The probability that it is this. All of them are 1 together.
    Shape shape{};
    bool operator==(const Part&) const = default;
  };
  std::vector<Part> parts{};
  bool operator==(const Distribution&) const = default;
};

/// What is certain.
[[nodiscard]] std::optional<Distribution> point(double value);
/// `low to high`: with 90% between both and 5% on each side. With a low above 0 lognormal, which is never below 0; else normal.
[[nodiscard]] std::optional<Distribution> interval(double low, double high);
[[nodiscard]] std::optional<Distribution> normal(double mean, double deviation);
/// Its 5% and 95% points, above 0: the logarithm has the mean (log low + log high) / 2 and the deviation (log high - log low) / (2 · 1.645).
[[nodiscard]] std::optional<Distribution> lognormal(double low, double high);
[[nodiscard]] std::optional<Distribution> uniform(double low, double high);
[[nodiscard]] std::optional<Distribution> triangle(double least, double likely, double most);
/// As the Program Evaluation and Review Technique takes three numbers: the beta distribution whose mean is (least + 4 likely + most) / 6 (Malcolm et al. 1959;
/// Vose, Risk Analysis, 2008: the shape 4).
[[nodiscard]] std::optional<Distribution> pert(double least, double likely, double most);
/// With this probability `of`, else 0.
[[nodiscard]] std::optional<Distribution> chance(double probability, const Distribution& of);
/// One of several, by weights that need not be 1 together. Distributions of several parts are taken apart into them.
struct Weighted {
  double weight = 1;
  Distribution distribution{};
};
[[nodiscard]] std::optional<Distribution> mix(std::span<const Weighted> choices);

/// The expected value: where values are added, their expected values are.
[[nodiscard]] double mean(const Distribution& distribution);
/// The probability of at most x.
[[nodiscard]] double cdf(const Distribution& distribution, double x);
/// The least number of which the probability of at most it is u or more, 0 < u < 1: of 0.5 the median, which is what is shown as the middle. Of several parts by halving
/// between their own.
[[nodiscard]] double quantile(const Distribution& distribution, double u);

}  // namespace campaign::odds

#include "odds/distribution.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "odds/arithmetic.h"
#include "odds/normal.h"

namespace campaign::odds {
namespace {

constexpr double k95 = 1.6448536269514722;  // The 95% point of the normal distribution.

bool all_finite(std::initializer_list<double> values) {
  return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

Distribution of(Shape::Kind kind, double a, double b, double c = 0) { return {{{1, {kind, a, b, c}}}}; }

double triangle_quantile(const Shape& shape, double u) {
  const double width = shape.c - shape.a, left = shape.b - shape.a, right = shape.c - shape.b;
  return u * width <= left ? shape.a + std::sqrt(u * width * left) : shape.c - std::sqrt((1.0 - u) * width * right);
}

double triangle_cdf(const Shape& shape, double x) {
  const double width = shape.c - shape.a;
  if (x <= shape.a) return 0;
  if (x >= shape.c) return 1;
  return x <= shape.b ? (x - shape.a) * (x - shape.a) / (width * (shape.b - shape.a)) : 1.0 - (shape.c - x) * (shape.c - x) / (width * (shape.c - shape.b));
}

}  // namespace

Beta beta_of(const Shape& pert) {
  const double width = pert.c - pert.a;
  return Beta(1.0 + 4.0 * (pert.b - pert.a) / width, 1.0 + 4.0 * (pert.c - pert.b) / width);
}

double quantile(const Shape& shape, double u) {
  switch (shape.kind) {
    case Shape::Kind::point: return shape.a;
    case Shape::Kind::normal: return shape.a + shape.b * normal_quantile(u);
    case Shape::Kind::lognormal: return exp(shape.a + shape.b * normal_quantile(u));
    case Shape::Kind::uniform: return shape.a + (shape.b - shape.a) * u;
    case Shape::Kind::triangle: return triangle_quantile(shape, u);
    case Shape::Kind::pert: return shape.a + (shape.c - shape.a) * beta_of(shape).quantile(u, 1.0 - u).lower;
  }
  return shape.a;
}

double cdf(const Shape& shape, double x) {
  switch (shape.kind) {
    case Shape::Kind::point: break;
    case Shape::Kind::normal:
      if (shape.b > 0) return normal_cdf((x - shape.a) / shape.b);
      break;
    case Shape::Kind::lognormal: return x > 0 ? normal_cdf((log(x) - shape.a) / shape.b) : 0;
    case Shape::Kind::uniform: return x <= shape.a ? 0 : x >= shape.b ? 1 : (x - shape.a) / (shape.b - shape.a);
    case Shape::Kind::triangle: return triangle_cdf(shape, x);
    case Shape::Kind::pert: return beta_of(shape).cdf((x - shape.a) / (shape.c - shape.a));
  }
  return x >= shape.a ? 1 : 0;
}

double mean(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::point:
    case Shape::Kind::normal: return shape.a;
    case Shape::Kind::lognormal: return exp(shape.a + shape.b * shape.b / 2.0);
    case Shape::Kind::uniform: return (shape.a + shape.b) / 2.0;
    case Shape::Kind::triangle: return (shape.a + shape.b + shape.c) / 3.0;
    case Shape::Kind::pert: return (shape.a + 4.0 * shape.b + shape.c) / 6.0;
  }
  return shape.a;
}

std::optional<Distribution> point(double value) {
  if (!all_finite({value})) return std::nullopt;
  return of(Shape::Kind::point, value + 0.0, 0);  // No -0, which sorts differently elsewhere.
}

std::optional<Distribution> interval(double low, double high) {
  if (low > 0) return lognormal(low, high);
  if (!all_finite({low, high}) || low > high) return std::nullopt;
  return normal((low + high) / 2.0, (high - low) / (2.0 * k95));
}

std::optional<Distribution> normal(double mean, double deviation) {
  if (!all_finite({mean, deviation}) || deviation < 0) return std::nullopt;
  if (deviation == 0) return point(mean);
  return of(Shape::Kind::normal, mean, deviation);
}

std::optional<Distribution> lognormal(double low, double high) {
  if (!all_finite({low, high}) || low <= 0 || low > high) return std::nullopt;
  if (low == high) return point(low);
  const double from = log(low), to = log(high);
  return of(Shape::Kind::lognormal, (from + to) / 2.0, (to - from) / (2.0 * k95));
}

std::optional<Distribution> uniform(double low, double high) {
  if (!all_finite({low, high, high - low}) || low > high) return std::nullopt;
  if (low == high) return point(low);
  return of(Shape::Kind::uniform, low, high);
}

std::optional<Distribution> triangle(double least, double likely, double most) {
  if (!all_finite({least, likely, most, most - least}) || least > likely || likely > most) return std::nullopt;
  if (least == most) return point(least);
  return of(Shape::Kind::triangle, least, likely, most);
}

std::optional<Distribution> pert(double least, double likely, double most) {
  auto made = triangle(least, likely, most);
  if (made && least < most) made->parts[0].shape.kind = Shape::Kind::pert;
  return made;
}

std::optional<Distribution> chance(double probability, const Distribution& of) {
  if (!(probability >= 0 && probability <= 1)) return std::nullopt;
  const Weighted choices[] = {{1.0 - probability, *point(0)}, {probability, of}};
  return mix(choices);
}

std::optional<Distribution> mix(std::span<const Weighted> choices) {
  double whole = 0;
  for (const Weighted& choice : choices) {
    if (!std::isfinite(choice.weight) || choice.weight < 0 || choice.distribution.parts.empty()) return std::nullopt;
    whole += choice.weight;
  }
  if (!(whole > 0) || !std::isfinite(whole)) return std::nullopt;
  Distribution mixed;
  for (const Weighted& choice : choices) {
    for (const Distribution::Part& part : choice.distribution.parts) {
      const double weight = choice.weight / whole * part.weight;
      if (weight > 0) mixed.parts.push_back({weight, part.shape});
    }
  }
  return mixed;
}

double mean(const Distribution& distribution) {
  double sum = 0;
  for (const Distribution::Part& part : distribution.parts) sum += part.weight * mean(part.shape);
  return sum;
}

double cdf(const Distribution& distribution, double x) {
  double sum = 0;
  for (const Distribution::Part& part : distribution.parts) sum += part.weight * cdf(part.shape, x);
  return sum;
}

double quantile(const Distribution& distribution, double u) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const Distribution::Part& part : distribution.parts) {
    const double at = quantile(part.shape, u);
    low = std::min(low, at);
    high = std::max(high, at);
  }
  // Between the least and the most of the parts' own, to the last digit. What is one point above all others is not passed by.
  if (cdf(distribution, low) >= u) return low;
  for (int i = 0; i < 200; ++i) {
    const double middle = low + (high - low) / 2.0;
    if (!(middle > low && middle < high)) break;
    (cdf(distribution, middle) >= u ? high : low) = middle;
  }
  return high;
}

}  // namespace campaign::odds

#include "analysis/normal.h"

#include <cmath>

namespace campaign {

namespace {

constexpr double kFarthest = 8.5;  // Beyond it a double knows no probability but 0 and 1.

/// e^t by its series, for t from 0 on; a sixty-fourth of t needs few terms.
double exponential(double t) {
  constexpr int kHalvings = 6;
  double part = t;
  for (int i = 0; i < kHalvings; ++i) part *= 0.5;
  double sum = 1, term = 1;
  for (int i = 1; i < 30; ++i) {
    term *= part / i;
    sum += term;
  }
  for (int i = 0; i < kHalvings; ++i) sum *= sum;
  return sum;
}

}  // namespace

// Φ(x) = 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …), Abramowitz and Stegun 26.2.11.
double normal_below(double x) {
  if (x >= kFarthest) return 1;
  if (x <= -kFarthest) return 0;
  constexpr double kOneBySquareRootOfTwoPi = 0.39894228040143267794;
  double sum = x, term = x;
  for (int odd = 3; odd < 400; odd += 2) {
    term *= x * x / odd;
    sum += term;
  }
  return 0.5 + kOneBySquareRootOfTwoPi / exponential(x * x * 0.5) * sum;
}

double normal_quantile(double p) {
  double low = -kFarthest, high = kFarthest;
  for (int i = 0; i < 64; ++i) {
    const double middle = (low + high) * 0.5;
    (normal_below(middle) < p ? low : high) = middle;
  }
  return (low + high) * 0.5;
}

double square_root(double x) { return x > 0 ? std::sqrt(x) : 0; }

}  // namespace campaign

#include "odds/beta.h"

#include "odds/arithmetic.h"

namespace campaign::odds {
namespace {

/// The integral of t^(a-1) · (1-t)^(b-1) from 0 to x, for x not much above a half: x^a (1-x)^b / a · F(a + b, 1; a + 1; x).
double incomplete(double a, double b, double x) {
  double term = 1, sum = 1;
  for (double n = 0; term > sum * 1e-17; n += 1) {
    term = term * (x * (a + b + n) / (a + 1.0 + n));
    sum = sum + term;
  }
  return pow(x, a) * pow(1.0 - x, b) / a * sum;
}

/// Up to where the integral from 0 is so much, no more than up to a half. Its logarithm is a concave function of the logarithm of x, as b ≥ 1, so steps of Newton's
/// from the left come nearer from there without end; and left of it is where (1-t)^(b-1) is taken for 1.
double root(double a, double b, double integral) {
  double x = pow(integral * a, 1.0 / a);
  const double wanted = log(integral);
  for (int i = 0; i < 40; ++i) {
    const double have = incomplete(a, b, x);
    const double step = (wanted - log(have)) * have / (pow(x, a) * pow(1.0 - x, b - 1.0));
    const double next = x * exp(step);
    x = next < 0.5 ? next : 0.5;
    if (step < 1e-9 && step > -1e-9) break;  // The error after a step is about the square of it.
  }
  return x;
}

}  // namespace

Beta::Beta(double a, double b) : a_(a), b_(b), lower_half_(incomplete(a, b, 0.5)), upper_half_(incomplete(b, a, 0.5)) {}

double Beta::cdf(double x) const {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double whole = lower_half_ + upper_half_;
  return x <= 0.5 ? incomplete(a_, b_, x) / whole : 1.0 - incomplete(b_, a_, 1.0 - x) / whole;
}

Beta::Point Beta::quantile(double below, double above) const {
  const double whole = lower_half_ + upper_half_;
  if (below * whole <= lower_half_) {
    const double x = root(a_, b_, below * whole);
    return {x, 1.0 - x};
  }
  const double y = root(b_, a_, above * whole);
  return {1.0 - y, y};
}

double Beta::density(const Point& at) const { return pow(at.lower, a_ - 1.0) * pow(at.upper, b_ - 1.0) / (lower_half_ + upper_half_); }

}  // namespace campaign::odds

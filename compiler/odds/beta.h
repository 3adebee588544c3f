#pragma once

namespace campaign::odds {

/// The beta distribution over 0 to 1, with both shapes no less than 1: its density, x^(a-1) · (1-x)^(b-1) / B(a, b), has one top. Its functions are worked
/// out from the lower and the upper half apart, each by a series of positive terms, so that both tails keep their digits.
class Beta {
 public:
  /// Both from 1 to 100.
  Beta(double a, double b);

  /// The probability of at most x: the regularised incomplete beta function, within a relative 1e-14 for x up to one half, and an absolute 1e-14 above. NIST Handbook, 8.17.8. Some 60 terms.
  [[nodiscard]] double cdf(double x) const;

  /// A place between 0 and 1. `lower` is how far from 0, `upper` how far from 1: the one that is small keeps its digits.
  struct Point {
    double lower = 0, upper = 0;
  };
  /// Where the probability of at most it is u, 0 < u < 1, within a relative 1e-13 of the lesser side, and of what 1e-14 of u makes of it where few lie. `below` and `above` are u and 1 - u. Some 5 steps of Newton's, each with a `cdf`.
  [[nodiscard]] Point quantile(double below, double above) const;

  [[nodiscard]] double density(const Point& at) const;

  [[nodiscard]] double a() const { return a_; }
  [[nodiscard]] double b() const { return b_; }

 private:
  double a_, b_;
  double lower_half_, upper_half_;  ///< Of the integral of x^(a-1) · (1-x)^(b-1): up to a half, and from there.
};

}  // namespace campaign::odds

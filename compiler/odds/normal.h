#pragma once

namespace campaign::odds {

/// The standard normal distribution.

/// Its density at x: exp(-x²/2) / √(2π).
[[nodiscard]] double normal_density(double x);

/// The probability of at most x; within a relative 1e-15 where it is no less than 1e-300, also in the lower tail. W. J. Cody, Rational
/// Chebyshev approximations for the error function, Math. Comp. 23 (1969), as `pnorm` of R has it.
[[nodiscard]] double normal_cdf(double x);

/// Of which x the probability of at most x is p, within a relative 1e-15; of 0 and 1 the infinities, outside of them NaN. M. J. Wichura, Algorithm AS 241:
/// the percentage points of the normal distribution (PPND16), Applied Statistics 37 (1988). A step of Newton's would add nothing: `normal_cdf` has errors as large.
[[nodiscard]] double normal_quantile(double p);

}  // namespace campaign::odds

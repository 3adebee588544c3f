#pragma once

namespace campaign {

// The standard normal distribution by additions, multiplications and divisions alone, so that every machine gives the same
// digits: no function of a mathematics library is asked. Good to 14 digits.

/// The probability of a value below `x`. O(1)
[[nodiscard]] double normal_below(double x);
/// The value below which the probability is `p`, between 0 and 1: 1.96 for 97.5%. O(1)
[[nodiscard]] double normal_quantile(double p);
/// The square root, which IEEE 754 rounds in one way; 0 for what is negative.
[[nodiscard]] double square_root(double x);

}  // namespace campaign

#pragma once

#include <cstdint>
#include <span>

#include "odds/answers.h"

namespace campaign::odds {

/// What an estimate does to a result, told from draws of both that are there already: nothing is worked out anew (given-data estimators; Plischke, Borgonovo and
/// Smith 2013). `ranks` has the rank of each draw of the estimate (`Draws::ranks`, `ranks_of`), `result` what came of the same draw. Of estimates that move together
/// each is told with what moves with it.

/// Which share of the result's variance is gone if the estimate is known: the variance of the result's means in bins of the estimate's ranks over the whole variance
/// (Pearson's correlation ratio), less what means of so few draws spread by themselves (as in Kelley's ε², 1935, with the variance of each bin its own). Where it does
/// nothing, a little above or below 0; of fewer than 16 draws 0.
struct Share {
  double value = 0;
  double error = 0;  ///< The standard error, about: of the bins' means and of their spread, each with its own variance.
};
/// 0 where the result never changes. O(draws).
[[nodiscard]] Share share_of_variance(std::span<const double> result, std::span<const std::uint32_t> ranks);

/// The probability that the result is at least the target if the estimate is in that part of what it can be: from 0 to 0.5 in its lower half, 0 to 0.1 at its low end.
/// What it changes is the difference of two of these. O(draws).
[[nodiscard]] Probability at_least_where(std::span<const double> result, double target, std::span<const std::uint32_t> ranks, double from, double to);

}  // namespace campaign::odds

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace campaign::odds {

/// What columns of draws say. All of it is added up in an order that is fixed, so the bits are the same everywhere.

/// A share of the draws, and how far the true probability may be: the standard error of as many independent draws, √(p(1-p)/n) with p = (hits + 1) / (draws + 2),
/// which is not 0 where all or none hit (Laplace). Stratified draws err no more than that times √(n/(n-1)) whatever is worked out from them (Owen 1997), and mostly less.
struct Probability {
  double value = 0;
  double error = 0;
};
/// For whatever is counted draw by draw: several goals at once, too. Of no draws 0 with an error of a half.
[[nodiscard]] Probability probability(std::size_t hits, std::size_t draws);
[[nodiscard]] Probability at_least(std::span<const double> column, double target);
[[nodiscard]] Probability at_most(std::span<const double> column, double target);

/// The sum, in four lanes: draws 0, 4, 8 …; 1, 5, 9 …; and so on, and then (0 + 1) + (2 + 3).
[[nodiscard]] double sum(std::span<const double> column);

/// What comes in the mean, and how it spreads. The standard error of the mean is no more than deviation / √draws.
struct Moments {
  double mean = 0;
  double deviation = 0;  ///< By draws - 1; of a single draw 0.
};
[[nodiscard]] Moments moments(std::span<const double> column);

/// The points with so much probability below them; `probabilities` rise, 0 to 1. The i-th draw by size stands for (i - ½) / draws, and in a line between two of them
/// (Hyndman and Fan 1996, definition 5). O(draws · their number).
[[nodiscard]] std::vector<double> quantiles(std::span<const double> column, std::span<const double> probabilities);

/// By how much a target is missed in the mean of the draws that miss it; nothing where none does.
[[nodiscard]] std::optional<double> expected_shortfall(std::span<const double> column, double target);

/// How much would have to be added to every draw for so many of them to reach the target: below 0 where there is that much room. `wanted` is above 0 and at most 1. O(draws).
[[nodiscard]] double missing(std::span<const double> column, double target, double wanted);

/// The rank of each draw by size, 0 to draws - 1; of equal ones the first is less. O(draws · log draws).
[[nodiscard]] std::vector<std::uint32_t> ranks_of(std::span<const double> column);

}  // namespace campaign::odds

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "odds/strata.h"

namespace campaign::odds {

/// Rank correlation by a Gaussian copula that only reorders, in the manner of Iman and Conover (1982): an estimate keeps its own draws to the last bit, and
/// which draw has which of them follows the order of a score, the sum of the scores of those it moves with and one of its own. So what it moves
/// with stays as it is, and so does all else. Iman and Conover would also take out what correlation the sample has by chance, of the size 1 / √draws; here it stays,
/// so that errors are those of independent draws, as is said beside every probability.

/// The correlation of two normal scores whose ranks have this one (Spearman's), -1 to 1: 2 sin(π/6 · ranks) (Pearson 1907).
[[nodiscard]] double normal_correlation(double ranks);

/// A score as a sum of independent ones: how much of which estimate's own, by path. The squares are 1 together.
using Loadings = std::map<std::string, double, std::less<>>;

/// One that another moves with.
struct Leader {
  std::string_view path{};           ///< Puts them into order, so that theirs in the text does not matter.
  const Loadings* loadings = nullptr;
  double ranks = 0;                  ///< The rank correlation that is stated, -1 to 1.
};

/// Correlations that cannot all be: if two move together, a third cannot move with the one and against the other.
struct Impossible {
  double most = 0;  ///< They can be if each is multiplied by this.
};

/// How a follower's score is made: `weights` of the leaders' scores, in their order here, and `own` of its own; what it comes to is `loadings`.
struct Following {
  std::vector<double> weights{};
  std::vector<std::size_t> sequence{};  ///< Of the leaders by path: in which they are added.
  double own = 1;
  Loadings loadings{};
};

/// Gives a follower the stated correlations with its leaders, and with all others what follows from them. Leaders are each another. O(leaders³ + their loadings).
[[nodiscard]] tl::expected<Following, Impossible> follow(std::string_view path, std::span<const Leader> leaders);

/// Which draw has which stratum, by draw, if a score is made of these: `strata_of` has those of each leader, `own` what would be alone. O(draws · log draws).
[[nodiscard]] std::vector<std::uint32_t> order_following(const Strata& strata, const Following& following, std::span<const std::span<const std::uint32_t>> strata_of,
                                                         std::span<const std::uint32_t> own);

}  // namespace campaign::odds

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "odds/stream.h"

namespace campaign::odds {

/// How many draws there are of everything, and which of all that could be.
struct Sampling {
  std::uint32_t count = 10'000;  ///< From 1 to 2^20.
  std::uint64_t seed = 1;
};

/// The draws of an estimate are stratified: probability is cut into as many strata as there are draws, all of the same size, and each has one draw
/// (McKay, Beckman and Conover 1979). Where in its stratum a draw lies is chosen by chance, but once for all estimates, so that what costs
/// time, the points of the normal distribution there, is worked out once. Only in the outermost strata, one of a hundred on each side, each estimate has
/// places of its own (`own_end`): there a place matters for a mean, and what hundreds of estimates had in common would not average out.
class Strata {
 public:
  explicit Strata(const Sampling& sampling);

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(points_.size()); }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

  /// A place in each stratum, as a probability between 0 and 1; rising.
  [[nodiscard]] std::span<const double> points() const { return points_; }
  /// The points of the standard normal distribution there.
  [[nodiscard]] std::span<const double> scores() const { return scores_; }

  /// How many strata at each end have places of each estimate's own.
  [[nodiscard]] std::uint32_t own_end() const { return own_end_; }
  /// A place in a stratum by the next number of a stream.
  [[nodiscard]] double place(std::uint32_t stratum, Stream& stream) const { return (stratum + stream.fraction()) / count(); }

 private:
  std::uint64_t seed_;
  std::uint32_t own_end_;
  std::vector<double> points_, scores_;
};

}  // namespace campaign::odds

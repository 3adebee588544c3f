#pragma once

#include <span>
#include <vector>

#include "odds/distribution.h"

namespace campaign::odds {

/// Values of a `pert` at many points of the normal distribution: `Beta::quantile` at every eighth from -8.5 to 8.5 with its first two derivatives, which are
/// known in closed form, and between two of these the polynomial of fifth degree that has them. Within 1e-10 of the width of the distribution, and a hundred
/// times quicker.
class PertCurve {
 public:
  explicit PertCurve(const Shape& pert);
  /// Points become values, in place.
  void each(std::span<double> scores) const;

 private:
  struct Piece {
    double at[6] = {};  ///< By powers of the part of an eighth that has gone by.
  };
  double least_, width_;
  std::vector<Piece> pieces_;
};

}  // namespace campaign::odds

#include "odds/search.h"

namespace campaign::odds {

std::optional<double> least_change(double none, double most, double wanted, const std::function<double(double)>& probability, int halvings) {
  if (probability(none) >= wanted) return none;
  if (!(probability(most) >= wanted)) return std::nullopt;
  double too_little = none, enough = most;
  for (int i = 0; i < halvings; ++i) {
    const double middle = too_little + (enough - too_little) / 2.0;
    if (middle == too_little || middle == enough) break;
    (probability(middle) >= wanted ? enough : too_little) = middle;
  }
  return enough;
}

}  // namespace campaign::odds

#pragma once

#include <optional>

#include "base/decimal.h"

namespace campaign {

/// Where 5%, half and 95% of a distribution lie. The ends of an estimate hold 90%.
struct Quantiles {
  Decimal low, middle, high;
};

// The parameters are those of a distribution: positive deviation, ends in their order. nullopt where a result does not fit.

/// A normal distribution with this mean and standard deviation.
[[nodiscard]] std::optional<Quantiles> normal_quantiles(const Decimal& mean, const Decimal& deviation);
/// A lognormal distribution, given by its 5% and 95% quantiles, both above zero; its middle is their geometric mean, to six digits.
[[nodiscard]] std::optional<Quantiles> lognormal_quantiles(const Decimal& low, const Decimal& high);
/// All values between two equally likely.
[[nodiscard]] std::optional<Quantiles> uniform_quantiles(const Decimal& least, const Decimal& most);
/// Values from the least to the most, the density rising in a line to the likely one and falling in one from there; quantiles to six digits.
[[nodiscard]] std::optional<Quantiles> triangle_quantiles(const Decimal& least, const Decimal& likely, const Decimal& most);
/// A PERT distribution (a beta distribution with shapes 1 + 4(likely - least)/(most - least) and 1 + 4(most - likely)/(most - least),
/// stretched to [least, most]), quantiles to six digits.
[[nodiscard]] std::optional<Quantiles> pert_quantiles(const Decimal& least, const Decimal& likely, const Decimal& most);

}  // namespace campaign

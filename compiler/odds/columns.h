#pragma once

#include <cstdint>
#include <span>

#include "odds/distribution.h"
#include "odds/strata.h"

namespace campaign::odds {

/// Draws of one estimate, each a function of the sampling, the estimate's key and its distribution alone: they may be made in any order and by several
/// threads. `out` has a place for each draw.

/// One value of each stratum, rising. O(draws); with several parts O(draws · log draws).
void rising_column(const Strata& strata, Key key, const Distribution& distribution, std::span<double> out);

/// Which draw has which stratum, for an estimate that moves with no other: by draw. O(draws).
void order_of(const Strata& strata, Key key, std::span<std::uint32_t> out);

/// Both together: the values by draw. 10,000 of a lognormal distribution take some 0.05 ms.
void column_of(const Strata& strata, Key key, const Distribution& distribution, std::span<double> out);

}  // namespace campaign::odds

#pragma once

#include <functional>
#include <optional>

namespace campaign::odds {

/// The least change from `none` towards `most` by which a probability becomes at least `wanted`, by halving; `most` may also be less than `none`. `probability` gives it
/// for a change, from draws that stay the same, and falls nowhere on the way. Nothing where even `most` is not enough. The answer is enough, and no more than
/// |most - none| · 2^-halvings too much. Asks `probability` at most halvings + 2 times.
[[nodiscard]] std::optional<double> least_change(double none, double most, double wanted, const std::function<double(double)>& probability, int halvings = 30);

}  // namespace campaign::odds

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace campaign {

/// A plan of which one thing is there any number of times.
struct GrowingPlan {
  std::string name;                               ///< What grows: `tactic.after list`.
  std::function<std::string(std::size_t)> text;   ///< The plan with so many of it.
  std::string_view reason;                        ///< Why its cost may grow faster than it, up to a limit; empty: it may not.
};

/// Plans that grow by each kind, each property (many declarations with it, one with many values), each form of a value, each way in
/// which declarations lean on each other, what is between the words, and mistakes of every sort.
[[nodiscard]] std::vector<GrowingPlan> growing_plans();

}  // namespace campaign

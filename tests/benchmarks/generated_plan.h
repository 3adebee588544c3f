#pragma once

#include <string>

namespace campaign {

/// A plan of `tactics` tactics: 50 a goal, 5 strategies a goal; each tactic with flight, budget, owner, channel, a KPI
/// with its target, an expectation and, in two of three cases, an `after`. About 470 bytes a tactic, no findings.
[[nodiscard]] std::string generated_plan(int tactics);

}  // namespace campaign

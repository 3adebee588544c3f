#pragma once

#include <vector>

#include "ide/actions.h"

namespace campaign {

/// The refactorings of what is selected, [begin, end) of a file; none changes what the plan means but for what it adds:
///
/// - tactics that stand together: put into a tactic of their own; straight in a goal, into a strategy;
/// - a tactic with a block: made a template of what it says, which it then takes (its dates, money and owner stay);
/// - a goal, strategy, tactic or campaign: given the properties that such a thing should have, as `todo`.
[[nodiscard]] std::vector<Action> refactorings_at(const Snapshot& snapshot, FileId file, std::uint32_t begin, std::uint32_t end);

}  // namespace campaign

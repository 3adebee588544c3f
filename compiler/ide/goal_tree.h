#pragma once

#include <vector>

#include "workspace/snapshot.h"

namespace campaign {

// The tree of aims: business goal, goal, strategy, tactic. Upwards is what something is for, downwards what it is reached by.

/// Whether a declaration has a place in the tree.
[[nodiscard]] bool in_goal_tree(Kind kind);
/// What a declaration serves: the goal, strategy or campaign around it, and what its `serves` names. O(its values).
[[nodiscard]] std::vector<EntityId> aims_of(const Snapshot& snapshot, EntityId id);
/// What serves a declaration: what stands in it, and what names it in `serves`. O(declarations).
[[nodiscard]] std::vector<EntityId> means_of(const Snapshot& snapshot, EntityId id);

}  // namespace campaign

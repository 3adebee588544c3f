#pragma once

#include <vector>

#include "analysis/staffing.h"
#include "model/plan.h"

namespace campaign {

/// What has rows in a timetable.
inline constexpr KindSet kScheduledKinds(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::milestone);

/// What is in a declaration and has rows, in the order of the text; tactics that are called off have none. O(children).
[[nodiscard]] std::vector<EntityId> scheduled_in(const Plan& plan, EntityId id);

/// The plan's campaigns, those together that have to be scheduled together: where somebody works in two of them, or something in the one
/// waits for something in the other. In the order of the text, and of their first campaigns. O((declarations + links + people named) · log).
[[nodiscard]] std::vector<std::vector<EntityId>> joined_campaigns(const Plan& plan, Assignments& assignments);

}  // namespace campaign

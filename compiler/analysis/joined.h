#pragma once

#include <array>
#include <vector>

#include "analysis/staffing.h"
#include "model/plan.h"

namespace campaign {

/// What has rows in a timetable.
inline constexpr KindSet kScheduledKinds(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::milestone);

/// A property that links tactics and milestones: `after: x + 2 days`. The other side's edge is that of a name without `.start` or `.end`.
struct LinkProperty {
  Property property;
  bool waits;       ///< Whether the one that writes it waits; else the other does, and the lag counts from the other side.
  timing::Edge own, other;
};
inline constexpr std::array kLinkProperties{
    LinkProperty{prop("after"), true, timing::Edge::start, timing::Edge::end},
    LinkProperty{prop("finish_after"), true, timing::Edge::end, timing::Edge::end},
    LinkProperty{prop("before"), false, timing::Edge::end, timing::Edge::start},
    LinkProperty{prop("start_before"), false, timing::Edge::start, timing::Edge::start},
};

/// What is in a declaration and has rows, in the order of the text; tactics that are called off have none. O(children).
[[nodiscard]] std::vector<EntityId> scheduled_in(const Plan& plan, EntityId id);

/// The plan's campaigns, those together that have to be scheduled together: where somebody works in two of them, or something in the one
/// waits for something in the other. In the order of the text, and of their first campaigns. O((declarations + links + people named) · log).
[[nodiscard]] std::vector<std::vector<EntityId>> joined_campaigns(const Plan& plan, Assignments& assignments);

}  // namespace campaign

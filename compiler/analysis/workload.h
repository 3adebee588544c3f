#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/timetable.h"
#include "schedule/cap_use.h"

namespace campaign {

/// What somebody has to do in a day, week or month, over all campaigns of the plan, and how much they could.
struct PersonLoad {
  EntityId person = kNoEntity;
  timing::MinuteSpan period{};
  std::int64_t work = 0, capacity = 0;  ///< Minutes of work.
  std::vector<std::pair<EntityId, std::int64_t>> parts{};  ///< Of the work, by tactic: the most first, then in the order of time.

  [[nodiscard]] bool is_too_much() const { return work > capacity; }
};

/// The load of everybody who works on something: by person in the order of the text, then time, from each one's first work to their last
/// in any campaign. O((pieces + what is taken) · periods of each + log).
[[nodiscard]] std::vector<PersonLoad> workload(const Timetable& timetable, timing::Cap::Period period);

/// Minutes as hours with one decimal where they are not whole: 90 are 1.5. O(1).
[[nodiscard]] Duration in_hours(std::int64_t minutes);

}  // namespace campaign

#pragma once

#include <utility>
#include <vector>

#include "schedule/allocation.h"
#include "schedule/passes.h"

namespace campaign::timing {

/// What one person has to do in a day, week or month, and how much they could.
struct Load {
  std::uint32_t person = 0;
  MinuteSpan period{};
  std::int64_t work = 0;      ///< Shares of minutes.
  std::int64_t capacity = 0;  ///< The same: their hours, without what is taken.
  std::vector<std::pair<std::uint32_t, std::int64_t>> parts{};  ///< Of the work, by step in the order of time.
};

/// The load of all people by periods, from each one's first piece to their last: by person, then time. O((pieces + taken) · periods of each
/// + log).
[[nodiscard]] std::vector<Load> load_of(const Staffing& staffing, const std::vector<Piece>& pieces, Cap::Period period);

/// Who works on a step with dates if it waits for nobody: the first so many of each item's people, from its begin to its end. Adds to `pieces`.
/// O(people named).
void add_without_waiting(const Staffing& staffing, const Demand& demand, const Dates& dates, std::vector<Piece>& pieces);

/// Who works when if nothing waits for people: on each step with a demand the first so many of each item's people, from its begin to its end,
/// whatever else they do then. By demand. O(people named).
[[nodiscard]] std::vector<Piece> pieces_without_waiting(const Staffing& staffing, const std::vector<Dates>& dates);

}  // namespace campaign::timing

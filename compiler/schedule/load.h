#pragma once

#include <vector>

#include "schedule/allocation.h"

namespace campaign::timing {

/// What one person has to do in a day, week or month, and how much they could.
struct Load {
  std::uint32_t person = 0;
  MinuteSpan period{};
  std::int64_t work = 0;      ///< Shares of minutes.
  std::int64_t capacity = 0;  ///< The same: their hours, without what is taken.
};

/// The load of all people by periods, from each one's first piece to their last: by person, then time. O((pieces + taken) · periods of each
/// + log).
[[nodiscard]] std::vector<Load> load_of(const Staffing& staffing, const std::vector<Piece>& pieces, Cap::Period period);

}  // namespace campaign::timing

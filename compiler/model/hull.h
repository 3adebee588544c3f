#pragma once

#include <algorithm>
#include <optional>
#include <span>

#include "model/value.h"

namespace campaign {

/// The days from the first through the last of two stretches.
[[nodiscard]] inline DaySpan hull_of(const DaySpan& a, const DaySpan& b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

/// Makes a stretch hold some days more; where there is none yet it is these.
inline void widen(std::optional<DaySpan>& whole, const DaySpan& days) { whole = whole ? hull_of(*whole, days) : days; }

/// The days from the first through the last of several stretches. `days` must not be empty.
[[nodiscard]] inline DaySpan hull_of(std::span<const DaySpan> days) {
  DaySpan hull = days.front();
  for (const DaySpan& span : days) hull = hull_of(hull, span);
  return hull;
}

}  // namespace campaign

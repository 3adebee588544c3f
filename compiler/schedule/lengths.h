#pragma once

#include "schedule/network.h"

namespace campaign::timing {

// Time forwards and backwards, and the two edges of a step. Each function that goes forwards has one that goes backwards and undoes it
// as far as it can be undone: `later(t) <= x` exactly when `t <= earlier(x)`. Slack is exact by that. All O(log stretches of the calendar).

/// A length of time behind an instant.
///
/// By months: the same minute of the same day, or the end of a month that has no such day (29 to 31 January + 1 month is the end of
/// February). So it never happens that who begins later is finished sooner.
[[nodiscard]] Minute later(Minute at, const Length& length, const WorkingTime& time);
/// The greatest instant that lies at least a length of time before another.
[[nodiscard]] Minute earlier(Minute at, const Length& length, const WorkingTime& time);

/// When a step of a length begins that may begin at an instant: work begins with the next working minute, anything else at once.
[[nodiscard]] Minute begin_from(Minute at, const Length& length, const WorkingTime& time);
/// The least begin with which a step ends at or behind an instant. Work that ends with its day ends at or behind all that lies in
/// the free time after it.
[[nodiscard]] Minute begin_for_end(Minute at, const Length& length, const WorkingTime& time);
/// The greatest begin that is at most one instant, with an end that is at most another.
[[nodiscard]] Minute latest_begin(Minute begin, Minute end, const Length& length, const WorkingTime& time);
/// The greatest instant that an end satisfies: that of the free time behind an end of work, else the end itself.
[[nodiscard]] Minute reach_of_end(Minute end, const Length& length, const WorkingTime& time);

}  // namespace campaign::timing

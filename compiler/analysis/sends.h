#pragma once

#include <cstdint>
#include <vector>

#include "analysis/timetable.h"
#include "model/plan.h"

namespace campaign {

/// One time that a tactic is sent.
struct Send {
  static constexpr std::int16_t kNoHour = -1;

  Day day{};
  std::int16_t minute = kNoHour;   ///< Of that day, in the audience's local time; or `kNoHour` where the plan does not say.
  std::vector<Day> moved_from{};   ///< Days of its rhythm that were moved to this one, the earliest first.
  bool in_rhythm = true;           ///< Whether it would be sent on this day, too, if nothing had moved.
  bool free = false;               ///< Whether nobody works on this day, by the calendar around the tactic.
  bool holiday = false;            ///< Whether that is so because of a holiday, and not of the weekday alone.

  /// The instant of it; the first of the day where the hour is not known.
  [[nodiscard]] timing::Minute at() const { return timing::start_of(day) + (minute == kNoHour ? 0 : minute); }
  bool operator==(const Send&) const = default;
};

/// When a tactic is sent.
struct Sends {
  std::vector<Send> list{};       ///< The earliest first; one a day.
  std::vector<Day> skipped{};     ///< Free days on which it would be sent, and is not: `on_day_off: skip`.
};

/// The times at which a tactic is sent.
///
/// With `repeat` these are the days of that rhythm within its flights, written or worked out, each flight with the rhythm from its own first
/// day on. A day on which nobody works by the calendar around it is moved, kept or left out as `on_day_off` says. What is moved goes to the
/// nearest workday of the flight on the side asked for; where there is none within a month it goes to the other side, and where the flight
/// has none there either it stays. So nothing is sent outside a flight. What comes to lie on a day on which something is sent anyway is sent
/// with it: there is one send a day.
///
/// Without `repeat` a tactic on a channel that contacts people is sent on each flight of one day, and on the first of its days where these are
/// worked out and an `at` says the hour; they are not moved. A tactic in which others lie is not sent then, they are.
///
/// What has really begun is sent on none but its real days. Nothing of what is called off, and nothing where a part of this is written and cannot be read.
/// O(days of its flights, a century of them at most).
[[nodiscard]] Sends sends_of(const Plan& plan, const Timetable& timetable, EntityId tactic);

/// The same for a tactic whose days are `computed` where it states none, for the timetable itself. As above.
[[nodiscard]] Sends sends_within(const Plan& plan, EntityId tactic, const DaySpan* computed);

/// The channels of a tactic that write to or call people: `contact: yes`. O(channels).
[[nodiscard]] std::vector<EntityId> contact_channels(const Plan& plan, EntityId tactic);

}  // namespace campaign

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/units.h"
#include "model/value.h"

namespace campaign {

/// How many contacts there are at most in which time: what `contact_cap: 2 emails per week` says.
struct ContactCap {
  enum class Period : std::uint8_t { day, week, month, quarter, year };
  Decimal most;
  Period period = Period::week;
  std::string what;  ///< The unit of what is counted, in the singular: `email`; empty where none is written.
};

/// What an amount says as a cap: a number, of one unit at most, for each of one length of time. nullopt where it is no such amount. O(1).
[[nodiscard]] std::optional<ContactCap> contact_cap(const Units& units, const Amount& amount);

/// The period that a day lies in: that day, the week from Monday to Sunday (ISO 8601), the month, the quarter or the year. O(1).
[[nodiscard]] DaySpan period_around(ContactCap::Period period, Day day);

}  // namespace campaign

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "emit/export_view.h"

namespace campaign {

inline constexpr int kEntryMinutes = 30;  ///< So long is an entry of what happens at an hour, to be seen.
inline constexpr int kDayMinutes = 24 * 60;

/// One entry of a calendar.
struct Event {
  EntityId entity = kNoEntity;  ///< What it is about.
  Property property{};          ///< What of it has the dates, and the how manyth of that from 1.
  std::size_t number = 1;
  DaySpan days{};
  std::optional<Daypart> daypart{};  ///< The days and hours on which it happens in `days`; none: throughout.
  std::size_t daypart_number = 0;    ///< The how manyth of the declaration's.
  std::optional<Day> first{};        ///< The first of the days of its daypart on which it happens, where that is not the first of them.
  std::vector<Day> except{};         ///< Those of the others on which it does not.
  std::int16_t minute = -1;          ///< Of one without a daypart: at which minute of its first day it begins; -1: all day.
  std::string summary{};
  std::string why{};                 ///< Why it begins then, where its days are worked out; empty where they are written.
};

/// Everything with dates at and below some campaigns, in the order of the text. A daypart that no day of its flight has
/// makes no event. O(declarations + values).
[[nodiscard]] std::vector<Event> events_of(const ExportView& view);

}  // namespace campaign

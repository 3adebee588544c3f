#pragma once

#include <string>
#include <vector>

#include "emit/export_view.h"

namespace campaign {

/// One entry of a calendar.
struct Event {
  EntityId entity = kNoEntity;  ///< What it is about.
  Property property{};          ///< What of it has the dates, and the how manyth of that from 1.
  std::size_t number = 1;
  DaySpan days{};
  const Daypart* daypart = nullptr;  ///< The days and hours on which it happens in `days`; null: throughout.
  std::size_t daypart_number = 0;    ///< The how manyth of the declaration's.
  std::string summary{};
  std::string why{};                 ///< Why it begins then, where its days are worked out; empty where they are written.
};

/// Everything with dates at and below some campaigns, in the order of the text. A daypart that no day of its flight has
/// makes no event. O(declarations + values).
[[nodiscard]] std::vector<Event> events_of(const ExportView& view);

}  // namespace campaign

#pragma once

#include <array>
#include <string>
#include <string_view>

#include "analysis/timetable.h"
#include "base/json_writer.h"

namespace campaign {

/// Where the days of a row come from: the values of `from`.
inline constexpr std::array<std::string_view, 5> kDaysFrom = {"stated", "computed", "below", "begun", "actual"};

/// Which of them a row's are. O(1).
[[nodiscard]] std::string_view days_from(const TimetableRow& row);

/// An instant as clocks show it: `2027-01-04T09:00`. O(1).
[[nodiscard]] std::string clock_text(timing::Minute at);

/// What a row waits for: kNoEntity where its begin does not follow from another declaration. O(1).
[[nodiscard]] EntityId waits_for(const CampaignTimes& times, const TimetableRow& row);

/// Writes the members of the schema's `schedule_row` for a row that has days, but for `waits_for`. O(1).
void schedule_members(JsonWriter& json, const Plan& plan, const CampaignTimes& times, const TimetableRow& row);

}  // namespace campaign

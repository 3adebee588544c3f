#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "analysis/timetable.h"
#include "model/hull.h"
#include "model/plan.h"

namespace campaign {

/// Where the days of a row come from.
enum class DaysFrom : std::uint8_t {
  itself,   ///< Its flights, or its period.
  computed, ///< It states none: they follow from how long it takes and from what it waits for.
  below,    ///< It states none: from the first to the last day of what is in it.
  around,   ///< Nor does anything in it: the days of the nearest declaration around it that states some.
  nowhere,
};

/// A value that is wanted of a goal on the way to its target.
struct Checkpoint {
  Day day{};  ///< Of a period its last day.
  const PropertyValue* value = nullptr;
};

/// A campaign, goal, strategy, tactic, placement or experiment with its days.
struct ScheduleRow {
  EntityId id = kNoEntity;
  std::uint32_t depth = 0;          ///< 0 for those that the schedule was asked for.
  DaysFrom from = DaysFrom::nowhere;
  std::vector<DaySpan> days{};      ///< In the order of time; one span unless there are several flights.
  std::optional<Day> deadline{};    ///< Of a goal.
  std::vector<Checkpoint> checkpoints{};  ///< Of a goal, in the order of time.
  const TimetableRow* times = nullptr;   ///< Of a tactic that has a place in the timetable.
  std::size_t tactics_left_out = 0; ///< Tactics at any depth below it that have no row.
};

struct ScheduledMilestone {
  EntityId id = kNoEntity;
  Day day{};
  bool computed = false;
};

/// `later` must not begin before `earlier` is finished. Tactics or milestones.
struct Dependency {
  EntityId earlier = kNoEntity;
  EntityId later = kNoEntity;
  bool operator==(const Dependency&) const = default;
};

/// What a schedule has rows for.
enum class ScheduleDepth : std::uint8_t { goals, strategies, everything };

struct Schedule {
  std::vector<ScheduleRow> rows{};               ///< In the order of the text, what is in a declaration right behind it.
  std::vector<ScheduledMilestone> milestones{};  ///< In the order of time.
  std::vector<Dependency> dependencies{};        ///< Each once; between rows and milestones of the schedule.
  std::optional<DaySpan> range{};                ///< From the first day in it to the last; none where nothing has dates.
};

struct ScheduleOptions {
  ScheduleDepth depth = ScheduleDepth::everything;
  std::span<const EntityId> milestones{};  ///< Those that may be in it; those without a day are left out.
  const Timetable* timetable = nullptr;  ///< Gives days to what states none; without it such rows have none.
  bool only_used = false;  ///< Leaves out milestones neither inside the declarations nor named in an `after` or `before`.
  std::function<bool(EntityId)> shown{};  ///< What is in the declarations counts only if it holds; empty: all.
};

/// The schedule of some declarations and of what is in them. O(declarations below · depth + milestones · log milestones).
[[nodiscard]] Schedule schedule_of(const Plan& plan, std::span<const EntityId> tops, const ScheduleOptions& options = {});

}  // namespace campaign

#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/working_calendar.h"
#include "model/plan.h"
#include "schedule/people.h"

namespace campaign {

/// So many of some people with a share of their time, as a tactic asks for them.
struct AskedPeople {
  std::vector<EntityId> people;
  std::uint32_t crew = 1;
  std::int64_t share = timing::kWhole;
};

/// Who is asked to work on what.
class Assignments {
 public:
  explicit Assignments(const Plan& plan) : plan_(plan) {}

  /// What a tactic asks for by its `assign`, or else by its owner where it states an `effort` and one person owns it. Empty where it asks for
  /// nobody. O(people named), and once O(people) for each team.
  [[nodiscard]] std::vector<AskedPeople> of(EntityId tactic);

 private:
  [[nodiscard]] const std::vector<EntityId>& people_of(EntityId person_or_team);

  const Plan& plan_;
  std::unordered_map<EntityId, std::vector<EntityId>> people_;
};

/// Who works on what in one network.
struct NetworkStaffing {
  timing::Staffing staffing;
  std::vector<EntityId> people;  ///< By index of the staffing's people.
};

/// The working time of a person or team: by the calendar of their own, of the person's team, or of the campaign that they are declared in;
/// else as the campaign at hand. O(declarations around + holidays).
[[nodiscard]] WorkingCalendar calendar_of(const Plan& plan, EntityId person_or_team, const WorkingCalendar& at_hand);
/// The same without what a person is away for or busy with: `leave`, `busy`, and bookings that take all of the time.
[[nodiscard]] WorkingCalendar time_of(const Plan& plan, EntityId person_or_team, const WorkingCalendar& at_hand);

/// A tactic that may need people.
struct StaffedTactic {
  EntityId id = kNoEntity;
  std::uint32_t step = 0;
  const WorkingCalendar* campaign = nullptr;    ///< Of its campaign.
  std::optional<std::int64_t> left{};           ///< Of one that has begun: how many minutes of its work are left.
  bool waits = true;                            ///< For its people.
};

/// Makes it: people with their calendars, leave, bookings and capacity; and what each tactic asks of them. The campaign at hand
/// of somebody is the first that asks for them.
class StaffingMaker {
 public:
  StaffingMaker(const Plan& plan, Assignments& assignments) : plan_(plan), assignments_(assignments) {}

  /// Adds what a tactic asks for; nothing where it asks for nobody. O(people named).
  void add(const StaffedTactic& tactic);

  [[nodiscard]] NetworkStaffing take() { return std::move(made_); }

 private:
  [[nodiscard]] std::uint32_t person(EntityId id, const WorkingCalendar& campaign);

  const Plan& plan_;
  Assignments& assignments_;
  NetworkStaffing made_;
  std::unordered_map<EntityId, std::uint32_t> index_;
};

}  // namespace campaign

#pragma once

#include <unordered_map>
#include <vector>

#include "analysis/working_calendar.h"
#include "model/plan.h"
#include "schedule/people.h"

namespace campaign {

/// Who works on what in one campaign, as its network takes it.
struct CampaignStaffing {
  timing::Staffing staffing;
  std::vector<EntityId> people;  ///< By index of the staffing's people.
};

/// Makes it: people with their calendars, leave, bookings and capacity; and what each tactic asks of them.
class StaffingMaker {
 public:
  StaffingMaker(const Plan& plan, const WorkingCalendar& campaign) : plan_(plan), campaign_(campaign) {}

  /// Adds what a tactic asks for by its `assign`, or else by its owner where it states an `effort` and one person owns it. Nothing
  /// where it asks for nobody. O(people named).
  void add(EntityId tactic, std::uint32_t step);

  [[nodiscard]] CampaignStaffing take() { return std::move(made_); }

 private:
  [[nodiscard]] std::uint32_t person(EntityId id);
  [[nodiscard]] std::vector<std::uint32_t> people_of(EntityId person_or_team);
  [[nodiscard]] WorkingCalendar calendar_of(EntityId person) const;

  const Plan& plan_;
  const WorkingCalendar& campaign_;
  CampaignStaffing made_;
  std::unordered_map<EntityId, std::uint32_t> index_;
};

}  // namespace campaign

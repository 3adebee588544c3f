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

/// The working time of a person or team: by the calendar of their own, of the person's team, or of the campaign.
/// O(declarations around + holidays).
[[nodiscard]] WorkingCalendar calendar_of(const Plan& plan, EntityId person_or_team, const WorkingCalendar& campaign);
/// The same without what a person is away for or busy with: `leave`, `busy`, and bookings that take all of the time.
[[nodiscard]] WorkingCalendar time_of(const Plan& plan, EntityId person_or_team, const WorkingCalendar& campaign);

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

  const Plan& plan_;
  const WorkingCalendar& campaign_;
  CampaignStaffing made_;
  std::unordered_map<EntityId, std::uint32_t> index_;
};

}  // namespace campaign

#pragma once

#include <optional>
#include <vector>

#include "analysis/timetable.h"
#include "model/plan.h"

namespace campaign {

/// What a plan says of one approval of a tactic.
struct ApprovalTerms {
  EntityId who = kNoEntity;               ///< A person or team.
  const PropertyValue* value = nullptr;   ///< The `approval` that names them, of the tactic or of a channel.
  std::optional<Duration> time{};         ///< How much working time they need; a workday where nothing is written.
  std::optional<Duration> lead{};         ///< How long before the tactic begins, or is sent, it has to be over; nothing: right before.
};
/// The approvals that a tactic needs: its own, or those of its channels where it names none and no tactics lie in it. Each person or team
/// once. Nothing where a name is broken. O(values + channels).
[[nodiscard]] std::vector<ApprovalTerms> approval_terms(const Plan& plan, EntityId tactic);

/// How many working minutes an approval takes: hours and days are those of the approver, a week is five workdays. O(1).
[[nodiscard]] std::int64_t minutes_of(const ApprovalTerms& terms, timing::Minute workday);
/// The latest instant at which an approval has to be over for what begins or is sent at `at`: the last end of the approver's working time
/// before it, and before its lead. O(log stretches of the calendar).
[[nodiscard]] timing::Minute latest_approval(const ApprovalTerms& terms, timing::Minute at, const WorkingCalendar& approver);

/// An approval of something on one day, as late as it can be.
struct Approval {
  EntityId who = kNoEntity;
  Day of{};                  ///< The day of the send, or the first one of the tactic.
  timing::Minute begin = 0;  ///< When it has to be with them.
  timing::Minute end = 0;    ///< When they have to have agreed.
  [[nodiscard]] Day first_day() const { return timing::day_of(begin); }
  [[nodiscard]] Day last_day() const { return timing::day_of(end > begin ? end - 1 : end); }
};
/// The approvals of a tactic: for each of its sends, or for its first day where it has none. They are worked out from that day backwards, in
/// the working time of who approves: their calendar, or that of their team or the campaign, without their leave and what they are busy
/// with. Each by day, then in the order of the text. Empty where it has no days. O(sends · approvers · log stretches).
[[nodiscard]] std::vector<Approval> approvals_of(const Plan& plan, const Timetable& timetable, EntityId tactic);

}  // namespace campaign

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/working_calendar.h"
#include "model/plan.h"
#include "schedule/levelling.h"

namespace campaign {

/// When something happens, and how much later it could. Working minutes are those of the campaign's calendar.
struct TimetableRow {
  EntityId id = kNoEntity;    ///< A campaign, goal, strategy, tactic or milestone.
  bool stated = false;        ///< The plan writes its days; else they follow from its length, its links and its parts.
  bool dated = false;         ///< Whether it has days at all; without, nothing below means anything.
  bool holds_others = false;  ///< Its days are those of the tactics and milestones in it.
  EntityId approver = kNoEntity;  ///< Who has to agree to the tactic `id` before it begins: of a step that the plan implies, which has no row by its name.
  DaySpan days{};
  timing::Dates times{};      ///< To the minute.

  /// Whether its days follow from its own length and from what it waits for.
  [[nodiscard]] bool computed() const { return dated && !stated && !holds_others; }
};

/// A link, or a day in its place, as the plan writes it.
struct TimetableLink {
  EntityId written_by = kNoEntity;       ///< The tactic or milestone in whose text it stands.
  const PropertyValue* value = nullptr;
  EntityId from = kNoEntity, to = kNoEntity;  ///< Who is waited for, and who waits; of a day `from` is none.
};

/// A stated day that comes before what it has to wait for.
struct BrokenLink {
  EntityId waits = kNoEntity;
  const PropertyValue* value = nullptr;  ///< The link that is broken.
  Day allowed{};                         ///< The first day that it allows, of the end where the link is about that.
  bool of_end = false;
};

/// An approval for which there is no time between what has to be approved and a tactic whose days are written.
struct LateApproval {
  EntityId tactic = kNoEntity;
  EntityId who = kNoEntity;         ///< A person or team.
  timing::Minute by = 0;            ///< When it would have to be over at the latest.
  timing::Minute possible = 0;      ///< When it is over at the earliest.
  Day allowed{};                    ///< The first day on which the tactic could begin then, at its hour.
  std::int64_t missing = 0;         ///< How many working minutes of theirs lie between.
  timing::Minute workday = 8 * timing::kHour;  ///< How many of them are a workday.
};

/// The days of everything in one campaign.
struct CampaignTimes {
  EntityId campaign = kNoEntity;
  timing::Network network;
  timing::Order order;
  timing::Passes passes;
  std::vector<TimetableRow> rows;         ///< By step, in the order of the text; the first is the campaign. Implied approvals are the last ones.
  std::vector<TimetableLink> links;       ///< As many as the network's links.
  std::vector<TimetableLink> bounds;      ///< As many as the network's bounds; without a value where a period or a `by` binds.
  std::vector<BrokenLink> broken;
  std::vector<LateApproval> late_approvals;  ///< One a tactic and approver.
  std::unordered_map<EntityId, WorkingCalendar> approvers;  ///< The time of those who have to agree to something.
  std::vector<EntityId> people;           ///< Who works on something, by index of the pieces' people.
  timing::Staffing staffing;
  std::vector<timing::Piece> pieces;      ///< Who works when on what.
  timing::Minute workday = 8 * timing::kHour;  ///< How many working minutes a workday means.
};

/// When everything in a plan happens: what is written, and what follows from durations, links, calendars, deadlines and the time that
/// people have (with `levelling: none` that counts for nothing). Slack and room are those without people. One network a
/// campaign (critical path method); a link into another campaign counts as the day that is written there.
class Timetable {
 public:
  /// O((declarations + links) · log free days).
  explicit Timetable(const Plan& plan);

  [[nodiscard]] std::span<const CampaignTimes> campaigns() const { return campaigns_; }
  /// The row of a declaration; null where it has none. O(1).
  [[nodiscard]] const TimetableRow* row(EntityId id) const;
  /// The campaign that a declaration's row is in; null where it has none. O(1).
  [[nodiscard]] const CampaignTimes* times_of(EntityId id) const;

 private:
  friend class TimetableMaker;
  std::vector<CampaignTimes> campaigns_;
  std::unordered_map<EntityId, std::pair<std::uint32_t, std::uint32_t>> places_;  // Campaign and step.
};

/// Working minutes as workdays of a calendar, with one decimal where they are not whole ones: 720 minutes are 1.5 workdays of 8 hours.
[[nodiscard]] Duration in_workdays(std::int64_t minutes, timing::Minute workday);

/// Why something begins when it does, in the plan's tongue: "“Cut” ends on 12 February 2027; days off in between: Carnival Monday". `driver`:
/// what of it is asked for, mostly its `times.driver`. O(days in between · log holidays of a year).
[[nodiscard]] std::string why(const Plan& plan, const CampaignTimes& times, const TimetableRow& row, const timing::Driver& driver);

}  // namespace campaign

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
  bool begun = false;         ///< The plan says that it has begun: its first day is what it was.
  bool over = false;          ///< The plan says that it is over: so is its last.
  std::optional<Day> overdue{};  ///< The day on which it could have begun or was to begin, which has passed, and nothing says that it has.
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

/// The days of everything in campaigns that are scheduled together, as they share people or wait for each other: one network.
struct JointTimes {
  timing::Network network;                ///< A frame and a calendar for each campaign, the calendar of its steps; behind these one for each approval.
  timing::Order order;
  timing::Passes passes;
  std::vector<TimetableRow> rows;         ///< By step: campaign by campaign, each in the order of the text and itself first; implied approvals are the last ones.
  std::vector<TimetableLink> links;       ///< As many as the network's links.
  std::vector<TimetableLink> bounds;      ///< As many as the network's bounds; without a value where a period or today binds.
  std::vector<BrokenLink> broken;
  std::vector<LateApproval> late_approvals;  ///< One a tactic and approver.
  std::vector<EntityId> people;           ///< Who works on something, by index of the pieces' people.
  timing::Staffing staffing;
  std::vector<timing::Piece> pieces;      ///< Who works when on what.
};

/// One campaign of them.
struct CampaignTimes {
  EntityId campaign = kNoEntity;
  const JointTimes* all = nullptr;
  std::uint32_t first = 0, count = 0;          ///< Its rows among all: the campaign itself and what is in it.
  timing::Minute workday = 8 * timing::kHour;  ///< How many working minutes a workday means.
  std::unordered_map<EntityId, WorkingCalendar> approvers{};  ///< The time of those who have to agree to something in it.

  [[nodiscard]] std::span<const TimetableRow> rows() const { return std::span(all->rows).subspan(first, count); }
  [[nodiscard]] const TimetableRow& whole() const { return all->rows[first]; }
  /// The step of a row, its own or that of another campaign. O(1).
  [[nodiscard]] std::uint32_t step_of(const TimetableRow& row) const { return static_cast<std::uint32_t>(&row - all->rows.data()); }
  /// The chain that decides when it ends, the first step first, approvals among them; it may come from other campaigns. O(its length + depth).
  [[nodiscard]] std::vector<timing::ChainStep> critical_path() const { return timing::chain_to(all->network, all->order, all->passes.dates, first); }
};

/// Where the row of a declaration is.
struct TimetablePlace {
  std::uint32_t campaign = 0, step = 0;
};

/// When everything in a plan happens: what is written, and what follows from durations, links, calendars, deadlines and the time that
/// people have (with `levelling: none` that counts for nothing). Slack and room are those without people. Campaigns that share people or
/// wait for each other are one network (critical path method), each with an end of its own.
///
/// What has really happened comes first: `started` and `finished` are days that nothing moves, and what is left of a tactic that has begun
/// lies from today on. Where a campaign, or one that is scheduled with it, says of anything what has happened, what has not begun begins today
/// at the earliest.
class Timetable {
 public:
  /// `today`: without it nothing has happened. O((declarations + links) · log free days).
  explicit Timetable(const Plan& plan, std::optional<Day> today = {});
  Timetable(const Timetable&) = delete;
  Timetable& operator=(const Timetable&) = delete;

  [[nodiscard]] std::span<const CampaignTimes> campaigns() const { return campaigns_; }
  /// The networks that they are in.
  [[nodiscard]] std::span<const JointTimes> networks() const { return networks_; }
  /// The row of a declaration; null where it has none. O(1).
  [[nodiscard]] const TimetableRow* row(EntityId id) const;
  /// The campaign that a declaration's row is in; null where it has none. O(1).
  [[nodiscard]] const CampaignTimes* times_of(EntityId id) const;

 private:
  std::vector<JointTimes> networks_;
  std::vector<CampaignTimes> campaigns_;
  std::unordered_map<EntityId, TimetablePlace> places_;
};

/// Working minutes as workdays of a calendar, with one decimal where they are not whole ones: 720 minutes are 1.5 workdays of 8 hours.
[[nodiscard]] Duration in_workdays(std::int64_t minutes, timing::Minute workday);

/// Why something begins when it does, in the plan's tongue: "“Cut” ends on 12 February 2027; days off in between: Carnival Monday". `driver`:
/// what of it is asked for, mostly its `times.driver`. O(days in between · log holidays of a year).
[[nodiscard]] std::string why(const Plan& plan, const CampaignTimes& times, const TimetableRow& row, const timing::Driver& driver);

}  // namespace campaign

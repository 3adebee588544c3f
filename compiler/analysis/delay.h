#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/timetable.h"
#include "schedule/slips.h"

namespace campaign {

/// Something whose days move when something else takes longer.
struct DelayedRow {
  const TimetableRow* row = nullptr;
  DaySpan days{};                     ///< Its days then; nothing where it would not get done.
  bool never = false;
  std::int64_t later = 0;             ///< Working minutes that its end (of a milestone its day) comes later.
  /// Working minutes left before its own deadline, then and now; negative: too late by so much. None: it states no deadline.
  std::optional<std::int64_t> room{}, room_now{};

  /// Whether anything about it differs for who reads days: its last day, or what is left before its own deadline.
  [[nodiscard]] bool differs() const { return never || days.last != row->days.last || room != room_now; }
};

/// What follows if one tactic takes longer.
struct Delay {
  const TimetableRow* of = nullptr;
  Duration by{};
  std::vector<DelayedRow> moved{};  ///< In the order of the text, the one that takes longer among them; tactics, milestones and what holds them.
  std::int64_t end_later = 0;       ///< Working minutes that the campaign ends later.
};

/// Answers what a delay in one campaign moves, in it and in those that are scheduled with it, exactly: only what it reaches is worked out again. People hand on their work in the order
/// in which they do it now. Holds on to the plan and the times. Not for several threads at once.
class Delays {
 public:
  /// O((steps + links + pieces) · log).
  Delays(const Plan& plan, const CampaignTimes& times);

  /// If a tactic takes longer. A step in working time takes working time longer (a week is five workdays), any other passing time.
  /// Nothing for what has no days, is a milestone or holds others. O(what is reached · log steps).
  [[nodiscard]] std::optional<Delay> longer(EntityId tactic, const Duration& by);

  /// The campaign's tactics whose delay by a length of time moves its end or of anything with a deadline past it, the gravest first, at
  /// most so many. O(tactics that have less slack or room than that · what is reached).
  [[nodiscard]] std::vector<Delay> gravest(const Duration& by, std::size_t most);

 private:
  [[nodiscard]] DelayedRow delayed(const timing::Slip::Moved& moved) const;

  const Plan& plan_;
  const CampaignTimes& times_;
  timing::Network network_;
  timing::Order order_;
  timing::Slips slips_;
};

}  // namespace campaign

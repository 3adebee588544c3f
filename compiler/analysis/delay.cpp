#include "analysis/delay.h"

#include <algorithm>
#include <tuple>

#include "analysis/working_calendar.h"
#include "schedule/early.h"

namespace campaign {

namespace {

using timing::kNever;
using timing::Length;
using timing::Minute;

constexpr std::size_t kMostTried = 500;  // Of the tactics with the least slack; a page of so many says nothing.

timing::Network handed_on(const CampaignTimes& times) {
  if (times.pieces.empty()) return times.network;
  timing::Levelled levelled;
  levelled.dates = times.passes.dates;
  levelled.pieces = times.pieces;
  return timing::chained(times.network, times.staffing, levelled);
}

bool is_in_months(const Duration& by) { return by.unit >= Duration::Unit::months; }

}  // namespace

Delays::Delays(const Plan& plan, const CampaignTimes& times)
    : plan_(plan), times_(times), network_(handed_on(times)), order_(timing::ordered(network_)), slips_(network_, order_, times.passes.dates) {}

DelayedRow Delays::delayed(const timing::Slip::Moved& moved) const {
  const TimetableRow& row = times_.rows[moved.step];
  const timing::WorkingTime& time = timing::calendar_of(network_, moved.step);
  DelayedRow result{.row = &row};
  result.never = moved.to.to >= kNever;
  if (result.never) return result;
  const bool works = !row.stated && !row.holds_others && network_.steps[moved.step].length && network_.steps[moved.step].length->unit == Length::Unit::working && moved.to.to > moved.to.from;
  const Minute from = works ? time.next(moved.to.from) : moved.to.from, to = works ? time.prev(moved.to.to) : moved.to.to;
  result.days = {timing::day_of(from), timing::day_of(to > from ? to - 1 : to)};
  result.later = time.between(moved.from.to, moved.to.to);
  return result;
}

std::optional<Delay> Delays::longer(EntityId tactic, const Duration& by) {
  const auto found = std::ranges::find(times_.rows, tactic, &TimetableRow::id);
  if (found == times_.rows.end() || !found->dated || found->holds_others || plan_[tactic].kind != Kind::tactic || is_in_months(by) || by.count.is_negative()) return std::nullopt;
  const auto step = static_cast<std::uint32_t>(found - times_.rows.begin());
  const timing::WorkingTime& time = timing::calendar_of(network_, step);
  const timing::Dates& now = times_.passes.dates[step];
  const Length work = network_length(by, times_.workday, true), passing = network_length(by, times_.workday, false);
  Length length = network_.steps[step].length.value_or(Length{});
  if (!found->stated && length.unit == Length::Unit::working && length.count > 0) {
    length.count += work.count;
  } else {
    const Minute more = passing.unit == Length::Unit::working ? time.plus(now.finish, passing.count) - now.finish : passing.count;
    length = {Length::Unit::calendar, now.finish - now.start + more};
  }

  const timing::Slip slip = slips_.at_length(step, length);
  Delay delay{.of = &*found, .by = by};
  delay.end_later = slip.finish >= kNever ? kNever : time.between(times_.passes.finish, slip.finish);
  // What is left of each one's room: of what moved by how far it did, of what holds others that of the least in it.
  std::vector<DelayedRow> rows(times_.rows.size());
  for (const timing::Slip::Moved& moved : slip.moved) {
    DelayedRow& row = rows[moved.step] = delayed(moved);
    const timing::Dates& dates = times_.passes.dates[moved.step];
    if (!dates.room || row.never || row.row->holds_others) continue;
    const std::int64_t at_end = time.between(moved.to.to, dates.room_finish);
    row.room = moved.step == step ? at_end : std::min(at_end, time.between(moved.to.from, dates.room_start));
  }
  for (std::uint32_t i = static_cast<std::uint32_t>(rows.size()); i-- > 0;) {
    DelayedRow& row = rows[i];
    const TimetableRow& here = times_.rows[i];
    if (!here.holds_others || !here.dated) continue;
    bool touched = row.row != nullptr;
    std::optional<std::int64_t> least;
    for (const auto* child = order_.children.begin(i); child != order_.children.end(i); ++child) {
      const DelayedRow& inside = rows[*child];
      touched = touched || inside.row != nullptr;
      const auto& room = inside.row != nullptr ? inside.room : times_.passes.dates[*child].room;
      if (room) least = std::min(least.value_or(kNever), *room);
    }
    if (!touched) continue;
    if (row.row == nullptr) row = {.row = &here, .days = here.days};
    row.room = least;
  }
  for (DelayedRow& row : rows) {
    if (row.row != nullptr) delay.moved.push_back(std::move(row));
  }
  return delay;
}

std::vector<Delay> Delays::gravest(const Duration& by, std::size_t most) {
  const std::int64_t work = minutes_of_work(by, times_.workday);
  std::vector<const TimetableRow*> tried;
  for (const TimetableRow& row : times_.rows) {
    if (!row.dated || row.holds_others || plan_[row.id].kind != Kind::tactic) continue;
    if (row.times.slack <= work || (row.times.room && *row.times.room <= work)) tried.push_back(&row);
  }
  std::ranges::stable_sort(tried, {}, [](const TimetableRow* row) { return std::min(row->times.slack, row->times.room.value_or(kNever)); });
  if (tried.size() > kMostTried) tried.resize(kMostTried);

  struct Graded {
    std::tuple<std::int64_t, std::int64_t, std::int64_t> gravity;  // The less the graver: how much later all ends, how far the worst is too late, how many move.
    Delay delay;
  };
  std::vector<Graded> graded;
  for (const TimetableRow* row : tried) {
    auto delay = longer(row->id, by);
    if (!delay) continue;
    std::int64_t worst = 0;
    for (const DelayedRow& moved : delay->moved) {
      if (moved.room && moved.row->times.room && *moved.room < *moved.row->times.room) worst = std::min(worst, *moved.room);
    }
    if (delay->end_later <= 0 && worst >= 0) continue;
    graded.push_back({{-delay->end_later, worst, -static_cast<std::int64_t>(delay->moved.size())}, std::move(*delay)});
  }
  std::ranges::stable_sort(graded, {}, &Graded::gravity);
  std::vector<Delay> result;
  for (Graded& one : graded) {
    if (result.size() == most) break;
    result.push_back(std::move(one.delay));
  }
  return result;
}

}  // namespace campaign

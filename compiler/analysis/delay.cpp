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

timing::Network handed_on(const JointTimes& times) {
  if (times.pieces.empty()) return times.network;
  timing::Levelled levelled;
  levelled.dates = times.passes.dates;
  levelled.pieces = times.pieces;
  return timing::chained(times.network, times.staffing, levelled);
}

bool is_in_months(const Duration& by) { return by.unit >= Duration::Unit::months; }

}  // namespace

Delays::Delays(const Plan& plan, const CampaignTimes& times)
    : plan_(plan), times_(times), network_(handed_on(*times.all)), order_(timing::ordered(network_)), slips_(network_, order_, times.all->passes.dates) {}

DelayedRow Delays::delayed(const timing::Slip::Moved& moved) const {
  const TimetableRow& row = times_.all->rows[moved.step];
  const timing::WorkingTime& time = timing::calendar_of(network_, moved.step);
  DelayedRow result{.row = &row};
  result.never = moved.to.to >= kNever;
  if (result.never) return result;
  const bool works = !row.stated && !row.holds_others && network_.steps[moved.step].length && network_.steps[moved.step].length->unit == Length::Unit::working && moved.to.to > moved.to.from;
  const Minute from = works ? time.next(moved.to.from) : moved.to.from, to = works ? time.prev(moved.to.to) : moved.to.to;
  result.days = {timing::day_of(from), timing::day_of(to > from ? to - 1 : to)};
  result.later = time.between(moved.from.to, moved.to.to);
  for (const auto* index = order_.bounds.begin(moved.step); index != order_.bounds.end(moved.step); ++index) {
    const timing::Bound& bound = network_.bounds[*index];
    const TimetableLink& written = times_.all->bounds[*index];
    const bool own = bound.kind == timing::Bound::Kind::not_after && written.value != nullptr && written.written_by == row.id;
    if (!own) continue;
    const auto left = [&](const timing::MinuteSpan& at) { return time.between(bound.edge == timing::Edge::end ? at.to : at.from, bound.at); };
    result.room = std::min(result.room.value_or(kNever), left(moved.to));
    result.room_now = std::min(result.room_now.value_or(kNever), left(moved.from));
  }
  return result;
}

std::optional<Delay> Delays::longer(EntityId tactic, const Duration& by) {
  const std::span<const TimetableRow> rows = times_.rows();
  const auto found = std::ranges::find(rows, tactic, &TimetableRow::id);
  if (found == rows.end() || !found->dated || found->holds_others || plan_[tactic].kind != Kind::tactic || is_in_months(by) || by.count.is_negative()) return std::nullopt;
  const std::uint32_t step = times_.step_of(*found);
  const timing::WorkingTime& time = timing::calendar_of(network_, step);
  const timing::Dates& now = times_.all->passes.dates[step];
  const Length work = network_length(by, times_.workday, true), passing = network_length(by, times_.workday, false);
  Length length = network_.steps[step].length.value_or(Length{});
  if (!found->stated && length.unit == Length::Unit::working && length.count > 0) {
    length.count += work.count;
  } else {
    const Minute more = passing.unit == Length::Unit::working ? time.plus(now.finish, passing.count) - now.finish : passing.count;
    const timing::Step& now_step = network_.steps[step];
    length = {Length::Unit::calendar, now.finish - (timing::is_begun(now_step) ? timing::resume_of(now_step) : now.start) + more};
  }

  const timing::Slip slip = slips_.at_length(step, length);
  Delay delay{.of = &*found, .by = by};
  const auto whole = std::ranges::find(slip.moved, times_.first, &timing::Slip::Moved::step);
  delay.end_later = slip.finish >= kNever ? kNever : whole == slip.moved.end() ? 0 : time.between(whole->from.to, whole->to.to);
  for (const timing::Slip::Moved& moved : slip.moved) {
    if (times_.all->rows[moved.step].approver == kNoEntity) delay.moved.push_back(delayed(moved));
  }
  return delay;
}

std::vector<Delay> Delays::gravest(const Duration& by, std::size_t most) {
  const std::int64_t work = minutes_of_work(by, times_.workday);
  std::vector<const TimetableRow*> tried;
  for (const TimetableRow& row : times_.rows()) {
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
      if (moved.room && *moved.room < *moved.room_now) worst = std::min(worst, *moved.room);
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

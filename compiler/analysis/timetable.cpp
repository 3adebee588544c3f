#include "analysis/timetable.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/approvals.h"
#include "analysis/goal.h"
#include "analysis/sends.h"
#include "analysis/staffing.h"
#include "analysis/working_calendar.h"
#include "model/hull.h"
#include "schedule/load.h"

namespace campaign {

namespace {

using timing::Edge;
using timing::kDay;
using timing::kNone;
using timing::Length;
using timing::Minute;
using timing::start_of;

constexpr KindSet kSteps(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::milestone);

/// A property that links tactics and milestones: `after: x + 2 days`. The other side's edge is that of a name without `.start` or `.end`.
struct LinkProperty {
  Property property;
  bool waits;       ///< Whether the one that writes it waits; else the other does, and the lag counts from the other side.
  Edge own, other;
};
constexpr std::array kLinkProperties{
    LinkProperty{prop("after"), true, Edge::start, Edge::end},
    LinkProperty{prop("finish_after"), true, Edge::end, Edge::end},
    LinkProperty{prop("before"), false, Edge::end, Edge::start},
    LinkProperty{prop("start_before"), false, Edge::start, Edge::start},
};

/// The days from the first to the last that the values of a property name.
std::optional<DaySpan> days_in(const Plan& plan, EntityId id, Property property) {
  std::optional<DaySpan> whole;
  for (const PropertyValue& value : plan.values(id, property)) {
    const auto* days = std::get_if<DaySpan>(&value.value);
    if (days == nullptr || days->last < days->first) continue;
    widen(whole, *days);
  }
  return whole;
}

bool is_negative(const Duration* duration) { return duration != nullptr && duration->count.is_negative(); }

}  // namespace

/// Makes the network of one campaign and runs it.
class TimetableMaker {
 public:
  TimetableMaker(const Plan& plan, EntityId campaign, std::unordered_map<EntityId, std::pair<std::uint32_t, std::uint32_t>>& places, std::uint32_t index)
      : plan_(plan), places_(places), index_(index) {
    times_.campaign = campaign;
  }

  CampaignTimes run() {
    const WorkingCalendar calendar = calendar_at(plan_, times_.campaign);
    times_.network.calendars.push_back(calendar.time);
    times_.workday = calendar.workday;
    late_ = plan_.word(times_.campaign, prop("schedule")) == "backward";
    add(times_.campaign, kNone);
    for (std::uint32_t step = 0; step < times_.rows.size(); ++step) add_links(step);
    add_approvals(calendar);
    set_frame();
    times_.order = timing::ordered(times_.network);
    times_.passes = timing::passes_of(times_.network, times_.order);
    staff(calendar);
    for (std::uint32_t step = 0; step < times_.rows.size(); ++step) fill(step);
    find_broken();
    return std::move(times_);
  }

 private:
  void add(EntityId id, std::uint32_t container) {
    const auto step = static_cast<std::uint32_t>(times_.rows.size());
    places_.emplace(id, std::pair(index_, step));
    times_.rows.push_back({.id = id});
    times_.network.steps.push_back({.container = container});
    bool holds = false;
    for (const EntityId child : plan_[id].children) {
      if (!kSteps.contains(plan_[child].kind) || (plan_[child].kind == Kind::tactic && is_cancelled(plan_, child))) continue;
      holds = true;
      add(child, step);
    }
    times_.rows[step].holds_others = holds;
    describe(id, step, holds);
  }

  void describe(EntityId id, std::uint32_t number, bool holds) {
    timing::Step& step = times_.network.steps[number];
    const Kind kind = plan_[id].kind;
    if (kind == Kind::campaign) {
      if (const auto* period = plan_.get<DaySpan>(id, prop("period"))) {
        bound(number, Edge::end, timing::Bound::Kind::not_after, start_of(period->last) + kDay, {id, nullptr});
      }
    }
    if (kind == Kind::goal || kind == Kind::tactic || kind == Kind::milestone) {
      const PropertyValue* by = plan_.find(id, prop("by"));
      const auto* day = by == nullptr ? nullptr : std::get_if<DaySpan>(&by->value);
      if (day != nullptr) bound(number, Edge::end, timing::Bound::Kind::not_after, start_of(day->last) + kDay, {id, by});
    }
    if (kind == Kind::milestone) {
      step.length = Length{};
      if (const auto* on = plan_.get<DaySpan>(id, prop("on"))) {
        const auto* at = plan_.get<ClockTime>(id, prop("at"));
        step.start = start_of(on->last) + (at == nullptr ? 0 : at->minute);
        times_.rows[number].stated = true;
      }
      return;
    }
    if (kind != Kind::tactic) return;
    const std::string_view place = plan_.word(id, prop("place"));
    step.late = place.empty() ? late_ : place == "late";
    if (const auto flight = holds ? std::nullopt : stated_days(id)) {
      step.start = start_of(flight->first);
      step.finish = start_of(flight->last) + kDay;
      times_.rows[number].stated = true;
      return;
    }
    const auto* duration = plan_.get<Duration>(id, prop("duration"));
    const auto* effort = plan_.get<Duration>(id, prop("effort"));
    if (is_negative(duration) || is_negative(effort)) return;
    if (duration != nullptr) step.length = network_length(*duration, times_.workday, false);
    if (duration == nullptr && effort != nullptr) step.length = network_length(*effort, times_.workday, true);
  }

  /// The days of its flights, or else those of its placements.
  [[nodiscard]] std::optional<DaySpan> stated_days(EntityId tactic) const {
    auto days = days_in(plan_, tactic, prop("flight"));
    if (days || plan_.find(tactic, prop("duration")) != nullptr) return days;
    for (const EntityId child : plan_[tactic].children) {
      const auto own = plan_[child].kind == Kind::placement ? days_in(plan_, child, prop("flight")) : std::nullopt;
      if (own) widen(days, *own);
    }
    return days;
  }

  void bound(std::uint32_t step, Edge edge, timing::Bound::Kind kind, Minute at, TimetableLink link) {
    times_.network.bounds.push_back({step, edge, kind, at});
    times_.bounds.push_back(link);
  }

  void add_links(std::uint32_t step) {
    const EntityId id = times_.rows[step].id;
    const Kind kind = plan_[id].kind;
    if (kind != Kind::tactic && kind != Kind::milestone) return;
    for (const LinkProperty& row : kLinkProperties) {
      for (const PropertyValue& value : plan_.values(id, row.property)) add_link(step, id, row, value);
    }
  }

  void add_link(std::uint32_t step, EntityId id, const LinkProperty& row, const PropertyValue& value) {
    if (const auto* days = std::get_if<DaySpan>(&value.value)) {
      // A day is named by its beginning; what is after several days is after the last of them.
      const bool several = days->first != days->last;
      const Minute at = row.waits ? start_of(days->last) + (several ? kDay : 0) : start_of(days->first);
      return bound(step, row.own, row.waits ? timing::Bound::Kind::not_before : timing::Bound::Kind::not_after, at, {id, &value, kNoEntity, id});
    }
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference == nullptr || reference->entity == kNoEntity || reference->entity == id) return;
    if (plan_[reference->entity].kind == Kind::tactic && is_cancelled(plan_, reference->entity)) return;
    const Clauses& clauses = plan_.clauses(value);
    const Edge other = clauses.moment == Moment::unsaid ? row.other : clauses.moment == Moment::start ? Edge::start : Edge::end;
    Length lag = clauses.lag ? network_length(*clauses.lag, times_.workday, false) : Length{};
    if (!row.waits) lag.count = -lag.count;
    const auto found = places_.find(reference->entity);
    if (found == places_.end() || found->second.first != index_) return elsewhere(step, id, row, value, other, lag);
    const std::uint32_t to = found->second.second;
    times_.network.links.push_back(row.waits ? timing::Link{to, step, other, row.own, lag, 0} : timing::Link{step, to, row.own, other, lag, 0});
    times_.links.push_back(row.waits ? TimetableLink{id, &value, reference->entity, id} : TimetableLink{id, &value, id, reference->entity});
  }

  /// A link into another campaign, whose days are taken as they are written.
  void elsewhere(std::uint32_t step, EntityId id, const LinkProperty& row, const PropertyValue& value, Edge other, const Length& lag) {
    const EntityId entity = std::get_if<Reference>(&value.value)->entity;
    const auto days = days_in(plan_, entity, plan_[entity].kind == Kind::milestone ? prop("on") : prop("flight"));
    if (!days || lag.unit != Length::Unit::calendar) return;
    const bool point = plan_[entity].kind == Kind::milestone;
    const Minute at = point ? start_of(days->last) : other == Edge::start ? start_of(days->first) : start_of(days->last) + kDay;
    bound(step, row.own, row.waits ? timing::Bound::Kind::not_before : timing::Bound::Kind::not_after, at + (row.waits ? lag.count : -lag.count),
          {id, &value, row.waits ? entity : id, row.waits ? id : entity});
  }

  // -- approvals --

  /// What has to be ready before a step begins: the tactics that it waits for to end, and milestones that follow from others; what has a day
  /// of its own is an event, and nothing to agree to. A longer wait behind them is time to approve in.
  [[nodiscard]] std::vector<std::uint32_t> to_be_ready(std::uint32_t step, const std::vector<std::vector<std::uint32_t>>& incoming) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t at = step; at != kNone; at = times_.network.steps[at].container) {
      for (const std::uint32_t index : incoming[at]) {
        const timing::Link& link = times_.network.links[index];
        const TimetableRow& from = times_.rows[link.from];
        const bool event = plan_[from.id].kind == Kind::milestone && from.stated;
        if (link.to_edge == Edge::start && link.from_edge == Edge::end && !event && link.from != step) found.push_back(index);
      }
    }
    return found;
  }

  /// Adds a step for each approval that a tactic needs, as late as it can be: behind what has to be ready for it, and before the tactic.
  void add_approvals(const WorkingCalendar& calendar) {
    const auto tactics = static_cast<std::uint32_t>(times_.rows.size());
    std::vector<std::vector<std::uint32_t>> incoming;
    for (std::uint32_t step = 0; step < tactics; ++step) {
      const EntityId id = times_.rows[step].id;
      if (plan_[id].kind != Kind::tactic) continue;
      const std::vector<ApprovalTerms> terms = approval_terms(plan_, id);
      if (terms.empty()) continue;
      if (incoming.empty()) {
        incoming.resize(tactics);
        for (std::uint32_t link = 0; link < times_.network.links.size(); ++link) incoming[times_.network.links[link].to].push_back(link);
      }
      const std::vector<std::uint32_t> ready = to_be_ready(step, incoming);
      for (const ApprovalTerms& one : terms) add_approval(step, one, ready, calendar);
    }
  }

  void add_approval(std::uint32_t step, const ApprovalTerms& terms, const std::vector<std::uint32_t>& ready, const WorkingCalendar& calendar) {
    const auto known = times_.approvers.find(terms.who);
    const WorkingCalendar& approver = known != times_.approvers.end() ? known->second : times_.approvers.emplace(terms.who, time_of(plan_, terms.who, calendar)).first->second;
    const TimetableRow row = times_.rows[step];
    const bool dated = row.stated || row.holds_others || times_.network.steps[step].length;
    if (!dated || (row.stated && ready.empty())) return;  // Nothing moves or can be too late.
    const auto number = static_cast<std::uint32_t>(times_.rows.size());
    times_.rows.push_back({.id = row.id, .approver = terms.who});
    times_.network.steps.push_back({.calendar = static_cast<std::uint32_t>(times_.network.calendars.size()), .length = Length{Length::Unit::working, minutes_of(terms, approver.workday)}, .late = true});
    times_.network.calendars.push_back(approver.time);
    for (const std::uint32_t index : ready) {
      timing::Link link = times_.network.links[index];
      const TimetableLink written = times_.links[index];
      link.to = number;
      link.calendar = times_.network.steps[step].calendar;
      if (link.lag.count > 0) link.lag = Length{};
      times_.network.links.push_back(link);
      times_.links.push_back(written);
    }
    times_.network.links.push_back({number, step, Edge::end, Edge::start, lead_of(step, terms, approver), times_.network.steps[number].calendar});
    times_.links.push_back({row.id, terms.value, row.id, row.id});
  }

  /// How long before a tactic begins an approval has to be over; where its days are written, before it is sent for the first time.
  [[nodiscard]] Length lead_of(std::uint32_t step, const ApprovalTerms& terms, const WorkingCalendar& approver) const {
    const TimetableRow& row = times_.rows[step];
    if (!row.stated) return terms.lead ? network_length(*terms.lead, approver.workday, false) : Length{};
    const Minute start = *times_.network.steps[step].start;
    const DaySpan days{timing::day_of(start), timing::day_of(*times_.network.steps[step].finish - 1)};
    const Sends sends = sends_within(plan_, row.id, &days);
    const auto* at = plan_.get<ClockTime>(row.id, prop("at"));
    const Minute first = !sends.list.empty() ? sends.list.front().at() : start + (at == nullptr ? 0 : at->minute);
    return {Length::Unit::calendar, start - latest_approval(terms, first, approver)};
  }

  /// Nothing begins before the campaign's period; where that is not known, before the first stated day.
  void set_frame() {
    if (const auto* period = plan_.get<DaySpan>(times_.campaign, prop("period"))) {
      times_.network.start = start_of(period->first);
      times_.network.latest = start_of(period->last) + kDay;
      return;
    }
    std::optional<Minute> first;
    for (const timing::Step& step : times_.network.steps) {
      if (step.start && (!first || *step.start < *first)) first = step.start;
    }
    times_.network.start = first.value_or(0);
  }

  /// Has tactics wait for the time of their people, or with `levelling: none` only says who would work when.
  void staff(const WorkingCalendar& calendar) {
    in_own_hours_.assign(times_.rows.size(), false);
    StaffingMaker maker(plan_, calendar);
    for (std::uint32_t step = 0; step < times_.rows.size(); ++step) {
      const TimetableRow& row = times_.rows[step];
      if (plan_[row.id].kind == Kind::tactic && row.approver == kNoEntity && !row.holds_others && times_.passes.dates[step].undated == timing::Undated::no) maker.add(row.id, step);
    }
    auto [staffing, people] = maker.take();
    if (staffing.demands.empty()) return;
    times_.people = std::move(people);
    times_.staffing = std::move(staffing);
    plan_.word(times_.campaign, prop("levelling")) == "none" ? work_as_it_comes() : level();
  }

  void work_as_it_comes() {
    for (const timing::Demand& demand : times_.staffing.demands) {
      timing::Step& step = times_.network.steps[demand.step];
      if (demand.effort > 0 && !step.finish) step.length = timing::length_of(demand, times_.staffing.people.cbegin());
    }
    times_.passes = timing::passes_of(times_.network, times_.order);
    times_.pieces = timing::pieces_without_waiting(times_.staffing, times_.passes.dates);
  }

  void level() {
    for (const timing::Demand& demand : times_.staffing.demands) in_own_hours_[demand.step] = demand.effort > 0;
    timing::Staffing& staffing = times_.staffing;
    constexpr Minute kSearched = 2 * 366 * kDay;  // Behind the end of the campaign.
    staffing.horizon = times_.network.latest.value_or(times_.passes.finish) + kSearched;
    timing::Levelled levelled = timing::levelled(times_.network, times_.order, staffing);
    times_.passes.dates = std::move(levelled.dates);
    times_.passes.broken = std::move(levelled.broken);
    times_.passes.finish = levelled.finish;
    times_.pieces = std::move(levelled.pieces);
  }

  void fill(std::uint32_t number) {
    TimetableRow& row = times_.rows[number];
    row.times = times_.passes.dates[number];
    row.dated = row.times.undated == timing::Undated::no;
    if (!row.dated) return;
    const Length length = times_.network.steps[number].length.value_or(Length{});
    const bool works = row.computed() && length.unit == Length::Unit::working && length.count > 0;
    const timing::WorkingTime& calendar = times_.network.calendars[times_.network.steps[number].calendar];
    if (works && !in_own_hours_[number]) row.times.start = calendar.next(row.times.start), row.times.finish = calendar.prev(row.times.finish);
    row.days.first = timing::day_of(row.times.start);
    row.days.last = timing::day_of(row.times.finish > row.times.start ? row.times.finish - 1 : row.times.finish);
  }

  // Days that are written touch without a fault: what ends on a day and what begins on it may hand over at noon.
  void find_broken() {
    for (const timing::Broken& broken : times_.passes.broken) {
      const bool link = broken.kind == timing::Driver::Kind::link;
      const TimetableLink& written = link ? times_.links[broken.index] : times_.bounds[broken.index];
      if (written.value == nullptr) continue;
      if (link && times_.rows[times_.network.links[broken.index].from].approver != kNoEntity) {
        note_late_approval(times_.network.links[broken.index]);
        continue;
      }
      const TimetableRow& row = times_.rows[broken.step];
      const Minute stated = broken.edge == Edge::start ? row.times.start : row.times.finish;
      const bool plain = plan_.clauses(*written.value).lag == std::nullopt;
      const bool hand_over = link && plain && row.stated && broken.at - stated <= kDay;
      if (hand_over) continue;
      const Day allowed = timing::day_of(broken.edge == Edge::end && broken.at > 0 ? broken.at - 1 : broken.at);
      times_.broken.push_back({row.id, written.value, allowed, broken.edge == Edge::end});
    }
  }

  /// Of an approval before a container every step in it says so.
  void note_late_approval(const timing::Link& link) {
    const TimetableRow& approval = times_.rows[link.from];
    const TimetableRow& tactic = times_.rows[link.to];
    const auto same = [&](const LateApproval& late) { return late.tactic == tactic.id && late.who == approval.approver; };
    if (!tactic.stated || std::ranges::any_of(times_.late_approvals, same)) return;
    const WorkingCalendar& approver = times_.approvers.at(approval.approver);
    const Minute by = tactic.times.start - link.lag.count, possible = approval.times.early_finish;
    const Minute hour = tactic.times.start - timing::start_of(timing::day_of(tactic.times.start));
    const Day allowed = timing::day_of(possible + link.lag.count - hour + kDay - 1);
    times_.late_approvals.push_back({tactic.id, approval.approver, by, possible, allowed, approver.time.between(by, possible), approver.workday});
  }

  const Plan& plan_;
  std::unordered_map<EntityId, std::pair<std::uint32_t, std::uint32_t>>& places_;
  std::uint32_t index_;
  CampaignTimes times_;
  bool late_ = false;
  std::vector<bool> in_own_hours_;  // By step: what people do in hours of their own lies in these already.
};

Timetable::Timetable(const Plan& plan) {
  for (const EntityId campaign : plan.all(Kind::campaign)) {
    campaigns_.push_back(TimetableMaker(plan, campaign, places_, static_cast<std::uint32_t>(campaigns_.size())).run());
  }
}

const TimetableRow* Timetable::row(EntityId id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &campaigns_[found->second.first].rows[found->second.second];
}

const CampaignTimes* Timetable::times_of(EntityId id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &campaigns_[found->second.first];
}

}  // namespace campaign

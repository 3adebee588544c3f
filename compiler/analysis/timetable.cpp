#include "analysis/timetable.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/approvals.h"
#include "analysis/goal.h"
#include "analysis/happened.h"
#include "analysis/joined.h"
#include "analysis/sends.h"
#include "analysis/staffing.h"
#include "analysis/working_calendar.h"
#include "model/hull.h"
#include "schedule/early.h"
#include "schedule/load.h"

namespace campaign {

namespace {

using timing::Edge;
using timing::kDay;
using timing::kNone;
using timing::Length;
using timing::Minute;
using timing::start_of;

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

/// A campaign in the network that is made.
struct OwnCampaign {
  EntityId id = kNoEntity;
  std::uint32_t index = 0;            ///< In the timetable.
  WorkingCalendar calendar;
  bool late = false;                  ///< What has no days lies as late as it can.
  bool levelled = true;
  std::uint32_t first = 0, count = 0; ///< Its steps.
  std::vector<std::uint32_t> approvals{};  ///< Steps, too.
  std::unordered_map<EntityId, WorkingCalendar> approvers{};
};

/// Makes the network of campaigns that are scheduled together, and runs it.
class JointMaker {
 public:
  /// `all`: the campaigns of the plan, in the order of their ids.
  JointMaker(const Plan& plan, Assignments& assignments, std::span<const EntityId> all, std::unordered_map<EntityId, TimetablePlace>& places)
      : plan_(plan), assignments_(assignments), all_(all), places_(places) {}

  JointTimes run(std::span<const EntityId> campaigns, std::optional<Day> today) {
    campaigns_.reserve(campaigns.size());
    const bool followed = today && std::ranges::any_of(campaigns, [&](EntityId campaign) { return is_followed(campaign); });
    if (followed) today_ = start_of(*today);
    for (const EntityId campaign : campaigns) add_campaign(campaign);
    for (std::uint32_t step = 0; step < times_.rows.size(); ++step) add_links(step);
    add_approvals();
    set_frames();
    times_.order = timing::ordered(times_.network);
    times_.passes = timing::passes_of(times_.network, times_.order);
    staff();
    for (std::uint32_t step = 0; step < times_.rows.size(); ++step) fill(step);
    find_broken();
    return std::move(times_);
  }

  /// The campaigns of it, once it has run.
  [[nodiscard]] std::vector<OwnCampaign> take_campaigns() { return std::move(campaigns_); }

 private:
  void add_campaign(EntityId id) {
    OwnCampaign& own = campaigns_.emplace_back();
    own.id = id;
    own.index = static_cast<std::uint32_t>(std::ranges::lower_bound(all_, id) - all_.begin());
    own.calendar = calendar_at(plan_, id);
    own.late = plan_.word(id, prop("schedule")) == "backward";
    own.levelled = plan_.word(id, prop("levelling")) != "none";
    own.first = static_cast<std::uint32_t>(times_.rows.size());
    times_.network.calendars.push_back(own.calendar.time);
    add(id, kNone);
    own.count = static_cast<std::uint32_t>(times_.rows.size()) - own.first;
  }

  [[nodiscard]] bool is_followed(EntityId id) const {
    if (plan_[id].kind == Kind::tactic && says_what_happened(plan_, id)) return true;
    const std::vector<EntityId> inside = scheduled_in(plan_, id);
    return std::ranges::any_of(inside, [&](EntityId child) { return is_followed(child); });
  }

  /// The index of the campaign that a step is in or beside: of its calendar and its frame, too.
  [[nodiscard]] std::uint32_t campaign_of(std::uint32_t step) const {
    const TimetableRow& row = times_.rows[step];
    return times_.network.steps[row.approver == kNoEntity ? step : places_.at(row.id).step].calendar;
  }
  [[nodiscard]] const OwnCampaign& own_of(std::uint32_t step) const { return campaigns_[campaign_of(step)]; }
  [[nodiscard]] OwnCampaign& own_of(std::uint32_t step) { return campaigns_[campaign_of(step)]; }

  void add(EntityId id, std::uint32_t container) {
    const auto step = static_cast<std::uint32_t>(times_.rows.size());
    places_.emplace(id, TimetablePlace{campaigns_.back().index, step});
    times_.rows.push_back({.id = id});
    times_.network.steps.push_back({.container = container, .calendar = static_cast<std::uint32_t>(campaigns_.size() - 1)});
    const std::vector<EntityId> inside = scheduled_in(plan_, id);
    for (const EntityId child : inside) add(child, step);
    times_.rows[step].holds_others = !inside.empty();
    describe(id, step, !inside.empty());
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
    step.late = place.empty() ? own_of(number).late : place == "late";
    const auto flight = holds ? std::nullopt : stated_days(id);
    if (flight) {
      step.start = start_of(flight->first);
      step.finish = start_of(flight->last) + kDay;
      times_.rows[number].stated = true;
    } else if (!is_broken(plan_.values(id, prop("flight")))) {
      set_length(id, step);
    }
    if (!holds) take_what_happened(id, number, flight.has_value());
  }

  /// Whether one of some values was written and cannot be read; what is withheld on purpose is none.
  static bool is_broken(std::span<const PropertyValue> values) {
    return std::ranges::any_of(values, [](const PropertyValue& value) {
      const auto* reference = std::get_if<Reference>(&value.value);
      return std::holds_alternative<std::monostate>(value.value) || (reference != nullptr && reference->entity == kNoEntity);
    });
  }

  void set_length(EntityId id, timing::Step& step) const {
    const Minute workday = campaigns_.back().calendar.workday;
    const auto* duration = plan_.get<Duration>(id, prop("duration"));
    const auto* effort = plan_.get<Duration>(id, prop("effort"));
    if (is_negative(duration) || is_negative(effort)) return;
    if (duration != nullptr) step.length = network_length(*duration, workday, false);
    if (duration == nullptr && effort != nullptr) step.length = network_length(*effort, workday, true);
  }

  /// What is over stays; of what has begun the rest comes from today on; what has not begun begins today at the earliest.
  void take_what_happened(EntityId id, std::uint32_t number, bool flies) {
    const OwnCampaign& own = own_of(number);
    timing::Step& step = times_.network.steps[number];
    TimetableRow& row = times_.rows[number];
    const auto started = begun_on(plan_, id), finished = finished_on(plan_, id);
    if (started && finished && *finished < *started) return;  // One of the two is a slip: nothing follows.
    if (finished) {
      const Minute finish = start_of(*finished) + kDay;
      if (started) step.start = start_of(*started);
      if (!started && flies) step.start = std::min(*step.start, finish - kDay);
      if (!started && !flies && !step.length) step.start = finish - kDay;
      step.finish = finish;
      step.actual = row.stated = row.begun = row.over = true;
      return;
    }
    if (plan_.find(id, prop("finished")) != nullptr) return;  // Not to be read: nothing follows.
    if (started && flies) {
      step.start = start_of(*started);
      step.finish = std::max(*step.finish, *step.start + kDay);
      step.actual = row.begun = true;
      return;
    }
    if (flies || !step.length) return;
    const std::optional<Minute> start = started ? std::optional(start_of(*started)) : std::nullopt;
    const bool going = says_what_happened(plan_, id);
    const Minute today = today_.value_or(start.value_or(-timing::kNever));
    if (going && (today_ || start)) {
      step.length = left_of(plan_, id, own.calendar, *step.length, start, today);
      left_[number] = step.length->count;
    }
    if (start) {
      step.start = start;
      step.resume = today;
      step.actual = row.begun = true;
    } else if (today_ && (going || is_yet_to_begin(plan_, id))) {
      bound(number, Edge::start, timing::Bound::Kind::not_before, *today_, {id, nullptr, kNoEntity, id});
    }
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
    const auto found = places_.find(reference->entity);
    const bool known = found != places_.end();
    const std::uint32_t to = known ? found->second.step : kNone;
    const Minute workday = own_of(row.waits || !known ? step : to).calendar.workday;
    Length lag = clauses.lag ? network_length(*clauses.lag, workday, false) : Length{};
    if (!row.waits) lag.count = -lag.count;
    if (!known) return elsewhere(step, id, row, value, other, lag);
    times_.network.links.push_back(row.waits ? timing::Link{to, step, other, row.own, lag, kNone} : timing::Link{step, to, row.own, other, lag, kNone});
    times_.links.push_back(row.waits ? TimetableLink{id, &value, reference->entity, id} : TimetableLink{id, &value, id, reference->entity});
  }

  /// A link to what is in no campaign, whose days are taken as they are written.
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
  void add_approvals() {
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
      for (const ApprovalTerms& one : terms) add_approval(step, one, ready);
    }
  }

  void add_approval(std::uint32_t step, const ApprovalTerms& terms, const std::vector<std::uint32_t>& ready) {
    OwnCampaign& own = own_of(step);
    const auto known = own.approvers.find(terms.who);
    const WorkingCalendar& approver = known != own.approvers.end() ? known->second : own.approvers.emplace(terms.who, time_of(plan_, terms.who, own.calendar)).first->second;
    const TimetableRow row = times_.rows[step];
    const bool dated = row.stated || row.holds_others || times_.network.steps[step].length;
    if (row.begun || !dated || (row.stated && ready.empty())) return;  // Nothing moves or can be too late.
    const auto number = static_cast<std::uint32_t>(times_.rows.size());
    own.approvals.push_back(number);
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

  /// Nothing in a campaign begins before its period; where that is not known, before its first stated day.
  void set_frames() {
    for (const OwnCampaign& own : campaigns_) {
      timing::Frame frame{.step = own.first, .beside = own.approvals};
      if (const auto* period = plan_.get<DaySpan>(own.id, prop("period"))) {
        frame.start = start_of(period->first);
        frame.latest = start_of(period->last) + kDay;
      } else {
        std::optional<Minute> first;
        for (std::uint32_t step = own.first; step < own.first + own.count; ++step) {
          const auto& start = times_.network.steps[step].start;
          if (start && (!first || *start < *first)) first = start;
        }
        frame.start = first.value_or(0);
      }
      times_.network.start = times_.network.frames.empty() ? frame.start : std::min(times_.network.start, frame.start);
      if (frame.latest) times_.network.latest = std::max(times_.network.latest.value_or(*frame.latest), *frame.latest);
      times_.network.frames.push_back(frame);
    }
  }

  /// Has tactics wait for the time of their people; those of campaigns with `levelling: none` only use it.
  void staff() {
    in_own_hours_.assign(times_.rows.size(), false);
    StaffingMaker maker(plan_, assignments_);
    for (std::uint32_t step = 0; step < times_.rows.size(); ++step) {
      const TimetableRow& row = times_.rows[step];
      if (plan_[row.id].kind != Kind::tactic || row.approver != kNoEntity || row.holds_others || times_.passes.dates[step].undated != timing::Undated::no) continue;
      const OwnCampaign& own = own_of(step);
      const auto left = left_.find(step);
      maker.add({row.id, step, &own.calendar, left == left_.end() ? std::nullopt : std::optional(left->second), own.levelled});
    }
    auto [staffing, people] = maker.take();
    if (staffing.demands.empty()) return;
    times_.people = std::move(people);
    times_.staffing = std::move(staffing);
    std::ranges::any_of(campaigns_, &OwnCampaign::levelled) ? level() : work_as_it_comes();
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
    for (const timing::Demand& demand : times_.staffing.demands) in_own_hours_[demand.step] = demand.waits && demand.effort > 0;
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
    const timing::WorkingTime& calendar = timing::calendar_of(times_.network, number);
    if (works && !in_own_hours_[number]) {
      if (!row.begun) row.times.start = calendar.next(row.times.start);
      row.times.finish = calendar.prev(row.times.finish);
    }
    row.days.first = timing::day_of(row.times.start);
    row.days.last = timing::day_of(row.times.finish > row.times.start ? row.times.finish - 1 : row.times.finish);
    find_overdue(number);
  }

  /// Whether a tactic lies where it lies only since today is later than it could have begun.
  void find_overdue(std::uint32_t number) {
    TimetableRow& row = times_.rows[number];
    if (waits_for_unknown(number)) return;
    if (!today_ || row.holds_others || row.approver != kNoEntity || plan_[row.id].kind != Kind::tactic || !is_yet_to_begin(plan_, row.id)) return;
    const timing::Driver& driver = row.times.driver;
    const bool held = driver.kind == timing::Driver::Kind::bound && times_.bounds[driver.index].value == nullptr;
    if (!row.stated && !held) return;
    const Day could = row.stated ? row.days.first : timing::day_of(own_of(number).calendar.time.next(could_begin(number)));
    if (start_of(could) < *today_) row.overdue = could;
  }

  /// Whether something that it, or what it lies in, waits for is no name of anything.
  [[nodiscard]] bool waits_for_unknown(std::uint32_t number) const {
    for (std::uint32_t at = number; at != kNone; at = times_.network.steps[at].container) {
      for (const LinkProperty& row : kLinkProperties) {
        if (row.waits && is_broken(plan_.values(times_.rows[at].id, row.property))) return true;
      }
    }
    return false;
  }

  /// Since when what it waits for allows it to begin, whatever day it is.
  [[nodiscard]] Minute could_begin(std::uint32_t number) const {
    const timing::Network& network = times_.network;
    const timing::Order& order = times_.order;
    Minute since = network.frames[campaign_of(number)].start;
    for (std::uint32_t at = number; at != kNone; at = network.steps[at].container) {
      for (const auto* index = order.in.begin(at); index != order.in.end(at); ++index) {
        const timing::Link& link = network.links[*index];
        const timing::Dates& from = times_.passes.dates[link.from];
        if (link.to_edge != Edge::start || from.undated != timing::Undated::no) continue;
        const bool approval = times_.rows[link.from].approver != kNoEntity;
        const Minute at = link.from_edge == Edge::start ? from.start : approval ? could_be_approved(link.from) : from.finish;
        since = std::max(since, timing::later(at, link.lag, timing::calendar_of(network, link)));
      }
      for (const auto* index = order.bounds.begin(at); index != order.bounds.end(at); ++index) {
        const timing::Bound& bound = network.bounds[*index];
        if (bound.edge == Edge::start && bound.kind == timing::Bound::Kind::not_before && times_.bounds[*index].value != nullptr) since = std::max(since, bound.at);
      }
    }
    return since;
  }

  /// When an approval, which lies as late as it can, could be over.
  [[nodiscard]] Minute could_be_approved(std::uint32_t approval) const {
    const Length& length = *times_.network.steps[approval].length;
    const timing::WorkingTime& time = timing::calendar_of(times_.network, approval);
    return timing::later(timing::begin_from(could_begin(approval), length, time), length, time);
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
    const WorkingCalendar& approver = own_of(link.to).approvers.at(approval.approver);
    const Minute by = tactic.times.start - link.lag.count, possible = approval.times.early_finish;
    const Minute hour = tactic.times.start - timing::start_of(timing::day_of(tactic.times.start));
    const Day allowed = timing::day_of(possible + link.lag.count - hour + kDay - 1);
    times_.late_approvals.push_back({tactic.id, approval.approver, by, possible, allowed, approver.time.between(by, possible), approver.workday});
  }

  const Plan& plan_;
  Assignments& assignments_;
  std::optional<Minute> today_{};  // Where one of the campaigns says of anything what has happened.
  const std::span<const EntityId> all_;
  std::unordered_map<EntityId, TimetablePlace>& places_;
  std::vector<OwnCampaign> campaigns_;
  JointTimes times_;
  std::unordered_map<std::uint32_t, std::int64_t> left_;  // By step: of what has begun, how much of its length.
  std::vector<bool> in_own_hours_;  // By step: what people do in hours of their own lies in these already.
};

Timetable::Timetable(const Plan& plan, std::optional<Day> today) : campaigns_(plan.all(Kind::campaign).size()) {
  Assignments assignments(plan);
  const std::vector<EntityId> campaigns = plan.all(Kind::campaign);
  const auto groups = joined_campaigns(plan, assignments);
  networks_.reserve(groups.size());
  for (const std::vector<EntityId>& group : groups) {
    JointMaker maker(plan, assignments, campaigns, places_);
    networks_.push_back(maker.run(group, today));
    for (OwnCampaign& own : maker.take_campaigns()) {
      campaigns_[own.index] = {own.id, &networks_.back(), own.first, own.count, own.calendar.workday, std::move(own.approvers)};
    }
  }
}

const TimetableRow* Timetable::row(EntityId id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &campaigns_[found->second.campaign].all->rows[found->second.step];
}

const CampaignTimes* Timetable::times_of(EntityId id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? nullptr : &campaigns_[found->second.campaign];
}

}  // namespace campaign

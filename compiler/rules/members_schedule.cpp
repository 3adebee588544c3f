#include <algorithm>
#include <array>

#include "analysis/happened.h"
#include "analysis/spending.h"
#include "analysis/timetable.h"
#include "model/dates.h"
#include "model/place.h"
#include "rules/member_values.h"
#include "rules/members.h"

namespace campaign {

namespace {

/// A declaration in the schedule with the campaign that it is in.
struct Scheduled {
  const CampaignTimes* times = nullptr;
  const TimetableRow* row = nullptr;
};

/// Where it has days; neither where it has none.
Scheduled scheduled(Evaluation& run, const RuleValue& of) {
  const Timetable& timetable = run.tables.timetable();
  const TimetableRow* row = timetable.row(id_of(of));
  return row == nullptr || !row->dated ? Scheduled() : Scheduled{timetable.times_of(id_of(of)), row};
}

RuleValue starts(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  return row == nullptr ? RuleValue() : one_day(row->days.first);
}
RuleValue ends(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  return row == nullptr ? RuleValue() : one_day(row->days.last);
}
RuleValue slack(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  return row == nullptr ? RuleValue() : RuleValue(in_workdays(row->times.slack, times->workday));
}
RuleValue room(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  return row == nullptr || !row->times.room ? RuleValue() : RuleValue(in_workdays(std::max<std::int64_t>(*row->times.room, 0), times->workday));
}
bool misses_deadline(const TimetableRow& row) { return row.computed() && row.times.room && *row.times.room < 0; }
/// Of a chain that ends too late, the last that is not fixed.
RuleValue too_late(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  if (row == nullptr || !misses_deadline(*row) || run.plan.damaged(row->id)) return {};  // What cannot be read may say its days.
  const std::uint32_t step = times->step_of(*row);
  const JointTimes& all = *times->all;
  const auto waits = [&](std::uint32_t link) { return misses_deadline(all.rows[all.network.links[link].to]); };
  if (std::any_of(all.order.out.begin(step), all.order.out.end(step), waits)) return {};
  return RuleValue(in_workdays(-*row->times.room, times->workday));
}
/// What a deadline comes from: something with stated days that waits for it, or the nearest declaration around it that states one.
RuleValue binding(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  if (row == nullptr || !row->times.room) return {};
  const std::uint32_t step = times->step_of(*row);
  const JointTimes& all = *times->all;
  for (const std::uint32_t* link = all.order.out.begin(step); link != all.order.out.end(step); ++link) {
    const TimetableRow& later = all.rows[all.network.links[*link].to];
    const TimetableRow* approved = later.approver == kNoEntity ? &later : run.tables.timetable().row(later.id);
    if (approved->stated) return run.entity(approved->id);
  }
  for (EntityId at = row->id; at != kNoEntity; at = run.plan[at].parent) {
    const PropertyValue* by = run.plan.find(at, run.plan[at].kind == Kind::campaign ? prop("period") : prop("by"));
    if (by != nullptr) return RuleValue(at, by->span);
  }
  return {};
}
RuleValue latest_end(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  if (row == nullptr || !row->times.room) return {};
  const timing::Minute finish = row->times.room_finish;
  const Day day = timing::day_of(row->times.start == row->times.finish ? finish : finish - 1);
  return one_day(day);
}
RuleValue reason(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  return row == nullptr ? RuleValue() : RuleValue(run.keep(why(run.plan, *times, *row, row->times.driver)));
}
RuleValue days_stated(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  return RuleValue(row != nullptr && row->stated);
}

/// When a tactic first moves what it is for: by what is written of it, else by the fastest of its channels. None where one of them says
/// nothing, as it may be the faster one.
struct Effect {
  const PropertyValue* after = nullptr;
  EntityId of = kNoEntity;  ///< The tactic, or the channel.
  Day day{};
};
std::optional<Effect> effect_of(Evaluation& run, const RuleValue& tactic) {
  const auto [times, row] = scheduled(run, tactic);
  if (row == nullptr) return std::nullopt;
  const auto of = [&](EntityId id) -> std::optional<Effect> {
    const PropertyValue* after = run.plan.find(id, prop("effect_after"));
    const auto* length = after == nullptr ? nullptr : std::get_if<Duration>(&after->value);
    const auto day = length == nullptr ? std::nullopt : shifted(row->days.first, *length, 1, workdays_at(run.plan, id_of(tactic)));
    return day ? std::optional(Effect{after, id, *day}) : std::nullopt;
  };
  if (run.plan.find(id_of(tactic), prop("effect_after")) != nullptr) return of(id_of(tactic));
  std::optional<Effect> fastest;
  for (const EntityId channel : channels_of(run.plan, id_of(tactic))) {
    const auto effect = of(channel);
    if (!effect) return std::nullopt;
    if (!fastest || effect->day < fastest->day) fastest = effect;
  }
  return fastest;
}
RuleValue acts_after(Evaluation& run, const RuleValue& of) {
  const auto effect = effect_of(run, of);
  return effect ? RuleValue::of(*effect->after) : RuleValue();
}
RuleValue acts_from(Evaluation& run, const RuleValue& of) {
  const auto effect = effect_of(run, of);
  return effect ? one_day(effect->day) : RuleValue();
}
RuleValue acts_on(Evaluation& run, const RuleValue& of) {
  const auto effect = effect_of(run, of);
  return effect && effect->of != id_of(of) ? run.entity(effect->of) : RuleValue();
}

/// The blackouts that may hold for a tactic: those declared around it, in the calendar of its campaign, in one of its markets, or on one of
/// its channels.
RuleValue blackouts(Evaluation& run, const RuleValue& of) {
  std::vector<EntityId> found;
  for (const EntityId blackout : run.tables.blackouts()) {
    const EntityId place = run.plan[blackout].parent;
    bool holds = false;
    switch (run.plan[place].kind) {
      case Kind::calendar: holds = calendar_around(run.plan, id_of(of)) == place; break;
      case Kind::market: {
        const auto markets = markets_of(run.plan, id_of(of));
        holds = std::ranges::find(markets, place) != markets.end();
        break;
      }
      case Kind::channel: {
        const auto channels = channels_of(run.plan, id_of(of));
        holds = std::ranges::find(channels, place) != channels.end();
        break;
      }
      default:
        for (EntityId at = id_of(of); at != kNoEntity && !holds; at = run.plan[at].parent) holds = at == place;
    }
    if (holds) found.push_back(blackout);
  }
  return list_of(run, found);
}
RuleValue lacks_time(Evaluation& run, const RuleValue& of) {
  const TimetableRow* row = run.tables.timetable().row(id_of(of));
  return RuleValue(row != nullptr && row->times.undated == timing::Undated::never);
}

// -- what has happened ---------------------------------------------------------------------------------------------------

RuleValue overdue(Evaluation& run, const RuleValue& of) {
  const auto [times, row] = scheduled(run, of);
  return row == nullptr || !row->overdue ? RuleValue() : one_day(*row->overdue);
}
/// Minutes of work that are done beyond the effort, and of all that are done.
std::optional<std::pair<std::int64_t, std::int64_t>> beyond_effort(Evaluation& run, EntityId tactic) {
  const CampaignTimes* times = run.tables.timetable().times_of(tactic);
  const auto* effort = run.plan.get<Duration>(tactic, prop("effort"));
  if (times == nullptr || effort == nullptr) return std::nullopt;
  const auto done = minutes_worked(run.plan, tactic, times->workday);
  const std::int64_t planned = minutes_of_work(*effort, times->workday);
  return done && planned > 0 && *done > planned ? std::optional(std::pair(*done - planned, *done)) : std::nullopt;
}
RuleValue overworked(Evaluation& run, const RuleValue& of) {
  const auto beyond = beyond_effort(run, id_of(of));
  return beyond ? RuleValue(in_hours(beyond->first)) : RuleValue();
}
RuleValue hours_worked(Evaluation& run, const RuleValue& of) {
  const auto beyond = beyond_effort(run, id_of(of));
  return beyond ? RuleValue(in_hours(beyond->second)) : RuleValue();
}

// -- campaigns of a portfolio --------------------------------------------------------------------------------------------

RuleValue clash(Evaluation& run, const RuleValue& of) {
  const LaunchClash* found = run.tables.launch_clash(id_of(of));
  return found == nullptr ? RuleValue() : run.entity(found->tactic);
}
RuleValue clash_audience(Evaluation& run, const RuleValue& of) {
  const LaunchClash* found = run.tables.launch_clash(id_of(of));
  return found == nullptr ? RuleValue() : run.entity(found->audience);
}
RuleValue campaign_around(Evaluation& run, const RuleValue& of) {
  const EntityId campaign = run.plan.enclosing(id_of(of), Kind::campaign);
  return campaign == kNoEntity ? RuleValue() : run.entity(campaign);
}

/// The week in which somebody has most to do beyond what they can.
const PersonLoad* worst_week(Evaluation& run, const RuleValue& of) {
  const PersonLoad* worst = nullptr;
  for (const PersonLoad& load : run.tables.overloads()) {
    if (load.person == id_of(of) && (worst == nullptr || load.work - load.capacity > worst->work - worst->capacity)) worst = &load;
  }
  return worst;
}
RuleValue overbooked_weeks(Evaluation& run, const RuleValue& of) {
  return RuleValue(Amount{Decimal::from_int(std::ranges::count(run.tables.overloads(), id_of(of), &PersonLoad::person)), kNoUnit});
}
RuleValue overbooked_week(Evaluation& run, const RuleValue& of) {
  const PersonLoad* week = worst_week(run, of);
  return week == nullptr ? RuleValue() : RuleValue(DaySpan{timing::day_of(week->period.from), timing::day_of(week->period.to - 1)});
}
RuleValue overbooked_work(Evaluation& run, const RuleValue& of) {
  const PersonLoad* week = worst_week(run, of);
  return week == nullptr ? RuleValue() : RuleValue(in_hours(week->work));
}
RuleValue overbooked_time(Evaluation& run, const RuleValue& of) {
  const PersonLoad* week = worst_week(run, of);
  return week == nullptr ? RuleValue() : RuleValue(in_hours(week->capacity));
}
RuleValue overbooked_with(Evaluation& run, const RuleValue& of) {
  std::vector<EntityId> tactics;
  if (const PersonLoad* week = worst_week(run, of)) {
    for (const auto& [tactic, minutes] : week->parts) tactics.push_back(tactic);
  }
  return list_of(run, tactics);
}

// -- more work than fits into a length ---------------------------------------------------------------------------------

/// So many workdays; nullopt for lengths by the calendar, such as months. A week is `week` workdays.
std::optional<Decimal> workdays_in(const Duration& length, int week, timing::Minute workday) {
  using Unit = Duration::Unit;
  const auto per_day = [&](std::int64_t minutes) { return Decimal::divide(*Decimal::multiply(length.count, Decimal::from_int(minutes)), Decimal::from_int(workday)); };
  switch (length.unit) {
    case Unit::minutes: return per_day(1);
    case Unit::hours: return per_day(timing::kHour);
    case Unit::workdays:
    case Unit::days: return length.count;
    case Unit::weeks: return Decimal::multiply(length.count, Decimal::from_int(week));
    default: return std::nullopt;
  }
}

/// How many people can work on a tactic at a time: all whom it names, be they alternatives, with their shares. nullopt where one is a team, and
/// where nobody is named.
std::optional<Decimal> people_on(const Plan& plan, EntityId tactic) {
  auto named = plan.values(tactic, prop("assign"));
  if (named.empty()) named = plan.values(tactic, prop("owner"));
  std::optional<Decimal> people;
  for (const PropertyValue& value : named) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference == nullptr || reference->entity == kNoEntity || plan[reference->entity].kind != Kind::person) return std::nullopt;
    const auto& share = plan.clauses(value).share;
    const auto part = share ? plan.units().convert(*share, kNoUnit) : std::optional(Decimal::from_int(1));
    people = part ? Decimal::add(people.value_or(Decimal()), *part) : std::nullopt;
    if (!people) return std::nullopt;
  }
  return people;
}

/// Of a tactic that states how long it takes and how much work it is: the most that those who work on it can do in that time, where that is less.
/// They may work on every day of the calendar.
RuleValue work_possible(Evaluation& run, const RuleValue& of) {
  constexpr int kWeekOfWork = 5, kWeekOfDays = 7;
  const EntityId id = id_of(of);
  const auto* effort = run.plan.get<Duration>(id, prop("effort"));
  const auto* duration = run.plan.get<Duration>(id, prop("duration"));
  if (effort == nullptr || duration == nullptr || run.plan.find(id, prop("crew")) != nullptr) return {};
  const CampaignTimes* times = run.tables.timetable().times_of(id);
  const auto people = people_on(run.plan, id);
  if (times == nullptr || !people) return {};
  const auto work = workdays_in(*effort, kWeekOfWork, times->workday), each = workdays_in(*duration, kWeekOfDays, times->workday);
  const auto most = each ? Decimal::multiply(*each, *people) : std::nullopt;
  return work && most && *most < *work ? RuleValue(Duration{*most, Duration::Unit::workdays}) : RuleValue();
}

/// The links in a declaration's own text that a stated day breaks.
RuleValue broken_links(Evaluation& run, const RuleValue& of) {
  std::vector<RuleValue> list;
  const CampaignTimes* times = run.tables.timetable().times_of(id_of(of));
  for (const BrokenLink& broken : times == nullptr ? std::span<const BrokenLink>() : std::span(times->all->broken)) {
    const auto* other = std::get_if<Reference>(&broken.value->value);
    if (other == nullptr || run.plan.owner_of(*broken.value) != id_of(of)) continue;
    const TimetableRow* earlier = run.tables.timetable().row(broken.waits == id_of(of) ? other->entity : id_of(of));
    if (earlier != nullptr && earlier->stated) list.push_back(RuleValue::of(*broken.value));
  }
  return RuleValue::many(std::move(list));
}
const BrokenLink* broken_of(Evaluation& run, const RuleValue& link) {
  if (link.stated == nullptr) return nullptr;
  const CampaignTimes* times = run.tables.timetable().times_of(run.plan.owner_of(*link.stated));
  if (times == nullptr) return nullptr;
  const auto found = std::ranges::find(times->all->broken, link.stated, &BrokenLink::value);
  return found == times->all->broken.end() ? nullptr : &*found;
}
RuleValue allowed(Evaluation& run, const RuleValue& of) {
  const BrokenLink* broken = broken_of(run, of);
  return broken == nullptr ? RuleValue() : one_day(broken->allowed);
}
RuleValue about_end(Evaluation& run, const RuleValue& of) {
  const BrokenLink* broken = broken_of(run, of);
  return RuleValue(broken != nullptr && broken->of_end);
}
RuleValue waiting(Evaluation& run, const RuleValue& of) {
  const BrokenLink* broken = broken_of(run, of);
  return broken == nullptr ? RuleValue() : run.entity(broken->waits);
}

constexpr KindSet kScheduled(Kind::tactic, Kind::milestone), kPerson(Kind::person);

constexpr auto kMembers = std::to_array<MemberRow>({
    {Base::entity, kScheduled, "starts", kDate, starts, "Its first day, written or worked out."},
    {Base::entity, kScheduled, "ends", kDate, ends, "Its last day, written or worked out."},
    {Base::entity, kScheduled, "days_stated", kYesNo, days_stated, "Whether its days are written in the plan."},
    {Base::entity, KindSet(Kind::tactic), "blackouts", entities_of(Kind::blackout), blackouts, "The blackouts around it, and those of its calendar, its markets and its channels."},
    {Base::entity, KindSet(Kind::tactic), "acts_after", kDuration, acts_after, "How long after it begins it first moves what it is for: as it says, else by the fastest of its channels where all say it."},
    {Base::entity, KindSet(Kind::tactic), "acts_from", kDate, acts_from, "The day on which it first moves what it is for."},
    {Base::entity, KindSet(Kind::tactic), "acts_on", {Base::entity, false, KindSet(Kind::channel), {}}, acts_on, "The channel that says so."},
    {Base::entity, KindSet(Kind::tactic), "lacks_time", kYesNo, lacks_time, "Whether there is not enough working time, or time of its people, up to two years behind the campaign."},
    {Base::entity, kScheduled, "slack", kDuration, slack, "How many workdays later it could be while its campaign ends as early as it does."},
    {Base::entity, kScheduled, "room", kDuration, room, "How many workdays are left before a deadline of its own, around it or behind it; none where it is too late."},
    {Base::entity, kScheduled, "too_late", kDuration, too_late, "How many workdays it is too late for a deadline of its own, around it or behind it."},
    {Base::entity, kScheduled, "deadline_of", {Base::entity, false, KindSet(), {}}, binding, "What the deadline is that it has room for or misses: something that waits for it, or the nearest around it that has one."},
    {Base::entity, kScheduled, "latest_end", kDate, latest_end, "The last day on which it can be finished while all deadlines are met."},
    {Base::entity, kScheduled, "why_then", kText, reason, "Why it begins when it does."},
    {Base::entity, KindSet(Kind::tactic), "work_possible", kDuration, work_possible, "The most work that those who work on it can do in its `duration`, where that is less than its `effort`."},
    {Base::entity, KindSet(Kind::tactic), "overdue", kDate, overdue, "The day on which it could have begun or was to begin, where that has passed and nothing says that it has; only in campaigns that say of something what has happened."},
    {Base::entity, KindSet(Kind::tactic), "overworked", kDuration, overworked, "By how many hours the work that is done exceeds its `effort`, where it does."},
    {Base::entity, KindSet(Kind::tactic), "hours_worked", kDuration, hours_worked, "How many hours are done in all, where that is more than its `effort`."},
    {Base::entity, KindSet(Kind::tactic), "launches_with", {Base::entity, false, KindSet(Kind::tactic), {}}, clash, "Of the tactic with which its campaign begins to speak to an audience: the one with which another campaign of the portfolio, before it in the text, does so in the same week."},
    {Base::entity, KindSet(Kind::tactic), "launch_audience", {Base::entity, false, KindSet(Kind::audience), {}}, clash_audience, "The audience that both reach."},
    {Base::entity, KindSet(Kind::tactic), "in_campaign", {Base::entity, false, KindSet(Kind::campaign), {}}, campaign_around, "The campaign that it is in."},
    {Base::entity, kPerson, "overbooked_weeks", kAmount, overbooked_weeks, "In how many weeks tactics of the plan ask more hours of them than they have."},
    {Base::entity, kPerson, "overbooked_week", kSpan, overbooked_week, "The week in which that is most."},
    {Base::entity, kPerson, "overbooked_work", kDuration, overbooked_work, "The hours of work in that week."},
    {Base::entity, kPerson, "overbooked_time", kDuration, overbooked_time, "The hours that they have in that week."},
    {Base::entity, kPerson, "overbooked_with", entities_of(Kind::tactic), overbooked_with, "The tactics of that week, the one that takes most first."},
    {Base::entity, kScheduled, "broken_links", {Base::entity, true, kScheduled, {}}, broken_links, "What it has to wait for, or has wait, and does not by its days."},
    {Base::entity, kScheduled, "allowed", kDate, allowed, "Of a broken link: the first day that it allows."},
    {Base::entity, kScheduled, "about_end", kYesNo, about_end, "Of a broken link: whether it is about when the other ends."},
    {Base::entity, kScheduled, "waiting", {Base::entity, false, kScheduled, {}}, waiting, "Of a broken link: which of the two has to wait."},
});

}  // namespace

std::span<const MemberRow> schedule_members() { return kMembers; }

}  // namespace campaign

#include "analysis/timetable.h"

#include <algorithm>

#include "model/holidays.h"
#include "model/place.h"
#include "model/said_values.h"

namespace campaign {

namespace {

using timing::Driver;
using timing::Edge;

std::string title(const Plan& plan, EntityId id) { return std::string(say_label(plan, id)); }

/// As seen from a campaign: what is in another is told with it.
std::string title_from(const Plan& plan, const CampaignTimes& times, EntityId id) {
  const EntityId campaign = plan.enclosing(id, Kind::campaign);
  return campaign == kNoEntity || campaign == times.campaign ? title(plan, id) : title(plan, id) + " (" + title(plan, campaign) + ")";
}

std::string day(const Plan& plan, timing::Minute at) { return say_day(plan, timing::day_of(at)); }

/// The last day of what ends at an instant.
std::string last_day(const Plan& plan, timing::Minute at) { return day(plan, at - 1); }

std::string lag_of(const Plan& plan, const Duration& lag) { return say_duration(plan, {lag.count.abs(), lag.unit}); }

Said waiting(const Plan& plan, const CampaignTimes& times, const Driver& driver) {
  const TimetableLink& link = times.all->links[driver.index];
  const timing::Link& edges = times.all->network.links[driver.index];
  const TimetableRow& from = times.all->rows[edges.from];
  if (from.approver != kNoEntity) return say("{0} has to approve it, which can be done by {1}", title(plan, from.approver), last_day(plan, from.times.finish));
  const bool from_start = edges.from_edge == Edge::start;
  const bool point = from.times.start == from.times.finish;
  const std::string name = title_from(plan, times, link.from);
  const std::string when = from_start || point ? day(plan, from.times.start) : last_day(plan, from.times.finish);
  const Said first = point ? say("“{0}” is on {1}", name, when) : from_start ? say("“{0}” begins on {1}", name, when) : say("“{0}” ends on {1}", name, when);
  const auto& lag = plan.clauses(*link.value).lag;
  if (!lag || lag->count.is_zero()) return first;
  const bool later = lag->count.is_negative() == (link.written_by == link.from);
  return later ? say("{0}, with at least {1} between", first, lag_of(plan, *lag)) : say("{0}, and it may begin {1} before", first, lag_of(plan, *lag));
}

/// From when on what drives something leaves it to the calendar when it begins: a lag in workdays is counted in the calendar, too.
timing::Minute left_to_calendar(const Plan& plan, const CampaignTimes& times, const Driver& driver) {
  if (driver.kind != Driver::Kind::link) return driver.at;
  const timing::Link& edges = times.all->network.links[driver.index];
  const auto& lag = plan.clauses(*times.all->links[driver.index].value).lag;
  if (!lag || lag->unit != Duration::Unit::workdays) return driver.at;
  const TimetableRow& from = times.all->rows[edges.from];
  return std::min(driver.at, edges.from_edge == Edge::start ? from.times.start : from.times.finish);
}

/// The holidays, and free days of calendars, between what drives something and its first day, which would be workdays otherwise.
std::vector<std::string> holidays_between(const Plan& plan, const CampaignTimes& times, const TimetableRow& row, const Driver& driver) {
  const bool late = driver.kind == Driver::Kind::link_out || driver.kind == Driver::Kind::bound_after || driver.kind == Driver::Kind::network_latest;
  std::vector<std::string> titles;
  if (late || driver.kind == Driver::Kind::stated) return titles;
  const Workdays workdays = workdays_at(plan, row.id);
  constexpr std::chrono::days kMost(62);  // What lies further back is no reason any more.
  const Day first = std::max(timing::day_of(left_to_calendar(plan, times, driver)), row.days.first - kMost);
  for (Day day = first; day < row.days.first; day += std::chrono::days(1)) {
    const Holiday* holiday = workdays.week().is_workday(day) ? workdays.holiday_on(day) : nullptr;
    if (holiday == nullptr) continue;
    std::string name = title(plan, holiday->holiday);
    if (std::ranges::find(titles, name) == titles.end()) titles.push_back(std::move(name));
  }
  return titles;
}

/// Since when a campaign's steps may begin.
timing::Minute first_instant(const CampaignTimes& times) {
  const auto& frames = times.all->network.frames;
  const auto own = std::ranges::find(frames, times.first, &timing::Frame::step);
  return own == frames.end() ? times.all->network.start : own->start;
}

}  // namespace

Duration in_workdays(std::int64_t minutes, timing::Minute workday) {
  const auto days = Decimal::divide(Decimal::from_int(minutes), Decimal::from_int(workday));
  return {days ? days->round(1) : Decimal(), Duration::Unit::workdays};
}

std::string why(const Plan& plan, const CampaignTimes& times, const TimetableRow& row, const Driver& driver) {
  const auto said = [&]() -> Said {
    switch (driver.kind) {
      case Driver::Kind::network_start: return say("nothing holds it back from the first day of the campaign, {0}", day(plan, first_instant(times)));
      case Driver::Kind::stated: return say("its days are written in the plan");
      case Driver::Kind::link: return waiting(plan, times, driver);
      case Driver::Kind::begun: return say("it has begun, and what is left of it comes from {0} on", day(plan, driver.at));
      case Driver::Kind::bound:
        if (times.all->bounds[driver.index].value == nullptr) return say("it has not begun yet, and can at the earliest on {0}", day(plan, driver.at));
        return say("it may not begin before {0}", day(plan, driver.at));
      case Driver::Kind::link_out: return say("it lies late, and “{0}” waits for it", title_from(plan, times, times.all->rows[times.all->network.links[driver.index].to].id));
      case Driver::Kind::bound_after: return say("it lies late, and has to be finished by {0}", last_day(plan, driver.at));
      case Driver::Kind::network_latest: return say("it lies late, and the campaign ends on {0}", last_day(plan, driver.at));
      case Driver::Kind::person: {
        const std::string who = driver.index < times.all->people.size() ? title(plan, times.all->people[driver.index]) : std::string();
        if (driver.holder == timing::kNone) return say("{0} is away before {1}", who, day(plan, driver.at));
        return say("{0} works on “{1}” until {2}", who, title_from(plan, times, times.all->rows[driver.holder].id), last_day(plan, times.all->rows[driver.holder].times.finish));
      }
    }
    return {};
  }();
  const auto holidays = holidays_between(plan, times, row, driver);
  return plan.tongue()(holidays.empty() ? said : say("{0}; days off in between: {1}", said, plan.tongue().list(holidays)));
}

}  // namespace campaign

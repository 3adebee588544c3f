#include "emit/json/schedule_row.h"

#include <fmt/format.h>

#include "model/format.h"

namespace campaign {

std::string_view days_from(const TimetableRow& row) {
  if (row.holds_others) return kDaysFrom[2];
  if (row.begun) return kDaysFrom[row.over ? 4 : 3];
  return kDaysFrom[row.computed() ? 1 : 0];
}

std::string clock_text(timing::Minute at) {
  const Day day = timing::day_of(at);
  const timing::Minute minute = at - timing::start_of(day);
  return fmt::format("{}T{:02}:{:02}", format_date(day), minute / timing::kHour, minute % timing::kHour);
}

EntityId waits_for(const CampaignTimes& times, const TimetableRow& row) {
  using Kind = timing::Driver::Kind;
  const timing::Driver& driver = row.times.driver;
  if (driver.kind == Kind::link) {
    const TimetableRow& from = times.all->rows[times.all->network.links[driver.index].from];
    return from.approver == kNoEntity ? times.all->links[driver.index].from : waits_for(times, from);
  }
  if (driver.kind == Kind::person && driver.holder != timing::kNone) return times.all->rows[driver.holder].id;
  if (driver.kind == Kind::bound) return times.all->bounds[driver.index].from;
  return kNoEntity;
}

void schedule_members(JsonWriter& json, const Plan& plan, const CampaignTimes& times, const TimetableRow& row) {
  json.member("from", days_from(row));
  json.member("start", format_date(row.days.first));
  json.member("end", format_date(row.days.last));
  const timing::Dates& dates = row.times;
  json.member("start_at", clock_text(dates.start));
  json.member("end_at", clock_text(dates.finish));
  json.member("early_start", clock_text(dates.early_start));
  json.member("early_end", clock_text(dates.early_finish));
  json.member("late_start", clock_text(dates.late_start));
  json.member("late_end", clock_text(dates.late_finish));
  json.member("slack", dates.slack);
  json.member("free_slack", dates.free_slack);
  json.key("room");
  dates.room ? json.number(*dates.room) : json.null();
  json.member("critical", dates.slack == 0);
  json.member("why", why(plan, times, row, dates.driver));
}

}  // namespace campaign

#include "emit/calendar/time_zone.h"

#include <chrono>
#include <string>

#include <fmt/format.h>

namespace campaign {

namespace {

using std::chrono::seconds;

/// `-0500`; seconds only where there are some, as before zones were agreed on.
std::string offset(seconds ahead) {
  const std::int64_t all = ahead.count() < 0 ? -ahead.count() : ahead.count();
  const std::string rest = all % 60 == 0 ? "" : fmt::format("{:02}", all % 60);
  return fmt::format("{}{:02}{:02}{}", ahead.count() < 0 ? '-' : '+', all / 3600, all / 60 % 60, rest);
}

std::string local_time(std::chrono::sys_seconds at, seconds ahead) {
  const auto local = at + ahead;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const std::int64_t time = (local - day).count();
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()), time / 3600, time / 60 % 60, time % 60);
}

}  // namespace

void write_time_zone(ContentLines& lines, std::string_view name, const TimeZone& zone, const DaySpan& days) {
  lines.line("BEGIN", "VTIMEZONE");
  lines.line("TZID", name);
  for (const ClockChange& change : zone.changes(days.first, days.last)) {
    const std::string_view part = change.summer ? "DAYLIGHT" : "STANDARD";
    lines.line("BEGIN", part);
    lines.line("DTSTART", local_time(change.at, change.before));
    lines.line("TZOFFSETFROM", offset(change.before));
    lines.line("TZOFFSETTO", offset(change.after));
    lines.text("TZNAME", change.name);
    lines.line("END", part);
  }
  lines.line("END", "VTIMEZONE");
}

}  // namespace campaign

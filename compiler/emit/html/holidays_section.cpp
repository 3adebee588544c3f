#include <algorithm>
#include <vector>

#include "emit/html/sections.h"
#include "model/format.h"
#include "model/place.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostHolidays = 200;

/// Those of the campaign's calendar within its period.
std::vector<Holiday> holidays_in_campaign(const Canvas& canvas) {
  const EntityId campaign = canvas.scope().campaign;
  const auto* period = campaign == kNoEntity ? nullptr : canvas.plan().get<DaySpan>(campaign, prop("period"));
  const EntityId calendar = period == nullptr ? kNoEntity : calendar_around(canvas.plan(), campaign);
  return calendar == kNoEntity ? std::vector<Holiday>() : laid_out(holiday_rules(canvas.plan(), calendar), *period);
}

}  // namespace

bool has_holidays(const Canvas& canvas) { return !holidays_in_campaign(canvas).empty(); }

void write_holidays(const Canvas& canvas) {
  const std::vector<Holiday> holidays = holidays_in_campaign(canvas);
  const auto list = canvas.html.in("dl", {cls("agenda")});
  for (std::size_t i = 0; i < std::min(holidays.size(), kMostHolidays); ++i) {
    const auto group = canvas.html.in("div");
    {
      const auto term = canvas.html.in("dt");
      canvas.html.element("time", {attribute("datetime", format_date(holidays[i].day))}, canvas.locale().day_of_week(holidays[i].day));
    }
    canvas.html.element("dd", display_holiday(canvas, holidays[i]));
  }
  if (holidays.size() <= kMostHolidays) return;
  const auto group = canvas.html.in("div");
  canvas.html.element("dt", canvas.words("Later"));
  canvas.html.element("dd", canvas.words("and {0} more", holidays.size() - kMostHolidays));
}

}  // namespace campaign::html

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "model/display_dates.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

// The picture of a week, in its own units: a column a day, a line an hour.
constexpr int kColumn = 30, kHour = 5, kLeft = 38, kTop = 18;
constexpr int kMinutesOfDay = 24 * 60;

/// Declarations that run at the same hours.
struct Hours {
  std::vector<Daypart> parts;
  std::vector<EntityId> users;
};

std::vector<Daypart> dayparts_of(const Plan& plan, EntityId tactic) {
  std::vector<Daypart> parts;
  for (const PropertyValue& value : plan.values(tactic, prop("daypart"))) {
    if (const auto* part = std::get_if<Daypart>(&value.value)) parts.push_back(*part);
  }
  return parts;
}

std::vector<Hours> hours_of(const Canvas& canvas) {
  std::vector<Hours> found;
  for (const EntityId tactic : canvas.scope().of(Kind::tactic)) {
    std::vector<Daypart> parts = dayparts_of(canvas.plan(), tactic);
    if (parts.empty()) continue;
    const auto known = std::ranges::find(found, parts, &Hours::parts);
    known == found.end() ? found.push_back({std::move(parts), {tactic}}) : known->users.push_back(tactic);
  }
  return found;
}

void write_box(Html& html, unsigned day, int from, int to) {
  html.element("rect", {cls("fill"), attribute("x", fmt::format("{}", kLeft + static_cast<int>(day) * kColumn + 2)), attribute("width", fmt::format("{}", kColumn - 4)),
                        attribute("y", fmt::format("{:.1f}", kTop + from * kHour / 60.0)), attribute("height", fmt::format("{:.1f}", (to - from) * kHour / 60.0))}, "");
}

/// What goes beyond midnight is drawn on the next day.
void write_part(Html& html, const Daypart& part) {
  for (unsigned day = 0; day < 7; ++day) {
    if (part.repeat == Daypart::Repeat::monthly || (part.weekdays >> day & 1) == 0) continue;
    if (part.start_minute < 0) {
      write_box(html, day, 0, kMinutesOfDay);
    } else if (part.end_minute > part.start_minute) {
      write_box(html, day, part.start_minute, part.end_minute);
    } else {
      write_box(html, day, part.start_minute, kMinutesOfDay);
      if (part.end_minute > 0) write_box(html, (day + 1) % 7, 0, part.end_minute);
    }
  }
}

void write_week(const Canvas& canvas, const std::vector<Daypart>& parts, const std::string& words) {
  Html& html = canvas.html;
  const WorkWeek week = workdays_of(canvas).week();
  constexpr int kWidth = kLeft + 7 * kColumn + 2, kHeight = kTop + 24 * kHour + 8;
  const auto svg = html.in("svg", {cls("week"), attribute("role", "img"), attribute("aria-label", words), attribute("viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)),
                                   attribute("width", fmt::format("{}", kWidth)), attribute("height", fmt::format("{}", kHeight))});
  for (unsigned day = 0; day < 7; ++day) {
    const int x = kLeft + static_cast<int>(day) * kColumn;
    html.element("rect", {cls(week.is_workday(std::chrono::weekday(day + 1)) ? "track" : "track weekend"), attribute("x", fmt::format("{}", x + 2)), attribute("width", fmt::format("{}", kColumn - 4)),
                          attribute("y", fmt::format("{}", kTop)), attribute("height", fmt::format("{}", 24 * kHour))}, "");
    html.element("text", {attribute("x", fmt::format("{}", x + kColumn / 2)), attribute("y", "12"), attribute("text-anchor", "middle")}, canvas.locale().weekday_short(std::chrono::weekday(day + 1)));
  }
  for (const Daypart& part : parts) write_part(html, part);
  for (int hour = 0; hour <= 24; hour += 6) {
    const std::string y = fmt::format("{}", kTop + hour * kHour);
    html.element("line", {attribute("x1", fmt::format("{}", kLeft)), attribute("x2", fmt::format("{}", kWidth - 2)), attribute("y1", y), attribute("y2", y)}, "");
    html.element("text", {attribute("x", fmt::format("{}", kLeft - 4)), attribute("y", fmt::format("{}", kTop + hour * kHour + 4)), attribute("text-anchor", "end")},
                 canvas.locale().time(hour * 60));
  }
}

}  // namespace

bool has_dayparts(const Canvas& canvas) {
  return std::ranges::any_of(canvas.scope().of(Kind::tactic), [&](EntityId tactic) { return !dayparts_of(canvas.plan(), tactic).empty(); });
}

void write_dayparts(const Canvas& canvas) {
  constexpr std::size_t kMostUsers = 12;
  Html& html = canvas.html;
  html.element("p", {cls("quiet")}, canvas.words("In the local time of the audience."));
  const auto grid = html.in("div", {cls("cards")});
  for (const Hours& hours : hours_of(canvas)) {
    const auto card = html.in("article", {cls("card")});
    std::vector<std::string> each;
    for (const Daypart& part : hours.parts) each.push_back(display_daypart(canvas.words, part));
    const std::string words = canvas.locale().list(each);
    html.element("h3", words);
    const bool weekly = std::ranges::any_of(hours.parts, [](const Daypart& part) { return part.repeat != Daypart::Repeat::monthly && part.weekdays != 0; });
    if (weekly) write_week(canvas, hours.parts, words);
    const auto list = html.in("ul", {cls("plain")});
    for (std::size_t i = 0; i < std::min(hours.users.size(), kMostUsers); ++i) {
      const auto item = html.in("li");
      write_link(canvas, hours.users[i]);
    }
    if (hours.users.size() > kMostUsers) html.element("li", {cls("quiet")}, canvas.words("and {0} more", hours.users.size() - kMostUsers));
  }
}

}  // namespace campaign::html

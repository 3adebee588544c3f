#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "analysis/workload.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

constexpr std::size_t kWeeksSideBySide = 13;  // A quarter fits beside the names.
constexpr std::size_t kMostTables = 8;        // Two years of them; the CSV table has all.

std::string hours(const Canvas& canvas, std::int64_t minutes) {
  const Decimal count = in_hours(minutes).count;
  return canvas.locale().number(count, {0, 1});
}

/// Of the scope's people whom the readers get to see.
std::vector<PersonLoad> shown_load(const Canvas& canvas) {
  std::vector<PersonLoad> shown;
  const auto people = canvas.scope().of(Kind::person);
  for (PersonLoad& load : workload(canvas.analysis().timetable(canvas.plan()), timing::Cap::Period::week)) {
    if (load.work > 0 && std::ranges::find(people, load.person) != people.end()) shown.push_back(std::move(load));
  }
  return shown;
}

std::string week_name(const Canvas& canvas, timing::Minute week) { return canvas.locale().day_of_year(timing::day_of(week)); }

void write_cell(const Canvas& canvas, const PersonLoad& load) {
  const auto cell = canvas.html.in("td", {cls("number"), attribute("data-label", week_name(canvas, load.period.from))});
  canvas.html.text(fmt::format("{}/{}", hours(canvas, load.work), hours(canvas, load.capacity)));
  if (!load.is_too_much()) return;
  canvas.html.text(" ");
  write_tag(canvas, "warning", canvas.words("too much"));
}

using Weeks = std::map<timing::Minute, std::map<EntityId, const PersonLoad*>>;

void write_weeks(const Canvas& canvas, Weeks::const_iterator first, Weeks::const_iterator behind) {
  std::set<EntityId> people;
  for (auto week = first; week != behind; ++week) {
    for (const auto& [person, load] : week->second) people.insert(person);
  }
  const auto table = canvas.html.in("table", {cls("stacks load")});
  canvas.html.element("caption", canvas.words("Hours of work, and how many each can do, from {0}", canvas.locale().day(timing::day_of(first->first))));
  {
    const auto head = canvas.html.in("thead");
    const auto row = canvas.html.in("tr");
    canvas.html.element("th", {attribute("scope", "col")}, canvas.words("Week of"));
    for (auto week = first; week != behind; ++week) canvas.html.element("th", {attribute("scope", "col"), cls("number")}, week_name(canvas, week->first));
  }
  const auto body = canvas.html.in("tbody");
  for (const EntityId person : people) {
    const auto row = canvas.html.in("tr");
    {
      const auto name = canvas.html.in("th", {attribute("scope", "row")});
      write_link(canvas, person);
    }
    for (auto week = first; week != behind; ++week) {
      const auto load = week->second.find(person);
      if (load == week->second.end()) {
        canvas.html.element("td", {cls("number")}, "");
      } else {
        write_cell(canvas, *load->second);
      }
    }
  }
}

/// What makes up the weeks in which somebody has too much.
void write_excess(const Canvas& canvas, const std::vector<PersonLoad>& loads) {
  if (std::ranges::none_of(loads, &PersonLoad::is_too_much)) return;
  const auto list = canvas.html.in("ul", {cls("excess")});
  for (const PersonLoad& load : loads) {
    if (!load.is_too_much()) continue;
    const auto item = canvas.html.in("li");
    write_link(canvas, load.person);
    canvas.html.text(canvas.words(", week of {0}: {1} of {2} hours", canvas.locale().day(timing::day_of(load.period.from)), hours(canvas, load.work), hours(canvas, load.capacity)));
    const auto parts = canvas.html.in("ul");
    for (const auto& [tactic, minutes] : load.parts) {
      if (!canvas.map.is_shown(tactic)) continue;
      const auto part = canvas.html.in("li");
      write_link(canvas, tactic);
      const EntityId campaign = canvas.plan().enclosing(tactic, Kind::campaign);
      const std::string in = campaign == canvas.scope().campaign ? std::string() : fmt::format(" ({})", canvas.plan().label(campaign));
      canvas.html.text(fmt::format("{}: {}", in, hours(canvas, minutes)));
    }
  }
}

}  // namespace

bool has_load(const Canvas& canvas) { return !shown_load(canvas).empty(); }

void write_load(const Canvas& canvas) {
  const std::vector<PersonLoad> loads = shown_load(canvas);
  Weeks weeks;
  for (const PersonLoad& load : loads) weeks[load.period.from].emplace(load.person, &load);
  std::size_t tables = 0;
  for (auto first = weeks.cbegin(); first != weeks.cend() && tables < kMostTables; ++tables) {
    const auto behind = std::next(first, std::min<std::ptrdiff_t>(kWeeksSideBySide, std::distance(first, weeks.cend())));
    write_weeks(canvas, first, behind);
    first = behind;
  }
  write_excess(canvas, loads);
}

}  // namespace campaign::html

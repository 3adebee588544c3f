#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "emit/html/sections.h"
#include "emit/html/time_chart.h"
#include "emit/html/values.h"
#include "model/format.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostRows = 300;       // Of the time line; more are drawn on the pages of goals and strategies.
constexpr std::size_t kMostRowsOfOne = 40;   // Of a goal's or strategy's page.
constexpr std::size_t kMostRowsInSmall = 12; // Of an overview.

constexpr KindSet kRows(Kind::campaign, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement, Kind::experiment);

std::size_t count_of(const Scope& scope, std::initializer_list<Kind> kinds) {
  std::size_t count = 0;
  for (const Kind kind : kinds) count += scope.of(kind).size();
  return count;
}

/// The finest depth that has no more rows than asked for; goals, if none has.
ScheduleDepth depth_for(std::size_t most, std::size_t to_strategies, std::size_t everything) {
  return everything <= most ? ScheduleDepth::everything : to_strategies <= most ? ScheduleDepth::strategies : ScheduleDepth::goals;
}

void widen_by_period(const Canvas& canvas, Schedule& schedule) {
  const EntityId campaign = canvas.scope().campaign;
  const DaySpan* period = campaign == kNoEntity ? nullptr : canvas.plan().get<DaySpan>(campaign, prop("period"));
  if (period != nullptr && period->first <= period->last) widen(schedule.range, *period);
}

ScheduleOptions options_of(const Canvas& canvas, ScheduleDepth depth) {
  return {.depth = depth, .milestones = canvas.scope().of(Kind::milestone), .timetable = &canvas.view().analysis.timetable(canvas.plan()), .shown = [&canvas](EntityId id) { return canvas.map.is_shown(id); }};
}

Schedule schedule_of_scope(const Canvas& canvas, ScheduleDepth depth) {
  const std::vector<EntityId> tops = tops_of_schedule(canvas);
  Schedule schedule = schedule_of(canvas.plan(), tops, options_of(canvas, depth));
  widen_by_period(canvas, schedule);
  return schedule;
}

/// As deep as the scope's rows are not too many; what several campaigns share shows their goals only.
ScheduleDepth depth_of_scope(const Canvas& canvas, std::size_t most) {
  if (canvas.scope().campaign == kNoEntity) return ScheduleDepth::goals;
  const Scope& scope = canvas.scope();
  return depth_for(most, count_of(scope, {Kind::milestone, Kind::goal, Kind::strategy}),
                   count_of(scope, {Kind::milestone, Kind::goal, Kind::strategy, Kind::tactic, Kind::placement, Kind::experiment}));
}

std::size_t count_below(const SiteMap& map, EntityId id, bool strategies_only) {
  const Plan& plan = map.view().plan;
  std::size_t count = 0;
  for (const EntityId child : plan[id].children) {
    const Kind kind = plan[child].kind;
    if (!kRows.contains(kind) || !map.is_shown(child)) continue;
    if (!strategies_only || kind == Kind::strategy || kind == Kind::goal) ++count;
    count += count_below(map, child, strategies_only);
  }
  return count;
}

// -- as a table -------------------------------------------------------------------------------------------------------

constexpr std::array<Property, 4> kColumns = {prop("channel"), prop("owner"), prop("status"), prop("after")};

// A cell without anything to say stays empty, so that it takes no line where rows are blocks.

void write_day_cell(const Canvas& canvas, std::string_view label, std::optional<Day> day) {
  const auto cell = canvas.html.in("td", {attribute("data-label", label)});
  if (day) canvas.html.element("time", {attribute("datetime", format_date(*day))}, canvas.locale().day(*day));
}

void write_days_cells(const Canvas& canvas, const std::optional<DaySpan>& span) {
  write_day_cell(canvas, canvas.words("Begins"), span ? std::optional(span->first) : std::nullopt);
  write_day_cell(canvas, canvas.words("Ends"), span ? std::optional(span->last) : std::nullopt);
  canvas.html.element("td", {cls("number"), attribute("data-label", canvas.words("Days"))},
                      span ? canvas.locale().number(static_cast<std::size_t>((span->last - span->first).count() + 1)) : std::string());
}

void write_values_cells(const Canvas& canvas, EntityId id) {
  for (const Property property : kColumns) {
    const auto cell = canvas.html.in("td", {attribute("data-label", display_name(canvas, property))});
    const auto values = canvas.plan().values(id, property);
    if (!values.empty()) write_values(canvas, canvas.plan().find_property(canvas.plan()[id].kind, name_of(property)), values);
  }
}

void write_note(const Canvas& canvas, std::string_view note) {
  canvas.html.text(" ");
  canvas.html.element("span", {cls("clauses")}, note);
}

void write_table_row(const Canvas& canvas, const ScheduleRow& row, const std::optional<DaySpan>& span, std::size_t flight) {
  const auto line = canvas.html.in("tr", {cls(fmt::format("depth{}", std::min(row.depth, 5u)))});
  {
    const auto head = canvas.html.in("th", {attribute("scope", "row")});
    write_link(canvas, row.id);
    if (row.days.size() > 1) write_note(canvas, canvas.words("flight {0} of {1}", flight + 1, row.days.size()));
    if (row.from == DaysFrom::computed) write_note(canvas, canvas.words("worked out"));
    if (row.times != nullptr && row.times->begun) write_note(canvas, row.times->over ? canvas.words("is over") : canvas.words("has begun"));
    if (row.from == DaysFrom::around) write_note(canvas, canvas.words("no dates of its own; those around it"));
    if (row.from == DaysFrom::nowhere && !row.deadline) write_note(canvas, canvas.words("without dates"));
    for (const Checkpoint& checkpoint : row.checkpoints) write_note(canvas, canvas.words("checkpoint on {0}", canvas.locale().day(checkpoint.day)));
    if (row.deadline) write_note(canvas, canvas.words("judged on {0}", canvas.locale().day(*row.deadline)));
  }
  write_days_cells(canvas, span);
  write_values_cells(canvas, row.id);
}

void write_milestone_row(const Canvas& canvas, const ScheduledMilestone& milestone) {
  const auto line = canvas.html.in("tr");
  {
    const auto head = canvas.html.in("th", {attribute("scope", "row")});
    write_link(canvas, milestone.id);
    write_note(canvas, canvas.words.kind(Kind::milestone));
    if (milestone.computed) write_note(canvas, canvas.words("worked out"));
  }
  write_days_cells(canvas, DaySpan{milestone.day, milestone.day});
  write_values_cells(canvas, milestone.id);
}

void write_schedule_table(const Canvas& canvas, const Schedule& schedule) {
  Html& html = canvas.html;
  const Words& words = canvas.words;
  const auto details = html.in("details", {cls("as-table")});
  html.element("summary", canvas.words("As a table"));
  const auto table = html.in("table", {cls("stacks dates")});
  html.element("caption", {cls("unseen")}, canvas.words("Begin and end of everything on the time line"));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const std::string_view name : {words("What"), words("Begins"), words("Ends")}) html.element("th", {attribute("scope", "col")}, name);
    html.element("th", {attribute("scope", "col"), cls("number")}, words("Days"));
    for (const Property property : kColumns) html.element("th", {attribute("scope", "col")}, display_name(canvas, property));
  }
  const auto body = html.in("tbody");
  for (const ScheduledMilestone& milestone : schedule.milestones) write_milestone_row(canvas, milestone);
  for (const ScheduleRow& row : schedule.rows) {
    if (row.days.empty()) write_table_row(canvas, row, std::nullopt, 0);
    for (std::size_t i = 0; i < row.days.size(); ++i) write_table_row(canvas, row, row.days[i], i);
  }
}

}  // namespace

std::vector<EntityId> tops_of_schedule(const Canvas& canvas) {
  std::vector<EntityId> tops;
  const Plan& plan = canvas.plan();
  const Scope& scope = canvas.scope();
  if (scope.campaign == kNoEntity) {
    for (const EntityId campaign : plan.all(Kind::campaign)) {
      if (canvas.map.is_shown(campaign)) tops.push_back(campaign);
    }
  }
  for (const Kind kind : {Kind::goal, Kind::strategy, Kind::tactic, Kind::placement, Kind::experiment}) {
    for (const EntityId id : scope.of(kind)) {
      const EntityId parent = plan[id].parent;
      const bool inside = parent != kNoEntity && parent != scope.campaign && kRows.contains(plan[parent].kind);
      if (!inside && !scope.borrowed.contains(static_cast<std::uint32_t>(id))) tops.push_back(id);
    }
  }
  std::ranges::sort(tops);
  return tops;
}

void write_timeline(const Canvas& canvas) {
  const ScheduleDepth depth = depth_of_scope(canvas, kMostRows);
  const Schedule schedule = schedule_of_scope(canvas, depth);
  if (schedule.range && schedule.rows.size() + schedule.milestones.size() > 1) write_time_legend(canvas, schedule);
  write_time_chart(canvas, schedule, {.caption = canvas.words("Time line"), .most_rows = kMostRows});
  if (depth != ScheduleDepth::everything && canvas.scope().campaign != kNoEntity)
    canvas.html.element("p", {cls("quiet")}, canvas.words("There are too many tactics for one chart. The pages of the goals and strategies draw theirs."));
  if (depth == ScheduleDepth::everything && !schedule.rows.empty()) write_schedule_table(canvas, schedule);
}

void write_when(const Canvas& canvas) {
  const Plan& plan = canvas.plan();
  const EntityId root = canvas.page.root;
  const ScheduleDepth depth = depth_for(kMostRowsOfOne, count_below(canvas.map, root, true), count_below(canvas.map, root, false));
  const std::vector<EntityId> tops = {root};
  ScheduleOptions options = options_of(canvas, depth);
  options.only_used = true;
  write_time_chart(canvas, schedule_of(plan, tops, options), {.caption = canvas.words("When it runs"), .most_rows = kMostRows});
}

void write_overview_when(const Canvas& canvas) {
  const ScheduleDepth depth = std::min(depth_of_scope(canvas, kMostRowsInSmall), ScheduleDepth::strategies);
  const Schedule schedule = schedule_of_scope(canvas, depth);
  write_time_chart(canvas, schedule, {.caption = canvas.words("When it runs"), .most_rows = kMostRowsInSmall, .one_line_of_milestones = true});
  const auto url = canvas.map.way(canvas.page, Role::timeline);
  if (!url) return;
  const auto more = canvas.html.in("p", {cls("more")});
  canvas.html.element("a", {href(*url)}, canvas.words("The whole time line"));
}

}  // namespace campaign::html

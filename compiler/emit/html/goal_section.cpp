#include <array>

#include "emit/html/dates.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"
#include "model/format.h"

namespace campaign::html {

namespace {

constexpr std::array<Property, 4> kInHead = {prop("metric"), prop("baseline"), prop("target"), prop("by")};

void write_missing(const Canvas& canvas) { write_tag(canvas, "no", "not stated"); }

/// A number large, what is said of it small below.
void write_figure(const Canvas& canvas, EntityId goal, std::string_view name, Property property,
                  std::string_view kind) {
  Html& html = canvas.html;
  const auto figure = html.in("div", {cls(kind)});
  html.element("dt", name);
  const auto values = canvas.plan().values(goal, property);
  if (values.empty()) {
    const auto nothing = html.in("dd", {cls("figure")});
    return write_missing(canvas);
  }
  const PropertyRow* row = find_property(Kind::goal, name_of(property));
  for (const PropertyValue& value : values) {
    const auto definition = html.in("dd", {cls("figure")});
    write_value(canvas, row, value);
  }
}

void write_target(const Canvas& canvas, EntityId goal) {
  Html& html = canvas.html;
  const PropertyValue* value = canvas.plan().find(goal, prop("target"));
  const Target* target = value == nullptr ? nullptr : std::get_if<Target>(&value->value);
  const auto resolved = target == nullptr ? std::nullopt : canvas.plan().resolved_target(goal);
  const bool worked_out = resolved && (target->form == Target::Form::relative || target->form == Target::Form::points ||
                                       target->form == Target::Form::keep);
  if (!worked_out) return write_figure(canvas, goal, "Target", prop("target"), "to");
  const auto figure = html.in("div", {cls("to")});
  html.element("dt", "Target");
  const auto definition = html.in("dd", {cls("figure")});
  html.text(format_amount(canvas.plan().units(), *resolved));
  html.text(" ");
  html.element(
      "small", {cls("clauses")},
      target->form == Target::Form::keep ? "kept at the baseline" : format_target(canvas.plan().units(), *target));
  write_clauses(canvas, *value);
  for (const PropertyValue& more : canvas.plan().values(goal, prop("target")).subspan(1)) {
    html.text(" ");
    write_value(canvas, find_property(Kind::goal, "target"), more);
  }
}

/// Baseline → target by when, of which metric.
void write_journey(const Canvas& canvas, EntityId goal) {
  const auto list = canvas.html.in("dl", {cls("journey")});
  write_figure(canvas, goal, "Baseline", prop("baseline"), "from");
  write_target(canvas, goal);
  write_figure(canvas, goal, "By", prop("by"), "by");
  write_figure(canvas, goal, "Metric", prop("metric"), "metric");
}

void write_parent(const Canvas& canvas, EntityId goal) {
  const EntityId parent = canvas.plan()[goal].parent;
  if (parent == kNoEntity || canvas.plan()[parent].kind != Kind::goal) return;
  const auto part = canvas.html.in("p", {cls("part-of")});
  canvas.html.text("Part of the goal ");
  write_link(canvas, parent);
}

void write_more(const Canvas& canvas, EntityId goal) {
  const auto url = canvas.map.way(canvas.page, goal);
  if (!url) return;
  const auto more = canvas.html.in("p", {cls("more")});
  canvas.html.element("a", {href(*url)}, "All strategies and tactics of " + std::string(canvas.plan().label(goal)));
}

}  // namespace

void write_goal(const Canvas& canvas, EntityId goal, int level, bool whole) {
  Html& html = canvas.html;
  const bool at_home = canvas.map.shows(canvas.page, goal);
  const bool own_page = canvas.page.root == goal;
  const std::string anchor =
      at_home ? std::string(canvas.map.anchor(goal)) : "section-" + std::string(canvas.map.anchor(goal));
  const auto article = html.in("article", {cls("goal"), html::id(anchor)});
  {
    const auto card = html.in("div", {cls("goal-card")});
    if (!own_page) {
      html.element("p", {cls("eyebrow")}, "Goal");
      write_title(canvas, goal, level);
    }
    write_parent(canvas, goal);
    write_comment(canvas, goal);
    write_journey(canvas, goal);
    if (whole) write_properties(canvas, goal, kInHead);
    if (canvas.analysis().smart_of(goal) != nullptr) {
      html.element(heading(level + 1), {cls("small-heading")}, "Is it SMART?");
      whole ? write_smart(canvas, goal) : write_smart_strip(canvas, goal);
    }
    write_coverage(canvas, goal, level + 1, whole);
  }
  whole ? write_tree(canvas, goal, level + 1) : write_more(canvas, goal);
}

void write_goals(const Canvas& canvas) {
  const auto& own = canvas.page.of(Kind::goal);
  // On a goal's own page the goal itself has the page's heading, and the section's `h2` is the next level.
  for (const EntityId goal : own) write_goal(canvas, goal, canvas.page.root == goal ? 2 : 3, true);
  for (const std::uint32_t page : canvas.page.goal_pages) write_goal(canvas, canvas.map.pages()[page].root, 3, false);
}

}  // namespace campaign::html

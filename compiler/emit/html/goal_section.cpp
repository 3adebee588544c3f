#include <algorithm>
#include <array>
#include <vector>

#include "model/display_amounts.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

constexpr std::array<Property, 4> kInJourney = {prop("metric"), prop("baseline"), prop("target"), prop("by")};

void write_missing(const Canvas& canvas) { write_tag(canvas, "no", canvas.words("not stated")); }

/// A number large, what is said of it small below.
void write_figure(const Canvas& canvas, EntityId goal, Property property, std::string_view kind) {
  Html& html = canvas.html;
  const auto figure = html.in("div", {cls(kind)});
  html.element("dt", display_name(canvas, property));
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

/// A target that had to be worked out: as a value of the metric, with how it is stated behind it.
void write_resolved_target(const Canvas& canvas, EntityId goal) {
  Html& html = canvas.html;
  const PropertyValue* value = canvas.plan().find(goal, prop("target"));
  const Target* target = std::get_if<Target>(&value->value);
  const auto resolved = canvas.plan().resolved_target(goal);
  html.text(display(canvas, *resolved));
  html.text(" ");
  html.element(
      "small", {cls("clauses")},
      target->form == Target::Form::keep ? std::string(canvas.words("kept at the baseline")) : display_target(canvas.words, canvas.plan().units(), *target));
  write_clauses(canvas, *value);
  for (const PropertyValue& more : canvas.plan().values(goal, prop("target")).subspan(1)) {
    html.text(" ");
    write_value(canvas, find_property(Kind::goal, "target"), more);
  }
}

bool is_worked_out(const Canvas& canvas, EntityId goal) {
  const Target* target = canvas.plan().get<Target>(goal, prop("target"));
  return target != nullptr && canvas.plan().resolved_target(goal) && target->needs_baseline();
}

void write_target(const Canvas& canvas, EntityId goal) {
  if (!is_worked_out(canvas, goal)) return write_figure(canvas, goal, prop("target"), "to");
  const auto figure = canvas.html.in("div", {cls("to")});
  canvas.html.element("dt", display_name(canvas, prop("target")));
  const auto definition = canvas.html.in("dd", {cls("figure")});
  write_resolved_target(canvas, goal);
}

void write_target_text(const Canvas& canvas, EntityId goal) {
  if (is_worked_out(canvas, goal)) return write_resolved_target(canvas, goal);
  const auto values = canvas.plan().values(goal, prop("target"));
  values.empty() ? write_missing(canvas) : write_values(canvas, find_property(Kind::goal, "target"), values);
}

void write_goal_card(const Canvas& canvas, EntityId goal) {
  Html& html = canvas.html;
  const auto card = html.in("article", {cls("card goal-card")});
  {
    const auto title = html.in("div", {cls("title")});
    const auto head = html.in("h3", {attribute("dir", "auto")});
    write_link(canvas, goal);
  }
  write_finding_tags(canvas, goal);
  write_journey(canvas, goal);
  if (canvas.analysis().smart_of(goal) != nullptr) {
    const auto line = html.in("div", {cls("letters")});
    html.element("span", {cls("label")}, "SMART");
    write_smart_strip(canvas, goal);
  }
  write_coverage(canvas, goal, false);
}

/// A goal in a line, where there are many.
void write_goal_row(const Canvas& canvas, EntityId goal) {
  Html& html = canvas.html;
  const auto row = html.in("tr");
  {
    const auto name = html.in("th", {attribute("scope", "row")});
    write_link(canvas, goal);
  }
  {
    const auto target = canvas.plan().resolved_target(goal);
    const auto cell = in_cell(html, canvas.words("Target"), target ? target->number.to_string() : "");
    write_target_text(canvas, goal);
  }
  {
    const auto values = canvas.plan().values(goal, prop("by"));
    const auto cell = in_cell(html, canvas.words("By"), sort_key(values));
    write_values(canvas, find_property(Kind::goal, "by"), values);
  }
  const auto cell = html.in("td", {attribute("data-label", "SMART")});
  write_smart_strip(canvas, goal);
}

/// Those that refer to the goal or strategy, each once.
std::vector<EntityId> users_of(const Canvas& canvas, EntityId id) {
  std::vector<EntityId> users;
  for (const Use& use : canvas.map.uses(id)) {
    if (users.empty() || users.back() != use.user) users.push_back(use.user);
  }
  return users;
}

void write_neighbour_list(const Canvas& canvas, std::string_view name, const std::vector<EntityId>& ids) {
  constexpr std::size_t kMost = 24;
  if (ids.empty()) return;
  const auto fact = canvas.html.in("div");
  canvas.html.element("dt", name);
  const auto definition = canvas.html.in("dd");
  write_declarations(canvas, ids, kMost);
}

}  // namespace

void write_journey(const Canvas& canvas, EntityId goal) {
  const auto list = canvas.html.in("dl", {cls("journey")});
  write_figure(canvas, goal, prop("baseline"), "from");
  write_target(canvas, goal);
  write_figure(canvas, goal, prop("by"), "by");
  write_figure(canvas, goal, prop("metric"), "metric");
}

void write_goal_facts(const Canvas& canvas) {
  write_journey(canvas, canvas.page.root);
  write_properties(canvas, canvas.page.root, kInJourney);
}

void write_goal_neighbours(const Canvas& canvas) {
  const EntityId id = canvas.page.root;
  const Plan& plan = canvas.plan();
  std::vector<EntityId> inside;
  for (const EntityId child : plan[id].children) {
    if (plan[child].kind != Kind::strategy && plan[child].kind != Kind::tactic) inside.push_back(child);
  }
  const EntityId parent = plan[id].parent;
  const auto list = canvas.html.in("dl", {cls("facts neighbours")});
  write_neighbour_list(canvas, canvas.words("Part of"), parent == kNoEntity ? std::vector<EntityId>() : std::vector{parent});
  write_neighbour_list(canvas, canvas.words("Declared in it"), inside);
  write_neighbour_list(canvas, canvas.words("Referred to by"), users_of(canvas, id));
  const auto fact = canvas.html.in("div");
  canvas.html.element("dt", canvas.words("Written in"));
  const auto definition = canvas.html.in("dd");
  write_place(canvas, plan[id].head);
}

void write_goal_cards(const Canvas& canvas) {
  constexpr std::size_t kMostCards = 6;  // More are read faster as a table.
  const auto& goals = canvas.scope().of(Kind::goal);
  if (goals.size() <= kMostCards) {
    const auto grid = canvas.html.in("div", {cls("cards wide-cards")});
    for (const EntityId goal : goals) write_goal_card(canvas, goal);
    return;
  }
  Html& html = canvas.html;
  const auto table = html.in("table", {cls("stacks goals")});
  html.element("caption", {cls("unseen")}, canvas.words("Goals with their targets"));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    const Words& words = canvas.words;
    for (const std::string_view name : {words("Goal"), words("Target"), words("By"), std::string_view("SMART")}) html.element("th", {attribute("scope", "col")}, name);
  }
  const auto body = html.in("tbody");
  for (const EntityId goal : goals) write_goal_row(canvas, goal);
}

}  // namespace campaign::html

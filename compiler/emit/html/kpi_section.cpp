#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostUses = 8;
constexpr std::array<Property, 4> kColumns = {prop("unit"), prop("better"), prop("over_time"), prop("about")};

std::string_view direction_text(const Words& words, std::string_view word) {
  if (word == "up") return words("↑ higher is better");
  if (word == "down") return words("↓ lower is better");
  if (word == "within") return words("↔ best within its range");
  return word == "neither" ? words("neither direction is better") : "";
}

std::string_view aggregation_text(const Words& words, std::string_view word) {
  if (word == "sum") return words("added up over time");
  if (word == "last") return words("the last value counts");
  if (word == "average") return words("averaged over time");
  if (word == "unique") return words("each counted once");
  if (word == "ratio") return words("recomputed from its parts");
  if (word == "wave") return words("measured in waves");
  return word == "derived" ? words("follows from its parts") : "";
}

/// A cell that has its column's name for narrow windows, where rows become blocks.
Html::Scope cell(const Canvas& canvas, std::string_view label) {
  return canvas.html.in("td", {attribute("data-label", label)});
}

void write_name(const Canvas& canvas, EntityId kpi) {
  const auto name = canvas.html.in("th", {attribute("scope", "row")});
  canvas.html.element("span", {cls("row-title")}, canvas.label(kpi));
  write_finding_tags(canvas, kpi);
  write_comment(canvas, kpi);
  if (const PropertyValue* about = canvas.plan().find(kpi, prop("about"))) {
    const auto block = canvas.html.in("div", {cls("comment")});
    write_value(canvas, find_property(Kind::kpi, "about"), *about);
  }
  // The library's further words on a metric are in its reference; those of the plan belong here.
  if (!canvas.plan()[kpi].from_library) write_properties(canvas, kpi, kColumns);
}

/// A value as it stands, where a column's words do not say it.
void write_stated(const Canvas& canvas, EntityId kpi, Property property) {
  const PropertyValue* stated = canvas.plan().find(kpi, property);
  if (stated == nullptr) return;
  const auto item = canvas.html.in("li");
  write_value(canvas, find_property(Kind::kpi, name_of(property)), *stated);
}

void write_unit(const Canvas& canvas, EntityId kpi) {
  const EntityId place = canvas.scope().campaign;
  const auto unit = place == kNoEntity ? canvas.plan().unit_of(kpi) : canvas.plan().unit_of(kpi, place);
  if (unit) {
    const std::string name = canvas.plan().units().name(*unit);
    canvas.html.element("li", name.empty() ? std::string(canvas.words("a plain number")) : canvas.words("in {0}", canvas.words.unit(name)));
  }
  if (!unit || canvas.plan().get<UnitValue>(kpi, prop("unit")) == nullptr) write_stated(canvas, kpi, prop("unit"));
}

/// The words of a column, or the value as it stands where it is no word that the column knows.
void write_word(const Canvas& canvas, EntityId kpi, Property property, std::string_view (*text_of)(const Words&, std::string_view)) {
  const std::string_view known = text_of(canvas.words, canvas.plan().word(kpi, property));
  known.empty() ? write_stated(canvas, kpi, property) : canvas.html.element("li", known);
}

/// Who on this page's campaign reads a metric; a metric that nobody reads is worth seeing too.
void write_uses(const Canvas& canvas, EntityId kpi) {
  std::vector<EntityId> users;
  for (const Use& use : canvas.map.uses_in(canvas.scope(), kpi)) {
    const bool elsewhere = canvas.plan()[use.user].from_library && !canvas.scope().borrowed.contains(static_cast<std::uint32_t>(use.user));
    if (!elsewhere && (users.empty() || users.back() != use.user)) users.push_back(use.user);
  }
  if (users.empty()) return canvas.html.element("span", {cls("quiet")}, canvas.words("nothing reads it"));
  write_links(canvas, users, kMostUses);
}

void write_row(const Canvas& canvas, EntityId kpi) {
  const auto row = canvas.html.in("tr", {html::id(canvas.map.anchor(kpi))});
  write_name(canvas, kpi);
  {
    const auto formula_cell = cell(canvas, canvas.words("Formula"));
    const Formula* formula = canvas.plan().formula(kpi);
    if (formula != nullptr && !formula->nodes.empty()) {
      write_formula(canvas, *formula);
    } else {
      canvas.html.element("span", {cls("quiet")}, canvas.words("measured"));
    }
  }
  {
    const auto counts_cell = cell(canvas, canvas.words("How it counts"));
    const auto list = canvas.html.in("ul", {cls("plain")});
    write_unit(canvas, kpi);
    write_word(canvas, kpi, prop("better"), direction_text);
    write_word(canvas, kpi, prop("over_time"), aggregation_text);
  }
  const auto uses_cell = cell(canvas, canvas.words("Used by"));
  write_uses(canvas, kpi);
}

/// A metric and what it is worked out from, step by step, as nested lists. A formula that came back to itself would have been
/// reported and have no nodes; `depth` keeps any other from running away.
void write_parts(const Canvas& canvas, EntityId kpi, int depth) {
  constexpr int kDeepest = 5;
  const Formula* formula = canvas.plan().formula(kpi);
  if (formula == nullptr || formula->nodes.empty() || depth == kDeepest) return;
  std::vector<EntityId> parts;
  for (const FormulaNode& node : formula->nodes) {
    if (node.op == FormulaNode::Op::metric && node.metric != kNoEntity && std::ranges::find(parts, node.metric) == parts.end()) parts.push_back(node.metric);
  }
  if (parts.empty()) return;
  const auto list = canvas.html.in("ul", {cls("formula-tree")});
  for (const EntityId part : parts) {
    const auto item = canvas.html.in("li");
    write_link(canvas, part);
    if (const Formula* inner = canvas.plan().formula(part); inner != nullptr && !inner->nodes.empty() && depth + 1 < kDeepest) {
      canvas.html.text(" = ");
      write_formula(canvas, *inner);
    }
    write_parts(canvas, part, depth + 1);
  }
}

void write_goal_metric(const Canvas& canvas, EntityId kpi, const std::vector<EntityId>& goals) {
  Html& html = canvas.html;
  const auto card = html.in("article", {cls("card")});
  {
    const auto title = html.in("h3", {attribute("dir", "auto")});
    write_link(canvas, kpi);
  }
  if (const Formula* formula = canvas.plan().formula(kpi); formula != nullptr && !formula->nodes.empty()) {
    const auto line = html.in("p", {cls("comment")});
    html.text("= ");
    write_formula(canvas, *formula);
  }
  write_parts(canvas, kpi, 0);
  for (const EntityId goal : goals) {
    html.element("h4", {cls("small-heading")}, canvas.label(goal));
    write_journey(canvas, goal);
    write_trajectory(canvas, goal, false);
  }
}

}  // namespace

void write_goal_metrics(const Canvas& canvas) {
  constexpr std::size_t kMostGoals = 40;  // Of larger plans each goal's own page has its way.
  std::vector<std::pair<EntityId, std::vector<EntityId>>> metrics;
  std::size_t goals = 0;
  for (const EntityId goal : canvas.scope().of(Kind::goal)) {
    const Reference* metric = canvas.plan().get<Reference>(goal, prop("metric"));
    if (metric == nullptr || metric->entity == kNoEntity || ++goals > kMostGoals) continue;
    const auto found = std::ranges::find(metrics, metric->entity, &std::pair<EntityId, std::vector<EntityId>>::first);
    if (found == metrics.end()) {
      metrics.push_back({metric->entity, {goal}});
    } else {
      found->second.push_back(goal);
    }
  }
  const auto grid = canvas.html.in("div", {cls("cards wide-cards")});
  for (const auto& [kpi, judged] : metrics) write_goal_metric(canvas, kpi, judged);
}

void write_kpis(const Canvas& canvas) {
  const auto table = canvas.html.in("table", {cls("stacks kpis")});
  canvas.html.element("caption", canvas.words("What is measured, how it is worked out and who reads it"));
  {
    const auto head = canvas.html.in("thead");
    const auto row = canvas.html.in("tr");
    const Words& words = canvas.words;
    for (const std::string_view name : {words("Metric"), words("Formula"), words("How it counts"), words("Used by")}) {
      canvas.html.element("th", {attribute("scope", "col")}, name);
    }
  }
  const auto body = canvas.html.in("tbody");
  for (const EntityId kpi : canvas.scope().of(Kind::kpi)) write_row(canvas, kpi);
}

}  // namespace campaign::html

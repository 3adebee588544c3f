#include <algorithm>
#include <array>

#include "analysis/trial.h"
#include "model/display_amounts.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

struct Column {
  Property property;
  Sentence<> name;
};
constexpr std::array<Column, 4> kColumns = {
    {{prop("share"), "Share"}, {prop("size"), "Size"}, {prop("actual"), "Measured"}, {prop("about"), "What it is"}}};

/// The columns in which some arm has something to say.
std::vector<Column> filled_columns(const Plan& plan, const std::vector<EntityId>& arms) {
  std::vector<Column> filled;
  for (const Column& column : kColumns) {
    const auto says = [&](EntityId arm) { return plan.find(arm, column.property) != nullptr; };
    if (std::any_of(arms.begin(), arms.end(), says)) filled.push_back(column);
  }
  return filled;
}

void write_arm(const Canvas& canvas, EntityId arm, const std::vector<Column>& columns) {
  Html& html = canvas.html;
  const auto row = html.in("tr", {html::id(canvas.map.anchor(arm))});
  {
    const auto name = html.in("th", {attribute("scope", "row")});
    html.text(canvas.label(arm));
    write_finding_tags(canvas, arm);
    write_comment(canvas, arm);
  }
  for (const Column& column : columns) {
    const auto cell = html.in("td", {attribute("data-label", canvas.words(column.name))});
    const auto values = canvas.plan().values(arm, column.property);
    if (!values.empty()) write_values(canvas, find_property(Kind::arm, name_of(column.property)), values);
  }
}

void write_arms(const Canvas& canvas, EntityId experiment) {
  std::vector<EntityId> arms;
  for (const EntityId child : canvas.plan()[experiment].children) {
    if (canvas.plan()[child].kind == Kind::arm) arms.push_back(child);
  }
  if (arms.empty()) return;
  const std::vector<Column> columns = filled_columns(canvas.plan(), arms);
  Html& html = canvas.html;
  const auto table = html.in("table", {cls("stacks")});
  html.element("caption", canvas.words("The variants"));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.element("th", {attribute("scope", "col")}, canvas.words("Variant"));
    for (const Column& column : columns) html.element("th", {attribute("scope", "col")}, canvas.words(column.name));
  }
  const auto body = html.in("tbody");
  for (const EntityId arm : arms) write_arm(canvas, arm, columns);
}

/// What follows from the figures that are planned.
std::vector<ComputedFact> planned_facts(const Canvas& canvas, const Trial& trial) {
  std::vector<ComputedFact> facts;
  const Words& words = canvas.words;
  const auto percent = [&](double share) { return display(canvas, Amount{rounded(100 * share, 4), kPercent}); };
  const std::string certainty = words("power {0}, significance {1}", percent(trial.design.power), percent(trial.design.chance));
  if (trial.needed) {
    facts.push_back({words("Sample needed"), display(canvas, *trial.needed), words("{0} in the smallest variant; {1}", display(canvas, *trial.arm_needed), certainty)});
  }
  if (trial.visible) facts.push_back({words("Smallest difference that shows"), display_size(canvas, *trial.visible), trial.needed ? std::string() : certainty});
  return facts;
}

/// What the arms' values show, a line a comparison.
void write_comparisons(const Canvas& canvas, const Trial& trial) {
  if (trial.comparisons.empty()) return;
  const Words& words = canvas.words;
  const auto list = canvas.html.in("ul", {cls("plain")});
  for (const ArmComparison& one : trial.comparisons) {
    const std::string_view first = canvas.plan().label(one.first.arm), second = canvas.plan().label(one.second.arm);
    const std::string_view metric = canvas.plan().label(one.metric);
    const std::string difference = display_change(words, canvas.plan().units(), one.difference), noise = display_size(canvas, one.noise);
    const std::string z = display(canvas, Amount{one.z, kNoUnit});
    canvas.html.element("li", one.significant ? words("{0}: {1} against {2} {3}. Chance alone makes up to {4}, so this is a result (z = {5}).", metric, second, first, difference, noise, z)
                                              : words("{0}: {1} against {2} {3}. Chance alone makes up to {4}, so no difference is shown (z = {5}).", metric, second, first, difference, noise, z));
  }
}

}  // namespace

void write_experiments(const Canvas& canvas) {
  for (const EntityId experiment : canvas.scope().of(Kind::experiment)) {
    const auto card = canvas.html.in("article", {cls("card wide"), html::id(canvas.map.anchor(experiment))});
    write_title(canvas, experiment, 2);
    if (const EntityId parent = canvas.plan()[experiment].parent; parent != kNoEntity && parent != canvas.page.root) {
      const auto part = canvas.html.in("p", {cls("part-of")});
      write_around(canvas, canvas.words.around("Part of {0}"), [&] { write_link(canvas, parent); });
    }
    write_comment(canvas, experiment);
    const Trial trial = trial_of(canvas.plan(), experiment);
    write_properties(canvas, experiment, {}, planned_facts(canvas, trial));
    write_arms(canvas, experiment);
    write_comparisons(canvas, trial);
  }
}

}  // namespace campaign::html

#include <algorithm>
#include <array>

#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "model/format.h"

namespace campaign::html {

namespace {

constexpr std::array<Property, 1> kInTitle = {prop("status")};

/// What a tactic adds to a goal, where that was worked out and is not simply what it states.
void add_contributions(const Canvas& canvas, EntityId tactic, std::vector<ComputedFact>& facts) {
  const Units& units = canvas.plan().units();
  for (const auto& [id, goal, contribution] : canvas.map.contributions_of(tactic)) {
    if (contribution->derivation.empty()) continue;
    const Attainment* attainment = canvas.analysis().attainment_of(goal);
    facts.push_back({attainment != nullptr && attainment->is_level ? "Leads to" : "Adds to the goal",
                     format_estimate(units, contribution->estimate), contribution->derivation});
  }
}

/// What the parts below use of a declaration's money.
void add_budget(const Canvas& canvas, EntityId id, std::vector<ComputedFact>& facts) {
  const BudgetUse* use = canvas.analysis().budget_of(id);
  if (use == nullptr || use->parts.empty()) return;
  const Units& units = canvas.plan().units();
  const std::string note = use->left
                               ? (use->left->number.is_negative()
                                      ? "over by " + format_amount(units, {use->left->number.abs(), use->left->unit})
                                      : format_amount(units, *use->left) + " left")
                               : std::string();
  facts.push_back({"Allocated below", format_amount(units, use->allocated), note});
}

void write_placements(const Canvas& canvas, EntityId tactic) {
  const auto& children = canvas.plan()[tactic].children;
  const auto is_placement = [&](EntityId child) { return canvas.plan()[child].kind == Kind::placement; };
  if (std::none_of(children.begin(), children.end(), is_placement)) return;
  const auto list = canvas.html.in("ul", {cls("placements")});
  for (const EntityId child : children) {
    if (!is_placement(child)) continue;
    const auto item = canvas.html.in("li", {html::id(canvas.map.anchor(child))});
    {
      const auto name = canvas.html.in("p", {cls("placement-name")});
      canvas.html.element("span", {cls("eyebrow")}, "Placement");
      canvas.html.text(" ");
      canvas.html.element("strong", canvas.plan().label(child));
      write_finding_tags(canvas, child);
    }
    write_comment(canvas, child);
    write_properties(canvas, child);
  }
}

void write_tactic(const Canvas& canvas, EntityId tactic, int level) {
  const auto article = canvas.html.in("article", {cls("tactic"), html::id(canvas.map.anchor(tactic))});
  write_title(canvas, tactic, level);
  const EntityId parent = canvas.plan()[tactic].parent;
  if (parent != kNoEntity && canvas.plan()[parent].kind == Kind::goal) write_tag(canvas, "no", "no strategy above it");
  write_comment(canvas, tactic);
  std::vector<ComputedFact> facts;
  add_contributions(canvas, tactic, facts);
  add_budget(canvas, tactic, facts);
  // The status stands beside the title, unless it is not one of the words.
  const bool in_title = !canvas.plan().word(tactic, prop("status")).empty();
  write_properties(canvas, tactic, std::span(kInTitle).first(in_title ? 1 : 0), facts);
  write_placements(canvas, tactic);
  write_tree(canvas, tactic, level + 1);
}

void write_strategy(const Canvas& canvas, EntityId strategy, int level) {
  const auto section = canvas.html.in("section", {cls("strategy"), html::id(canvas.map.anchor(strategy))});
  {
    const auto head = canvas.html.in("div", {cls("strategy-head")});
    canvas.html.element("p", {cls("eyebrow")}, "Strategy");
    write_title(canvas, strategy, level);
    write_comment(canvas, strategy);
    std::vector<ComputedFact> facts;
    add_budget(canvas, strategy, facts);
    write_properties(canvas, strategy, {}, facts);
  }
  write_tree(canvas, strategy, level + 1);
}

/// Whether the order goal → strategy → tactic → placement leads to a declaration from the one that encloses it.
bool is_reached(const Plan& plan, EntityId id) {
  const EntityId parent = plan[id].parent;
  if (parent == kNoEntity) return false;
  const Kind above = plan[parent].kind;
  switch (plan[id].kind) {
    case Kind::strategy: return above == Kind::goal;
    case Kind::tactic: return above == Kind::goal || above == Kind::strategy || above == Kind::tactic;
    case Kind::placement: return above == Kind::tactic;
    default: return above == Kind::experiment;
  }
}

}  // namespace

void write_tree(const Canvas& canvas, EntityId parent, int level) {
  const auto& children = canvas.plan()[parent].children;
  const auto is_in_tree = [&](EntityId child) {
    const Kind kind = canvas.plan()[child].kind;
    return (kind == Kind::strategy || kind == Kind::tactic) && is_reached(canvas.plan(), child);
  };
  if (std::none_of(children.begin(), children.end(), is_in_tree)) return;
  const auto branch = canvas.html.in("div", {cls("branch")});
  for (const EntityId child : children) {
    if (!is_in_tree(child)) continue;
    canvas.plan()[child].kind == Kind::strategy ? write_strategy(canvas, child, level)
                                                : write_tactic(canvas, child, level);
  }
}

std::vector<EntityId> strays(const Canvas& canvas) {
  std::vector<EntityId> found;
  for (const Kind kind : {Kind::strategy, Kind::tactic, Kind::placement, Kind::arm}) {
    for (const EntityId id : canvas.page.of(kind)) {
      if (!is_reached(canvas.plan(), id)) found.push_back(id);
    }
  }
  return found;
}

void write_strays(const Canvas& canvas) {
  canvas.html.element("p", {cls("quiet")},
                      "The order is goal, strategy, tactic. These stand where it has no place for them.");
  for (const EntityId id : strays(canvas)) {
    switch (canvas.plan()[id].kind) {
      case Kind::strategy: write_strategy(canvas, id, 3); break;
      case Kind::tactic: write_tactic(canvas, id, 3); break;
      default: write_card(canvas, id, 3); break;
    }
  }
}

}  // namespace campaign::html

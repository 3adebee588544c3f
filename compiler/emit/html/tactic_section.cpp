#include <algorithm>
#include <array>

#include "analysis/exchange.h"
#include "emit/html/facets.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"

namespace campaign::html {

namespace {

constexpr std::array<Property, 1> kInTitle = {prop("status")};

/// How it was worked out what a tactic adds to a goal, in the language of the page.
std::string derivation_of(const Canvas& canvas, EntityId tactic, EntityId goal) {
  const Attainment* attainment = canvas.analysis().attainment_of(goal);
  const auto found = std::ranges::find(attainment->contributions, tactic, &Contribution::tactic);
  return found == attainment->contributions.end() ? std::string() : found->derivation;
}

/// What a tactic adds to a goal, where that was worked out and is not simply what it states.
void add_contributions(const Canvas& canvas, EntityId tactic, std::vector<ComputedFact>& facts) {
  for (const auto& [id, goal, contribution] : canvas.map.contributions_of(tactic)) {
    if (contribution->derivation.empty()) continue;
    const Attainment* attainment = canvas.analysis().attainment_of(goal);
    const bool is_level = attainment != nullptr && attainment->is_level;
    facts.push_back({is_level ? canvas.words("Leads to") : canvas.words("Adds to the goal"), display(canvas, contribution->estimate),
                     derivation_of(canvas, tactic, goal), true});
  }
}

/// Its money in its campaign's currency, where it is stated in another.
void add_converted(const Canvas& canvas, EntityId id, std::vector<ComputedFact>& facts) {
  const BudgetUse* use = canvas.analysis().budget_of(id);
  const UnitId currency = canvas.plan().currency_at(id);
  if (use == nullptr || !use->stated || canvas.plan().units().compatible(use->stated->unit, currency)) return;
  const auto way = exchange_between(canvas.plan(), id, use->stated->unit, currency);
  const auto money = exchanged(canvas.plan(), id, *use->stated, currency);
  if (!way || !money) return;
  std::string rates;
  for (const ExchangeRate& rate : way->rates) {
    if (!rates.empty()) rates += ", ";
    rates += display(canvas, std::get<Amount>(rate.stated->value));
  }
  facts.push_back({canvas.words("In the campaign's currency"), display(canvas, *money), rates});
}

/// What the parts below use of a declaration's money.
void add_budget(const Canvas& canvas, EntityId id, std::vector<ComputedFact>& facts) {
  const BudgetUse* use = canvas.analysis().budget_of(id);
  if (use == nullptr || use->parts.empty()) return;
  std::string note;
  if (use->left) {
    const std::string left = display(canvas, Amount{use->left->number.abs(), use->left->unit});
    note = use->left->number.is_negative() ? canvas.words("over by {0}", left) : canvas.words("{0} left", left);
  }
  facts.push_back({canvas.words("Allocated below"), display(canvas, use->allocated), note});
}

void write_placements(const Canvas& canvas, EntityId tactic) {
  const std::vector<EntityId> placements = canvas.map.children(tactic, Kind::placement);
  if (placements.empty()) return;
  const auto list = canvas.html.in("ul", {cls("placements")});
  for (const EntityId child : placements) {
    const auto item = canvas.html.in("li", {html::id(canvas.map.anchor(child))});
    {
      const auto name = canvas.html.in("p", {cls("placement-name")});
      canvas.html.element("span", {cls("eyebrow")}, display_kind(canvas, child));
      canvas.html.text(" ");
      canvas.html.element("strong", canvas.label(child));
      write_finding_tags(canvas, child);
    }
    write_comment(canvas, child);
    write_properties(canvas, child);
  }
}

/// What is declared in a tactic and stands on a page of its own kind.
void add_declared(const Canvas& canvas, EntityId tactic) {
  std::vector<EntityId> inside;
  for (const EntityId child : canvas.plan()[tactic].children) {
    const Kind kind = canvas.plan()[child].kind;
    if (kind != Kind::tactic && kind != Kind::placement) inside.push_back(child);
  }
  if (inside.empty()) return;
  const auto declared = canvas.html.in("div", {cls("declared")});
  write_declarations(canvas, inside, inside.size());
}

void write_tactic(const Canvas& canvas, EntityId tactic, int level) {
  const auto article = canvas.html.in("article", {cls("tactic"), html::id(canvas.map.anchor(tactic)),
                                                  attribute("data-facets", facets_of(canvas, tactic))});
  write_title(canvas, tactic, level);
  write_comment(canvas, tactic);
  std::vector<ComputedFact> facts;
  add_contributions(canvas, tactic, facts);
  add_converted(canvas, tactic, facts);
  add_budget(canvas, tactic, facts);
  // The status stands beside the title, unless it is not one of the words.
  const bool in_title = !canvas.plan().word(tactic, prop("status")).empty();
  write_properties(canvas, tactic, std::span(kInTitle).first(in_title ? 1 : 0), facts);
  add_declared(canvas, tactic);
  write_placements(canvas, tactic);
  const std::vector<EntityId> parts = canvas.map.children(tactic, Kind::tactic);
  if (parts.empty()) return;
  const auto branch = canvas.html.in("div", {cls("branch")});
  for (const EntityId part : parts) write_tactic(canvas, part, level + 1);
}

}  // namespace

void write_tactics(const Canvas& canvas) {
  if (canvas.plan()[canvas.page.root].kind == Kind::goal)
    canvas.html.element("p", {cls("quiet")}, canvas.words("They stand right under the goal: nothing says yet which approach they follow."));
  const auto branch = canvas.html.in("div", {cls("branch")});
  const std::vector<EntityId>& tactics = canvas.map.children(canvas.page.root, Kind::tactic);
  for (const EntityId tactic : std::span(tactics).subspan(canvas.page.first, canvas.page.last - canvas.page.first)) write_tactic(canvas, tactic, 3);
}

void write_strays(const Canvas& canvas) {
  canvas.html.element("p", {cls("quiet")},
                      canvas.words("The order is goal, strategy, tactic. These stand where it has no place for them."));
  for (const EntityId id : canvas.map.strays(canvas.scope())) {
    canvas.plan()[id].kind == Kind::tactic ? write_tactic(canvas, id, 3) : write_card(canvas, id, 3);
  }
}

}  // namespace campaign::html

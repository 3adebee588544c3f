#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"
#include "model/format.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostLines = 12;  // Of a strategy on its goal's page; its own page has all.

struct Column {
  Property property;
  std::string_view name;
};
constexpr std::array<Column, 5> kColumns = {{{prop("channel"), "Channel"},
                                             {prop("flight"), "When"},
                                             {prop("owner"), "Owner"},
                                             {prop("budget"), "Budget"},
                                             {prop("expect"), "Expected"}}};

std::vector<EntityId> tactics_of(const Plan& plan, EntityId id) {
  std::vector<EntityId> tactics;
  for (const EntityId child : plan[id].children) {
    if (plan[child].kind == Kind::tactic) tactics.push_back(child);
  }
  return tactics;
}

void write_line(const Canvas& canvas, EntityId tactic) {
  Html& html = canvas.html;
  const auto row = html.in("tr");
  {
    const auto name = html.in("th", {attribute("scope", "row")});
    write_link(canvas, tactic);
    const std::string_view status = canvas.plan().word(tactic, prop("status"));
    if (!status.empty()) {
      html.text(" ");
      write_tag(canvas, "status", display_word(status));
    }
    write_finding_tags(canvas, tactic);
  }
  for (const Column& column : kColumns) {
    const auto cell = html.in("td", {attribute("data-label", column.name)});
    const auto values = canvas.plan().values(tactic, column.property);
    values.empty() ? html.element("span", {cls("quiet")}, "–")
                   : write_values(canvas, find_property(Kind::tactic, name_of(column.property)), values);
  }
}

void write_lines(const Canvas& canvas, EntityId strategy) {
  const std::vector<EntityId> tactics = tactics_of(canvas.plan(), strategy);
  Html& html = canvas.html;
  if (tactics.empty()) return html.element("p", {cls("quiet")}, "No tactic carries it out yet.");
  {
    const auto table = html.in("table", {cls("stacks tactics")});
    html.element("caption", {cls("unseen")}, "Tactics of " + std::string(canvas.plan().label(strategy)));
    {
      const auto head = html.in("thead");
      const auto row = html.in("tr");
      html.element("th", {attribute("scope", "col")}, "Tactic");
      for (const Column& column : kColumns) html.element("th", {attribute("scope", "col")}, column.name);
    }
    const auto body = html.in("tbody");
    for (std::size_t i = 0; i < std::min(tactics.size(), kMostLines); ++i) write_line(canvas, tactics[i]);
  }
  const auto url = canvas.map.way(canvas.page, strategy);
  if (tactics.size() <= kMostLines || !url) return;
  const auto more = html.in("p", {cls("more")});
  html.element("a", {href(*url)}, fmt::format("All {} tactics of {}", tactics.size(), canvas.plan().label(strategy)));
}

/// What the parts below use of the strategy's money, in a line.
void write_money(const Canvas& canvas, EntityId strategy) {
  const BudgetUse* use = canvas.analysis().budget_of(strategy);
  if (use == nullptr) return;
  const Units& units = canvas.plan().units();
  const auto line = canvas.html.in("p", {cls("quiet")});
  if (!use->stated) return canvas.html.text(format_amount(units, use->allocated) + " given to its tactics");
  canvas.html.text(format_amount(units, *use->stated));
  if (!use->left || use->parts.empty()) return;
  canvas.html.text(use->left->number.is_negative()
                       ? ", " + format_amount(units, {use->left->number.abs(), use->left->unit}) + " too much given out"
                       : ", " + format_amount(units, *use->left) + " left");
}

}  // namespace

void write_strategies(const Canvas& canvas) {
  for (const EntityId strategy : canvas.plan()[canvas.page.root].children) {
    if (canvas.plan()[strategy].kind != Kind::strategy) continue;
    const auto section = canvas.html.in("section", {cls("strategy")});
    {
      const auto title = canvas.html.in("div", {cls("title")});
      {
        const auto head = canvas.html.in("h3", {attribute("dir", "auto")});
        write_link(canvas, strategy);
      }
      write_finding_tags(canvas, strategy);
    }
    write_comment(canvas, strategy);
    write_money(canvas, strategy);
    write_lines(canvas, strategy);
  }
}

void write_strategy_facts(const Canvas& canvas) { write_properties(canvas, canvas.page.root); }

}  // namespace campaign::html

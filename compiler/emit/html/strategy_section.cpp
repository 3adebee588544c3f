#include <algorithm>
#include <array>

#include "emit/html/facets.h"
#include "emit/html/properties.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"

namespace campaign::html {

namespace {

constexpr std::size_t kMostLines = 12;  // Of a strategy on its goal's page; its own page has all.

constexpr std::array<Property, 5> kColumns = {prop("channel"), prop("flight"), prop("owner"), prop("budget"), prop("expect")};

void write_line(const Canvas& canvas, EntityId tactic) {
  Html& html = canvas.html;
  const auto row = html.in("tr", {attribute("data-facets", facets_of(canvas, tactic))});
  {
    const auto name = html.in("th", {attribute("scope", "row")});
    write_link(canvas, tactic);
    const std::string_view status = canvas.plan().word(tactic, prop("status"));
    if (!status.empty()) {
      html.text(" ");
      write_tag(canvas, "status", display_word(canvas, status));
    }
    write_finding_tags(canvas, tactic);
  }
  for (const Property column : kColumns) {
    const auto values = canvas.plan().values(tactic, column);
    const auto cell = in_cell(html, display_name(canvas, column), sort_key(values));
    values.empty() ? html.element("span", {cls("quiet")}, "–")
                   : write_values(canvas, find_property(Kind::tactic, name_of(column)), values);
  }
}

void write_lines(const Canvas& canvas, EntityId strategy) {
  const std::vector<EntityId> tactics = canvas.map.children(strategy, Kind::tactic);
  Html& html = canvas.html;
  if (tactics.empty()) return html.element("p", {cls("quiet")}, canvas.words("No tactic carries it out yet."));
  {
    const auto table = html.in("table", {cls("stacks tactics")});
    html.element("caption", {cls("unseen")}, canvas.words("Tactics of {0}", canvas.label(strategy)));
    {
      const auto head = html.in("thead");
      const auto row = html.in("tr");
      html.element("th", {attribute("scope", "col")}, canvas.words("Tactic"));
      for (const Property column : kColumns) html.element("th", {attribute("scope", "col")}, display_name(canvas, column));
    }
    const auto body = html.in("tbody");
    for (std::size_t i = 0; i < std::min(tactics.size(), kMostLines); ++i) write_line(canvas, tactics[i]);
  }
  const auto url = canvas.map.way(canvas.page, strategy);
  if (tactics.size() <= kMostLines || !url) return;
  const auto more = html.in("p", {cls("more")});
  html.element("a", {href(*url)}, canvas.words("All {0} tactics of {1}", tactics.size(), canvas.label(strategy)));
}

/// What the parts below use of the strategy's money, in a line.
void write_money(const Canvas& canvas, EntityId strategy) {
  const BudgetUse* use = canvas.analysis().budget_of(strategy);
  if (use == nullptr) return;
  const Words& words = canvas.words;
  const auto line = canvas.html.in("p", {cls("quiet")});
  if (!use->stated) return canvas.html.text(words("{0} given to its tactics", display(canvas, use->allocated)));
  canvas.html.text(display(canvas, *use->stated));
  if (!use->left || use->parts.empty()) return;
  const Amount left{use->left->number.abs(), use->left->unit};
  canvas.html.text(", " + (use->left->number.is_negative() ? words("{0} too much given out", display(canvas, left))
                                                           : words("{0} left", display(canvas, left))));
}

}  // namespace

void write_strategies(const Canvas& canvas) {
  for (const EntityId strategy : canvas.map.children(canvas.page.root, Kind::strategy)) {
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

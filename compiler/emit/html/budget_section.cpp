#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "emit/html/charts.h"
#include "emit/html/sections.h"
#include "model/format.h"

namespace campaign::html {

namespace {

std::string amount(const Canvas& canvas, const Amount& value) { return format_amount(canvas.plan().units(), value); }

/// `3,000 USD left`, `over by 500 USD`.
std::string left_text(const Canvas& canvas, const Amount& left) {
  if (!left.number.is_negative()) return amount(canvas, left);
  return "over by " + amount(canvas, {left.number.abs(), left.unit});
}

bool is_over(const BudgetUse& use) { return use.left && use.left->number.is_negative(); }

Amount size_of(const BudgetUse& use) { return use.stated ? *use.stated : use.allocated; }

void write_figure(const Canvas& canvas, std::string_view name, const std::optional<Amount>& value, bool over) {
  const auto figure = canvas.html.in("div");
  canvas.html.element("dt", name);
  const auto definition = canvas.html.in("dd", {cls("figure")});
  if (!value) return canvas.html.element("span", {cls("quiet")}, "not stated");
  if (over) write_mark(canvas.html, Mark::no);
  canvas.html.text(over ? left_text(canvas, *value) : amount(canvas, *value));
}

// -- by goal, strategy and tactic -----------------------------------------------------------------------------------

struct Row {
  EntityId id;
  int depth;
};

/// The declarations with money at or below `id`, outermost first; those of a split campaign end at its strategies.
void collect_rows(const Canvas& canvas, EntityId id, int depth, std::vector<Row>& rows) {
  if (canvas.analysis().budget_of(id) == nullptr) return;
  const Kind kind = canvas.plan()[id].kind;
  if (kind == Kind::tactic && !canvas.page.goal_pages.empty()) return;
  rows.push_back({id, depth});
  for (const EntityId child : canvas.plan()[id].children) collect_rows(canvas, child, depth + 1, rows);
}

void write_amount_cell(const Canvas& canvas, std::string_view label, const std::optional<Amount>& value) {
  const auto cell = canvas.html.in("td", {cls("number"), attribute("data-label", label)});
  value ? canvas.html.text(amount(canvas, *value)) : canvas.html.element("span", {cls("quiet")}, "–");
}

void write_budget_row(const Canvas& canvas, const Row& row, const BudgetUse& use, double whole) {
  Html& html = canvas.html;
  const auto line = html.in("tr", {cls(fmt::format("depth{}", std::min(row.depth, 5)))});
  {
    const auto name = html.in("th", {attribute("scope", "row")});
    if (row.depth == 0) {
      html.text(row_of(canvas.plan()[row.id].kind).kind == Kind::campaign ? "The whole campaign" : "The whole goal");
    } else {
      write_link(canvas, row.id);
    }
    if (use.mixed_currencies) html.element("small", {cls("clauses")}, " without the parts in other currencies");
  }
  write_amount_cell(canvas, "Planned", use.stated);
  // What has no parts below it is money to spend, not money to share out.
  write_amount_cell(canvas, "Allocated", use.parts.empty() ? std::nullopt : std::optional(use.allocated));
  {
    const auto cell = html.in("td", {cls("number"), attribute("data-label", "Left")});
    if (is_over(use)) write_mark(canvas.html, Mark::no);
    use.left && !use.parts.empty() ? html.text(left_text(canvas, *use.left))
                                   : html.element("span", {cls("quiet")}, "–");
  }
  const auto cell = html.in("td", {cls("bar-cell"), attribute("data-label", "Share")});
  const double share = whole > 0 ? size_of(use).number.to_double() / whole : 0;
  write_mini_bar(html, share);
  html.element("span", {cls("bar-text")}, fmt::format("{:.0f}%", share * 100));
}

void write_head(Html& html, std::initializer_list<std::string_view> names) {
  const auto head = html.in("thead");
  const auto row = html.in("tr");
  bool first = true;
  for (const std::string_view name : names) {
    const bool text = first || name == "Share" || name == "Tactics";
    text ? html.element("th", {attribute("scope", "col")}, name)
         : html.element("th", {attribute("scope", "col"), cls("number")}, name);
    first = false;
  }
}

void write_by_declaration(const Canvas& canvas) {
  std::vector<Row> rows;
  collect_rows(canvas, canvas.page.root, 0, rows);
  if (rows.size() < 2) return;
  const BudgetUse& root = *canvas.analysis().budget_of(canvas.page.root);
  const double whole = std::max(size_of(root).number.to_double(), root.allocated.number.to_double());
  const auto table = canvas.html.in("table", {cls("stacks budget")});
  canvas.html.element("caption",
                      canvas.page.goal_pages.empty() ? "By goal, strategy and tactic" : "By goal and strategy");
  write_head(canvas.html, {"What", "Planned", "Allocated", "Left", "Share"});
  const auto body = canvas.html.in("tbody");
  for (const Row& row : rows) write_budget_row(canvas, row, *canvas.analysis().budget_of(row.id), whole);
}

// -- by channel -----------------------------------------------------------------------------------------------------

struct ChannelMoney {
  Decimal sum;
  std::size_t tactics = 0;
};
using ByChannel = std::map<std::pair<std::vector<EntityId>, UnitId>, ChannelMoney>;

std::vector<EntityId> channels_of(const Plan& plan, EntityId tactic, const std::vector<EntityId>& inherited) {
  std::vector<EntityId> channels;
  for (const PropertyValue& value : plan.values(tactic, prop("channel"))) {
    const auto* reference = std::get_if<Reference>(&value.value);
    if (reference != nullptr && reference->entity != kNoEntity) channels.push_back(reference->entity);
  }
  return channels.empty() ? inherited : channels;
}

void add_money(ByChannel& sums, const std::vector<EntityId>& channels, const Amount& money) {
  ChannelMoney& line = sums[{channels, money.unit}];
  if (const auto sum = Decimal::add(line.sum, money.number)) line.sum = *sum;
  ++line.tactics;
}

/// Adds the money of a tactic where it is spent: that of its parts to their channels, what is left to its own.
void add_tactic(const Canvas& canvas, EntityId tactic, const std::vector<EntityId>& inherited, ByChannel& sums) {
  const BudgetUse* use = canvas.analysis().budget_of(tactic);
  if (use == nullptr) return;
  const std::vector<EntityId> channels = channels_of(canvas.plan(), tactic, inherited);
  bool shared_out = false;
  for (const EntityId child : canvas.plan()[tactic].children) {
    if (canvas.plan()[child].kind != Kind::tactic || canvas.analysis().budget_of(child) == nullptr) continue;
    add_tactic(canvas, child, channels, sums);
    shared_out = true;
  }
  if (!shared_out) {
    add_money(sums, channels, size_of(*use));
  } else if (use->left && use->left->number.sign() > 0) {
    add_money(sums, channels, *use->left);
  }
}

void add_tactics_below(const Canvas& canvas, EntityId id, ByChannel& sums) {
  for (const EntityId child : canvas.plan()[id].children) {
    if (canvas.plan()[child].kind == Kind::tactic) {
      add_tactic(canvas, child, {}, sums);
    } else {
      add_tactics_below(canvas, child, sums);
    }
  }
}

void write_channel_names(const Canvas& canvas, const std::vector<EntityId>& channels) {
  if (channels.empty()) canvas.html.element("span", {cls("quiet")}, "no channel stated");
  for (std::size_t i = 0; i < channels.size(); ++i) {
    if (i > 0) canvas.html.text(" and ");
    write_link(canvas, channels[i]);
  }
}

void write_by_channel(const Canvas& canvas) {
  ByChannel sums;
  add_tactics_below(canvas, canvas.page.root, sums);
  if (sums.empty()) return;
  std::vector<const ByChannel::value_type*> order;
  for (const auto& line : sums) order.push_back(&line);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->second.sum > b->second.sum; });
  double whole = 0;
  for (const auto* line : order) whole += line->second.sum.to_double();
  Html& html = canvas.html;
  const auto table = html.in("table", {cls("stacks budget")});
  html.element("caption", "By channel");
  write_head(html, {"Channel", "Tactics", "Money", "Share"});
  const auto body = html.in("tbody");
  for (const auto* line : order) {
    const auto row = html.in("tr");
    {
      const auto name = html.in("th", {attribute("scope", "row")});
      write_channel_names(canvas, line->first.first);
    }
    html.element("td", {attribute("data-label", "Tactics")}, counted(line->second.tactics, "tactic", "tactics"));
    write_amount_cell(canvas, "Money", Amount{line->second.sum, line->first.second});
    const auto cell = html.in("td", {cls("bar-cell"), attribute("data-label", "Share")});
    const double share = whole > 0 ? line->second.sum.to_double() / whole : 0;
    write_mini_bar(html, share);
    html.element("span", {cls("bar-text")}, fmt::format("{:.0f}%", share * 100));
  }
}

}  // namespace

bool has_budget(const Canvas& canvas) {
  return canvas.page.root != kNoEntity && canvas.analysis().budget_of(canvas.page.root) != nullptr;
}

void write_budget_summary(const Canvas& canvas, EntityId id) {
  const BudgetUse* use = canvas.analysis().budget_of(id);
  if (use == nullptr) return;
  {
    const auto figures = canvas.html.in("dl", {cls("figures")});
    write_figure(canvas, "Planned", use->stated, false);
    write_figure(canvas, "Allocated", use->allocated, false);
    if (use->left) write_figure(canvas, "Left", use->left, is_over(*use));
  }
  if (!use->stated) return;
  std::string words =
      fmt::format("{} of {} is allocated", amount(canvas, use->allocated), amount(canvas, *use->stated));
  if (use->left)
    words += is_over(*use) ? ", " + left_text(canvas, *use->left) : ", " + left_text(canvas, *use->left) + " is left";
  write_share_bar(canvas.html, use->allocated.number, use->stated->number, words);
}

void write_budget(const Canvas& canvas) {
  write_budget_summary(canvas, canvas.page.root);
  write_by_declaration(canvas);
  write_by_channel(canvas);
}

}  // namespace campaign::html

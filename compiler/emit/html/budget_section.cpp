#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "analysis/spending.h"
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

/// The declaration whose money the page is about: the campaign, or the first portfolio with money.
EntityId root_of(const Canvas& canvas) {
  if (canvas.scope().campaign != kNoEntity) return canvas.scope().campaign;
  for (const EntityId portfolio : canvas.scope().of(Kind::portfolio)) {
    if (canvas.analysis().budget_of(portfolio) != nullptr) return portfolio;
  }
  return kNoEntity;
}

/// The declarations with money at or below `id`, outermost first.
void collect_rows(const Canvas& canvas, EntityId id, int depth, bool tactics, std::vector<Row>& rows) {
  if (canvas.analysis().budget_of(id) == nullptr) return;
  if (!tactics && canvas.plan()[id].kind == Kind::tactic) return;
  rows.push_back({id, depth});
  for (const EntityId child : canvas.plan()[id].children) collect_rows(canvas, child, depth + 1, tactics, rows);
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
      html.text("The whole campaign");
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

void write_money_row(const Canvas& canvas, EntityId link, const std::string& name, const Amount& money, double whole) {
  Html& html = canvas.html;
  const auto row = html.in("tr");
  {
    const auto head = html.in("th", {attribute("scope", "row")});
    link == kNoEntity ? html.text(name) : write_link(canvas, link);
  }
  write_amount_cell(canvas, "Money", money);
  const auto cell = html.in("td", {cls("bar-cell"), attribute("data-label", "Share")});
  const double share = whole > 0 ? money.number.to_double() / whole : 0;
  write_mini_bar(html, share);
  html.element("span", {cls("bar-text")}, fmt::format("{:.0f}%", share * 100));
}

}  // namespace

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

void write_budget(const Canvas& canvas) { write_budget_summary(canvas, root_of(canvas)); }

void write_budget_by_part(const Canvas& canvas) {
  constexpr std::size_t kMostRows = 300;  // A longer table ends at the strategies; their pages go on.
  const EntityId root = root_of(canvas);
  std::vector<Row> rows;
  collect_rows(canvas, root, 0, true, rows);
  const bool whole_tree = rows.size() <= kMostRows;
  if (!whole_tree) rows.clear(), collect_rows(canvas, root, 0, false, rows);
  const BudgetUse& use = *canvas.analysis().budget_of(root);
  const double whole = std::max(size_of(use).number.to_double(), use.allocated.number.to_double());
  const auto table = canvas.html.in("table", {cls("stacks budget")});
  canvas.html.element("caption", {cls("unseen")}, whole_tree ? "Money by goal, strategy and tactic" : "Money by goal and strategy");
  write_head(canvas.html, {"What", "Planned", "Allocated", "Left", "Share"});
  const auto body = canvas.html.in("tbody");
  for (const Row& row : rows) write_budget_row(canvas, row, *canvas.analysis().budget_of(row.id), whole);
}

void write_budget_by_channel(const Canvas& canvas) {
  const EntityId root = root_of(canvas);
  const std::vector<ChannelMoney> channels = money_by_channel(canvas.plan(), canvas.analysis(), root);
  const BudgetUse& use = *canvas.analysis().budget_of(root);
  Decimal rest = use.allocated.number;
  double whole = rest.to_double();
  double sum = 0;
  for (const ChannelMoney& channel : channels) {
    sum += channel.money.number.to_double();
    const auto less = channel.money.unit == use.allocated.unit ? Decimal::subtract(rest, channel.money.number) : std::nullopt;
    if (less) rest = *less;
  }
  whole = std::max(whole, sum);
  const auto table = canvas.html.in("table", {cls("stacks budget")});
  canvas.html.element("caption", {cls("unseen")}, "Money by channel");
  write_head(canvas.html, {"Channel", "Money", "Share"});
  const auto body = canvas.html.in("tbody");
  for (const ChannelMoney& channel : channels) write_money_row(canvas, channel.channel, "", channel.money, whole);
  if (rest.sign() > 0) write_money_row(canvas, kNoEntity, "On several channels, or none stated", {rest, use.allocated.unit}, whole);
}

void write_budget_by_month(const Canvas& canvas) {
  const std::vector<MonthMoney> months = money_by_month(canvas.plan(), canvas.analysis(), root_of(canvas));
  double most = 0, whole = 0;
  for (const MonthMoney& month : months) {
    most = std::max(most, month.money.number.to_double());
    whole += month.money.number.to_double();
  }
  const auto table = canvas.html.in("table", {cls("stacks budget")});
  canvas.html.element("caption", {cls("unseen")}, "Money by month");
  write_head(canvas.html, {"Month", "Money", "Share"});
  const auto body = canvas.html.in("tbody");
  for (const MonthMoney& month : months)
    write_money_row(canvas, kNoEntity, month.month ? canvas.locale().month(*month.month) : "Without dates", month.money, whole);
}

}  // namespace campaign::html

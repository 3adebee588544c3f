#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "analysis/exchange.h"
#include "analysis/spending.h"
#include "emit/html/charts.h"
#include "emit/html/facets.h"
#include "emit/html/sections.h"
#include "emit/html/values.h"
#include "model/format.h"

namespace campaign::html {

namespace {

/// `USD 3,000`, `over by USD 500`.
std::string left_text(const Canvas& canvas, const Amount& left) {
  if (!left.number.is_negative()) return display(canvas, left);
  return canvas.words("over by {0}", display(canvas, Amount{left.number.abs(), left.unit}));
}

bool is_over(const BudgetUse& use) { return use.left && use.left->number.is_negative(); }

Amount size_of(const BudgetUse& use) { return use.stated ? *use.stated : use.allocated; }

void write_figure(const Canvas& canvas, std::string_view name, const std::optional<Amount>& value, bool over) {
  const auto figure = canvas.html.in("div");
  canvas.html.element("dt", name);
  const auto definition = canvas.html.in("dd", {cls("figure")});
  if (!value) return canvas.html.element("span", {cls("quiet")}, canvas.words("not stated"));
  if (over) write_mark(canvas.html, Mark::no);
  canvas.html.text(over ? left_text(canvas, *value) : display(canvas, *value));
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
  if (canvas.analysis().budget_of(id) == nullptr || !canvas.map.is_shown(id)) return;
  if (!tactics && canvas.plan()[id].kind == Kind::tactic) return;
  rows.push_back({id, depth});
  for (const EntityId child : canvas.plan()[id].children) collect_rows(canvas, child, depth + 1, tactics, rows);
}

void write_amount_cell(const Canvas& canvas, std::string_view label, const std::optional<Amount>& value) {
  const auto cell = canvas.html.in("td", {cls("number"), attribute("data-label", label)});
  value ? canvas.html.text(display(canvas, *value)) : canvas.html.element("span", {cls("quiet")}, "–");
}

/// The same in the currency of the whole; nullopt where no rate says it.
std::optional<Amount> counted(const Canvas& canvas, EntityId id, const Amount& money, UnitId currency) { return exchanged(canvas.plan(), id, money, currency); }

void write_budget_row(const Canvas& canvas, const Row& row, const BudgetUse& use, double whole, UnitId currency) {
  const auto size = counted(canvas, row.id, size_of(use), currency);
  Html& html = canvas.html;
  const std::string depth = fmt::format("depth{}", std::min(row.depth, 5));
  const auto line = canvas.plan()[row.id].kind == Kind::tactic
                        ? html.in("tr", {cls(depth), attribute("data-facets", facets_of(canvas, row.id))})
                        : html.in("tr", {cls(depth)});
  {
    const auto name = html.in("th", {attribute("scope", "row")});
    if (row.depth == 0) {
      html.text(canvas.words("The whole campaign"));
    } else {
      write_link(canvas, row.id);
    }
    if (use.mixed_currencies) {
      html.text(" ");
      html.element("small", {cls("clauses")}, canvas.words("without parts for which no rate is stated"));
    }
  }
  {
    const auto cell = html.in("td", {cls("number"), attribute("data-label", canvas.words("Planned"))});
    use.stated ? html.text(display(canvas, *use.stated)) : html.element("span", {cls("quiet")}, "–");
    if (use.stated && size && !canvas.plan().units().compatible(use.stated->unit, size->unit)) {
      html.text(" ");
      html.element("small", {cls("clauses")}, canvas.words("is {0} at the stated rate", display(canvas, *size)));
    }
  }
  // What has no parts below it is money to spend, not money to share out.
  write_amount_cell(canvas, canvas.words("Allocated"), use.parts.empty() ? std::nullopt : std::optional(use.allocated));
  {
    const auto cell = html.in("td", {cls("number"), attribute("data-label", canvas.words("Left"))});
    if (is_over(use)) write_mark(canvas.html, Mark::no);
    use.left && !use.parts.empty() ? html.text(left_text(canvas, *use.left))
                                   : html.element("span", {cls("quiet")}, "–");
  }
  const auto cell = html.in("td", {cls("bar-cell"), attribute("data-label", canvas.words("Share"))});
  const double share = whole > 0 && size ? size->number.to_double() / whole : 0;
  write_mini_bar(html, share);
  html.element("span", {cls("bar-text")}, display_share(canvas, share));
}

struct ColumnName {
  std::string_view text;
  bool number = false;
};

void write_head(Html& html, std::initializer_list<ColumnName> names) {
  const auto head = html.in("thead");
  const auto row = html.in("tr");
  for (const auto& [text, number] : names) {
    number ? html.element("th", {attribute("scope", "col"), cls("number")}, text) : html.element("th", {attribute("scope", "col")}, text);
  }
}

/// `key`: what the first column is sorted by, where it is not the name.
void write_money_row(const Canvas& canvas, EntityId link, const std::string& name, std::string_view key, const Amount& money, double whole) {
  Html& html = canvas.html;
  const auto row = html.in("tr");
  {
    const auto head = key.empty() ? html.in("th", {attribute("scope", "row")})
                                  : html.in("th", {attribute("scope", "row"), attribute("data-sort", key)});
    link == kNoEntity ? html.text(name) : write_link(canvas, link);
  }
  {
    const auto cell = in_number_cell(html, canvas.words("Money"), money.number.to_string());
    html.text(display(canvas, money));
  }
  const auto cell = html.in("td", {cls("bar-cell"), attribute("data-label", canvas.words("Share"))});
  const double share = whole > 0 ? money.number.to_double() / whole : 0;
  write_mini_bar(html, share);
  html.element("span", {cls("bar-text")}, display_share(canvas, share));
}

}  // namespace

void write_budget_summary(const Canvas& canvas, EntityId id) {
  const BudgetUse* use = canvas.analysis().budget_of(id);
  if (use == nullptr) return;
  {
    const auto figures = canvas.html.in("dl", {cls("figures")});
    write_figure(canvas, canvas.words("Planned"), use->stated, false);
    if (use->stated || !use->parts.empty()) write_figure(canvas, canvas.words("Allocated"), use->allocated, false);
    if (use->left) write_figure(canvas, canvas.words("Left"), use->left, is_over(*use));
    if (use->reserve) write_figure(canvas, canvas.words("Held back"), use->reserve, false);
    if (use->funding) write_figure(canvas, canvas.words("Comes in"), use->funding, false);
    if (use->in_kind) write_figure(canvas, canvas.words("In kind"), use->in_kind, false);
  }
  if (!use->stated) return;
  const std::string allocated = display(canvas, use->allocated), stated = display(canvas, *use->stated);
  const Words& words = canvas.words;
  std::string sentence = words("{0} of {1} is allocated", allocated, stated);
  if (is_over(*use)) sentence = words("{0} of {1} is allocated, {2} too much", allocated, stated, display(canvas, Amount{use->left->number.abs(), use->left->unit}));
  else if (use->left) sentence = words("{0} of {1} is allocated, {2} is left", allocated, stated, display(canvas, *use->left));
  write_share_bar(canvas.html, use->allocated.number, use->stated->number, sentence);
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
  canvas.html.element("caption", {cls("unseen")}, whole_tree ? canvas.words("Money by goal, strategy and tactic") : canvas.words("Money by goal and strategy"));
  const Words& words = canvas.words;
  write_head(canvas.html, {{words("What")}, {words("Planned"), true}, {words("Allocated"), true}, {words("Left"), true}, {words("Share")}});
  const auto body = canvas.html.in("tbody");
  for (const Row& row : rows) write_budget_row(canvas, row, *canvas.analysis().budget_of(row.id), whole, use.allocated.unit);
}

namespace {

/// A table of money by what it is spent on, with what is in none of the rows at its end.
void write_money_on(const Canvas& canvas, const std::vector<MoneyOn>& rows, std::string_view caption, std::string_view column, std::string_view rest_name) {
  const BudgetUse& use = *canvas.analysis().budget_of(root_of(canvas));
  double sum = 0;
  for (const MoneyOn& row : rows) sum += row.money.number.to_double();
  const double whole = std::max(use.allocated.number.to_double(), sum);
  const Amount rest = rest_of(use, rows);
  const auto table = canvas.html.in("table", {cls("stacks budget")});
  canvas.html.element("caption", {cls("unseen")}, caption);
  write_head(canvas.html, {{column}, {canvas.words("Money"), true}, {canvas.words("Share")}});
  const auto body = canvas.html.in("tbody");
  for (const MoneyOn& row : rows) write_money_row(canvas, row.on, "", "", row.money, whole);
  if (rest.number.sign() > 0) write_money_row(canvas, kNoEntity, std::string(rest_name), "", rest, whole);
}

}  // namespace

void write_budget_by_channel(const Canvas& canvas) {
  write_money_on(canvas, money_by_channel(canvas.plan(), canvas.analysis(), root_of(canvas)), canvas.words("Money by channel"), canvas.words("Channel"),
                 canvas.words("On several channels, or none stated"));
}

bool has_money_by_market(const Canvas& canvas) {
  const EntityId root = root_of(canvas);
  return root != kNoEntity && !money_by_market(canvas.plan(), canvas.analysis(), root).empty();
}

void write_budget_by_market(const Canvas& canvas) {
  write_money_on(canvas, money_by_market(canvas.plan(), canvas.analysis(), root_of(canvas)), canvas.words("Money by market"), canvas.words("Market"),
                 canvas.words("In several markets, or none stated"));
}

void write_budget_by_month(const Canvas& canvas) {
  const std::vector<MonthMoney> months = money_by_month(canvas.plan(), canvas.analysis(), root_of(canvas));
  double most = 0, whole = 0;
  for (const MonthMoney& month : months) {
    most = std::max(most, month.money.number.to_double());
    whole += month.money.number.to_double();
  }
  const auto table = canvas.html.in("table", {cls("stacks budget")});
  canvas.html.element("caption", {cls("unseen")}, canvas.words("Money by month"));
  write_head(canvas.html, {{canvas.words("Month")}, {canvas.words("Money"), true}, {canvas.words("Share")}});
  const auto body = canvas.html.in("tbody");
  for (const MonthMoney& month : months)
    write_money_row(canvas, kNoEntity, month.month ? canvas.locale().month(*month.month) : std::string(canvas.words("Without dates")),
                    month.month ? format_date(Day(*month.month / 1)) : "", month.money, whole);
}

}  // namespace campaign::html

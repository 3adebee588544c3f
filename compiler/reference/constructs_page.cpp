#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"
#include "emit/html/markdown.h"
#include "emit/json/value_types.h"
#include "language/constructs.h"
#include "reference/pages.h"
#include "source/embedded.h"

namespace campaign {

namespace {

/// How a type of value is written, and a line of the example plan that has one.
struct TypeRow {
  ValueType type;
  std::string_view written;
  std::string_view example;
};

constexpr std::array<TypeRow, kValueTypeCount> kTypes{{
    {ValueType::text, "A text between quotes, on one line.", "call_to_action: \"Order by Friday\""},
    {ValueType::markdown, "A text between quotes or, over several lines, between triple quotes, read as Markdown.",
     "why: \"Repeat revenue costs **least**\""},
    {ValueType::number, "A number; `_` may stand between digits.", "minor_digits: 2"},
    {ValueType::ratio, "A share: a percentage, or a number.", "contingency: 5%"},
    {ValueType::money, "An amount of a currency; `k`, `M` and `B` stand for thousand, million and billion.",
     "budget: 64k USD"},
    {ValueType::quantity, "A number with its unit.", "size: 48k people"},
    {ValueType::price, "Money, or money per something; a `rate` is of one currency per another.", "price: 2.10 USD/click"},
    {ValueType::date, "A day. A longer span stands for its last day.", "by: 2027-12-31"},
    {ValueType::span, "A month, quarter, half, week or year, a week of the campaign (`week 3`), or two days with `..` between.",
     "flight: 2027-04-01 .. 2027-06-30"},
    {ValueType::duration, "A number of minutes, hours, workdays, days, weeks, months, quarters or years.",
     "duration: 3 weeks"},
    {ValueType::daypart, "Days, then hours. `workdays`, `daily`, `weekly on`, `every 2 weeks on`, `monthly on 1` and `monthly on third thursday` stand for days too.",
     "daypart: mon..fri 11:30 .. 13:30"},
    {ValueType::time, "A time of day, from `00:00` to `23:59`.", "at: 18:00"},
    {ValueType::yearly, "A day of every year: `3 october`, `easter + 1 day`, `orthodox_easter - 2 days`, `fourth thursday in november`, `last monday by 24 may`; or days of the calendar.", "on: last monday in may"},
    {ValueType::boolean, "`yes` or `no`.", "dayparts: yes"},
    {ValueType::word, "One of the words that the property lists.", "priority: high"},
    {ValueType::reference, "The name or dotted path of another declaration; people as `@name`.", "owner: @maria"},
    {ValueType::link, "A tactic or milestone, its `.start` or `.end`, with a length of time before or after it; or a day.", "after: draw + 2 workdays"},
    {ValueType::assignment, "Who works, with the share of their time; `or` between those of whom one will do.", "assign: @maria 50%"},
    {ValueType::metric_value, "A value of the goal's metric, with what is said of it.",
     "baseline: 2M USD during 2026 source \"finance ledger\""},
    {ValueType::target, "A value, `+25%`, `+20% per month`, `+2 points`, `>= 43%`, a range such as `9M USD .. 10M USD`, or `keep`.",
     "target: +25%"},
    {ValueType::condition, "A metric, alone or compared with a value.", "kpi: roas >= 2.5 by 2027-06-30"},
    {ValueType::unit_of, "A unit, or one unit per another.", "unit: baskets"},
    {ValueType::bounds, "Two values with `..` between, or one bound.", "range: >= 0 baskets"},
    {ValueType::formula, "An expression over metrics with `+ - * /`, `min(a, b)` and `max(a, b)`, behind the title of a KPI.",
     "kpi orders_per_basket \"Orders per basket\" = orders / baskets"},
    {ValueType::rule_name, "The name of a finding, such as `time_bound.missing_deadline`.", ""},
    {ValueType::color, "A colour between quotes, as six hexadecimal digits behind `#`: red, green, blue.", ""},
    {ValueType::file, "The path of a file between quotes, from the folder of the plan's file on, within the workspace.", ""},
    {ValueType::estimate, "Two values with `to` between, a named shape such as `normal(8%, 1%)`, or one value.", "rate: 5% to 10%"},
    {ValueType::estimates, "A block with a metric and its estimate a line.", "orders: 3_000 to 5_000"},
}};

consteval bool types_are_in_order() {
  for (std::size_t i = 0; i < kTypes.size(); ++i) {
    if (kTypes[i].type != static_cast<ValueType>(i)) return false;
  }
  return true;
}
static_assert(types_are_in_order(), "one row for every type of value, in the order of `ValueType`");

/// The example as code; marked where the plan no longer has it, which the program refuses.
std::string quoted(const TypeRow& row, std::string_view examples) {
  if (row.example.empty()) return {};
  if (examples.find(row.example) == std::string_view::npos) return fmt::format("{} `{}`", kMissingExample, row.example);
  return fmt::format("`{}`", row.example);
}

std::string join(const std::vector<std::string>& parts, std::string_view last_separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? last_separator : ", ";
    text += parts[i];
  }
  return text;
}

std::string link_to(const KindRow& row) {
  return fmt::format("[{}](#{})", row.keyword, html::anchor_of_heading(row.keyword));
}

std::string places_of(const KindRow& row) {
  std::vector<std::string> places;
  if (row.at_top) places.emplace_back("outside every block");
  for (const KindRow& parent : all_kinds()) {
    if (row.parents.contains(parent.kind)) places.push_back("in a " + link_to(parent));
  }
  return join(places, " or ");
}

std::string values_of(const PropertyRow& row) {
  std::vector<std::string> values;
  if (row.type == ValueType::word) {
    for (std::string_view words = row.words; !words.empty();) {
      const std::size_t end = std::min(words.find(' '), words.size());
      values.push_back(fmt::format("`{}`", words.substr(0, end)));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  if (row.type == ValueType::reference || row.type == ValueType::link || row.type == ValueType::assignment) {
    for (const KindRow& kind : all_kinds()) {
      if (row.references.contains(kind.kind)) values.push_back(link_to(kind));
    }
  }
  const std::string choices = join(values, row.type == ValueType::word ? ", " : " or ");
  return choices.empty() ? fmt::format("[{}](#types-of-values)", name_of(row.type)) : choices;
}

std::string_view count_of(const PropertyRow& row) {
  if (row.type == ValueType::estimates) return "one block";
  switch (row.count) {
    case Count::one:
      return "one";
    case Count::list:
      return "list";
    case Count::many:
      return "any number of times";
  }
  return {};
}

void add_types(std::string& page, std::string_view examples) {
  page += "## Types of values\n\n| type | how it is written | for example |\n|---|---|---|\n";
  for (const TypeRow& row : kTypes) {
    page += fmt::format("| {} | {} | {} |\n", name_of(row.type), row.written, quoted(row, examples));
  }
  page += "\nThe examples are from this plan:\n\n";
  page += code_block(examples);
}

void add_kind(std::string& page, const KindRow& row) {
  page += fmt::format("## {}\n\n{}\n\nStands {}. ", row.keyword, row.meaning, places_of(row));
  switch (row.naming) {
    case Naming::by_name: page += "Needs a name, for others refer to it by that.\n\n"; break;
    case Naming::by_name_or_title: page += "Needs a name or a title; where there is no name, one is made from the title.\n\n"; break;
    case Naming::none: page += "Needs no name, for there is one of it.\n\n"; break;
  }
  page += "| property | value | how many | meaning |\n|---|---|---|---|\n";
  for (const PropertyRow& property : properties_of(row.kind)) {
    page += fmt::format("| `{}` | {} | {}{} | {} |\n", property.name, values_of(property), count_of(property),
                        property.need == Need::required ? ", required" : "", property.meaning);
  }
  page += '\n';
}

}  // namespace

std::string constructs_page() {
  const std::string_view examples = embedded_file("reference/every_type.campaign");
  std::string page =
      "# Declarations and their properties\n\n"
      "<!-- Made by `campaign_generate` from compiler/language/constructs_table.h. Change that, not this. -->\n\n"
      "A declaration is `kind name \"Title\" { … }`; in its block stand properties, `name: value`, and further "
      "declarations. Behind a\n"
      "value may stand what is said of it: `during` the days it is about, `by` a day, `source` and `as_of` for where "
      "it comes\n"
      "from, `method`, `because` and `until`. `assumed` in front of it marks what is taken as true without proof. A "
      "value that is\n"
      "not known is `unknown`, `undisclosed` or `todo`.\n\n"
      "| kind | what it is |\n|---|---|\n";
  for (const KindRow& row : all_kinds()) page += fmt::format("| {} | {} |\n", link_to(row), row.meaning);
  page += '\n';
  for (const KindRow& row : all_kinds()) add_kind(page, row);
  add_types(page, examples);
  page.pop_back();  // One line feed at the end.
  return page;
}

}  // namespace campaign

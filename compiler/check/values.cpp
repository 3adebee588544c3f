#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/color.h"
#include "base/text.h"
#include "check/head.h"
#include "check/value_reader.h"
#include "locale/tag.h"
#include "locale/zone_names.h"
#include "model/contact_cap.h"
#include "model/said_values.h"
#include "syntax/loose.h"
#include "syntax/slips.h"

namespace campaign {

Said looks_like(Node node) {
  switch (node.kind()) {
    case NodeKind::text: return "a text";
    case NodeKind::quantity: return node.end_token() == node.first_token() + 1 ? "a number" : "an amount";
    case NodeKind::percent: return "a percentage";
    case NodeKind::date: return "a date";
    case NodeKind::time: return "a time";
    case NodeKind::person: return "a person";
    case NodeKind::path: return "a name";
    case NodeKind::call: return "a calculation";
    case NodeKind::list: return "a list";
    case NodeKind::window: return "hours of the day";
    case NodeKind::block: return "a block";
    case NodeKind::binary:
      switch (node.op()) {
        case TokenKind::range: return "a span";
        case TokenKind::kw_to: return "an estimate";
        case TokenKind::ge: case TokenKind::le: case TokenKind::gt: case TokenKind::lt: case TokenKind::eq: return "a comparison";
        default: return "a calculation";
      }
    case NodeKind::unary:
      if (node.op() == TokenKind::kw_from) return "a change";
      return node.op() == TokenKind::plus || node.op() == TokenKind::minus ? "a signed amount" : "a condition";
    default: return "something else";
  }
}

void ValueReader::wrong_type(Node node, std::string_view property, const Said& needs) {
  if (node.broken() || foreign_whole(node) || report_loose(context_.diagnostics, node.tree(), node.first_token())) return;
  // What is no property is named in words: a formula, this.
  const bool in_words = property == "this" || property.find(' ') != std::string_view::npos;
  const Said about = in_words ? Said::sentence(property) : say("`{}`", property);
  context_.diagnostics.report<Finding::wrong_type>(node.span(), about, needs, looks_like(node));
}

Value ValueReader::word(Node node, const PropertyRow& row) {
  if (!is_single_name(node)) {
    wrong_type(node, row.name, say("one of the words {}", row.words));
    return {};
  }
  std::vector<std::string_view> words;
  for (std::string_view rest = row.words; !rest.empty();) {
    const std::size_t blank = rest.find(' ');
    words.push_back(rest.substr(0, blank));
    rest = blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1);
  }
  const std::string_view text = node.text();
  const auto found = std::ranges::find(words, text);
  if (found != words.end()) return Word{*found};
  if (report_nothing(context_.diagnostics, node.span(), text)) return {};
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_word>(node.span(), text, row.name);
  diagnostic.caused_by(diagnostic.message);
  std::string list;
  for (const std::string_view one : words) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", one);
  diagnostic.helped(say("it knows {}", list));
  if (const auto meant = closest(text, words)) diagnostic.fix(say("write `{}`", *meant), node.span(), std::string(*meant));
  return {};
}

// The unit of the metric of the declaration that a value stands in; it was read before.
std::optional<UnitId> ValueReader::unit_of_goal() {
  return metric_ == kNoEntity ? std::nullopt : context_.plan.unit_of(metric_, here_);
}

Value ValueReader::metric_value(Node node, const PropertyRow& row) {
  const auto unit = unit_of_goal();
  if (doubtful_calculation(node, unit, false, row.name)) return {};
  auto value = amount(node, row.name);
  if (value && doubtful_share(node, *value, counted(metric_), row.name)) return {};
  if (value && !unit) check_figures(node, value->unit, Counted::averaged);
  if (!value || !unit) return value ? Value(*value) : Value();
  if (value->unit == kPercent && row.kind == Kind::experiment && is_counted(*unit)) return Value(*value);
  *value = as_metric(*value, *unit);
  if (!changes_share(*value, *unit) && !agree(*value, *unit, node.span(), row.name)) return {};
  check_figures(node, value->unit, counted(metric_));
  return *value;
}

// `roas`, `roas >= 2.5`, `orders == 1_268`
Value ValueReader::condition(Node node, const PropertyRow& row) {
  Condition result;
  if (node.kind() == NodeKind::path) {
    result.metric = metric(node);
    return result.metric == kNoEntity ? Value() : Value(result);
  }
  if (node.kind() != NodeKind::binary || node.broken()) {
    wrong_type(node, row.name, "a metric, alone or compared: `roas >= 2.5`");
    return {};
  }
  switch (node.op()) {
    case TokenKind::ge: result.comparison = Comparison::at_least; break;
    case TokenKind::le: result.comparison = Comparison::at_most; break;
    case TokenKind::gt: result.comparison = Comparison::above; break;
    case TokenKind::lt: result.comparison = Comparison::below; break;
    case TokenKind::eq: result.comparison = Comparison::equal; break;
    case TokenKind::ne: result.comparison = Comparison::not_equal; break;
    default: wrong_type(node, row.name, "a metric, alone or compared: `roas >= 2.5`"); return {};
  }
  result.compared = true;
  result.metric = metric(node.child(0));
  if (result.metric == kNoEntity) return {};
  const auto unit = context_.plan.unit_of(result.metric, here_);
  const auto value = unit ? metric_amount(node.child(1), *unit, counted(result.metric), context_.plan[result.metric].name) : amount(node.child(1), row.name);
  if (!value) return {};
  result.amount = *value;
  return result;
}

void ValueReader::check_locale(Node node, std::string_view text) {
  if (canonical_tag(text)) return;
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_locale>(node.span(), text);
  if (const auto meant = meant_tag(text)) {
    diagnostic.helped(say("write `\"{}\"`", *meant)).fix(say("write `{}`", *meant), node.span(), fmt::format("\"{}\"", *meant));
  } else {
    diagnostic.helped("write a language and a region, such as `\"de-AT\"`");
  }
}

Value ValueReader::quantity(Node node, const PropertyRow& row) {
  if (doubtful_calculation(node, std::nullopt, false, row.name)) return {};
  const bool people = row.kind == Kind::audience || row.kind == Kind::market;
  if (people && row.name == std::string_view("size")) {
    const EntityId person = find("people", KindSet(Kind::unit));
    const auto unit = context_.plan.entity_units_.find(static_cast<std::uint32_t>(person));
    if (unit != context_.plan.entity_units_.end()) {
      const auto result = amount_in(node, unit->second, row.name);
      return result ? Value(*result) : Value();
    }
  }
  const auto result = amount(node, row.name);
  if (result && row.name == std::string_view("contact_cap") && !contact_cap(context_.plan.units(), *result)) {
    wrong_type(node, row.name, "how many contacts in which time, such as `2 emails per week`");
    return {};
  }
  if (result) check_figures(node, result->unit, row.kind == Kind::unit ? Counted::averaged : Counted::ones);
  return result ? Value(*result) : Value();
}

void ValueReader::check_time_zone(Node node, std::string_view text) {
  if (is_time_zone(text)) return;
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_time_zone>(node.span(), text);
  const auto meant = meant_time_zones(text);
  if (meant.empty()) {
    diagnostic.helped("name a place whose clocks it follows: `\"Europe/Berlin\"`, `\"America/New_York\"`");
    return;
  }
  std::vector<Said> choices;
  for (const std::string& zone : meant) {
    choices.emplace_back(fmt::format("`\"{}\"`", zone));
    diagnostic.fix(say("write `{}`", zone), node.span(), fmt::format("\"{}\"", zone));
  }
  diagnostic.helped(say("write {}", either(choices)));
}

/// Another value where a text is needed: what stands there, between quotes.
void ValueReader::unquoted(Node node, std::string_view what) {
  const bool figure = node.kind() != NodeKind::path && node.kind() != NodeKind::binary;
  if (figure || node.text().find_first_of("\"\r\n") != std::string_view::npos) return wrong_type(node, what, "a text between quotes");
  if (report_nothing(context_.diagnostics, node.span(), node.text())) return;
  context_.diagnostics.report<Finding::unquoted_text>(node.span(), node.text())
      .helped("write the quotes")
      .fix(say("write `\"{}\"`", node.text()), node.span(), fmt::format("\"{}\"", node.text()));
}

// What each who takes part in an experiment does or does not do is a share of them: orders, sign-ups.
bool ValueReader::is_counted(UnitId unit) const {
  const Units& units = context_.plan.units();
  const Dimension& parts = units.dimension(unit);
  return parts.size() == 1 && parts.front().second == 1 && !units.has_money(unit);
}

bool ValueReader::is_exchange_rate(const Amount& amount) const {
  const Units& units = context_.plan.units();
  const auto parts = units.parts(amount.unit);
  const auto is_currency = [&](const std::pair<UnitId, int>& part) { return units.is_currency(part.first); };
  return amount.number.sign() > 0 && parts.size() == 2 && parts[0].second + parts[1].second == 0 && std::ranges::all_of(parts, is_currency);
}

// A difference that is looked for: no value of the metric, and none that has ends.
Value ValueReader::effect(Node node, const PropertyRow& row) {
  auto unit = unit_of_goal();
  const bool of_share = unit && (context_.plan.units().compatible(kPercent, *unit) || is_counted(*unit));
  if (unit && is_counted(*unit)) unit.reset();
  const auto wanted = target(node, unit, row.name);
  if (!wanted) return {};
  const bool difference = wanted->form == Target::Form::points || wanted->form == Target::Form::relative ||
                          (wanted->form == Target::Form::value && !of_share);
  if (difference && !wanted->amount.number.is_zero()) return Value(*wanted);
  wrong_type(node, row.name, of_share ? "a difference in points, such as `+0.3 points`" : "a difference, such as `+10%` or an amount of the metric");
  return {};
}

// What an assumption makes of each of its one metric, in units of the other; these were read before. None where one is not known.
std::optional<UnitId> ValueReader::unit_of_rate() {
  const auto unit_of = [&](EntityId metric) { return metric == kNoEntity ? std::nullopt : context_.plan.unit_of(metric, here_); };
  const auto from = unit_of(from_), to = unit_of(metric_);
  return from && to ? std::optional(context_.plan.units().divide(*to, *from)) : std::nullopt;
}

Value ValueReader::color(Node node, const PropertyRow& row) {
  const auto written = node.kind() == NodeKind::text ? Color::parse(context_.text_of(node)) : std::nullopt;
  if (!written) {
    wrong_type(node, row.name, "a colour such as `\"#3346c4\"`");
    return {};
  }
  const double contrast = contrast_of(*written, kWhite);
  if (contrast < kReadableContrast) {
    const std::string darker = readable_on(*written, kWhite).to_text();
    context_.diagnostics.report<Finding::low_contrast>(node.span(), written->to_text(), context_.diagnostics.tongue().number(*Decimal::parse(fmt::format("{:.1f}", contrast)), 1))
        .helped(say("write `\"{}\"`, the same colour made dark enough", darker))
        .fix(say("write `{}`", darker), node.span(), fmt::format("\"{}\"", darker));
  }
  return Text{context_.text_of(node)};
}

Value ValueReader::file(Node node, const PropertyRow& row) {
  const std::string_view path = node.kind() == NodeKind::text ? context_.text_of(node) : std::string_view();
  const bool plain = !path.empty() && !path.starts_with('/') && path.find('\\') == path.npos && path.find(':') == path.npos;
  if (!plain) {
    wrong_type(node, row.name, "the path of a file from this folder on, such as `\"logo.svg\"`");
    return {};
  }
  return Text{path};
}

// Reports a value that nothing of its type can have: a share beyond the whole, a length or a price below nothing. A plan's own fields may
// be factors, so theirs are not looked at.
bool ValueReader::impossible(Node node, const PropertyRow& row, const Value& value) {
  if (find_property(row.kind, row.name) != &row) return false;
  const auto report = [&](const Said& needs) -> Diagnostic& {
    return context_.diagnostics.report<Finding::wrong_type>(node.span(), say("`{}`", row.name), needs, say_value(context_.plan, value));
  };
  if (const auto* length = std::get_if<Duration>(&value)) {
    const bool of_work = row.name != std::string_view("approval_time") || length->unit < Duration::Unit::months;
    if (length->count.sign() > 0 && of_work) return false;
    report(of_work ? "a length of time above zero" : "a length of time in days, workdays or weeks");
    return true;
  }
  const auto* amount = std::get_if<Amount>(&value);
  if (amount == nullptr) return false;
  const Decimal& number = amount->number;
  if (row.type == ValueType::quantity) {
    static const Decimal kMostPeople = Decimal::from_int(10'000'000'000);
    const EntityId person = find("people", KindSet(Kind::unit));
    const auto people = context_.plan.entity_units_.find(static_cast<std::uint32_t>(person));
    const bool of_people = people != context_.plan.entity_units_.end() && amount->unit == people->second;
    if (number.sign() > 0 && !(of_people && number > kMostPeople)) return false;
    report(number.sign() > 0 ? "no more people than live on earth" : "a number above zero");
    return true;
  }
  if (row.type == ValueType::money || row.type == ValueType::price) {
    if (!number.is_negative() || row.name == std::string_view("budget")) return false;  // Of budgets a rule says more.
    report("an amount of money that is not below zero");
    return true;
  }
  if (row.type != ValueType::ratio) return false;
  const auto share = context_.plan.units().convert(*amount, kPercent);
  const Decimal whole = Decimal::from_int(100);
  const bool open = row.name == std::string_view("confidence") || row.name == std::string_view("power") || row.name == std::string_view("significance");
  if (!share || (open ? share->sign() > 0 && *share < whole : !share->is_negative() && *share <= whole)) return false;
  Diagnostic& diagnostic = report(open ? "a share above `0%` and below `100%`" : "a share of `0%` to `100%`");
  if (amount->unit == kNoUnit && number.sign() > 0 && number < whole) {
    const std::string percent = number.to_string() + "%";
    diagnostic.helped(say("write `{}`", percent)).fix(say("write `{}`", percent), node.span(), percent);
  }
  return true;
}

// The hour of what is sent is written once, for all of its days. Whether there is none; reports one.
bool ValueReader::has_no_hour(Node node, const PropertyRow& row, const Daypart& rhythm) {
  if (row.name != std::string_view("repeat") || rhythm.start_minute < 0) return true;
  const std::string at = fmt::format("at: {:02}:{:02}", rhythm.start_minute / 60, rhythm.start_minute % 60);
  context_.diagnostics.report<Finding::wrong_type>(node.span(), say("`{}`", row.name), "days without hours", "hours of the day")
      .helped(say("write the hour at which it is sent beside it: `{}`", at));
  return false;
}

Value ValueReader::value(Node node, const PropertyRow& row) {
  const auto or_hole = [](const auto& optional) { return optional ? Value(*optional) : Value(); };
  switch (row.type) {
    case ValueType::text:
    case ValueType::markdown:
      if (node.kind() == NodeKind::text) {
        const Text text{context_.text_of(node)};
        if (row.name == std::string_view("locale")) check_locale(node, text.value);
        if (row.name == std::string_view("timezone")) check_time_zone(node, text.value);
        return text;
      }
      unquoted(node, row.name);
      return {};
    case ValueType::number: return or_hole(amount_in(node, kNoUnit, row.name));
    case ValueType::ratio: return or_hole(amount_in(node, kPercent, row.name));
    case ValueType::money: return or_hole(amount_in(node, kMoney, row.name));
    case ValueType::quantity: return quantity(node, row);
    case ValueType::price: {
      auto result = amount(node, row.name);
      const Units& units = context_.plan.units();
      if (result && !units.has_money(result->unit)) {
        wrong_type(node, row.name, "money, or money per unit such as `2.10 USD/click`");
        return {};
      }
      if (result) check_figures(node, result->unit);
      if (result && row.name == std::string_view("rate") && !is_exchange_rate(*result)) {
        wrong_type(node, row.name, "what one currency is worth in another, such as `1.08 USD/EUR`");
        return {};
      }
      return or_hole(result);
    }
    case ValueType::date: {
      const auto days = span_of_days(node);
      return days ? Value(DaySpan{days->last, days->last}) : Value();
    }
    case ValueType::span: return or_hole(span_of_days(node));
    case ValueType::duration: return or_hole(duration(node, row.name, true));
    case ValueType::daypart: {
      const auto rhythm = daypart(node, row.name);
      return rhythm && has_no_hour(node, row, *rhythm) ? Value(*rhythm) : Value();
    }
    case ValueType::time:
      if (node.kind() == NodeKind::time) return or_hole(clock_time(node.span(), node.text()));
      wrong_type(node, row.name, "a time of day such as `08:00`");
      return {};
    case ValueType::boolean:
      if (is_single_name(node) && (node.text() == "yes" || node.text() == "no")) return YesNo{node.text() == "yes"};
      wrong_type(node, row.name, "`yes` or `no`");
      return {};
    case ValueType::word: return word(node, row);
    case ValueType::reference: {
      const EntityId found = reference(node, row.references, row.name);
      return found == kNoEntity ? Value() : Value(Reference{found});
    }
    case ValueType::metric_value: return metric_value(node, row);
    case ValueType::target: return row.name == std::string_view("effect") ? effect(node, row) : or_hole(target(node, unit_of_goal(), row.name));
    case ValueType::condition: return condition(node, row);
    case ValueType::unit_of: {
      const auto found = unit(node);
      return found ? Value(UnitValue{*found}) : Value();
    }
    case ValueType::bounds: {
      const auto unit = context_.plan.unit_of(here_);
      return or_hole(bounds(node, unit.value_or(kNoUnit), row.name));
    }
    case ValueType::rule_name:
      if (node.kind() == NodeKind::path) return Text{node.text()};
      wrong_type(node, row.name, "the name of a finding, such as `time_bound.missing_deadline`");
      return {};
    case ValueType::color: return color(node, row);
    case ValueType::file: return file(node, row);
    case ValueType::estimate: {
      const auto unit = unit_of_rate();
      return unit ? or_hole(estimate(node, *unit, Counted::averaged, row.name)) : Value(Withheld{});  // Not known without both metrics.
    }
    case ValueType::link:        // Read with their clauses, before.
    case ValueType::yearly:
    case ValueType::assignment:
    case ValueType::formula:
    case ValueType::estimates: break;
  }
  wrong_type(node, row.name, "a block: `expect { orders: 300 }`");
  return {};
}

namespace {

constexpr bool is_of_days(ValueType type) {
  return type == ValueType::date || type == ValueType::span || type == ValueType::duration || type == ValueType::daypart || type == ValueType::time || type == ValueType::yearly;
}

/// Whether a clause says something behind a value of a type. A length of time that may be written many times tells of several days.
constexpr bool fits(TokenKind clause, ValueType type, Count count) {
  using enum ValueType;
  const bool measured = type == metric_value || type == target || type == condition || type == estimates;
  const bool in_words = type == text || type == markdown;
  switch (clause) {
    case TokenKind::source:
    case TokenKind::because:
    case TokenKind::method: return true;
    case TokenKind::as_of:
    case TokenKind::during: return measured || in_words || type == money || type == price || type == quantity || type == number || type == ratio || type == estimate || (type == duration && count == Count::many);
    case TokenKind::sample:
    case TokenKind::deviation: return measured || in_words;
    case TokenKind::by: return measured || type == yearly;
    case TokenKind::scope:
    case TokenKind::matching: return type == money;
    case TokenKind::until: return type == rule_name;
    case TokenKind::on: return type == daypart;
    default: return false;
  }
}

/// The words of the clauses that do, each as code.
std::vector<Said> clauses_behind(ValueType type, Count count) {
  constexpr std::pair<TokenKind, const char*> kWords[] = {
      {TokenKind::during, "`during`"}, {TokenKind::by, "`by`"},         {TokenKind::source, "`source`"},       {TokenKind::as_of, "`as_of`"}, {TokenKind::method, "`method`"},
      {TokenKind::because, "`because`"}, {TokenKind::until, "`until`"}, {TokenKind::sample, "`sample`"}, {TokenKind::deviation, "`deviation`"}, {TokenKind::scope, "`scope`"},
      {TokenKind::matching, "`matching`"}};
  std::vector<Said> words;
  for (const auto& [clause, word] : kWords) {
    if (fits(clause, type, count)) words.emplace_back(word);
  }
  return words;
}

}  // namespace

// `2027-03-01 until 2027-03-31`, `2027-03-01 to 2027-03-31`, `2027-03-01 - 2027-03-31`: two days that make a span.
void ValueReader::days_joined_otherwise(Node first, Node last, std::string_view word) {
  const Span from = first.span();
  const Span all{from.file, from.begin, last.span().end};
  const std::string better = fmt::format("{} .. {}", first.text(), last.text());
  context_.diagnostics.report<Finding::wrong_type>(all, "this", "a span of days", say("`{}` between two days", word))
      .helped(say("write `{}`", better))
      .fix(say("write `{}`", better), all, better);
}

// Reports a clause that says nothing behind a value of this type. Whether it does.
bool ValueReader::misplaced_clause(Node item, Node clause, ValueType type, Count count) {
  const TokenKind kind = clause.tree().tokens()[clause.first_token()].kind;
  const Node value = clause.child(0);
  if (fits(kind, type, count) || value.broken()) return false;
  const std::string_view word = clause.token_text(clause.first_token());
  const bool joins_days = type == ValueType::span && (kind == TokenKind::until || kind == TokenKind::by) && value.kind() != NodeKind::text;
  if (joins_days) {
    days_joined_otherwise(item.child(0), value, word);
  } else {
    context_.diagnostics.report<Finding::misplaced_clause>(clause.token_span(clause.first_token()), word)
        .helped(say("behind a value of this kind can stand {}", either(clauses_behind(type, count))));
  }
  return true;
}

std::int32_t ValueReader::clauses(Node item, ValueType type, Count count) {
  Clauses result;
  bool any = false;
  Node expression = item;
  if (item.kind() == NodeKind::item) {
    expression = item.child(0);
    for (const Node clause : item) {
      if (clause.kind() != NodeKind::clause || !clause.has_children() || misplaced_clause(item, clause, type, count)) continue;
      const Node value = clause.child(0);
      if (type == ValueType::yearly && clause.tree().tokens()[clause.first_token()].kind == TokenKind::by) continue;  // A part of the day.
      const auto text = [&](std::string_view& field) {
        if (value.kind() == NodeKind::text) {
          field = context_.text_of(value);
        } else {
          unquoted(value, clause.token_text(clause.first_token()));
        }
      };
      any = true;
      const auto counted = [&](std::optional<Amount>& field) {
        const std::string_view word = clause.token_text(clause.first_token());
        const auto read = amount(value, word);
        if (!read) return;
        const bool possible = read->number.sign() > 0 && read->unit != kPercent && read->unit != kPoints;
        if (possible) {
          field = read;
          check_figures(value, read->unit, Counted::averaged);
        } else {
          wrong_type(value, word, "a number above zero");
        }
      };
      switch (clause.tree().tokens()[clause.first_token()].kind) {
        case TokenKind::source: text(result.source); break;
        case TokenKind::because: text(result.because); break;
        case TokenKind::method: text(result.method); break;
        case TokenKind::sample: counted(result.sample); break;
        case TokenKind::deviation:
          if (const auto read = amount(value, "deviation"); read && read->number.sign() > 0) {
            result.deviation = read;
            check_figures(value, read->unit, Counted::averaged);
          } else if (read) {
            wrong_type(value, "deviation", "an amount above zero");
          }
          break;
        case TokenKind::scope: text(result.scope); break;
        case TokenKind::matching:
          if (value.broken()) break;
          result.matching = metric(value);
          result.matching_span = value.span();
          break;
        case TokenKind::as_of: result.as_of = span_of_days(value); break;
        case TokenKind::during: result.during = span_of_days(value); break;
        case TokenKind::until: result.until = span_of_days(value); break;
        case TokenKind::by:
          result.by = span_of_days(value);
          result.by_span = value.span();
          break;
        default: break;
      }
    }
  }
  if (expression.kind() == NodeKind::unary && expression.op() == TokenKind::kw_assumed) {
    result.assumed = true;
    any = true;
  }
  if (!any) return -1;
  context_.plan.clauses_.push_back(result);
  return static_cast<std::int32_t>(context_.plan.clauses_.size() - 1);
}

namespace {

// A time may stand behind the day of a milestone and of a flight: their kinds have an `at`.
bool has_time(Property property, Kind kind) { return (property == prop("on") || property == prop("flight")) && find_property(kind, "at") != nullptr; }

}  // namespace

// Several flights have one hour: it is a tactic's, not a flight's.
void ValueReader::keep_time(Node expression, Span key) {
  auto time = time_behind_day(expression, key);
  if (!time) return;
  if (time_ && time_->value != time->value) {
    context_.diagnostics.report<Finding::bad_date>(time->span, "another time stands behind the day before")
        .label(time_->span, "this one")
        .helped("write one `at: 08:00` for all of them, or a tactic for each hour");
    return;
  }
  time_ = std::move(time);
}

void ValueReader::read_property(Node property, const PropertyRow& row, std::vector<PropertyValue>& out) {
  PropertyValue result;
  result.property = context_.plan.property_of(row);
  result.key = key_span_of(property);
  result.span = property.span();
  const auto hole = [&] { out.push_back(result); };
  if (!property.has_children()) {
    const TokenKind next = property.tree().tokens()[property.end_token()].kind;
    if (row.type == ValueType::condition && next == TokenKind::key && compared_by_colon(property)) return hole();
    if ((ends_line(next) || next == TokenKind::key) && !property.broken()) {
      Diagnostic& diagnostic = context_.diagnostics.report<Finding::empty_value>(property.token_span(property.first_token()), row.name);
      diagnostic.helped("write a value, or `todo` as long as it is not known");
      diagnostic.unread = true;
    }
    return hole();
  }
  Node first = property.child(0);
  if (first.kind() == NodeKind::block) {
    const Span key = property.token_span(property.first_token());
    if (row.type != ValueType::estimates) {
      wrong_type(first, row.name, "a value");
      return hole();
    }
    context_.diagnostics.report<Finding::block_after_colon>(key, row.name)
        .fix("delete the colon", Span{key.file, result.key.end, key.end}, "")
        .sure();
    return hole();
  }
  std::vector<Node> items;
  for (const Node child : property) {
    if (child.kind() == NodeKind::list && row.count != Count::one) {
      for (const Node item : child) items.push_back(item);
    } else {
      items.push_back(child);
    }
  }
  if (row.type != ValueType::daypart && comma_within_number(property)) return hole();
  // `weekly on mon, thu`: further days of the same recurrence.
  if (items.size() > 1 && row.count != Count::list && foreign_part(property)) return hole();
  if (items.size() > 1 && row.count != Count::list) {
    const Span all{result.span.file, items.front().span().begin, items.back().span().end};
    context_.diagnostics.report<Finding::too_many_values>(all, row.name, items.size())
        .helped(row.count == Count::many ? say("write `{}:` once for each", row.name) : Said());
    return hole();
  }
  for (const Node item : items) {
    Node expression = item;
    if (item.kind() == NodeKind::item && row.type != ValueType::daypart) expression = item.child(0);
    PropertyValue one = result;
    one.span = item.span();
    if (expression.broken()) {
      out.push_back(one);
      continue;
    }
    const std::size_t findings = context_.diagnostics.size();
    const std::int32_t said = clauses(item, row.type, row.count);
    if (is_of_days(row.type) && context_.diagnostics.size() > findings) {  // What was meant is not known.
      out.push_back(std::move(one));
      continue;
    }
    if (row.type != ValueType::daypart) one.clauses = said;  // The `on` of its days is no clause of it.
    if (expression.kind() == NodeKind::unary && expression.op() == TokenKind::kw_assumed) expression = expression.child(0);
    const std::string_view text = is_single_name(expression) ? expression.text() : std::string_view();
    if (text == "undisclosed") {
      one.value = Withheld{Withheld::Reason::undisclosed};
    } else if (text == "unknown") {
      one.value = Withheld{Withheld::Reason::unknown};
    } else if (text == "todo") {
      one.value = Withheld{Withheld::Reason::todo};
    } else {
      if (row.type == ValueType::daypart && !out.empty() && out.back().property == result.property &&
          add_to_rhythm(expression, out)) {
        if (!has_no_hour(expression, row, std::get<Daypart>(out.back().value))) out.back().value = {};
        continue;
      }
      if (row.type == ValueType::assignment) {
        assignment(expression, row, one, out);
        continue;
      }
      takes_time_ = has_time(result.property, context_.plan[here_].kind);
      if (takes_time_) keep_time(expression, result.key);
      if (row.type == ValueType::link) {
        link(expression, row, one);
      } else if (row.type == ValueType::yearly) {
        one.value = yearly(item, expression, row);
      } else {
        one.value = value(expression, row);
      }
      if (impossible(expression, row, one.value)) one.value = {};
      check_sample(one);
      check_matching(one);
      takes_time_ = false;
    }
    out.push_back(std::move(one));
  }
}

// `kpi: ctr: 2%`: the metric and its value, joined as a property is.
bool ValueReader::compared_by_colon(Node property) {
  const auto tokens = property.tree().tokens();
  const std::uint32_t key = property.end_token();
  std::string_view metric = property.token_text(key);
  metric.remove_suffix(metric.ends_with(':') ? 1 : 0);
  if (find(metric, KindSet(Kind::kpi)) == kNoEntity) return false;
  const Span all{property.span().file, tokens[key].begin, tokens[key].end};
  context_.diagnostics.report<Finding::wrong_type>(all, say("`{}`", key_of(property)), "a metric, alone or compared: `roas >= 2.5`", "a colon")
      .helped(say("write `{} >= …`", metric))
      .fix(say("write `{} >=`", metric), all, fmt::format("{} >=", metric))
      .fix(say("write `{} <=`", metric), all, fmt::format("{} <=", metric));
  return true;
}

// How widely the single values of a mean are spread is an amount of the metric.
void ValueReader::check_sample(const PropertyValue& value) {
  if (value.clauses < 0) return;
  Clauses& clauses = context_.plan.clauses_[static_cast<std::size_t>(value.clauses)];
  if (!clauses.deviation) return;
  const auto* condition = std::get_if<Condition>(&value.value);
  const auto* amount = condition != nullptr && condition->compared ? &condition->amount : std::get_if<Amount>(&value.value);
  if (amount == nullptr) return;
  *clauses.deviation = as_metric(*clauses.deviation, amount->unit);
  const bool of_share = clauses.deviation->unit == kPoints && context_.plan.units().is_pure(amount->unit);
  if (!of_share && !agree(*clauses.deviation, amount->unit, value.span, "deviation")) clauses.deviation.reset();
}

// What money grows with is money.
void ValueReader::check_matching(const PropertyValue& value) {
  if (value.clauses < 0) return;
  Clauses& clauses = context_.plan.clauses_[static_cast<std::size_t>(value.clauses)];
  const auto unit = clauses.matching == kNoEntity ? std::nullopt : context_.plan.unit_of(clauses.matching, here_);
  if (!unit || context_.plan.units().is_money(*unit)) return;
  context_.diagnostics
      .report<Finding::unit_mismatch>(clauses.matching_span, "matching", "money", fmt::format("`{}`", context_.plan.units().name(*unit)))
      .helped("name a metric of money, such as `donations` or `revenue`");
  clauses.matching = kNoEntity;
}

// `from 0.08 USD/email to 0.50 USD/email`, `from 2% to 3% to 4%`: the value before, and what it becomes.
std::optional<Estimate> ValueReader::change(Node node, UnitId unit, Counted how, std::string_view what, std::optional<Amount>& before) {
  if (node.broken()) return std::nullopt;
  const Node ends = node.child(0);
  if (ends.kind() != NodeKind::binary || ends.op() != TokenKind::kw_to || ends.broken()) {
    wrong_type(ends, what, "the value before and the one after: `from 2% to 3%`");
    return std::nullopt;
  }
  const Node first = ends.child(0);
  const bool uncertain = first.kind() == NodeKind::binary && first.op() == TokenKind::kw_to;
  const Node start = uncertain ? first.child(0) : first;
  auto from = amount(start, what);
  if (from && from->unit != kNoUnit && doubtful_share(start, *from, how, what)) return std::nullopt;
  const auto after = uncertain ? between(node, first.child(1), ends.child(1), unit, how, what) : estimate(ends.child(1), unit, how, what);
  if (!from || !after) return std::nullopt;
  if (from->unit == kNoUnit) from->unit = after->high.unit;  // `from 0.08 to 0.50 USD/email`
  *from = as_metric(*from, unit);
  if (!agree(*from, unit, start.span(), what)) return std::nullopt;
  check_figures(start, from->unit, how);
  before = from;
  return after;
}

namespace {

/// Whether the value of a property is a named shape, whose commas stand between its parameters.
bool is_call(Node property) {
  Node value = property.child(0);
  if (value.kind() == NodeKind::item) value = value.child(0);
  return value.kind() == NodeKind::call;
}

}  // namespace

void ValueReader::read_expectations(Node declaration, std::vector<PropertyValue>& out) {
  std::unordered_map<EntityId, Span> seen;  // By metric.
  for (const Node block : declaration) {
    if (block.kind() != NodeKind::block) continue;
    for (const Node member : block) {
      if (member.kind() == NodeKind::declaration) {
        Diagnostic& diagnostic = context_.diagnostics.report<Finding::unexpected>(member.span(), "a metric and what is expected of it", "a declaration");
        diagnostic.helped("write `orders: 3_000 to 5_000`");
        diagnostic.unread = true;
        const Head head = head_of(member);
        if (head.words.size() == 1 && head.formula && !head.title) {  // `orders = 300`
          const Span name = head.words[0].span();
          diagnostic.fix("write the colon", Span{name.file, name.end, head.formula->token_span(head.formula->first_token()).end}, ":");
        }
        continue;
      }
      if (member.kind() != NodeKind::property) continue;  // Left over from an error.
      PropertyValue result;
      result.property = prop("expect");
      result.key = key_span_of(member);
      result.span = member.span();
      std::vector<std::string_view> names;
      for (std::string_view rest = key_of(member); !rest.empty();) {
        const std::size_t dot = rest.find('.');
        names.push_back(rest.substr(0, dot));
        rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
      }
      const EntityId metric = resolve(names, result.key, KindSet(Kind::kpi), true);
      if (metric != kNoEntity && member.has_children() && !member.broken()) {
        const auto [earlier, first] = seen.emplace(metric, result.key);
        if (!first) {
          context_.diagnostics.report<Finding::duplicate_property>(result.key, key_of(member)).label(earlier->second, "first written here");
          continue;
        }
        if (!is_call(member) && comma_within_number(member)) {
          out.push_back(std::move(result));
          continue;
        }
        if (member.child_count() > 1) {
          const Span all{result.span.file, member.child(0).span().begin, result.span.end};
          context_.diagnostics.report<Finding::too_many_values>(all, key_of(member), member.child_count())
              .helped(say("write one value or range: `{}: 3_000 to 5_000`", key_of(member)));
          out.push_back(std::move(result));
          continue;
        }
        const Node item = member.child(0);
        const Node expression = item.kind() == NodeKind::item ? item.child(0) : item;
        result.span = item.span();
        result.clauses = clauses(item, ValueType::estimates, Count::one);
        const auto unit = context_.plan.unit_of(metric, here_);
        if (unit) {
          std::optional<Amount> before;
          const std::string_view name = context_.plan[metric].name;
          const bool assumed = expression.kind() == NodeKind::unary && expression.op() == TokenKind::kw_assumed;
          const Node expected = assumed ? expression.child(0) : expression;
          const bool changes = expected.kind() == NodeKind::unary && expected.op() == TokenKind::kw_from;
          converts_ = true;
          const auto value = changes ? change(expected, *unit, counted(metric), name, before) : estimate(expected, *unit, counted(metric), name);
          converts_ = false;
          if (value) {
            result.value = Expectation{metric, *value, result.key};
          }
          if (before) {
            clauses_of(result).from = before;
          }
        }
      } else if (!member.has_children() && !member.broken()) {
        context_.diagnostics.report<Finding::empty_value>(member.token_span(member.first_token()), key_of(member))
            .helped("write what is expected: `3_000 to 5_000`");
      }
      out.push_back(std::move(result));
    }
  }
}

}  // namespace campaign

#include <algorithm>

#include <fmt/format.h>

#include "base/color.h"
#include "base/text.h"
#include "check/value_reader.h"
#include "locale/tag.h"

namespace campaign {

std::string_view looks_like(Node node) {
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
      return node.op() == TokenKind::plus || node.op() == TokenKind::minus ? "a signed amount" : "a condition";
    default: return "something else";
  }
}

void ValueReader::wrong_type(Node node, std::string_view property, std::string_view needs) {
  if (node.broken()) return;
  context_.diagnostics.report<Finding::wrong_type>(node.span(), property, needs, looks_like(node));
}

Value ValueReader::word(Node node, const PropertyRow& row) {
  if (!is_single_name(node)) {
    wrong_type(node, row.name, fmt::format("one of the words {}", row.words));
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
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_word>(node.span(), text, row.name);
  std::string list;
  for (const std::string_view one : words) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", one);
  diagnostic.helped(fmt::format("it knows {}", list));
  if (const auto meant = closest(text, words)) diagnostic.fix(fmt::format("write `{}`", *meant), node.span(), std::string(*meant));
  return {};
}

// The unit of the metric of the declaration that a value stands in; it was read before.
std::optional<UnitId> ValueReader::unit_of_goal() {
  return metric_ == kNoEntity ? std::nullopt : context_.plan.unit_of(metric_, here_);
}

Value ValueReader::metric_value(Node node, const PropertyRow& row) {
  const auto unit = unit_of_goal();
  auto value = amount(node, row.name);
  if (!value || !unit) return value ? Value(*value) : Value();
  *value = as_metric(*value, *unit);
  return changes_share(*value, *unit) || agree(*value, *unit, node.span(), row.name) ? Value(*value) : Value();
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
  const auto value = unit ? metric_amount(node.child(1), *unit, context_.plan[result.metric].name) : amount(node.child(1), row.name);
  if (!value) return {};
  result.amount = *value;
  return result;
}

void ValueReader::check_locale(Node node, std::string_view text) {
  if (canonical_tag(text)) return;
  Diagnostic& diagnostic = context_.diagnostics.report<Finding::unknown_locale>(node.span(), text);
  if (const auto meant = meant_tag(text)) {
    diagnostic.helped(fmt::format("write `\"{}\"`", *meant)).fix(fmt::format("write `{}`", *meant), node.span(), fmt::format("\"{}\"", *meant));
  } else {
    diagnostic.helped("write a language and a region, such as `\"de-AT\"`");
  }
}

Value ValueReader::quantity(Node node, const PropertyRow& row) {
  if (row.name == std::string_view("size")) {  // Of an audience or market: people.
    const EntityId person = find("people", KindSet(Kind::unit));
    const auto unit = context_.plan.entity_units_.find(static_cast<std::uint32_t>(person));
    if (unit != context_.plan.entity_units_.end()) {
      const auto result = amount_in(node, unit->second, row.name);
      return result ? Value(*result) : Value();
    }
  }
  const auto result = amount(node, row.name);
  return result ? Value(*result) : Value();
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
    context_.diagnostics.report<Finding::low_contrast>(node.span(), written->to_text(), fmt::format("{:.1f}", contrast))
        .helped(fmt::format("write `\"{}\"`, the same colour made dark enough", darker))
        .fix(fmt::format("write `{}`", darker), node.span(), fmt::format("\"{}\"", darker));
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

Value ValueReader::value(Node node, const PropertyRow& row) {
  const auto or_hole = [](const auto& optional) { return optional ? Value(*optional) : Value(); };
  switch (row.type) {
    case ValueType::text:
    case ValueType::markdown:
      if (node.kind() == NodeKind::text) {
        const Text text{context_.text_of(node)};
        if (row.name == std::string_view("locale")) check_locale(node, text.value);
        return text;
      }
      wrong_type(node, row.name, "a text between quotes");
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
      return or_hole(result);
    }
    case ValueType::date: {
      const auto days = span_of_days(node);
      return days ? Value(DaySpan{days->last, days->last}) : Value();
    }
    case ValueType::span: return or_hole(span_of_days(node));
    case ValueType::duration: return or_hole(duration(node, row.name, true));
    case ValueType::daypart: return or_hole(daypart(node));
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
    case ValueType::target: return or_hole(target(node, unit_of_goal(), row.name));
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
    case ValueType::formula:
    case ValueType::estimates: break;
  }
  wrong_type(node, row.name, "a block: `expect { orders: 300 }`");
  return {};
}

std::int32_t ValueReader::clauses(Node item) {
  Clauses result;
  bool any = false;
  Node expression = item;
  if (item.kind() == NodeKind::item) {
    expression = item.child(0);
    for (const Node clause : item) {
      if (clause.kind() != NodeKind::clause || !clause.has_children()) continue;
      const Node value = clause.child(0);
      const auto text = [&](std::string_view& field) {
        if (value.kind() == NodeKind::text) {
          field = context_.text_of(value);
        } else {
          wrong_type(value, clause.token_text(clause.first_token()), "a text between quotes");
        }
      };
      any = true;
      switch (clause.tree().tokens()[clause.first_token()].kind) {
        case TokenKind::source: text(result.source); break;
        case TokenKind::because: text(result.because); break;
        case TokenKind::method: text(result.method); break;
        case TokenKind::as_of: result.as_of = span_of_days(value); break;
        case TokenKind::during: result.during = span_of_days(value); break;
        case TokenKind::until: result.until = span_of_days(value); break;
        case TokenKind::by:
          result.by = span_of_days(value);
          result.by_span = value.span();
          break;
        default:
          if (value.broken()) break;
          context_.diagnostics
              .report<Finding::misplaced_clause>(clause.token_span(clause.first_token()), clause.token_text(clause.first_token()))
              .helped("behind a value can stand `during`, `by`, `source`, `as_of`, `method`, `because` and `until`");
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

// `weekly on mon, thu 18:00 .. 20:00`: further days of the recurrence before, and the hours of all of them.
bool ValueReader::add_weekdays(Node expression, PropertyValue& before) {
  auto* daypart = std::get_if<Daypart>(&before.value);
  if (daypart == nullptr || daypart->repeat != Daypart::Repeat::weekly || daypart->start_minute >= 0) return false;
  const bool hours = expression.kind() == NodeKind::window;
  const auto more = weekdays(hours ? expression.child(0) : expression);
  if (!more) return false;
  daypart->weekdays = static_cast<std::uint8_t>(daypart->weekdays | *more);
  if (hours) add_hours(expression, *daypart);
  before.span.end = expression.span().end;
  return true;
}

void ValueReader::read_property(Node property, const PropertyRow& row, std::vector<PropertyValue>& out) {
  PropertyValue result;
  result.property = context_.plan.property_of(row);
  result.key = key_span_of(property);
  result.span = property.span();
  const auto hole = [&] { out.push_back(result); };
  if (!property.has_children()) {
    const TokenKind next = property.tree().tokens()[property.end_token()].kind;
    if ((ends_line(next) || next == TokenKind::key) && !property.broken()) {
      context_.diagnostics.report<Finding::empty_value>(property.token_span(property.first_token()), row.name)
          .helped("write a value, or `todo` as long as it is not known");
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
        .fix("delete the colon", Span{key.file, result.key.end, key.end}, "");
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
  // `weekly on mon, thu`: further days of the same recurrence.
  if (items.size() > 1 && row.count != Count::list) {
    const Span all{result.span.file, items.front().span().begin, items.back().span().end};
    context_.diagnostics.report<Finding::too_many_values>(all, row.name, items.size())
        .helped(row.count == Count::many ? fmt::format("write `{}:` once for each", row.name) : std::string());
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
    one.clauses = row.type == ValueType::daypart ? -1 : clauses(item);
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
          add_weekdays(expression, out.back())) {
        continue;
      }
      one.value = value(expression, row);
    }
    out.push_back(std::move(one));
  }
}

void ValueReader::read_expectations(Node declaration, std::vector<PropertyValue>& out) {
  std::vector<std::pair<EntityId, Span>> seen;
  for (const Node block : declaration) {
    if (block.kind() != NodeKind::block) continue;
    for (const Node member : block) {
      if (member.kind() == NodeKind::declaration) {
        context_.diagnostics.report<Finding::unexpected>(member.span(), "a metric and what is expected of it", "a declaration")
            .helped("write `orders: 3_000 to 5_000`");
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
        const auto earlier = std::ranges::find(seen, metric, &std::pair<EntityId, Span>::first);
        if (earlier != seen.end()) {
          context_.diagnostics.report<Finding::duplicate_property>(result.key, key_of(member)).label(earlier->second, "first written here");
          continue;
        }
        seen.emplace_back(metric, result.key);
        const Node item = member.child(0);
        const Node expression = item.kind() == NodeKind::item ? item.child(0) : item;
        result.span = item.span();
        result.clauses = clauses(item);
        const auto unit = context_.plan.unit_of(metric, here_);
        if (unit) {
          if (const auto expected = estimate(expression, *unit, context_.plan[metric].name)) {
            result.value = Expectation{metric, *expected, result.key};
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

#include "emit/html/values.h"

#include <algorithm>

#include <fmt/format.h>

#include "emit/html/dates.h"
#include "emit/html/markdown.h"
#include "model/format.h"

namespace campaign::html {

namespace {

void write_day(const Canvas& canvas, Day day) {
  canvas.html.element("time", {attribute("datetime", format_date(day))}, display_day(day));
}

void write_span(const Canvas& canvas, const DaySpan& span) {
  if (span.first == span.last) return write_day(canvas, span.first);
  canvas.html.text(display_span(span));
}

/// A text that is nothing but a link or a mail address becomes one.
void write_text(const Canvas& canvas, std::string_view text, bool mail) {
  const auto url = mail ? Url::mail(text) : Url::written(text);
  if (url) {
    canvas.html.element("a", {href(*url)}, text);
  } else {
    canvas.html.text(text);
  }
}

void write_condition(const Canvas& canvas, const Condition& condition) {
  write_link(canvas, condition.metric);
  if (!condition.compared) return;
  constexpr std::string_view kWords[] = {"at least", "at most", "above", "below", "is", "is not"};
  canvas.html.text(fmt::format(" {} {}", kWords[static_cast<std::size_t>(condition.comparison)],
                               format_amount(canvas.plan().units(), condition.amount)));
}

std::string display_target(const Units& units, const Target& target) {
  switch (target.form) {
    case Target::Form::at_least: return "at least " + format_amount(units, target.amount);
    case Target::Form::at_most: return "at most " + format_amount(units, target.amount);
    case Target::Form::range: return format_amount(units, target.amount) + " to " + format_amount(units, target.upper);
    case Target::Form::keep: return "keep the baseline";
    default: return format_target(units, target);
  }
}

std::string display_bounds(const Units& units, const Bounds& bounds) {
  if (bounds.low && bounds.high) return format_amount(units, *bounds.low) + " to " + format_amount(units, *bounds.high);
  if (bounds.low) return "at least " + format_amount(units, *bounds.low);
  return bounds.high ? "at most " + format_amount(units, *bounds.high) : std::string();
}

void write_withheld(const Canvas& canvas, const Withheld& withheld) {
  constexpr std::string_view kWords[] = {"undisclosed", "unknown", "to do"};
  write_tag(canvas, "withheld", kWords[static_cast<std::size_t>(withheld.reason)]);
}

/// A value that was not understood is shown as it stands in the plan: the page leaves out nothing that a plan says.
void write_hole(const Canvas& canvas, const PropertyValue& value) {
  const std::string_view text = canvas.view().sources.text(value.span);
  if (!text.empty()) canvas.html.element("code", text);
  canvas.html.text(text.empty() ? "" : " ");
  write_tag(canvas, "no", text.empty() ? "nothing written" : "not understood");
}

/// A word of the language; the ways of pricing, such as `cpm`, are known by their capitals.
std::string display_choice(std::string_view word, bool first) {
  std::string text = first ? display_word(word) : std::string(word);
  if (word.starts_with("cp") || word == "vcpm") {
    text = word;
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  for (char& c : text) c = c == '_' ? ' ' : c;
  return text;
}

void write_bare(const Canvas& canvas, const PropertyRow* row, const PropertyValue& value, bool first = true) {
  const Plan& plan = canvas.plan();
  const Units& units = plan.units();
  if (std::holds_alternative<std::monostate>(value.value)) return write_hole(canvas, value);
  if (const auto* text = std::get_if<Text>(&value.value)) {
    const bool mail = row != nullptr && row->name == "email";
    if (row != nullptr && row->type == ValueType::rule_name) return canvas.html.element("code", text->value);
    return row != nullptr && row->type == ValueType::markdown ? write_markdown(canvas.html, text->value)
                                                              : write_text(canvas, text->value, mail);
  }
  if (const auto* reference = std::get_if<Reference>(&value.value)) return write_link(canvas, reference->entity);
  if (const auto* condition = std::get_if<Condition>(&value.value)) return write_condition(canvas, *condition);
  if (const auto* withheld = std::get_if<Withheld>(&value.value)) return write_withheld(canvas, *withheld);
  if (const auto* span = std::get_if<DaySpan>(&value.value)) return write_span(canvas, *span);
  if (const auto* target = std::get_if<Target>(&value.value)) return canvas.html.text(display_target(units, *target));
  if (const auto* bounds = std::get_if<Bounds>(&value.value)) return canvas.html.text(display_bounds(units, *bounds));
  if (const auto* expectation = std::get_if<Expectation>(&value.value)) {
    write_link(canvas, expectation->metric);
    return canvas.html.text(": " + format_estimate(units, expectation->estimate));
  }
  if (const auto* word = std::get_if<Word>(&value.value)) {
    const bool rule = row != nullptr && row->type == ValueType::rule_name;
    return rule ? canvas.html.element("code", word->value) : canvas.html.text(display_choice(word->value, first));
  }
  if (const auto* answer = std::get_if<YesNo>(&value.value)) return canvas.html.text(answer->value ? "Yes" : "No");
  canvas.html.text(format_value(plan, value.value));
}

/// Writes ` · ` between clauses and nothing before the first.
struct Joiner {
  Html& html;
  bool first = true;
  void next() {
    if (!first) html.text(" · ");
    first = false;
  }
};

void write_clause_texts(const Canvas& canvas, const Clauses& clauses) {
  Joiner join{canvas.html};
  const auto dates = [&](std::string_view word, const std::optional<DaySpan>& span, bool is_day) {
    if (!span) return;
    join.next();
    canvas.html.text(word);
    is_day ? write_day(canvas, span->last) : write_span(canvas, *span);
  };
  const auto words = [&](std::string_view word, std::string_view text) {
    if (text.empty()) return;
    join.next();
    canvas.html.text(word);
    write_text(canvas, text, false);
  };
  dates("during ", clauses.during, false);
  dates("by ", clauses.by, true);
  dates("as of ", clauses.as_of, true);
  dates("until ", clauses.until, true);
  words("source: ", clauses.source);
  words("method: ", clauses.method);
  words("because ", clauses.because);
}

bool has_texts(const Clauses& clauses) {
  return clauses.during || clauses.by || clauses.as_of || clauses.until || !clauses.source.empty() ||
         !clauses.method.empty() || !clauses.because.empty();
}

}  // namespace

bool has_clauses(const Plan& plan, const PropertyValue& value) {
  const Clauses& clauses = plan.clauses(value);
  return clauses.assumed || has_texts(clauses);
}

void write_clauses(const Canvas& canvas, const PropertyValue& value) {
  const Clauses& clauses = canvas.plan().clauses(value);
  if (clauses.assumed) {
    canvas.html.text(" ");
    write_tag(canvas, "assumed", "assumed");
  }
  if (!has_texts(clauses)) return;
  canvas.html.text(" ");
  const auto note = canvas.html.in("small", {cls("clauses")});
  write_clause_texts(canvas, clauses);
}

void write_value(const Canvas& canvas, const PropertyRow* row, const PropertyValue& value) {
  write_bare(canvas, row, value);
  write_clauses(canvas, value);
}

void write_values(const Canvas& canvas, const PropertyRow* row, std::span<const PropertyValue> values) {
  if (values.size() == 1) return write_value(canvas, row, values.front());
  const bool long_ones = std::any_of(values.begin(), values.end(), [&](const PropertyValue& value) {
    return has_clauses(canvas.plan(), value) || std::holds_alternative<Expectation>(value.value) ||
           std::holds_alternative<Condition>(value.value) || (row != nullptr && row->type == ValueType::markdown);
  });
  if (!long_ones) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) canvas.html.text(", ");
      write_bare(canvas, row, values[i], i == 0);
    }
    return;
  }
  const auto list = canvas.html.in("ul", {cls("plain")});
  for (const PropertyValue& value : values) {
    const auto item = canvas.html.in("li");
    write_value(canvas, row, value);
  }
}

// -- formulas -------------------------------------------------------------------------------------------------------

namespace {

using Op = FormulaNode::Op;

int strength(Op op) {
  switch (op) {
    case Op::add:
    case Op::subtract: return 1;
    case Op::multiply:
    case Op::divide: return 2;
    case Op::negate: return 3;
    default: return 4;
  }
}

std::string_view sign(Op op) {
  switch (op) {
    case Op::add: return " + ";
    case Op::subtract: return " − ";
    case Op::multiply: return " × ";
    default: return " ÷ ";
  }
}

/// The parser limits how deep an expression is, and with it this recursion.
void write_node(const Canvas& canvas, const Formula& formula, std::int32_t index, int outer) {
  if (index < 0) return;
  const FormulaNode& node = formula.nodes[static_cast<std::size_t>(index)];
  if (node.op == Op::constant) return canvas.html.text(format_amount(canvas.plan().units(), node.constant));
  if (node.op == Op::metric) return write_link(canvas, node.metric);
  const int own = strength(node.op);
  if (own < outer) canvas.html.text("(");
  if (node.op == Op::negate) {
    canvas.html.text("−");
    write_node(canvas, formula, node.left, own);
  } else {
    write_node(canvas, formula, node.left, own);
    canvas.html.text(sign(node.op));
    write_node(canvas, formula, node.right, node.op == Op::subtract || node.op == Op::divide ? own + 1 : own);
  }
  if (own < outer) canvas.html.text(")");
}

}  // namespace

void write_formula(const Canvas& canvas, const Formula& formula) {
  write_node(canvas, formula, static_cast<std::int32_t>(formula.nodes.size()) - 1, 0);
}

}  // namespace campaign::html

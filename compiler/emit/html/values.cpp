#include "emit/html/values.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/sample.h"
#include "model/display_amounts.h"
#include "model/display_dates.h"
#include "emit/html/markdown.h"
#include "model/format.h"
#include "words/library_texts.h"

namespace campaign::html {

namespace {

void write_day(const Canvas& canvas, Day day) {
  canvas.html.element("time", {attribute("datetime", format_date(day))}, canvas.locale().day(day));
}

void write_span(const Canvas& canvas, const DaySpan& span) {
  if (span.first == span.last) return write_day(canvas, span.first);
  canvas.html.text(canvas.locale().span(span.first, span.last));
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
  if (condition.compared) canvas.html.text(" " + display_demand(canvas.words, canvas.plan().units(), condition));
}

void write_withheld(const Canvas& canvas, const Withheld& withheld) {
  const Words& words = canvas.words;
  const std::string_view texts[] = {words("undisclosed"), words("unknown"), words("to do")};
  write_tag(canvas, "withheld", texts[static_cast<std::size_t>(withheld.reason)]);
}

/// A value that was not understood is shown as it stands in the plan: the page leaves out nothing that a plan says.
void write_hole(const Canvas& canvas, const PropertyValue& value) {
  const std::string_view text = canvas.view().sources.text(value.span);
  if (!text.empty()) canvas.html.element("code", text);
  canvas.html.text(text.empty() ? "" : " ");
  write_tag(canvas, "no", text.empty() ? canvas.words("nothing written") : canvas.words("not understood"));
}

/// One overload a type of value.
struct BareWriter {
  const Canvas& canvas;
  const PropertyRow* row;
  const PropertyValue& value;
  bool first;

  [[nodiscard]] const Words& words() const { return canvas.words; }
  [[nodiscard]] const Units& units() const { return canvas.plan().units(); }
  [[nodiscard]] bool is(ValueType type) const { return row != nullptr && row->type == type; }
  void text(std::string_view text) const { canvas.html.text(text); }
  /// A text in the language of the page, where the standard library declares what it is about.
  [[nodiscard]] std::string_view told(std::string_view text) const {
    const bool foreign = words().language() != Language::english && canvas.plan()[canvas.plan().owner_of(value)].from_library;
    return foreign ? library_text(text, words().language()) : text;
  }
  /// A word of the language: with a capital where it comes first.
  void word(std::string_view word) const { first ? text(words().heading(word)) : text(word); }

  void operator()(std::monostate) const { write_hole(canvas, value); }
  void operator()(const Text& written) const {
    if (is(ValueType::rule_name)) return canvas.html.element("code", written.value);
    const std::string_view shown = told(written.value);
    if (is(ValueType::markdown)) return write_markdown(canvas.html, shown);
    write_text(canvas, shown, row != nullptr && row->name == "email");
  }
  void operator()(const Word& written) const {
    is(ValueType::rule_name) ? canvas.html.element("code", written.value) : word(words().word(written.value));
  }
  void operator()(const YesNo& answer) const { word(answer.value ? words()("yes") : words()("no")); }
  void operator()(const Reference& reference) const { write_link(canvas, reference.entity); }
  void operator()(const Withheld& withheld) const { write_withheld(canvas, withheld); }
  void operator()(const DaySpan& span) const { write_span(canvas, span); }
  void operator()(const Duration& duration) const { text(display_duration(words(), duration)); }
  void operator()(const Daypart& daypart) const { text(display_daypart(words(), daypart)); }
  void operator()(const YearlyDay& yearly) const { text(display_yearly(words(), yearly)); }
  void operator()(const ClockTime& time) const { text(words().locale().time(time.minute)); }
  void operator()(const Amount& amount) const { text(display_amount(words(), units(), amount)); }
  void operator()(const Estimate& estimate) const { text(display_estimate(words(), units(), estimate)); }
  void operator()(const UnitValue& unit) const { text(words().unit(units().name(unit.unit))); }
  void operator()(const Bounds& bounds) const { text(display_bounds(words(), units(), bounds)); }
  void operator()(const Target& target) const { text(display_target(words(), units(), target)); }
  void operator()(const Condition& condition) const { write_condition(canvas, condition); }
  void operator()(const Expectation& expectation) const {
    write_link(canvas, expectation.metric);
    text(": " + display_estimate(words(), units(), expectation.estimate));
  }
};

void write_bare(const Canvas& canvas, const PropertyRow* row, const PropertyValue& value, bool first = true) {
  std::visit(BareWriter{canvas, row, value, first}, value.value);
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

void write_clause_texts(const Canvas& canvas, const PropertyValue& value) {
  const Clauses& clauses = canvas.plan().clauses(value);
  Joiner join{canvas.html};
  const auto say = [&](std::string_view text) {
    join.next();
    canvas.html.text(text);
  };
  if (clauses.moment != Moment::unsaid) say(clauses.moment == Moment::start ? canvas.words("its start") : canvas.words("its end"));
  if (clauses.lag) say(display_lag(canvas.words, *clauses.lag));
  if (clauses.share) say(display(canvas, *clauses.share));
  if (clauses.or_before) say(canvas.words("or, as an alternative"));
  if (clauses.from) say(canvas.words("from {0}", display(canvas, *clauses.from)));
  const auto dates = [&](Words::Around around, const std::optional<DaySpan>& span, bool is_day) {
    if (!span) return;
    join.next();
    canvas.html.text(around.before);
    is_day ? write_day(canvas, span->last) : write_span(canvas, *span);
    canvas.html.text(around.behind);
  };
  const auto text_in = [&](Words::Around around, std::string_view text) {
    if (text.empty()) return;
    join.next();
    canvas.html.text(around.before);
    write_text(canvas, text, false);
    canvas.html.text(around.behind);
  };
  const Words& words = canvas.words;
  dates(words.around("during {0}"), clauses.during, false);
  dates(words.around("by {0}"), clauses.by, true);
  dates(words.around("as of {0}"), clauses.as_of, true);
  dates(words.around("until {0}"), clauses.until, true);
  text_in(words.around("source: {0}"), clauses.source);
  text_in(words.around("method: {0}"), clauses.method);
  text_in(words.around("because {0}"), clauses.because);
  text_in(words.around("for {0}"), clauses.scope);
  if (clauses.matching != kNoEntity) {
    const Words::Around around = words.around("up to this, as much as {0} brings");
    join.next();
    canvas.html.text(around.before);
    write_link(canvas, clauses.matching);
    canvas.html.text(around.behind);
  }
  if (clauses.deviation) say(words("standard deviation {0}", display(canvas, *clauses.deviation)));
  if (!clauses.sample) return;
  const auto margin = margin_of(canvas.plan(), canvas.plan().owner_of(value), value);
  const std::string sample = display(canvas, *clauses.sample);
  say(margin ? words("sample {0}: ± {1}", sample, display_size(canvas, *margin)) : words("sample {0}", sample));
}

bool has_texts(const Clauses& clauses) {
  return clauses.during || clauses.by || clauses.as_of || clauses.until || !clauses.source.empty() ||
         !clauses.method.empty() || !clauses.because.empty() || clauses.sample || clauses.deviation || clauses.from ||
         !clauses.scope.empty() || clauses.matching != kNoEntity || clauses.moment != Moment::unsaid || clauses.lag || clauses.share || clauses.or_before;
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
    write_tag(canvas, "assumed", canvas.words("assumed"));
  }
  if (!has_texts(clauses)) return;
  canvas.html.text(" ");
  const auto note = canvas.html.in("small", {cls("clauses")});
  write_clause_texts(canvas, value);
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
      write_bare(canvas, row, values[i], i == 0);
      canvas.html.text(canvas.locale().joint(i, values.size()));
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
  if (node.op == Op::constant) return canvas.html.text(display_amount(canvas.words, canvas.plan().units(), node.constant));
  if (node.op == Op::metric) return write_link(canvas, node.metric);
  if (node.op == Op::smaller || node.op == Op::larger) {
    canvas.html.text(node.op == Op::smaller ? "min(" : "max(");
    write_node(canvas, formula, node.left, 0);
    canvas.html.text(", ");
    write_node(canvas, formula, node.right, 0);
    canvas.html.text(")");
    return;
  }
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

std::string sort_key(std::span<const PropertyValue> values) {
  if (values.empty()) return {};
  const Value& value = values.front().value;
  if (const auto* amount = std::get_if<Amount>(&value)) return amount->number.to_string();
  if (const auto* estimate = std::get_if<Estimate>(&value)) return estimate->middle.number.to_string();
  if (const auto* span = std::get_if<DaySpan>(&value)) return format_date(span->first);
  return {};
}

Html::Scope in_cell(Html& html, std::string_view column, std::string_view key) {
  return key.empty() ? html.in("td", {attribute("data-label", column)})
                     : html.in("td", {attribute("data-label", column), attribute("data-sort", key)});
}

Html::Scope in_number_cell(Html& html, std::string_view column, std::string_view key) {
  return html.in("td", {cls("number"), attribute("data-label", column), attribute("data-sort", key)});
}

}  // namespace campaign::html

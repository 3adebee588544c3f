#include "model/said_values.h"

#include "locale/currency_names.h"
#include "model/display_amounts.h"
#include "model/display_dates.h"
#include "model/format.h"

namespace campaign {

namespace {

/// One overload a type of value, for tongues other than English.
struct Sayer {
  const Plan& plan;
  const Words& words;

  [[nodiscard]] std::string label(EntityId id) const { return id == kNoEntity ? std::string() : std::string(say_label(plan, id)); }

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const Text& text) const { return std::string(text.value); }
  std::string operator()(const Word& word) const { return words.word(word.value); }
  std::string operator()(const Amount& amount) const { return say_amount(plan, amount); }
  std::string operator()(const Estimate& estimate) const { return say_estimate(plan, estimate); }
  std::string operator()(const DaySpan& span) const { return say_span(plan, span); }
  std::string operator()(const Duration& duration) const { return say_duration(plan, duration); }
  std::string operator()(const Daypart& daypart) const { return display_daypart(words, daypart); }
  std::string operator()(const YearlyDay& yearly) const { return display_yearly(words, yearly); }
  std::string operator()(const ClockTime& time) const { return words.locale().time(time.minute); }
  std::string operator()(const YesNo& answer) const { return std::string(answer.value ? words("yes") : words("no")); }
  std::string operator()(const Reference& reference) const { return label(reference.entity); }
  std::string operator()(const UnitValue& unit) const { return say_unit(plan, unit.unit); }
  std::string operator()(const Bounds& bounds) const { return display_bounds(words, plan.units(), bounds); }
  std::string operator()(const Target& target) const { return display_target(words, plan.units(), target); }
  std::string operator()(const Condition& condition) const {
    if (condition.compared && condition.comparison == Comparison::equal && condition.metric != kNoEntity) return label(condition.metric) + ": " + say_amount(plan, condition.amount);
    return condition.compared ? label(condition.metric) + " " + display_demand(words, plan.units(), condition) : label(condition.metric);
  }
  std::string operator()(const Expectation& expectation) const {
    return label(expectation.metric) + ": " + say_estimate(plan, expectation.estimate);
  }
  std::string operator()(const Withheld& withheld) const {
    const std::string_view texts[] = {words("undisclosed"), words("unknown"), words("to do")};
    return std::string(texts[static_cast<std::size_t>(withheld.reason)]);
  }
  template <typename Other>
  std::string operator()(const Other& other) const {
    return format_value(plan, Value(other));
  }
};

const Words* words_of(const Plan& plan) { return plan.tongue().words(); }

}  // namespace

std::string say_amount(const Plan& plan, const Amount& amount) {
  const Words* words = words_of(plan);
  return words == nullptr ? format_amount(plan.units(), amount) : display_amount(*words, plan.units(), amount);
}

std::string say_unsigned(const Plan& plan, const Amount& amount) {
  std::string text = say_amount(plan, {amount.number.abs(), amount.unit});
  // In scripts from right to left a mark of the direction may stand before the sign.
  const std::size_t sign = text.find('+');
  return sign != std::string::npos && sign <= 3 ? text.substr(sign + 1) : text;
}

std::string say_size(const Plan& plan, const Amount& amount) {
  const Words* words = words_of(plan);
  return words == nullptr ? format_size(plan.units(), amount) : display_size(*words, plan.units(), amount);
}

std::string say_change(const Plan& plan, const Amount& amount) {
  const Words* words = words_of(plan);
  return words == nullptr ? format_target(plan.units(), {Target::Form::relative, amount, {}}) : display_change(*words, plan.units(), amount);
}

std::string say_estimate(const Plan& plan, const Estimate& estimate) {
  const Words* words = words_of(plan);
  return words == nullptr ? format_estimate(plan.units(), estimate) : display_estimate(*words, plan.units(), estimate);
}

std::string say_day(const Plan& plan, Day day) {
  const Words* words = words_of(plan);
  return words == nullptr ? format_date(day) : words->locale().day(day);
}

std::string say_span(const Plan& plan, const DaySpan& span) {
  const Words* words = words_of(plan);
  if (words == nullptr) return format_span(span);
  return span.first == span.last ? words->locale().day(span.first) : words->locale().span(span.first, span.last);
}

std::string say_duration(const Plan& plan, const Duration& duration) {
  const Words* words = words_of(plan);
  return words == nullptr ? format_duration(duration) : display_duration(*words, duration);
}

std::string say_unit(const Plan& plan, UnitId unit) {
  const Words* words = words_of(plan);
  std::string name = plan.units().name(unit);
  return words == nullptr ? name : words->unit(name);
}

std::string say_value(const Plan& plan, const Value& value) {
  const Words* words = words_of(plan);
  return words == nullptr ? format_value(plan, value) : std::visit(Sayer{plan, *words}, value);
}

std::string_view say_label(const Plan& plan, EntityId id) {
  const std::string_view label = plan.label(id);
  const Words* words = words_of(plan);
  if (words == nullptr || !plan[id].from_library) return label;
  return plan[id].kind == Kind::currency ? currency_name(plan[id].name, words->locale().tag()) : plan.tongue().title(label);
}

}  // namespace campaign

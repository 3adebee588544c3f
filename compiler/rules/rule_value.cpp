#include "rules/rule_value.h"

namespace campaign {

namespace {

struct Reader {
  const PropertyValue& value;
  RuleValue operator()(std::monostate) const { return RuleValue::unknown(); }
  RuleValue operator()(const Withheld&) const { return RuleValue::unknown(); }
  RuleValue operator()(const Text& text) const { return RuleValue(text.value); }
  RuleValue operator()(const Word& word) const { return RuleValue(word.value); }
  RuleValue operator()(const YesNo& answer) const { return RuleValue(answer.value); }
  RuleValue operator()(const Estimate& estimate) const { return RuleValue(&estimate); }
  RuleValue operator()(const Reference& reference) const {
    return reference.entity == kNoEntity ? RuleValue::unknown() : RuleValue(reference.entity);
  }
  RuleValue operator()(const Amount& amount) const { return RuleValue(amount); }
  RuleValue operator()(const DaySpan& days) const { return RuleValue(days); }
  RuleValue operator()(const Duration& duration) const { return RuleValue(duration); }
  template <typename Other>
  RuleValue operator()(const Other&) const {
    return RuleValue(&value);
  }
};

}  // namespace

RuleValue RuleValue::of(const PropertyValue& value) {
  RuleValue result = std::visit(Reader{value}, value.value);
  result.stated = &value;
  result.place = value.span;
  return result;
}

RuleValue RuleValue::all_of(std::span<const PropertyValue> values) {
  if (values.empty()) return {};
  std::vector<RuleValue> list;
  list.reserve(values.size());
  for (const PropertyValue& value : values) list.push_back(of(value));
  RuleValue result = many(std::move(list));
  result.stated = &values.front();
  result.place = values.front().span;
  return result;
}

const RuleValue& RuleValue::first() const {
  static const RuleValue kNothing;
  const Many* many = get<Many>();
  if (many == nullptr) return *this;
  return (*many)->empty() ? kNothing : (*many)->front();
}

}  // namespace campaign

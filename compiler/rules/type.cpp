#include "rules/type.h"

#include <utility>
#include <vector>

namespace campaign {

namespace {

Base base_of(ValueType type) {
  switch (type) {
    case ValueType::text:
    case ValueType::markdown:
    case ValueType::color:
    case ValueType::file:
    case ValueType::rule_name: return Base::text;
    case ValueType::number:
    case ValueType::ratio:
    case ValueType::money:
    case ValueType::quantity:
    case ValueType::price:
    case ValueType::metric_value:
    case ValueType::formula: return Base::amount;
    case ValueType::date: return Base::date;
    case ValueType::span: return Base::span;
    case ValueType::duration: return Base::duration;
    case ValueType::daypart: return Base::daypart;
    case ValueType::time: return Base::time;
    case ValueType::yearly: return Base::yearly;
    case ValueType::boolean: return Base::yes_no;
    case ValueType::word: return Base::word;
    case ValueType::reference:
    case ValueType::link:
    case ValueType::assignment: return Base::entity;
    case ValueType::target: return Base::target;
    case ValueType::condition: return Base::condition;
    case ValueType::unit_of: return Base::unit;
    case ValueType::bounds: return Base::bounds;
    case ValueType::estimate: return Base::estimate;
    case ValueType::estimates: return Base::expectation;
  }
  return Base::none;
}

/// "a, b or c"
std::string listed(const std::vector<std::string_view>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return list;
}

/// The words that a value may be, as code.
std::string words_of(const Type& type) {
  std::string list = "`";
  for (const char c : type.words) c == ' ' ? list += "`, `" : list += c;
  return list + "`";
}

std::pair<std::string, std::string> words_for(const Type& type) {
  switch (type.base) {
    case Base::none: return {"anything", "anything"};
    case Base::yes_no: return {"yes or no", "several of yes or no"};
    case Base::amount: return {"an amount", "several amounts"};
    case Base::estimate: return {"an estimate", "several estimates"};
    case Base::date: return {"a date", "several dates"};
    case Base::span: return {"a span of days", "several spans of days"};
    case Base::duration: return {"a length of time", "several lengths of time"};
    case Base::daypart: return {"a daypart", "several dayparts"};
    case Base::time: return {"a time of day", "several times of day"};
    case Base::yearly: return {"a day of every year", "several days of every year"};
    case Base::text: return {"a text", "several texts"};
    case Base::word: return {"one of " + words_of(type), "several of " + words_of(type)};
    case Base::entity: {
      if (type.kinds.empty()) return {"a declaration", "several declarations"};
      std::vector<std::string_view> one, several;
      for (const KindRow& row : all_kinds()) {
        if (!type.kinds.contains(row.kind)) continue;
        one.push_back(row.keyword);
        several.push_back(row.plural);
      }
      const bool vowel = std::string_view("aeiou").find(one.front().front()) != std::string_view::npos;
      return {(vowel ? "an " : "a ") + listed(one), "several " + listed(several)};
    }
    case Base::target: return {"a target", "several targets"};
    case Base::condition: return {"a metric with the value wanted", "several metrics with the values wanted"};
    case Base::expectation: return {"an expectation", "several expectations"};
    case Base::contribution: return {"a contribution", "several contributions"};
    case Base::bounds: return {"bounds", "several bounds"};
    case Base::unit: return {"a unit", "several units"};
  }
  return {};
}

}  // namespace

std::string name_of(const Type& type) {
  auto [one, several] = words_for(type);
  return type.many ? several : one;
}

Said say_type(const Type& type) {
  if (type.base == Base::word) {
    return type.many ? say("several of {}", words_of(type)) : say("one of {}", words_of(type));
  }
  if (type.base != Base::entity || type.kinds.empty()) return Said::sentence(name_of(type));
  std::vector<Said> kinds;
  for (const KindRow& row : all_kinds()) {
    if (type.kinds.contains(row.kind)) kinds.push_back(Said::keyword(type.many ? row.plural : row.keyword));
  }
  if (type.many) return say("several {}", either(kinds));
  return name_of(type).starts_with("an ") ? say("an {}", either(kinds)) : say("a {}", either(kinds));
}

Type type_of(const PropertyRow& row) {
  return {base_of(row.type), row.count != Count::one || row.type == ValueType::estimates, row.references, row.words};
}

}  // namespace campaign

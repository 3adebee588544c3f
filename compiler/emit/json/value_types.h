#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "language/constructs.h"

namespace campaign {

inline constexpr std::size_t kValueTypeCount = static_cast<std::size_t>(ValueType::estimates) + 1;

/// The type's name in the schema and the reference: `metric_value`. O(1).
[[nodiscard]] constexpr std::string_view name_of(ValueType type) {
  constexpr std::array<std::string_view, kValueTypeCount> kNames = {
      "text",      "markdown", "number",  "ratio",   "money",     "quantity",  "price",        "date",
      "span",      "duration", "daypart", "time", "yearly",    "boolean",   "word",      "reference", "link", "assignment", "metric_value", "target",
      "condition", "unit_of",  "bounds",  "formula", "rule_name", "color",     "file",      "estimate",  "estimates"};
  return kNames[static_cast<std::size_t>(type)];
}

/// The types that a plan's own fields can have.
inline constexpr std::array kFieldTypes = {
    ValueType::text, ValueType::markdown, ValueType::number,   ValueType::ratio,   ValueType::money,   ValueType::price, ValueType::quantity,
    ValueType::date, ValueType::span,     ValueType::duration, ValueType::daypart, ValueType::time,  ValueType::boolean, ValueType::word,  ValueType::reference};

/// Whether a property's values stand in a list in JSON: it takes several, or may be written several times.
[[nodiscard]] constexpr bool is_list(const PropertyRow& row) {
  return row.count != Count::one || row.type == ValueType::estimates;
}

}  // namespace campaign

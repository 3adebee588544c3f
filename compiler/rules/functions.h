#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "rules/type.h"

namespace campaign {

/// What a rule's expressions can call.
enum class Function : std::uint8_t {
  count, sum, min, max, any, all, each, first, distinct, stated, abs, rounding, rounded_up, rounded_down, size, percent, percent_up, percent_down, in_points, plural, choose, lower, length,
  mentions, begins_with, ends_with, numbers_in, dates_in, acronyms_in, parts_of, headed_by,
};

/// How a call's arguments are read.
enum class Form : std::uint8_t {
  over,       ///< `count(goal.tactics)` or `count(t for t in goal.tactics where t.paid)`
  test_over,  ///< `any(t.paid for t in goal.tactics)`
  plain,      ///< Values, by `parameters`.
};

struct FunctionRow {
  Function function;
  std::string_view name;
  Form form;
  std::string_view parameters;  ///< Of a plain one, a letter each: v any value, a amount, y yes or no, t text, w vocabulary.
  Base result;                  ///< `none`: that of its first value.
  bool many;
  std::string_view meaning;     ///< One sentence for the reference.
};

/// All functions, in the order of `Function`.
[[nodiscard]] std::span<const FunctionRow> all_functions();
/// The function of a name, or null. O(functions).
[[nodiscard]] const FunctionRow* function_named(std::string_view name);

}  // namespace campaign

#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "rules/functions.h"
#include "rules/rule_value.h"
#include "rules/type.h"

namespace campaign {

struct MemberRow;

/// One step of a compiled expression; operands are indices of earlier steps, -1 where there is none.
struct Step {
  enum class Op : std::uint8_t {
    constant,   ///< `index` of the constants.
    variable,   ///< Slot `index`.
    enclosing,  ///< Of `a`: the nearest declaration of kind `index` around it.
    below,      ///< Of `a`: all declarations of kind `index` in it.
    everywhere, ///< All declarations of kind `index` in the plan.
    today,
    property,   ///< Of `a`: property `index`.
    member,     ///< Of `a`: `member`.
    call_name,  ///< Of `a`: its name, for the comparison of declarations with a bare name.
    negate, add, subtract, multiply, divide,
    compare,    ///< `comparison` of `a` and `b`.
    both, either, opposite,
    contains,   ///< Whether `a` is in `b`.
    matches,    ///< Whether text `a` matches expression `index` of the expressions.
    call,       ///< `function` of `arguments[index]`.
    loop,       ///< `function` over `b` with slot `index` for its members; `c` the condition, `a` what is asked of each.
    list,       ///< `arguments[index]`
    text,       ///< Text `index` of the texts.
    span,       ///< From `a` to `b`.
  };
  Op op = Op::constant;
  Function function{};
  Comparison comparison{};
  Type type;
  std::int32_t a = -1, b = -1, c = -1;
  std::uint32_t index = 0;
  const MemberRow* member = nullptr;
};

/// A text with values in it: `goal {goal.name} has no deadline`.
struct TextPattern {
  struct Part {
    std::string literal;
    std::int32_t step = -1;  ///< The value behind the literal, or -1.
  };
  std::vector<Part> parts;
};

/// All compiled expressions of a rule set.
struct Expressions {
  std::vector<Step> steps;
  std::vector<RuleValue> constants;
  std::vector<std::vector<std::int32_t>> arguments;
  std::vector<TextPattern> texts;
  std::vector<std::unique_ptr<re2::RE2>> patterns;
  std::deque<std::string> kept;  ///< Texts that constants point to.
};

/// The slots of an expression: 0 is the declaration that the rule looks at, 1 the value of `each`, 2 `it`.
inline constexpr std::uint32_t kSelfSlot = 0, kEachSlot = 1, kItSlot = 2, kFirstLoopSlot = 3, kSlots = 12;

}  // namespace campaign

#pragma once

#include <cstdint>

#include "rules/expression.h"

namespace campaign {

/// The properties of the declaration that a rule is about without which a condition is never answered so, as bits (`Plan::bit_of`): what
/// lacks one of them need not be asked. O(steps of the condition).
[[nodiscard]] std::uint64_t needed_for_answer(const Expressions& code, std::int32_t condition, bool answer);
/// Those without which an expression has no value, or an empty collection.
[[nodiscard]] std::uint64_t needed_for_value(const Expressions& code, std::int32_t expression);

}  // namespace campaign

#pragma once

#include <string_view>
#include <vector>

#include "rules/functions.h"
#include "rules/rule_value.h"
#include "rules/vocabulary.h"

namespace campaign {

class Evaluation;

/// The value of a function that looks at a text. `place` is where the text stands. O(text × words).
[[nodiscard]] RuleValue prose_value(Evaluation& run, Function function, std::string_view text, Span place,
                                    const std::vector<const Vocabulary*>& words);

}  // namespace campaign

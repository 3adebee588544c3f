#pragma once

#include "rules/evaluation.h"
#include "rules/rule.h"
#include "source/source_file.h"

namespace campaign {

/// The fixes that a rule offers for the declaration at hand, which the evaluation's slots hold. A change whose text lacks
/// a value is not offered. O(text of the declarations that are changed).
[[nodiscard]] std::vector<Fix> fixes_of(Evaluation& run, const Expressions& code, const RuleMessage& message, const Sources& sources);

}  // namespace campaign

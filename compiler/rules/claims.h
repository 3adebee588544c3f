#pragma once

#include <vector>

#include "rules/rule_value.h"

namespace campaign {

class Evaluation;

/// The amounts in a goal's title that speak of its metric (`500 leads`, `25%`, `380,000 pounds`) and that no value of the
/// goal says: not the target, nor the change it is, nor baseline, checkpoints or supporting metrics. Rounded ones count as
/// the same. O(words × values of the goal).
[[nodiscard]] std::vector<RuleValue> disputed_amounts(Evaluation& run, EntityId goal);
/// The words in a goal's title that say by what its metric is multiplied (`double`, `a third more`, `halbieren`), when its target
/// is another multiple of its baseline. O(words).
[[nodiscard]] std::vector<RuleValue> disputed_multiples(Evaluation& run, EntityId goal);
/// The dates in a goal's title behind a word such as `by`, when neither its deadline nor a checkpoint lies in them. Where
/// the title names no year it is that of the deadline. Also the ends of terms (`within 90 days`, `in sechs Wochen`) that the deadline
/// does not keep, be they counted from the campaign's start, from today, from what is done or from a milestone. O(words + what is in the goal).
[[nodiscard]] std::vector<RuleValue> disputed_dates(Evaluation& run, EntityId goal);

}  // namespace campaign

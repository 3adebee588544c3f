#pragma once

#include <optional>
#include <vector>

#include "rules/rule_value.h"

namespace campaign {

class Evaluation;

/// The amounts in a goal's title that speak of its metric (`500 leads`, `25%`, `380,000 pounds`) and that no value of the
/// goal says: not the target, nor the change it is, nor baseline, checkpoints or supporting metrics. Rounded ones count as
/// the same, and so does what `at least` or `up to` leaves open. O(words × values of the goal).
[[nodiscard]] std::vector<RuleValue> disputed_amounts(Evaluation& run, EntityId goal);
/// The words in a goal's title that say by how much its metric changes (`by 25%`, `300 more orders`, `um ein Viertel` is a multiple),
/// when neither the target nor a checkpoint is that far from the baseline. Of a share both a part of it and points are meant. What may
/// be said of another metric is left alone. O(words × values of the goal).
[[nodiscard]] std::vector<RuleValue> disputed_changes(Evaluation& run, EntityId goal);
/// The words in a goal's title that say by what its metric is multiplied (`double`, `a third more`, `halbieren`), when its target
/// is another multiple of its baseline. O(words).
[[nodiscard]] std::vector<RuleValue> disputed_multiples(Evaluation& run, EntityId goal);
/// The dates in a goal's title behind a word such as `by`, when neither its deadline nor a checkpoint lies in them. Where
/// the title names no year it is that of the deadline. Also the ends of terms (`within 90 days`, `in sechs Wochen`) that the deadline
/// does not keep, be they counted from the campaign's start, from today, from what is done or from a milestone. O(words + what is in the goal).
[[nodiscard]] std::vector<RuleValue> disputed_dates(Evaluation& run, EntityId goal);

/// The words in a tactic's title that say when or how often it is (`every Saturday`, `twice a week`), when its dayparts fall on other days
/// or clearly more or less often. Nothing where it has none. O(words).
[[nodiscard]] std::vector<RuleValue> disputed_rhythms(Evaluation& run, EntityId tactic);
/// On how many days a tactic falls, where its flights are several single days; nullopt where they are not, or it has dayparts, which
/// say when it may be and not how often. O(flights).
[[nodiscard]] std::optional<Amount> days_it_falls(const Plan& plan, EntityId tactic);
/// The words in a tactic's title that count what comes on a day each (`3 newsletters`), when it falls on another number of days. O(words + flights).
[[nodiscard]] std::vector<RuleValue> disputed_counts(Evaluation& run, EntityId tactic);

}  // namespace campaign

#pragma once

#include <string>

#include "emit/export_view.h"

namespace campaign {

// Tables for spreadsheets and programs, in the form that `CsvWriter` says. Columns have stable names; new ones are
// added at the end. `…_id` is an id of `plan.json`, the column behind it the title. Money and other numbers stand
// without their unit, which has a column of its own; days are ISO 8601; where a cell holds several names they are
// joined by `; `. What is not stated or not known is empty.

/// A row a tactic, in the order of the text. `start` and `end` are the ends of its flights, `flights` all of them, its
/// own or those of the tactic around it, as ISO 8601 intervals. `budget` is what it may use, with the tactics in it;
/// `own_spending` is what no tactic in it has, so that this column adds up to what tactics spend in `budget.csv`; both
/// in `currency`. The expectation is what it adds to the metric of its goal, stated or worked out (`derivation` says
/// how), or else the first one that it states; all of them are in `kpis.csv`. O(declarations + values).
[[nodiscard]] std::string tactics_csv(const ExportView& view);

/// Money by goal, strategy, channels and month. `use` is `planned` for what is to be spent, by tactics or by a strategy
/// or goal that shares its budget out to none, spread over the days on which they run; `unallocated` for what a budget
/// has beyond its parts and `over_allocated`, a negative amount, for what they take beyond it, both without a month.
/// So the rows of a campaign add up to its budget, or where none is stated to what its parts need; the planned ones to
/// `computed.budget.by_month` of `plan.json`. Money in another currency stands in `written_amount` as the plan states it, and in
/// `amount` as it was converted; without a rate it counts in neither.
/// O(parts × months).
[[nodiscard]] std::string budget_csv(const ExportView& view);

/// A row a tactic and milestone, in the order of the text: its days as they are written, worked out or really were (`from` says which, as in
/// `plan.json`), how many workdays later it could be, and what it waits for; without days these are empty. O(declarations).
[[nodiscard]] std::string schedule_csv(const ExportView& view);

/// A row a send, and where several have to approve it a row each of them, by tactic in the order of the text: its day and hour (`at`), the
/// week of ISO 8601 (`2027-W14`), the free days from which it was moved, whom it reaches by which channels; and when it has to be with who
/// approves it, and to be approved, at the latest. Empty where nothing is sent. O(sends).
[[nodiscard]] std::string sends_csv(const ExportView& view);

/// A row a person, week (its Monday) and tactic: `tactic_hours` is what that asks of them, `hours` what all tactics of the plan do in that
/// week, `capacity_hours` what they can. Empty where nobody works on anything. O(pieces of work · weeks).
[[nodiscard]] std::string load_csv(const ExportView& view);

/// A row for each time a metric is named: `role` is `goal` for the one that decides (with what all tactics are expected
/// to add in `low`, `middle`, `high`), else the property: `checkpoint`, `kpi`, `guardrail`, `stop`, `expect`, `actual`.
/// All numbers of a row are in its `unit`; `comparison` is `at_least`, `at_most`, `above`, `below`, `equal` or
/// `not_equal`. `by` is the day wanted, `from` and `to` the days that a value is about; `before` is the value
/// before an expected change, `sample` how many were asked, and `margin` the margin of error that this gives, in points for shares. O(values).
[[nodiscard]] std::string kpis_csv(const ExportView& view);

}  // namespace campaign

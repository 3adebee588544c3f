#pragma once

#include "rules/rule_run.h"

namespace campaign {

// The checks, by family. Each looks at one declaration of the kinds that the table in rules.cpp names for it, and
// reports at most one finding a cause.

// alignment.cpp
void check_tactics_have_strategy(RuleRun& run, EntityId goal);
void check_goal_has_strategy(RuleRun& run, EntityId goal);
void check_strategy_has_tactic(RuleRun& run, EntityId strategy);

// specific_relevant.cpp
void check_owner(RuleRun& run, EntityId goal);
void check_business_goal(RuleRun& run, EntityId goal);

// measurable.cpp
void check_metric(RuleRun& run, EntityId goal);
void check_baseline(RuleRun& run, EntityId goal);
void check_target(RuleRun& run, EntityId goal);
void check_target_measurable(RuleRun& run, EntityId goal);
void check_values_possible(RuleRun& run, EntityId goal);
void check_vanity(RuleRun& run, EntityId goal);
void check_todo(RuleRun& run, EntityId any);

// time_bound.cpp
void check_deadline(RuleRun& run, EntityId goal);
void check_deadline_in_campaign(RuleRun& run, EntityId goal);
void check_checkpoints(RuleRun& run, EntityId goal);
void check_dates_in_campaign(RuleRun& run, EntityId dated);

// schedule.cpp
void check_daypart(RuleRun& run, EntityId tactic);
void check_starts_before_deadline(RuleRun& run, EntityId tactic);

// budget.cpp
void check_allocation(RuleRun& run, EntityId spender);
void check_currency(RuleRun& run, EntityId spender);
void check_budget_positive(RuleRun& run, EntityId spender);
void check_paid_has_budget(RuleRun& run, EntityId tactic);

// attainable.cpp
void check_reach(RuleRun& run, EntityId goal);
void check_reach_shown(RuleRun& run, EntityId goal);
void check_audience_large_enough(RuleRun& run, EntityId goal);

// tracking.cpp
void check_sources_agree(RuleRun& run, EntityId measured);

// governance.cpp: after all others
void check_allowances(RuleRun& run);

}  // namespace campaign

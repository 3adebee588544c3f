#pragma once

#include <chrono>

#include "analysis/analysis.h"
#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

/// Holds a plan against the rules of the field: the SMART goal, the order of business goal, goal, strategy and tactic,
/// money and dates. Reports the findings of `diagnostics/plan_findings.def`, but for those that an `allow` accepts as
/// of the day `as_of`. What the standard library declares is never reported on; what is broken or withheld (`unknown`)
/// counts as written. O(declarations + values), but for the text around the fixes of the findings.
void check_plan(const Plan& plan, const Analysis& analysis, const Sources& sources, std::chrono::year_month_day as_of,
                Diagnostics& diagnostics);

}  // namespace campaign

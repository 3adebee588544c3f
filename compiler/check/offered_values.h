#pragma once

#include <vector>

#include "check/program.h"
#include "diagnostics/diagnostic.h"
#include "model/plan.h"

namespace campaign {

/// Whoever writes `by: end of November`, `duration: two weeks` or `at: 6pm` means what the language writes otherwise: says so in place of what
/// was found there, and offers it. A date without a year is one of the days that its campaign plans. O(findings × declarations).
void offer_values(const Plan& plan, const std::vector<ParsedFile>& files, Diagnostics& diagnostics);

}  // namespace campaign

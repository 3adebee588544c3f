#include <algorithm>

#include "model/format.h"
#include "rules/checks.h"

namespace campaign {

namespace {

/// The last day on which an allowance holds has passed: what it silenced comes back, in one finding.
void report_expired(RuleRun& run, Allowance& allowance, Day until) {
  const auto silenced = allowance.silenced.take();
  Diagnostic& diagnostic = run.report_allowance<Finding::allow_expired>(
      allowance, allowance.name, format_date(until),
      silenced.size() == 1 ? silenced.front().message : counted(silenced.size(), "finding", "findings"));
  CappedLabels labels(diagnostic);
  for (const Diagnostic& one : silenced) {
    diagnostic.severity = std::min(diagnostic.severity, one.severity);  // As strict as what it stands for.
    labels.add(one.span, one.message);
  }
  if (silenced.size() == 1) diagnostic.fixes = silenced.front().fixes;
  diagnostic.helped("mend what it allowed, or decide anew and write a later day");
}

}  // namespace

void check_allowances(RuleRun& run) {
  for (Allowance& allowance : run.allowances()) {
    const Clauses& clauses = run.plan.clauses(*allowance.value);
    if (allowance.silenced.size() == 0) {
      run.report_allowance<Finding::allow_unneeded>(allowance, allowance.name).helped("delete the line");
    } else if (clauses.until && clauses.until->last < run.as_of) {
      report_expired(run, allowance, clauses.until->last);
    } else if (clauses.because.empty()) {
      run.report_allowance<Finding::allow_without_reason>(allowance, allowance.name)
          .helped("say why, for those who read the plan later: `because \"set by the board in May\"`");
    }
  }
}

}  // namespace campaign

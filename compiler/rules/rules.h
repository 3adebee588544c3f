#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "check/program.h"
#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "rules/earlier_check.h"
#include "source/source_file.h"

namespace campaign {

/// What a rule says of itself: for `explain`, the reference and the reports. Texts are as they stand in the file, quotes
/// and all; `text_of_rule` reads them.
struct RuleRow {
  std::string_view name;
  std::string_view title;
  Severity severity = Severity::warning;
  bool from_library = false;
  std::string_view module;  ///< Of the library: `std.smart`; else the file's name.
  std::string_view message, why, bad, good, language;
  std::string_view kinds;
  std::string_view stages;  ///< In which it makes sense; empty: in all.
  Span place;               ///< Of its name.
};
/// The value of one of these texts.
[[nodiscard]] std::string text_of_rule(std::string_view token);

struct RuleOptions {
  std::chrono::year_month_day as_of;
  bool check_library = false;               ///< Also checks the texts of library rules, which are compiled on demand else.
  std::string gate = {};                    ///< The stage whose strictness is asked for; empty: each campaign's own.
  std::int64_t max_rule_steps = 50'000'000; ///< Of one rule over the whole plan: a loop within a loop within a loop ends.
};

/// Holds a plan against the rules that its files see: those of the standard library and its own. Reports what they find,
/// but for what an `allow` accepts; and what is wrong with the rules themselves. What the standard library declares is
/// never reported on; what is broken or withheld (`unknown`) counts as written. Gives all rules, in the order of the
/// files. With an earlier check it gives the same. O(declarations × rules for their kind), but for what rules do themselves.
std::vector<RuleRow> check_plan(Plan& plan, const Analysis& analysis, const Sources& sources, const std::vector<ParsedFile>& files,
                                const RuleOptions& options, Diagnostics& diagnostics, const EarlierCheck& earlier = {});

}  // namespace campaign

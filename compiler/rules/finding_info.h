#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "rules/rules.h"

namespace campaign {

/// A finding of the compiler or of a rule, as `explain`, the reports and the reference tell it.
struct FindingInfo {
  std::string name;
  Severity severity = Severity::error;
  std::string title = {};
  std::string message = {};  ///< With `{…}` for what it is about.
  std::string why = {};      ///< Markdown.
  std::string bad = {}, good = {};
  std::string module = {};   ///< Of a rule: where it is declared; empty for the compiler's own.
  std::string kinds = {};    ///< Of a rule: what it looks at.
  std::string stages = {};   ///< Of a rule: the stages of a campaign in which it makes sense; empty: all.
};

/// The compiler's own findings, in a language, then the rules, in that of the check that gave them; each in its order. O(their text).
[[nodiscard]] std::vector<FindingInfo> all_finding_infos(std::span<const RuleRow> rules, Language language = Language::english);

/// The plan that an example of a rule stands for. A whole plan is itself; a goal, strategy or tactic alone stands in a
/// campaign that has nothing else to be found.
[[nodiscard]] std::string plan_of_example(std::string_view example);

}  // namespace campaign

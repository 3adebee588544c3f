#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "workspace/rule_examples.h"

namespace campaign {

ExitStatus run_test(const Options& options) {
  const Console console(options.color);
  const auto snapshot = compile_inputs(options, console);
  if (!snapshot) return kFailed;
  CompileOptions compile_options;
  compile_options.limits = options.limits;
  compile_options.as_of = snapshot->as_of;
  const auto own = std::ranges::count(snapshot->rules, false, &RuleRow::from_library);
  if (own == 0) {
    console.error("no file declares a rule: there is nothing to test");
    return kFailed;
  }
  const auto faults = check_rule_examples(*snapshot, compile_options);
  std::string report;
  for (const ExampleFault& fault : faults) {
    const SourceFile& file = (*snapshot->sources)[fault.place.file];
    const LineColumn at = file.line_column(fault.place.begin);
    const std::string found = fault.found.empty() ? "nothing" : fmt::format("{}", fmt::join(fault.found, ", "));
    report += fmt::format("{}:{}:{}: the {} example of `{}` gets {}, and should get {}\n", file.name(), at.line, at.column,
                                         fault.bad ? "bad" : "good", fault.rule, found, fault.bad ? "only its own finding" : "none");
  }
  report += fmt::format("{} rules, {} examples that do not show what they should\n", own, faults.size());
  if (!console.print(report)) return kFailed;
  return faults.empty() ? kNothingFound : kFindings;
}

}  // namespace campaign

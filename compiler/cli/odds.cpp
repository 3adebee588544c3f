#include "emit/odds/odds.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "emit/exports.h"

namespace campaign {

ExitStatus run_odds(const Options& options) {
  const Console console(options.color);
  const auto snapshot = compile_inputs(options, console);
  if (!snapshot) return kFailed;
  const PlanView view = view_of(*snapshot);
  const bool one = !options.goal.empty();
  const std::string text = options.odds_format == OddsFormat::json ? odds_json(view, options.sampling)
                           : one                                   ? odds_of_goal(view, options.sampling, options.goal)
                                                                   : odds_text(view, options.sampling);
  const bool printed = console.print(text);
  const ExitStatus status = report_findings_about(*snapshot, {"attainable.", "risk."}, options, console);
  if (text.empty()) {
    console.error(one ? fmt::format("no goal, or several, are called `{}`; write its path, as in `spring.growth`", options.goal) : "there is nothing to reach: the plan has no goal");
    return kFailed;
  }
  return printed ? status : kFailed;
}

}  // namespace campaign

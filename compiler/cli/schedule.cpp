#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "emit/exports.h"
#include "emit/schedule/schedule.h"

namespace campaign {

ExitStatus run_schedule(const Options& options) {
  const Console console(options.color);
  const auto snapshot = compile_inputs(options, console);
  if (!snapshot) return kFailed;
  const PlanView view = view_of(*snapshot);
  std::string text;
  if (options.schedule_format == ScheduleFormat::json) {
    text = schedule_json(view);
  } else if (options.schedule_format == ScheduleFormat::csv) {
    text = plan_export(view, *export_named("csv-schedule"));
  } else if (!options.why.empty()) {
    text = why_text(view, options.why);
  } else {
    text = options.critical ? critical_text(view) : schedule_text(view);
  }
  const bool printed = console.print(text);
  const ExitStatus status = report_findings(*snapshot, options, console);
  if (text.empty() && !options.why.empty()) {
    console.error(fmt::format("no tactic or milestone, or several, are called `{}`; write its path, as in `spring.goal.strategy.tactic`", options.why));
    return kFailed;
  }
  if (text.empty()) {
    console.error("there is nothing to schedule: the plan has no campaign");
    return kFailed;
  }
  return printed ? status : kFailed;
}

}  // namespace campaign

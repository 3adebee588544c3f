#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "emit/exports.h"
#include "emit/schedule/schedule.h"

namespace campaign {

namespace {

timing::Cap::Period period_of(LoadBy by) {
  return by == LoadBy::day ? timing::Cap::Period::day : by == LoadBy::month ? timing::Cap::Period::month : timing::Cap::Period::week;
}

}  // namespace

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
  } else if (!options.delay.empty()) {
    text = delay_text(view, options.delay, options.delay_by);
  } else if (options.load != LoadBy::none) {
    text = load_text(view, period_of(options.load));
  } else {
    text = options.critical ? critical_text(view) : schedule_text(view);
  }
  const bool printed = console.print(text);
  const ExitStatus status = report_findings_about(*snapshot, {"schedule.", "time"}, options, console);
  if (text.empty() && !options.why.empty()) {
    console.error(fmt::format("no tactic or milestone, or several, are called `{}`; write its path, as in `spring.goal.strategy.tactic`", options.why));
    return kFailed;
  }
  if (text.empty() && !options.delay.empty()) {
    console.error(fmt::format("no tactic with days of its own, or several, are called `{}`; write its path, as in `spring.goal.strategy.tactic`", options.delay));
    return kFailed;
  }
  if (text.empty() && options.load != LoadBy::none) {
    console.error("nobody works on anything: give tactics an `effort` with an owner, or `assign: @name`");
    return kFailed;
  }
  if (text.empty()) {
    console.error("there is nothing to schedule: the plan has no campaign");
    return kFailed;
  }
  return printed ? status : kFailed;
}

}  // namespace campaign

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "cli/output_file.h"
#include "cli/progress.h"
#include "emit/json/json.h"

namespace campaign {

ExitStatus run_json(const Options& options) {
  const Console console(options.color);
  const auto snapshot = compile_inputs(options, console);
  if (!snapshot) return kFailed;
  if (options.out == "-") {  // Piece by piece: a large plan is never held as one text.
    bool printed = true;
    {
      const Progress progress(console, "writing JSON");
      plan_json(view_of(*snapshot), [&](std::string_view piece) { printed = printed && console.print(piece); });
    }
    const ExitStatus status = report_findings(*snapshot, options, console);
    return printed ? status : kFailed;
  }
  const std::string json = [&] {
    const Progress progress(console, "writing JSON");
    return plan_json(view_of(*snapshot));
  }();
  const ExitStatus status = report_findings(*snapshot, options, console);
  if (const auto written = write_plan_json(options.out, json, options.force); !written) {
    console.error(written.error());
    return kFailed;
  }
  return status;
}

}  // namespace campaign

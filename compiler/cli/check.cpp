#include "cli/commands.h"
#include "cli/compilation.h"

namespace campaign {

ExitStatus run_check(const Options& options) {
  const Console console(options.color);
  const auto snapshot = compile_inputs(options, console);
  return snapshot ? report_findings(*snapshot, options, console) : kFailed;
}

}  // namespace campaign

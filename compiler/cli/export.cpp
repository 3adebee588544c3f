#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "cli/progress.h"
#include "emit/exports.h"

namespace campaign {

ExitStatus run_export(const Options& options) {
  const Console console(options.color);
  const auto snapshot = compile_inputs(options, console);
  if (!snapshot) return kFailed;
  const ExportFormat& format = *options.export_format;
  const std::string text = [&] {
    const Progress progress(console, "writing " + std::string(format.name));
    return plan_export(view_of(*snapshot), format);
  }();
  const bool printed = console.print(text);
  const ExitStatus status = report_findings(*snapshot, options, console);
  if (text.empty()) {
    console.error(fmt::format("there is nothing to export as {}: {}", format.name, format.nothing));
    return kFailed;
  }
  return printed ? status : kFailed;
}

}  // namespace campaign

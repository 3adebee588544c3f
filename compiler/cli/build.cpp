#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "cli/made_of.h"
#include "cli/output_folder.h"
#include "cli/progress.h"

namespace campaign {
namespace {

void tell(const FolderReport& report, const std::string& folder, const Console& console) {
  for (const std::string& path : report.kept) {
    console.print_error_text(
        fmt::format("kept `{}/{}`: no longer part of the build, but changed since one wrote it\n", folder, path));
  }
  std::string line = fmt::format("{} files in `{}`: {} written, {} unchanged", report.written + report.unchanged,
                                 folder, report.written, report.unchanged);
  if (report.removed > 0) line += fmt::format(", {} removed", report.removed);
  console.print_error_text(line + '\n');
}

}  // namespace

ExitStatus run_build(const Options& options) {
  const Console console(options.color);
  const auto snapshot = compile_inputs(options, console);
  if (!snapshot) return kFailed;
  // A plan with findings is built all the same: its site shows them.
  const ExitStatus status = report_findings(*snapshot, options, console);
  const std::uint64_t made = made_of(*snapshot, options.only + (options.single_file ? "\n1" : ""));
  if (const auto files = folder_is_current(options.out, made)) {
    tell({.unchanged = *files}, options.out, console);
    return status;
  }
  const auto bundle = [&] {
    const Progress progress(console, "making the site");
    return built_of(*snapshot, options);
  }();
  if (!bundle) {
    console.error(bundle.error());
    return kFailed;
  }
  const auto report = write_folder(options.out, *bundle, options.force, made);
  if (!report) {
    console.error(report.error());
    return kFailed;
  }
  tell(*report, options.out, console);
  return status;
}

}  // namespace campaign

#pragma once

#include "cli/exit_status.h"
#include "cli/options.h"

namespace campaign {

// One function a subcommand: does it all, prints, and gives the exit status.

[[nodiscard]] ExitStatus run_check(const Options& options);
[[nodiscard]] ExitStatus run_watch(const Options& options);
[[nodiscard]] ExitStatus run_serve(const Options& options);
[[nodiscard]] ExitStatus run_build(const Options& options);
[[nodiscard]] ExitStatus run_json(const Options& options);
[[nodiscard]] ExitStatus run_schedule(const Options& options);
[[nodiscard]] ExitStatus run_odds(const Options& options);
[[nodiscard]] ExitStatus run_export(const Options& options);
[[nodiscard]] ExitStatus run_explain(const Options& options);
[[nodiscard]] ExitStatus run_schema(const Options& options);
[[nodiscard]] ExitStatus run_fmt(const Options& options);
[[nodiscard]] ExitStatus run_lsp(const Options& options);
[[nodiscard]] ExitStatus run_test(const Options& options);
[[nodiscard]] ExitStatus run_doc(const Options& options);

}  // namespace campaign

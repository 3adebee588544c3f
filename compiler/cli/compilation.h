#pragma once

#include <optional>

#include "cli/console.h"
#include "cli/options.h"
#include "emit/plan_view.h"
#include "workspace/snapshot.h"

namespace campaign {

/// Compiles what the command line names. Nullopt, after saying why, when a path cannot be used.
[[nodiscard]] std::optional<Snapshot> compile_inputs(const Options& options, const Console& console);

/// A snapshot as the formats read it; good as long as the snapshot is.
[[nodiscard]] PlanView view_of(const Snapshot& snapshot);

/// Shows the findings in the form asked for, with a summary, and gives the exit status they lead to: `kFailed` when
/// they could not be written.
[[nodiscard]] ExitStatus report_findings(const Snapshot& snapshot, const Options& options, const Console& console);

}  // namespace campaign

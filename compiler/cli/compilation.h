#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "cli/console.h"
#include "cli/options.h"
#include "emit/bundle.h"
#include "emit/plan_view.h"
#include "source/world.h"
#include "workspace/snapshot.h"

namespace campaign {

/// Compiles what the command line names. Nullopt, after saying why, when a path cannot be used.
[[nodiscard]] std::optional<Snapshot> compile_inputs(const Options& options, const Console& console);
/// The same from another world than the disk, and the error is told and not said: a sentence that names the path.
[[nodiscard]] tl::expected<Snapshot, std::string> compile_inputs(const World& world, const Options& options, const Console& console);

/// In which its findings are said.
[[nodiscard]] const Tongue& tongue_of(const Snapshot& snapshot);

/// A snapshot as the formats read it; good as long as the snapshot is.
[[nodiscard]] PlanView view_of(const Snapshot& snapshot);

/// Everything that is made of a plan: its site, `plan.json` and its exports.
[[nodiscard]] Bundle everything_of(const Snapshot& snapshot);

/// What `build` writes: everything, or with `--only` or `--single-file` nothing but such a site. The error is a sentence: there is no such view.
[[nodiscard]] tl::expected<Bundle, std::string> built_of(const Snapshot& snapshot, const Options& options);

/// The exit status that the findings lead to.
[[nodiscard]] ExitStatus status_of(const Snapshot& snapshot, const Options& options);

/// Shows the findings in the form asked for, with a summary, and gives the exit status they lead to: `kFailed` when
/// they could not be written.
[[nodiscard]] ExitStatus report_findings(const Snapshot& snapshot, const Options& options, const Console& console);
/// The same behind an answer of its own: as text, errors and what is about the same is shown, findings whose names begin in one of these ways; the rest is counted.
[[nodiscard]] ExitStatus report_findings_about(const Snapshot& snapshot, std::initializer_list<std::string_view> beginnings, const Options& options, const Console& console);

}  // namespace campaign

#pragma once

namespace campaign {

/// What the command's exit status says. Documented in `--help`; scripts rely on it.
enum ExitStatus : int {
  kNothingFound = 0,  ///< The job is done, and nothing was found at the level asked for.
  kFindings = 1,      ///< The job is done, and there are findings at that level.
  kFailed = 2,  ///< The job could not be done: bad usage, a path that cannot be read, an output that cannot be written.
};

}  // namespace campaign

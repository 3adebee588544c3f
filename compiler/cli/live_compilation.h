#pragma once

#include <optional>
#include <span>
#include <string>

#include <tl/expected.hpp>

#include "cli/console.h"
#include "cli/options.h"
#include "live/file_watch.h"
#include "live/watched_world.h"
#include "workspace/snapshot.h"

namespace campaign {

/// Compiles what the command line names again and again, and watches all that the last compilation leant on.
class LiveCompilation {
 public:
  /// Both must outlive it. The error is a sentence: nothing can be watched here, or not what the command line names.
  [[nodiscard]] static tl::expected<LiveCompilation, std::string> open(const Options& options, const Console& console);

  struct Round {
    tl::expected<Snapshot, std::string> snapshot;  ///< The error is a sentence about a path that cannot be used.
    std::string unwatched;                         ///< A sentence about what cannot be watched; empty: all is.

    /// The first thing that went wrong; null when nothing did.
    [[nodiscard]] const std::string* problem() const {
      if (!snapshot) return &snapshot.error();
      return unwatched.empty() ? nullptr : &unwatched;
    }
  };
  [[nodiscard]] Round compile();

  /// Tells when to compile again.
  [[nodiscard]] FileWatch& watch() { return watch_; }

 private:
  LiveCompilation(const Options& options, const Console& console, FileWatch watch)
      : options_(options), console_(console), watch_(std::move(watch)) {}

  const Options& options_;
  const Console& console_;
  FileWatch watch_;
};

/// Ctrl-C and a request to terminate end the process at once, with the status that nothing was found: for commands that
/// go on until they are ended, and write no files that could be left half written.
void end_when_asked();

/// The beginning of a line about a round: the time of day, and of what changed the first few names.
/// "14:03:27 plans/spring.campaign changed", or without changes "14:03:27".
[[nodiscard]] std::string round_header(std::span<const std::string> changed);

}  // namespace campaign

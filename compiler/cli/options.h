#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/exit_status.h"
#include "diagnostics/diagnostic.h"
#include "model/value.h"
#include "odds/strata.h"
#include "workspace/snapshot.h"

namespace campaign {

struct ExportFormat;

/// By what periods work is shown.
enum class LoadBy { none, day, week, month };

enum class Command { check, watch, serve, build, json, schedule, odds, export_, explain, schema, fmt, lsp, test, doc };
enum class ReportFormat { text, json, sarif };
enum class ScheduleFormat { text, json, csv };
enum class OddsFormat { text, json };
enum class ColorChoice { automatic, always, never };

/// What the user asked for, checked and complete.
struct Options {
  Command command = Command::check;

  // What to read.
  std::vector<std::string> paths;  ///< Files, folders and at most one `-`, as written.
  std::string stdin_name = "<stdin>";
  std::string workspace;  ///< Empty: to be found from the paths.
  std::optional<std::chrono::year_month_day> as_of;
  Limits limits;
  std::string gate;  ///< The stage whose strictness is asked for; empty: each campaign's own.

  // How to show findings.
  std::string locale;  ///< The language and region in which they are said, as a canonical tag; empty: English.
  ReportFormat format = ReportFormat::text;
  Severity deny = Severity::error;  ///< Findings of this severity or a graver one give exit status 1.
  ColorChoice color = ColorChoice::automatic;
  std::size_t max_findings = 100;

  // What to write.
  std::string out;  ///< `build`, `doc`: the folder. `json`: the file, or `-`.
  const ExportFormat* export_format = nullptr;  ///< `export`: what to write; never null there.
  ScheduleFormat schedule_format = ScheduleFormat::text;
  bool critical = false;  ///< `schedule`: only the chain that decides when a campaign ends.
  std::string why;        ///< `schedule`: the declaration whose place is explained; empty: none.
  std::string delay;      ///< `schedule`: the tactic that takes longer; empty: none.
  Duration delay_by;      ///< By how much.
  LoadBy load = LoadBy::none;  ///< `schedule`: by what periods the work of people is shown.
  OddsFormat odds_format = OddsFormat::text;
  odds::Sampling sampling;  ///< `odds`: how many draws of everything, and which.
  std::string goal;         ///< `odds`: the goal that is explained; empty: all in a table.
  bool force = false;
  bool single_file = false;  ///< `build`: the site as one page.
  std::string only;  ///< `build`: the view whose readers the site is for; empty: everybody.
  bool markdown = false;  ///< `doc`: Markdown instead of HTML.

  std::uint16_t port = 0;  ///< `serve`: of 127.0.0.1; 0 takes a free one.

  // `fmt`.
  bool check_only = false;  ///< Names the files that are not formatted, and writes none.
  bool diff = false;        ///< Shows what would change, and writes nothing.

  // `explain`.
  std::string finding;
  bool list = false;
};

/// Reads the command line. Where there is nothing to do but to end (help, a mistake in the command line) it has printed
/// what there is to say and gives the status to end with. LLVM's `--help` and `--version` end the process themselves.
[[nodiscard]] tl::expected<Options, ExitStatus> parse_options(int argc, const char* const* argv);

}  // namespace campaign

#include <cstdlib>
#include <set>
#include <string>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "cli/live_compilation.h"

namespace campaign {
namespace {

/// What a finding says, wherever in its file it stands: lines move while somebody writes.
using Messages = std::multiset<std::string>;

Messages messages_of(const Snapshot& snapshot) {
  Messages all;
  for (const Diagnostic& found : snapshot.diagnostics) {
    all.insert(fmt::format("{}\n{}\n{}", (*snapshot.sources)[found.span.file].name(), found.name, found.message));
  }
  return all;
}

std::size_t missing_from(const Messages& others, const Messages& those) {
  std::size_t count = 0;
  for (auto at = those.begin(); at != those.end(); at = those.upper_bound(*at)) {
    const std::size_t here = those.count(*at), there = others.count(*at);
    count += here > there ? here - there : 0;
  }
  return count;
}

/// "since then 1 new, 2 gone", or nothing.
std::string comparison(const Messages& before, const Messages& now, const Tongue& tongue) {
  const std::size_t fresh = missing_from(before, now), gone = missing_from(now, before);
  if (fresh == 0 && gone == 0) return {};
  const Said line = gone == 0 ? say("since the last check {} new", fresh) : fresh == 0 ? say("since the last check {} gone", gone) : say("since the last check {} new, {} gone", fresh, gone);
  return tongue(line) + '\n';
}

/// A terminal shows one check at a time; what keeps or passes on the output gets all of them.
void begin_screen(const Console& console) {
  const char* const terminal = std::getenv("TERM");
  if (!console.output_is_terminal() || terminal == nullptr || std::string_view(terminal) == "dumb") return;
  static_cast<void>(console.print("\x1b[H\x1b[2J"));  // ECMA-48: home, erase the screen.
}

/// Waits until a burst of changes is over, and gives what changed; nothing when nobody reads the findings any more.
std::vector<std::string> wait_for_change(FileWatch& watch) {
  for (;;) {
    const auto due = watch.due();
    pollfd waiting[] = {{watch.descriptor(), POLLIN, 0}, {STDOUT_FILENO, 0, 0}};
    if (poll(waiting, std::size(waiting), due ? static_cast<int>(due->count()) : -1) > 0 && waiting[1].revents != 0) return {};
    watch.read();
    if (auto changed = watch.take(); !changed.empty()) return changed;
  }
}

}  // namespace

ExitStatus run_watch(const Options& options) {
  end_when_asked();
  const Console console(options.color);
  auto live = LiveCompilation::open(options, console);
  if (!live) {
    console.error(live.error());
    return kFailed;
  }
  Messages before;
  std::vector<std::string> changed;
  for (bool first = true;; first = false) {
    const auto round = live->compile();
    if (first && round.problem() != nullptr) {
      console.error(*round.problem());
      return kFailed;
    }
    begin_screen(console);
    const bool well = round.problem() == nullptr && status_of(*round.snapshot, options) == kNothingFound;
    const bool heard = console.print(Console::verdict(round_header(changed), well, console.colors_on_output()));
    if (!heard) return kFailed;
    if (round.problem() != nullptr) console.error(*round.problem());
    if (round.snapshot) {
      static_cast<void>(report_findings(*round.snapshot, options, console));
      Messages now = messages_of(*round.snapshot);
      if (!first) static_cast<void>(console.print(comparison(before, now, tongue_of(*round.snapshot))));
      before = std::move(now);
    }
    console.print_error_text(console.output_is_terminal() ? "waiting for changes; Ctrl-C ends\n" : "");
    changed = wait_for_change(live->watch());
    if (changed.empty()) return kFailed;
  }
}

}  // namespace campaign

#include <optional>
#include <string>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/compilation.h"
#include "cli/live_compilation.h"
#include "live/live_site.h"
#include "live/loopback_server.h"
#include "report/text.h"

namespace campaign {
namespace {

/// What is served, and the last compilation that there was: the site has its findings.
class Served {
 public:
  void take(LiveCompilation::Round round) {
    problem_ = round.problem() == nullptr ? std::string() : *round.problem();
    if (round.snapshot) {
      snapshot_ = std::move(*round.snapshot);
      site_.show(view_of(*snapshot_), everything_of(*snapshot_));
    }
    if (!problem_.empty()) site_.say(view_of(*snapshot_), problem_);
  }

  [[nodiscard]] const LiveSite& site() const { return site_; }
  [[nodiscard]] bool is_well(const Options& options) const {
    return problem_.empty() && status_of(*snapshot_, options) == kNothingFound;
  }
  [[nodiscard]] std::string summary() const {
    return problem_.empty() ? summary_line(snapshot_->diagnostics, snapshot_->plan_files.size(), tongue_of(*snapshot_)) : problem_;
  }

 private:
  std::optional<Snapshot> snapshot_;
  std::string problem_;  // Why there is no newer one.
  LiveSite site_;
};

}  // namespace

ExitStatus run_serve(const Options& options) {
  end_when_asked();
  const Console console(options.color);
  const auto failed = [&](const std::string& why) {
    console.error(why);
    return kFailed;
  };
  auto server = LoopbackServer::open(options.port);
  if (!server) return failed(server.error());
  auto live = LiveCompilation::open(options, console);
  if (!live) return failed(live.error());
  auto first = live->compile();
  if (first.problem() != nullptr) return failed(*first.problem());

  Served served;
  served.take(std::move(first));
  server->send_event(served.site().build());
  if (!console.print(fmt::format("http://127.0.0.1:{}/ shows the plan until Ctrl-C\n", server->port()))) return kFailed;
  console.print_error_text(Console::verdict(fmt::format("{} {}", round_header({}), served.summary()), served.is_well(options), console.colors_on_error()));

  const auto answer = [&](const Request& request) { return served.site().answer(request); };
  FileWatch& watch = live->watch();
  for (;;) {
    server->serve(answer, watch.descriptor(), watch.due());
    watch.read();
    const auto changed = watch.take();
    if (changed.empty()) continue;
    const std::string before = served.site().build();
    served.take(live->compile());
    if (served.site().build() != before) server->send_event(served.site().build());
    console.print_error_text(Console::verdict(fmt::format("{}: {}", round_header(changed), served.summary()), served.is_well(options), console.colors_on_error()));
  }
}

}  // namespace campaign

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

/// What is served, and the compilation that its findings are read from.
class Served {
 public:
  void take(LiveCompilation::Round round) {
    const std::string* const problem = round.problem();
    const std::string sentence = problem == nullptr ? std::string() : *problem;
    if (round.snapshot) {
      snapshot_ = std::move(*round.snapshot);
      bundle_ = everything_of(*snapshot_);
    }
    site_.show(view_of(*snapshot_), bundle_, sentence);
  }
  [[nodiscard]] const LiveSite& site() const { return site_; }
  [[nodiscard]] const Snapshot& snapshot() const { return *snapshot_; }

 private:
  std::optional<Snapshot> snapshot_;  // The last one there was.
  Bundle bundle_;
  LiveSite site_;
};

void tell(const Console& console, const Options& options, std::span<const std::string> changed, const Served& served,
          const std::string* problem) {
  const bool well = problem == nullptr && status_of(served.snapshot(), options) == kNothingFound;
  const std::string what = problem == nullptr ? summary_line(served.snapshot().diagnostics, served.snapshot().plan_files.size()) : *problem;
  console.verdict(fmt::format("{}{} {}", round_header(changed), changed.empty() ? "" : ":", what), well);
}

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
  auto round = live->compile();
  if (round.problem() != nullptr) return failed(*round.problem());
  Served served;
  served.take(std::move(round));
  server->send_event(served.site().build());
  if (!console.print(fmt::format("http://127.0.0.1:{}/ shows the plan until Ctrl-C\n", server->port()))) return kFailed;
  tell(console, options, {}, served, nullptr);

  for (;;) {
    server->serve([&](const Request& request) { return served.site().answer(request); }, live->watch().descriptor(),
                  live->watch().due());
    live->watch().read();
    const auto changed = live->watch().take();
    if (changed.empty()) continue;
    auto next = live->compile();
    const std::string problem = next.problem() == nullptr ? "" : *next.problem();
    const std::string before = served.site().build();
    served.take(std::move(next));
    if (served.site().build() != before) server->send_event(served.site().build());
    tell(console, options, changed, served, problem.empty() ? nullptr : &problem);
  }
}

}  // namespace campaign

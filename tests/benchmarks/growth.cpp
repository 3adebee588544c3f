// How the compiler's work grows with each thing that a plan can have many of: CPU seconds at two sizes, and the exponent between them (1
// is proportional). Run: .build/tests/benchmarks/growth [--small 5000] [--large 40000] [--only PART_OF_A_NAME] [--do check,json,build,fmt,edit]

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/growing_plans.h"
#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/json/json.h"
#include "emit/plan_view.h"
#include "format/format.h"
#include "report/sarif.h"
#include "report/text.h"
#include "workspace/kept.h"
#include "workspace/snapshot.h"

namespace campaign {
namespace {

constexpr double kMostSeconds = 120;   // A job that takes longer is ended.
constexpr double kWorthShowing = 0.2;  // Below it the base cost and the clock decide.
constexpr double kMostExponent = 1.15;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

CompileOptions options() {
  CompileOptions result;
  result.as_of = std::chrono::year{2027} / 1 / 1;
  return result;
}

PlanView view_of(const Snapshot& snapshot) {
  return {*snapshot.sources, snapshot.plan, snapshot.analysis, snapshot.diagnostics, snapshot.plan_files, snapshot.as_of};
}

Snapshot compiled(const std::string& text) { return compile(MemoryWorld(), {}, {{"plan", "", text}}, "/", options()); }

/// What a command does, timed without what comes before it.
double check(const std::string& text) {
  const double start = seconds();
  const Snapshot snapshot = compiled(text);
  (void)text_report(*snapshot.sources, snapshot.diagnostics, {});
  return seconds() - start;
}

double json(const std::string& text) {
  const Snapshot snapshot = compiled(text);
  const double start = seconds();
  (void)plan_json(view_of(snapshot));
  return seconds() - start;
}

double build(const std::string& text) {
  const Snapshot snapshot = compiled(text);
  const double start = seconds();
  (void)plan_site(view_of(snapshot));
  (void)plan_exports(view_of(snapshot));
  return seconds() - start;
}

double layout(const std::string& text) {
  const double start = seconds();
  (void)format_text(text);
  return seconds() - start;
}

/// One letter more in the middle of the text, as the server takes it in.
double edit(const std::string& text) {
  MemoryWorld world;
  world.write("/plan.campaign", text);
  Kept kept;
  kept.snapshot = std::make_shared<Snapshot>(compile(world, {"/plan.campaign"}, {}, "/", options(), &kept));
  std::string after = text;
  const std::size_t line = after.find('\n', after.size() / 2);
  after.insert(line == std::string::npos ? after.size() : line, " ");
  world.write("/plan.campaign", after);
  const double start = seconds();
  (void)compile(world, {"/plan.campaign"}, {}, "/", options(), &kept);
  return seconds() - start;
}

struct Job {
  std::string_view name;
  double (*run)(const std::string&);
};
constexpr Job kJobs[] = {{"check", check}, {"json", json}, {"build", build}, {"fmt", layout}, {"edit", edit}};

/// The seconds of a job in a process of its own; negative where it was ended.
double measured(const Job& job, const std::string& text) {
  int ends[2];
  if (pipe(ends) != 0) std::exit(2);
  const pid_t child = fork();
  if (child == 0) {
    const rlimit time{static_cast<rlim_t>(kMostSeconds), static_cast<rlim_t>(kMostSeconds)}, memory{rlim_t{6} << 30, rlim_t{6} << 30};
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_AS, &memory);
    const double taken = job.run(text);
    const bool told = write(ends[1], &taken, sizeof taken) == sizeof taken;
    _exit(told ? 0 : 1);
  }
  close(ends[1]);
  double taken = -1;
  if (read(ends[0], &taken, sizeof taken) != sizeof taken) taken = -1;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return taken;
}

int run(int argc, char** argv) {
  std::size_t small = 5'000, large = 40'000;
  std::string only, jobs = "check,json,build,fmt,edit";
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--small") small = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--large") large = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--only") only = argv[i + 1];
    if (option == "--do") jobs = argv[i + 1];
  }
  int steep = 0;
  for (const GrowingPlan& plan : growing_plans()) {
    if (plan.name.find(only) == std::string::npos) continue;
    const std::string few = plan.text(small), many = plan.text(large);
    for (const Job& job : kJobs) {
      if (jobs.find(job.name) == std::string::npos) continue;
      const double longer = measured(job, many), shorter = longer < 0 || longer >= kWorthShowing ? measured(job, few) : 0;
      const double exponent = longer < kWorthShowing ? 0 : std::log(longer / std::max(shorter, 1e-3)) / std::log(static_cast<double>(large) / static_cast<double>(small));
      const bool is_steep = longer < 0 || exponent > kMostExponent;
      steep += is_steep && plan.reason.empty() ? 1 : 0;
      std::printf("%-44s %-6.*s %8.3f s %8.3f s  %5.2f%s\n", plan.name.c_str(), static_cast<int>(job.name.size()), job.name.data(), shorter, longer, exponent,
                  longer < 0 ? "  ENDED" : is_steep ? "  STEEP" : "");
      if (is_steep && !plan.reason.empty()) std::printf("    (%s)\n", std::string(plan.reason).c_str());
      std::fflush(stdout);
    }
  }
  std::printf("%d above %.2f\n", steep, kMostExponent);
  return steep == 0 ? 0 : 1;
}

}  // namespace
}  // namespace campaign

int main(int argc, char** argv) { return campaign::run(argc, argv); }

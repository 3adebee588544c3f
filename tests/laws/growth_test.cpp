// Twice of anything is twice the work, not four times: over everything that a plan can have many of (tests/benchmarks/growing_plans.h). What
// is counted are steps (base/work.h) and bytes, not time; tests/benchmarks/growth measures that.

#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/work.h"
#include "benchmarks/growing_plans.h"
#include "emit/exports.h"
#include "emit/html/site.h"
#include "emit/json/json.h"
#include "format/format.h"
#include "support/view.h"
#include "workspace/kept.h"

namespace campaign {
namespace {

constexpr double kMostExponent = 1.15;

CompileOptions options() {
  CompileOptions result;
  result.as_of = std::chrono::year{2027} / 1 / 1;
  return result;
}
Snapshot compiled(const std::string& text) { return compile(MemoryWorld(), {}, {{"plan", "", text}}, "/", options()); }

template <typename Do>
std::uint64_t work_of(Do run) {
  const std::uint64_t before = work_done;
  run();
  return work_done - before;
}

std::uint64_t size_of(const Bundle& bundle) {
  std::uint64_t size = 0;
  for (const OutputFile& file : bundle) size += file.bytes.size();
  return size;
}

/// What each stage costs for a text, in its own units.
std::map<std::string, std::uint64_t> costs(const std::string& text, bool pages) {
  std::map<std::string, std::uint64_t> costs;
  Snapshot snapshot;
  costs["check"] = work_of([&] { snapshot = compiled(text); });
  costs["findings"] = snapshot.diagnostics.size();
  for (const Diagnostic& finding : snapshot.diagnostics) costs["labels and fixes"] += finding.labels.size() + finding.fixes.size();
  costs["json"] = work_of([&] { costs["json bytes"] = plan_json(view_of(snapshot)).size(); });
  costs["fmt"] = work_of([&] { costs["fmt bytes"] = format_text(text).text.size(); });
  if (pages) {
    costs["build"] = work_of([&] { costs["site bytes"] = size_of(plan_site(view_of(snapshot))); });
    costs["export"] = work_of([&] { costs["export bytes"] = size_of(plan_exports(view_of(snapshot))); });
  }
  return costs;
}

/// What grows faster than the text does, with its exponent. `whole`: that of the whole cost, from one size to four times; else that of what
/// comes on top from one size to twice it, and to four times, which shows what is still small.
std::string steep(const GrowingPlan& plan, std::size_t size, bool pages, bool whole) {
  const auto one = costs(plan.text(size), pages), two = costs(plan.text(2 * size), pages), four = costs(plan.text(4 * size), pages);
  std::string out;
  for (const auto& [name, cost] : four) {
    const auto of = [key = name](const std::map<std::string, std::uint64_t>& costs) {
      const auto found = costs.find(key);
      return found == costs.end() ? 0.0 : static_cast<double>(found->second);
    };
    const double first = of(two) - of(one), second = of(four) - of(two);
    const double few = name.ends_with("bytes") ? 40'000 : 4'000;  // Of little, nothing is steep: what is shown or not decides.
    const double exponent = whole ? std::log2(of(four) / std::max(of(one), few / 4)) / 2 : std::log2(second / std::max(first, few / 8));
    if (second > few && exponent > kMostExponent) out += fmt::format("  {} {:.2f}: {} {} {}\n", name, exponent, of(one), of(two), of(four));
  }
  return out;
}

TEST(Growth, OfCheckJsonAndLayoutIsThatOfThePlan) {
  for (const GrowingPlan& plan : growing_plans()) {
    if (!plan.reason.empty()) continue;
    EXPECT_EQ(steep(plan, 200, false, false), "") << plan.name;
  }
}

TEST(Growth, OfPagesAndExportsIsThatOfThePlan) {
  for (const GrowingPlan& plan : growing_plans()) {
    // Pages have room for some of most things: only beyond that they show how they grow.
    const bool is_property = plan.name.find('.') != std::string::npos;
    if (!plan.reason.empty() || is_property) continue;
    EXPECT_EQ(steep(plan, 150, true, true), "") << plan.name;
  }
}

}  // namespace
}  // namespace campaign

// What is measured or wanted before anything has begun, and what was measured of business goals.

#include <cstdio>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "rules/measured_plans.h"

namespace campaign {
namespace {

// -- business goals ----------------------------------------------------------------------------------------------------

/// What is said of results and checkpoints, by name.
std::vector<std::string> said_of_results(const CompiledPlan& plan) {
  std::vector<std::string> found;
  for (const Diagnostic& one : plan.snapshot.diagnostics) {
    if (one.name.starts_with("tracking.") || one.name.starts_with("time_bound.checkpoint_") || one.name == "time_bound.due_before_start" || one.name == "measurable.baseline_after_start") found.emplace_back(one.name);
  }
  std::ranges::sort(found);
  return found;
}

/// The same written of a goal and of a business goal that a campaign serves, that its goal serves, or that stands in a portfolio: what is
/// said of it has to be the same.
TEST(Results, OfBusinessGoalsAreToldLikeThoseOfGoals) {
  const auto seed = std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  constexpr const char* kDays[] = {"during 2025", "during 2025-01 .. 2025-06", "as_of 2025-12-31", "as_of 2025-07-03", "during 2026-02", "as_of 2024-11-30", "during 2024", ""};
  std::set<std::string> seen;
  constexpr const char* kAll[] = {"tracking.target_missed", "tracking.target_met", "tracking.kept_value_fell", "tracking.checkpoint_missed", "tracking.deadline_passed", "tracking.actual_in_future",
                           "tracking.result_before_start", "time_bound.due_before_start", "time_bound.checkpoint_beyond_target", "time_bound.checkpoint_behind_start", "time_bound.checkpoint_falls",
                           "time_bound.checkpoint_of_stock", "time_bound.checkpoint_after_deadline"};
  const auto all_seen = [&] { return std::ranges::all_of(kAll, [&](const char* name) { return seen.contains(name); }); };
  // Chance may leave one out; then there is another pass.
  for (int pass = 0; pass == 0 || (pass < 8 && !all_seen()); ++pass) {
    for (const Way& way : kWays) {
      for (int round = 0; round < 24; ++round) {
        const auto amount = [&] { return std::to_string(pick(20, 60)) + way.behind; };
        const bool up = pick(0, 1) == 1;
        const std::string targets[] = {amount(), ">= " + amount(), "<= " + amount(), "keep"};
        std::string properties = "metric: m\n by: 2025-12-31\n baseline: " + amount() + " during 2024\n target: " + targets[pick(0, 3)] + "\n";
        if (pick(0, 2) > 0) properties += " actual: " + amount() + " " + kDays[pick(0, 7)] + "\n";
        if (pick(0, 1) > 0) properties += " checkpoint: " + amount() + (pick(0, 1) > 0 ? " by 2025-06-30\n" : pick(0, 1) > 0 ? " during 2025-06\n" : " by 2024-06-30\n");
        if (pick(0, 1) > 0) properties += " checkpoint: " + amount() + (pick(0, 1) > 0 ? " by 2025-09-30\n" : " by 2026-03-31\n");
        const std::string metric = std::string("kpi m \"M\" { unit: ") + way.unit + "  over_time: " + way.word + "  better: " + (up ? "up" : "down") + "  measured: weekly  source: \"s\" }\n";
        const auto campaign = [&](const std::string& in) { return "campaign c \"C\" {\n period: 2025\n currency: USD\n" + in + "}\n"; };
        const auto own = said_of_results(CompiledPlan(metric + campaign("goal g \"G\" {\n " + properties + "}\n")));
        seen.insert(own.begin(), own.end());
        const std::string aim = "business goal g \"G\" {\n " + properties + "}\n";
        EXPECT_EQ(said_of_results(CompiledPlan(metric + aim + campaign("serves: g\n"))), own) << aim;
        EXPECT_EQ(said_of_results(CompiledPlan(metric + aim + campaign("goal other \"Other\" { serves: g }\n"))), own) << aim;
        EXPECT_EQ(said_of_results(CompiledPlan(metric + "portfolio p \"P\" {\n period: 2025\n currency: USD\n" + aim + "}\n")), own) << aim;
      }
    }
  }
  for (const char* name : kAll) EXPECT_TRUE(seen.contains(name)) << name;
}

// -- before anything has begun -----------------------------------------------------------------------------------------

/// Whatever a value is measured of, its days lie before those of what is measured, or not.
TEST(Results, OfDaysBeforeTheBeginAreNone) {
  const auto seed = std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  const auto month = [](int number) { return std::string(number < 10 ? "2025-0" : "2025-") + std::to_string(number); };
  for (const char* place : {"goal", "business goal", "tactic", "part of a tactic", "experiment", "arm"}) {
    const std::string where = place;
    for (const Way& way : kWays) {
      for (int round = 0; round < 8; ++round) {
        const int campaign = pick(2, 6), flight = pick(campaign, 8), first = pick(1, 10), last = pick(first, 10);
        const bool goal = where.ends_with("goal"), total = std::string_view(way.word) == "sum" || std::string_view(way.word) == "unique";
        const bool period = pick(0, 1) == 1;
        const std::string days = period ? " during " + month(first) + " .. " + month(last) : " as_of " + month(first) + "-15";
        const std::string value = std::string("40") + way.behind, measured = goal ? " actual: " + value + days + "\n" : " actual: m == " + value + days + "\n";
        const auto in = [&](std::string_view one) { return where == one ? measured : std::string(); };
        const std::string judged = " metric: m\n target: 50" + std::string(way.behind) + "\n by: 2025-12-31\n";
        const std::string text = std::string("kpi m \"M\" { unit: ") + way.unit + "  over_time: " + way.word + "  better: up  stage: output  measured: weekly  source: \"s\" }\nbusiness goal b \"B\" {\n" + judged +
                                 in("business goal") + "}\ncampaign c \"C\" {\n period: " + month(campaign) + " .. 2025-12\n currency: USD\n serves: b\n goal g \"G\" {\n" + judged + in("goal") +
                                 " strategy s \"S\" {\n tactic t \"T\" {\n flight: " + month(flight) + " .. 2025-12\n" + in("tactic") + " tactic u \"U\" {\n" + in("part of a tactic") + " }\n experiment e \"E\" {\n" +
                                 in("experiment") + " arm x \"X\" {\n" + in("arm") + " }\n arm y \"Y\" { }\n } } } } }\n";
        const int start = goal ? campaign : flight;
        const bool before = period ? last < start || (goal && total && first < start) : first < start;
        EXPECT_EQ(count(CompiledPlan(text), "tracking.result_before_start"), before ? 1u : 0u) << where << "\n" << text;
      }
    }
  }
}

TEST(Results, OfMoneyAndWorkMayBeFromBefore) {
  const auto found = [](const char* stage) {
    return count(CompiledPlan(goal(std::string("unit: order  over_time: sum  better: up  stage: ") + stage, "", "actual: m == 40 orders during 2025-02")), "tracking.result_before_start");
  };
  EXPECT_EQ(found("input"), 0u);
  for (const char* stage : {"output", "outcome"}) EXPECT_EQ(found(stage), 1u) << stage;
}

TEST(Results, OfAsManyDaysAsTheBaselineMayBeginBefore) {
  const auto found = [](const char* baseline, const char* actual) {
    return count(CompiledPlan("kpi m \"M\" { unit: order  over_time: sum  better: up  measured: weekly  source: \"s\" }\ncampaign c \"C\" {\n period: 2025-03 .. 2025-12\n goal g \"G\" {\n metric: m\n by: 2025-12-31\n baseline: 40 orders during " +
                              std::string(baseline) + "\n target: 50 orders\n actual: 45 orders during " + actual + "\n } }\n"),
                 "tracking.result_before_start");
  };
  EXPECT_EQ(found("2024", "2025"), 0u) << "a year beside a year";
  EXPECT_EQ(found("2024", "2025-01 .. 2025-06"), 1u);
  EXPECT_EQ(found("2024-12", "2025-02"), 1u);
  EXPECT_EQ(found("2024-12", "2025-03"), 0u);
}

TEST(Wanted, NothingIsBeforeTheBegin) {
  struct Case {
    const char* goal;
    const char* tactic;
    std::size_t found;
  };
  constexpr Case kCases[] = {
      {"checkpoint: 40 orders by 2024-12-31", "", 1},  {"checkpoint: 40 orders during 2024-12", "", 1}, {"checkpoint: 40 orders by 2025-01-01", "", 0},
      {"", "kpi: m >= 4 orders by 2025-02-28", 1},     {"", "kpi: m >= 4 orders by 2025-03-01", 0},     {"", "kpi: m >= 4 orders during 2025-01", 1},
      {"", "stop: m < 4 orders by 2025-02-28", 1},     {"", "stop: m < 4 orders by 2025-04-28", 0},
  };
  for (const Case& one : kCases) {
    const CompiledPlan plan(goal("unit: order  over_time: sum  better: up", std::string(" baseline: 30 orders during 2024\n target: 50 orders\n ") + one.goal, one.tactic));
    EXPECT_EQ(count(plan, "time_bound.due_before_start"), one.found) << one.goal << one.tactic << "\n" << plan.shown();
  }
}

TEST(Baselines, AreOfDaysBeforeTheStart) {
  struct Case {
    const char* days;
    std::size_t found;
  };
  constexpr Case kCases[] = {{"during 2024", 0},      {"as_of 2024-12-31", 0}, {"as_of 2025-01-08", 0}, {"as_of 2025-01-09", 1}, {"during 2025-02", 1},
                             {"during 2024-07 .. 2025-06", 0}, {"during 2024-09 .. 2025-08", 1}, {"during 2025", 1},     {"as_of 2026-01-01", 0},   {"", 0}};
  for (const Case& one : kCases) {
    for (const bool business : {false, true}) {
      const std::string text = " metric: m\n baseline: 40 orders " + std::string(one.days) + "\n target: 50 orders\n by: 2025-12-31\n";
      const CompiledPlan plan("kpi m \"M\" { unit: order  over_time: sum  better: up  measured: weekly  source: \"s\" }\n" + (business ? "business goal b \"B\" {\n" + text + "}\n" : std::string()) +
                              "campaign c \"C\" {\n period: 2025\n" + (business ? " serves: b\n" : " goal g \"G\" {\n" + text + " }\n") + "}\n");
      EXPECT_EQ(count(plan, "measurable.baseline_after_start"), one.found) << one.days << (business ? " of a business goal" : "") << "\n" << plan.shown();
    }
  }
}

}  // namespace
}  // namespace campaign

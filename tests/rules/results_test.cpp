// What was measured against what was wanted, checkpoints.

#include <cstdio>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"
#include "rules/measured_plans.h"

namespace campaign {
namespace {

TEST(Results, AreHeldAgainstTheTargetOfEveryWayAndForm) {
  const auto seed = std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  for (const Way& way : kWays) {
    for (const bool up : {true, false}) {
      for (int round = 0; round < 12; ++round) {
        const int baseline = pick(30, 60);
        const int change = pick(1, 20);
        const int wanted = up ? baseline + change : baseline - change;
        const int actual = pick(5, 95);
        const auto amount = [&](int number) { return std::to_string(number) + way.behind; };
        const std::string forms[] = {amount(wanted), (up ? ">= " : "<= ") + amount(wanted), up ? amount(wanted) + " .. " + amount(wanted + 10) : amount(wanted - 1) + " .. " + amount(wanted),
                                     "keep"};
        const int form = pick(0, 3);
        const int least = form == 3 ? baseline : wanted;
        const bool missed = up ? actual < least : actual > least;
        const CompiledPlan plan(goal(std::string("unit: ") + way.unit + "  over_time: " + way.word + "  better: " + (up ? "up" : "down"),
                                     " baseline: " + amount(baseline) + " during 2024\n target: " + forms[form] + "\n actual: " + amount(actual) + " during 2025"));
        const std::string what = std::string(way.word) + (up ? " up " : " down ") + forms[form] + " from " + amount(baseline) + ", " + amount(actual);
        EXPECT_EQ(count(plan, form == 3 ? "tracking.kept_value_fell" : "tracking.target_missed"), missed ? 1u : 0u) << what << "\n" << plan.shown();
        EXPECT_EQ(count(plan, form == 3 ? "tracking.target_missed" : "tracking.kept_value_fell"), 0u) << what;
        EXPECT_EQ(count(plan, "tracking.target_met"), missed ? 0u : 1u) << what << "\n" << plan.shown();
      }
    }
  }
}

TEST(Results, ThatMeetTheTargetSayItAndNeverAlsoMissIt) {
  // What is wanted of a baseline of 40, and which values meet it where more (1), less (-1) or neither (0) is better; `<=` and `>=` say it themselves.
  struct Form {
    const char* target;  // `$` stands for the unit.
    int low, high;       // The ends of what is wanted.
    int own_direction;
  };
  constexpr Form kForms[] = {{"50$", 50, 50, 0}, {"30$", 30, 30, 0}, {">= 45$", 45, 45, 1}, {"<= 36$", 36, 36, -1}, {"35$ .. 45$", 35, 45, 0},
                             {"+25%", 50, 50, 0}, {"-25%", 30, 30, 0}, {"keep", 40, 40, 0}};
  for (const Way& way : kWays) {
    const bool share = std::string_view(way.unit) == "percent";
    for (const std::string_view better : {"up", "down", "within", "neither"}) {
      for (const Form& form : kForms) {
        std::string target = form.target;
        if (share && target.ends_with("25%")) target = target[0] == '+' ? "+10 points" : "-10 points";  // `+25%` of a share is refused.
        if (const auto at = target.rfind('$'); at != std::string::npos) target.replace(at, 1, way.behind);
        if (const auto at = target.find('$'); at != std::string::npos) target.replace(at, 1, way.behind);
        for (const int actual : {form.low - 1, form.low, (form.low + form.high) / 2, form.high, form.high + 1}) {
          const CompiledPlan plan(goal(std::string("unit: ") + way.unit + "  over_time: " + way.word + "  better: " + std::string(better),
                                       std::string(" baseline: 40") + way.behind + " during 2024\n target: " + target + "\n actual: " + std::to_string(actual) + way.behind + " during 2025"));
          const bool keep = target == "keep", range = form.low != form.high;
          int direction = form.own_direction != 0 ? form.own_direction : better == "up" ? 1 : better == "down" ? -1 : 0;
          if (direction == 0 && !range) direction = form.low > 40 ? 1 : form.low < 40 ? -1 : 0;
          const bool known = direction != 0 || range;
          const bool met = known && (direction > 0 ? actual >= form.low : direction < 0 ? actual <= form.high : form.low <= actual && actual <= form.high);
          const std::string what = std::string(way.word) + " " + std::string(better) + " " + target + ", " + std::to_string(actual) + "\n" + plan.shown();
          EXPECT_EQ(count(plan, "tracking.target_met"), met) << what;
          EXPECT_EQ(count(plan, "tracking.target_missed"), known && !met && !keep) << what;
          EXPECT_EQ(count(plan, "tracking.kept_value_fell"), known && !met && keep) << what;
        }
      }
    }
  }
}

TEST(Results, ThatMeetTheTargetSayByHowMuch) {
  const auto said = [](const std::string& target, const std::string& actual) {
    const CompiledPlan plan(goal("unit: order  better: up  over_time: sum", " baseline: 40 orders during 2024\n target: " + target + "\n actual: " + actual + " during 2025"));
    const Diagnostic* found = plan.find("tracking.target_met");
    return found == nullptr ? plan.shown() : found->message;
  };
  EXPECT_EQ(said("50 orders", "53 orders"), "goal `g` met its target: 53 orders with 50 orders wanted, 3 orders more");
  EXPECT_EQ(said("+25%", "50 orders"), "goal `g` met its target: 50 orders, just as wanted");
  EXPECT_EQ(said("45 orders .. 55 orders", "53 orders"), "goal `g` met its target: 53 orders with 45 orders wanted, 8 orders more");
  EXPECT_EQ(said("<= 50 orders", "44 orders"), "goal `g` met its target: 44 orders with 50 orders wanted, 6 orders less");
  EXPECT_EQ(said("keep", "44 orders"), "goal `g` kept its 40 orders: 44 orders measured, 4 orders more");
  EXPECT_EQ(said("keep", "40 orders"), "goal `g` kept its 40 orders: as much was measured");
}

TEST(Results, AreOfTheSameDays) {
  struct Case {
    const char* baseline;
    const char* actual;
    bool total_missed, level_missed;
  };
  constexpr Case kCases[] = {
      {"during 2024", "during 2025", true, true},
      {"during 2024", "during 2025-12", false, true},                   // a month says nothing of a year
      {"during 2024", "during 2025-01 .. 2025-06", false, false},       // before the deadline
      {"during 2024-12", "during 2025-12", true, true},                 // a month each
      {"during 2024-12", "during 2025-11", false, false},
      {"during 2024-12", "during 2025", false, true},
      {"during 2024", "as_of 2025-12-31", true, true},
      {"during 2024", "as_of 2024-12-31", false, false},                // before the campaign
      {"", "during 2025", true, true},
  };
  for (const Case& one : kCases) {
    const auto plan = [&](const char* way) {
      return CompiledPlan(goal("unit: order  better: up  over_time: " + std::string(way), " baseline: 100 orders " + std::string(one.baseline) + "\n target: 200 orders\n actual: 150 orders " + one.actual));
    };
    EXPECT_EQ(count(plan("sum"), "tracking.target_missed"), one.total_missed) << one.baseline << ", " << one.actual;
    EXPECT_EQ(count(plan("last"), "tracking.target_missed"), one.level_missed) << one.baseline << ", " << one.actual;
  }
  // Periods that follow one another are added up; people are not.
  const auto halves = [&](const char* way, int second) {
    return count(CompiledPlan(goal("unit: person  better: up  over_time: " + std::string(way), " baseline: 100 people during 2024\n target: 200 people\n actual: 90 people during 2025-01 .. 2025-06\n actual: " +
                                                                                                   std::to_string(second) + " people during 2025-07 .. 2025-12")),
                 "tracking.target_missed");
  };
  EXPECT_EQ(halves("sum", 100), 1u);
  EXPECT_EQ(halves("sum", 110), 0u);
  EXPECT_EQ(halves("unique", 100), 0u);
  // Once a campaign is closed, what has no days is of its end.
  const auto closed = [&](const char* stage) {
    return count(CompiledPlan(goal("unit: order  better: up  over_time: sum", " baseline: 100 orders\n target: 200 orders\n actual: 150 orders", "", stage)), "tracking.target_missed");
  };
  EXPECT_EQ(closed(" stage: closed"), 1u);
  EXPECT_EQ(closed(" stage: live"), 0u);
}

TEST(Results, OfTacticsAreHeldAgainstTheirConditions) {
  struct Case {
    const char* tactic;
    const char* finding;
    std::size_t found;
  };
  constexpr Case kCases[] = {
      {"kpi: m >= 40\n actual: m == 39.4 during 2025-03 .. 2025-05", "tracking.kpi_missed", 1},
      {"kpi: m >= 40\n actual: m == 40 during 2025-03 .. 2025-05", "tracking.kpi_missed", 0},
      {"kpi: m >= 40\n actual: m == 30 during 2025-03", "tracking.kpi_missed", 0},  // it still runs
      {"kpi: m >= 40 by 2025-03-31\n actual: m == 30 during 2025-03", "tracking.kpi_missed", 1},
      {"kpi: m >= 40\n status: done\n actual: m == 30 during 2025-03", "tracking.kpi_missed", 1},
      {"kpi: m < 40\n actual: m == 41 during 2025-05", "tracking.kpi_missed", 1},
      {"flight: 2025-11 .. 2026-02\n stop: m < 40\n actual: m == 30 during 2025-11", "tracking.stop_reached", 1},
      {"flight: 2025-11 .. 2026-02\n stop: m < 40\n actual: m == 40 during 2025-11", "tracking.stop_reached", 0},
      {"flight: 2025-11 .. 2026-02\n stop: m < 40\n actual: m == 30 during 2025-11\n actual: m == 44 during 2025-12", "tracking.stop_reached", 0},
      {"stop: m < 40\n actual: m == 30 during 2025-03", "tracking.stop_reached", 0},  // it is over
      {"flight: 2025-11 .. 2026-02\n status: paused\n stop: m < 40\n actual: m == 30 during 2025-11", "tracking.stop_reached", 0},
  };
  for (const Case& one : kCases) {
    std::string text = goal("unit: 1  better: up  over_time: wave", " baseline: 20 during 2024\n target: 50", one.tactic);
    if (std::string_view(one.tactic).starts_with("flight")) text.erase(text.find("flight: 2025-03-01 .. 2025-05-31"), std::string_view("flight: 2025-03-01 .. 2025-05-31").size());
    const CompiledPlan plan(text);
    EXPECT_EQ(count(plan, one.finding), one.found) << one.tactic << "\n" << plan.shown();
  }
}

TEST(Results, ReachAStopThroughFormulas) {
  const auto with = [](int leads) {
    return count(CompiledPlan(plan_of_example("tactic posts \"Posts\" { channel: blog  flight: 2025-11 .. 2026-03  owner: @ann  kpi: clicks  stop: cpl > 60 USD/lead\n actual: spend == 5_000 USD during 2025-11\n actual: leads == " +
                                              std::to_string(leads) + " leads during 2025-11 }")),
                 "tracking.stop_reached");
  };
  EXPECT_EQ(with(50), 1u);  // 100 each
  EXPECT_EQ(with(100), 0u);
}

// What `kpi`, `stop` and `guardrail` ask is held against the same figure: measured, added up over periods, or worked out from what was measured.
TEST(Results, AreOneFigureForAllConditions) {
  const auto plan = [](const std::string& goal_line, const std::string& tactic) {
    return "use std.channels\nuse std.kpi.acquisition\nuse std.kpi.commerce\nuse std.kpi.email\nuse std.kpi.media\nperson ann \"Ann\"\ncampaign c \"C\" { period: 2025-10 .. 2026-12  currency: USD\n"
           "goal g \"G\" { metric: orders  baseline: 100 orders during 2024  target: 200 orders  by: 2026-12-31 " + goal_line +
           " strategy s \"S\" { tactic posts \"Posts\" { channel: email_list  flight: 2025-11 .. 2026-03  owner: @ann  " + tactic + " } } } }";
  };
  const auto found = [](const std::string& text, std::string_view name) { return count(CompiledPlan(text), name); };
  const auto two_months = [](int first, int second) {
    return fmt::format("actual: unsubscribes == {} subscribers during 2025-11\n actual: unsubscribes == {} subscribers during 2025-12", first, second);
  };
  EXPECT_EQ(found(plan("", "stop: unsubscribes > 100 subscribers\n" + two_months(61, 62)), "tracking.stop_reached"), 1u);
  EXPECT_EQ(found(plan("", "stop: unsubscribes > 100 subscribers\n" + two_months(31, 62)), "tracking.stop_reached"), 0u);
  EXPECT_EQ(found(plan("guardrail: unsubscribes <= 100 subscribers\n", two_months(61, 62)), "tracking.guardrail_broken"), 1u);
  EXPECT_EQ(found(plan("guardrail: unsubscribes <= 100 subscribers\n", two_months(31, 62)), "tracking.guardrail_broken"), 0u);
  const auto of_leads = [](int leads) { return fmt::format("actual: spend == 5_000 USD during 2025-11 .. 2026-03\n actual: leads == {} leads during 2025-11 .. 2026-03", leads); };
  for (const auto& [leads, times] : {std::pair(50, 1u), std::pair(100, 0u)}) {
    EXPECT_EQ(found(plan("", "kpi: cpl <= 60 USD/lead\n" + of_leads(leads)), "tracking.kpi_missed"), times) << leads;
    EXPECT_EQ(found(plan("guardrail: cpl <= 60 USD/lead\n", of_leads(leads)), "tracking.guardrail_broken"), times) << leads;
    EXPECT_EQ(found(plan("", "stop: cpl > 60 USD/lead\n" + of_leads(leads)), "tracking.stop_reached"), times) << leads;
  }
}

// Money that was given is no figure that was rounded: whatever comes beyond it is told.
TEST(Results, BeyondABudgetOfAnyForm) {
  for (const auto& [budget, spent] : {std::pair("1M USD", "1_490_000 USD"), {"1k USD", "1_001 USD"}, {"2.5M USD", "2_510_000 USD"}, {"900 USD", "901 USD"}, {"10k USD", "10_400 USD"}}) {
    const CompiledPlan plan(plan_of_example(fmt::format("tactic posts \"Posts\" {{ channel: blog  flight: 2025-03  owner: @ann  kpi: clicks  budget: {}  actual: spend == {} during 2025-03 }}", budget, spent)));
    EXPECT_EQ(count(plan, "tracking.overspent"), 1u) << budget << plan.shown();
  }
}

TEST(Results, BreakGuardrailsWhereverTheyWereMeasured) {
  const auto with = [](const std::string& way, const std::string& guardrail, const std::string& measured) {
    return count(CompiledPlan("kpi other \"Other\" { unit: order  better: up  over_time: " + way + "  measured: weekly  source: \"s\" }\n" +
                              goal("unit: order  better: up  over_time: sum", " baseline: 1 order\n target: 2 orders\n guardrail: other " + guardrail, "actual: other == " + measured + " during 2025-04")),
                 "tracking.guardrail_broken");
  };
  EXPECT_EQ(with("wave", ">= 40 orders", "30 orders"), 1u);
  EXPECT_EQ(with("wave", ">= 40 orders", "40 orders"), 0u);
  EXPECT_EQ(with("wave", "<= 40 orders", "41 orders"), 1u);
  EXPECT_EQ(with("sum", "<= 40 orders", "41 orders"), 1u);
  EXPECT_EQ(with("sum", ">= 40 orders", "30 orders"), 0u) << "a part of the total";
}

TEST(Checkpoints, LieBetweenBaselineAndTarget) {
  const auto seed = std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  for (const Way& way : kWays) {
    const bool total = std::string_view(way.word) == "sum" || std::string_view(way.word) == "unique";
    for (const bool up : {true, false}) {
      for (int round = 0; round < 12; ++round) {
        const int baseline = pick(30, 60), change = pick(1, 20), wanted = up ? baseline + change : baseline - change, at = pick(5, 95);
        const auto amount = [&](int number) { return std::to_string(number) + way.behind; };
        const CompiledPlan plan(goal(std::string("unit: ") + way.unit + "  over_time: " + way.word + "  better: " + (up ? "up" : "down"),
                                     " baseline: " + amount(baseline) + " during 2024\n target: " + amount(wanted) + "\n checkpoint: " + amount(at) + " by 2025-06-30"));
        const std::string what = std::string(way.word) + (up ? " up " : " down ") + amount(wanted) + " from " + amount(baseline) + ", " + amount(at);
        EXPECT_EQ(count(plan, "time_bound.checkpoint_beyond_target"), up ? at > wanted : at < wanted && !total) << what << "\n" << plan.shown();
        EXPECT_EQ(count(plan, "time_bound.checkpoint_behind_start"), up ? at < baseline && !total : at > baseline) << what << "\n" << plan.shown();
      }
    }
    const CompiledPlan falling(goal(std::string("unit: ") + way.unit + "  over_time: " + way.word + "  better: up",
                                    std::string(" baseline: 1") + way.behind + "\n target: 90" + way.behind + "\n checkpoint: 40" + way.behind + " by 2025-09-30\n checkpoint: 60" + way.behind + " by 2025-06-30"));
    EXPECT_EQ(count(falling, "time_bound.checkpoint_falls"), total) << way.word << "\n" << falling.shown();
  }
}

TEST(Checkpoints, ThatWereMissedAreToldByWhatWasMeasured) {
  const auto with = [](const std::string& way, const std::string& checkpoint, const std::string& actual) {
    return count(CompiledPlan(goal("unit: order  better: up  over_time: " + way, " baseline: 10 orders\n target: 90 orders\n checkpoint: 40 orders " + checkpoint + "\n actual: " + actual)),
                 "tracking.checkpoint_missed");
  };
  EXPECT_EQ(with("sum", "by 2025-06-30", "30 orders during 2025-01 .. 2025-06"), 1u);
  EXPECT_EQ(with("sum", "by 2025-06-30", "40 orders during 2025-01 .. 2025-06"), 0u);
  EXPECT_EQ(with("sum", "by 2025-06-30", "30 orders during 2025-06"), 0u) << "of one month only";
  EXPECT_EQ(with("sum", "during 2025-06", "30 orders during 2025-06"), 1u);
  EXPECT_EQ(with("last", "by 2025-06-30", "30 orders as_of 2025-07-03"), 1u);
  EXPECT_EQ(with("last", "by 2025-06-30", "30 orders as_of 2025-05-03"), 0u) << "before its day";
}

}  // namespace
}  // namespace campaign

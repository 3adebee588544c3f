// What was measured against what was wanted, checkpoints, and the days of tactics.

#include <cstdio>
#include <random>

#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"

namespace campaign {
namespace {

std::size_t count(const CompiledPlan& plan, std::string_view finding) {
  return static_cast<std::size_t>(std::ranges::count(plan.snapshot.diagnostics, finding, &Diagnostic::name));
}

/// A goal of 2025 by a metric of its own.
std::string goal(const std::string& metric, const std::string& properties, const std::string& tactic = "", const std::string& campaign = "") {
  return "kpi m \"M\" { " + metric + "  measured: weekly  source: \"s\" }\ncampaign c \"C\" {\n period: 2025\n currency: USD\n" + campaign + "\n goal g \"G\" {\n metric: m\n by: 2025-12-31\n" + properties +
         "\n strategy s \"S\" { tactic t \"T\" { flight: 2025-03-01 .. 2025-05-31\n" + tactic + " } }\n }\n}\n";
}

struct Way {
  const char* word;
  const char* unit;
  const char* behind;  // An amount in it.
};
constexpr Way kWays[] = {{"sum", "order", " orders"}, {"unique", "person", " people"}, {"last", "follower", " followers"}, {"ratio", "percent", "%"},
                         {"wave", "percent", "%"},   {"average", "day", " days"},      {"derived", "money", " USD"}};

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
      }
    }
  }
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

// -- days --------------------------------------------------------------------------------------------------------------

CompiledPlan tactic(const std::string& text) { return CompiledPlan(plan_of_example("tactic posts \"Posts\" { channel: paid_social  budget: 1k USD  owner: @ann  kpi: clicks\n " + text + " }")); }

TEST(Days, ADurationFitsIntoItsDates) {
  struct Case {
    const char* flight;
    const char* duration;
    bool too_long;
  };
  constexpr Case kCases[] = {
      {"2027-02", "1 month", false},         {"2027-02", "28 days", false},        {"2027-02", "29 days", true},
      {"2027-03-01 .. 2027-03-12", "10 workdays", false}, {"2027-03-01 .. 2027-03-12", "11 workdays", true}, {"2027-03-01 .. 2027-03-14", "2 weeks", false},
      {"2027-03-01 .. 2027-03-14", "15 days", true},      {"2027-01-31 .. 2027-03-30", "2 months", false},   {"2027-03-01 .. 2027-03-07, 2027-04-01 .. 2027-04-07", "5 weeks", false},
      {"2027", "1 year", false},             {"2027", "13 months", true},
  };
  for (const Case& one : kCases) {
    const CompiledPlan plan = tactic("flight: " + std::string(one.flight) + "  duration: " + one.duration);
    EXPECT_EQ(count(plan, "schedule.duration_exceeds_flight"), one.too_long) << one.flight << ", " << one.duration << "\n" << plan.shown();
  }
}

TEST(Days, ADaypartFallsOnItsFlight) {
  const auto seed = std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  constexpr const char* kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (int round = 0; round < 60; ++round) {
    // 2027-03-01 is a Monday.
    const int first = pick(1, 20), length = pick(1, 7), one = pick(0, 6), other = pick(0, 6);
    bool falls = false;
    for (int day = first; day < first + length; ++day) falls = falls || (day - 1) % 7 == one || (day - 1) % 7 == other;
    const auto date = [](int day) { return std::string("2027-03-") + (day < 10 ? "0" : "") + std::to_string(day); };
    const std::string text = "flight: " + date(first) + " .. " + date(first + length - 1) + "  daypart: " + kDays[one] + " 09:00 .. 12:00, " + kDays[other] + " 09:00 .. 12:00";
    const CompiledPlan plan = tactic(text);
    EXPECT_EQ(count(plan, "schedule.daypart_never_falls"), falls ? 0u : 1u) << text << "\n" << plan.shown();
  }
}

TEST(Days, MonthsWithoutTheDayAreCounted) {
  const auto said = [](const std::string& text) {
    const CompiledPlan plan = tactic(text);
    const Diagnostic* found = plan.find("schedule.skips_months");
    return found == nullptr ? std::string() : found->message;
  };
  EXPECT_NE(said("flight: 2027  daypart: monthly on 31").find("in 5 of its months"), std::string::npos) << said("flight: 2027  daypart: monthly on 31");
  EXPECT_NE(said("flight: 2027  daypart: monthly on 30").find("in 1 of its months"), std::string::npos);
  EXPECT_EQ(said("flight: 2027  daypart: monthly on 28"), "");
  EXPECT_EQ(said("flight: 2027-07 .. 2027-08  daypart: monthly on 31"), "");
  EXPECT_EQ(said("flight: 2027  daypart: monthly on 15, 31"), "") << "each month has one of them";
}

TEST(Days, FlightsOfOneTacticDoNotOverlap) {
  EXPECT_EQ(count(tactic("flight: 2027-03-01 .. 2027-03-20, 2027-03-20 .. 2027-03-31"), "schedule.flights_overlap"), 1u);
  EXPECT_EQ(count(tactic("flight: 2027-03-20 .. 2027-03-31, 2027-03-01 .. 2027-03-20"), "schedule.flights_overlap"), 1u);
  EXPECT_EQ(count(tactic("flight: 2027-03-01 .. 2027-03-19, 2027-03-20 .. 2027-03-31"), "schedule.flights_overlap"), 0u);
}

TEST(Totals, OfPeopleSayBetweenWhichEndsTheyLie) {
  const CompiledPlan plan(
      "kpi reached \"Reached\" { unit: person  better: up  over_time: unique  measured: weekly  source: \"s\" }\ncampaign c \"C\" {\n period: 2027\n goal g \"G\" {\n metric: reached\n baseline: 0 people\n target: 500 people\n by: 2027-12-31\n"
      " strategy s \"S\" {\n tactic a \"A\" { expect { reached: 300 people } }\n tactic b \"B\" { expect { reached: 300 people } }\n }\n }\n}\n");
  const Diagnostic* found = plan.find("attainable.below_target");
  ASSERT_NE(found, nullptr) << plan.shown();
  EXPECT_NE(found->message.find("450 people"), std::string::npos) << found->message;
  EXPECT_NE(found->note.find("300 people"), std::string::npos) << found->note;
  EXPECT_NE(found->note.find("600 people"), std::string::npos) << found->note;
}

}  // namespace
}  // namespace campaign

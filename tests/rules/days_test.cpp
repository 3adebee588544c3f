// The days of tactics: durations, dayparts, flights; and the ends of what is counted once.

#include <cstdio>
#include <random>

#include <gtest/gtest.h>

#include "rules/finding_info.h"
#include "rules/measured_plans.h"

namespace campaign {
namespace {

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
      {"2027-03-06", "24 hours", false},     {"2027-03-06", "25 hours", true},     {"2027-03-06", "1_440 minutes", false},
      {"2027-03-06", "1_441 minutes", true}, {"2027-03-06", "1.5 days", true},     {"2027-03-01 .. 2027-03-10", "1.5 weeks", true},
      {"2027-03-01 .. 2027-03-11", "1.5 weeks", false},    {"2027-03-06 .. 2027-03-07", "1 workday", true},  {"2027-03-05 .. 2027-03-06", "1.5 workdays", true},
      {"2027", "5 quarters", true},          {"2027", "4 quarters", false},
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

// A rhythm is looked at in every property that has one, on flights that are written, around it, or worked out.
TEST(Days, ARhythmOfSendsFallsOnItsDaysToo) {
  for (const std::string property : {"daypart", "repeat"}) {
    EXPECT_EQ(count(tactic("flight: 2027-03-06 .. 2027-03-07  " + property + ": weekly on tue"), "schedule.daypart_never_falls"), 1u) << property;
    EXPECT_EQ(count(tactic("after: 2027-03-06  duration: 2 days  " + property + ": weekly on tue"), "schedule.daypart_never_falls"), 1u) << property;
    EXPECT_EQ(count(tactic("flight: 2027-03-06 .. 2027-03-07  tactic u \"U\" { " + property + ": weekly on tue }"), "schedule.daypart_never_falls"), 1u) << property;
    EXPECT_EQ(count(tactic("flight: 2027-03-06 .. 2027-03-09  " + property + ": weekly on tue"), "schedule.daypart_never_falls"), 0u) << property;
    EXPECT_EQ(count(tactic("status: cancelled  flight: 2027-03-06 .. 2027-03-07  " + property + ": weekly on tue"), "schedule.daypart_never_falls"), 0u) << property;
    EXPECT_EQ(count(tactic("flight: 2027-02-01 .. 2027-02-28  " + property + ": monthly on 31"), "schedule.daypart_never_falls"), 1u) << property;
    EXPECT_EQ(count(tactic("flight: 2027-02-01 .. 2027-02-28  " + property + ": monthly on fifth friday"), "schedule.daypart_never_falls"), 1u) << property;
  }
  EXPECT_EQ(count(tactic("flight: 2027-03-08 .. 2027-03-12  daypart: mon 09:00 .. 10:00, sun 09:00 .. 10:00"), "schedule.rhythm_never_falls"), 1u);
  EXPECT_EQ(count(tactic("flight: 2027-03-08 .. 2027-03-12, 2027-04-04  daypart: mon 09:00 .. 10:00, sun 09:00 .. 10:00"), "schedule.rhythm_never_falls"), 0u) << "4 April is a Sunday";
}

TEST(Days, MonthsThatARhythmSkipsAreToldWithTheOneThatSkipsNone) {
  struct Case {
    const char* flight;
    const char* rhythm;
    const char* months;
    const char* better;
  };
  constexpr Case kCases[] = {
      {"2027", "monthly on 31", "in 5 of", "`monthly on last day`"}, {"2027", "monthly on fifth friday", "in 7 of", "`monthly on last friday`"}, {"2027-01-31 .. 2027-12-31", "monthly", "in 5 of", "`monthly on last day`"},
      {"2027", "every 2 months on 31", "in 2 of", "`every 2 months on last day`"}, {"2027", "monthly on 30, 31", "in 1 of", "`monthly on last day`"},
      {"2027", "monthly on fourth friday", "", ""}, {"2027-01-28 .. 2027-12-31", "monthly", "", ""}, {"2027", "monthly on last friday", "", ""}, {"2027", "monthly on last day", "", ""}, {"2028-02", "monthly on 29", "", ""},
  };
  for (const Case& one : kCases) {
    for (const std::string property : {"daypart", "repeat"}) {
      const CompiledPlan plan = tactic("flight: " + std::string(one.flight) + "  " + property + ": " + one.rhythm);
      const Diagnostic* found = plan.find("schedule.skips_months");
      ASSERT_EQ(found != nullptr, *one.months != '\0') << one.rhythm << plan.shown();
      if (found == nullptr) continue;
      EXPECT_NE(found->message.find(one.months), std::string::npos) << found->message;
      EXPECT_NE(found->help.find(one.better), std::string::npos) << found->help;
    }
  }
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

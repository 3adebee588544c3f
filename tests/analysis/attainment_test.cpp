#include <gtest/gtest.h>

#include <fmt/format.h>

#include "analysis/analysis.h"
#include "analysis/metrics.h"
#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

/// One goal in a campaign of US dollars, judged by the properties given, with these tactics in its one strategy.
struct OneGoal {
  OneGoal(std::string_view goal, std::string_view tactics, std::string_view more = "")
      : plan(fmt::format("{}\n{}\nbusiness goal growth \"Growth\"\nperson ann \"Ann\"\n"
                         "campaign c \"C\" {{\n  period: 2027\n  currency: USD\n  serves: growth\n"
                         "  goal g \"G\" {{\n    {}\n    by: 2027-12-31\n    owner: @ann\n"
                         "    strategy s \"S\" {{\n{}\n    }}\n  }}\n}}\n",
                         kMetrics, more, goal, tactics)) {}

  [[nodiscard]] const Attainment& attainment() const {
    const Attainment* found = plan.snapshot.analysis.attainment_of(plan.at("c.g"));
    EXPECT_NE(found, nullptr);
    return *found;
  }
  [[nodiscard]] std::string total() const {
    const auto& total = attainment().total;
    return total ? format_estimate(plan.snapshot.plan.units(), *total) : "none";
  }
  [[nodiscard]] std::string needed() const {
    const auto& needed = attainment().needed;
    return needed ? format_amount(plan.snapshot.plan.units(), *needed) : "unknown";
  }
  /// "tactic: estimate = derivation" each.
  [[nodiscard]] std::vector<std::string> contributions() const {
    std::vector<std::string> all;
    for (const Contribution& one : attainment().contributions) {
      all.push_back(fmt::format("{}: {}{}{}", plan.snapshot.plan[one.tactic].name,
                                format_estimate(plan.snapshot.plan.units(), one.estimate),
                                one.derivation.empty() ? "" : " = ", one.derivation));
    }
    return all;
  }

  CompiledPlan plan;
};

using Lines = std::vector<std::string>;

constexpr std::string_view kRevenue = "metric: revenue\n    baseline: 7_200_000 USD during 2026\n    target: +25%";

TEST(AttainmentTest, StatedContributionsAddUp) {
  const OneGoal goal(kRevenue, R"(
    tactic coupon "Coupon" { expect { revenue: 29_220 USD } }
    tactic winback "Win back" { expect { revenue: 100_000 USD to 200_000 USD } })");
  EXPECT_EQ(goal.contributions(), (Lines{"coupon: 29,220 USD", "winback: 100,000 to 200,000 USD"}));
  EXPECT_EQ(goal.total(), "129,220 to 229,220 USD");
  EXPECT_EQ(goal.needed(), "1,800,000 USD");
  EXPECT_EQ(goal.attainment().coverage->round(4).to_string(), "0.0996");  // 179,220 of 1,800,000
  EXPECT_TRUE(goal.attainment().out_of_reach);
}

TEST(AttainmentTest, AContributionIsWorkedOutThroughAFormula) {
  const OneGoal goal(kRevenue, R"(
    tactic coupon "Coupon" { expect {
      orders: 3_000 to 5_000
      order_value: 60 USD/order to 70 USD/order
    } })");
  EXPECT_EQ(goal.contributions(), Lines{"coupon: 180,000 to 350,000 USD = orders × average order value"});
  EXPECT_EQ(goal.attainment().contributions.front().estimate.middle.number, *Decimal::parse("260000"));  // 4,000 × 65
  EXPECT_EQ(goal.plan.text(goal.attainment().contributions.front().span), "3_000 to 5_000");
}

TEST(AttainmentTest, AFormulaIsTurnedAroundWhereThatIsNeeded) {
  // Orders come from the goal's formula read backwards: cost per order = spend ÷ orders.
  const OneGoal goal("metric: orders\n    baseline: 100 orders during 2026\n    target: 400 orders", R"(
    tactic ads "Ads" { expect {
      spend: 6_000 USD
      cost_per_order: 20 USD/order to 30 USD/order
    } })");
  EXPECT_EQ(goal.contributions(), Lines{"ads: 200 to 300 orders = spend ÷ cost per order"});
  EXPECT_FALSE(goal.attainment().out_of_reach);
}

TEST(AttainmentTest, StepsFollowOneAnother) {
  const OneGoal goal(kRevenue, R"(
    tactic ads "Ads" { expect {
      spend: 6_000 USD
      cost_per_order: 20 USD/order
      order_value: 50 USD/order
    } })");
  EXPECT_EQ(goal.contributions(), Lines{"ads: 15,000 USD = spend ÷ cost per order × average order value"});
}

TEST(AttainmentTest, PointsAtTheExpectationsThatItWasWorkedOutFrom) {
  const OneGoal goal("metric: orders\n    baseline: 100 orders\n    target: 400 orders", R"(
    tactic ads "Ads" { expect {
      order_value: 50 USD/order
      spend: 6_000 USD
      cost_per_order: 20 USD/order
    } })");
  ASSERT_EQ(goal.contributions().size(), 1u);
  EXPECT_EQ(goal.plan.text(goal.attainment().contributions.front().span), "6_000 USD");
}

TEST(AttainmentTest, WhatOccursTwiceIsNotSolved) {
  const OneGoal goal("metric: gain\n    baseline: 0 orders\n    target: 10 orders",
                     R"(tactic t "T" { expect { rate: 50% } })",
                     "kpi gain \"Gain\" { unit: order better: up over_time: sum }\n"
                     "kpi rate \"Rate\" = (gain - orders) / gain { better: up }");
  EXPECT_EQ(goal.contributions(), Lines{});
  EXPECT_EQ(goal.total(), "none");
}

TEST(AttainmentTest, PercentAndUnitsAreTakenIntoAccount) {
  const OneGoal goal(
      "metric: coupons_used\n    baseline: 0 orders\n    target: 300 orders",
      R"(tactic t "T" { expect { orders: 6_000; redemption: 5% } })",
      "kpi coupons_used \"Coupons used\" = orders * redemption { unit: order better: up over_time: sum }\n"
      "kpi redemption \"Redemption\" { unit: percent better: up }");
  EXPECT_EQ(goal.contributions(), Lines{"t: 300 orders = orders × redemption"});
  EXPECT_FALSE(goal.attainment().out_of_reach);
}

TEST(AttainmentTest, AParentsOwnStatementCountsAndItsPartsDoNot) {
  const OneGoal goal(kRevenue, R"(
    tactic tv "TV" {
      expect { revenue: 120k USD }
      tactic north "North" { expect { revenue: 70k USD } }
      tactic south "South" { expect { revenue: 50k USD } }
    }
    tactic radio "Radio" {
      tactic east "East" { expect { revenue: 10k USD } }
      tactic west "West" { expect { revenue: 20k USD } }
    })");
  EXPECT_EQ(goal.contributions(), (Lines{"tv: 120,000 USD", "east: 10,000 USD", "west: 20,000 USD"}));
  EXPECT_EQ(goal.total(), "150,000 USD");
}

TEST(AttainmentTest, WhatIsCancelledAddsNothing) {
  const OneGoal goal(kRevenue, R"(
    tactic tv "TV" { status: cancelled; expect { revenue: 2M USD } }
    tactic radio "Radio" { expect { revenue: 10k USD } })");
  EXPECT_EQ(goal.total(), "10,000 USD");
}

TEST(AttainmentTest, TheTrendIsTakenOff) {
  const OneGoal goal("metric: orders\n    baseline: 100 orders\n    target: 400 orders\n    trend: 50 orders",
                     R"(tactic t "T" { expect { orders: 250 } })");
  EXPECT_EQ(goal.needed(), "250 orders");
  EXPECT_FALSE(goal.attainment().out_of_reach);
}

TEST(AttainmentTest, PointsAreAddedAndLevelsAreNot) {
  const std::string_view aware = "metric: aware\n    baseline: 40%\n    target: 46%";
  const OneGoal points(aware, R"(
    tactic a "A" { expect { aware: +2 points } }
    tactic b "B" { expect { aware: +3 points } })");
  EXPECT_EQ(points.total(), "+5 points");
  EXPECT_EQ(points.needed(), "+6 points");
  EXPECT_TRUE(points.attainment().out_of_reach);

  const OneGoal levels(aware, R"(
    tactic a "A" { expect { aware: 43% } }
    tactic b "B" { expect { aware: 44% } })");
  EXPECT_EQ(levels.total(), "none");
  EXPECT_FALSE(levels.attainment().out_of_reach);

  const OneGoal mixed(aware, R"(
    tactic a "A" { expect { aware: 43% } }
    tactic b "B" { expect { aware: +4 points } })");
  EXPECT_EQ(mixed.total(), "none");
}

TEST(AttainmentTest, TheOnlyLevelIsHeldAgainstTheTarget) {
  const OneGoal goal("metric: aware\n    baseline: 40%\n    target: 46%",
                     R"(tactic a "A" { expect { aware: 42% to 43% } })");
  EXPECT_TRUE(goal.attainment().is_level);
  EXPECT_EQ(goal.total(), "42% to 43%");
  EXPECT_TRUE(goal.attainment().out_of_reach);
  EXPECT_EQ(goal.attainment().coverage->round(3).to_string(), "0.417");  // 2.5 of 6 points
}

TEST(AttainmentTest, ARatioIsWorkedOutAgainFromItsSummedParts) {
  const OneGoal goal("metric: cost_per_order\n    baseline: 30 USD/order\n    target: 20 USD/order", R"(
    tactic a "A" { expect { spend: 1_000 USD; orders: 100 } }
    tactic b "B" { expect { spend: 3_000 USD; orders: 50 } })");
  EXPECT_TRUE(goal.attainment().is_level);
  EXPECT_EQ(goal.total(), "26.67 USD/order");  // 4,000 ÷ 150, not the average of 10 and 60
  EXPECT_TRUE(goal.attainment().out_of_reach);
}

TEST(AttainmentTest, ARatioWithoutAllPartsHasNoTotal) {
  const OneGoal goal("metric: cost_per_order\n    baseline: 30 USD/order\n    target: 20 USD/order", R"(
    tactic a "A" { expect { spend: 1_000 USD; orders: 100 } }
    tactic b "B" { expect { cost_per_order: 25 USD/order } })");
  EXPECT_EQ(goal.contributions().size(), 2u);
  EXPECT_EQ(goal.total(), "none");
}

TEST(AttainmentTest, PeopleAreCountedOnce) {
  const OneGoal goal("metric: people\n    baseline: 0 people\n    target: 60k people\n    audience: town", R"(
    tactic tv "TV" { expect { people: 40k people } }
    tactic radio "Radio" { expect { people: 30k people } })",
                     "audience town \"Town\" { size: 65k people }");
  EXPECT_EQ(goal.total(), "40,000 to 65,000 people");  // Not 70,000: there are only 65,000.
  EXPECT_EQ(goal.attainment().total->middle.number, Decimal::from_int(52'500));
  EXPECT_FALSE(goal.attainment().out_of_reach);
}

TEST(AttainmentTest, LessIsBetterIsMirrored) {
  const std::string_view fewer = "metric: complaints\n    baseline: 900 orders\n    target: 500 orders";
  const OneGoal enough(fewer, R"(tactic a "A" { expect { complaints: 300 to 450 } })");
  EXPECT_EQ(enough.needed(), "-400 orders");
  EXPECT_EQ(enough.total(), "-450 to -300 orders");
  EXPECT_FALSE(enough.attainment().out_of_reach);
  EXPECT_EQ(enough.attainment().coverage->round(4).to_string(), "0.9375");

  const OneGoal negative(fewer, R"(tactic a "A" { expect { complaints: -300 } })");
  EXPECT_EQ(negative.total(), "-300 orders");
  EXPECT_TRUE(negative.attainment().out_of_reach);
}

TEST(AttainmentTest, MarksAreNotAddedUp) {
  const OneGoal goal("metric: mark\n    baseline: 3\n    target: 4",
                     "tactic a \"A\" { expect { mark: 3.5 } }\ntactic b \"B\" { expect { mark: 3.6 } }");
  EXPECT_EQ(goal.total(), "none");
}

TEST(AttainmentTest, WithoutABaselineNothingIsClaimed) {
  const OneGoal goal("metric: orders\n    baseline: unknown\n    target: 400 orders",
                     R"(tactic t "T" { expect { orders: 5 } })");
  EXPECT_EQ(goal.total(), "5 orders");
  EXPECT_EQ(goal.needed(), "unknown");
  EXPECT_FALSE(goal.attainment().out_of_reach);
  EXPECT_FALSE(goal.attainment().coverage);
}

TEST(AttainmentTest, TacticsOfAGoalInAGoalCountForBoth) {
  const CompiledPlan plan(std::string(kMetrics) + R"(
business goal growth "Growth"
campaign c "C" {
  period: 2027
  serves: growth
  goal outer "Outer" {
    metric: orders
    baseline: 0 orders
    target: 10 orders
    goal inner "Inner" {
      metric: orders
      baseline: 0 orders
      target: 5 orders
      strategy s "S" { tactic t "T" { expect { orders: 7 } } }
    }
  }
})");
  for (const char* path : {"c.outer", "c.outer.inner"}) {
    const Attainment* attainment = plan.snapshot.analysis.attainment_of(plan.at(path));
    ASSERT_NE(attainment, nullptr) << path;
    ASSERT_TRUE(attainment->total) << path;
    EXPECT_EQ(attainment->total->middle.number, Decimal::from_int(7)) << path;
  }
}

constexpr std::string_view kOrders = "metric: orders\n    baseline: 100 orders during 2026\n    target: 400 orders";
constexpr std::string_view kTwo = R"(
    tactic mail "Mail" { expect { orders: 100 to 300 } }
    tactic ads "Ads" { expect { orders: 100 to 100 } })";

TEST(AttainmentTest, AStatedOverlapIsTakenOffTheSum) {
  EXPECT_EQ(OneGoal(kOrders, kTwo).total(), "200 to 400 orders");
  EXPECT_EQ(OneGoal(kOrders, "    overlap: 20%\n" + std::string(kTwo)).total(), "160 to 320 orders");
  EXPECT_EQ(OneGoal(std::string(kOrders) + "\n    overlap: 50%", kTwo).total(), "100 to 200 orders");
  EXPECT_EQ(OneGoal(std::string(kOrders) + "\n    overlap: 50%", "    overlap: 20%\n" + std::string(kTwo)).total(), "80 to 160 orders");
  // What each tactic adds by itself stays as it is written.
  EXPECT_EQ(OneGoal(kOrders, "    overlap: 20%\n" + std::string(kTwo)).contributions(), (Lines{"mail: 100 to 300 orders", "ads: 100 orders"}));
}

TEST(AttainmentTest, AnOverlapThatIsNotKnownTakesNothingOff) {
  EXPECT_EQ(OneGoal(kOrders, "    overlap: unknown\n" + std::string(kTwo)).total(), "200 to 400 orders");
}

TEST(AttainmentTest, WhatIsNotKnownLeavesTheSumOpen) {
  for (const char* unknown : {"undisclosed", "3 hours"}) {
    const OneGoal goal(kOrders, "tactic mail \"Mail\" { expect { orders: 100 to 300 } }\ntactic ads \"Ads\" { expect { orders: " + std::string(unknown) + " } }");
    EXPECT_TRUE(goal.attainment().unknown_parts);
    EXPECT_EQ(goal.total(), "none");
    EXPECT_FALSE(goal.attainment().out_of_reach);
    EXPECT_EQ(goal.contributions(), (Lines{"mail: 100 to 300 orders"}));
  }
}

TEST(AttainmentTest, AStatedOverlapOfPeopleReplacesTheGuess) {
  constexpr std::string_view kReach = "metric: people\n    baseline: 0 people\n    target: 1_000 people";
  constexpr std::string_view kReached = R"(
    tactic tv "TV" { expect { people: 600 people } }
    tactic radio "Radio" { expect { people: 400 people } })";
  EXPECT_EQ(OneGoal(kReach, kReached).attainment().total->middle.number, Decimal::from_int(800));
  EXPECT_EQ(OneGoal(kReach, "    overlap: 10%\n" + std::string(kReached)).attainment().total->middle.number, Decimal::from_int(900));
  // However much they overlap, the largest part is reached.
  EXPECT_EQ(OneGoal(kReach, "    overlap: 80%\n" + std::string(kReached)).attainment().total->middle.number, Decimal::from_int(600));
}

}  // namespace
}  // namespace campaign

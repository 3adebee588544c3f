#include "analysis/caps.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/goal.h"
#include "analysis/identities.h"
#include "emit/json/computed.h"
#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

constexpr std::string_view kMetrics = R"(
kpi donations "Donations" { unit: money  better: up  over_time: sum }
kpi match "Matched money" = min(donations, 5_000 USD) { better: up  over_time: sum }
kpi raised "Raised" = donations + match { better: up  over_time: sum }
kpi at_least "At least" = max(donations * 2, 10 USD, 20 USD) { better: up  over_time: sum }
unit gift "gift"
kpi gifts "Gifts" { unit: gift  better: up  over_time: sum }
)";

/// A goal of some metric, with a tactic for each amount of donations.
std::string plan_of(std::string_view metric, const std::vector<std::string>& expectations, std::string_view more = "") {
  std::string text = fmt::format("{}{}campaign c \"C\" {{\n  period: 2027\n  currency: USD\n  goal g \"G\" {{\n    metric: {}\n    by: 2027-12-31\n    strategy s \"S\" {{\n", kMetrics, more, metric);
  for (std::size_t i = 0; i < expectations.size(); ++i) text += fmt::format("      tactic t{} \"T {}\" {{ expect {{ {} }} }}\n", i, i, expectations[i]);
  return text + "    }\n  }\n}\n";
}

std::string total_of(const CompiledPlan& plan) {
  const auto& total = plan.snapshot.analysis.attainment_of(plan.at("c.g"))->total;
  return total ? format_estimate(plan.snapshot.plan.units(), *total) : "none";
}

TEST(Caps, AreTakenOfTheSumAndNotOfEachPart) {
  EXPECT_EQ(total_of(CompiledPlan(plan_of("match", {"donations: 4_000 USD"}))), "4,000 USD");
  EXPECT_EQ(total_of(CompiledPlan(plan_of("match", {"donations: 4_000 USD", "donations: 3_000 USD"}))), "5,000 USD");
  EXPECT_EQ(total_of(CompiledPlan(plan_of("raised", {"donations: 4_000 USD", "donations: 3_000 USD"}))), "12,000 USD");
  EXPECT_EQ(total_of(CompiledPlan(plan_of("match", {"donations: 1_000 to 2_000 USD", "donations: 2_000 to 4_000 USD"}))), "3,000 to 5,000 USD");
}

TEST(Caps, WhatIsStatedBesideWhatIsWorkedOutLeavesTheTotalOpen) {
  EXPECT_EQ(total_of(CompiledPlan(plan_of("match", {"match: 1_000 USD", "match: 500 USD"}))), "1,500 USD");
  EXPECT_EQ(total_of(CompiledPlan(plan_of("match", {"match: 1_000 USD", "donations: 3_000 USD"}))), "none");
}

TEST(Caps, NothingIsWorkedOutBackwards) {
  // What was matched says nothing of what was given beyond it.
  const CompiledPlan plan(plan_of("donations", {"match: 5_000 USD"}));
  EXPECT_TRUE(plan.snapshot.analysis.attainment_of(plan.at("c.g"))->contributions.empty());
}

TEST(Caps, OfAnotherCurrencySayNothing) {
  constexpr std::string_view kInPounds = "kpi in_pounds \"In pounds\" = min(donations, 5_000 GBP) { unit: money  better: up  over_time: sum }\n";
  const CompiledPlan plan(plan_of("in_pounds", {"donations: 4_000 USD"}, kInPounds));
  EXPECT_TRUE(plan.snapshot.analysis.attainment_of(plan.at("c.g"))->contributions.empty());
  EXPECT_EQ(plan.snapshot.plan.units().name(*plan.snapshot.plan.unit_of(metric_of(plan.snapshot.plan, plan.at("c.g")))), "GBP");
}

TEST(Caps, AreShownAsTheyAreWritten) {
  const CompiledPlan plan(plan_of("raised", {"donations: 4_000 USD"}));
  const Plan& all = plan.snapshot.plan;
  const auto text = [&](std::string_view name) {
    for (const EntityId kpi : all.all(Kind::kpi)) {
      if (all[kpi].name == name) return formula_text(all, *all.formula(kpi));
    }
    return std::string();
  };
  EXPECT_EQ(text("match"), "min(donations, 5000 USD)");
  EXPECT_EQ(text("at_least"), "max(max(donations * 2, 10 USD), 20 USD)");
  const auto& contributions = plan.snapshot.analysis.attainment_of(plan.at("c.g"))->contributions;
  ASSERT_EQ(contributions.size(), 1u);
  EXPECT_EQ(contributions[0].derivation, "donations + min(donations, 5,000 USD)");
  for (const EntityId kpi : all.all(Kind::kpi)) EXPECT_EQ(is_capped(all, kpi), all[kpi].name == "match" || all[kpi].name == "raised" || all[kpi].name == "at_least");
}

TEST(Caps, HaveToBeOfOneUnit) {
  const auto finds = [](std::string_view formula) { return CompiledPlan(plan_of("donations", {}, fmt::format("kpi k \"K\" = {}\n", formula))).find("types.units_do_not_add") != nullptr; };
  EXPECT_TRUE(finds("min(donations, gifts)"));
  EXPECT_TRUE(finds("max(donations, 3)"));
  EXPECT_FALSE(finds("min(donations, 3 USD, 2k USD)"));
  const auto refused = [](std::string_view formula) { return CompiledPlan(plan_of("donations", {}, fmt::format("kpi k \"K\" = {}\n", formula))).find("types.mismatch") != nullptr; };
  EXPECT_TRUE(refused("min(donations)"));
  EXPECT_TRUE(refused("median(donations, match)"));
  EXPECT_TRUE(refused("min(d for d in donations)"));
}

// An oracle of its own: whole dollars, added up and capped with std::min.
TEST(Caps, HoldForRandomPlans) {
  constexpr unsigned kSeed = 20270104;
  std::mt19937 random(kSeed);
  const auto below = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 60; ++round) {
    const int cap = 500 + below(20'000);
    std::vector<std::string> expectations;
    int low = 0, high = 0;
    for (int i = 1 + below(6); i > 0; --i) {
      const int least = below(5'000), most = least + below(3'000);
      low += least, high += most;
      expectations.push_back(fmt::format("donations: {} to {} USD", least, most));
    }
    const CompiledPlan plan(plan_of("both", expectations, fmt::format("kpi capped \"Capped\" = min(donations, {} USD) {{ over_time: sum }}\nkpi both \"Both\" = donations + capped * 2 {{ over_time: sum  better: up }}\n", cap)));
    const auto& total = plan.snapshot.analysis.attainment_of(plan.at("c.g"))->total;
    ASSERT_TRUE(total) << "seed " << kSeed << " round " << round;
    EXPECT_EQ(total->low.number, Decimal::from_int(low + 2 * std::min(low, cap))) << "seed " << kSeed << " round " << round;
    EXPECT_EQ(total->high.number, Decimal::from_int(high + 2 * std::min(high, cap))) << "seed " << kSeed << " round " << round;
  }
}

TEST(Ranges, OfTheSmallerAndTheLargerHoldWhateverIsChosen) {
  constexpr unsigned kSeed = 7;
  std::mt19937 random(kSeed);
  const auto number = [&] { return static_cast<int>(random() % 41) - 20; };
  const auto range = [&] {
    std::array<int, 3> ends{number(), number(), number()};
    std::ranges::sort(ends);
    return Range{Decimal::from_int(ends[0]), Decimal::from_int(ends[1]), Decimal::from_int(ends[2])};
  };
  for (int round = 0; round < 500; ++round) {
    const Range a = range(), b = range();
    const Range smaller = smaller_of(a, b), larger = larger_of(a, b);
    for (const Decimal& x : {a.low, a.middle, a.high}) {
      for (const Decimal& y : {b.low, b.middle, b.high}) {
        EXPECT_TRUE(smaller.low <= std::min(x, y) && std::min(x, y) <= smaller.high) << "seed " << kSeed;
        EXPECT_TRUE(larger.low <= std::max(x, y) && std::max(x, y) <= larger.high) << "seed " << kSeed;
      }
    }
    EXPECT_EQ(sum_of(smaller, larger), sum_of(a, b)) << "seed " << kSeed;
  }
}

}  // namespace
}  // namespace campaign

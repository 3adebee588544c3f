// What was spent, and what prices and volumes come to, against the budgets above single tactics.

#include <cstdio>
#include <random>

#include <gtest/gtest.h>

#include "rules/measured_plans.h"

namespace campaign {
namespace {

/// Random trees of goals, strategies and tactics, with and without budgets, and what was spent on the tactics. Who overspends is
/// worked out here again: what parts spent beyond budgets of their own is theirs, and where the parts' budgets are too much that is said.
TEST(Spending, IsHeldAgainstTheBudgetsAroundIt) {
  const auto seed = std::random_device()();
  std::printf("seed %u\n", seed);
  std::mt19937 random(seed);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
  struct Sums {
    int spent = 0, within = 0, allocated = 0;
    bool any = false;
  };
  std::size_t found_above = 0;
  for (int round = 0; round < 60; ++round) {
    std::size_t overspent = 0;
    const auto budget = [&](int most) { return pick(0, 1) == 0 ? 0 : pick(most / 4, most); };
    const auto line = [](int money) { return money == 0 ? std::string() : "budget: " + std::to_string(money) + " USD\n"; };
    // What is around some parts: counts it where it overspends, and gives what the one around it has to count.
    const auto around = [&](Sums parts, int own, bool tactic) {
      if (own > 0 && parts.any && parts.within > own && (tactic || parts.allocated <= own)) ++overspent, found_above += tactic ? 0 : 1;
      if (own > 0) parts.within = std::min(parts.within, own), parts.allocated = own;
      return parts;
    };
    const auto add = [](Sums& sum, const Sums& more) {
      sum = {sum.spent + more.spent, sum.within + more.within, sum.allocated + more.allocated, sum.any || more.any};
    };
    std::string text = "use std.kpi.media\ncampaign c \"C\" {\n period: 2025\n currency: USD\n";
    const int in_all = budget(900);
    text += line(in_all);
    Sums all;
    for (int g = pick(1, 2); g > 0; --g) {
      const int goal_money = budget(500);
      text += "goal g" + std::to_string(g) + " \"G\" {\n" + line(goal_money);
      Sums in_goal;
      for (int s = pick(1, 2); s > 0; --s) {
        const int strategy_money = budget(300);
        text += "strategy s" + std::to_string(s) + " \"S\" {\n" + line(strategy_money);
        Sums in_strategy;
        for (int t = pick(1, 3); t > 0; --t) {
          const int money = budget(150), spent = pick(0, 2) == 0 ? 0 : pick(10, 200);
          text += "tactic t" + std::to_string(t) + " \"T\" { flight: 2025-03\n" + line(money) + (spent == 0 ? "" : "actual: spend == " + std::to_string(spent) + " USD during 2025-03\n") + "}\n";
          add(in_strategy, around({spent, spent, 0, spent > 0}, money, true));
        }
        text += "}\n";
        add(in_goal, around(in_strategy, strategy_money, false));
      }
      text += "}\n";
      add(all, around(in_goal, goal_money, false));
    }
    text += "}\n";
    around(all, in_all, false);
    const CompiledPlan plan(text);
    EXPECT_EQ(count(plan, "tracking.overspent"), overspent) << text << plan.shown();
  }
  EXPECT_GT(found_above, 0u);
}

TEST(Spending, IsConvertedAndSaysItself) {
  const CompiledPlan plan("use std.kpi.media\nportfolio p \"P\" {\n currency: USD\n rate: 2 USD/EUR\n budget: 100 USD\n campaign c \"C\" { period: 2025  currency: EUR\n goal g \"G\" { strategy s \"S\" { "
                          "tactic t \"T\" { flight: 2025-03\n actual: spend == 30 EUR during 2025-03\n actual: spend == 25 EUR during 2025-04 } } } }\n}\n");
  const Diagnostic* found = plan.find("tracking.overspent");
  ASSERT_NE(found, nullptr) << plan.shown();
  EXPECT_EQ(found->message, "110 USD were spent on portfolio `p`, 10 USD more than its budget of 100 USD");
  EXPECT_EQ(found->labels.size(), 2u);
}

TEST(Spending, OfPricesAndVolumesIsHeldAgainstTheBudgetAround) {
  // Two tactics that need 3,600 USD at least each, by 200 leads of 18 USD.
  const auto with = [](const std::string& around, const std::string& inside, const std::string& tactic) {
    const std::string expected = "; expect { leads: 200 to 250; cpl: 18 to 22 USD/lead } }\n";
    const CompiledPlan plan("use std.kpi.leads\nuse std.kpi.acquisition\ncampaign c \"C\" {\n period: 2027\n currency: USD\n goal g \"G\" {\n " + around + "\n strategy s \"S\" {\n " + inside +
                            "\n tactic t \"T\" { flight: 2027-03  " + tactic + expected + "tactic u \"U\" { flight: 2027-04" + expected + "} }\n}\n");
    return std::pair(count(plan, "budget.parts_cost_more"), count(plan, "budget.prices_exceed_budget"));
  };
  using Found = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(with("budget: 7_200 USD", "", ""), Found(0, 0));
  EXPECT_EQ(with("budget: 6_000 USD", "", ""), Found(1, 0));
  EXPECT_EQ(with("", "budget: 6_000 USD", ""), Found(1, 0));
  EXPECT_EQ(with("budget: 6_000 USD", "budget: 6_000 USD", ""), Found(1, 0)) << "said once, where the tactics stand";
  EXPECT_EQ(with("budget: 6_000 USD", "", "budget: 2_000 USD"), Found(0, 1)) << "the tactic's own budget is its own fault";
  EXPECT_EQ(with("budget: 5_000 USD", "", "budget: 3_600 USD"), Found(1, 0));
  EXPECT_EQ(with("budget: 6_000 USD", "", "budget: undisclosed"), Found(0, 0)) << "nobody knows";
  EXPECT_EQ(with("budget: 6_000 USD", "", "status: cancelled"), Found(0, 0));
}

}  // namespace
}  // namespace campaign

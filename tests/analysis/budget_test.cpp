#include <gtest/gtest.h>

#include "analysis/budget.h"
#include "analysis/spending.h"
#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

std::string in_campaign(std::string_view members) {
  return "campaign c \"C\" {\n  period: 2027\n  currency: USD\n" + std::string(members) + "\n}\n";
}

/// "stated | allocated | left" of a declaration.
std::string use_of(const CompiledPlan& plan, std::string_view path) {
  const BudgetUse* use = plan.snapshot.analysis.budget_of(plan.at(path));
  if (use == nullptr) return "none";
  const Units& units = plan.snapshot.plan.units();
  return (use->stated ? format_amount(units, *use->stated) : "-") + " | " + format_amount(units, use->allocated) +
         " | " + (use->left ? format_amount(units, *use->left) : "-");
}

TEST(BudgetTest, TheNearestBudgetsBelowAreAddedUp) {
  const CompiledPlan plan(in_campaign(R"(
  budget: 100k USD
  goal g "G" {
    strategy a "A" {
      budget: 50k USD
      tactic t "T" { budget: 20k USD }
      tactic u "U" {
        tactic v "V" { budget: 12k USD }
        tactic w "W" { budget: 25k USD }
      }
    }
    strategy b "B" { tactic x "X" { budget: 5k USD } }
  })"));
  EXPECT_EQ(use_of(plan, "c"), "100,000 USD | 55,000 USD | 45,000 USD");
  EXPECT_EQ(use_of(plan, "c.g"), "- | 55,000 USD | -");
  EXPECT_EQ(use_of(plan, "c.g.a"), "50,000 USD | 57,000 USD | -7,000 USD");
  EXPECT_EQ(use_of(plan, "c.g.a.u"), "- | 37,000 USD | -");
  EXPECT_EQ(use_of(plan, "c.g.a.t"), "20,000 USD | 0 USD | 20,000 USD");
  const BudgetUse* use = plan.snapshot.analysis.budget_of(plan.at("c.g.a"));
  ASSERT_NE(use, nullptr);
  EXPECT_EQ(use->parts, (std::vector{plan.at("c.g.a.t"), plan.at("c.g.a.u.v"), plan.at("c.g.a.u.w")}));
}

TEST(BudgetTest, PlacementsCostWhatTheyAreBoughtFor) {
  const CompiledPlan plan(in_campaign(R"(
  goal g "G" { strategy s "S" { tactic t "T" {
    budget: 70k USD
    placement feed "Feed" { quantity: 6M impressions  price: 0.01 USD/impression }
    placement site "Site" { price: 10k USD  discount: 20%  fee: 10% }
    placement page "Page" { cost: 500 USD }
    placement none "Nothing said" { format: "A4" }
  } } })"));
  EXPECT_EQ(use_of(plan, "c.g.s.t"), "70,000 USD | 69,300 USD | 700 USD");  // 60,000 + 10,000 × 0.8 × 1.1 + 500
}

TEST(BudgetTest, WhatIsCancelledNeedsNoMoney) {
  const CompiledPlan plan(in_campaign(R"(
  budget: 10k USD
  goal g "G" { strategy s "S" {
    tactic t "T" { budget: 4k USD }
    tactic u "U" { status: cancelled  budget: 40k USD }
  } })"));
  EXPECT_EQ(use_of(plan, "c"), "10,000 USD | 4,000 USD | 6,000 USD");
}

TEST(BudgetTest, AnotherCurrencyIsLeftOutAndSaid) {
  const CompiledPlan plan(in_campaign(R"(
  budget: 10k USD
  goal g "G" { strategy s "S" {
    tactic t "T" { budget: 4k USD }
    tactic u "U" { budget: 4k EUR }
  } })"));
  const BudgetUse* use = plan.snapshot.analysis.budget_of(plan.at("c"));
  ASSERT_NE(use, nullptr);
  EXPECT_TRUE(use->mixed_currencies);
  EXPECT_EQ(use_of(plan, "c"), "10,000 USD | 4,000 USD | 6,000 USD");
}

TEST(BudgetTest, NoBudgetNoEntry) {
  const CompiledPlan plan(in_campaign(R"(goal g "G" { strategy s "S" { tactic t "T" } })"));
  EXPECT_EQ(use_of(plan, "c"), "none");
}

TEST(BudgetTest, APortfolioPaysItsCampaigns) {
  const CompiledPlan plan("portfolio p \"P\" {\n  currency: USD\n  budget: 90k USD\n"
                          "  campaign a \"A\" { period: 2027  currency: USD  budget: 60k USD }\n"
                          "  campaign b \"B\" { period: 2027  currency: USD  budget: 50k USD }\n}\n");
  EXPECT_EQ(use_of(plan, "p"), "90,000 USD | 110,000 USD | -20,000 USD");
}

TEST(BudgetTest, MoneyThatIsNotKnownIsSaid) {
  const CompiledPlan plan(in_campaign(R"(
  budget: 10k USD
  goal g "G" { strategy s "S" {
    tactic t "T" { budget: 4k USD }
    tactic u "U" { budget: undisclosed }
  } })"));
  ASSERT_NE(plan.snapshot.analysis.budget_of(plan.at("c")), nullptr);
  EXPECT_TRUE(plan.snapshot.analysis.budget_of(plan.at("c"))->unknown_parts);
  EXPECT_EQ(use_of(plan, "c"), "10,000 USD | 4,000 USD | 6,000 USD");
  EXPECT_EQ(use_of(plan, "c.g.s.u"), "none");
}

TEST(BudgetTest, MoneyGoesToTheChannelsThatItIsSpentOn) {
  const CompiledPlan plan("channel tv \"TV\" { kind: paid }\nchannel web \"Web\" { kind: owned }\n" + in_campaign(R"(
  goal g "G" { strategy s "S" {
    tactic t "T" {
      channel: tv
      budget: 10k USD
      tactic a "A" { budget: 6k USD }
      tactic b "B" { channel: web  budget: 1k USD }
    }
    tactic u "U" { channel: web  budget: 5k USD }
    tactic v "V" { channel: web, tv  budget: 50k USD }
  } })"));
  const auto money = money_by_channel(plan.snapshot.plan, plan.snapshot.analysis, plan.at("c"));
  ASSERT_EQ(money.size(), 2u);
  EXPECT_EQ(plan.snapshot.plan[money[0].on].name, "tv");
  EXPECT_EQ(money[0].money.number, Decimal::from_int(9000));
  EXPECT_EQ(money[1].money.number, Decimal::from_int(6000));
}

}  // namespace
}  // namespace campaign

// What stands beside a budget: a reserve, what comes in, what partners give, and several pots.

#include <random>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/budget.h"
#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

std::string in_campaign(std::string_view members) { return "campaign c \"C\" {\n  period: 2027\n  currency: USD\n" + std::string(members) + "\n}\n"; }

std::string shown(const CompiledPlan& plan, const std::optional<Amount>& money) { return money ? format_amount(plan.snapshot.plan.units(), *money) : "-"; }

const BudgetUse& use_of(const CompiledPlan& plan, std::string_view path) {
  static const BudgetUse kNone;
  const BudgetUse* use = plan.snapshot.analysis.budget_of(plan.at(path));
  EXPECT_NE(use, nullptr) << path;
  return use == nullptr ? kNone : *use;
}

TEST(Reserve, IsAShareOfTheBudgetOrThePool) {
  const CompiledPlan plan("portfolio p \"P\" {\n  currency: USD\n  budget: 1_000.01 USD\n  contingency: 5%\n  campaign c \"C\" { period: 2027  currency: USD  budget: 900 USD  contingency: 10% }\n}\n");
  EXPECT_EQ(shown(plan, use_of(plan, "p").reserve), "50 USD");
  EXPECT_EQ(shown(plan, use_of(plan, "p.c").reserve), "90 USD");
  EXPECT_EQ(shown(plan, use_of(plan, "p").left), "100.01 USD");
}

TEST(Reserve, OfAPoolIsNoMoneyLeftOver) {
  const auto finds = [](std::string_view share, std::string_view finding) {
    const CompiledPlan plan(fmt::format("portfolio p \"P\" {{\n  currency: USD\n  budget: 1_000 USD\n  {}\n  campaign c \"C\" {{ period: 2027  currency: USD  budget: 800 USD }}\n}}\n", share));
    return plan.find(finding) != nullptr;
  };
  EXPECT_TRUE(finds("", "budget.unallocated"));
  EXPECT_FALSE(finds("contingency: 15%", "budget.unallocated"));
  EXPECT_FALSE(finds("contingency: 15%", "budget.reserve_used"));
  EXPECT_TRUE(finds("contingency: 25%", "budget.reserve_used"));
}

TEST(Scopes, MakePotsThatAreAddedUp) {
  const auto stated = [](std::string_view budgets) {
    const CompiledPlan plan(in_campaign(budgets));
    return shown(plan, stated_money(plan.snapshot.plan, plan.at("c")));
  };
  EXPECT_EQ(stated("budget: 10 USD\nbudget: 12 USD"), "10 USD");
  EXPECT_EQ(stated("budget: 10 USD scope \"media\"\nbudget: 12 USD scope \"production\"\nbudget: 11 USD scope \"media\" source \"the agency\""), "22 USD");
  EXPECT_EQ(stated("rate: 2 USD/EUR\nbudget: 10 USD scope \"media\"\nbudget: 12 EUR scope \"production\""), "34 USD");
  EXPECT_EQ(stated("budget: 10 USD scope \"media\"\nbudget: 12 EUR scope \"production\""), "-");
  const CompiledPlan plan(in_campaign("budget: 10 USD scope \"media\"\nbudget: 12 USD scope \"production\"\ngoal g \"G\" { strategy s \"S\" { tactic t \"T\" { budget: 23 USD } } }"));
  EXPECT_EQ(shown(plan, use_of(plan, "c").left), "-1 USD");
  ASSERT_NE(plan.find("budget.over_allocated"), nullptr);
}

TEST(InKind, StandsBesideAndIsInNoSum) {
  const CompiledPlan plan(in_campaign(R"(
  rate: 1.10 USD/EUR
  budget: 100 USD
  in_kind: 5 USD
  goal g "G" { strategy s "S" {
    in_kind: 10 EUR source "the cinemas"
    tactic t "T" { budget: 40 USD  in_kind: 2 USD }
    tactic u "U" { status: cancelled  in_kind: 90 USD }
  } })"));
  EXPECT_EQ(shown(plan, use_of(plan, "c").in_kind), "18 USD");
  EXPECT_EQ(shown(plan, use_of(plan, "c.g.s").in_kind), "13 USD");
  EXPECT_EQ(shown(plan, use_of(plan, "c").allocated), "40 USD");
  EXPECT_EQ(shown(plan, use_of(plan, "c").left), "60 USD");
  const CompiledPlan alone(in_campaign("goal g \"G\" { strategy s \"S\" { tactic t \"T\" { in_kind: 2 USD } } }"));
  EXPECT_EQ(shown(alone, use_of(alone, "c").in_kind), "2 USD");
  EXPECT_EQ(shown(alone, money_of(alone.snapshot.plan, alone.snapshot.analysis, alone.at("c.g.s.t"))), "-");
}

std::string with_donations(std::string_view funding, std::string_view metric, int low, int high, std::string_view baseline = "") {
  return fmt::format("kpi donations \"Donations\" {{ unit: money  better: up  over_time: sum }}\nkpi visits \"Visits\" {{ unit: order  better: up  over_time: sum }}\n"
                     "portfolio p \"P\" {{\n  currency: USD\n  campaign c \"C\" {{\n    period: 2027\n    currency: USD\n    {}\n    goal g \"G\" {{\n      metric: {}\n      {}\n      by: 2027-12-31\n"
                     "      strategy s \"S\" {{ tactic t \"T\" {{ expect {{ donations: {} to {} USD }} }} }}\n    }}\n  }}\n}}\n",
                     funding, metric, baseline, low, high);
}

TEST(Funding, ThatMatchesIsWhatThePlanBringsUpToItsCap) {
  constexpr unsigned kSeed = 31;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 40; ++round) {
    const int low = 2 * static_cast<int>(random() % 2'000), high = low + 2 * static_cast<int>(random() % 2'000), cap = 1 + static_cast<int>(random() % 5'000);
    const int before = static_cast<int>(random() % 3'000);
    const CompiledPlan plan(with_donations(fmt::format("funding: 7 USD source \"a sponsor\"\n    funding: {} USD matching donations", cap), "donations", low, high, fmt::format("baseline: {} USD", before)));
    const int wanted = 7 + std::min(cap, before + (low + high) / 2);
    ASSERT_TRUE(use_of(plan, "p.c").funding) << "seed " << kSeed;
    EXPECT_EQ(use_of(plan, "p.c").funding->number, Decimal::from_int(wanted)) << "seed " << kSeed << " round " << round;
    EXPECT_EQ(use_of(plan, "p").funding, use_of(plan, "p.c").funding);
    EXPECT_FALSE(use_of(plan, "p.c").unknown_funding);
  }
}

TEST(Funding, OfWhatNobodyPlansIsNotKnown) {
  const CompiledPlan plan(with_donations("funding: 50 USD matching donations", "visits", 10, 20));
  EXPECT_TRUE(use_of(plan, "p.c").unknown_funding);
  EXPECT_FALSE(use_of(plan, "p.c").funding);
  EXPECT_NE(plan.find("budget.match_unplanned"), nullptr);
  EXPECT_NE(CompiledPlan(with_donations("funding: 50 USD matching visits", "donations", 10, 20)).find("types.unit_mismatch"), nullptr);
  EXPECT_NE(CompiledPlan(with_donations("funding: 50 USD matching nothing", "donations", 10, 20)).find("names.unknown_name"), nullptr);
}

}  // namespace
}  // namespace campaign

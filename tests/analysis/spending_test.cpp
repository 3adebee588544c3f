#include <gtest/gtest.h>

#include <fmt/format.h>

#include "analysis/spending.h"
#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

/// "2027-03: 10 USD" a month, in one line.
std::string months_of(const CompiledPlan& plan, std::string_view path) {
  std::string out;
  for (const MonthMoney& one : money_by_month(plan.snapshot.plan, plan.snapshot.analysis, plan.at(path))) {
    out += out.empty() ? "" : ", ";
    out += one.month ? fmt::format("{}-{:02}", int(one.month->year()), unsigned(one.month->month())) : "no dates";
    out += ": " + format_amount(plan.snapshot.plan.units(), one.money);
  }
  return out;
}

std::string channels_of(const CompiledPlan& plan, std::string_view path) {
  std::string out;
  for (const MoneyOn& one : money_by_channel(plan.snapshot.plan, plan.snapshot.analysis, plan.at(path))) {
    out += (out.empty() ? "" : ", ") + std::string(plan.snapshot.plan[one.on].name) + ": " + format_amount(plan.snapshot.plan.units(), one.money);
  }
  return out;
}

std::string in_strategy(std::string_view tactics) {
  return "use std.channels\ncampaign c \"C\" {\n  period: 2027-01 .. 2027-03\n  currency: USD\n  goal g \"G\" { strategy s \"S\" {\n" + std::string(tactics) + "\n} } }\n";
}

TEST(SpendingTest, MoneyIsSpreadOverTheDaysOfAFlight) {
  const CompiledPlan plan(in_strategy(R"(
    tactic t "T" { flight: 2027-01-22 .. 2027-02-10  budget: 20k USD }
    tactic u "U" { flight: 2027-01-01, 2027-03-01 .. 2027-03-03  budget: 400 USD })"));
  EXPECT_EQ(months_of(plan, "c.g.s.t"), "2027-01: 10,000 USD, 2027-02: 10,000 USD");
  EXPECT_EQ(months_of(plan, "c.g.s.u"), "2027-01: 100 USD, 2027-03: 300 USD");
  EXPECT_EQ(months_of(plan, "c"), "2027-01: 10,100 USD, 2027-02: 10,000 USD, 2027-03: 300 USD");
}

TEST(SpendingTest, WithoutAFlightTheCampaignsPeriodCounts) {
  const CompiledPlan plan(in_strategy(R"(tactic t "T" { budget: 90 USD })"));
  EXPECT_EQ(months_of(plan, "c"), "2027-01: 31 USD, 2027-02: 28 USD, 2027-03: 31 USD");
}

TEST(SpendingTest, MonthsAddUpToTheLastCoin) {
  const CompiledPlan plan(in_strategy(R"(tactic t "T" { budget: 100 USD })"));
  EXPECT_EQ(months_of(plan, "c"), "2027-01: 34.44 USD, 2027-02: 31.12 USD, 2027-03: 34.44 USD");
  const CompiledPlan yen(in_strategy(R"(tactic t "T" { budget: 100 JPY })"));
  EXPECT_EQ(months_of(yen, "c.g.s.t"), "2027-01: 34 JPY, 2027-02: 32 JPY, 2027-03: 34 JPY");
}

TEST(SpendingTest, CurrenciesStayApart) {
  const CompiledPlan plan(in_strategy(R"(
    tactic t "T" { flight: 2027-01  budget: 10 USD }
    tactic u "U" { flight: 2027-01  budget: 10 EUR })"));
  const std::string months = months_of(plan, "c");
  EXPECT_NE(months.find("2027-01: 10 USD"), std::string::npos) << months;
}

TEST(SpendingTest, WhatPartsLeaveIsTheTacticsOwn) {
  const CompiledPlan plan(in_strategy(R"(
    tactic t "T" {
      channel: paid_social
      flight: 2027-01
      budget: 100 USD
      tactic u "U" { channel: email_list  flight: 2027-02  budget: 30 USD }
    })"));
  EXPECT_EQ(months_of(plan, "c"), "2027-01: 70 USD, 2027-02: 30 USD");
  EXPECT_EQ(channels_of(plan, "c"), "paid_social: 70 USD, email_list: 30 USD");
}

TEST(SpendingTest, WhatNobodyIsGivenIsNotSpent) {
  const CompiledPlan plan("campaign c \"C\" {\n  period: 2027-01\n  currency: USD\n  budget: 100 USD\n  goal g \"G\" {\n    strategy s \"S\" { budget: 60 USD\n tactic t \"T\" { budget: 10 USD } }\n    strategy r \"R\" { budget: 20 USD }\n  }\n}\n");
  EXPECT_EQ(months_of(plan, "c"), "2027-01: 30 USD");
}

/// "c.g.s.t 70 USD, c.g.s +20 USD": a `+` where it is not planned to be spent.
std::string spending_in(const CompiledPlan& plan, std::string_view path) {
  std::string out;
  for (const Spending& one : spending_of(plan.snapshot.plan, plan.snapshot.analysis, plan.at(path))) {
    out += (out.empty() ? "" : ", ") + plan.snapshot.plan.path(one.part) + (one.planned ? " " : " +") +
           format_amount(plan.snapshot.plan.units(), one.money);
  }
  return out;
}

TEST(SpendingTest, AllPartsTogetherAreTheBudget) {
  const CompiledPlan plan(in_strategy(R"(
    budget: 200 USD
    tactic t "T" {
      budget: 100 USD
      tactic u "U" { budget: 30 USD }
    }
    tactic v "V" {
      budget: 20 USD
      tactic w "W" { budget: 50 USD }
    })"));
  EXPECT_EQ(spending_in(plan, "c"), "c.g.s.t.u 30 USD, c.g.s.t 70 USD, c.g.s.v.w 50 USD, c.g.s.v +-30 USD, c.g.s +80 USD");
  EXPECT_EQ(spending_in(plan, "c.g.s.t.u"), "c.g.s.t.u 30 USD");
}

TEST(SpendingTest, ChannelsAreThoseOfTheNearestThatNamesAny) {
  const CompiledPlan plan(in_strategy(R"(
    tactic t "T" {
      channel: paid_social, email_list
      tactic u "U" { placement p "P" { channel: paid_social } }
    }
    tactic v "V" { })"));
  const auto count = [&](std::string_view path) { return channels_of(plan.snapshot.plan, plan.at(path)).size(); };
  EXPECT_EQ(count("c.g.s.t"), 2u);
  EXPECT_EQ(count("c.g.s.t.u"), 2u);
  EXPECT_EQ(count("c.g.s.t.u.p"), 1u);
  EXPECT_EQ(count("c.g.s.v"), 0u);
  EXPECT_EQ(count("c.g.s"), 0u);
}

}  // namespace
}  // namespace campaign

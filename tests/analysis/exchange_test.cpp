#include "analysis/exchange.h"

#include <cstdlib>
#include <map>
#include <random>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/budget.h"
#include "analysis/spending.h"
#include "emit/exports.h"
#include "emit/json/json.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "support/csv_table.h"
#include "support/view.h"

namespace campaign {
namespace {

std::string in_campaign(std::string_view rates, std::string_view tactics) {
  return fmt::format("campaign c \"C\" {{\n  period: 2027-01 .. 2027-03\n  currency: USD\n{}\n  goal g \"G\" {{ strategy s \"S\" {{\n{}\n  }} }}\n}}\n", rates, tactics);
}

UnitId currency(const Plan& plan, std::string_view name) {
  for (std::uint32_t i = 0; i < 1'000; ++i) {
    if (plan.units().is_currency(UnitId{i}) && plan.units().name(UnitId{i}) == name) return UnitId{i};
  }
  return kNoUnit;
}

std::string converted(const CompiledPlan& plan, std::string_view place, std::string_view number, std::string_view from, std::string_view to) {
  const Plan& all = plan.snapshot.plan;
  const auto money = exchanged(all, plan.at(place), {*Decimal::parse(number), currency(all, from)}, currency(all, to));
  return money ? format_amount(all.units(), *money) : "none";
}

TEST(Exchange, GoesEitherWayAndThroughTheCampaignsCurrency) {
  const CompiledPlan plan(in_campaign("rate: 1.08 USD/EUR as_of 2027-01-04 source \"ECB\"\nrate: 1.25 USD/GBP\nrate: 150 JPY/USD", "tactic t \"T\" { budget: 1 USD }"));
  EXPECT_EQ(plan.names(), CompiledPlan(in_campaign("", "tactic t \"T\" { budget: 1 USD }")).names());
  EXPECT_EQ(converted(plan, "c.g.s.t", "100", "EUR", "USD"), "108 USD");
  EXPECT_EQ(converted(plan, "c.g.s.t", "108", "USD", "EUR"), "100 EUR");
  EXPECT_EQ(converted(plan, "c", "100", "USD", "EUR"), "92.59 EUR");      // 92.592…
  EXPECT_EQ(converted(plan, "c", "10", "GBP", "EUR"), "11.57 EUR");       // 10 × 1.25 ÷ 1.08 = 11.574…
  EXPECT_EQ(converted(plan, "c", "1", "EUR", "JPY"), "162 JPY");
  EXPECT_EQ(converted(plan, "c", "1000", "JPY", "USD"), "6.67 USD");
  EXPECT_EQ(converted(plan, "c", "1", "CHF", "USD"), "none");
  const Amount exact{*Decimal::parse("12.345"), currency(plan.snapshot.plan, "USD")};
  EXPECT_EQ(exchanged(plan.snapshot.plan, plan.at("c"), exact, exact.unit), exact);  // What is not converted is not rounded.
}

TEST(Exchange, IsRoundedOnceHalfToEven) {
  const CompiledPlan plan(in_campaign("rate: 0.5 USD/EUR\nrate: 0.5 JPY/USD", "tactic t \"T\" { budget: 1 USD }"));
  EXPECT_EQ(converted(plan, "c", "0.01", "EUR", "USD"), "0 USD");
  EXPECT_EQ(converted(plan, "c", "0.03", "EUR", "USD"), "0.02 USD");
  EXPECT_EQ(converted(plan, "c", "0.05", "EUR", "USD"), "0.02 USD");
  EXPECT_EQ(converted(plan, "c", "1", "USD", "JPY"), "0 JPY");
  EXPECT_EQ(converted(plan, "c", "3", "USD", "JPY"), "2 JPY");
  EXPECT_EQ(converted(plan, "c", "6", "EUR", "JPY"), "2 JPY");  // 1.5, not 3 USD first and then 1.5.
}

TEST(Exchange, TheNearerRateCounts) {
  const CompiledPlan plan("portfolio p \"P\" {\n  currency: USD\n  rate: 2 USD/EUR\n  rate: 3 USD/GBP\n"
                          "  campaign a \"A\" { period: 2027  currency: USD  rate: 1.5 USD/EUR }\n  campaign b \"B\" { period: 2027  currency: EUR }\n}\n");
  EXPECT_EQ(converted(plan, "p", "10", "EUR", "USD"), "20 USD");
  EXPECT_EQ(converted(plan, "p.a", "10", "EUR", "USD"), "15 USD");
  EXPECT_EQ(converted(plan, "p.a", "10", "GBP", "USD"), "30 USD");
  EXPECT_EQ(converted(plan, "p.b", "10", "GBP", "EUR"), "15 EUR");  // Through the portfolio's currency.
}

TEST(Exchange, APoolPaysForCampaignsInOtherCurrencies) {
  const CompiledPlan plan("portfolio p \"P\" {\n  currency: USD\n  budget: 300k USD\n  rate: 1.10 USD/EUR\n"
                          "  campaign a \"A\" { period: 2027  currency: EUR  budget: 100k EUR }\n  campaign b \"B\" { period: 2027  currency: USD  budget: 90k USD }\n}\n");
  const BudgetUse* use = plan.snapshot.analysis.budget_of(plan.at("p"));
  ASSERT_NE(use, nullptr);
  EXPECT_FALSE(use->mixed_currencies);
  EXPECT_EQ(format_amount(plan.snapshot.plan.units(), use->allocated), "200,000 USD");
  ASSERT_EQ(use->converted.size(), 1u);
  EXPECT_EQ(use->converted[0].part, plan.at("p.a"));
  EXPECT_EQ(CompiledPlan("portfolio p \"P\" {\n  currency: USD\n  budget: 300k USD\n  campaign a \"A\" { period: 2027  currency: EUR  budget: 100k EUR }\n}\n").find("budget.mixed_currencies") != nullptr, true);
}

TEST(Exchange, MeetsWhatPlacementsCost) {
  const CompiledPlan plan(in_campaign("rate: 1.10 USD/EUR", "tactic t \"T\" { budget: 1_000 USD\n placement p \"P\" { quantity: 400 clicks  price: 2 EUR/click } }"));
  const BudgetUse* use = plan.snapshot.analysis.budget_of(plan.at("c.g.s.t"));
  ASSERT_NE(use, nullptr);
  EXPECT_EQ(format_amount(plan.snapshot.plan.units(), use->allocated), "880 USD");
}

TEST(Exchange, OnlyRatesBetweenTwoCurrenciesAreRates) {
  const auto refused = [](std::string_view rate) { return CompiledPlan(in_campaign(fmt::format("rate: {}", rate), "")).find("types.mismatch") != nullptr; };
  for (const std::string_view wrong : {"1.08 USD", "1.08 USD/click", "0 USD/EUR", "-1.08 USD/EUR", "1.08 money/EUR", "5 clicks", "\"1.08\"", "1.08 USD/EUR/GBP"}) EXPECT_TRUE(refused(wrong)) << wrong;
  EXPECT_FALSE(refused("1.08 USD/EUR"));
  EXPECT_FALSE(refused("todo"));
}

TEST(Exchange, AMissingRateIsNamedAndOffered) {
  const CompiledPlan plan(in_campaign("", "tactic t \"T\" { budget: 5 EUR }"));
  const Diagnostic* found = plan.find("budget.mixed_currencies");
  ASSERT_NE(found, nullptr);
  EXPECT_NE(found->message.find("EUR"), std::string::npos);
  EXPECT_NE(found->message.find("USD"), std::string::npos);
  ASSERT_FALSE(found->fixes.empty());
  std::string mended = plan.mended(found->fixes.front());
  EXPECT_NE(mended.find("rate: todo /* USD/EUR */"), std::string::npos) << mended;
  const CompiledPlan with_rate(mended.replace(mended.find("todo"), 4, "1.08 USD/EUR"));
  EXPECT_EQ(with_rate.find("budget.mixed_currencies"), nullptr) << with_rate.shown();
  EXPECT_EQ(with_rate.find("names.unknown_property"), nullptr) << with_rate.shown();
}

TEST(Exchange, WhatIsNoRateIsToldOnce) {
  for (const std::string_view wrong : {"1.08 USD", "5 clicks", "todo", "1.08 USD/EURO"}) {
    const CompiledPlan plan(in_campaign(fmt::format("rate: 1.08 USD/EUR\nrate: {}", wrong), ""));
    for (const std::string_view finding : {"budget.rates_disagree", "budget.rate_odd", "budget.rate_after_campaign"}) EXPECT_EQ(plan.find(finding), nullptr) << wrong;
  }
  const CompiledPlan budgets(in_campaign("budget: 5 clicks\nbudget: 5 USD\nfunding: 5 clicks", ""));
  for (const std::string_view finding : {"budget.scope_on_some", "budget.match_unplanned"}) EXPECT_EQ(budgets.find(finding), nullptr) << finding;
}

// -- what tactics expect -----------------------------------------------------------------------------------------------

std::string expecting(std::string_view rates, std::string_view metric, std::string_view expectations) {
  return "kpi orders \"Orders\" { unit: order  better: up  over_time: sum }\nkpi value \"Order value\" { unit: money/order  better: up  over_time: average }\n"
         "kpi sales \"Sales\" = orders * value { better: up  over_time: sum }\n" +
         fmt::format("campaign c \"C\" {{\n  period: 2027\n  currency: USD\n{}\n  goal g \"G\" {{\n    metric: {}\n    by: 2027-12-31\n    strategy s \"S\" {{\n{}\n    }}\n  }}\n}}\n", rates, metric, expectations);
}

std::string total_of(const CompiledPlan& plan) {
  const auto& total = plan.snapshot.analysis.attainment_of(plan.at("c.g"))->total;
  return total ? format_estimate(plan.snapshot.plan.units(), *total) : "none";
}

TEST(Exchange, ExpectationsAreConvertedWhereTheyAreAdded) {
  constexpr std::string_view kTactics = "tactic t \"T\" { expect { sales: 100 to 200 EUR } }\ntactic u \"U\" { expect { sales: 10 USD } }\ntactic v \"V\" { expect { orders: 20; value: 5 EUR/order } }";
  const CompiledPlan plan(expecting("rate: 1.10 USD/EUR", "sales", kTactics));
  EXPECT_EQ(plan.find("types.unit_mismatch"), nullptr) << plan.shown();
  EXPECT_EQ(total_of(plan), "230 to 340 USD");  // 110 to 220, 10, and 110
  const CompiledPlan without(expecting("", "sales", kTactics));
  EXPECT_EQ(total_of(without), "none");
  EXPECT_NE(without.find("budget.mixed_currencies"), nullptr);
}

TEST(Exchange, WhatAMetricIsWorthIsNeverTakenForAnotherCurrency) {
  // `5 EUR` of money per order is `5 EUR/order`, whatever the campaign counts in.
  EXPECT_EQ(total_of(CompiledPlan(expecting("rate: 1.10 USD/EUR", "sales", "tactic v \"V\" { expect { orders: 20; value: 5 EUR } }"))), "110 USD");
  EXPECT_NE(CompiledPlan(expecting("", "sales", "tactic v \"V\" { kpi: value >= 5 EUR }")).find("types.unit_mismatch"), nullptr);
  EXPECT_EQ(CompiledPlan(expecting("", "sales", "tactic v \"V\" { kpi: value >= 5 USD }")).find("types.unit_mismatch"), nullptr);
}

// -- an oracle of its own: whole numbers of the smallest coins ----------------------------------------------------------

__extension__ typedef __int128 Wide;  // Of GCC and Clang; ISO C++ has none.

/// n ÷ d, rounded half to even.
Wide rounded(Wide n, Wide d) {
  const Wide whole = n / d, rest = n % d * 2;
  return whole + (rest > d || (rest == d && whole % 2 != 0) ? 1 : 0);
}

struct Random {
  std::mt19937 engine;
  int below(int most) { return static_cast<int>(engine() % static_cast<unsigned>(most)); }
};

TEST(Exchange, RandomPlansAddUpToTheLastCoin) {
  constexpr unsigned kSeed = 1104;
  Random random{std::mt19937(kSeed)};
  for (int round = 0; round < 80; ++round) {
    // `1.2345 USD/EUR` and, the other way round, `151.2 JPY/USD`.
    const int per_euro = 5'000 + random.below(15'000), yen = 900 + random.below(1'200);
    std::string tactics;
    Wide wanted = 0;
    for (int i = 1 + random.below(8); i > 0; --i) {
      const int amount = 1 + random.below(5'000'000);
      const std::string place = fmt::format("market: {}  flight: 2027-0{} .. 2027-03", random.below(2) == 0 ? "m" : "n", 1 + random.below(3));
      switch (random.below(4)) {
        case 0:
          tactics += fmt::format("tactic t{} \"T {}\" {{ {}  budget: {}.{:02} USD }}\n", i, i, place, amount / 100, amount % 100);
          wanted += amount;
          break;
        case 1:
          tactics += fmt::format("tactic t{} \"T {}\" {{ {}  budget: {}.{:02} EUR }}\n", i, i, place, amount / 100, amount % 100);
          wanted += rounded(static_cast<Wide>(amount) * per_euro, 10'000);
          break;
        case 2:
          tactics += fmt::format("tactic t{} \"T {}\" {{ {}  budget: {} JPY }}\n", i, i, place, amount);
          wanted += rounded(static_cast<Wide>(amount) * 1'000, yen);
          break;
        default: {  // Its parts take some of it, in two currencies.
          const int part = amount / 3;
          tactics += fmt::format("tactic t{0} \"T {0}\" {{ {1}  budget: {2}.{3:02} EUR\n tactic a \"A {0}\" {{ budget: {4}.{5:02} EUR }}\n tactic b \"B {0}\" {{ budget: {4}.{5:02} EUR }} }}\n",
                                 i, place, amount / 100, amount % 100, part / 100, part % 100);
          wanted += rounded(static_cast<Wide>(amount) * per_euro, 10'000);
        }
      }
    }
    const std::string rates = fmt::format("market m \"M\"\nmarket n \"N\"\nrate: {}.{:04} USD/EUR\nrate: {}.{} JPY/USD", per_euro / 10'000, per_euro % 10'000, yen / 10, yen % 10);
    const CompiledPlan plan(in_campaign(rates, tactics));
    const std::string what = fmt::format("seed {} round {}\n{}", kSeed, round, tactics);
    const EntityId campaign = plan.at("c");
    const BudgetUse* use = plan.snapshot.analysis.budget_of(campaign);
    ASSERT_NE(use, nullptr) << what;
    EXPECT_EQ(use->allocated.number.scaled_by_power_of_ten(2), std::optional(Decimal::from_int(static_cast<std::int64_t>(wanted)))) << what;
    const auto sum_of = [](const auto& rows) {
      Decimal sum;
      for (const auto& row : rows) sum = *Decimal::add(sum, row.money.number);
      return sum;
    };
    EXPECT_EQ(sum_of(spending_of(plan.snapshot.plan, plan.snapshot.analysis, campaign)), use->allocated.number) << what;
    EXPECT_EQ(sum_of(money_by_month(plan.snapshot.plan, plan.snapshot.analysis, campaign)), use->allocated.number) << what;
    const auto markets = money_by_market(plan.snapshot.plan, plan.snapshot.analysis, campaign);
    EXPECT_EQ(*Decimal::add(sum_of(markets), rest_of(*use, markets).number), use->allocated.number) << what;
    EXPECT_TRUE(rest_of(*use, markets).number.is_zero()) << what;
    Decimal in_csv, written;
    for (const auto& row : read_csv(plan_export(view_of(plan.snapshot), *export_named("csv-budget")))) {
      in_csv = *Decimal::add(in_csv, *Decimal::parse(row.at("amount")));
      EXPECT_EQ(row.at("written_amount").empty(), row.at("written_currency").empty());
    }
    EXPECT_EQ(in_csv, use->allocated.number) << what;
  }
}

}  // namespace
}  // namespace campaign

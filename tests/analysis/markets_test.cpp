#include <map>
#include <random>
#include <regex>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/spending.h"
#include "emit/json/json.h"
#include "model/format.h"
#include "model/place.h"
#include "rules/compiled_plan.h"
#include "support/view.h"

namespace campaign {
namespace {

constexpr std::string_view kMarkets =
    "market de \"Germany\" { locale: \"de-DE\"  timezone: \"Europe/Berlin\"  size: 84M people }\n"
    "market eg \"Egypt\" { locale: \"ar-EG\"  timezone: \"Africa/Cairo\"  size: 110M people  joins: 2027-06-01 }\n";

std::string in_goal(std::string_view members) {
  return fmt::format("{}campaign c \"C\" {{\n  period: 2027\n  currency: USD\n  timezone: \"Europe/London\"\n  goal g \"G\" {{\n{}\n  }}\n}}\n", kMarkets, members);
}

std::string markets_at(const CompiledPlan& plan, std::string_view path) {
  std::string names;
  for (const EntityId market : markets_of(plan.snapshot.plan, plan.at(path))) names += (names.empty() ? "" : " ") + std::string(plan.snapshot.plan[market].name);
  return names;
}

TEST(Markets, AreThoseOfTheNearestThatNamesAny) {
  const CompiledPlan plan(in_goal(R"(
    market: de, eg
    strategy a "A" {
      market: eg
      tactic t "T" { tactic u "U" { market: de  placement p "P" { market: eg } } }
      tactic x "X" { market: nowhere }
    }
    strategy b "B" { tactic v "V" })"));
  EXPECT_EQ(markets_at(plan, "c.g"), "de eg");
  EXPECT_EQ(markets_at(plan, "c.g.a.t"), "eg");
  EXPECT_EQ(markets_at(plan, "c.g.a.t.u"), "de");
  EXPECT_EQ(markets_at(plan, "c.g.a.t.u.p"), "eg");
  EXPECT_EQ(markets_at(plan, "c.g.a.x"), "");
  EXPECT_EQ(markets_at(plan, "c.g.b.v"), "de eg");
  EXPECT_EQ(markets_at(plan, "c"), "");
}

TEST(Markets, GiveTheirHoursAndTheirWorkdays) {
  const CompiledPlan plan(in_goal("strategy a \"A\" { market: eg\n tactic t \"T\" { flight: 2027-03-04 + 1 workday .. 2027-12-31 }\n tactic u \"U\" { market: de } }\nstrategy b \"B\" { tactic v \"V\" }"));
  EXPECT_EQ(zone_at(plan.snapshot.plan, plan.at("c.g.a.t")), "Africa/Cairo");
  EXPECT_EQ(zone_at(plan.snapshot.plan, plan.at("c.g.a.u")), "Europe/Berlin");
  EXPECT_EQ(zone_at(plan.snapshot.plan, plan.at("c.g.b.v")), "Europe/London");
  EXPECT_EQ(region_at(plan.snapshot.plan, plan.at("c.g.a.t")), "ar-EG");
  const auto* flight = plan.snapshot.plan.get<DaySpan>(plan.at("c.g.a.t"), prop("flight"));
  ASSERT_NE(flight, nullptr);
  EXPECT_EQ(format_date(flight->first), "2027-03-07");  // A Sunday, on which Egypt works.
}

TEST(Markets, ThatJoinLaterAreNotRunInBefore) {
  const auto finds = [](std::string_view members) { return CompiledPlan(in_goal(members)).find("schedule.market_not_joined") != nullptr; };
  EXPECT_TRUE(finds("strategy a \"A\" { tactic t \"T\" { market: eg  flight: 2027-05-31 .. 2027-09 } }"));
  EXPECT_FALSE(finds("strategy a \"A\" { tactic t \"T\" { market: eg  flight: 2027-06-01 .. 2027-09 } }"));
  EXPECT_FALSE(finds("strategy a \"A\" { tactic t \"T\" { market: de  flight: 2027-01 } }"));
  EXPECT_TRUE(finds("strategy a \"A\" { market: eg\n tactic t \"T\" { flight: 2027-05 } }"));
  EXPECT_TRUE(finds("strategy a \"A\" { tactic t \"T\" { placement p \"P\" { market: eg  flight: 2027-05 } } }"));
}

TEST(Markets, AreHeldAgainstTheirBudgetInItsCurrency) {
  const auto finds = [](std::string_view budget, std::string_view rate) {
    return CompiledPlan(fmt::format("market at \"Austria\" {{ budget: {} }}\ncampaign c \"C\" {{\n  period: 2027\n  currency: USD\n  {}\n  goal g \"G\" {{ strategy s \"S\" {{ market: at\n tactic t \"T\" {{ budget: 110 USD }} }} }}\n}}\n", budget, rate))
               .find("budget.market_overspent") != nullptr;
  };
  EXPECT_TRUE(finds("109 USD", ""));
  EXPECT_FALSE(finds("110 USD", ""));
  EXPECT_TRUE(finds("99.99 EUR", "rate: 1.10 USD/EUR"));
  EXPECT_FALSE(finds("100 EUR", "rate: 1.10 USD/EUR"));
  EXPECT_FALSE(finds("1 EUR", ""));  // Without a rate it is not known.
}

/// The amounts of a list in the JSON of the campaign, by the id of what `key` names; empty for its null.
std::map<std::string, Decimal> rows_in(const std::string& json, const std::string& list, const std::string& key) {
  std::map<std::string, Decimal> rows;
  const std::size_t begin = json.find("\"" + list + "\":[");
  if (begin == std::string::npos) return rows;
  const std::string part = json.substr(begin, json.find(']', begin) - begin);
  const std::regex row("\"" + key + "\":(?:null|\\{\"kind\":\"[a-z]+\",\"id\":\"([a-z.]+)\"\\}),\"money\":\\{\"amount\":\"([-0-9.]+)\"");
  for (std::sregex_iterator at(part.begin(), part.end(), row), end; at != end; ++at) rows[(*at)[1]] = *Decimal::parse((*at)[2].str());
  return rows;
}

TEST(Markets, RowsAndTheRestAreTheWhole) {
  constexpr unsigned kSeed = 1888;
  std::mt19937 engine(kSeed);
  const auto below = [&](int most) { return static_cast<int>(engine() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 60; ++round) {
    std::map<std::string, std::int64_t> wanted;
    std::int64_t whole = 0;
    std::string members;
    for (int s = 0; s < 2; ++s) {
      const int around = below(3);  // none, de, eg
      std::string tactics;
      for (int i = below(5); i >= 0; --i) {
        const int own = below(4);  // none, de, eg, both
        const int cents = 1 + below(3'000'000);
        static constexpr std::string_view kOwn[] = {"", "market: de  ", "market: eg  ", "market: de, eg  "};
        tactics += fmt::format("tactic t{} \"T {}{}\" {{ {}budget: {}.{:02} USD }}\n", i, s, i, kOwn[own], cents / 100, cents % 100);
        static constexpr std::string_view kName[] = {"", "de", "eg", ""};
        wanted[std::string(kName[own == 0 ? around : own])] += cents;
        whole += cents;
      }
      static constexpr std::string_view kAround[] = {"", "market: de\n", "market: eg\n"};
      members += fmt::format("strategy s{} \"S {}\" {{\n{}{}}}\n", s, s, kAround[around], tactics);
    }
    const CompiledPlan plan(in_goal(members));
    const std::string json = plan_json(view_of(plan.snapshot));
    const auto rows = rows_in(json, "by_market", "market");
    const std::string what = fmt::format("seed {} round {}\n{}", kSeed, round, members);
    if (wanted["de"] + wanted["eg"] == 0) {
      EXPECT_TRUE(rows.empty()) << what;
      continue;
    }
    Decimal sum;
    for (const auto& [market, money] : rows) {
      sum = *Decimal::add(sum, money);
      EXPECT_EQ(money.scaled_by_power_of_ten(2), std::optional(Decimal::from_int(wanted[market]))) << market << " in " << what;
    }
    EXPECT_EQ(sum.scaled_by_power_of_ten(2), std::optional(Decimal::from_int(whole))) << what;
    EXPECT_EQ(sum, plan.snapshot.analysis.budget_of(plan.at("c"))->allocated.number) << what;
  }
}

}  // namespace
}  // namespace campaign

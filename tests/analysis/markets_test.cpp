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

/// `market total people share` of each row of a goal's reach by market in the JSON; `rest` for what is in no one market.
std::string reach_in(const CompiledPlan& plan) {
  const std::string json = plan_json(view_of(plan.snapshot));
  const std::size_t begin = json.find("\"by_market\":[{\"market\":");
  std::string rows;
  const std::regex row("\\{\"market\":(?:null|\\{\"kind\":\"market\",\"id\":\"([a-z.]+)\"\\}),\"total\":(null|\\{[^}]*\\}),\"is_level\":(true|false),\"people\":(null|\\{\"amount\":\"([0-9]+)\"[^}]*\\}),\"share\":(null|\"([0-9.]+)\")\\}");
  for (std::sregex_iterator at(json.begin() + static_cast<std::ptrdiff_t>(begin == std::string::npos ? json.size() : begin), json.end(), row), end; at != end; ++at) {
    std::smatch middle;
    const std::string total = (*at)[2];
    std::regex_search(total, middle, std::regex("\"middle\":\"([-0-9.]+)\""));
    rows += fmt::format("{} {} {} {}\n", (*at)[1].length() == 0 ? "rest" : (*at)[1].str(), middle.empty() ? "null" : middle[1].str(), (*at)[5].str(), (*at)[7].str());
  }
  return rows;
}

TEST(Markets, SayInTheJsonWhatIsReachedInEach) {
  const auto goal = [](std::string_view metric, std::string_view tactics) {
    return CompiledPlan("use std.kpi.commerce\nuse std.kpi.media\n" + in_goal(fmt::format("metric: {}\nmarket: de, eg\nstrategy s \"S\" {{\n{}\n}}", metric, tactics)));
  };
  // What adds up: by market, and the rest; all of it is the whole.
  EXPECT_EQ(reach_in(goal("orders", "tactic a \"A\" { market: de  expect { orders: 300 } }\ntactic b \"B\" { market: eg  expect { orders: 200 to 400 } }\ntactic c \"C\" { market: de  expect { orders: 30 } }\ntactic d \"D\" { expect { orders: 7 } }")),
            "de 330 84000000 \neg 300 110000000 \nrest 7  \n");
  // People are counted once, and are no more than live there.
  EXPECT_EQ(reach_in(goal("reach", "tactic a \"A\" { market: de  expect { reach: 21M people } }\ntactic b \"B\" { market: eg  expect { reach: 11M people } }")), "de 21000000 84000000 0.25\neg 11000000 110000000 0.1\n");
  EXPECT_EQ(reach_in(goal("reach", "tactic a \"A\" { market: de  expect { reach: 100M people } }")), "de 84000000 84000000 1\n");
  // Where no market has anything of its own there are no rows.
  EXPECT_EQ(reach_in(goal("orders", "tactic d \"D\" { expect { orders: 7 } }")), "");
}

TEST(Markets, AddUpToTheWholeOfWhatAddsUp) {
  constexpr unsigned kSeed = 2027;
  std::mt19937 engine(kSeed);
  for (int round = 0; round < 30; ++round) {
    std::string tactics;
    std::int64_t whole = 0;
    std::map<std::string, std::int64_t> wanted;
    for (int i = 0; i < 1 + static_cast<int>(engine() % 6); ++i) {
      const int own = static_cast<int>(engine() % 4), orders = 1 + static_cast<int>(engine() % 900);
      static constexpr std::string_view kOwn[] = {"", "market: de  ", "market: eg  ", "market: de, eg  "};
      static constexpr std::string_view kName[] = {"rest", "de", "eg", "rest"};
      tactics += fmt::format("tactic t{} \"T {}\" {{ {}expect {{ orders: {} }} }}\n", i, i, kOwn[own], orders);
      wanted[std::string(kName[own])] += orders;
      whole += orders;
    }
    const CompiledPlan plan("use std.kpi.commerce\n" + in_goal("metric: orders\nstrategy s \"S\" {\n" + tactics + "}"));
    const std::string rows = reach_in(plan);
    if (wanted["de"] + wanted["eg"] == 0) {
      EXPECT_EQ(rows, "") << tactics;
      continue;
    }
    for (const auto& [market, orders] : wanted) {
      EXPECT_TRUE(orders == 0 || rows.find(fmt::format("{} {} ", market, orders)) != std::string::npos) << "seed " << kSeed << "\n" << tactics << rows;
    }
    EXPECT_EQ(plan.snapshot.analysis.attainment_of(plan.at("c.g"))->total->middle.number, Decimal::from_int(whole));
  }
}

}  // namespace
}  // namespace campaign

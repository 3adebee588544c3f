// What the compiler works out for rules about money and evidence.

#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"

namespace campaign {
namespace {

/// What a rule about one kind of declaration says of each that it finds; only the value asked for is reported.
std::vector<std::string> values(std::string_view kind, std::string_view value, const std::string& example) {
  const std::string rule = "rule house.test \"the rule at hand\" {\n  for: " + std::string(kind) + "\n  require: no\n  message: \"{" + std::string(value) +
                           "}\"\n  why: \"Because the test says so, and for no other reason.\"\n  bad: \"goal a { }\"\n  good: \"goal a { }\"\n}\n";
  const CompiledPlan plan(rule + plan_of_example(example));
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : plan.snapshot.diagnostics) {
    if (diagnostic.name == "house.test" && diagnostic.message != "the rule at hand") found.push_back(diagnostic.message);
  }
  return found;
}
using Texts = std::vector<std::string>;

std::string strategy(std::string_view tactics) { return "strategy s \"S\" {\n" + std::string(tactics) + "\n}"; }

TEST(Members, TellMoneyBesideMoney) {
  const std::string three = strategy("tactic a \"A\" { budget: 12k USD }\ntactic b \"B\" { budget: 14k USD }\ntactic c \"C\" { budget: 9 USD }");
  EXPECT_EQ(values("strategy", "this.odd_budgets", three), Texts{"c"});
  auto beside = values("tactic", "this.money_beside", three);
  std::ranges::sort(beside);  // Messages of one place are sorted by their text.
  EXPECT_EQ(beside, (Texts{"12,000 USD", "14,000 USD", "14,000 USD"}));
  // Cheap beside dear is no slip.
  EXPECT_EQ(values("strategy", "this.odd_budgets", strategy("tactic a \"A\" { budget: 60k USD }\ntactic b \"B\" { budget: 54k USD }\ntactic c \"C\" { budget: 300 USD }")), Texts{});
  EXPECT_EQ(values("strategy", "this.spending", three), Texts{"26,009 USD"});
}

TEST(Members, TellWhereTheMoneyGoes) {
  const std::string two = strategy("tactic a \"A\" { channel: blog  budget: 12k USD }\ntactic b \"B\" { channel: sms  budget: 14k USD }");
  EXPECT_EQ(values("campaign", "this.paid_channels", two), Texts{"sms and blog"});
  EXPECT_EQ(values("campaign", "this.top_channel_money", two), Texts{"14,000 USD"});
}

TEST(Members, TellWhatATacticSaysOfMetricsThatItDoesNotName) {
  const std::string tactic = "tactic a \"A\" { budget: 6k USD  kpi: cpl <= 20 USD/lead  kpi: roas >= 2; expect { leads: 200 to 300; revenue: 9k USD } }";
  EXPECT_EQ(values("tactic", "each(k.implied for k in this.kpi)", tactic), Texts{"20 to 30 USD/lead and 1.5"});
  EXPECT_EQ(values("tactic", "first(k.derivation for k in this.kpi)", tactic), Texts{"spend ÷ leads"});
}

TEST(Members, TellExpectationsThatContradictEachOther) {
  EXPECT_EQ(values("tactic", "this.contradicted.follows", "tactic a \"A\" { expect { impressions: 100k; ctr: 2%; clicks: 5_000 } }"), Texts{"2,000 clicks"});
  EXPECT_EQ(values("tactic", "this.contradicted", "tactic a \"A\" { expect { impressions: 100k; ctr: 1% to 3%; clicks: 1_900 } }"), Texts{});
  EXPECT_EQ(values("tactic", "this.contradicted", "tactic a \"A\" { expect { impressions: 100k; ctr: 2%; clicks: 2_050 } }"), Texts{}) << "rounded";
}

TEST(Members, TellMeasuredValuesThatContradictEachOther) {
  const auto fair = [](std::string_view spend, std::string_view cpl, std::string_view days = "2025-03") {
    return "tactic a \"A\" { actual: spend == " + std::string(spend) + " USD during 2025-03;  actual: leads == 98 leads during 2025-03;  actual: cpl == " + std::string(cpl) +
           " USD/lead during " + std::string(days) + " }";
  };
  EXPECT_EQ(values("tactic", "this.disproved.measured", fair("137_787", "1_375.38")), Texts{"1,405.99 USD/lead"});
  EXPECT_EQ(values("tactic", "this.disproved", fair("134_787", "1_375.38")), Texts{});
  EXPECT_EQ(values("tactic", "this.disproved", fair("134_787", "1_370")), Texts{}) << "rounded";
  EXPECT_EQ(values("tactic", "this.disproved", fair("137_787", "1_375.38", "2025-04")), Texts{}) << "of other days";
}

TEST(Members, TellWhoSpeaksToTheSamePeople) {
  const std::string tactics = "audience: customers\ntactic a \"A\" { expect { orders: 10 } }\ntactic b \"B\" { expect { orders: 20 } }\n";
  EXPECT_EQ(values("strategy", "this.rivals", strategy(tactics)), Texts{"a and b"});
  EXPECT_EQ(values("strategy", "this.rivals", strategy(tactics + "tactic c \"C\" { audience: readers; expect { orders: 5 } }\ntactic d \"D\" { kpi: clicks }")), Texts{"a and b"});
  EXPECT_EQ(values("strategy", "this.rivals", strategy("audience: customers\ntactic a \"A\" { expect { orders: 10 } }\ntactic b \"B\" { status: cancelled; expect { orders: 20 } }")), Texts{});
  // A part of an audience belongs to it, in whichever order they are named; two parts of one need not share anybody.
  std::string plan = plan_of_example(strategy("tactic a \"A\" { audience: lapsed; expect { orders: 10 } }\ntactic b \"B\" { audience: fresh; expect { orders: 20 } }\n"
                                              "tactic c \"C\" { audience: readers; expect { orders: 5 } }"));
  plan += "audience lapsed \"Lapsed\" { within: customers }\naudience fresh \"Fresh\" { within: customers }\n";
  EXPECT_EQ(values("strategy", "this.rivals", plan), Texts{});
  plan.replace(plan.find("audience: readers;"), 18, "audience: customers;");
  EXPECT_EQ(values("strategy", "this.rivals", plan), Texts{"a, b and c"});
}

TEST(Members, TellNamesThatDifferByCapitals) {
  EXPECT_EQ(values("tactic", "this.alike", strategy("tactic mail \"A\"\ntactic Mail \"B\"\ntactic posts \"C\"")), Texts{"mail"});
  EXPECT_EQ(values("tactic", "this.alike", strategy("tactic Mail \"A\"\ntactic posts \"B\" { tactic mail \"C\" }")), Texts{}) << "not beside each other";
}

TEST(Members, TellThePausesOfAStrategy) {
  EXPECT_EQ(values("strategy", "this.longest_pause", strategy("tactic a \"A\" { flight: 2027-02 }\ntactic b \"B\" { flight: 2027-06 }")), Texts{"2027-03-01 .. 2027-05-31"});
  // What one tactic leaves out between its own flights is meant so.
  EXPECT_EQ(values("strategy", "this.longest_pause", strategy("tactic a \"A\" { flight: 2027-02, 2027-05 }\ntactic b \"B\" { flight: 2027-06 }")), Texts{});
  EXPECT_EQ(values("strategy", "this.longest_pause", strategy("tactic a \"A\" { flight: 2027-02 }\ntactic b \"B\"\ntactic c \"C\" { flight: 2027-06 }")), Texts{});
}

TEST(PackChecks, AContingencyIsNoMoneyLeftOver) {
  std::string plan = plan_of_example(strategy("tactic a \"A\" { channel: blog  flight: 2027-03  owner: @ann  kpi: clicks  budget: 45k USD }"));
  plan.insert(plan.find("  owner: @ann\n  serves"), "  budget: 50k USD\n  contingency: 10%\n");
  EXPECT_EQ(CompiledPlan(plan).find("budget.unallocated"), nullptr);
  plan.replace(plan.find("45k"), 3, "30k");
  EXPECT_NE(CompiledPlan(plan).find("budget.unallocated"), nullptr);
}

TEST(PackChecks, WhoPreparesIsMeasuredByWhatIsPrepared) {
  const auto finds = [](std::string_view tactics) { return CompiledPlan(plan_of_example(strategy(tactics))).find("budget.spend_without_measure") != nullptr; };
  EXPECT_TRUE(finds("tactic a \"A\" { budget: 1k USD }\ntactic b \"B\" { kpi: clicks }"));
  EXPECT_FALSE(finds("tactic a \"A\" { budget: 1k USD  before: b }\ntactic b \"B\" { kpi: clicks }"));
  EXPECT_FALSE(finds("tactic a \"A\" { budget: 1k USD  before: b; tactic c \"C\" { tactic d \"D\" { budget: 1k USD } } }\ntactic b \"B\" { kpi: clicks }"));
  EXPECT_FALSE(finds("tactic a \"A\" { budget: 1k USD; tactic c \"C\" { kpi: clicks } }"));
  EXPECT_FALSE(finds("tactic b \"B\" { kpi: clicks; tactic c \"C\" { budget: 1k USD } }"));
}

TEST(PackChecks, ABusinessGoalIsServedByACampaignForAllItsGoals) {
  const std::string plan = plan_of_example("goal g \"G\" { }");
  EXPECT_EQ(CompiledPlan(plan).find("portfolio.business_goal_unserved"), nullptr);
  EXPECT_NE(CompiledPlan("business goal other \"Other\"\n" + plan).find("portfolio.business_goal_unserved"), nullptr);
}

TEST(PackChecks, DatesHaveToFollowWhatTheyWaitFor) {
  const auto finds = [](std::string_view tactics) { return CompiledPlan(plan_of_example(strategy(tactics))).find("schedule.starts_before_dependency") != nullptr; };
  EXPECT_TRUE(finds("tactic a \"A\" { flight: 2027-03  after: b }\ntactic b \"B\" { flight: 2027-04 }"));
  EXPECT_TRUE(finds("tactic a \"A\" { flight: 2027-03  before: b }\ntactic b \"B\" { flight: 2027-02 }"));
  EXPECT_TRUE(finds("tactic a \"A\" { flight: 2027-03  after: half }"));
  EXPECT_FALSE(finds("tactic a \"A\" { flight: 2027-03  before: half }"));
  EXPECT_FALSE(finds("tactic a \"A\" { flight: 2027-04  after: b }\ntactic b \"B\" { flight: 2027-03 }"));
  EXPECT_FALSE(finds("tactic a \"A\" { after: b }\ntactic b \"B\" { flight: 2027-03 }"));
}

}  // namespace
}  // namespace campaign

#include <gtest/gtest.h>

#include "analysis/smart.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

constexpr std::string_view kHead = R"(
kpi orders "Orders" { unit: order  better: up  over_time: sum }
audience locals "Locals" { size: 9k people }
business goal growth "A shop that grows"
person ann "Ann Ames"
)";

std::string in_campaign(std::string_view goal) {
  return std::string(kHead) + "campaign c \"C\" {\n  period: 2027\n" + std::string(goal) + "\n}\n";
}

const Smart& smart_at(const CompiledPlan& plan) {
  const Smart* smart = plan.snapshot.analysis.smart_of(plan.at("c.g"));
  EXPECT_NE(smart, nullptr);
  return *smart;
}

/// "+ line" for what holds, "- line" for what does not.
std::vector<std::string> lines(const Smart& smart, SmartLetter letter) {
  std::vector<std::string> lines;
  for (const Evidence& one : smart.letters[static_cast<std::size_t>(letter)].evidence) {
    lines.push_back((one.holds ? "+ " : "- ") + one.text);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(SmartTest, AWholeGoalProvesEveryLetter) {
  const CompiledPlan plan(in_campaign(R"(
  goal g "Half as many orders again" {
    metric: orders
    baseline: 1_000 orders during 2026 source "shop"
    target: +50%
    by: 2027-12-31
    owner: @ann
    serves: growth
    audience: locals
    strategy s "S" { tactic t "Letters" { expect { orders: 400 to 700 } } }
  })"));
  const Smart& smart = smart_at(plan);
  for (const auto& letter : smart.letters) EXPECT_TRUE(letter.holds);
  EXPECT_EQ(lines(smart, SmartLetter::specific),
            (Lines{"+ “Half as many orders again”", "+ about Orders", "+ for Locals", "+ owner Ann Ames"}));
  EXPECT_EQ(lines(smart, SmartLetter::measurable),
            (Lines{"+ measured in orders", "+ baseline 1,000 orders during 2026 (source: shop)",
                   "+ target +50%, that is 1,500 orders"}));
  EXPECT_EQ(
      lines(smart, SmartLetter::attainable),
      (Lines{"+ the tactics add 400 to 700 orders, 110% of the 500 orders needed", "+ Letters: 400 to 700 orders"}));
  EXPECT_EQ(lines(smart, SmartLetter::relevant), Lines{"+ serves A shop that grows"});
  EXPECT_EQ(lines(smart, SmartLetter::time_bound), Lines{"+ by 2027-12-31, within the campaign's 2027"});
}

TEST(SmartTest, EvidencePointsAtTheLineThatProvesIt) {
  const CompiledPlan plan(in_campaign("goal g \"G\" { metric: orders\n by: 2027-06-30\n owner: @ann }"));
  const auto& evidence = smart_at(plan).letters[static_cast<std::size_t>(SmartLetter::time_bound)].evidence;
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(plan.text(evidence[0].span), "2027-06-30");
}

TEST(SmartTest, AnEmptyGoalProvesNone) {
  const CompiledPlan plan(in_campaign("goal g \"More\" { }"));
  const Smart& smart = smart_at(plan);
  for (const auto& letter : smart.letters) EXPECT_FALSE(letter.holds);
  EXPECT_EQ(lines(smart, SmartLetter::measurable), (Lines{"- no metric", "- no baseline", "- no target"}));
  EXPECT_EQ(lines(smart, SmartLetter::time_bound), Lines{"- no deadline"});
}

TEST(SmartTest, WhatIsWithheldProvesNothing) {
  const CompiledPlan plan(in_campaign("goal g \"G\" {\n metric: orders\n baseline: unknown\n target: undisclosed\n }"));
  EXPECT_EQ(lines(smart_at(plan), SmartLetter::measurable),
            (Lines{"+ measured in orders", "- baseline unknown", "- target undisclosed"}));
  EXPECT_EQ(lines(smart_at(plan), SmartLetter::attainable), Lines{"- the target is undisclosed"});
}

TEST(SmartTest, ATargetOutOfReachIsNotAttainable) {
  const CompiledPlan plan(in_campaign(R"(
  goal g "G" {
    metric: orders
    baseline: 1_000 orders
    target: 1_500 orders
    strategy s "S" { tactic t "T" { expect { orders: 10 } } }
  })"));
  EXPECT_EQ(lines(smart_at(plan), SmartLetter::attainable).front(),
            "- the tactics add 10 orders, 2% of the 500 orders needed, and at best not enough");
}

}  // namespace
}  // namespace campaign

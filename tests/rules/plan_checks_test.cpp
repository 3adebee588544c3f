#include <gtest/gtest.h>

#include <fmt/format.h>

#include "rules/compiled_plan.h"

namespace campaign {
namespace {

using Names = std::vector<std::string>;

// What these plans leave out on purpose.
constexpr std::string_view kHead = R"(
rules {
  alignment.orphan_kpi: off
  budget.spend_without_measure: off
  kpi.missing_source: off
  kpi.missing_frequency: off
  kpi.ratio_without_parts: off
  kpi.tactic_without_kpi: off
  tracking.result_before_start: off
  measurable.missing_source: off
  specific.missing_audience: off
  time_bound.missing_checkpoint: off
}
business goal growth "Growth"
person ann "Ann"
kpi orders "Orders" { unit: order  better: up  over_time: sum }
kpi cost "Cost per order" { unit: money/order  better: down  over_time: ratio }
kpi likes "Likes" { unit: order  better: up  over_time: sum  vanity: alone }
kpi share "Share" { unit: percent  better: up  over_time: wave  range: 0% .. 100% }
audience locals "Locals" { size: 9k people }
channel search "Search ads" { kind: paid }
channel parcel "Parcels" { kind: owned  dayparts: no }
channel radio "Radio" { kind: paid  dayparts: yes }
)";

/// A goal by its measuring properties, with everything else in order.
std::string measured(std::string_view properties, std::string_view tactics = "tactic t \"T\"") {
  return fmt::format(
      "{}campaign c \"C\" {{\n  period: 2027\n  currency: USD\n  serves: growth\n  goal g \"G\" {{\n    {}\n"
      "    by: 2027-12-31\n    owner: @ann\n    strategy s \"S\" {{\n      {}\n    }}\n  }}\n}}\n",
      kHead, properties, tactics);
}
std::string with_tactics(std::string_view tactics) {
  return measured("metric: orders\n    baseline: 100 orders\n    target: keep", tactics);
}

TEST(PlanChecksTest, AnEmptyGoalIsToldEverythingOnce) {
  const CompiledPlan plan("campaign c \"C\" {\n  period: 2027\n  goal g \"More awareness\"\n}\n");
  Names names = plan.names();
  std::ranges::sort(names);
  EXPECT_EQ(names, (Names{"alignment.goal_without_strategy", "measurable.missing_baseline", "measurable.missing_metric",
                          "measurable.missing_target", "relevant.missing_business_goal", "specific.missing_audience",
                          "specific.missing_owner", "time_bound.missing_deadline", "words.vague"}));
}

TEST(PlanChecksTest, WhatIsBrokenIsNotMissing) {
  const CompiledPlan plan(measured("metric: ordrs\n    baseline: 100 order\n    target: 1_500 hours"));
  for (const std::string& name : plan.names()) EXPECT_EQ(name.find("missing"), std::string::npos) << plan.shown();
}

TEST(PlanChecksTest, WhatIsWithheldIsNotMissing) {
  const CompiledPlan plan(measured("metric: orders\n    baseline: unknown\n    target: undisclosed"));
  EXPECT_EQ(plan.names(), Names{}) << plan.shown();
}

TEST(PlanChecksTest, TheShortfallIsSaidInNumbers) {
  const CompiledPlan plan(
      measured("metric: orders\n    baseline: 7_200 orders\n    target: 9_000 orders",
               "tactic a \"A\" { expect { orders: 29 } }\n      tactic b \"B\" { expect { orders: 100 to 298 } }"));
  ASSERT_EQ(plan.names(), Names{"attainable.out_of_reach"}) << plan.shown();
  const Diagnostic& found = *plan.find("attainable.out_of_reach");
  EXPECT_EQ(found.message,
            "the target of goal `g` is out of reach: the tactics' best case adds 327 orders, 18% of the 1,800 orders "
            "still missing");
  EXPECT_EQ(plan.text(found.span), "9_000 orders");
  ASSERT_EQ(found.labels.size(), 3u);  // The baseline, and what each tactic adds.
  EXPECT_EQ(found.labels[2].text, "adds 100 to 298 orders");
}

TEST(PlanChecksTest, LabelsAreCapped) {
  std::string tactics;
  for (int i = 0; i < 20; ++i) tactics += fmt::format("tactic t{} \"T{}\" {{ expect {{ orders: 1 }} }}\n", i, i);
  const CompiledPlan plan(measured("metric: orders\n    baseline: 0 orders\n    target: 100 orders", tactics));
  const Diagnostic* found = plan.find("attainable.out_of_reach");
  ASSERT_NE(found, nullptr) << plan.shown();
  EXPECT_EQ(found->labels.size(), 8u);
  EXPECT_EQ(found->note, "and 13 more");
}

TEST(PlanChecksTest, LessIsBetterTurnsTheDirection) {
  const std::string_view tactic = "tactic t \"T\" { expect { cost: 15 USD/order } }";
  const CompiledPlan fine(measured("metric: cost\n    baseline: 20 USD/order\n    target: 16 USD/order", tactic));
  EXPECT_EQ(fine.names(), Names{}) << fine.shown();
  const CompiledPlan wrong(measured("metric: cost\n    baseline: 20 USD/order\n    target: 25 USD/order", tactic));
  EXPECT_EQ(wrong.names(), Names{"measurable.wrong_direction"}) << wrong.shown();
  const CompiledPlan far(measured("metric: cost\n    baseline: 20 USD/order\n    target: 14 USD/order", tactic));
  ASSERT_EQ(far.names(), Names{"attainable.out_of_reach"}) << far.shown();
}

TEST(PlanChecksTest, ABaselineOutOfRangeIsSaidToo) {
  const CompiledPlan plan(measured("metric: share\n    baseline: 120%\n    target: keep"));
  ASSERT_EQ(plan.names(), (Names{"measurable.out_of_range", "measurable.out_of_range"})) << plan.shown();
}

TEST(PlanChecksTest, AVanityMetricMayStandBesideAnotherOne) {
  const std::string goal = "metric: likes\n    baseline: 1 order\n    target: keep\n    ";
  EXPECT_EQ(CompiledPlan(measured(goal)).names(), Names{"measurable.vanity_alone"});
  EXPECT_EQ(CompiledPlan(measured(goal + "kpi: orders >= 20")).names(), Names{});
  EXPECT_EQ(CompiledPlan(measured(goal + "funnel: awareness")).names(), Names{"measurable.vanity_alone"});
}

TEST(PlanChecksTest, APaidTacticFindsItsBudgetNearby) {
  EXPECT_EQ(CompiledPlan(with_tactics("tactic t \"T\" { channel: search }")).names(),
            Names{"budget.paid_without_budget"});
  for (const char* tactics : {
           "tactic t \"T\" { channel: search  budget: 5k USD }",
           "tactic t \"T\" { channel: search  budget: undisclosed }",
           "budget: 5k USD\n      tactic t \"T\" { channel: search }",
           "tactic t \"T\" { channel: search; tactic u \"U\" { budget: 5k USD } }",
           "tactic t \"T\" { channel: search; placement p \"P\" { cost: 5k USD } }",
           "tactic t \"T\" { budget: 5k USD; tactic u \"U\" { channel: search } }",
           "tactic t \"T\" { channel: search  status: cancelled }",
       }) {
    const CompiledPlan plan(with_tactics(tactics));
    EXPECT_EQ(plan.names(), Names{}) << tactics << "\n" << plan.shown();
  }
}

TEST(PlanChecksTest, ADaypartNeedsOneChannelThatHasThem) {
  EXPECT_EQ(
      CompiledPlan(
          with_tactics("tactic t \"T\" { channel: parcel, radio  budget: 1k USD  daypart: mon..fri 11:30 .. 13:30 }"))
          .names(),
      Names{});
  const CompiledPlan inherited(
      with_tactics("tactic t \"T\" { channel: parcel; tactic u \"U\" { daypart: mon..fri 11:30 .. 13:30 } }"));
  EXPECT_EQ(inherited.names(), Names{"schedule.daypart_not_supported"}) << inherited.shown();
}

TEST(PlanChecksTest, OverAllocationNamesEveryPart) {
  const CompiledPlan plan(
      with_tactics("budget: 50k USD\n      tactic t \"T\" { budget: 30k USD }\n      tactic u \"U\" { budget: 15k USD "
                   "}\n      tactic v \"V\" { budget: 12k USD }"));
  ASSERT_EQ(plan.names(), Names{"budget.over_allocated"}) << plan.shown();
  const Diagnostic& found = *plan.find("budget.over_allocated");
  EXPECT_EQ(found.message,
            "the parts need 57,000 USD, but the budget of strategy `s` is 50,000 USD: 7,000 USD too much");
  EXPECT_EQ(found.labels.size(), 3u);
}

TEST(PlanChecksTest, GoalsThatServeEachOtherServeNobody) {
  const CompiledPlan plan(R"(campaign c "C" {
  period: 2027
  business goal growth "Growth"
  goal a "A" { serves: b }
  goal b "B" { serves: a }
  goal d "D" { serves: e }
  goal e "E" { serves: growth }
})");
  const Names names = plan.names();
  EXPECT_EQ(std::ranges::count(names, "relevant.missing_business_goal"), 2) << plan.shown();
}

TEST(PlanChecksTest, ValuesOfDifferentPeriodsDoNotDisagree) {
  const std::string goal = "metric: orders\n    baseline: 100 orders\n    target: keep\n    ";
  EXPECT_EQ(
      CompiledPlan(measured(goal + "actual: 1 order during 2025-01\n    actual: 2 orders during 2025-02")).names(),
      Names{});
  EXPECT_EQ(
      CompiledPlan(measured(goal + "actual: 2 orders during 2025-01\n    actual: 2 orders during 2025-01")).names(),
      Names{});
  EXPECT_EQ(
      CompiledPlan(measured(goal + "actual: 1 order during 2025-01\n    actual: 2 orders during 2025-01")).names(),
      Names{"tracking.sources_disagree"});
}

TEST(PlanChecksTest, MilestonesAndPeriodsLieInTheCampaignToo) {
  const CompiledPlan plan(
      with_tactics("period: 2026-12 .. 2027-03\n      tactic t \"T\" { milestone m \"M\" { on: 2028-01-01 } }"));
  EXPECT_EQ(plan.names(), (Names{"time_bound.outside_campaign", "time_bound.outside_campaign"})) << plan.shown();
  EXPECT_EQ(plan.snapshot.diagnostics[0].note, "31 days before it starts");
  EXPECT_EQ(plan.snapshot.diagnostics[1].note, "1 day after it ends");
}

TEST(PlanChecksTest, TheStandardLibraryIsNeverReportedOn) {
  const CompiledPlan plan("use std.kpi.commerce\nuse std.channels\n");
  EXPECT_EQ(plan.names(), Names{}) << plan.shown();
}

}  // namespace
}  // namespace campaign

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "rules/compiled_plan.h"

namespace campaign {
namespace {

/// A goal without a deadline, with further lines in the goal, in its strategy and in its tactic.
std::string without_deadline(std::string_view in_goal, std::string_view in_strategy = "",
                             std::string_view tactic = "") {
  return fmt::format(R"(business goal growth "Growth"
person ann "Ann"
kpi orders "Orders" {{ unit: order  better: up  over_time: sum  measured: weekly  source: "shop system" }}
audience customers "Existing customers" {{ size: 48k people }}
channel parcel "Parcels" {{ kind: owned  dayparts: no }}
campaign shop "Shop" {{
  period: 2027
  serves: growth
  goal more "More orders" {{
    metric: orders
    audience: customers
    baseline: 1_000 orders during 2026 source "shop system"
    target: 1_500 orders
    owner: @ann
    {}
    strategy repeat "Bring customers back" {{
      {}
      tactic mail "Mail" {{
        {}
        expect {{ orders: 400 to 700 }}
      }}
    }}
  }}
}}
)",
                     in_goal, in_strategy, tactic);
}

using Names = std::vector<std::string>;

TEST(AllowTest, SilencesTheFindingAtItsDeclaration) {
  const CompiledPlan plan(without_deadline("allow: time_bound.missing_deadline because \"the board decides in May\""));
  EXPECT_EQ(plan.names(), Names{}) << plan.shown();
}

TEST(AllowTest, SilencesNoOtherFinding) {
  const CompiledPlan plan(without_deadline("allow: specific.missing_owner because \"the board decides in May\""));
  EXPECT_EQ(plan.names(), (Names{"time_bound.missing_deadline", "governance.allow_unneeded"})) << plan.shown();
}

TEST(AllowTest, ReachesWhatIsInside) {
  const std::string daypart = "channel: parcel\n        daypart: mon..fri 11:30 .. 13:30";
  const CompiledPlan loud(without_deadline("by: 2027-03-31", "", daypart));
  EXPECT_EQ(loud.names(), Names{"schedule.daypart_not_supported"}) << loud.shown();
  const CompiledPlan quiet(
      without_deadline("by: 2027-03-31", "allow: schedule.daypart_not_supported because \"a test\"", daypart));
  EXPECT_EQ(quiet.names(), Names{}) << quiet.shown();
}

TEST(AllowTest, DoesNotReachOutwards) {
  const CompiledPlan plan(without_deadline("", "allow: time_bound.missing_deadline because \"a test\""));
  EXPECT_EQ(plan.names(), (Names{"time_bound.missing_deadline", "governance.allow_unneeded"})) << plan.shown();
}

TEST(AllowTest, HoldsThroughItsLastDay) {
  // The tests' today is 2026-01-01.
  const CompiledPlan last_day(without_deadline("allow: time_bound.missing_deadline because \"x\" until 2026-01-01"));
  EXPECT_EQ(last_day.names(), Names{}) << last_day.shown();
  const CompiledPlan over(without_deadline("allow: time_bound.missing_deadline because \"x\" until 2025-12-31"));
  EXPECT_EQ(over.names(), Names{"governance.allow_expired"}) << over.shown();
}

TEST(AllowTest, WhatHasEndedIsAsStrictAsWhatItSilencedAndOffersItsFix) {
  const CompiledPlan plan(without_deadline("allow: time_bound.missing_deadline because \"x\" until 2025-12-31"));
  const Diagnostic* found = plan.find("governance.allow_expired");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->severity, Severity::error);
  ASSERT_EQ(found->labels.size(), 1u);
  EXPECT_EQ(plan.text(found->labels[0].span), "\"More orders\"");
  ASSERT_EQ(found->fixes.size(), 1u);
  EXPECT_EQ(found->fixes[0].title, "write `by: 2027-12-31`, the campaign's end");
}

}  // namespace
}  // namespace campaign

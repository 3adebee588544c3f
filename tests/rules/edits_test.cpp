#include "rules/edits.h"

#include <gtest/gtest.h>

#include "rules/compiled_plan.h"

namespace campaign {
namespace {

/// The text after `by: 2027-12-31` was written into the goal `c.g`.
std::string with_deadline(const std::string& text) {
  const CompiledPlan plan(text);
  const EntityId goal = plan.at("c.g");
  return plan.mended({"", {insert_property(plan.snapshot.plan, *plan.snapshot.sources, goal, "by: 2027-12-31")}});
}

TEST(InsertPropertyTest, GoesOnALineOfItsOwnBehindTheLastProperty) {
  EXPECT_EQ(
      with_deadline("campaign c \"C\" {\n  goal g \"G\" {\n    funnel: loyalty  // why not\n    priority: high\n\n"
                    "    strategy s \"S\"\n  }\n}\n"),
      "campaign c \"C\" {\n  goal g \"G\" {\n    funnel: loyalty  // why not\n    priority: high\n    by: "
      "2027-12-31\n\n"
      "    strategy s \"S\"\n  }\n}\n");
}

TEST(InsertPropertyTest, PassesACommentBehindTheLastProperty) {
  EXPECT_EQ(with_deadline("campaign c \"C\" {\n\tgoal g \"G\" {\n\t\tpriority: high  // the board\n\t}\n}\n"),
            "campaign c \"C\" {\n\tgoal g \"G\" {\n\t\tpriority: high  // the board\n\t\tby: 2027-12-31\n\t}\n}\n");
}

TEST(InsertPropertyTest, PassesTheEndOfAList) {
  EXPECT_EQ(
      with_deadline("campaign c \"C\" {\n  goal g \"G\" {\n    tags: [\n      \"a\",\n      \"b\",\n    ]\n  }\n}\n"),
      "campaign c \"C\" {\n  goal g \"G\" {\n    tags: [\n      \"a\",\n      \"b\",\n    ]\n    by: 2027-12-31\n  "
      "}\n}\n");
}

TEST(InsertPropertyTest, StaysOnTheLineOfAShortBlock) {
  EXPECT_EQ(with_deadline("campaign c \"C\" { goal g \"G\" { priority: high } }\n"),
            "campaign c \"C\" { goal g \"G\" { priority: high; by: 2027-12-31 } }\n");
  EXPECT_EQ(with_deadline("campaign c \"C\" { goal g \"G\" {} }\n"),
            "campaign c \"C\" { goal g \"G\" { by: 2027-12-31 } }\n");
  EXPECT_EQ(with_deadline("campaign c \"C\" { goal g \"G\" { } }\n"),
            "campaign c \"C\" { goal g \"G\" { by: 2027-12-31 } }\n");
  EXPECT_EQ(with_deadline("campaign c \"C\" { goal g \"G\" { strategy s \"S\" } }\n"),
            "campaign c \"C\" { goal g \"G\" { by: 2027-12-31; strategy s \"S\" } }\n");
}

TEST(InsertPropertyTest, OpensABlockWhereThereIsNone) {
  EXPECT_EQ(with_deadline("campaign c \"C\" {\n  goal g \"G\"\n}\n"),
            "campaign c \"C\" {\n  goal g \"G\" {\n    by: 2027-12-31\n  }\n}\n");
}

TEST(InsertPropertyTest, GoesInFrontOfTheFirstDeclarationOfABlockWithoutProperties) {
  EXPECT_EQ(with_deadline("campaign c \"C\" {\n  goal g \"G\" {\n    strategy s \"S\"\n  }\n}\n"),
            "campaign c \"C\" {\n  goal g \"G\" {\n    by: 2027-12-31\n    strategy s \"S\"\n  }\n}\n");
}

TEST(InsertPropertyTest, KeepsTheLineEndsOfTheFile) {
  EXPECT_EQ(with_deadline("campaign c \"C\" {\r\n  goal g \"G\" {\r\n    priority: high\r\n  }\r\n}\r\n"),
            "campaign c \"C\" {\r\n  goal g \"G\" {\r\n    priority: high\r\n    by: 2027-12-31\r\n  }\r\n}\r\n");
}

/// The text after the fix of the first tactic without a strategy.
std::string wrapped(const std::string& text) {
  const CompiledPlan plan(text);
  const Diagnostic* found = plan.find("alignment.tactic_without_strategy");
  return found == nullptr || found->fixes.size() != 1 ? "no fix" : plan.mended(found->fixes[0]);
}

TEST(WrapInBlockTest, IndentsTheTacticsWithTheirComments) {
  EXPECT_EQ(
      wrapped("campaign c \"C\" {\n  goal g \"G\" {\n    priority: high\n\n    /// Every month.\n    tactic a \"A\" {\n"
              "      status: idea\n    }\n\n    tactic b \"B\"\n  }\n}\n"),
      "campaign c \"C\" {\n  goal g \"G\" {\n    priority: high\n\n    strategy approach \"How the goal is reached\" "
      "{\n"
      "      /// Every month.\n      tactic a \"A\" {\n        status: idea\n      }\n\n      tactic b \"B\"\n    }\n  "
      "}\n}\n");
}

TEST(WrapInBlockTest, PutsAStrategyAroundEachGroup) {
  EXPECT_EQ(
      wrapped(
          "campaign c \"C\" {\n  goal g \"G\" {\n    tactic a \"A\"\n    priority: high\n    tactic b \"B\"\n  }\n}\n"),
      "campaign c \"C\" {\n  goal g \"G\" {\n    strategy approach \"How the goal is reached\" {\n      tactic a "
      "\"A\"\n    }\n"
      "    priority: high\n    strategy approach_2 \"How the goal is reached\" {\n      tactic b \"B\"\n    }\n  "
      "}\n}\n");
}

TEST(WrapInBlockTest, StaysOnTheLineOfAShortBlock) {
  EXPECT_EQ(wrapped("campaign c \"C\" { goal g \"G\" { tactic a \"A\" } }\n"),
            "campaign c \"C\" { goal g \"G\" { strategy approach \"How the goal is reached\" { tactic a \"A\" } } }\n");
}

}  // namespace
}  // namespace campaign

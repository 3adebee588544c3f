#include <string>

#include <gtest/gtest.h>

#include "language/synonyms.h"
#include "support/compiled.h"

namespace campaign {
namespace {

std::string ours(Kind kind, std::string_view theirs) {
  const auto found = property_for_synonym(kind, theirs);
  return found ? std::string(found->ours.empty() ? found->advice : found->ours) : "none";
}

TEST(Synonyms, DependOnTheKind) {
  EXPECT_EQ(ours(Kind::tactic, "start"), "flight");
  EXPECT_EQ(ours(Kind::campaign, "start"), "period");
  EXPECT_EQ(ours(Kind::goal, "end"), "by");
  EXPECT_EQ(ours(Kind::goal, "Deadline"), "by");
  EXPECT_EQ(ours(Kind::milestone, "due"), "on");
  EXPECT_EQ(ours(Kind::placement, "spend"), "cost");
  EXPECT_EQ(ours(Kind::tactic, "spend"), "budget");
  EXPECT_EQ(ours(Kind::tactic, "metric"), "kpi");
  EXPECT_EQ(ours(Kind::experiment, "kpi"), "metric");
  EXPECT_EQ(ours(Kind::team, "people"), "members");
  EXPECT_EQ(ours(Kind::audience, "people"), "size");
  EXPECT_EQ(ours(Kind::unit, "start"), "none");
}

TEST(Synonyms, OfKinds) {
  EXPECT_EQ(kind_for_synonym("OKR"), Kind::goal);
  EXPECT_EQ(kind_for_synonym("tactics"), Kind::tactic);
  EXPECT_EQ(kind_for_synonym("business_goals"), Kind::business_goal);
  EXPECT_EQ(kind_for_synonym("tactic"), std::nullopt);
}

TEST(Synonyms, BothEndsBecomeOneSpan) {
  const Snapshot snapshot = compile_text("campaign c \"C\" {\n  start: 2027-01-01\n  end: 2027-06-30\n}\n");
  ASSERT_EQ(snapshot.diagnostics.size(), 2u) << shown(snapshot);
  ASSERT_EQ(snapshot.diagnostics[0].fixes.size(), 1u);
  EXPECT_EQ(snapshot.diagnostics[0].fixes[0].title, "write `period: 2027-01-01 .. 2027-06-30`");
  EXPECT_EQ(snapshot.diagnostics[0].fixes[0].edits.size(), 2u);
}

// One slip is one finding: what was meant is there.
TEST(Synonyms, CountAsWhatTheyMean) {
  const Snapshot snapshot = compile_text("campaign c \"C\" {\n  dates: 2027\n}\n");
  EXPECT_EQ(finding_names(snapshot), std::vector<std::string>{"names.unknown_property"}) << shown(snapshot);
  EXPECT_NE(snapshot.plan.find(snapshot.plan.all(Kind::campaign).front(), prop("period")), nullptr);
  // Unless it is written in our words too.
  EXPECT_EQ(finding_names(compile_text("campaign c \"C\" {\n  dates: 2026\n  period: 2027\n}\n")), std::vector<std::string>{"names.unknown_property"});
}

}  // namespace
}  // namespace campaign

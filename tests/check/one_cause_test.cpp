// What has one cause is one finding.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

constexpr const char* kHead =
    "use std.kpi.commerce\nuse std.channels\nbusiness goal growth \"Growth\"\nperson li \"Li\"\naudience folk \"Folk\" { size: 48k people }\n"
    "campaign c \"C\" {\n period: 2027\n currency: USD\n owner: @li\n serves: growth\n";

std::vector<std::string> found_in(const std::string& inside, const std::string& outside = "") {
  const Snapshot whole = compile_text(kHead + inside + "}\n" + outside);
  std::vector<std::string> found = finding_names(whole);
  if (::testing::Test::HasFailure()) std::printf("%s", shown(whole).c_str());
  return found;
}

constexpr const char* kGoal =
    " goal g \"500 orders a year\" {\n metric: orders\n baseline: 490 orders during 2026 source \"shop\"\n target: 500 orders\n by: 2027-12-31\n owner: @li\n audience: folk\n checkpoint: 250 orders by 2027-06-30\n";

TEST(OneCause, AnUnknownTemplateIsAllThatIsSaidOfWhatTakesIt) {
  for (const char* declaration : {"strategy s \"S\" { tactic a \"A\" like news { } }", "strategy s \"S\" { tactic a \"A\" like std.tactics.nothing }", "strategy s \"S\" { tactic a \"A\" like news { budget: 2k USD } }", "strategy s \"S\" like plan { }"}) {
    const auto found = found_in(kGoal + std::string(declaration) + "\n }\n");
    EXPECT_EQ(found, std::vector<std::string>{"names.unknown_name"}) << declaration << ::testing::PrintToString(found);
  }
  for (const char* declaration : {"audience more \"More\" like folk_template", "milestone launch \"Launch\" like start", "experiment e \"E\" like test_of_price", "person maria \"Maria\" like somebody", "goal h \"H\" like growth_goal"}) {
    const auto found = found_in(declaration + std::string("\n"));
    EXPECT_EQ(std::ranges::count(found, "names.unknown_name"), 1) << declaration << ::testing::PrintToString(found);
    for (const std::string& name : found) EXPECT_TRUE(name == "names.unknown_name" || name.find(".orphan") != std::string::npos || name.find("no_goal") != std::string::npos) << declaration << ": " << name;
  }
}

TEST(OneCause, ADateThatThereIsNotIsToldOnce) {
  for (const char* date : {"2027-02-30", "2027-13-01", "lunch", "2027-W60", "2027-Q7"}) {
    const std::string d = date;
    const auto found = found_in(" goal g \"G\" { metric: orders  by: " + d + "  checkpoint: 20 orders by " + d + "\n strategy s \"S\" { tactic t \"T\" { flight: " + d + " .. 2027-12-31 } } }\n milestone m \"M\" { on: " + d + " }\n milestone n \"N\" { on: " + d + " + 2 days }\n");
    EXPECT_EQ(std::ranges::count_if(found, [](const std::string& name) { return name.starts_with("time."); }), 1) << date << ::testing::PrintToString(found);
  }
}

TEST(OneCause, ANameThatAnotherKindHasIsToldOnceAndTheNearestIsOffered) {
  const std::string inside = kGoal + std::string(" strategy s \"S\" { tactic a \"A\" { audience: shot }\n tactic b \"B\" { audience: shot }\n tactic d \"D\" { audience: shot } } }\n goal shot \"The shot\" { metric: orders }\n audience shoot \"Shoot\" { size: 300 people }\n");
  const Snapshot snapshot = compile_text(kHead + inside + "}\n");
  const auto found = finding_names(snapshot);
  EXPECT_EQ(std::ranges::count(found, "names.wrong_kind"), 1) << shown(snapshot);
  const auto told = std::ranges::find(snapshot.diagnostics, "names.wrong_kind", &Diagnostic::name);
  ASSERT_EQ(told->fixes.size(), 1u);
  EXPECT_EQ(told->fixes[0].edits.size(), 3u);
  EXPECT_EQ(told->fixes[0].edits[0].text, "shoot");
}

}  // namespace
}  // namespace campaign

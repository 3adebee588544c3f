#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

constexpr std::string_view kPlan =
    "campaign c \"C\" {\n  period: 2027\n  currency: USD\n  goal g \"G\" {\n    strategy s \"S\" {\n      tactic t like spot {\n      }\n    }\n  }\n}\n";

Snapshot with_brand(const std::string& brand, std::string_view plan = kPlan) {
  CompileOptions options;
  options.as_of = kTestDay;
  return compile(MemoryWorld({{"/plans/brand.campaign", brand}, {"/plans/plan.campaign", "use \"brand.campaign\"\n" + std::string(plan)}}, kTestDay),
                 {"/plans/plan.campaign"}, {}, "/plans", options);
}

// Findings and fixes stay in the plan: they point at the `like`, and no fix edits a text that is not there.
TEST(Templates, OfOtherFilesAreShownWhereTheyAreTaken) {
  const Snapshot snapshot = with_brand("use std.channels\ntemplate tactic spot \"Spot\" {\n  channel: tv\n  flight: 2028-03\n  tactic cut \"Cut it\" { flight: 2029-01 }\n}\n");
  const FileId plan = snapshot.plan_files[0];
  ASSERT_EQ((*snapshot.sources)[plan].name(), "/plans/plan.campaign");
  std::size_t out_of_campaign = 0;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    EXPECT_EQ(diagnostic.span.file, plan) << diagnostic.message;
    if (diagnostic.name == "time_bound.outside_campaign") {
      ++out_of_campaign;
      EXPECT_EQ(snapshot.sources->text(diagnostic.span), "like");
    }
    for (const Fix& fix : diagnostic.fixes) {
      for (const Edit& edit : fix.edits) EXPECT_FALSE(snapshot.sources->text({plan, edit.span.begin - 4, edit.span.begin}) == "like") << fix.title;
    }
  }
  EXPECT_EQ(out_of_campaign, 2u) << shown(snapshot);
  for (std::uint32_t i = 0; i < snapshot.plan.size(); ++i) {
    const Entity& entity = snapshot.plan[EntityId{i}];
    for (const PropertyValue& value : snapshot.plan.values(EntityId{i})) EXPECT_EQ(value.span.file, entity.span.file) << entity.name;
  }
}

TEST(Templates, AreSeenOnlyWhereTheirFileIsUsed) {
  EXPECT_EQ(with_brand("template tactic spot \"Spot\"\n").plan.all(Kind::tactic).size(), 1u);
  CompileOptions options;
  options.as_of = kTestDay;
  const Snapshot apart = compile(MemoryWorld({{"/a.campaign", "template tactic spot \"Spot\"\n"}, {"/b.campaign", std::string(kPlan)}}, kTestDay),
                                 {"/a.campaign", "/b.campaign"}, {}, "/", options);
  const auto names = finding_names(apart);
  EXPECT_EQ(std::ranges::count(names, "names.unknown_name"), 1) << shown(apart);
}

TEST(Templates, WrongValuesInThemAreNamedInTheirOwnFile) {
  const Snapshot snapshot = with_brand("template tactic spot \"Spot\" {\n  budget: \"much\"\n}\n");
  const auto wrong = std::ranges::find(snapshot.diagnostics, std::string_view("types.mismatch"), &Diagnostic::name);
  ASSERT_NE(wrong, snapshot.diagnostics.end()) << shown(snapshot);
  EXPECT_EQ((*snapshot.sources)[wrong->span.file].name(), "brand.campaign");
  ASSERT_EQ(wrong->labels.size(), 1u);
  EXPECT_EQ(snapshot.sources->text(wrong->labels[0].span), "like spot");
}

}  // namespace
}  // namespace campaign

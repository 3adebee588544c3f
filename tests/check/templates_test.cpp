#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

constexpr std::string_view kNewsletter =
    "use std.channels\n"
    "person maria \"Maria\"\nperson li \"Li\"\n"
    "/// Goes to the list.\n"
    "template tactic newsletter \"Email newsletter\" {\n"
    "  channel: email_list\n"
    "  owner: @maria\n"
    "  tags: \"a\", \"b\"\n"
    "  tactic write \"Write it\" { duration: 3 days }\n"
    "  tactic send \"Send it\" { after: write }\n"
    "}\n";

std::string in_strategy(std::string_view tactics) {
  return "campaign c \"C\" {\n  period: 2027\n  currency: USD\n  goal g \"G\" {\n    strategy s \"S\" {\n" + std::string(tactics) + "    }\n  }\n}\n";
}

EntityId at(const Plan& plan, std::string_view path) {
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    if (plan.path(EntityId{i}) == path) return EntityId{i};
  }
  ADD_FAILURE() << "no " << path;
  return kNoEntity;
}

std::size_t errors(const Snapshot& snapshot) {
  return static_cast<std::size_t>(
      std::ranges::count_if(snapshot.diagnostics, [](const Diagnostic& each) { return each.severity == Severity::error && each.name.starts_with("names"); }));
}

TEST(Templates, AreNoPartOfThePlan) {
  const Snapshot snapshot = compile_text(std::string(kNewsletter));
  EXPECT_EQ(shown(snapshot), "");
  EXPECT_TRUE(snapshot.plan.all(Kind::tactic).empty());
}

TEST(Templates, GiveWhatIsNotWritten) {
  const Snapshot snapshot = compile_text(std::string(kNewsletter) + in_strategy("tactic t like newsletter { owner: @li }\n"));
  EXPECT_EQ(errors(snapshot), 0u) << shown(snapshot);
  const Plan& plan = snapshot.plan;
  const EntityId tactic = at(plan, "c.g.s.t");
  EXPECT_EQ(plan[tactic].title, "Email newsletter");
  EXPECT_EQ(plan[tactic].comment, "Goes to the list.");
  EXPECT_FALSE(plan[tactic].from_library);
  EXPECT_EQ(plan.values(tactic, prop("channel")).size(), 1u);
  EXPECT_EQ(plan.values(tactic, prop("tags")).size(), 2u);
  ASSERT_EQ(plan.values(tactic, prop("owner")).size(), 1u);
  EXPECT_EQ(plan[plan.get<Reference>(tactic, prop("owner"))->entity].name, "li");
  EXPECT_EQ(plan[tactic].children.size(), 2u);
}

TEST(Templates, PartsOfOneNameBecomeOne) {
  const Snapshot snapshot = compile_text(
      std::string(kNewsletter) + in_strategy("tactic t \"T\" like newsletter {\n tactic write { owner: @li }\n tactic print \"Print it\"\n}\n"));
  EXPECT_EQ(errors(snapshot), 0u) << shown(snapshot);
  const Plan& plan = snapshot.plan;
  EXPECT_EQ(plan[at(plan, "c.g.s.t")].children.size(), 3u);
  const EntityId write = at(plan, "c.g.s.t.write");
  EXPECT_EQ(plan[write].title, "Write it");
  EXPECT_NE(plan.find(write, prop("duration")), nullptr);
  EXPECT_NE(plan.find(write, prop("owner")), nullptr);
}

TEST(Templates, NamesInThemMeanTheTakersOwnParts) {
  const Snapshot snapshot =
      compile_text(std::string(kNewsletter) + in_strategy("tactic write \"Other\"\ntactic t \"T\" like newsletter\ntactic u \"U\" like newsletter\n"));
  const Plan& plan = snapshot.plan;
  for (const std::string tactic : {"c.g.s.t", "c.g.s.u"}) {
    EXPECT_EQ(plan.get<Reference>(at(plan, tactic + ".send"), prop("after"))->entity, at(plan, tactic + ".write"));
  }
}

// A name is what it is where the template stands, not where it is used; what is not known there is looked up at the taker.
TEST(Templates, NamesInThemAreSeenFromTheirPlace) {
  const Snapshot snapshot = compile_text("audience all \"Everyone\" { size: 10 people }\ntemplate tactic t \"T\" { audience: all, some }\n" +
                                         in_strategy("tactic x like t\n") + "campaign d \"D\" {\n  period: 2027\n"
                                         "  audience all \"Others\" { size: 20 people }\n  audience some \"Some\" { size: 5 people }\n"
                                         "  goal g \"G\" { strategy s \"S\" { tactic x like t } }\n}\n");
  const Plan& plan = snapshot.plan;
  const auto audiences = plan.values(at(plan, "d.g.s.x"), prop("audience"));
  ASSERT_EQ(audiences.size(), 2u);
  EXPECT_EQ(plan.path(std::get<Reference>(audiences[0].value).entity), "all");
  EXPECT_EQ(plan.path(std::get<Reference>(audiences[1].value).entity), "d.some");
}

TEST(Templates, OfOthersGoOn) {
  const Snapshot snapshot = compile_text(std::string(kNewsletter) + "template tactic weekly like newsletter { owner: @li }\n" +
                                         in_strategy("tactic t like weekly\n"));
  const Plan& plan = snapshot.plan;
  const EntityId tactic = at(plan, "c.g.s.t");
  EXPECT_EQ(plan[tactic].title, "Email newsletter");
  EXPECT_EQ(plan[plan.get<Reference>(tactic, prop("owner"))->entity].name, "li");
  EXPECT_NE(plan.find(tactic, prop("channel")), nullptr);
}

TEST(Templates, MetricsTakeFormulasToo) {
  const Snapshot snapshot = compile_text(
      "kpi paid \"Paid\" { unit: money }\nkpi sold \"Sold\" { unit: order }\ntemplate kpi price \"Price\" = paid / sold { better: down }\nkpi p like price\n");
  EXPECT_EQ(shown(snapshot), "");
  const EntityId metric = at(snapshot.plan, "p");
  ASSERT_NE(snapshot.plan.formula(metric), nullptr);
  EXPECT_EQ(snapshot.plan.units().name(*snapshot.plan.unit_of(metric)), "money/order");
}

TEST(Templates, InsideTemplatesEndSomewhere) {
  std::string text = "template tactic t0 \"T\"\n";
  for (int i = 1; i < 40; ++i) {
    const std::string before = std::to_string(i - 1);
    text += "template tactic t" + std::to_string(i) + " \"T\" { tactic a like t" + before + "; tactic b like t" + before + " }\n";
  }
  const Snapshot snapshot = compile_text(text + in_strategy("tactic x like t39\n"));
  const auto names = finding_names(snapshot);
  EXPECT_EQ(std::ranges::count(names, "file.too_much_taken"), 1);
  EXPECT_LT(snapshot.plan.size(), 200'000u);
}

}  // namespace
}  // namespace campaign

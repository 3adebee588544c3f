// What a rule of a plan's own can say, and what it is told when it is wrong.

#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"

namespace campaign {
namespace {

using Names = std::vector<std::string>;

/// A rule about the tactics of a plan that has nothing else to be found.
std::string rule(std::string_view body, std::string_view kind = "tactic") {
  return "rule house.test \"the rule at hand\" {\n  for: " + std::string(kind) + "\n" + std::string(body) +
         "\n  why: \"Because the test says so, and for no other reason.\"\n  bad: \"goal a { }\"\n  good: \"goal a { }\"\n}\n";
}
constexpr std::string_view kTactic =
    "tactic spring_sale \"Spring sale\" { channel: email_list  consent: \"opt-in\"  flight: 2027-03  budget: 12k USD  owner: @ann  kpi: open_rate >= 20%; expect { orders: 300 } }";

/// The findings of a rule over the example plan with one more tactic.
CompiledPlan with(std::string_view body, std::string_view kind = "tactic") { return CompiledPlan(rule(body, kind) + plan_of_example(kTactic)); }

/// What the message of the rule says about the tactic `spring_sale`.
std::string says(std::string_view message, std::string_view more = "") {
  const CompiledPlan plan = with("  when: tactic.name matches \"spring\"\n  require: no\n  message: \"" + std::string(message) + "\"\n" + std::string(more));
  const Diagnostic* found = plan.find("house.test");
  return found == nullptr ? plan.shown() : found->message;
}

TEST(RuleLanguage, WritesValuesAsAPersonWould) {
  EXPECT_EQ(says("{tactic.budget} in {tactic.flight} by {tactic.owner}"), "12,000 USD in 2027-03-01 .. 2027-03-31 by ann");
  EXPECT_EQ(says("{percent(tactic.budget / 48k USD)} of it, {count(campaign.tactics)} tactics"), "25% of it, 2 tactics");
  EXPECT_EQ(says("{tactic.flight.length} until {tactic.flight.end + 2 weeks}"), "31 days until 2027-04-14");
  EXPECT_EQ(says("a {{brace}} and {tactic.kpi}"), "a {brace} and Open rate >= 20%");
}

TEST(RuleLanguage, GoesOverCollections) {
  EXPECT_EQ(says("{sum(t.budget for t in campaign.tactics)}"), "12,000 USD");
  EXPECT_EQ(says("{each(t.name for t in campaign.tactics where t.expect)}"), "news and spring_sale");
  EXPECT_EQ(says("{max(t.flight.end for t in campaign.tactics)}"), "2027-12-31");
  EXPECT_EQ(says("{distinct(t.channel for t in campaign.tactics)}"), "email_list");
}

TEST(RuleLanguage, WhatIsNotWrittenIsNoFindingOfAComparison) {
  EXPECT_EQ(with("  require: tactic.duration < 3 days\n  message: \"m\"").names(), Names{});
  EXPECT_EQ(with("  require: not tactic.duration < 3 days\n  message: \"m\"").names(), Names{});
  EXPECT_EQ(with("  when: tactic.name matches \"spring\"\n  require: tactic.duration\n  message: \"m\"").names(), Names{"house.test"});
}

TEST(RuleLanguage, ComparesWordsAndDeclarationsByTheirNames) {
  EXPECT_EQ(with("  require: tactic.channel != email_list\n  message: \"m\"").names(), (Names{"house.test", "house.test"}));
  EXPECT_EQ(with("  require: tactic.channel in [sms, email_list]\n  message: \"m\"").names(), Names{});
  EXPECT_EQ(with("  require: tactic.channel.kind == owned\n  message: \"m\"").names(), Names{});
  EXPECT_EQ(with("  require: tactic.channel == emial_lst\n  message: \"m\"").names(), Names{"rules.unknown_name"});
  EXPECT_EQ(with("  require: tactic.channel.kind == ownde\n  message: \"m\"").names(), Names{"rules.wrong_type"});
}

TEST(RuleLanguage, TellsTypesApart) {
  EXPECT_EQ(with("  require: tactic.budget < tactic.flight\n  message: \"m\"").names(), Names{"rules.wrong_type"});
  EXPECT_EQ(with("  require: tactic.title + 1\n  message: \"m\"").names(), Names{"rules.wrong_type"});
  EXPECT_EQ(with("  require: sum(t.title for t in campaign.tactics) > 3\n  message: \"m\"").names(), Names{"rules.wrong_type"});
  EXPECT_EQ(with("  require: tactic.owner.budget\n  message: \"m\"").names(), Names{"rules.unknown_member"});
  EXPECT_EQ(with("  require: yes\n  message: \"{tactic.nme}\"").names(), Names{"rules.unknown_member"});
}

TEST(RuleLanguage, NamesGiveValuesAndLimitsThatThePlanSets) {
  const std::string limited = rule("  most: 10k USD\n  require: tactic.budget <= most\n  message: \"more than {most}\"");
  EXPECT_EQ(CompiledPlan(limited + plan_of_example(kTactic)).names(), Names{"house.test"});
  EXPECT_EQ(CompiledPlan(limited + "rules { house.test.most: 15k USD }\n" + plan_of_example(kTactic)).names(), Names{});
  EXPECT_EQ(CompiledPlan(limited + "rules { house.test.mots: 15k USD }\n" + plan_of_example(kTactic)).names(), (Names{"rules.unknown_member", "house.test"}));
}

TEST(RuleLanguage, ANameThatLeadsBackToItselfIsToldOnce) {
  EXPECT_EQ(with("  a: b\n  b: a\n  require: a > 1\n  message: \"m\"").names(), Names{"rules.unknown_name"});
}

TEST(RuleLanguage, NamesThatDoubleThemselvesEnd) {
  std::string body;
  for (int i = 0; i < 64; ++i) body += "  v" + std::to_string(i) + ": v" + std::to_string(i + 1) + " + v" + std::to_string(i + 1) + "\n";
  body += "  v64: 1\n  require: v0 < 0\n  message: \"{v0}\"";
  const Names names = with(body).names();
  EXPECT_EQ(names, Names{"rules.too_long"});
}

TEST(RuleSettings, TakeNothingElse) {
  EXPECT_EQ(CompiledPlan("rules { time_bound.missing_deadline off }\n").names(), Names{"rules.wrong_type"});
}

TEST(RuleSettings, TurnARuleOffOrUp) {
  const std::string plan = rule("  require: tactic.budget <= 1 USD\n  message: \"m\"  draft: hint  launch: error") + plan_of_example(kTactic);
  const auto severity = [&](const std::string& settings, std::string gate = "") {
    CompileOptions options;
    options.as_of = kTestDay;
    options.gate = std::move(gate);
    const Snapshot snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"p.campaign", "", settings + plan}}, "/", options);
    return snapshot.diagnostics.empty() ? std::string("none") : std::string(name_of(snapshot.diagnostics.front().severity));
  };
  EXPECT_EQ(severity(""), "warning");
  EXPECT_EQ(severity("rules { house.test: off }\n"), "none");
  EXPECT_EQ(severity("rules { house.test: error }\n"), "error");
  EXPECT_EQ(severity("", "draft"), "hint");
  EXPECT_EQ(severity("", "launch"), "error");
}

TEST(RuleSettings, OfACampaignHoldThere) {
  std::string plan = plan_of_example("goal g \"Later\" { metric: orders  baseline: 1 orders during 2026  target: 2 orders  owner: @ann  audience: customers\n strategy s \"S\" { tactic t \"T\" { expect { orders: 1 } } } }");
  const std::size_t at = plan.find("period: 2027");
  EXPECT_NE(CompiledPlan(plan).find("time_bound.missing_deadline"), nullptr);
  plan.insert(at, "rules { time_bound.missing_deadline: off }\n  ");
  EXPECT_EQ(CompiledPlan(plan).find("time_bound.missing_deadline"), nullptr);
}

TEST(RuleSettings, APackChosenLeavesTheOthersOut) {
  std::string plan = plan_of_example("goal g \"Later\" { }");
  EXPECT_NE(CompiledPlan(plan).find("alignment.goal_without_strategy"), nullptr);
  plan.insert(0, "rules { use std.smart }\n");
  const CompiledPlan chosen(plan);
  EXPECT_EQ(chosen.find("alignment.goal_without_strategy"), nullptr);
  EXPECT_NE(chosen.find("time_bound.missing_deadline"), nullptr);
  EXPECT_EQ(CompiledPlan("rules { use std.smrt }\n").names(), Names{"use.unknown_module"});
  for (const char* block : {"ruels", "rulse", "rles"}) {
    EXPECT_EQ(CompiledPlan(std::string(block) + " { use std.schedule }\n" + plan_of_example("goal g \"Later\" { }")).names(), Names{"names.unknown_kind"}) << block;
  }
  // Nobody who wanted some rules gets all of them for a slip in a name.
  EXPECT_EQ(CompiledPlan("rules { use std.smrt }\n" + plan_of_example("goal g \"Later\" { }")).names(), Names{"use.unknown_module"});
}

TEST(RuleRun, EndsARuleThatWouldNot) {
  // Five loops in one another over a few tactics are stopped by a small limit.
  CompileOptions options;
  options.as_of = kTestDay;
  options.limits.max_rule_steps = 200;
  const std::string text = rule("  require: count(a for a in plan.tactics where count(b for b in plan.tactics where count(c for c in plan.tactics where a == b and b == c and c == a) > 0) > 0) > 99\n  message: \"m\"") +
                           plan_of_example(kTactic);
  const Snapshot snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"p.campaign", "", text}}, "/", options);
  const Names names = finding_names(snapshot);
  EXPECT_EQ(std::ranges::count(names, "rules.too_long"), 1) << shown(snapshot);
}

TEST(RuleRun, FixesAreOfferedForEach) {
  const CompiledPlan plan = with("  when: tactic.name matches \"spring\"\n  require: tactic.duration\n  message: \"m\"\n  insert: \"duration: 3 days\" because \"as usual\"\n  replace: \"2027-04\" on tactic.flight");
  const Diagnostic* found = plan.find("house.test");
  ASSERT_NE(found, nullptr);
  ASSERT_EQ(found->fixes.size(), 2u);
  EXPECT_EQ(found->fixes[0].title, "write `duration: 3 days`, as usual");
  EXPECT_NE(plan.mended(found->fixes[0]).find("duration: 3 days"), std::string::npos);
  EXPECT_NE(plan.mended(found->fixes[1]).find("flight: 2027-04 "), std::string::npos);
}

TEST(RuleRun, FixesOfATemplatedTacticAreWrittenWhereItStands) {
  const std::string plan = "template tactic base \"Base\" { channel: email_list  consent: \"opt-in\"  kpi: email_ctr }\n" +
                           plan_of_example("tactic taken \"Taken\" like base { flight: 2027-03  owner: @ann; expect { orders: 300 } }");
  const CompiledPlan compiled(rule("  when: tactic.name matches \"taken\"\n  require: tactic.duration\n  message: \"m\"\n  insert: \"duration: 3 days\"") + plan);
  const Diagnostic* found = compiled.find("house.test");
  ASSERT_NE(found, nullptr) << compiled.shown();
  ASSERT_EQ(found->fixes.size(), 1u);
  EXPECT_NE(compiled.mended(found->fixes[0]).find("like base { flight: 2027-03  owner: @ann; expect { orders: 300 }; duration: 3 days }"), std::string::npos) << compiled.mended(found->fixes[0]);
}

TEST(RuleLanguage, ReadsAPlansOwnFields) {
  const std::string field = "extend tactic { field utm \"UTM code\" { type: text } }\n";
  const std::string own = rule("  when: tactic.name matches \"spring\"\n  require: tactic.utm\n  message: \"m\"");
  EXPECT_EQ(CompiledPlan(field + own + plan_of_example(kTactic)).names(), Names{"house.test"});
  EXPECT_EQ(CompiledPlan(own + plan_of_example(kTactic)).names(), Names{"rules.unknown_member"});
}

}  // namespace
}  // namespace campaign

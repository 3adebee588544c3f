// Every rule of the standard library: its examples, its texts, its fixes.

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "rules/compiled_plan.h"
#include "rules/finding_info.h"
#include "support/told.h"

namespace campaign {
namespace {

const std::vector<FindingInfo>& library_rules() {
  static const std::vector<FindingInfo> kRules = [] {
    auto all = all_finding_infos(compile_text("").rules);
    std::erase_if(all, [](const FindingInfo& info) { return info.module.empty(); });
    return all;
  }();
  return kRules;
}

class LibraryRule : public testing::TestWithParam<FindingInfo> {
 protected:
  const FindingInfo& rule = GetParam();
};

TEST_P(LibraryRule, FindsItsBadExampleAndNothingElse) {
  const std::string text = plan_of_example(rule.bad);
  const CompiledPlan bad(text);
  EXPECT_EQ(bad.names(), std::vector<std::string>{rule.name}) << text << bad.shown();
}

TEST_P(LibraryRule, FindsNothingInItsGoodExample) {
  const std::string text = plan_of_example(rule.good);
  const CompiledPlan good(text);
  EXPECT_TRUE(good.names().empty()) << text << good.shown();
}

TEST_P(LibraryRule, SaysWhatIsWrongAndWhatToDo) {
  const CompiledPlan plan{plan_of_example(rule.bad)};
  const Diagnostic* found = plan.find(rule.name);
  ASSERT_NE(found, nullptr);
  EXPECT_FALSE(found->help.empty());
  EXPECT_GT(found->span.size(), 0u);
  EXPECT_NE(found->message, rule.title) << "a value of the message is not there";
  EXPECT_EQ(found->message.find('{'), std::string::npos) << found->message;
  EXPECT_GT(rule.why.size(), 40u);
}

TEST_P(LibraryRule, SaysAllOfItInGerman) {
  const std::string text = plan_of_example(rule.bad);
  const CompiledPlan english(text);
  const Told german(text, "de");
  EXPECT_EQ(german.untold, (std::set<std::string, std::less<>>()));
  const Diagnostic* said = english.find(rule.name);
  const auto told = std::ranges::find(german.snapshot.diagnostics, rule.name, &Diagnostic::name);
  ASSERT_TRUE(said != nullptr && told != german.snapshot.diagnostics.end());
  EXPECT_NE(told->message, said->message);
  EXPECT_EQ(told->labels.size(), said->labels.size());
  EXPECT_EQ(told->fixes.size(), said->fixes.size());
  EXPECT_EQ(told->note.empty(), said->note.empty());
  const WithoutThePlansWords without(german.snapshot.plan);
  for (const std::string& one : texts_of(*told)) EXPECT_EQ(english_word(without(one)), std::nullopt) << one;
  const auto row = std::ranges::find(german.snapshot.rules, rule.name, &RuleRow::name);
  ASSERT_NE(row, german.snapshot.rules.end());
  EXPECT_NE(row->title, rule.title);
}

TEST_P(LibraryRule, IsDescribedByItsMessages) {
  EXPECT_FALSE(rule.message.empty());
  EXPECT_EQ(rule.message.find("choose("), std::string::npos) << rule.message;
  EXPECT_NE(rule.message.find('{'), std::string::npos) << rule.message;
}

TEST_P(LibraryRule, HasFixesThatMend) {
  const CompiledPlan plan{plan_of_example(rule.bad)};
  const Diagnostic* found = plan.find(rule.name);
  ASSERT_NE(found, nullptr);
  for (const Fix& fix : found->fixes) {
    const std::string mended = plan.mended(fix);
    EXPECT_EQ(CompiledPlan(mended).find(rule.name), nullptr) << fix.title << ":\n" << mended;
  }
}

INSTANTIATE_TEST_SUITE_P(All, LibraryRule, testing::ValuesIn(library_rules()), [](const auto& info) {
  std::string name(info.param.name);
  std::ranges::replace(name, '.', '_');
  return name;
});

TEST(LibraryRules, AreWellTypedInAllTheirTexts) {
  CompileOptions options;
  options.as_of = kTestDay;
  options.check_library = true;
  const Snapshot snapshot = compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", ""}}, "/", options);
  EXPECT_TRUE(snapshot.diagnostics.empty()) << shown(snapshot);
}

TEST(LibraryRules, AreNamedByTheirFamily) {
  const std::set<std::string> families = {"specific", "measurable", "attainable", "relevant", "time_bound", "alignment",
                                          "kpi", "budget", "schedule", "tracking", "governance", "experiment", "portfolio", "words"};
  for (const FindingInfo& rule : library_rules()) {
    EXPECT_TRUE(families.contains(rule.name.substr(0, rule.name.find('.')))) << rule.name;
  }
}

TEST(Findings, OneChangeIsOfferedOnce) {
  const CompiledPlan plan("campaign c \"C\" {\n  period: 2027-09 .. 2027-11\n  goal g \"Win 90 visits by the end of November 2027\" { target: 90 }\n}\n");
  const Diagnostic* missing = plan.find("time_bound.missing_deadline");
  ASSERT_NE(missing, nullptr);
  EXPECT_EQ(missing->fixes.size(), 1u);
}

}  // namespace
}  // namespace campaign

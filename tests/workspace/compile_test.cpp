#include <string>

#include <gtest/gtest.h>

#include "support/compiled.h"

namespace campaign {
namespace {

Snapshot compile_files(std::map<std::string, std::string> files, const std::vector<std::string>& paths, std::string workspace = "/plans",
                       CompileOptions options = {}) {
  options.as_of = kTestDay;
  return compile(MemoryWorld(std::move(files), kTestDay), paths, {}, workspace, options);
}

TEST(Compile, SeesTheNamesOfUsedFilesAndModules) {
  const Snapshot snapshot = compile_files({{"/plans/shared/people.campaign", "person maria \"Maria\"\n"},
                                           {"/plans/team.campaign", "use \"shared/people.campaign\"\nteam t \"T\" { lead: @maria }\n"}},
                                          {"/plans/team.campaign"});
  EXPECT_EQ(shown(snapshot), "");
  EXPECT_EQ(snapshot.plan_files.size(), 2u);
}

TEST(Compile, ReadsAFileOnceHoweverOftenItIsNamed) {
  const Snapshot snapshot = compile_files({{"/plans/a.campaign", "person p \"P\"\n"},
                                           {"/plans/b.campaign", "use \"a.campaign\"\n"},
                                           {"/plans/c.campaign", "use \"./a.campaign\"\nuse \"../plans/a.campaign\"\n"}},
                                          {"/plans/b.campaign", "/plans/c.campaign", "/plans/a.campaign"});
  EXPECT_EQ(shown(snapshot), "");
  EXPECT_EQ(snapshot.plan_files.size(), 3u);
}

TEST(Compile, DoesNotSeeTheNamesOfFilesThatAreNotUsed) {
  const Snapshot snapshot = compile_files({{"/plans/a.campaign", "person p \"P\"\n"}, {"/plans/b.campaign", "team t \"T\" { lead: @p }\n"}},
                                          {"/plans/a.campaign", "/plans/b.campaign"});
  EXPECT_EQ(finding_names(snapshot), std::vector<std::string>{"names.unknown_name"});
}

// A fix names only what the file can see.
TEST(Compile, OffersNoNamesOfOtherFiles) {
  const auto goal_of = [](const std::string& business_goals) {
    return business_goals + "campaign c \"C\" {\n  period: 2027\n  goal g \"G\" {\n    by: 2027\n  }\n}\n";
  };
  const Snapshot snapshot = compile_files({{"/plans/a.campaign", goal_of("business goal growth \"Growth\"\n")},
                                           {"/plans/b.campaign", goal_of("business goal margin \"Margin\"\n")},
                                           {"/plans/c.campaign", goal_of("")}},
                                          {"/plans/a.campaign", "/plans/b.campaign", "/plans/c.campaign"});
  std::vector<std::string> offered;
  for (const Diagnostic& diagnostic : snapshot.diagnostics) {
    if (diagnostic.name != "relevant.missing_business_goal") continue;
    std::string titles;
    for (const Fix& fix : diagnostic.fixes) titles += fix.title + ";";
    offered.push_back(titles);
  }
  EXPECT_EQ(offered, (std::vector<std::string>{"write `serves: growth`;", "write `serves: margin`;", ""})) << shown(snapshot);
}

TEST(Compile, SaysWhichFilesCloseACircle) {
  const Snapshot snapshot = compile_files({{"/plans/a.campaign", "use \"b.campaign\"\n"}, {"/plans/b.campaign", "use \"a.campaign\"\n"}},
                                          {"/plans/a.campaign"});
  EXPECT_EQ(finding_names(snapshot), std::vector<std::string>{"use.cycle"});
  EXPECT_NE(shown(snapshot).find("a.campaign` → `"), std::string::npos) << shown(snapshot);
}

TEST(Compile, NeverLeavesTheWorkspace) {
  const std::map<std::string, std::string> files = {{"/secret.campaign", "person p \"P\"\n"},
                                                    {"/plans/a.campaign", "use \"../secret.campaign\"\n"},
                                                    {"/plansfoo/x.campaign", ""},
                                                    {"/plans/b.campaign", "use \"/plansfoo/x.campaign\"\n"}};
  EXPECT_EQ(finding_names(compile_files(files, {"/plans/a.campaign"})), std::vector<std::string>{"use.outside_workspace"});
  EXPECT_EQ(finding_names(compile_files(files, {"/plans/b.campaign"})), std::vector<std::string>{"use.outside_workspace"});
  EXPECT_EQ(shown(compile_files(files, {"/plans/a.campaign"}, "/")), "");
}

TEST(Compile, NamesWhatCannotBeRead) {
  EXPECT_EQ(finding_names(compile_files({}, {"/plans/none.campaign"})), std::vector<std::string>{"file.unreadable"});
  CompileOptions options;
  options.limits.max_file_bytes = 10;
  EXPECT_EQ(finding_names(compile_files({{"/plans/a.campaign", "// a long comment\n"}}, {"/plans/a.campaign"}, "/", options)),
            std::vector<std::string>{"file.unreadable"});
  EXPECT_EQ(finding_names(compile_files({{"/plans/a.campaign", "use \"b.campaign\"\n"}}, {"/plans/a.campaign"})),
            std::vector<std::string>{"use.unreadable_file"});
}

TEST(Compile, KeepsItsLimits) {
  CompileOptions options;
  options.limits.max_files = 2;
  std::map<std::string, std::string> files;
  for (const char* name : {"a", "b", "c", "d"}) files["/plans/" + std::string(name) + ".campaign"] = "";
  EXPECT_EQ(finding_names(compile_files(files, {"/plans/a.campaign", "/plans/b.campaign", "/plans/c.campaign", "/plans/d.campaign"}, "/", options)),
            std::vector<std::string>{"file.too_many_files"});
  files.clear();
}

TEST(Compile, AChainOfFilesIsReadHoweverLong) {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 5'000; ++i) files["/plans/" + std::to_string(i) + ".campaign"] = "use \"" + std::to_string(i + 1) + ".campaign\"\n";
  // Only the last one uses a file that is not there.
  const Snapshot snapshot = compile_files(files, {"/plans/0.campaign"});
  EXPECT_EQ(finding_names(snapshot), std::vector<std::string>{"use.unreadable_file"}) << shown(snapshot);
  EXPECT_EQ(snapshot.plan_files.size(), 5'000u);
}

TEST(Compile, OfAKindOfFindingAFileHasAThousandAndTheCountOfTheOthers) {
  std::string text;
  for (int i = 0; i < 1'500; ++i) text += "campaign c" + std::to_string(i) + " \"C\" { }\n";
  const Snapshot snapshot = compile_text(text);
  std::map<std::string_view, std::size_t> counts;
  for (const Diagnostic& finding : snapshot.diagnostics) ++counts[finding.name];
  bool told = false;
  for (const auto& [name, count] : counts) EXPECT_LE(count, 1'000u) << name;
  for (const Diagnostic& finding : snapshot.diagnostics) told = told || finding.note.ends_with("500 more of this kind in this file are not listed");
  EXPECT_TRUE(told);
}

TEST(Compile, WhatComparesDeclarationsTellsOfAGroupOnce) {
  std::string copies = "audience a \"A\" { size: 10k people }\ncampaign c \"C\" { period: 2027\n", against = copies;
  for (int i = 0; i < 60; ++i) {
    const std::string goal = "goal g" + std::to_string(i) + " \"G\" { metric: orders  audience: a  by: 2027-10-10  baseline: 3 orders during 2026  target: ";
    copies += goal + "50 orders }\n";
    against += goal + (i == 0 ? "<= 20 orders }\n" : "50 orders }\n");
  }
  std::string alike;
  for (const char* name : {"abc", "Abc", "aBc", "abC", "ABc", "AbC", "aBC", "ABC"}) alike += "person " + std::string(name) + " \"P\"\n";
  const std::pair<std::string_view, std::string> kGroups[] = {
      {"alignment.duplicate_target", "use std.kpi.commerce\n" + copies + "}\n"}, {"alignment.conflicting_targets", "use std.kpi.commerce\n" + against + "}\n"}, {"specific.names_alike", alike}};
  for (const auto& [name, text] : kGroups) {
    const Snapshot snapshot = compile_text(text);
    std::vector<const Diagnostic*> found;
    for (const Diagnostic& finding : snapshot.diagnostics) {
      if (finding.name == name) found.push_back(&finding);
    }
    ASSERT_EQ(found.size(), 1u) << name << "\n" << shown(snapshot);
    EXPECT_GE(found.front()->labels.size(), 6u) << name;
    EXPECT_LE(found.front()->labels.size(), 10u) << name;
    EXPECT_NE(found.front()->note.find(name == "specific.names_alike" ? "7 times" : "59 times"), std::string::npos) << found.front()->note;
  }
}

TEST(Compile, MistakesThatAreFoundBetweenTheWordsCountTowardsTheLimitToo) {
  for (const std::string piece : {"}", "\"", "} ", "\"\n", "5 5\n", "$ ", "/* */ }"}) {
    std::string text;
    for (int i = 0; i < 5'000; ++i) text += piece;
    const Snapshot snapshot = compile_text(text);
    EXPECT_LE(snapshot.diagnostics.size(), 1'001u) << piece;
    if (snapshot.diagnostics.size() > 900) {
      EXPECT_EQ(snapshot.diagnostics.back().name, "file.too_many_syntax_errors") << piece;
    }
  }
}

struct BadBytes {
  const char* what;
  std::string text;
  const char* finding;
};

TEST(Compile, SaysOneThingOfBadBytes) {
  const BadBytes cases[] = {
      {"not UTF-8", "team t \"caf\xE9\"\n", "file.not_utf8"},
      {"an overlong sequence", "// \xC0\x80\n", "file.not_utf8"},
      {"a NUL byte", std::string("team t \"T\"\n\0", 12), "file.nul_byte"},
      {"nested too deeply", [] { std::string s; for (int i = 0; i < 100'000; ++i) s += "tactic t {"; return s; }(), "file.too_deep"},
      {"an endless sum", "team t \"T\" { about: 1" + [] { std::string s; for (int i = 0; i < 100'000; ++i) s += "+1"; return s; }() + " }\n",
       "file.expression_too_long"},
      {"a huge number", "audience a \"A\" { size: " + std::string(1'000, '9') + " people }\n", "types.malformed_number"},
  };
  for (const BadBytes& bad : cases) {
    const Snapshot snapshot = compile_text(bad.text);
    ASSERT_FALSE(snapshot.diagnostics.empty()) << bad.what;
    EXPECT_EQ(snapshot.diagnostics.front().name, bad.finding) << bad.what << "\n" << shown(snapshot);
    EXPECT_LE(snapshot.diagnostics.size(), 22u) << bad.what << "\n" << shown(snapshot);
  }
  std::string garbage;
  for (int i = 0; i < 3'000; ++i) garbage += "5 5\n";
  EXPECT_EQ(compile_text(garbage).diagnostics.back().name, "file.too_many_syntax_errors");
}

TEST(Compile, TakesMarksAndLineEndsOfOtherSystems) {
  EXPECT_EQ(shown(compile_text("\xEF\xBB\xBFteam t \"T\" {\r\n  about: \"Us\"\r\n}\r\n")), "");
  EXPECT_EQ(shown(compile_text("team t \"T\" {\r  about: \"Us\"\r}\r")), "");
}

TEST(Compile, IsLinearInManyDeclarationsOfOneName) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "person p \"P\"\n";
  const Snapshot snapshot = compile_text(text);
  ASSERT_EQ(snapshot.diagnostics.size(), 1'000u);
  EXPECT_EQ(snapshot.diagnostics.back().note, "198999 more of this kind in this file are not listed");
}

TEST(Compile, ABrokenNameDoesNotEchoThroughTheFile) {
  EXPECT_EQ(finding_names(compile_text("persn maria \"Maria\"\nteam t \"T\" { lead: @maria }\n")), std::vector<std::string>{"names.unknown_kind"});
  EXPECT_EQ(finding_names(compile_text("gibberish maria \"Maria\"\nteam t \"T\" { lead: @maria }\n")), std::vector<std::string>{"names.unknown_kind"});
}

}  // namespace
}  // namespace campaign

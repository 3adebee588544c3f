#include <regex>

#include "cli/running.h"
#include "cli/sandbox.h"

namespace campaign {
namespace {

class Watch : public Sandbox {};

TEST_F(Watch, ChecksAgainWhenAPlanIsSaved) {
  write("plans/a.campaign", kGood);
  Running watch(at(""), {"watch", "plans"});
  EXPECT_TRUE(std::regex_match(watch.until("no findings in 1 file"),
                               std::regex("\\d\\d:\\d\\d:\\d\\d\nno findings in 1 file\n")));
  replace("plans/a.campaign", kBad);
  EXPECT_TRUE(contains(watch.until(" plans/a.campaign changed"), ":"));
  EXPECT_TRUE(contains(watch.until(" in 1 file"), "plans/a.campaign:2:8: error: "));
  EXPECT_TRUE(contains(watch.until("since the last check"), " new\n"));
  write("plans/a.campaign", std::string("// a line above\n") + std::string(kBad));
  EXPECT_TRUE(contains(watch.until(" in 1 file"), "plans/a.campaign:3:8: error: "));
  replace("plans/a.campaign", kGood);
  const std::string mended = watch.until("since the last check");
  EXPECT_TRUE(contains(mended, "\nno findings in 1 file\n"));
  EXPECT_FALSE(contains(mended, " new")) << "findings that only moved are not new";
  EXPECT_FALSE(contains(mended, "\x1b")) << "a pipe gets no screen control";
  EXPECT_EQ(watch.end(SIGINT), 0);
}

TEST_F(Watch, FilesComeAndGo) {
  write("plans/a.campaign", kGood);
  Running watch(at(""), {"watch", "plans"});
  watch.until("no findings in 1 file");
  write("plans/new/b.campaign", kBad);
  EXPECT_TRUE(contains(watch.until(" of 2 files"), "plans/new/b.campaign:2:8: error: "));
  std::filesystem::rename(at("plans"), at("away"));
  watch.until("campaign: error: cannot read `plans`");
  std::filesystem::rename(at("away"), at("plans"));
  watch.until(" of 2 files");
  std::filesystem::remove_all(at("plans/new"));
  watch.until("no findings in 1 file");
  EXPECT_EQ(watch.end(SIGTERM), 0);
}

TEST_F(Watch, AFileThatVanishesIsNamedAndAwaited) {
  write("a.campaign", kGood);
  Running watch(at(""), {"watch", "a.campaign"});
  watch.until("no findings");
  std::filesystem::remove(at("a.campaign"));
  EXPECT_TRUE(contains(watch.until("campaign: error: "), "cannot read `a.campaign`"));
  write("a.campaign", kGood);
  watch.until("no findings in 1 file");
}

TEST_F(Watch, UsedFilesAreWatched) {
  write("plans/a.campaign", "use \"../house/units.campaign\"\n");
  Running watch(at(""), {"watch", "plans/a.campaign"});
  watch.until("cannot read the used file");
  write("house/units.campaign", kGood);
  EXPECT_TRUE(contains(watch.until("no findings in 2 files"), " changed\n"));
  replace("house/units.campaign", "unit ??? \"visit\"\n");
  watch.until("house/units.campaign:1:");
}

TEST_F(Watch, TakesTheOptionsOfCheck) {
  write("a.campaign", kWarned);
  Running watch(at(""), {"watch", "--deny=warnings", "--as-of=2027-01-01", "--gate=launch", "--color=always", "a.campaign"});
  EXPECT_TRUE(contains(watch.until("1 warning in 1 file"), "\x1b[1;31m")) << "a warning that is denied is red";
  replace("a.campaign", kGood);
  EXPECT_TRUE(contains(watch.until("no findings"), "\x1b[1;32m"));
}

TEST_F(Watch, WhatCannotBeWatchedIsStatusTwo) {
  write("a.campaign", kGood);
  EXPECT_TRUE(contains(run("campaign watch").err, "which plans?"));
  EXPECT_EQ(run("campaign watch --format json a.campaign").status, 2);
  for (const char* path : {"missing.campaign", "-", "<(cat a.campaign)"}) {
    const Outcome watched = run(std::string("campaign watch ") + path + " < a.campaign");
    EXPECT_EQ(watched.status, 2) << path;
    EXPECT_TRUE(starts_with(watched.err, "campaign: error: ")) << path;
  }
}

TEST_F(Watch, EndsWhenNobodyReadsIt) {
  write("a.campaign", kGood);
  Running watch(at(""), {"watch", "a.campaign"});
  watch.until("no findings");
  watch.close_output();
  EXPECT_EQ(watch.wait(), 2);
}

TEST_F(Watch, OnATerminalEachCheckHasTheScreenAndCtrlCEndsIt) {
  write("a.campaign", kGood);
  Running watch(at(""), {"watch", "a.campaign"}, Running::Behind::terminal);
  EXPECT_TRUE(contains(watch.until("waiting for changes"), "\x1b[2J"));
  replace("a.campaign", kWarned);
  EXPECT_TRUE(contains(watch.until("waiting for changes"), "\x1b[2J"));
  watch.press('\x03');
  EXPECT_EQ(watch.wait(), 0);
}

}  // namespace
}  // namespace campaign

#include "cli/sandbox.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTwoCampaigns = "campaign spring \"Spring\" {\n}\n\ncampaign summer \"Summer\" {\n}\n";

class Build : public Sandbox {
 protected:
  Build() { write("plan.campaign", kGood); }

  /// A build that must succeed as far as writing goes.
  Outcome build(const std::string& more = "") const {
    Outcome built = run("campaign build plan.campaign --out site " + more);
    EXPECT_LE(built.status, 1) << built.err;
    return built;
  }
  /// No temporary file is left over, whatever happened.
  void expect_no_temporaries(std::string_view folder = ".") const {
    EXPECT_FALSE(contains(files_below(folder), ".campaign-tmp"));
  }
};

TEST_F(Build, WritesASiteAndJsonIntoANewFolder) {
  const Outcome built = run("campaign build plan.campaign --out new/deep/site");
  EXPECT_EQ(built.status, 0) << built.err;
  EXPECT_EQ(built.out, "");
  EXPECT_TRUE(exists("new/deep/site/index.html"));
  EXPECT_TRUE(exists("new/deep/site/plan.json"));
  EXPECT_TRUE(exists("new/deep/site/.campaign-build"));
  expect_no_temporaries();
}

TEST_F(Build, AnEmptyFolderAndASlashBehindItAreFine) {
  fs::create_directory(at("site"));
  EXPECT_EQ(run("campaign build plan.campaign --out site/").status, 0);
  EXPECT_TRUE(exists("site/index.html"));
}

TEST_F(Build, FindingsDoNotKeepASiteFromBeingWritten) {
  write("plan.campaign", kBad);
  EXPECT_EQ(run("campaign build plan.campaign --out site").status, 1);
  EXPECT_TRUE(exists("site/index.html"));
}

TEST_F(Build, UnchangedFilesAreNotWrittenAgain) {
  build();
  run("touch -d 2001-01-01 site/index.html site/.campaign-build");
  const auto before = fs::last_write_time(at("site/index.html"));
  const Outcome again = build();
  EXPECT_EQ(fs::last_write_time(at("site/index.html")), before);
  EXPECT_EQ(fs::last_write_time(at("site/.campaign-build")), before);
  EXPECT_TRUE(contains(again.err, ": 0 written"));
}

TEST_F(Build, TwoBuildsGiveTheSameBytes) {
  write("plan.campaign", kTwoCampaigns);
  build();
  run("campaign build plan.campaign --out other");
  EXPECT_EQ(run("diff -r site other").status, 0);
}

TEST_F(Build, FilesOfAnEarlierBuildThatAreNoLongerMadeGo) {
  write("plan.campaign", kTwoCampaigns);
  build();
  const std::string before = files_below("site");
  write("plan.campaign", kGood);
  build();
  const std::string after = files_below("site");
  EXPECT_LT(after.size(), before.size()) << after;
  for (const auto& entry : fs::recursive_directory_iterator(at("site"))) {
    EXPECT_FALSE(entry.is_directory() && fs::is_empty(entry.path())) << entry.path();
  }
  write("plan.campaign", kTwoCampaigns);
  build();
  EXPECT_EQ(files_below("site"), before);
}

TEST_F(Build, FilesOfSomebodyElseStay) {
  write("site/CNAME", "plans.example");
  write("site/notes/todo.txt", "mine");
  build();
  write("plan.campaign", kTwoCampaigns);
  build();
  EXPECT_EQ(read("site/CNAME"), "plans.example");
  EXPECT_EQ(read("site/notes/todo.txt"), "mine");
}

TEST_F(Build, AFileOfSomebodyElseInTheWayStopsTheBuildBeforeItWrites) {
  for (const char* path : {"index.html", "plan.json"}) {
    fs::remove_all(at("site"));
    write(std::string("site/") + path, "mine");
    const Outcome built = run("campaign build plan.campaign --out site --force");
    EXPECT_EQ(built.status, 2);
    EXPECT_TRUE(contains(built.err, std::string("`site/") + path + "` is in the way"));
    EXPECT_EQ(read(std::string("site/") + path), "mine");
    EXPECT_EQ(files_below("site"), path);
  }
}

TEST_F(Build, WhatIsCurrentIsNotMadeAgain) {
  build();
  const std::string list = read("site/.campaign-build");
  EXPECT_TRUE(contains(build().err, " 0 written"));
  EXPECT_EQ(read("site/.campaign-build"), list);
  // The same bytes at another time, another day, another text: each is made again and found out.
  run("touch -d 2020-01-01 site/index.html");
  EXPECT_TRUE(contains(build().err, " 0 written"));
  EXPECT_EQ(read("site/.campaign-build"), list);
  EXPECT_TRUE(contains(run("campaign build plan.campaign --out site --as-of 2019-05-05").err, " written"));
  EXPECT_TRUE(contains(read("site/index.html"), "2019-05-05"));
  fs::remove(at("site/plan.json"));
  build();
  EXPECT_TRUE(exists("site/plan.json"));
}

TEST_F(Build, AChangeOfTheSameLengthIsSeen) {
  build();
  std::string page = read("site/index.html");
  page[page.size() / 2] = page[page.size() / 2] == 'x' ? 'y' : 'x';
  write("site/index.html", page);
  EXPECT_TRUE(contains(run("campaign build plan.campaign --out site").err, "`site/index.html` has been changed"));
}

TEST_F(Build, AFileChangedByHandIsOverwrittenOnlyByForce) {
  build();
  const std::string json = read("site/plan.json");
  write("site/index.html", "changed by hand");
  fs::remove(at("site/plan.json"));
  const Outcome refused = run("campaign build plan.campaign --out site");
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(contains(refused.err, "`site/index.html` has been changed"));
  EXPECT_EQ(read("site/index.html"), "changed by hand");
  EXPECT_FALSE(exists("site/plan.json")) << "something was written before the refusal";
  EXPECT_EQ(run("campaign build plan.campaign --out site --force").status, 0);
  EXPECT_NE(read("site/index.html"), "changed by hand");
  EXPECT_EQ(read("site/plan.json"), json);
}

TEST_F(Build, AFileChangedByHandThatIsNoLongerMadeStays) {
  write("plan.campaign", kTwoCampaigns);
  build();
  const std::string before = files_below("site");
  write("plan.campaign", kGood);
  run("campaign build plan.campaign --out other");
  // The first file that only the site of two campaigns has.
  const std::string extra =
      run("diff -rq site other | sed -n 's/^Only in site\\/*\\(.*\\): \\(.*\\)/\\1\\/\\2/p' | head -1").out;
  ASSERT_NE(extra, "");
  std::string path = "site/" + extra.substr(0, extra.size() - 1);
  if (fs::is_directory(at(path)))
    path = fs::recursive_directory_iterator(at(path))->path().lexically_relative(at("")).string();
  write(path, "mine now");
  const Outcome built = build();
  EXPECT_EQ(read(path), "mine now");
  EXPECT_TRUE(contains(built.err, "kept `"));
}

TEST_F(Build, AListThatIsNoneStopsTheBuild) {
  for (const char* list :
       {"", "something else\n", "campaign build 2\nmade of 0\n0123456789abcdef 0 ../../victim\n",
        "campaign build 2\nmade of 0\n0123456789abcdef 0 /etc/victim\n", "campaign build 2\nmade of 0\n0123456789abcdef 0 a/./b"}) {
    write("site/.campaign-build", list);
    EXPECT_EQ(run("campaign build plan.campaign --out site").status, 2) << list;
    EXPECT_EQ(files_below("site"), ".campaign-build");
  }
}

TEST_F(Build, LinksAreNotFollowedOut) {
  write("../victim", "precious");
  fs::create_directory(at("../elsewhere"));
  // A link in the place of a file: it is somebody's, so it stops the build.
  fs::create_directory(at("site"));
  fs::create_symlink("../../victim", at("site/index.html"));
  EXPECT_EQ(run("campaign build plan.campaign --out site").status, 2);
  // In the place of a file that a build wrote: force replaces the link, never what it points at.
  fs::remove(at("site/index.html"));
  build();
  fs::remove(at("site/index.html"));
  fs::create_symlink("../../victim", at("site/index.html"));
  EXPECT_EQ(run("campaign build plan.campaign --out site").status, 2);
  EXPECT_EQ(run("campaign build plan.campaign --out site --force").status, 0);
  EXPECT_FALSE(fs::is_symlink(at("site/index.html")));
  EXPECT_EQ(read("../victim"), "precious");
}

TEST_F(Build, FoldersThatAreLinksOutAreRefused) {
  write("plan.campaign", kTwoCampaigns);
  build();
  const std::string folder = run("cd site; find . -mindepth 1 -type d | head -1").out;
  if (folder.empty()) GTEST_SKIP() << "the site has no folder";
  const std::string name = folder.substr(0, folder.size() - 1);
  run("mv site/" + name + " ../elsewhere; ln -s \"$PWD/../elsewhere\" site/" + name);
  const Outcome built = run("campaign build plan.campaign --out site");
  EXPECT_EQ(built.status, 2);
  EXPECT_TRUE(contains(built.err, "link out of the output folder"));
  // Nor is anything removed through it.
  const std::string before = files_below("../elsewhere");
  write("plan.campaign", kGood);
  run("campaign build plan.campaign --out site");
  EXPECT_EQ(files_below("../elsewhere"), before);
}

TEST_F(Build, AFolderThatCannotBeIsNamed) {
  write("file", "x");
  const Outcome below = run("campaign build plan.campaign --out file/site");
  EXPECT_EQ(below.status, 2);
  EXPECT_TRUE(contains(below.err, "file"));
  EXPECT_EQ(run("campaign build plan.campaign --out file").status, 2);
  EXPECT_EQ(run("campaign build plan.campaign --out /proc/nowhere").status, 2);
  EXPECT_EQ(read("file"), "x");
}

TEST_F(Build, AFullDiskLeavesTheOldFilesAndNoTemporaries) {
  build();
  const std::string page = read("site/index.html");
  const std::string list = read("site/.campaign-build");
  // The limit on file sizes stands for the full disk: a write fails halfway.
  write("plan.campaign", std::string(kTwoCampaigns) + "// " + std::string(20'000, 'x') + "\n");
  const Outcome built = run("ulimit -f 1; campaign build plan.campaign --out site 2> >(cat >&2)");
  EXPECT_EQ(built.status, 2) << built.err;
  EXPECT_EQ(read("site/index.html"), page);
  EXPECT_EQ(read("site/.campaign-build"), list);
  expect_no_temporaries();
  const Outcome fresh = run("ulimit -f 1; campaign build plan.campaign --out fresh 2> >(cat >&2)");
  EXPECT_EQ(fresh.status, 2);
  EXPECT_FALSE(exists("fresh")) << "a folder made for nothing stays";
}

TEST_F(Build, AReadOnlyFolderIsNamed) {
  if (geteuid() == 0) GTEST_SKIP() << "permissions do not hold for root";
  fs::create_directory(at("site"));
  const Outcome built =
      run("chmod 500 site; campaign build plan.campaign --out site; status=$?; chmod 700 site; exit $status");
  EXPECT_EQ(built.status, 2);
  EXPECT_TRUE(contains(built.err, "permission denied"));
}

TEST_F(Build, WritesTheExportsOfEachCampaignUnderItsName) {
  write("plan.campaign", "campaign spring \"Spring\" {\n  period: 2027\n}\n\ncampaign con \"No dates\" {\n}\n");
  build();
  for (const char* file : {"spring.ics", "spring.tactics.csv", "spring.budget.csv", "spring.kpis.csv", "spring.summary.md",
                           "con_.tactics.csv", "con_.summary.md"}) {
    EXPECT_TRUE(exists(std::string("site/") + file)) << file;
  }
  EXPECT_FALSE(exists("site/con_.ics")) << "a calendar without events is none";
}

class Export : public Build {};

TEST_F(Export, WritesOneFormOfAllCampaignsToStandardOutput) {
  write("plan.campaign", "campaign spring \"Spring\" {\n  period: 2027\n}\n\ncampaign summer \"Summer\" {\n  period: 2028\n}\n");
  const Outcome calendar = run("campaign export --format ics plan.campaign");
  EXPECT_EQ(calendar.status, 0) << calendar.err;
  EXPECT_TRUE(starts_with(calendar.out, "BEGIN:VCALENDAR\r\n"));
  EXPECT_TRUE(contains(calendar.out, "SUMMARY:Spring"));
  EXPECT_TRUE(contains(calendar.out, "SUMMARY:Summer"));
  EXPECT_TRUE(starts_with(run("campaign export --format csv-tactics - < plan.campaign").out, "campaign_id,campaign,"));
  EXPECT_TRUE(starts_with(run("campaign export --format summary plan.campaign").out, "### Spring\n"));
  write("plan.campaign", kBad);
  EXPECT_EQ(run("campaign export --format summary plan.campaign").status, 1) << "findings count, and the summary has them";
}

TEST_F(Export, ACalendarWithoutDatesIsAnError) {
  const Outcome calendar = run("campaign export --format ics plan.campaign");
  EXPECT_EQ(calendar.status, 2);
  EXPECT_EQ(calendar.out, "");
  EXPECT_TRUE(contains(calendar.err, "there is nothing to export as ics: no campaign has dates"));
}

TEST_F(Export, SaysWhichFormsThereAre) {
  const Outcome none = run("campaign export plan.campaign");
  EXPECT_EQ(none.status, 2);
  EXPECT_TRUE(contains(none.err, "the forms are ics, csv-tactics, csv-budget, csv-schedule, csv-sends, csv-load, csv-kpis, summary"));
  EXPECT_EQ(run("campaign export --format pdf plan.campaign").status, 2);
  const std::string help = run("campaign export --help").out;
  for (const char* form : {"ics", "csv-tactics", "csv-budget", "csv-schedule", "csv-sends", "csv-load", "csv-kpis", "summary"}) EXPECT_TRUE(contains(help, form));
  EXPECT_EQ(run("campaign export --format csv-kpis plan.campaign > /dev/full").status, 2);
}

class Json : public Build {};

TEST_F(Json, GoesToStandardOutputOrAFile) {
  const Outcome printed = run("campaign json plan.campaign");
  EXPECT_EQ(printed.status, 0) << printed.err;
  EXPECT_TRUE(starts_with(printed.out, "{"));
  EXPECT_EQ(run("campaign json plan.campaign -o -").out, printed.out);
  EXPECT_EQ(run("campaign json plan.campaign -o out.json").out, "");
  EXPECT_EQ(read("out.json"), printed.out);
  EXPECT_EQ(run("campaign json plan.campaign -o out.json").status, 0) << "its own file may be replaced";
  EXPECT_EQ(run("campaign json plan.campaign -o /dev/stdout | cat").out, printed.out);
  write("plan.campaign", kBad);
  EXPECT_EQ(run("campaign json plan.campaign -o out.json").status, 1);
}

TEST_F(Json, DoesNotReplaceWhatIsNoPlan) {
  write("package.json", "{ \"name\": \"mine\" }\n");
  const Outcome refused = run("campaign json plan.campaign -o package.json");
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(contains(refused.err, "`package.json` is there already"));
  EXPECT_EQ(read("package.json"), "{ \"name\": \"mine\" }\n");
  EXPECT_EQ(run("campaign json plan.campaign -o plan.campaign").status, 2);
  EXPECT_EQ(read("plan.campaign"), kGood);
  EXPECT_EQ(run("campaign json plan.campaign -o package.json --force").status, 0);
  EXPECT_NE(read("package.json"), "{ \"name\": \"mine\" }\n");
}

TEST_F(Json, WhatCannotBeWrittenIsStatusTwo) {
  fs::create_directory(at("folder"));
  for (const char* path : {"folder", "nowhere/out.json", "plan.campaign/out.json", "/dev/full", "''"}) {
    EXPECT_EQ(run(std::string("campaign json plan.campaign -o ") + path).status, 2) << path;
  }
  EXPECT_EQ(run("campaign json plan.campaign > /dev/full").status, 2);
  expect_no_temporaries();
}

TEST_F(Json, ALinkIsFollowedToTheFileItNames) {
  run("campaign json plan.campaign -o real.json");
  fs::create_symlink("real.json", at("link.json"));
  EXPECT_EQ(run("campaign json plan.campaign -o link.json").status, 0);
  EXPECT_TRUE(fs::is_symlink(at("link.json")));
}

}  // namespace
}  // namespace campaign

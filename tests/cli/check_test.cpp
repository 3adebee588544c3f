#include "cli/sandbox.h"
#include "support/told.h"
#include "words/help_table.h"

namespace campaign {
namespace {

class Check : public Sandbox {
 protected:
  Check() {
    write("good.campaign", kGood);
    write("warned.campaign", kWarned);
    write("bad.campaign", kBad);
  }
};

TEST_F(Check, ExitStatusSaysWhatWasFound) {
  EXPECT_EQ(run("campaign check good.campaign").status, 0);
  EXPECT_EQ(run("campaign check bad.campaign").status, 1);
  EXPECT_EQ(run("campaign check warned.campaign").status, 0);
  EXPECT_EQ(run("campaign check warned.campaign --deny warnings").status, 1);
  EXPECT_EQ(run("campaign check warned.campaign --deny hints").status, 1);
  EXPECT_EQ(run("campaign check good.campaign --deny hints").status, 0);
}

TEST_F(Check, FindingsAreItsOutputInTheFormOfCompilers) {
  const Outcome checked = run("campaign check bad.campaign");
  EXPECT_EQ(checked.err, "");
  EXPECT_TRUE(contains(checked.out, "bad.campaign:2:8: error: "));
  EXPECT_TRUE(contains(checked.out, "2 |   goal ???\n"));
  EXPECT_TRUE(contains(checked.out, " in 1 file"));
  EXPECT_EQ(run("campaign check good.campaign").out, "no findings in 1 file\n");
  EXPECT_TRUE(contains(run("campaign check bad.campaign | grep -c 'bad.campaign:2:8'").out, "1"));
}

TEST_F(Check, SpeaksOtherLanguages) {
  const Outcome german = run("campaign check bad.campaign --locale de");
  EXPECT_TRUE(contains(german.out, "bad.campaign:2:8: Fehler: "));
  EXPECT_TRUE(contains(german.out, " in 1 Datei"));
  EXPECT_EQ(run("campaign check good.campaign --locale de-AT").out, "keine Befunde in 1 Datei\n");
  EXPECT_EQ(run("campaign check good.campaign --locale es-ES").out, "no findings in 1 file\n");
  const Outcome unknown = run("campaign check good.campaign --locale germna");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_TRUE(contains(unknown.err, "`germna` is no language"));
}

// What writes something else to standard output says what it finds beside it.
TEST_F(Check, FindingsOfOtherCommandsDoNotMixWithTheirOutput) {
  for (const char* command : {"json bad.campaign", "export --format csv-kpis bad.campaign", "build bad.campaign --out site"}) {
    const Outcome made = run(std::string("campaign ") + command);
    EXPECT_TRUE(contains(made.err, "bad.campaign:2:8: error: ")) << command;
    EXPECT_FALSE(contains(made.out, "bad.campaign:2:8: error: ")) << command;
  }
}

// Who asks for days is told what keeps them from being right; that the goal has no owner is `check`'s to say.
TEST_F(Check, BehindAnAnswerAboutDaysStandsWhatIsAboutDays) {
  write("days.campaign",
        "campaign c \"C\" {\n  period: 2027\n  goal g \"G\" {\n    strategy s \"S\" {\n      tactic t \"T\" { flight: 2027-05-03 .. 2027-05-04; duration: 3 weeks; owner: @nobody }\n"
        "      tactic u \"U\" { after: 2027-06-01; duration: 3 workdays; by: 2027-06-02 }\n    }\n  }\n}\n");
  for (const char* asked : {"", " --critical", " --why u", " --delay u --by '1 week'"}) {
    const Outcome schedule = run(std::string("campaign schedule days.campaign") + asked);
    EXPECT_EQ(schedule.status, 1);
    EXPECT_TRUE(contains(schedule.err, "[schedule.too_late]")) << schedule.err;
    EXPECT_TRUE(contains(schedule.err, "[names.unknown_name]")) << schedule.err;
    EXPECT_FALSE(contains(schedule.err, "[kpi.tactic_without_kpi]")) << schedule.err;
    EXPECT_TRUE(contains(schedule.err, "besides that: ")) << schedule.err;
  }
}

TEST_F(Check, JsonAndSarifGoToStandardOutput) {
  const Outcome json = run("campaign check bad.campaign --format json");
  EXPECT_EQ(json.status, 1);
  EXPECT_TRUE(contains(json.out, "\"format\": \"campaign-findings\""));
  const Outcome sarif = run("campaign check --format=sarif bad.campaign");
  EXPECT_EQ(sarif.status, 1);
  EXPECT_TRUE(contains(sarif.out, "\"uri\": \"bad.campaign\""));
  EXPECT_TRUE(contains(sarif.out, "\"exitCode\": 1"));
}

TEST_F(Check, AFolderIsAllPlansBelowIt) {
  write("plans/deep/one.campaign", kBad);
  write("plans/notes.txt", "???");
  const Outcome checked = run("campaign check plans/");
  EXPECT_EQ(checked.status, 1);
  EXPECT_TRUE(contains(checked.out, "plans/deep/one.campaign:2:8: "));
  EXPECT_TRUE(contains(checked.out, " in 1 file"));
}

TEST_F(Check, HiddenFilesOfAFolderAreNoPlans) {
  write("plans/one.campaign", kGood);
  std::filesystem::create_symlink("maria@desk.1234", at("plans/.#one.campaign"));  // An editor's lock.
  write("plans/.hidden/two.campaign", kBad);
  EXPECT_EQ(run("campaign check plans").out, "no findings in 1 file\n");
}

TEST_F(Check, AFileNamedTwiceCountsOnce) {
  std::filesystem::create_symlink("bad.campaign", at("link.campaign"));
  const Outcome checked = run("campaign check bad.campaign ./bad.campaign \"$PWD/bad.campaign\" link.campaign .");
  EXPECT_TRUE(contains(checked.out, " in 2 of 3 files"));
}

TEST_F(Check, NamesBelowTheCurrentFolderAreShownRelative) {
  EXPECT_TRUE(contains("\n" + run("campaign check \"$PWD/bad.campaign\"").out, "\nbad.campaign:2:8:"));
  EXPECT_TRUE(contains(run("campaign check ./x/../bad.campaign").err, "cannot read"));  // there is no folder x
  EXPECT_TRUE(contains("\n" + run("mkdir x; cd x; campaign check ../bad.campaign").out, "\n../bad.campaign:2:8:"));
}

TEST_F(Check, StandardInput) {
  const Outcome piped = run("campaign check - < bad.campaign");
  EXPECT_EQ(piped.status, 1);
  EXPECT_TRUE(contains(piped.out, "<stdin>:2:8: error: "));
  EXPECT_TRUE(
      contains(run("campaign check --stdin-name plans/new.campaign - < bad.campaign").out, "plans/new.campaign:2:8: "));
  EXPECT_EQ(run("campaign check - - < bad.campaign").status, 2);
  EXPECT_EQ(run("campaign check - < /dev/null").status, 0);
  EXPECT_EQ(run("campaign check - <&-").status, 2);
}

TEST_F(Check, APipeByName) {
  const Outcome piped = run("campaign check <(cat bad.campaign)");
  EXPECT_EQ(piped.status, 1) << piped.err;
  EXPECT_TRUE(contains(piped.out, ":2:8: error: "));
}

TEST_F(Check, WhatCannotBeReadIsStatusTwoAndNamed) {
  std::filesystem::create_directory(at("empty"));
  for (const char* path : {"missing.campaign", "bad.campaign/below", "empty", "/dev/null", "''"}) {
    const Outcome checked = run(std::string("campaign check ") + path);
    EXPECT_EQ(checked.status, 2) << path;
    EXPECT_TRUE(starts_with(checked.err, "campaign: error: ")) << path;
    EXPECT_EQ(checked.out, "") << path;
  }
  EXPECT_TRUE(contains(run("campaign check empty").err, "no plan in the folder `empty`"));
}

TEST_F(Check, AFileWithoutPermissionIsStatusTwo) {
  if (geteuid() == 0) GTEST_SKIP() << "permissions do not hold for root";
  const Outcome checked = run("chmod 0 good.campaign; campaign check good.campaign");
  EXPECT_EQ(checked.status, 2);
  EXPECT_TRUE(contains(checked.err, "permission denied"));
}

TEST_F(Check, LinksInAFolderMayNotLeadOutOfTheWorkspace) {
  write("../outside.campaign", kBad);
  std::filesystem::create_symlink("../../outside.campaign",
                                  (std::filesystem::create_directory(at("plans")), at("plans/x.campaign")));
  const Outcome checked = run("campaign check plans");
  EXPECT_EQ(checked.status, 2);
  EXPECT_TRUE(contains(checked.err, "`plans/x.campaign` is a link out of the workspace"));
  EXPECT_EQ(run("campaign check plans/x.campaign").status, 1) << "a link that is named itself is followed";
}

TEST_F(Check, AWorkspaceHoldsItsPlans) {
  write("a/plan.campaign", kGood);
  EXPECT_EQ(run("campaign check --workspace a a/plan.campaign").status, 0);
  EXPECT_EQ(run("campaign check --workspace a good.campaign").status, 2);
  EXPECT_EQ(run("campaign check --workspace nowhere good.campaign").status, 2);
  EXPECT_EQ(run("cd a; campaign check ../good.campaign").status, 0);
}

TEST_F(Check, ALargerFileThanTheLimitIsStatusTwo) {
  EXPECT_EQ(run("campaign check --max-file-bytes 10 good.campaign").status, 2);
  EXPECT_EQ(run("campaign check --max-file-bytes 10 - < good.campaign").status, 2);
}

TEST_F(Check, FindingsShownAreLimitedAndTheRestCounted) {
  std::string many;
  for (int i = 0; i < 120; ++i) many += "goal ???\n";
  write("many.campaign", many);
  const Outcome checked = run("campaign check many.campaign");
  EXPECT_TRUE(contains(checked.out, "not shown: ")) << checked.out.substr(0, 2000);
  EXPECT_FALSE(contains(run("campaign check many.campaign --max-findings=0").out, "not shown: "));
}

TEST_F(Check, ColoursAreForTerminalsUnlessAskedFor) {
  EXPECT_FALSE(contains(run("campaign check bad.campaign").out, "\x1b["));
  EXPECT_TRUE(contains(run("campaign check bad.campaign --color=always").out, "\x1b["));
  EXPECT_FALSE(contains(run("campaign check bad.campaign --color never").out, "\x1b["));
  if (run("command -v script").status != 0) return;
  const std::string on_terminal = "TERM=xterm script -qec '\"" CAMPAIGN_BINARY "\" check bad.campaign' /dev/null";
  EXPECT_TRUE(contains(run(on_terminal).out, "\x1b["));
  EXPECT_FALSE(contains(run("export NO_COLOR=1; " + on_terminal).out, "\x1b[0;"));
}

TEST_F(Check, BadUsageIsStatusTwo) {
  for (const char* usage : {"", "chekc good.campaign", "good.campaign", "check", "check --frobnicate good.campaign",
                            "check --format xml .", "check --deny everything .", "check --as-of 2027-02-30 .",
                            "check --as-of tomorrow .", "check --max-depth 100000 .", "check --max-files -1 .",
                            "build good.campaign", "explain", "explain no.such_finding", "schema extra"}) {
    const Outcome used = run(std::string("campaign ") + usage);
    EXPECT_EQ(used.status, 2) << usage;
    EXPECT_NE(used.out + used.err, "") << usage;
  }
  EXPECT_TRUE(contains(run("campaign chekc good.campaign").err, "did you mean `check`?"));
  EXPECT_TRUE(contains(run("campaign good.campaign").err, "`campaign check good.campaign`"));
}

TEST_F(Check, WhatOtherToolsCallItIsToldInOurWords) {
  const std::pair<const char*, const char*> kUsages[] = {
      {"lint good.campaign", "`campaign check`"},
      {"validate good.campaign", "`campaign check`"},
      {"format good.campaign", "`campaign fmt`"},
      {"compile good.campaign", "`campaign build`"},
      {"./good.campaign", "`campaign check ./good.campaign`"},
      {"check --formt json good.campaign", "did you mean `--format`?"},
      {"check --json good.campaign", "`--format json`"},
      {"check --strict good.campaign", "`--deny warnings`"},
      {"check --fix good.campaign", "`campaign fmt`"},
      {"check --no-color good.campaign", "`--color never`"},
      {"check --frobnicate good.campaign", "it has --as-of, --color"},
      {"build --output site good.campaign", "`--out DIR`"},
      {"check --format xml good.campaign", "write one of text, json, sarif"},
      {"check --format=jsno good.campaign", "did you mean `json`?"},
      {"check --deny warning good.campaign", "did you mean `warnings`?"},
      {"export --format pdf good.campaign", "csv-tactics"},
  };
  for (const auto& [usage, part] : kUsages) {
    const Outcome used = run(std::string("campaign ") + usage);
    EXPECT_EQ(used.status, 2) << usage;
    EXPECT_EQ(used.out, "") << usage;
    EXPECT_TRUE(starts_with(used.err, "campaign: error: ")) << usage << "\n" << used.err;
    EXPECT_TRUE(contains(used.err, part)) << usage << "\n" << used.err;
  }
  EXPECT_EQ(run("campaign help").out, run("campaign --help").out);
  const Outcome bare = run("campaign");
  EXPECT_TRUE(contains(bare.out, "\n  campaign check plans/ ")) << bare.out;
  EXPECT_EQ(bare.out, run("campaign").out);
  EXPECT_EQ(run("campaign -v").out, run("campaign --version").out);
  const Outcome lacking = run("campaign build --out");
  EXPECT_EQ(lacking.status, 2);
  EXPECT_TRUE(contains(lacking.err, "requires a value"));
  EXPECT_FALSE(contains(lacking.err, "error: \n")) << lacking.err;
  EXPECT_EQ(run("campaign help build").out, run("campaign build --help").out);
  EXPECT_EQ(run("campaign version").out, run("campaign --version").out);
}

TEST_F(Check, TheHelpOfEveryCommandHasExamples) {
  for (const char* command : {"check", "watch", "serve", "build", "json", "export", "explain", "schema", "fmt", "lsp", "test", "doc"}) {
    const Outcome help = run(std::string("campaign ") + command + " --help");
    EXPECT_EQ(help.status, 0) << command;
    const std::string usage = help.out.substr(0, help.out.find("USAGE:"));
    EXPECT_TRUE(contains(usage, "\n  campaign " + std::string(command))) << help.out;
  }
}

TEST_F(Check, TheHelpOfEveryCommandIsGermanWhereThatIsAskedFor) {
  for (const char* command : {"", "check", "watch", "serve", "build", "json", "schedule", "export", "explain", "schema", "fmt", "lsp", "test", "doc"}) {
    const std::string asked = std::string("campaign ") + command + " --help";
    const Outcome help = run(asked + " --locale de-AT");
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_EQ(run("campaign " + std::string(command) + " --locale=de --help").out, help.out) << command;
    EXPECT_TRUE(contains(help.out, "EXIT-STATUS")) << help.out;
    for (const Texts& row : table::kHelp) {
      const std::string line(row[0].substr(0, row[0].find('\n')));
      if (line.find(' ') != std::string::npos) {
        EXPECT_FALSE(contains(help.out, line)) << asked;
      }
    }
  }
  EXPECT_EQ(run("campaign help build --locale de").out, run("campaign build --help --locale de").out);
}

TEST_F(Check, ExplainsInGermanWhereThatIsAskedFor) {
  for (const char* name : {"attainable.out_of_reach", "syntax.unclosed_text"}) {
    const Outcome told = run(std::string("campaign explain --locale de ") + name);
    EXPECT_EQ(told.status, 0);
    EXPECT_TRUE(contains(told.out, "Bekommt diesen Befund:") && contains(told.out, "Berichtigt:")) << told.out;
    EXPECT_EQ(english_word(told.out.substr(told.out.find('\n'), told.out.find("Bekommt") - told.out.find('\n'))), std::nullopt) << told.out;
  }
  EXPECT_TRUE(contains(run("campaign explain --list --locale de").out, "Zielwert, den die Maßnahmen nicht erreichen"));
  EXPECT_TRUE(contains(run("campaign explain --locale de no.such").err, "es gibt keinen Befund `no.such`"));
}

TEST_F(Check, AsOfTakesADay) {
  EXPECT_EQ(run("campaign check --as-of 2028-02-29 good.campaign").status, 0);
}

TEST_F(Check, OutputThatCannotBeWrittenIsStatusTwo) {
  const Outcome full = run("campaign check --format json good.campaign > /dev/full");
  EXPECT_EQ(full.status, 2);
  EXPECT_TRUE(contains(full.err, "no space left on the device"));
  EXPECT_EQ(run("campaign check --format sarif good.campaign >&-").status, 2);
  EXPECT_EQ(run("campaign schema > /dev/full").status, 2);
  EXPECT_EQ(run("campaign --help > /dev/full").status, 2);
  EXPECT_EQ(run("campaign --version > /dev/full").status, 2);
}

TEST_F(Check, AReaderThatGoesAwayIsStatusTwoWithoutAWord) {
  const Outcome gone = run("{ sleep 0.3; campaign check --format sarif good.campaign; echo $? > status; } | true");
  EXPECT_EQ(read("status"), "2\n");
  EXPECT_FALSE(contains(gone.err, "error"));
}

TEST_F(Check, HelpNamesTheExitStatusesAndHidesTheLibrarysOptions) {
  const Outcome help = run("campaign check --help");
  EXPECT_EQ(help.status, 0);
  for (const char* part : {"EXIT STATUS", "--max-file-bytes", "--deny", "--format", "Limits:", "--as-of"}) {
    EXPECT_TRUE(contains(help.out, part));
  }
  for (const char* command : {"--help", "check --help", "build --help", "schema --help"}) {
    EXPECT_FALSE(contains(run(std::string("campaign ") + command).out, "--stats")) << command;
  }
  EXPECT_EQ(run("campaign schema --help").status, 0);
  EXPECT_TRUE(starts_with(run("campaign --version").out, "campaign "));
}

TEST_F(Check, ExplainTellsOfAFindingAndSuggestsOne) {
  const Outcome explained = run("campaign explain time_bound.missing_deadline");
  EXPECT_EQ(explained.status, 0);
  EXPECT_TRUE(starts_with(explained.out, "time_bound.missing_deadline (error)\n"));
  EXPECT_TRUE(
      contains(run("campaign explain time_bound.mising_deadline").err, "did you mean `time_bound.missing_deadline`?"));
  EXPECT_TRUE(contains(run("campaign explain missing_deadline").err, "did you mean `time_bound.missing_deadline`?"));
  EXPECT_TRUE(contains(run("campaign explain --list").out, "time_bound.missing_deadline "));
}

}  // namespace
}  // namespace campaign

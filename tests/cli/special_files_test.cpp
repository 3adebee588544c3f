// What has a plan's name and is none: whatever it is and wherever it stands, every command says so and waits for nothing.

#include <sys/socket.h>
#include <sys/un.h>

#include "cli/running.h"
#include "cli/sandbox.h"

namespace campaign {
namespace {

class SpecialFiles : public Sandbox {
 protected:
  struct Sort {
    const char* name;
    const char* said;  // What it is, in the words of a message.
  };
  static constexpr Sort kSorts[] = {{"pipe", "a pipe, not a file"}, {"socket", "a socket, not a file"}, {"device", "a device, not a file"}, {"huge", "larger than"}, {"folder", "a folder"}};

  void make(const std::string& sort, const std::string& path) {
    std::filesystem::create_directories(at(path).parent_path());
    if (sort == "pipe") run("mkfifo " + path);
    if (sort == "huge") run("truncate -s 1T " + path);
    if (sort == "device") std::filesystem::create_symlink("/dev/zero", at(path));
    if (sort == "folder") std::filesystem::create_directories(at(path));
    if (sort == "socket") {
      sockaddr_un address{};
      address.sun_family = AF_UNIX;
      const std::string name = at(path).string();
      ASSERT_LT(name.size(), sizeof address.sun_path);
      name.copy(address.sun_path, name.size());
      const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
      EXPECT_EQ(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
      close(descriptor);
    }
  }

  /// What a command says; it must end by itself.
  std::string said(const std::string& command) {
    const Outcome outcome = run("export -f campaign; timeout 20 bash -c 'campaign " + command + "'");
    EXPECT_NE(outcome.status, 124) << command << " hangs";
    EXPECT_NE(outcome.status, -1) << command;
    return outcome.out + outcome.err;
  }
};

TEST_F(SpecialFiles, GivenToACommandTheyAreNamed) {
  for (const Sort& sort : kSorts) {
    if (std::string_view(sort.name) == "folder") continue;  // Its plans are checked.
    const std::string path = std::string(sort.name) + ".campaign";
    make(sort.name, path);
    for (const std::string command : {"check", "json", "fmt", "build --out site", "watch", "serve --port 0"}) {
      if (sort.name == std::string_view("huge") && (command == "watch" || command.starts_with("serve"))) continue;  // They wait for it to change.
      if (sort.name != std::string_view("pipe") && (command == "watch" || command.starts_with("serve"))) continue;
      EXPECT_TRUE(contains(said(command + " " + path), command == "watch" || command.starts_with("serve") ? "can be read only once" : sort.said)) << command << " " << path;
    }
  }
}

TEST_F(SpecialFiles, InAFolderTheyAreNamed) {
  for (const Sort& sort : kSorts) {
    if (std::string_view(sort.name) == "folder") continue;
    const std::string folder = std::string("plans_") + sort.name;
    write(folder + "/good.campaign", kGood);
    make(sort.name, folder + "/odd.campaign");
    const std::string text = said("check " + folder);
    const bool leads_out = text.find("is a link out of the workspace") != std::string::npos;
    EXPECT_TRUE(leads_out || contains(text, sort.said)) << sort.name << text;
  }
}

TEST_F(SpecialFiles, UsedByAPlanTheyAreNamed) {
  for (const Sort& sort : kSorts) {
    const std::string path = std::string(sort.name) + ".campaign";
    make(sort.name, path);
    write("using.campaign", "use \"" + path + "\"\n");
    write("showing.campaign", "campaign c \"C\" { period: 2027 }\nsite { logo: \"" + path + "\" style: \"" + path + "\" }\n");
    for (const std::string plan : {"using", "showing"}) {
      const std::string text = said("check " + plan + ".campaign");
      const bool leads_out = text.find("outside") != std::string::npos;
      EXPECT_TRUE(leads_out || contains(text, sort.said)) << sort.name << text;
    }
  }
}

TEST_F(SpecialFiles, AnUnnamedPipeIsReadToItsEnd) {
  EXPECT_TRUE(contains(said("check <(sleep 0.2; echo \"unit visit\")"), "no findings"));
  EXPECT_TRUE(contains(said("check - < <(echo \"unit visit\")"), "no findings"));
}

TEST_F(SpecialFiles, OutputIntoAPipeThatNobodyReadsIsRefused) {
  write("plan.campaign", kGood);
  run("mkfifo out");
  EXPECT_TRUE(contains(said("json plan.campaign -o out"), "nobody reads from it"));
  EXPECT_TRUE(contains(said("json plan.campaign -o >(cat)"), "urn:campaign:plan"));
}

TEST_F(SpecialFiles, WhatStandsInTheOutputFolderIsNotReadThoughHuge) {
  write("plan.campaign", kGood);
  EXPECT_EQ(run("campaign build plan.campaign --out site").status, 0);
  run("truncate -s 1T site/index.html");
  EXPECT_TRUE(contains(said("build plan.campaign --out site"), "has been changed since a build wrote it"));
  run("cd site && rm index.html && mkfifo index.html");
  EXPECT_TRUE(contains(said("build plan.campaign --out site"), "has been changed since a build wrote it"));
  said("build plan.campaign --out site --force");
  EXPECT_TRUE(std::filesystem::is_regular_file(std::filesystem::symlink_status(at("site/index.html"))));
}

TEST_F(SpecialFiles, OldOutputIsLookedAtOnlyAtItsBeginning) {
  write("plan.campaign", kGood);
  EXPECT_EQ(run("campaign json plan.campaign -o plan.json").status, 0);
  run("truncate -s 1T plan.json");
  EXPECT_EQ(said("json plan.campaign -o plan.json"), "no findings in 1 file\n");
  EXPECT_LT(std::filesystem::file_size(at("plan.json")), 1u << 20);
}

TEST_F(SpecialFiles, WhileAPlanIsWatchedTheyComeAndGo) {
  write("a.campaign", kGood);
  Running watch(at(""), {"watch", "a.campaign"});
  watch.until("no findings in 1 file");
  for (const std::string sort : {"pipe", "socket", "huge"}) {
    std::filesystem::remove(at("a.campaign"));
    make(sort, "a.campaign");
    watch.until(sort == "huge" ? "larger than" : sort == "pipe" ? "a pipe, not a file" : "a socket, not a file");
    std::filesystem::remove(at("a.campaign"));
    write("a.campaign", kGood);
    watch.until("no findings in 1 file");
  }
  EXPECT_EQ(watch.end(SIGINT), 0);
}

class Leftovers : public Sandbox {};

TEST_F(Leftovers, OfKilledProcessesGoWithTheNextBuildAndThoseOfLivingOnesStay) {
  write("plan.campaign", "campaign c \"C\" { period: 2027 }\n");
  EXPECT_LE(run("campaign build plan.campaign --out site").status, 1);
  const std::string before = files_below("site");
  write("site/.campaign-tmp-999999-0", "");
  write("site/.campaign-tmp-999999-0-af", "half");
  write("site/.campaign-tmp-77-5f0c", "as earlier versions named them");
  write("site/.campaign-tmp-1-0-b", "its mark is gone");
  write("site/.campaign-tmp-2-0", "");
  write("site/.campaign-tmp-2-0-c", "somebody's");
  write("site/.campaign-tmpfile", "no temporary file of ours");
  for (const std::string change : {"", "person p \"P\"\n"}) {  // Whether there is something to write or not.
    write("plan.campaign", "campaign c \"C\" { period: 2027 }\n" + change);
    write("site/.campaign-tmp-999998-0-d", "half");
    // `flock` holds the mark of process 2 meanwhile.
    EXPECT_LE(run("flock site/.campaign-tmp-2-0 bash -c \"'" CAMPAIGN_BINARY "' build plan.campaign --out site\"").status, 1);
    const std::string after = files_below("site");
    EXPECT_FALSE(contains(after, "999999")) << after;
    EXPECT_FALSE(contains(after, "999998")) << after;
    EXPECT_FALSE(contains(after, "tmp-77")) << after;
    EXPECT_FALSE(contains(after, "tmp-1-")) << after;
    EXPECT_TRUE(contains(after, ".campaign-tmp-2-0-c"));
    EXPECT_TRUE(contains(after, ".campaign-tmpfile"));
  }
  run("campaign build plan.campaign --out site");
  EXPECT_FALSE(contains(files_below("site"), ".campaign-tmp-2"));
}

TEST_F(Leftovers, ABuildThatIsKilledAtAnyMomentLeavesNothingForGood) {
  std::string plan = "campaign c \"C\" { period: 2027\n";
  for (int i = 0; i < 300; ++i) plan += "goal g" + std::to_string(i) + " \"G\" { }\n";
  write("plan.campaign", plan + "}\n");
  bool left = false;
  for (int i = 0; i < 12; ++i) {
    write("plan.campaign", plan + "goal h" + std::to_string(i) + " \"H\" { }\n}\n");
    run("'" CAMPAIGN_BINARY "' build plan.campaign --out site & sleep 0.0" + std::to_string(20 + 6 * i) + "; kill -9 $!; wait");
    if (exists("site")) left = left || files_below("site").find(".campaign-tmp") != std::string::npos;
  }
  EXPECT_LE(run("campaign build plan.campaign --out site").status, 1);
  EXPECT_EQ(files_below("site").find(".campaign-tmp"), std::string::npos);
  RecordProperty("left", left);
}

TEST_F(Leftovers, TwoBuildsAtOnceDoNotTakeEachOthersFiles) {
  std::string plan = "campaign c \"C\" { period: 2027\n";
  for (int i = 0; i < 100; ++i) plan += "goal g" + std::to_string(i) + " \"G\" { }\n";
  write("plan.campaign", plan + "}\n");
  const Outcome both = run("for i in 1 2 3 4 5 6; do '" CAMPAIGN_BINARY "' json plan.campaign -o plan$i.json 2>>said & '" CAMPAIGN_BINARY
                           "' json plan.campaign -o plan$i.json --force 2>>said & done; wait");
  EXPECT_FALSE(contains(read("said"), "cannot write")) << read("said");
  EXPECT_EQ(files_below(".").find(".campaign-tmp"), std::string::npos);
}

}  // namespace
}  // namespace campaign

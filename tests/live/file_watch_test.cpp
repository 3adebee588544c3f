#include "live/file_watch.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>

#include "live/watched_world.h"
#include "workspace/snapshot.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

/// A real folder with a watch; what is watched is named as `watch` is told.
class FileWatching : public ::testing::Test {
 protected:
  FileWatching() {
    std::string name = (fs::temp_directory_path() / "campaign-test-XXXXXX").string();
    root_ = fs::canonical(mkdtemp(name.data()));
    auto opened = FileWatch::open();
    EXPECT_TRUE(opened) << opened.error();
    watch_.emplace(std::move(*opened));
  }
  ~FileWatching() override { fs::remove_all(root_); }

  [[nodiscard]] std::string at(const std::string& path) const { return (root_ / path).string(); }
  void write(const std::string& path, std::string_view text = "text") const {
    fs::create_directories(fs::path(at(path)).parent_path());
    std::ofstream(at(path)) << text;
  }
  void rename(const std::string& from, const std::string& to) const { fs::rename(at(from), at(to)); }

  void watch_file(const std::string& path) {
    watch_->begin_round();
    watch_->add_file(at(path));
    EXPECT_TRUE(watch_->end_round());
  }
  void watch_folder(const std::string& path) {
    watch_->begin_round();
    watch_->add_folder(at(path));
    EXPECT_TRUE(watch_->end_round());
  }

  /// The next burst of changes, relative to the folder and joined by blanks. Waits for one; a minute is a failure.
  std::string next_change() { return wait(std::chrono::minutes(1)); }
  /// What has happened until now and in a tenth of a second more: nothing is expected.
  std::string no_change() { return wait(std::chrono::milliseconds(100)); }

  fs::path root_;
  std::optional<FileWatch> watch_;

 private:
  std::string wait(std::chrono::milliseconds most) {
    const auto end = std::chrono::steady_clock::now() + most;
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      if (left.count() <= 0) return "";
      pollfd waiting{watch_->descriptor(), POLLIN, 0};
      poll(&waiting, 1, static_cast<int>(std::min(left, watch_->due().value_or(left)).count()));
      watch_->read();
      const auto changed = watch_->take();
      if (changed.empty()) continue;
      std::string joined;
      for (const std::string& path : changed) {
        joined += (joined.empty() ? "" : " ") + fs::path(path).lexically_normal().lexically_relative(root_).string();
      }
      return joined;
    }
  }
};

TEST_F(FileWatching, AFileThatIsWritten) {
  write("plan.campaign");
  watch_file("plan.campaign");
  write("plan.campaign", "other");
  EXPECT_EQ(next_change(), "plan.campaign");
  write("plan.campaign", "and again");
  EXPECT_EQ(next_change(), "plan.campaign");
}

TEST_F(FileWatching, AFileThatIsSavedByRenaming) {
  write("plan.campaign");
  watch_file("plan.campaign");
  for (int time = 0; time < 3; ++time) {  // Each time it is another file that has the name.
    write(".plan.campaign.swp", "new");
    rename(".plan.campaign.swp", "plan.campaign");
    EXPECT_EQ(next_change(), "plan.campaign");
  }
}

TEST_F(FileWatching, OtherFilesOfTheFolderAreNotTold) {
  write("plan.campaign");
  watch_file("plan.campaign");
  write("other.campaign");
  write("plan.campaign~");
  write("site/index.html");
  EXPECT_EQ(no_change(), "");
}

TEST_F(FileWatching, AFileThatGoesAndComesBack) {
  write("plan.campaign");
  watch_file("plan.campaign");
  fs::remove(at("plan.campaign"));
  EXPECT_EQ(next_change(), "plan.campaign");
  watch_file("plan.campaign");
  write("plan.campaign");
  EXPECT_EQ(next_change(), "plan.campaign");
}

TEST_F(FileWatching, AFileInAFolderThatIsYetToCome) {
  watch_file("house/rules/brand.campaign");
  fs::create_directory(at("house"));
  EXPECT_EQ(next_change(), "house");
  watch_file("house/rules/brand.campaign");
  write("house/rules/brand.campaign");
  EXPECT_TRUE(next_change().starts_with("house/rules"));
  watch_file("house/rules/brand.campaign");
  write("house/rules/brand.campaign", "new");
  EXPECT_EQ(next_change(), "house/rules/brand.campaign");
}

TEST_F(FileWatching, AFolderWithANewPlan) {
  write("plans/a.campaign");
  watch_folder("plans");
  write("plans/b.campaign");
  EXPECT_EQ(next_change(), "plans/b.campaign");
  write("plans/deep/c.campaign");
  EXPECT_TRUE(next_change().starts_with("plans/deep"));
  watch_folder("plans");  // As a recompilation does: now the new folder is watched too.
  write("plans/deep/d.campaign");
  EXPECT_EQ(next_change(), "plans/deep/d.campaign");
  fs::remove(at("plans/a.campaign"));
  EXPECT_EQ(next_change(), "plans/a.campaign");
}

TEST_F(FileWatching, AFolderThatIsMadeAnew) {
  write("plans/a.campaign");
  watch_folder("plans/");
  rename("plans", "old");
  EXPECT_EQ(next_change(), "plans");
  watch_folder("plans/");
  write("old/a.campaign", "no longer of interest");
  EXPECT_EQ(no_change(), "");
  write("plans/a.campaign");
  EXPECT_TRUE(next_change().starts_with("plans"));
  watch_folder("plans/");
  write("plans/a.campaign", "new");
  EXPECT_EQ(next_change(), "plans/a.campaign");
}

TEST_F(FileWatching, WhatIsNoPlanInAFolderIsNotTold) {
  write("plans/a.campaign");
  watch_folder("plans");
  write("plans/notes.txt");
  write("plans/.git/index");
  write("plans/node_modules/x.campaign");
  write("plans/.#a.campaign");
  EXPECT_EQ(no_change(), "");
}

TEST_F(FileWatching, ABurstIsOneChange) {
  write("plans/a.campaign");
  watch_folder("plans");
  std::string all;
  for (char name = 'a'; name <= 'z'; ++name) {
    write(std::string("plans/") + name + ".campaign");
    all += std::string(all.empty() ? "plans/" : " plans/") + name + ".campaign";
  }
  // They are all there before the first is read, so this does not depend on how fast the machine is.
  EXPECT_EQ(next_change(), all);
  EXPECT_EQ(no_change(), "");
}

TEST_F(FileWatching, ALinkThatIsTurnedElsewhere) {
  write("a.campaign");
  write("b.campaign");
  fs::create_symlink("a.campaign", at("plan.campaign"));
  watch_file("plan.campaign");
  fs::remove(at("plan.campaign"));
  fs::create_symlink("b.campaign", at("plan.campaign"));
  EXPECT_EQ(next_change(), "plan.campaign");
}

TEST_F(FileWatching, WhatARoundDoesNotNameIsForgotten) {
  write("a/plan.campaign");
  write("b/plan.campaign");
  watch_file("a/plan.campaign");
  watch_file("b/plan.campaign");
  write("a/plan.campaign");
  EXPECT_EQ(no_change(), "");
  write("b/plan.campaign");
  EXPECT_EQ(next_change(), "b/plan.campaign");
}

TEST_F(FileWatching, AChangeBetweenTheLookAndTheWaitIsTold) {
  write("plan.campaign");
  watch_->begin_round();
  watch_->add_file(at("plan.campaign"));
  write("plan.campaign", "while it is read");
  EXPECT_TRUE(watch_->end_round());
  EXPECT_EQ(next_change(), "plan.campaign");
}

TEST_F(FileWatching, WithoutAFreeDescriptorNothingCanBeWatched) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit none{0, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  const auto opened = FileWatch::open();
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
  ASSERT_FALSE(opened);
  EXPECT_TRUE(opened.error().starts_with("cannot watch files: too many"));
}

TEST_F(FileWatching, ACompilationsFilesAreWatchedAlsoThoseAskedForInVain) {
  write("plan.campaign", "use \"house/brand.campaign\"\n");
  const DiskWorld disk;
  const WatchedWorld world(disk, *watch_);
  const auto compiled = [&] {
    watch_->begin_round();
    const Snapshot snapshot = compile(world, {at("plan.campaign")}, {}, root_.string(), {});
    EXPECT_TRUE(watch_->end_round());
    return snapshot.diagnostics.size();
  };
  EXPECT_EQ(compiled(), 1u);
  write("house/brand.campaign", "unit visit \"visit\"\n");
  EXPECT_TRUE(next_change().starts_with("house"));
  EXPECT_EQ(compiled(), 0u);
  write("house/brand.campaign", "unit ??? \"visit\"\n");
  EXPECT_EQ(next_change(), "house/brand.campaign");
  EXPECT_GT(compiled(), 0u);
  write("plan.campaign", "unit visit \"visit\"\n");
  EXPECT_EQ(next_change(), "plan.campaign");
  EXPECT_EQ(compiled(), 0u);
  write("house/brand.campaign", "used by nobody");
  EXPECT_EQ(no_change(), "");
}

}  // namespace
}  // namespace campaign

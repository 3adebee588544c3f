#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace campaign {

/// Tells when files change, from the system's inotify. Folders are watched and not the files in them: editors save by
/// writing another file and giving it the old one's name. So a file or folder that does not exist is watched as well as
/// one that does, for its coming.
///
/// What to watch is said in rounds, since a change of a plan may change which files it reads:
///
///     watch.begin_round();
///     watch.add_file(path);  // before it is read
///     watch.end_round();     // what this round did not name is watched no longer
class FileWatch {
 public:
  /// The error is a sentence: the system has no watch left.
  [[nodiscard]] static tl::expected<FileWatch, std::string> open();
  FileWatch(FileWatch&& other) noexcept;
  FileWatch& operator=(FileWatch&&) = delete;
  ~FileWatch();

  void begin_round();
  /// A path: that another file or folder answers to it, or none, or that it is written. Changes after the call are told,
  /// but for those in folders that may not be looked into.
  void add_path(const std::string& path);
  /// The same for a file that is read: it is an error when its folder may not be looked into.
  void add_file(const std::string& path);
  /// The plans at and below a folder, in the sense of `World::plans_below`, and the folders on the way to them.
  void add_folder(const std::string& path);
  /// The error is a sentence that says what could not be watched in this round; everything else is watched.
  [[nodiscard]] tl::expected<void, std::string> end_round();

  /// Readable, for `poll`, when there is something for `read` to take in.
  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Takes in what has happened so far. Never waits.
  void read();
  /// How long to wait until a burst of changes is over and `take` will give it; nullopt when nothing has changed.
  [[nodiscard]] std::optional<std::chrono::milliseconds> due() const;
  /// The paths that have changed, absolute and sorted, once no more have followed for a moment; else none. A path may be
  /// one of a folder. A burst that does not end is given piece by piece.
  [[nodiscard]] std::vector<std::string> take();

 private:
  using Clock = std::chrono::steady_clock;

  struct Folder {
    std::string path;
    std::set<std::string, std::less<>> names;  // What is watched in it.
    bool plans = false;                        // All plans in it are.
    unsigned round = 0;                        // The last one that named it.
  };

  explicit FileWatch(int descriptor) : descriptor_(descriptor) {}
  Folder* folder_at(const std::string& path, bool needed);
  void take_in(int watch, std::uint32_t mask, std::string_view name);

  int descriptor_;
  unsigned round_ = 0;
  std::map<int, Folder> folders_;          // By inotify's number for them.
  std::map<std::string, int> this_round_;  // Paths of folders that this round has named; -1: it cannot be watched.
  std::string error_;                      // The first one of this round.
  std::set<std::string> changed_;
  Clock::time_point first_change_, last_change_;
};

}  // namespace campaign

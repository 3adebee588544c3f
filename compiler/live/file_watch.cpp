#include "live/file_watch.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "source/world.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

// Saving one file is several events, changing a branch hundreds: what follows within the first time is the same burst,
// but nobody waits for longer than the second.
constexpr std::chrono::milliseconds kQuiet{30};
constexpr std::chrono::milliseconds kLongestBurst{400};

constexpr std::uint32_t kComeOrGo = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
constexpr std::uint32_t kEvents = kComeOrGo | IN_CLOSE_WRITE | IN_ATTRIB;  // A change of rights is an attribute's.

/// Whether a part of a path is what a folder calls something in it.
bool is_name(std::string_view part) { return !part.empty() && part != "." && part != ".."; }

}  // namespace

tl::expected<FileWatch, std::string> FileWatch::open() {
  const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor != -1) return FileWatch(descriptor);
  if (errno == EMFILE) {
    return tl::unexpected(std::string(
        "cannot watch files: too many programs do so already (the system's limit is `fs.inotify.max_user_instances`)"));
  }
  return tl::unexpected(fmt::format("cannot watch files: {}", std::strerror(errno)));
}

FileWatch::FileWatch(FileWatch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      round_(other.round_),
      folders_(std::move(other.folders_)),
      this_round_(std::move(other.this_round_)),
      error_(std::move(other.error_)),
      changed_(std::move(other.changed_)),
      first_change_(other.first_change_),
      last_change_(other.last_change_) {}

FileWatch::~FileWatch() {
  if (descriptor_ != -1) close(descriptor_);
}

void FileWatch::begin_round() {
  ++round_;
  this_round_.clear();
  error_.clear();
}

void FileWatch::add_path(const std::string& path) {
  // With the folders above it: when one of them is renamed or made anew, something else answers to the path.
  std::error_code error;
  for (fs::path at = fs::absolute(path, error); at.has_relative_path(); at = at.parent_path()) {
    const std::string name = at.filename().string();
    if (!is_name(name)) continue;
    Folder* folder = folder_at(at.parent_path().string(), false);
    if (folder == nullptr) continue;
    if (!folder->names.insert(name).second) return;  // Then its own way has been added too.
  }
}

void FileWatch::add_file(const std::string& path) {
  std::error_code error;
  static_cast<void>(folder_at(fs::absolute(path, error).parent_path().string(), true));
  add_path(path);
}

void FileWatch::add_folder(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  if (error) return;
  add_path(path);
  // Each folder is watched before it is listed, so that whatever comes later is told.
  std::vector<fs::path> open{absolute};
  while (!open.empty()) {
    const fs::path next = std::move(open.back());
    open.pop_back();
    Folder* folder = folder_at(next.string(), true);
    if (folder == nullptr) continue;
    folder->plans = true;
    fs::directory_iterator entry(next, error);
    while (!error && entry != fs::directory_iterator()) {
      std::error_code of_entry;
      if (!entry->is_symlink(of_entry) && entry->is_directory(of_entry) &&
          !is_passed_over(entry->path().filename().string())) {
        open.push_back(entry->path());
      }
      entry.increment(error);
    }
  }
}

/// A folder as this round knows it; null when there is none or it cannot be watched. That is an error where the folder
/// is `needed`, as long as it exists.
FileWatch::Folder* FileWatch::folder_at(const std::string& path, bool needed) {
  if (const auto known = this_round_.find(path); known != this_round_.end()) {
    return known->second == -1 ? nullptr : &folders_[known->second];
  }
  const int watch = inotify_add_watch(descriptor_, path.c_str(), kEvents | IN_ONLYDIR);
  if (watch != -1 || needed) this_round_[path] = watch;  // It may yet be needed.
  if (watch == -1) {
    if (error_.empty() && errno == ENOSPC) {
      error_ = fmt::format(
          "cannot watch `{}`: too many folders are watched (the system's limit is `fs.inotify.max_user_watches`)", path);
    } else if (error_.empty() && needed && errno != ENOENT && errno != ENOTDIR) {
      error_ = fmt::format("cannot watch the folder `{}`: {}", path,
                           errno == EACCES ? "permission denied" : std::strerror(errno));
    }
    return nullptr;
  }
  Folder& folder = folders_[watch];  // Two names of one folder have one number, and then its names are joined.
  if (folder.round != round_) folder = {path, {}, false, round_};
  return &folder;
}

tl::expected<void, std::string> FileWatch::end_round() {
  std::erase_if(folders_, [&](const auto& entry) {
    const bool old = entry.second.round != round_;
    if (old) static_cast<void>(inotify_rm_watch(descriptor_, entry.first));
    return old;
  });
  if (!error_.empty()) return tl::unexpected(error_);
  return {};
}

void FileWatch::read() {
  alignas(inotify_event) char buffer[1 << 14];
  for (;;) {
    const ssize_t count = ::read(descriptor_, buffer, sizeof buffer);
    if (count <= 0) {
      if (count == -1 && errno == EINTR) continue;
      return;
    }
    for (ssize_t at = 0; at < count;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(buffer + at);
      take_in(event.wd, event.mask, event.len == 0 ? std::string_view() : std::string_view(event.name));
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
}

void FileWatch::take_in(int watch, std::uint32_t mask, std::string_view name) {
  std::string path;
  if ((mask & IN_Q_OVERFLOW) != 0) {
    path = "more files than the system tells";
  } else {
    const auto found = folders_.find(watch);
    if (found == folders_.end()) return;
    const Folder& folder = found->second;
    if ((mask & IN_IGNORED) != 0) {  // It is gone; what it was called is watched from the folder above.
      folders_.erase(found);
      return;
    }
    const bool is_folder = (mask & IN_ISDIR) != 0;
    const bool of_plans = folder.plans && !is_passed_over(name) && (is_folder ? (mask & kComeOrGo) != 0 : is_plan_name(name));
    if (!of_plans && !folder.names.contains(name)) return;
    path = (fs::path(folder.path) / name).string();
  }
  last_change_ = Clock::now();
  if (changed_.empty()) first_change_ = last_change_;
  changed_.insert(std::move(path));
}

std::optional<std::chrono::milliseconds> FileWatch::due() const {
  if (changed_.empty()) return std::nullopt;
  const auto end = std::min(last_change_ + kQuiet, first_change_ + kLongestBurst);
  return std::max(std::chrono::milliseconds(0), std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()));
}

std::vector<std::string> FileWatch::take() {
  if (const auto wait = due(); !wait || wait->count() > 0) return {};
  const auto taken = std::exchange(changed_, {});
  return {taken.begin(), taken.end()};
}

}  // namespace campaign

#include "cli/temporary_names.h"

#include <cerrno>
#include <filesystem>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace campaign {
namespace {

namespace fs = std::filesystem;

// `.campaign-tmp-1234-0` is the mark of a process, `.campaign-tmp-1234-0-9f3c` a file of it.
constexpr std::string_view kBegin = ".campaign-tmp-";

/// Removes a file unless a process holds its mark, or may do so. Meanwhile nobody can take the mark.
void remove_unless_held(const std::string& file, const std::string& mark) {
  const int descriptor = open(mark.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  const bool free = descriptor < 0 ? errno == ENOENT : flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  if (free) unlink(file.c_str());
  if (descriptor >= 0) close(descriptor);
}

/// The name of the mark that goes with a temporary file's name.
std::string_view mark_of(std::string_view name) {
  const std::size_t number = name.find('-', kBegin.size());
  return name.substr(0, number == std::string_view::npos ? number : name.find('-', number + 1));
}

/// Whether a file that was opened still stands at the path.
bool stands_at(int descriptor, const std::string& path) {
  struct stat opened{}, found{};
  return fstat(descriptor, &opened) == 0 && lstat(path.c_str(), &found) == 0 && opened.st_ino == found.st_ino && opened.st_dev == found.st_dev;
}

}  // namespace

tl::expected<std::string, int> TemporaryNames::in(const std::string& folder) {
  if (const auto known = marks_.find(folder); known != marks_.end()) return known->second.path + "-";
  const std::string begin = fmt::format("{}{}{}{}-", folder, folder.empty() || folder == "/" ? "" : "/", kBegin, getpid());
  for (unsigned number = 0;; ++number) {
    std::string path = begin + std::to_string(number);
    const int descriptor = open(path.c_str(), O_RDONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno != EEXIST) return tl::unexpected(errno);
    if (descriptor < 0) continue;
    // Where a disk has no locks, nobody can take a mark for one that is not held. Who looks between these two steps takes it for an orphan.
    static_cast<void>(flock(descriptor, LOCK_EX));
    if (stands_at(descriptor, path)) return marks_.emplace(folder, Mark{std::move(path), descriptor}).first->second.path + "-";
    close(descriptor);
  }
}

TemporaryNames::~TemporaryNames() {
  for (const auto& [folder, mark] : marks_) {
    unlink(mark.path.c_str());
    close(mark.descriptor);
  }
}

void remove_orphans(const std::string& folder) {
  std::error_code error;
  fs::directory_iterator entry(folder.empty() ? "." : folder, error);
  while (!error && entry != fs::directory_iterator()) {
    const std::string name = entry->path().filename().string();
    std::error_code unknown;
    if (name.starts_with(kBegin) && fs::is_regular_file(entry->symlink_status(unknown))) {
      remove_unless_held(entry->path().string(), (entry->path().parent_path() / mark_of(name)).string());
    }
    entry.increment(error);
  }
}

}  // namespace campaign

#include "cli/pending_file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "cli/console.h"
#include "cli/manifest.h"
#include "cli/write_all.h"

namespace campaign {
namespace {

std::string cannot_write(const std::string& path, int error) {
  return fmt::format("cannot write `{}`: {}", path, reason_of(error));
}

/// Opens a new file beside `path` under a name that no other has. -1 and errno on failure.
int open_beside(TemporaryNames& names, const std::string& path, std::string& temporary) {
  const auto begin = names.in(std::filesystem::path(path).parent_path().string());
  if (!begin) {
    errno = begin.error();
    return -1;
  }
  // A number made from the path, so that the many files of one build do not try each other's names.
  const std::uint64_t number = content_hash(path);
  for (std::uint64_t attempt = 0;; ++attempt) {
    temporary = fmt::format("{}{:x}", *begin, number + attempt);
    const int descriptor = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
}

}  // namespace

tl::expected<PendingFile, std::string> PendingFile::write(TemporaryNames& names, const std::string& path, std::string_view bytes) {
  std::string temporary;
  const int descriptor = open_beside(names, path, temporary);
  if (descriptor < 0) return tl::unexpected(cannot_write(path, errno));
  PendingFile file(path, temporary);  // From here on it is removed if anything fails.
  int error = write_all(descriptor, bytes);
  if (close(descriptor) != 0 && error == 0) error = errno;  // Network file systems tell of a full disk only now.
  if (error != 0) return tl::unexpected(cannot_write(path, error));
  return file;
}

PendingFile::~PendingFile() {
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

tl::expected<void, std::string> PendingFile::commit() {
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) return tl::unexpected(cannot_write(path_, errno));
  temporary_.clear();
  return {};
}

SignalsHeldBack::SignalsHeldBack() {
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) sigaddset(&ending, signal);
  pthread_sigmask(SIG_BLOCK, &ending, &before_);
}

SignalsHeldBack::~SignalsHeldBack() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace campaign

#pragma once

#include <csignal>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "cli/temporary_names.h"

namespace campaign {

/// A file that is complete but not yet in its place: it stands beside it under a temporary name, on the same file
/// system, and `commit` moves it there in one step. So nobody ever sees half a file, and what was there before stays
/// until then. Without a commit it is removed again. Errors are sentences that name the path.
class PendingFile {
 public:
  /// Writes all bytes to a new temporary file in the folder of `path`, which must exist.
  [[nodiscard]] static tl::expected<PendingFile, std::string> write(TemporaryNames& names, const std::string& path, std::string_view bytes);

  PendingFile(PendingFile&& other) noexcept
      : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})) {}
  PendingFile& operator=(PendingFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(temporary_, other.temporary_);
    return *this;
  }
  ~PendingFile();

  /// Puts the file in its place, over what is there. What is there may be a link: the link goes, not its target.
  [[nodiscard]] tl::expected<void, std::string> commit();

 private:
  PendingFile(std::string path, std::string temporary) : path_(std::move(path)), temporary_(std::move(temporary)) {}

  std::string path_;
  std::string temporary_;  // Empty when there is nothing to remove.
};

/// Holds back the signals that end a process from outside, so that none comes between writing a temporary file and
/// putting it in its place. They take effect when this goes.
class SignalsHeldBack {
 public:
  SignalsHeldBack();
  ~SignalsHeldBack();
  SignalsHeldBack(const SignalsHeldBack&) = delete;
  SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;

 private:
  sigset_t before_;
};

}  // namespace campaign

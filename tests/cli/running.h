#pragma once

#include <chrono>
#include <csignal>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/sandbox.h"

namespace campaign {

/// `campaign` as a child process that goes on until it is ended, with a pipe or a terminal behind its output and errors.
class Running {
 public:
  enum class Behind { pipe, terminal };

  Running(const std::filesystem::path& folder, std::vector<std::string> arguments, Behind behind = Behind::pipe) {
    int ends[2] = {-1, -1};
    if (behind == Behind::pipe && pipe2(ends, O_CLOEXEC) != 0) std::abort();
    arguments.insert(arguments.begin(), CAMPAIGN_BINARY);
    std::vector<char*> words;
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    child_ = behind == Behind::pipe ? fork() : forkpty(&ends[0], nullptr, nullptr, nullptr);
    if (child_ == 0) {
      if (chdir(folder.c_str()) != 0) _exit(127);
      if (behind == Behind::pipe) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
      }
      setenv("TERM", "xterm", 1);
      execv(words[0], words.data());
      _exit(127);
    }
    if (behind == Behind::pipe) close(ends[1]);
    output_ = ends[0];
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    close_output();
    if (child_ != -1) end(SIGKILL);
  }

  /// Reads on until a line has `part` in it, and gives everything up to that line's end. A minute without it fails.
  std::string until(std::string_view part) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    for (;;) {
      const std::size_t found = unread_.find(part);
      const std::size_t line_end = found == std::string::npos ? found : unread_.find('\n', found);
      if (line_end != std::string::npos) {
        std::string taken = unread_.substr(0, line_end + 1);
        unread_.erase(0, line_end + 1);
        return taken;
      }
      pollfd waiting{output_, POLLIN, 0};
      char buffer[1 << 12];
      const ssize_t count = poll(&waiting, 1, 1000) > 0 ? read(output_, buffer, sizeof buffer) : -1;
      if (count > 0) unread_.append(buffer, static_cast<std::size_t>(count));
      if (count == 0 || std::chrono::steady_clock::now() > give_up) {
        ADD_FAILURE() << "there is no \"" << part << "\" in:\n" << unread_;
        return std::exchange(unread_, {});
      }
    }
  }

  /// Presses a key of the terminal.
  void press(char key) const { ASSERT_EQ(::write(output_, &key, 1), 1); }
  /// Sends a signal and waits for the end. The exit status; -1 when the signal itself ended it.
  int end(int signal) {
    kill(child_, signal);
    return wait();
  }
  /// The exit status of a process that ends by itself.
  int wait() {
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  /// As a reader does who goes away.
  void close_output() {
    if (output_ != -1) close(output_);
    output_ = -1;
  }

 private:
  pid_t child_ = -1;
  int output_ = -1;
  std::string unread_;
};

}  // namespace campaign

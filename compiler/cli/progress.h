#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "cli/console.h"

namespace campaign {

/// While it lives, and once a second has gone by, standard error says what is being done, if it is a terminal. The line
/// is taken away again at the end.
class Progress {
 public:
  Progress(const Console& console, std::string what);
  ~Progress();

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void wait_and_show(const Console& console, const std::string& what);

  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;  // Not started without a terminal.
};

}  // namespace campaign

#include "cli/progress.h"

#include <chrono>

namespace campaign {

Progress::Progress(const Console& console, std::string what) {
  if (!console.error_is_terminal()) return;
  thread_ = std::thread([this, &console, what = std::move(what)] { wait_and_show(console, what); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void Progress::wait_and_show(const Console& console, const std::string& what) {
  std::unique_lock lock(mutex_);
  if (ended_.wait_for(lock, std::chrono::seconds(1), [this] { return end_; })) return;
  console.print_error_text(what + " …");
  ended_.wait(lock, [this] { return end_; });
  console.print_error_text("\r\x1b[K");  // ECMA-48: erase to the end of the line.
}

}  // namespace campaign

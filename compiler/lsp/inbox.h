#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "lsp/json_message.h"

namespace campaign {

/// The messages that a client sends, read on a thread of their own: so a request that is taken back while others are worked on is
/// never begun, and changes that came in together are compiled once.
class Inbox {
 public:
  /// Reads from the transport until its end, an `exit` or a message for which there is no memory. The transport outlives it.
  explicit Inbox(Transport& transport);
  ~Inbox() { reader_.join(); }
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  /// The next message, waiting for it; nullopt at the end. A discarded value stands for one that is no JSON.
  [[nodiscard]] std::optional<Json> next();
  /// Whether nothing waits to be taken.
  [[nodiscard]] bool empty();
  /// Whether a request, by its id, was taken back; forgets it then.
  [[nodiscard]] bool take_cancelled(const Json& id);

 private:
  void run();
  void read();

  Transport& transport_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Json> waiting_;
  std::set<std::string> cancelled_;  // Ids of requests that wait.
  bool ended_ = false;
  std::thread reader_;
};

}  // namespace campaign

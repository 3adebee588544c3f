#include "lsp/inbox.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace campaign {

namespace {

bool is_notice(const Json& message, std::string_view method) { return member(message, "method") == method; }

}  // namespace

Inbox::Inbox(Transport& transport) : transport_(transport), reader_([this] { run(); }) {}

/// Nothing is thrown out of a thread: that would be the end of the process.
void Inbox::run() {
  try {
    read();
  } catch (const std::exception&) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    ready_.notify_one();
  }
}

void Inbox::read() {
  for (bool last = false; !last;) {
    std::optional<Json> message = transport_.read();
    last = !message || is_notice(*message, "exit");
    const std::lock_guard lock(mutex_);
    if (message && is_notice(*message, "$/cancelRequest")) {
      // One that is worked on, or was answered, is not there to be taken back.
      const Json& id = member(member(*message, "params"), "id");
      const bool waits = std::ranges::any_of(waiting_, [&](const Json& one) { return !member(one, "method").is_null() && member(one, "id") == id; });
      if (waits && !id.is_null()) cancelled_.insert(id.dump());
      continue;
    }
    if (message) waiting_.push_back(std::move(*message));
    ended_ = last;
    ready_.notify_one();
  }
}

std::optional<Json> Inbox::next() {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [this] { return !waiting_.empty() || ended_; });
  if (waiting_.empty()) return std::nullopt;
  Json message = std::move(waiting_.front());
  waiting_.pop_front();
  return message;
}

bool Inbox::empty() {
  const std::lock_guard lock(mutex_);
  return waiting_.empty();
}

bool Inbox::take_cancelled(const Json& id) {
  const std::lock_guard lock(mutex_);
  return cancelled_.erase(id.dump()) > 0;
}

}  // namespace campaign

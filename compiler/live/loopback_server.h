#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "live/http.h"

namespace campaign {

/// An HTTP server that only this machine can reach, on one thread: every call does what can be done without waiting for
/// a client, so none can hold up another, and an event stream costs no more than its socket.
///
/// It refuses by itself what is no GET or HEAD, what has a body, and what came by another name than this machine's own.
class LoopbackServer {
 public:
  using Answer = std::function<Response(const Request&)>;

  /// Listens on 127.0.0.1; port 0 takes a free one. The error is a sentence.
  [[nodiscard]] static tl::expected<LoopbackServer, std::string> open(std::uint16_t port);
  LoopbackServer(LoopbackServer&&) noexcept;
  LoopbackServer& operator=(LoopbackServer&&) = delete;
  ~LoopbackServer();

  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// Waits until a client can be served and serves it, or until the descriptor `also` is readable or `most` has gone by.
  /// May return sooner.
  void serve(const Answer& answer, int also, std::optional<std::chrono::milliseconds> most);

  /// The event for all streams there are, and the first one for those to come. One line.
  void send_event(std::string_view data);

 private:
  struct Connection;
  explicit LoopbackServer(int listener, std::uint16_t port);
  void accept_clients();
  void read_from(Connection& client);
  void answer_requests(Connection& client, const Answer& answer);
  [[nodiscard]] Response respond(Connection& client, std::string_view head, const Answer& answer, bool& head_only) const;
  void write_to(Connection& client) const;

  int listener_;
  std::uint16_t port_;
  std::string event_;  // The last one as it is sent.
  std::list<std::unique_ptr<Connection>> clients_;  // The oldest first.
};

}  // namespace campaign

#include "live/loopback_server.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace campaign {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostHeadBytes = 16 << 10;
constexpr std::size_t kMostUnsentEvents = 64 << 10;  // Of a stream whose client does not read.
constexpr std::size_t kMostClients = 128;            // Beyond them the oldest one goes.
constexpr std::chrono::seconds kPatience{60};        // With a client that neither asks nor reads.
constexpr std::chrono::seconds kFarewell{2};         // For reading what we do not want before the connection is closed.

}  // namespace

struct LoopbackServer::Connection {
  explicit Connection(int descriptor) : socket(descriptor) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { close(socket); }

  [[nodiscard]] bool has_unsent() const { return sent < out.size() + (body ? body->size() : 0); }

  int socket;
  std::string in;                           // What has been read and not been answered.
  std::string out;                          // What is to be sent: heads and events,
  std::shared_ptr<const std::string> body;  // then a body,
  std::size_t sent = 0;                     // of both together.
  enum class State { open, stream, last_answer, farewell, gone } state = State::open;
  bool client_finished = false;             // It sends no more, but may still read.
  Clock::time_point end = Clock::now() + kPatience;
};

tl::expected<LoopbackServer, std::string> LoopbackServer::open(std::uint16_t port) {
  const auto failed = [&](int error, int socket) {
    if (socket != -1) close(socket);
    if (error == EADDRINUSE) {
      return tl::unexpected(fmt::format("cannot serve on port {}: another program does; `--port 0` takes a free one", port));
    }
    if (error == EACCES) return tl::unexpected(fmt::format("cannot serve on port {}: only the system's administrator may", port));
    return tl::unexpected(fmt::format("cannot serve on port {}: {}", port, std::strerror(error)));
  };
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (listener == -1) return failed(errno, -1);
  const int yes = 1;  // Connections of a server that has just ended do not keep its port from the next.
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 || listen(listener, SOMAXCONN) != 0 ||
      getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    return failed(errno, listener);
  }
  return LoopbackServer(listener, ntohs(address.sin_port));
}

LoopbackServer::LoopbackServer(int listener, std::uint16_t port) : listener_(listener), port_(port) {}

LoopbackServer::LoopbackServer(LoopbackServer&& other) noexcept
    : listener_(std::exchange(other.listener_, -1)),
      port_(other.port_),
      event_(std::move(other.event_)),
      clients_(std::move(other.clients_)) {}

LoopbackServer::~LoopbackServer() {
  if (listener_ != -1) close(listener_);
}

void LoopbackServer::serve(const Answer& answer, int also, std::optional<std::chrono::milliseconds> most) {
  std::vector<pollfd> waiting{{listener_, POLLIN, 0}, {also, POLLIN, 0}};
  auto until = most ? std::optional(Clock::now() + *most) : std::nullopt;
  for (const auto& client : clients_) {
    // What has been asked is answered before more is read, so a client that does not read cannot make us remember.
    const bool stream = client->state == Connection::State::stream;
    const short events = client->has_unsent() ? POLLOUT : 0;
    waiting.push_back({client->socket, static_cast<short>(events | (stream || events == 0 ? POLLIN : 0)), 0});
    if (!stream) until = std::min(until.value_or(client->end), client->end);
  }
  int timeout = -1;
  if (until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - Clock::now());
    timeout = static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 1'000'000));
  }
  if (poll(waiting.data(), waiting.size(), timeout) < 0) return;

  auto polled = waiting.begin() + 2;
  const auto now = Clock::now();
  for (const auto& client : clients_) {
    const short events = (polled++)->revents;
    if ((events & (POLLERR | POLLNVAL)) != 0) client->state = Connection::State::gone;
    if ((events & (POLLIN | POLLHUP)) != 0) read_from(*client);
    if ((events & POLLOUT) != 0) write_to(*client);
    answer_requests(*client, answer);
    if (client->state != Connection::State::stream && client->end <= now) client->state = Connection::State::gone;
  }
  std::erase_if(clients_, [](const auto& client) { return client->state == Connection::State::gone; });
  if (waiting[0].revents != 0) accept_clients();
}

void LoopbackServer::accept_clients() {
  for (;;) {
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket == -1) {
      if ((errno == EMFILE || errno == ENFILE) && !clients_.empty()) {
        clients_.pop_front();
        continue;
      }
      return;
    }
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (clients_.size() == kMostClients) clients_.pop_front();
    clients_.push_back(std::make_unique<Connection>(socket));
  }
}

void LoopbackServer::read_from(Connection& client) {
  char buffer[1 << 14];
  const ssize_t count = recv(client.socket, buffer, sizeof buffer, 0);
  if (count < 0) {
    if (errno != EAGAIN && errno != EINTR) client.state = Connection::State::gone;
    return;
  }
  if (count == 0) {
    client.client_finished = true;
    if (client.state == Connection::State::stream || client.state == Connection::State::farewell) client.state = Connection::State::gone;
    return;
  }
  if (client.state != Connection::State::open) return;  // Nothing more is asked of us.
  client.in.append(buffer, static_cast<std::size_t>(count));
}

void LoopbackServer::answer_requests(Connection& client, const Answer& answer) {
  while (client.state == Connection::State::open && !client.has_unsent()) {
    // Between two requests a client may send line breaks.
    const std::size_t begin = std::min(client.in.find_first_not_of("\r\n"), client.in.size());
    const std::size_t end = client.in.find("\r\n\r\n", begin);
    Response response;
    bool head_only = false;
    if (end == std::string::npos) {
      if (client.in.size() - begin <= kMostHeadBytes) {
        if (client.client_finished) client.state = Connection::State::gone;
        return;
      }
      response = Response::plain(431, "the request is too long");
      client.state = Connection::State::last_answer;
    } else {
      response = respond(client, std::string_view(client.in).substr(begin, end - begin), answer, head_only);
      client.in.erase(0, end + 4);
    }
    client.out = response_head(response, client.state != Connection::State::last_answer);
    client.body = head_only ? nullptr : response.body;
    client.sent = 0;
    if (response.event_stream && !head_only) {
      client.state = Connection::State::stream;
      client.out += "retry: 500\n\n" + event_;  // Milliseconds until a client that has lost us asks again.
    }
    write_to(client);
  }
}

Response LoopbackServer::respond(Connection& client, std::string_view head, const Answer& answer, bool& head_only) const {
  const auto refuse = [&](int status, std::string why) {
    client.state = Connection::State::last_answer;
    return Response::plain(status, std::move(why));
  };
  const auto request = parse_request(head);
  if (!request) return refuse(request.error(), request.error() == 505 ? "only HTTP/1.1 is spoken here" : "this is no request");
  if (!is_loopback_host(request->host, port_)) {
    return refuse(403, fmt::format("this site is served to this machine only, as http://127.0.0.1:{}/", port_));
  }
  head_only = request->method == "HEAD";
  if (!head_only && request->method != "GET") return refuse(405, "this site can only be read");
  if (request->has_body) return refuse(400, "a request to read has no body");
  if (!request->keep_alive) client.state = Connection::State::last_answer;
  return answer(*request);
}

void LoopbackServer::write_to(Connection& client) const {
  while (client.has_unsent()) {
    const bool of_head = client.sent < client.out.size();
    const std::string_view rest = of_head ? std::string_view(client.out).substr(client.sent)
                                          : std::string_view(*client.body).substr(client.sent - client.out.size());
    const ssize_t count = send(client.socket, rest.data(), rest.size(), MSG_NOSIGNAL | (of_head && client.body && !client.body->empty() ? MSG_MORE : 0));
    if (count < 0) {
      if (errno == EINTR) continue;
      if (errno != EAGAIN) client.state = Connection::State::gone;
      return;
    }
    client.sent += static_cast<std::size_t>(count);
    client.end = Clock::now() + kPatience;
  }
  client.out.clear();
  client.body = nullptr;
  client.sent = 0;
  if (client.state == Connection::State::last_answer) {
    // Closed with something unread, the connection would be torn down and the answer might be lost.
    shutdown(client.socket, SHUT_WR);
    client.state = client.client_finished ? Connection::State::gone : Connection::State::farewell;
    client.end = Clock::now() + kFarewell;
  }
}

void LoopbackServer::send_event(std::string_view data) {
  event_ = fmt::format("data: {}\n\n", data);
  for (const auto& client : clients_) {
    if (client->state != Connection::State::stream) continue;
    client->out.erase(0, client->sent);
    client->sent = 0;
    client->out += event_;
    if (client->out.size() > kMostUnsentEvents) client->state = Connection::State::gone;
    else write_to(*client);
  }
}

}  // namespace campaign

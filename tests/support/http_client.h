#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace campaign {

/// One connection to a server of this machine, byte by byte: it can send what no well-behaved program would.
class HttpClient {
 public:
  /// `meanwhile` is called again and again while an answer is awaited, for a server on the same thread.
  explicit HttpClient(std::uint16_t port, std::function<void()> meanwhile = [] {})
      : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), meanwhile_(std::move(meanwhile)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    EXPECT_TRUE(connected_);
  }
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient() { close(socket_); }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
      if (count < 0 && errno != EAGAIN) return;  // The server need not read all of it.
      meanwhile_();
    }
  }
  void finish() const { shutdown(socket_, SHUT_WR); }

  /// Reads until `part` has come, and gives everything up to its end; until the server closes, for an empty one. Fails
  /// when it does not come within a minute.
  std::string until(std::string_view part) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    for (;;) {
      const std::size_t found = part.empty() ? std::string::npos : unread_.find(part);
      if (found != std::string::npos) {
        std::string taken = unread_.substr(0, found + part.size());
        unread_.erase(0, found + part.size());
        return taken;
      }
      meanwhile_();
      pollfd waiting{socket_, POLLIN, 0};
      char buffer[1 << 16];
      ssize_t count = -1;
      if (poll(&waiting, 1, 5) > 0) count = recv(socket_, buffer, sizeof buffer, 0);
      if (count > 0) unread_.append(buffer, static_cast<std::size_t>(count));
      if (count == 0 && part.empty()) return std::exchange(unread_, {});
      if (count == 0 || std::chrono::steady_clock::now() > give_up) {
        ADD_FAILURE() << (count == 0 ? "closed" : "waited") << " without \"" << part << "\" in:\n" << unread_.substr(0, 2000);
        return std::exchange(unread_, {});
      }
    }
  }

  /// Sends a request and reads its whole answer, to the last byte that its length promises.
  std::string ask(std::string_view request) {
    send(request);
    std::string answer = until("\r\n\r\n");
    const std::size_t length = answer.find("Content-Length: ");
    if (length == std::string::npos || request.starts_with("HEAD ")) return answer;
    const std::size_t rest = std::stoul(answer.substr(length + std::string_view("Content-Length: ").size()));
    while (unread_.size() < rest) {
      const std::size_t before = unread_.size();
      meanwhile_();
      char buffer[1 << 16];
      const ssize_t count = recv(socket_, buffer, sizeof buffer, MSG_DONTWAIT);
      if (count > 0) unread_.append(buffer, static_cast<std::size_t>(count));
      if (count == 0) {
        ADD_FAILURE() << "closed with " << rest - before << " bytes missing";
        break;
      }
      pollfd waiting{socket_, POLLIN, 0};
      if (count < 0) poll(&waiting, 1, 5);
    }
    answer += unread_.substr(0, rest);
    unread_.erase(0, rest);
    return answer;
  }

 private:
  int socket_;
  std::function<void()> meanwhile_;
  bool connected_ = false;
  std::string unread_;
};

}  // namespace campaign

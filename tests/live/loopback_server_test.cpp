#include "live/loopback_server.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "support/http_client.h"

namespace campaign {
namespace {

class Loopback : public ::testing::Test {
 protected:
  Loopback() {
    auto opened = LoopbackServer::open(0);
    EXPECT_TRUE(opened) << opened.error();
    server_.emplace(std::move(*opened));
  }

  /// What the server does while a client waits: a little, and it never waits long itself.
  void serve() {
    server_->serve(
        [this](const Request& request) -> Response {
          ++answered_;
          if (request.path == "/events") return {200, "", nullptr, true};
          if (request.path == "/large") return {200, "text/plain", large_, false};
          if (request.path == "/empty") return {200, "text/plain", std::make_shared<const std::string>(), false};
          return Response::plain(200, "path " + request.path);
        },
        -1, std::chrono::milliseconds(1));
  }
  [[nodiscard]] HttpClient client() {
    return HttpClient(server_->port(), [this] { serve(); });
  }
  [[nodiscard]] std::string request(std::string_view line, std::string_view fields = "") const {
    return fmt::format("{} HTTP/1.1\r\nHost: localhost:{}\r\n{}\r\n", line, server_->port(), fields);
  }
  [[nodiscard]] static std::ptrdiff_t open_descriptors() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
  }

  std::optional<LoopbackServer> server_;
  std::shared_ptr<const std::string> large_ = std::make_shared<const std::string>(32 << 20, 'x');
  int answered_ = 0;
};

TEST_F(Loopback, AnswersOneRequestAfterTheOtherOnAConnection) {
  HttpClient client = this->client();
  EXPECT_TRUE(client.ask(request("GET /a")).ends_with("\r\n\r\npath /a\n"));
  EXPECT_TRUE(client.ask(request("GET /b") + request("GET /c")).ends_with("\r\n\r\npath /b\n"));
  EXPECT_TRUE(client.until("path /c\n").starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(client.ask(request("GET /empty")).ends_with("\r\nConnection: keep-alive\r\n\r\n"));
}

TEST_F(Loopback, HeadIsGetWithoutTheBody) {
  HttpClient client = this->client();
  const std::string head = client.ask(request("HEAD /a"));
  EXPECT_NE(head.find("\r\nContent-Length: 8\r\n"), head.npos);
  EXPECT_TRUE(client.ask(request("GET /b")).starts_with("HTTP/1.1 200 OK\r\n")) << "no body stands between them";
}

TEST_F(Loopback, ARequestMayComeInPieces) {
  HttpClient client = this->client();
  for (const char byte : request("GET /a")) client.send(std::string_view(&byte, 1));
  EXPECT_TRUE(client.until("path /a\n").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_F(Loopback, RefusesAllThatIsNoReadingOfThisMachinesOwnSite) {
  const std::string port = std::to_string(server_->port());
  const std::pair<std::string, std::string> refused[] = {
      {request("POST /a", "Content-Length: 1\r\n") + "x", "405"},
      {request("DELETE /a"), "405"},
      {request("OPTIONS /a"), "405"},
      {request("GET /a", "Content-Length: 1\r\n") + "x", "400"},
      {"GET /a HTTP/1.1\r\nHost: evil.example:" + port + "\r\n\r\n", "403"},
      {"GET /a HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "403"},
      {"GET /a HTTP/1.1\r\n\r\n", "400"},
      {"GET /a HTTP/3.0\r\nHost: localhost:" + port + "\r\n\r\n", "505"},
      {"\x16\x03\x01 this is TLS\r\n\r\n", "400"},
      {"GET /" + std::string(20'000, 'a'), "431"},
  };
  for (const auto& [bytes, status] : refused) {
    HttpClient client = this->client();
    client.send(bytes);
    EXPECT_TRUE(client.until("").starts_with("HTTP/1.1 " + status + " ")) << bytes.substr(0, 100);
  }
  EXPECT_EQ(answered_, 0);
}

TEST_F(Loopback, ARefusalReachesAClientThatStillSends) {
  HttpClient client = this->client();
  client.send(request("POST /a", "Content-Length: 4000000\r\n") + std::string(4'000'000, 'x'));
  EXPECT_NE(client.until("").find("\r\nAllow: GET, HEAD\r\n"), std::string::npos);
}

TEST_F(Loopback, AClientThatSendsNoMoreIsStillAnswered) {
  HttpClient client = this->client();
  client.send(request("GET /large"));
  client.finish();
  EXPECT_GT(client.until("").size(), large_->size());
}

TEST_F(Loopback, EventsReachTheStreamsThereAreAndThoseToCome) {
  server_->send_event("one");
  HttpClient early = client();
  EXPECT_NE(early.ask(request("GET /events")).find("Content-Type: text/event-stream\r\n"), std::string::npos);
  early.until("data: one\n\n");
  server_->send_event("two");
  EXPECT_EQ(early.until("data: two\n\n"), "data: two\n\n");
  HttpClient late = client();
  late.ask(request("GET /events"));
  EXPECT_EQ(late.until("data: two\n\n"), "retry: 500\n\ndata: two\n\n");
}

TEST_F(Loopback, AClientThatDoesNotReadHoldsUpNobody) {
  HttpClient idle = client(), slow = client(), quick = client();
  slow.send(request("GET /large"));
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(quick.ask(request("GET /a")).ends_with("path /a\n"));
}

TEST_F(Loopback, StreamsThatAreClosedOrNotReadAreForgotten) {
  const auto before = open_descriptors();
  {
    HttpClient closed = client();
    closed.ask(request("GET /events"));
  }
  HttpClient deaf = client();
  deaf.ask(request("GET /events"));
  // Both ends are in this process: the one of the deaf client stays, and nothing else.
  const std::string event(16 << 10, 'x');
  for (int i = 0; i < 10'000 && open_descriptors() > before + 1; ++i) {
    server_->send_event(event);
    serve();
  }
  EXPECT_EQ(open_descriptors(), before + 1);
}

TEST_F(Loopback, ACrowdOfClientsDoesNotShutTheDoor) {
  std::vector<std::unique_ptr<HttpClient>> crowd;
  for (int i = 0; i < 300; ++i) {
    crowd.push_back(std::make_unique<HttpClient>(server_->port(), [this] { serve(); }));
    serve();
  }
  EXPECT_TRUE(client().ask(request("GET /a")).ends_with("path /a\n"));
  EXPECT_LT(open_descriptors(), 300 + 200) << "the oldest have had to go";
}

TEST_F(Loopback, OnlyThisMachineCanReachIt) {
  std::ifstream table("/proc/net/tcp");  // The address is in hexadecimal, and in this machine's order of bytes.
  const std::string all{std::istreambuf_iterator<char>(table), {}};
  EXPECT_NE(all.find(fmt::format("0100007F:{:04X} 00000000:0000 0A", server_->port())), all.npos);
  EXPECT_EQ(all.find(fmt::format("00000000:{:04X} 00000000:0000 0A", server_->port())), all.npos);
}

TEST_F(Loopback, APortInUseIsSaidSo) {
  const auto second = LoopbackServer::open(server_->port());
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().find("another program does"), std::string::npos) << second.error();
}

}  // namespace
}  // namespace campaign

#include "live/http.h"

#include <gtest/gtest.h>

namespace campaign {
namespace {

TEST(Http, ReadsARequest) {
  const auto request = parse_request("GET /spring%20sale.html?x=/../y HTTP/1.1\r\nAccept: */*\r\nHOST:\t LocalHost:8017 ");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->method, "GET");
  EXPECT_EQ(request->path, "/spring sale.html");
  EXPECT_EQ(request->host, "localhost:8017");
  EXPECT_TRUE(request->keep_alive);
  EXPECT_FALSE(request->has_body);
}

TEST(Http, DecodesThePathOnce) {
  EXPECT_EQ(parse_request("GET /%2e%2E/%252e HTTP/1.1\r\nHost: a")->path, "/../%2e");
  EXPECT_EQ(parse_request("GET /%41 HTTP/1.1\r\nHost: a")->path, "/A");
}

TEST(Http, KnowsWhenMoreOrNothingFollows) {
  EXPECT_FALSE(parse_request("GET / HTTP/1.0\r\nHost: a")->keep_alive);
  EXPECT_FALSE(parse_request("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close")->keep_alive);
  EXPECT_TRUE(parse_request("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3")->has_body);
  EXPECT_FALSE(parse_request("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0")->has_body);
  EXPECT_TRUE(parse_request("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked")->has_body);
}

TEST(Http, RefusesWhatIsNoRequest) {
  for (const char* head : {"", "GET", "GET /", "GET / ", " / HTTP/1.1\r\nHost: a", "GET  HTTP/1.1\r\nHost: a", "GET / HTTP/1.1",
                           "GET / HTTP/1.1\r\nHost: a\r\nHost: a", "GET http://a/ HTTP/1.1\r\nHost: a", "GET * HTTP/1.1\r\nHost: a",
                           "GET /a b HTTP/1.1\r\nHost: a", "GET /%4 HTTP/1.1\r\nHost: a", "GET /%zz HTTP/1.1\r\nHost: a",
                           "GET /\x01 HTTP/1.1\r\nHost: a", "GET /\xC3\xA4 HTTP/1.1\r\nHost: a", "G(T / HTTP/1.1\r\nHost: a",
                           "GET / HTTP/1.1\r\nHost : a", "GET / HTTP/1.1\r\nHost: a\r\n folded", "GET / HTTP/1.1\r\nHost: a\r\nno colon",
                           "GET / HTTP/1.1\r\nHost: a\r\nX: \x01", "GET / HTTP/1.1\r\nHost: a\nX: y"}) {
    const auto request = parse_request(head);
    ASSERT_FALSE(request) << head;
    EXPECT_EQ(request.error(), 400) << head;
  }
  EXPECT_EQ(parse_request("GET / HTTP/2.0\r\nHost: a").error(), 505);
}

TEST(Http, OnlyThisMachinesOwnNamesAreLoopback) {
  for (const char* host : {"127.0.0.1:8017", "localhost:8017", "[::1]:8017"}) EXPECT_TRUE(is_loopback_host(host, 8017)) << host;
  for (const char* host : {"", "127.0.0.1", "localhost", "localhost:", "localhost:80", "localhost:80170", "evil.example:8017",
                           "localhost.evil.example:8017", "evil.localhost:8017", "127.0.0.1.evil.example:8017", "192.168.1.2:8017",
                           "0.0.0.0:8017", "::1:8017", "localhost:8017:8017", "localhost:8017, evil.example", "user@localhost:8017"}) {
    EXPECT_FALSE(is_loopback_host(host, 8017)) << host;
  }
  EXPECT_TRUE(is_loopback_host("localhost", 80));
}

TEST(Http, NothingServedIsKeptOrGuessedAt) {
  const std::string head = response_head(Response::plain(404, "none"), true);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 404 Not Found\r\n"));
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  for (const char* field : {"\r\nContent-Length: 5\r\n", "\r\nCache-Control: no-store\r\n", "\r\nX-Content-Type-Options: nosniff\r\n",
                            "\r\nCross-Origin-Resource-Policy: same-origin\r\n", "frame-ancestors 'none'\r\n"}) {
    EXPECT_NE(head.find(field), head.npos) << field << "\n" << head;
  }
}

}  // namespace
}  // namespace campaign

#include <memory>

#include "cli/running.h"
#include "cli/sandbox.h"
#include "support/http_client.h"

namespace campaign {
namespace {

constexpr std::string_view kPlan =
    "campaign spring \"Spring <b>sale</b>\" {\n  goal visits \"More visits\" { }\n}\n";

class Serve : public Sandbox {
 protected:
  Serve() { write("plan.campaign", kPlan); }

  void start(std::vector<std::string> arguments = {"serve", "--port=0", "plan.campaign"}) {
    running_ = std::make_unique<Running>(at(""), std::move(arguments));
    const std::string said = running_->until("http://127.0.0.1:");
    port_ = static_cast<std::uint16_t>(std::stoul(said.substr(said.rfind(':') + 1)));
  }
  [[nodiscard]] std::string get(std::string_view path, std::string_view method = "GET") const {
    return HttpClient(port_).ask(request(path, method));
  }
  [[nodiscard]] std::string request(std::string_view path, std::string_view method = "GET") const {
    return std::string(method) + " " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n\r\n";
  }

  std::unique_ptr<Running> running_;
  std::uint16_t port_ = 0;
};

TEST_F(Serve, TheSiteIsServedWithItsFindingsAndTheBuildIsNot) {
  start();
  const std::string index = get("/");
  EXPECT_TRUE(starts_with(index, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"));
  EXPECT_EQ(index, get("/index.html"));
  const std::string page = get("/");
  EXPECT_TRUE(contains(page, "<h1 dir=\"auto\">Spring &lt;b&gt;sale&lt;/b&gt;</h1>"));
  EXPECT_TRUE(contains(page, "; form-action &#39;none&#39;; connect-src &#39;self&#39;\">"));
  EXPECT_TRUE(contains(page, "<details id=\"live-findings\" open="));
  EXPECT_TRUE(contains(page, "<a href=\"/spring.findings.html#finding-1\">plan.campaign:1:1</a>"));
  EXPECT_TRUE(contains(get("/plan.json"), "Content-Type: application/json\r\n"));
  EXPECT_TRUE(contains(get("/assets/site.css"), "Content-Type: text/css; charset=utf-8\r\n"));
  EXPECT_TRUE(contains(get("/~live/live.js"), "Content-Type: text/javascript; charset=utf-8\r\n"));
  EXPECT_EQ(files_below(""), "plan.campaign") << "nothing is written";

  EXPECT_EQ(run("campaign build plan.campaign --out site").status, 1);
  for (const char* built : {"site/index.html", "site/spring.map.html"}) {
    EXPECT_FALSE(contains(read(built), "live")) << built;
  }
}

TEST_F(Serve, APathLeadsToAFileOfTheSiteOrToNothing) {
  write("secret.html", "secret");
  write("../secret.html", "secret");
  start();
  for (const char* path : {"/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//secret.html", "/secret.html", "/./index.html",
                           "/assets/../../secret.html", "/assets", "/assets/", "/index.html/", "/plan.campaign", "/%00", "/~live/",
                           "/assets/site.css%00.html", "//index.html", "/..", "/INDEX.html"}) {
    const std::string answer = get(path);
    EXPECT_TRUE(starts_with(answer, "HTTP/1.1 404 Not Found\r\n")) << path;
    EXPECT_TRUE(contains(answer, "<a href=\"/spring.map.html\">spring.map</a>")) << path;
  }
  EXPECT_TRUE(contains(get("/%3Cscript%3E"), "<code>/&lt;script&gt;</code>"));
}

TEST_F(Serve, OnlyThisMachineMayReadAndNobodyWrite) {
  start();
  const std::string port = std::to_string(port_);
  EXPECT_TRUE(starts_with(HttpClient(port_).ask("GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n"), "HTTP/1.1 200 "));
  EXPECT_TRUE(starts_with(HttpClient(port_).ask("GET / HTTP/1.1\r\nHost: evil.example:" + port + "\r\n\r\n"), "HTTP/1.1 403 "));
  EXPECT_TRUE(starts_with(HttpClient(port_).ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), "HTTP/1.1 403 "));
  EXPECT_TRUE(contains(get("/", "POST"), "\r\nAllow: GET, HEAD\r\n"));
  EXPECT_TRUE(starts_with(get("/", "PUT"), "HTTP/1.1 405 "));
  EXPECT_TRUE(get("/", "HEAD").ends_with("\r\n\r\n"));
}

TEST_F(Serve, EveryChangeIsAnEventAndWhatChangesNothingIsNone) {
  start();
  running_->until("in 1 file");
  HttpClient events(port_);
  events.send(request("/~live/events"));
  events.until("\r\n\r\n");
  events.until("data: ");
  const std::string first = events.until("\n");
  EXPECT_TRUE(contains(get("/"), "data-build=\"" + first.substr(0, first.size() - 1) + "\""));

  run("touch plan.campaign");
  running_->until(" plan.campaign changed: ");
  replace("plan.campaign", "campaign autumn \"Autumn\" { }\n");
  EXPECT_EQ(events.until("data: "), "\ndata: ") << "the touch has sent nothing";
  const std::string second = events.until("\n");
  EXPECT_NE(first, second);
  EXPECT_TRUE(starts_with(get("/spring.map.html"), "HTTP/1.1 404 "));
  EXPECT_TRUE(contains(get("/autumn.map.html"), "data-build=\"" + second.substr(0, second.size() - 1) + "\""));
}

TEST_F(Serve, APlanThatCannotBeReadKeepsItsSite) {
  start();
  HttpClient events(port_);
  events.send(request("/~live/events"));
  events.until("data: ");
  events.until("\n\n");
  std::filesystem::remove(at("plan.campaign"));
  EXPECT_TRUE(contains(running_->until("cannot read"), "`plan.campaign`"));
  events.until("data: ");
  EXPECT_TRUE(contains(get("/spring.findings.html"), "cannot read <code>plan.campaign</code>: no such file"));
  write("plan.campaign", std::string(kPlan) + "goal ??? {\n");
  running_->until("plan.campaign changed: ");
  EXPECT_FALSE(contains(get("/spring.findings.html"), "cannot read"));
}

TEST_F(Serve, AsManyPlansAndTheirUsedFilesAsThereAre) {
  write("plans/a.campaign", "use \"../house/brand.campaign\"\n" + std::string(kPlan));
  write("house/brand.campaign", kGood);
  start({"serve", "--port", "0", "plans"});
  EXPECT_TRUE(contains(running_->until("in 1 of 2 files"), " error"));
  write("plans/b.campaign", "campaign autumn \"Autumn\" { }\n");
  running_->until("in 2 of 3 files");
  EXPECT_TRUE(starts_with(get("/autumn.html"), "HTTP/1.1 200 "));
  replace("house/brand.campaign", "unit ??? \"visit\"\n");
  running_->until("in 3 files");
  EXPECT_TRUE(contains(get("/"), "house/brand.campaign:1:"));
}

TEST_F(Serve, EndsAtOnceWhateverItsClientsDo) {
  start();
  HttpClient events(port_), idle(port_), half(port_);
  events.send(request("/~live/events"));
  events.until("data: ");
  half.send("GET / HT");
  EXPECT_EQ(running_->end(SIGINT), 0);
}

TEST_F(Serve, WhatCannotBeServedIsStatusTwo) {
  start();
  const std::string taken = "campaign serve plan.campaign --port " + std::to_string(port_);
  EXPECT_EQ(run(taken).status, 2);
  EXPECT_TRUE(contains(run(taken).err, "another program does; `--port 0` takes a free one"));
  for (const char* usage : {"campaign serve", "campaign serve --port 0 missing.campaign", "campaign serve --port 65536 plan.campaign",
                            "campaign serve --port -1 plan.campaign", "campaign serve --port 0 - < plan.campaign",
                            "campaign serve --port 0 plan.campaign > /dev/full"}) {
    const Outcome served = run(usage);
    EXPECT_EQ(served.status, 2) << usage;
    EXPECT_NE(served.err, "") << usage;
  }
}

}  // namespace
}  // namespace campaign

#include "live/live_site.h"
#include "support/view.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "emit/html/site.h"
#include "support/compiled.h"

namespace campaign {
namespace {

constexpr const char* kPlan =
    "campaign spring \"Spring </head></body>\" {\n"
    "  goal visits \"</body><script>alert(1)</script>\" { }\n"
    "}\n";

/// A site as it is served, and the build that it was made from.
struct Shown {
  explicit Shown(const std::string& text, std::string_view problem = "") : snapshot(compiled(text)), bundle(plan_site(view_of(snapshot))) {
    site.show(view_of(snapshot), bundle);
    if (!problem.empty()) site.say(view_of(snapshot), problem);
  }
  static Snapshot compiled(const std::string& text) {
    CompileOptions options;
    options.as_of = kTestDay;
    options.tells = true;
    return compile(MemoryWorld({}, kTestDay), {}, {{"plan.campaign", "", text}}, "/", options);
  }
  [[nodiscard]] std::string page(const std::string& path) const {
    Request request;
    request.path = path;
    return *site.answer(request).body;
  }

  Snapshot snapshot;
  Bundle bundle;
  LiveSite site;
};

/// Takes out what stands between two texts, with the first of them, and with the second if it is asked for.
void cut(std::string& page, std::string_view from, std::string_view to, bool with_end) {
  const std::size_t begin = page.rfind(from), end = page.find(to, begin);
  ASSERT_NE(begin, page.npos) << from;
  ASSERT_NE(end, page.npos) << to;
  page.erase(begin, end - begin + (with_end ? to.size() : 0));
}

TEST(LiveSite, ServesTheBuildWithThreeInsertionsAndNothingElse) {
  const Shown shown(kPlan);
  std::size_t pages = 0;
  for (const OutputFile& file : shown.bundle) {
    std::string served = shown.page("/" + file.path);
    if (file.path.ends_with(".html")) {
      ++pages;
      cut(served, "; connect-src &#39;self&#39;", "\">", false);
      cut(served, "\n<link rel=\"icon\"", "</script>\n", true);
      cut(served, "\n<aside id=\"live\"", "</aside>", true);
    }
    EXPECT_EQ(served, file.bytes) << file.path;
  }
  EXPECT_GT(pages, 5u);
}

TEST(LiveSite, TextsOfAPlanStayText) {
  const Shown shown(kPlan);
  for (const char* path : {"/", "/spring.findings.html", "/none<script>"}) {
    const std::string page = shown.page(path);
    EXPECT_EQ(page.find("<script>"), page.npos) << path;
    EXPECT_EQ(page.find("</body>"), page.rfind("</body>")) << path;
  }
}

TEST(LiveSite, TheFindingsHaveTheirPlacesAndLeadToThem) {
  const Shown shown(kPlan);
  ASSERT_FALSE(shown.snapshot.diagnostics.empty());
  const std::string page = shown.page("/spring.findings.html");
  for (std::size_t i = 0; i < shown.snapshot.diagnostics.size(); ++i) {
    const Diagnostic& finding = shown.snapshot.diagnostics[i];
    const SourceFile& file = (*shown.snapshot.sources)[finding.span.file];
    const LineColumn at = file.line_column(finding.span.begin);
    const std::string link = fmt::format("<a href=\"/spring.findings.html#finding-{}\">{}:{}:{}</a>", i + 1, file.name(), at.line, at.column);
    EXPECT_NE(page.find(link), page.npos) << link;
    EXPECT_NE(page.find(fmt::format("id=\"finding-{}\"", i + 1)), page.npos) << i;
  }
}

TEST(LiveSite, ThePanelIsOpenOnlyForErrors) {
  constexpr const char* kOpen = "<details id=\"live-findings\" open=";
  EXPECT_NE(Shown(kPlan).page("/").find(kOpen), std::string::npos);
  const Shown good("unit visit \"visit\"\n");
  EXPECT_EQ(good.page("/").find(kOpen), std::string::npos);
  EXPECT_NE(good.page("/").find("<span>No findings</span>"), std::string::npos);
  const Shown lost("unit visit \"visit\"\n", "cannot read `a<b`");
  EXPECT_NE(lost.page("/").find(kOpen), std::string::npos);
  EXPECT_NE(lost.page("/").find("cannot read <code>a&lt;b</code>."), std::string::npos);
}

TEST(LiveSite, SpeaksTheLanguageOfThePage) {
  const Shown shown("campaign spring \"x\" { period: 2027  locale: \"de-AT\"  goal more \"x\" { } }\ncampaign fall \"x\" { period: 2027 }\n");
  const std::string german = shown.page("/spring.findings.html"), english = shown.page("/fall.findings.html");
  EXPECT_NE(german.find("Befunde des Compilers"), german.npos);
  EXPECT_EQ(german.find("Findings of the compiler"), german.npos);
  EXPECT_NE(german.find("hat keine Kennzahl"), german.npos) << "the findings themselves";
  EXPECT_NE(english.find("Findings of the compiler"), english.npos);
  const Shown alone("campaign spring \"x\" { period: 2027  locale: \"de-AT\" }\n");
  EXPECT_NE(alone.page("/none.html").find("Diese Seite gibt es nicht"), std::string::npos);
}

TEST(LiveSite, TheSameContentIsTheSameBuild) {
  const std::string build = Shown(kPlan).site.build();
  EXPECT_EQ(Shown(kPlan).site.build(), build);
  EXPECT_NE(Shown(kPlan + std::string("// a note\n")).site.build(), build) << "the page of the text shows it";
  EXPECT_NE(Shown("// the findings move\n" + std::string(kPlan)).site.build(), build);
  EXPECT_NE(Shown(kPlan, "cannot read it").site.build(), build);
  EXPECT_NE(Shown("unit visit \"visit\"\n").site.build(), build);
}

TEST(LiveSite, ManyFindingsAreCounted) {
  std::string plan;
  for (int i = 0; i < 200; ++i) plan += "goal ???\n";
  const std::string page = Shown(plan).page("/");
  EXPECT_NE(page.find("The first 100 of "), page.npos);
}

}  // namespace
}  // namespace campaign

#include "emit/html/search_script.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "emit/html/facets.h"
#include "emit/html/script_words.h"
#include "emit/html/site.h"
#include "emit/plan_builder.h"
#include "support/compiled.h"
#include "support/view.h"

namespace campaign {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// What is called with the plan, without the engine.
std::string data_of(const PlanView& view) {
  const html::SiteMap map(view);
  html::PageWords words(map);
  const std::string script = html::search_script(map, words);
  return script.substr(script.rfind("campaignSearch.open("));
}

std::string as_json(std::string_view text) {
  std::string out = "\"";
  escape_json(out, text);
  return html::harmless_in_script(out + '"');
}

TEST(SearchScript, IsTheSameBytesTwice) {
  PlanBuilder one, two;
  build_shop(one), build_shop(two);
  EXPECT_EQ(data_of(one.finish()), data_of(two.finish()));
}

TEST(SearchScript, HoldsEveryDeclarationThatAPageShowsAndEveryPage) {
  PlanBuilder builder;
  build_shop(builder);
  const PlanView view = builder.finish();
  const html::SiteMap map(view);
  const std::string data = data_of(view);
  std::size_t shown = 0;
  for (std::uint32_t i = 0; i < view.plan.size(); ++i) {
    if (map.home(EntityId{i}) == nullptr) continue;
    ++shown;
    EXPECT_TRUE(has(data, ',' + as_json(view.plan.label(EntityId{i})))) << view.plan.label(EntityId{i});
  }
  EXPECT_GT(shown, 10u);
  for (const html::Page& page : map.pages()) EXPECT_TRUE(has(data, as_json(page.file))) << page.file;
  EXPECT_TRUE(has(data, "\"Budget\"]"));
}

TEST(SearchScript, SaysWhereSomethingIsWhoHasItAndWhatItSays) {
  PlanBuilder builder;
  builder.begin(Kind::campaign, "spring", "Spring");
  const EntityId jd = builder.add(Kind::person, "jd", "John Doe");
  builder.begin(Kind::goal, "more", "More", "Why **we**\nwant  it.");
  builder.begin(Kind::strategy, "way", "The way");
  builder.begin(Kind::tactic, "mail", "A mail");
  builder.refer("owner", jd, "@jd");
  builder.end();
  builder.end();
  builder.end();
  builder.end();
  const std::string data = data_of(builder.finish());
  EXPECT_TRUE(has(data, "\"More\",[],\"Why we want it.\"]")) << data;
  EXPECT_TRUE(has(data, ",\".way\",\"The way\"]")) << "an anchor goes on from its parent's: " << data;
  EXPECT_TRUE(has(data, ",\".mail\",\"A mail\",[0]]")) << data;
  EXPECT_TRUE(has(data, "\"words\":[[\"John Doe\",\"jd\"]]")) << data;
  EXPECT_TRUE(has(data, "\"several\":false")) << data;
}

TEST(SearchScript, HostileNamesStayTexts) {
  PlanBuilder builder;
  builder.begin(Kind::campaign, "x", "</script><img src=x onerror=alert(1)>\u2028\u2029\" \\");
  builder.end();
  const std::string data = data_of(builder.finish());
  EXPECT_TRUE(has(data, "\"\\u003c/script>\\u003cimg src=x onerror=alert(1)>\\u2028\\u2029\\\" \\\\\"")) << data;
  EXPECT_FALSE(has(data, "<"));
  EXPECT_FALSE(has(data, "\u2028"));
}

TEST(SearchScript, LeavesOutTheTextsOfALargePlan) {
  PlanBuilder builder;
  builder.begin(Kind::campaign, "year", "The year");
  for (int i = 0; i < 2'100; ++i) builder.begin(Kind::goal, fmt::format("goal_{}", i), fmt::format("Goal {}", i), "A comment."), builder.end();
  builder.end();
  const std::string data = data_of(builder.finish());
  EXPECT_TRUE(has(data, "\"Goal 2099\""));
  EXPECT_FALSE(has(data, "A comment."));
  EXPECT_LT(data.size(), 150'000u);
}

TEST(SiteScript, IsTheOnlyScriptOfAPageAndIsAFileOfTheSite) {
  PlanBuilder builder;
  build_shop(builder);
  const Bundle site = plan_site(builder.finish());
  std::size_t pages = 0;
  for (const OutputFile& file : site) {
    if (!file.path.ends_with(".html")) continue;
    ++pages;
    constexpr std::string_view kScript = "<script src=\"assets/site.js\" data-search=\"assets/search.js\"></script>";
    EXPECT_EQ(file.bytes.find("<script"), file.bytes.find(kScript)) << file.path;
    EXPECT_EQ(file.bytes.find("<script"), file.bytes.rfind("<script")) << file.path;
    EXPECT_TRUE(has(file.bytes, "; script-src &#39;self&#39; file:; ")) << file.path;
  }
  EXPECT_GT(pages, 5u);
  for (const char* path : {"assets/site.js", "assets/search.js"}) {
    EXPECT_TRUE(std::ranges::any_of(site, [&](const OutputFile& file) { return file.path == path && !file.bytes.empty(); })) << path;
  }
}

TEST(SiteScript, HasItsWordsInEveryLanguageInFront) {
  const std::string script = html::site_script();
  EXPECT_TRUE(script.starts_with("campaignWords={\"en\":{\"searchPlan\":\"Search the plan\",")) << script.substr(0, 80);
  EXPECT_TRUE(has(script, "\"de\":{\"searchPlan\":\"Plan durchsuchen\","));
  EXPECT_LT(script.size(), 15'000u) << "every page loads it";
}

TEST(Facets, ComeFromTheNearestDeclarationThatStatesThem) {
  PlanBuilder builder;
  const auto day = PlanBuilder::day;
  builder.begin(Kind::campaign, "spring", "Spring");
  const EntityId maria = builder.add(Kind::person, "maria", "Maria");
  const EntityId jd = builder.add(Kind::person, "jd", "John");
  const EntityId all = builder.add(Kind::audience, "all", "All");
  builder.say("period", DaySpan{day(2027, 1, 1), day(2027, 12, 31)}, "2027");
  builder.begin(Kind::goal, "more", "More");
  builder.refer("owner", maria, "@maria");
  builder.begin(Kind::strategy, "way", "The way");
  builder.refer("audience", all, "all");
  const EntityId first = builder.add(Kind::tactic, "first", "First");
  const EntityId second = builder.begin(Kind::tactic, "second", "Second");
  builder.refer("owner", jd, "@jd");
  builder.say_word("status", "planned");
  builder.say("flight", DaySpan{day(2027, 5, 1), day(2027, 5, 9)}, "2027-05-01 .. 2027-05-09");
  builder.say("flight", DaySpan{day(2027, 2, 1), day(2027, 2, 9)}, "2027-02-01 .. 2027-02-09");
  builder.end();
  builder.end();
  builder.end();
  builder.end();
  const PlanView view = builder.finish();
  const html::SiteMap map(view);
  std::string out;
  html::Html html(out);
  const html::Page* page = map.home(first);
  const Words words("en");
  const html::Canvas canvas{map, *page, html, words};
  EXPECT_EQ(html::facets_of(canvas, first), "owner=spring.maria audience=spring.all strategy=spring.more.way from=2027-01-01 to=2027-12-31");
  EXPECT_EQ(html::facets_of(canvas, second), "owner=spring.jd audience=spring.all strategy=spring.more.way status=planned from=2027-02-01 to=2027-05-09");
  html::write_facet_names(canvas);
  EXPECT_TRUE(has(out, "<option value=\"owner=spring.jd\">John</option>")) << out;
  EXPECT_TRUE(has(out, "<option value=\"status=planned\">Planned</option>")) << out;
  EXPECT_TRUE(has(out, "<option value=\"owner\">Owner</option>")) << out;
}

TEST(Search, APageOffersForChoosingWhatItsOwnTacticsName) {
  // A strategy of more tactics than one page has, each with an owner of its own.
  std::string people, tactics;
  for (int i = 0; i < 400; ++i) {
    people += fmt::format("person p{} \"P\"\n", i);
    tactics += fmt::format("tactic t{} \"T\" {{ owner: @p{} }}\n", i, i);
  }
  const Snapshot snapshot = compile_text(people + "campaign c \"C\" { period: 2027\ngoal g \"G\" {\nstrategy s \"S\" {\n" + tactics + "}}}\n");
  const Bundle site = plan_site(view_of(snapshot));
  std::size_t pages = 0, offered = 0;
  for (const OutputFile& file : site) {
    if (!has(file.bytes, "class=\"eyebrow\">Strategy · part ")) continue;
    ++pages;
    const bool is_first = has(file.bytes, " · part 1 of ");
    for (int i = 0; i < 400; ++i) {
      const bool stands = has(file.bytes, fmt::format("data-facets=\"owner=p{} ", i)), is_offered = has(file.bytes, fmt::format("<option value=\"owner=p{}\">", i));
      // The time line of all tactics stands on the first part.
      EXPECT_EQ(is_offered, stands || is_first) << file.path << " p" << i;
      offered += is_offered ? 1 : 0;
    }
  }
  EXPECT_GT(pages, 2u);
  EXPECT_LT(offered, 800u);
}

}  // namespace
}  // namespace campaign

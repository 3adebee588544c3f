#include "emit/html/site.h"

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "emit/html/html.h"
#include "emit/plan_builder.h"
#include "language/constructs.h"

namespace campaign {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  html::append_escaped(out, text);
  return out;
}

const OutputFile* find_file(const Bundle& bundle, std::string_view path) {
  for (const OutputFile& file : bundle) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

std::string page(const Bundle& bundle, std::string_view path) {
  const OutputFile* file = find_file(bundle, path);
  EXPECT_NE(file, nullptr) << "no page " << path;
  return file == nullptr ? std::string() : file->bytes;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// All values of an attribute in a page, decoded as far as links need.
std::vector<std::string> attribute_values(const std::string& text, std::string_view name) {
  std::vector<std::string> values;
  const std::string start = fmt::format(" {}=\"", name);
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    const std::size_t from = at + start.size();
    values.push_back(text.substr(from, text.find('"', from) - from));
  }
  return values;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 2 >= text.size()) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
    i += 2;
  }
  return out;
}

/// Every link of the site leads to a page and an id that exist, or to the web.
void expect_links_resolve(const Bundle& bundle) {
  for (const OutputFile& file : bundle) {
    if (!file.path.ends_with(".html")) continue;
    const auto ids = attribute_values(file.bytes, "id");
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << file.path << " uses an id twice";
    for (const std::string& link : attribute_values(file.bytes, "href")) {
      if (link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:")) continue;
      const std::size_t hash = link.find('#');
      const std::string target = percent_decoded(link.substr(0, hash));
      const OutputFile* found = target.empty() ? &file : find_file(bundle, target);
      ASSERT_NE(found, nullptr) << file.path << " links to " << link;
      if (hash == std::string::npos) continue;
      const auto there = attribute_values(found->bytes, "id");
      const std::string anchor = percent_decoded(link.substr(hash + 1));
      EXPECT_TRUE(std::find(there.begin(), there.end(), escaped(anchor)) != there.end())
          << file.path << " links to " << link;
    }
  }
}

Bundle shop_site() {
  PlanBuilder builder;
  build_shop(builder);
  return plan_site(builder.finish());
}

TEST(Site, HasAnIndexAPageACampaignAndAStylesheet) {
  const Bundle site = shop_site();
  ASSERT_EQ(site.size(), 3u);
  EXPECT_EQ(site[0].path, "index.html");
  EXPECT_EQ(site[1].path, "spring.html");
  EXPECT_EQ(site[2].path, "assets/site.css");
  EXPECT_TRUE(has(site[2].bytes, ":root"));
  EXPECT_TRUE(has(page(site, "index.html"), "href=\"spring.html\""));
  EXPECT_TRUE(site[1].bytes.starts_with("<!doctype html>"));
}

TEST(Site, IsTheSameBytesTwice) {
  const Bundle first = shop_site(), second = shop_site();
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].bytes, second[i].bytes) << first[i].path;
}

TEST(Site, LinksResolve) { expect_links_resolve(shop_site()); }

TEST(Site, LoadsNothingFromElsewhere) {
  for (const OutputFile& file : shop_site()) {
    EXPECT_FALSE(std::regex_search(file.bytes, std::regex("<(script|img|iframe|object|embed|form|base)[ >]")))
        << file.path;
    EXPECT_FALSE(has(file.bytes, "url(")) << file.path;
    EXPECT_FALSE(has(file.bytes, "@import")) << file.path;
    EXPECT_FALSE(has(file.bytes, " style=\"")) << file.path;
    EXPECT_FALSE(has(file.bytes, " src=\"")) << file.path;
    if (file.path.ends_with(".html")) {
      EXPECT_TRUE(has(file.bytes, "default-src &#39;none&#39;")) << file.path;
    }
  }
}

TEST(Site, ShowsTheWayOfAGoalFromBaselineToTarget) {
  const std::string text = page(shop_site(), "spring.html");
  EXPECT_TRUE(has(text, "2,000,000 USD <small class=\"clauses\">during 2026 · source: finance ledger</small>"));
  EXPECT_TRUE(has(text, "2,500,000 USD <small class=\"clauses\">+25%</small>"));
  EXPECT_TRUE(has(text, "<time datetime=\"2027-12-31\">31 Dec 2027</time>"));
}

TEST(Site, ProvesEverySmartLetterByItsLine) {
  const std::string text = page(shop_site(), "spring.html");
  for (const char* word : {"Specific", "Measurable", "Attainable", "Relevant", "Time-bound"}) {
    EXPECT_TRUE(has(text, fmt::format("<strong>{}</strong>", word))) << word;
  }
  EXPECT_TRUE(has(text, "<code class=\"line\">by: 2027-12-31</code>"));
  EXPECT_TRUE(std::regex_search(text, std::regex("<span class=\"where\">shop\\.campaign:\\d+</span>")));
  EXPECT_TRUE(has(text, "does not hold")) << "a letter that fails says so in words, not by colour";
}

TEST(Site, NestsTacticsUnderStrategiesUnderGoals) {
  const std::string text = page(shop_site(), "spring.html");
  const std::size_t goal = text.find("id=\"spring.revenue\""), strategy = text.find("id=\"spring.revenue.moment\"");
  const std::size_t tactic = text.find("id=\"spring.revenue.moment.lunch_tv\""),
                    part = text.find("id=\"spring.revenue.moment.lunch_tv.air\"");
  const std::size_t placement = text.find("id=\"spring.revenue.moment.lunch_tv.air.noon\"");
  EXPECT_LT(goal, strategy);
  EXPECT_LT(strategy, tactic);
  EXPECT_LT(tactic, part);
  EXPECT_LT(part, placement);
  EXPECT_NE(placement, std::string::npos);
  EXPECT_TRUE(has(text, "no strategy above it")) << "a tactic right under a goal is shown and marked";
}

TEST(Site, ShowsWhatIsWithheldAssumedAndNotUnderstood) {
  const std::string text = page(shop_site(), "spring.html");
  EXPECT_TRUE(has(text, "<span class=\"tag withheld\">to do</span>"));
  EXPECT_TRUE(has(text, "<span class=\"tag assumed\">assumed</span>"));
  EXPECT_TRUE(has(text, "<code>see the %% sheet</code> <span class=\"tag no\">not understood</span>"));
}

TEST(Site, SumsMoneyByChannelWhereItIsSpent) {
  const std::string text = page(shop_site(), "spring.html");
  const std::string table = text.substr(text.find("By channel"));
  // 15,000 and 60,000 USD of its parts and 15,000 USD that are left of the tactic's own 90,000 USD.
  EXPECT_TRUE(has(table.substr(0, table.find("</table>")), ">90,000 USD<"));
  EXPECT_TRUE(has(table.substr(0, table.find("</table>")), ">12,000 USD<"));
}

TEST(Site, ListsFindingsWithTheirPlaces) {
  const std::string text = page(shop_site(), "spring.html");
  EXPECT_TRUE(has(text, "2 errors, 1 warning."));
  EXPECT_TRUE(has(text, "goal <code>loyalty</code> has no deadline"));
  EXPECT_TRUE(has(text, "the budget is stated here"));
  EXPECT_TRUE(has(text, "<code>time_bound.missing_deadline</code> · at goal <a href=\"#spring.loyalty\">"));
  EXPECT_TRUE(has(text, "href=\"#finding-2\">2 errors</a>")) << "the goal links to its first finding";
}

/// Gives every kind of declaration every property that it has, each with a text that can be found again.
TEST(Site, LeavesOutNothingThatAPlanSays) {
  PlanBuilder builder;
  std::vector<std::string> said;
  int number = 0;
  const auto fill = [&](Kind kind) {
    for (const PropertyRow& row : properties_of(kind)) {
      said.push_back(fmt::format("word{}number", ++number));
      builder.say_text(row.name, said.back());
    }
    said.push_back(fmt::format("title{}of", ++number));
  };
  const auto begin = [&](Kind kind) {
    builder.begin(kind, fmt::format("n{}", number),
                  fmt::format("title{}of", number + static_cast<int>(properties_of(kind).size()) + 1),
                  fmt::format("comment{}of", number));
    said.push_back(fmt::format("comment{}of", number));
    fill(kind);
  };
  begin(Kind::portfolio);
  builder.end();
  begin(Kind::campaign);
  begin(Kind::goal);
  begin(Kind::strategy);
  begin(Kind::tactic);
  begin(Kind::placement);
  builder.end();
  builder.end();
  builder.end();
  builder.end();
  begin(Kind::experiment);
  begin(Kind::arm);
  builder.end();
  builder.end();
  for (const KindRow& row : all_kinds()) {
    // Once more, where they do not belong: strategies, tactics, placements and arms right in the campaign.
    if (row.kind == Kind::portfolio || row.kind == Kind::campaign) continue;
    begin(row.kind);
    builder.end();
  }
  builder.end();
  const Bundle site = plan_site(builder.finish());
  std::string all;
  for (const OutputFile& file : site) all += file.bytes;
  for (const std::string& text : said) EXPECT_TRUE(has(all, text)) << text;
  expect_links_resolve(site);
}

TEST(Site, TakesHostileNamesAsData) {
  PlanBuilder builder;
  const std::string hostile = "</script><img src=x onerror=alert(1)>\" onmouseover=\"x";
  const EntityId owner = builder.begin(Kind::person, "../../../etc/passwd", hostile);
  builder.say_text("email", "javascript:alert(1)");
  builder.end();
  builder.begin(Kind::campaign, "../../x", hostile, "[x](javascript:alert(1)) <script>alert(1)</script>");
  builder.say_text("about", "[click](javascript:alert(1)) ![p](https://evil.example/p.png) <iframe src=x>");
  builder.say_text("source", "javascript:alert(1)");
  builder.begin(Kind::goal, "a\" b<>'\n", hostile);
  builder.refer("owner", owner, hostile);
  builder.end();
  builder.end();
  const PlanView view = builder.finish();
  const Bundle site = plan_site(view);
  for (const OutputFile& file : site) {
    EXPECT_TRUE(std::regex_match(file.path, std::regex("(assets/)?[a-z0-9_]+(\\.[a-z0-9_]+)?\\.(html|css)")))
        << file.path;
    EXPECT_FALSE(std::regex_search(file.bytes, std::regex("<(script|img|iframe)"))) << file.path;
    EXPECT_FALSE(std::regex_search(file.bytes, std::regex("<[^>]* on[a-z]+=\""))) << file.path;
    EXPECT_FALSE(std::regex_search(file.bytes, std::regex("href=\"[^\"]*script:"))) << file.path;
  }
  expect_links_resolve(site);
}

TEST(Site, GivesTwoDeclarationsOfOnePathTwoAnchors) {
  PlanBuilder builder;
  builder.begin(Kind::campaign, "spring", "Spring");
  const EntityId metric = builder.add(Kind::kpi, "revenue", "Revenue");
  builder.begin(Kind::goal, "revenue", "More revenue");
  builder.refer("metric", metric, "revenue");
  builder.end();
  builder.end();
  const Bundle site = plan_site(builder.finish());
  const std::string text = page(site, "spring.html");
  EXPECT_TRUE(has(text, "<article class=\"goal\" id=\"spring.revenue\">")) << "the goal keeps the plain path";
  EXPECT_TRUE(has(text, "<tr id=\"kpis.spring.revenue\">"));
  expect_links_resolve(site);
}

TEST(Site, SharesWhatSeveralCampaignsUse) {
  PlanBuilder builder;
  const EntityId maria = builder.add(Kind::person, "maria", "Maria Lopez");
  builder.add(Kind::person, "nobody", "Nobody Needs");
  const EntityId clicks = builder.add(Kind::kpi, "clicks", "Clicks from the library");
  builder.from_library(clicks);
  for (const char* name : {"spring", "Spring"}) {
    builder.begin(Kind::campaign, name, name);
    builder.refer("owner", maria, "@maria");
    builder.begin(Kind::goal, "more", "More");
    builder.refer("metric", clicks, "clicks");
    builder.end();
    builder.end();
  }
  const Bundle site = plan_site(builder.finish());
  EXPECT_TRUE(has(page(site, "spring_2.html"), "id=\"maria\"")) << "names that differ only in case get two files";
  EXPECT_TRUE(has(page(site, "spring.html"), "Clicks from the library"));
  EXPECT_TRUE(has(page(site, "index.html"), "Nobody Needs"));
  EXPECT_FALSE(has(page(site, "spring.html"), "Nobody Needs"));
  expect_links_resolve(site);
}

TEST(Site, GivesGoalsOfALargePlanPagesOfTheirOwn) {
  PlanBuilder builder;
  builder.begin(Kind::campaign, "year", "The year");
  EntityId before = kNoEntity;
  for (int goal = 0; goal < 2; ++goal) {
    builder.begin(Kind::goal, fmt::format("goal_{}", goal), fmt::format("Goal {}", goal));
    builder.begin(Kind::strategy, "way", "The way");
    for (int tactic = 0; tactic < 200; ++tactic) {
      const EntityId id =
          builder.begin(Kind::tactic, fmt::format("tactic_{}", tactic), fmt::format("Tactic {} of {}", tactic, goal));
      if (before != kNoEntity) builder.refer("after", before, "before");
      builder.end();
      before = id;
    }
    builder.end();
    builder.end();
  }
  builder.end();
  const Bundle site = plan_site(builder.finish());
  EXPECT_TRUE(has(page(site, "year.html"), "href=\"year.goal_0.html\""));
  EXPECT_FALSE(has(page(site, "year.html"), "Tactic 7 of 0"));
  EXPECT_TRUE(has(page(site, "year.goal_0.html"), "Tactic 7 of 0"));
  EXPECT_TRUE(has(page(site, "year.goal_1.html"), "href=\"year.goal_0.html#year.goal_0.way.tactic_199\""))
      << "links cross pages";
  expect_links_resolve(site);
}

TEST(Site, AnEmptyPlanHasAnIndex) {
  PlanBuilder builder;
  const Bundle site = plan_site(builder.finish());
  EXPECT_TRUE(has(page(site, "index.html"), "The files declare no campaign."));
  expect_links_resolve(site);
}

}  // namespace
}  // namespace campaign

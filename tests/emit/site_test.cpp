#include "emit/html/site.h"

#include <algorithm>
#include <iterator>
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

/// All pages one behind the other.
std::string whole(const Bundle& bundle) {
  std::string text;
  for (const OutputFile& file : bundle) text += file.bytes;
  return text;
}

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

/// The names of the files in order.
std::vector<std::string> names_of(const Bundle& bundle) {
  std::vector<std::string> names;
  for (const OutputFile& file : bundle) names.push_back(file.path);
  return names;
}

TEST(Site, HasAPageForEachQuestionThatThePlanAnswers) {
  const Bundle site = shop_site();
  const std::vector<std::string> names = names_of(site);
  for (const char* name : {"index.html", "spring.map.html", "spring.timeline.html", "spring.calendar.html", "spring.budget.html", "spring.kpis.html",
                           "spring.revenue.html", "spring.loyalty.html", "spring.revenue.repeat.html", "spring.revenue.moment.html",
                           "spring.audiences.html", "spring.channels.html", "spring.people.html", "spring.experiments.html", "spring.risks.html",
                           "spring.findings.html", "spring.sources.html", "spring.glossary.html", "assets/site.css"}) {
    EXPECT_EQ(std::ranges::count(names, name), 1) << name;
  }
  EXPECT_TRUE(has(page(site, "assets/site.css"), ":root"));
  EXPECT_TRUE(has(page(site, "index.html"), "href=\"spring.map.html\""));
  EXPECT_TRUE(page(site, "index.html").starts_with("<!doctype html>"));
}

TEST(Site, IsTheSameBytesTwice) {
  const Bundle first = shop_site(), second = shop_site();
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].bytes, second[i].bytes) << first[i].path;
}

TEST(Site, LinksResolve) { expect_links_resolve(shop_site()); }

/// A page without the one script that all pages of the site have.
std::string without_script(const OutputFile& file) {
  std::string bytes = file.bytes;
  if (!file.path.ends_with(".html")) return bytes;
  constexpr std::string_view kScript = "<script src=\"assets/site.js\" data-search=\"assets/search.js\"></script>";
  const std::size_t at = bytes.find(kScript);
  EXPECT_NE(at, bytes.npos) << file.path;
  return at == bytes.npos ? bytes : bytes.erase(at, kScript.size());
}

TEST(Site, LoadsNothingFromElsewhere) {
  for (OutputFile file : shop_site()) {
    if (file.path.ends_with(".js")) continue;
    file.bytes = without_script(file);
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
  const std::string text = page(shop_site(), "spring.revenue.html");
  EXPECT_TRUE(has(text, "USD\u00A02,000,000 <small class=\"clauses\">during 2026 · source: finance ledger</small>"));
  EXPECT_TRUE(has(text, "USD\u00A02,500,000 <small class=\"clauses\">+25%</small>"));
  EXPECT_TRUE(has(text, "<time datetime=\"2027-12-31\">31 Dec 2027</time>"));
}

TEST(Site, ProvesEverySmartLetterByItsLine) {
  const std::string text = page(shop_site(), "spring.revenue.html");
  for (const char* word : {"Specific", "Measurable", "Attainable", "Relevant", "Time-bound"}) {
    EXPECT_TRUE(has(text, fmt::format("<strong>{}</strong>", word))) << word;
  }
  EXPECT_TRUE(has(text, "<code class=\"line\">by: 2027-12-31</code>"));
  EXPECT_TRUE(std::regex_search(text, std::regex("<a class=\"where\" href=\"spring\\.text\\.html#L\\d+\">shop\\.campaign:\\d+</a>")));
  EXPECT_TRUE(has(page(shop_site(), "index.html"), "does not hold")) << "a letter that fails says so in words, not by colour";
}

TEST(Site, NestsPlacementsUnderPartsUnderTactics) {
  const std::string text = page(shop_site(), "spring.revenue.moment.html");
  const std::size_t strategy = text.find("id=\"spring.revenue.moment\""), tactic = text.find("id=\"spring.revenue.moment.lunch_tv\"");
  const std::size_t part = text.find("id=\"spring.revenue.moment.lunch_tv.air\""), placement = text.find("id=\"spring.revenue.moment.lunch_tv.air.noon\"");
  EXPECT_LT(strategy, tactic);
  EXPECT_LT(tactic, part);
  EXPECT_LT(part, placement);
  EXPECT_NE(placement, std::string::npos);
  EXPECT_TRUE(has(page(shop_site(), "spring.loyalty.html"), "Tactics without a strategy")) << "a tactic right under a goal is shown and marked";
}

TEST(Site, AGoalListsItsStrategiesWithALineATactic) {
  const std::string text = page(shop_site(), "spring.revenue.html");
  const std::size_t strategy = text.find("href=\"spring.revenue.repeat.html\""), tactic = text.find("href=\"spring.revenue.repeat.html#spring.revenue.repeat.coupons\"");
  EXPECT_NE(strategy, std::string::npos);
  EXPECT_NE(tactic, std::string::npos);
}

TEST(Site, TheMapLeadsFromTheBusinessGoalToTheMetrics) {
  const std::string text = page(shop_site(), "spring.map.html");
  std::size_t before = text.find("class=\"map\"");
  for (const char* node : {"node business_goals", "node goals", "node strategies", "node tactics", "node kpis"}) {
    const std::size_t at = text.find(node, before);
    ASSERT_NE(at, std::string::npos) << node;
    before = at;
  }
}

TEST(Site, ShowsWhatIsWithheldAssumedAndNotUnderstood) {
  const std::string text = page(shop_site(), "spring.revenue.repeat.html");
  EXPECT_TRUE(has(text, "<span class=\"tag withheld\">to do</span>"));
  EXPECT_TRUE(has(whole(shop_site()), "<span class=\"tag assumed\">assumed</span>"));
  EXPECT_TRUE(has(text, "<code>see the %% sheet</code> <span class=\"tag no\">not understood</span>"));
}

TEST(Site, SumsMoneyByChannelWhereItIsSpent) {
  const std::string text = page(shop_site(), "spring.budget.html");
  const std::string table = text.substr(text.find("section-by-channel\">"));
  // USD 15,000 and 60,000 of its parts and 15,000 USD that are left of the tactic's own 90,000 USD.
  EXPECT_TRUE(has(table.substr(0, table.find("</table>")), ">USD\u00A090,000<"));
  EXPECT_TRUE(has(table.substr(0, table.find("</table>")), ">USD\u00A012,000<"));
}

TEST(Site, ListsFindingsWithTheirPlaces) {
  const std::string text = page(shop_site(), "spring.findings.html");
  EXPECT_TRUE(has(text, "2 errors and 1 warning."));
  EXPECT_TRUE(has(text, "goal <code>loyalty</code> has no deadline"));
  EXPECT_TRUE(has(text, "the budget is stated here"));
  EXPECT_TRUE(has(text, "<code>time_bound.missing_deadline</code> · goal <a href=\"spring.loyalty.html\">"));
  EXPECT_TRUE(has(page(shop_site(), "spring.loyalty.html"), "href=\"spring.findings.html#finding-2\">2 errors</a>")) << "the goal links to its first finding";
  EXPECT_TRUE(has(page(shop_site(), "index.html"), "All findings: 2 errors and 1 warning"));
}

TEST(Site, SplitsALongListOfFindingsAndLeavesNoneOut) {
  PlanBuilder builder;
  const EntityId spring = builder.begin(Kind::campaign, "spring", "Spring");
  builder.end();
  for (int i = 0; i < 450; ++i)
    builder.diagnostics.push_back({"rule.name", i % 2 == 0 ? Severity::hint : Severity::error, builder.plan[spring].head, fmt::format("finding number {} of all", i), "", {}, "", {}});
  const Bundle site = plan_site(builder.finish());
  EXPECT_TRUE(has(page(site, "spring.findings.html"), "finding number 1 of all")) << "the gravest first";
  EXPECT_TRUE(has(page(site, "spring.findings.3.html"), "finding number 448 of all"));
  EXPECT_TRUE(has(page(site, "spring.findings.2.html"), "href=\"spring.findings.3.html\""));
  expect_links_resolve(site);
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
  for (OutputFile file : site) {
    file.bytes = without_script(file);
    EXPECT_TRUE(std::regex_match(file.path, std::regex("(assets/)?[a-z0-9_]+(\\.[a-z0-9_]+)?\\.(html|css|js)")))
        << file.path;
    if (file.path == "assets/site.js") continue;
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
  EXPECT_TRUE(has(page(site, "spring.revenue.html"), "id=\"spring.revenue\">")) << "the goal keeps the plain path";
  EXPECT_TRUE(has(page(site, "spring.kpis.html"), "id=\"kpis.spring.revenue\""));
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
  EXPECT_TRUE(has(page(site, "spring_2.people.html"), "id=\"maria\"")) << "names that differ only in case get two files";
  EXPECT_TRUE(has(page(site, "spring.kpis.html"), "Clicks from the library"));
  EXPECT_TRUE(has(page(site, "people.html"), "Nobody Needs"));
  EXPECT_FALSE(has(page(site, "spring.people.html"), "Nobody Needs"));
  expect_links_resolve(site);
}

TEST(Site, SplitsAStrategyOfManyTactics) {
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
  EXPECT_TRUE(has(page(site, "year.goal_0.html"), "All 200 tactics of The way"));
  EXPECT_TRUE(has(page(site, "year.goal_0.way.html"), "Tactic 7 of 0"));
  EXPECT_FALSE(has(page(site, "year.goal_0.way.html"), "Tactic 150 of 0"));
  EXPECT_TRUE(has(page(site, "year.goal_0.way.2.html"), "Tactic 150 of 0"));
  EXPECT_TRUE(has(page(site, "year.goal_1.way.html"), "href=\"year.goal_0.way.2.html#year.goal_0.way.tactic_199\""))
      << "links cross pages";
  expect_links_resolve(site);
}

/// A campaign of two tactics, each with its owner and channel, and three views.
struct Viewed {
  PlanBuilder builder;
  EntityId maria, board, marias, mails;

  Viewed() {
    maria = builder.add(Kind::person, "maria", "Maria Lopez");
    const EntityId li = builder.add(Kind::person, "li", "Li Wei");
    const EntityId mail = builder.add(Kind::channel, "mail", "Electronic mail"), tv = builder.add(Kind::channel, "tv", "Television");
    builder.begin(Kind::campaign, "spring", "Spring");
    builder.begin(Kind::goal, "more", "More");
    builder.begin(Kind::strategy, "way", "The way");
    builder.begin(Kind::tactic, "letters", "Letters");
    builder.refer("owner", maria, "@maria");
    builder.refer("channel", mail, "mail");
    builder.add(Kind::placement, "envelope", "The envelope");
    builder.end();
    builder.begin(Kind::tactic, "spots", "Spots");
    builder.refer("owner", li, "@li");
    builder.refer("channel", tv, "tv");
    builder.end();
    builder.end();
    builder.end();
    builder.end();
    board = builder.begin(Kind::view, "board", "For the board");
    builder.say_word("show", "goals");
    builder.end();
    marias = builder.begin(Kind::view, "marias", "For Maria");
    builder.refer("owner", maria, "@maria");
    builder.end();
    mails = builder.begin(Kind::view, "mails", "Mails of Li");
    builder.refer("owner", li, "@li");
    builder.refer("channel", mail, "mail");
    builder.end();
  }
};

TEST(Site, AViewHasThePagesThatItShows) {
  Viewed plan;
  const PlanView view = plan.builder.finish();
  const Bundle site = plan_site(view, {.readers = plan.board});
  std::vector<std::string> pages;
  std::ranges::copy_if(names_of(site), std::back_inserter(pages), [](const std::string& name) { return name.ends_with(".html"); });
  EXPECT_EQ(pages, (std::vector<std::string>{"index.html", "spring.more.html"}));
  expect_links_resolve(site);
}

TEST(Site, AViewShowsWhatFitsWithWhatItBelongsTo) {
  Viewed plan;
  const PlanView view = plan.builder.finish();
  const Bundle site = plan_site(view, {.readers = plan.marias});
  const std::string text = page(site, "spring.more.way.html");
  EXPECT_TRUE(has(text, "id=\"spring.more.way.letters\""));
  EXPECT_TRUE(has(text, "The envelope")) << "what stands in it is shown with it";
  EXPECT_FALSE(has(text, "Spots"));
  EXPECT_TRUE(has(page(site, "spring.people.html"), "Maria Lopez"));
  EXPECT_FALSE(has(page(site, "spring.people.html"), "Li Wei"));
  expect_links_resolve(site);
  const Bundle none = plan_site(view, {.readers = plan.mails});
  EXPECT_EQ(find_file(none, "spring.more.html"), nullptr) << "a tactic has to fit all that a view asks for";
  expect_links_resolve(none);
}

TEST(Site, AnEmptyPlanHasAnIndex) {
  PlanBuilder builder;
  const Bundle site = plan_site(builder.finish());
  EXPECT_TRUE(has(page(site, "index.html"), "The files declare no campaign."));
  expect_links_resolve(site);
}

}  // namespace
}  // namespace campaign

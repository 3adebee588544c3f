#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "emit/html/site.h"
#include "emit/plan_builder.h"

namespace campaign {
namespace {

std::string whole_page(const PlanView& view) {
  const Bundle site = plan_site(view, {.single_file = true});
  EXPECT_EQ(site.size(), 1u);
  EXPECT_EQ(site.front().path, "index.html");
  return site.front().bytes;
}

std::vector<std::string> all(const std::string& text, const char* expression) {
  std::vector<std::string> found;
  const std::regex pattern(expression);
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

TEST(SingleFile, HasEveryPageOnceAndLinksOnlyIntoItself) {
  PlanBuilder builder;
  build_shop(builder);
  const PlanView view = builder.finish();
  const std::string text = whole_page(view);
  const auto ids = all(text, " id=\"([^\"]*)\"");
  const std::set<std::string> known(ids.begin(), ids.end());
  EXPECT_EQ(known.size(), ids.size()) << "an identity stands twice";
  for (const std::string& link : all(text, " href=\"([^\"]*)\"")) {
    if (link.starts_with("https://") || link.starts_with("mailto:")) continue;
    ASSERT_TRUE(link.starts_with("#")) << link;
    EXPECT_TRUE(known.contains(link.substr(1))) << link;
  }
  for (const OutputFile& file : plan_site(view)) {
    if (!file.path.ends_with(".html")) continue;
    EXPECT_TRUE(known.contains("page-" + file.path.substr(0, file.path.size() - 5))) << file.path;
  }
  EXPECT_TRUE(known.contains("spring.revenue.moment.lunch_tv")) << "links by path id lead into it as into the site";
  EXPECT_EQ(all(text, "<(h1)[ >]").size(), 1u);
  EXPECT_EQ(all(text, "<(main)[ >]").size(), 1u);
  EXPECT_EQ(text, whole_page(view)) << "the same bytes twice";
}

TEST(SingleFile, AllowsOnlyTheStyleAndScriptThatAreInIt) {
  PlanBuilder builder;
  builder.begin(Kind::campaign, "spring", "</style><script>alert(1)</script>");
  builder.say_text("about", "\" onload=\"alert(1) <script>alert(2)</script>");
  builder.end();
  const std::string text = whole_page(builder.finish());
  EXPECT_EQ(all(text, "<(script)[ >]").size(), 1u);
  EXPECT_EQ(all(text, "<(style)[ >]").size(), 1u);
  EXPECT_EQ(all(text, "(sha256-[A-Za-z0-9+/]{43}=)").size(), 2u);
  EXPECT_EQ(text.find("unsafe-inline"), text.npos);
  EXPECT_EQ(text.find(" src="), text.npos);
}

TEST(SingleFile, KeepsApartWhatSeveralCampaignsShow) {
  PlanBuilder builder;
  const EntityId maria = builder.add(Kind::person, "maria", "Maria Lopez");
  for (const char* name : {"spring", "autumn"}) {
    builder.begin(Kind::campaign, name, name);
    builder.refer("owner", maria, "@maria");
    builder.end();
  }
  const std::string text = whole_page(builder.finish());
  const auto ids = all(text, " id=\"([^\"]*)\"");
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  EXPECT_NE(text.find("href=\"#page-autumn.people-maria\""), text.npos);
}

}  // namespace
}  // namespace campaign

// Free days where plans show their days: pages in the words of their language, JSON.

#include <string>

#include <gtest/gtest.h>

#include "emit/html/site.h"
#include "emit/json/json.h"
#include "support/compiled.h"
#include "support/view.h"

namespace campaign {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string plan_in(std::string_view locale, std::string_view calendar) {
  return "use std.holidays.de\nuse std.holidays.gb\ncampaign c \"C\" {\n  period: 2026-12\n  locale: \"" + std::string(locale) + "\"\n" +
         (calendar.empty() ? "" : "  calendar: " + std::string(calendar) + "\n") + "  milestone m \"M\" { on: 2026-12-10 }\n}\n";
}

std::string page_of(const Snapshot& snapshot, std::string_view path) {
  for (const OutputFile& file : plan_site(view_of(snapshot), {})) {
    if (file.path == path) return file.bytes;
  }
  ADD_FAILURE() << "no page " << path;
  return {};
}

/// What stands in the cell of a day: from its date to the end of the cell, with the class in front.
std::string cell_of(const std::string& page, std::string_view day) {
  const std::size_t at = page.find("datetime=\"" + std::string(day) + "\"");
  if (at == std::string::npos) return {};
  const std::size_t begin = page.rfind("<td", at);
  return page.substr(begin, page.find("</td>", at) - begin);
}

TEST(HolidayPages, ShadeAndNameThem) {
  const std::string german = page_of(compile_text(plan_in("de-DE", "berlin")), "c.calendar.html");
  EXPECT_TRUE(has(cell_of(german, "2026-12-25"), "weekend")) << cell_of(german, "2026-12-25");
  EXPECT_TRUE(has(cell_of(german, "2026-12-25"), "Erster Weihnachtstag")) << cell_of(german, "2026-12-25");
  EXPECT_FALSE(has(cell_of(german, "2026-12-24"), "weekend"));
  const std::string british = page_of(compile_text(plan_in("en-GB", "england")), "c.calendar.html");
  EXPECT_TRUE(has(cell_of(british, "2026-12-28"), "Boxing Day (substitute)")) << cell_of(british, "2026-12-28");
  EXPECT_TRUE(has(cell_of(british, "2026-12-28"), "weekend"));
  const std::string without = page_of(compile_text(plan_in("de-DE", "")), "c.calendar.html");
  EXPECT_FALSE(has(cell_of(without, "2026-12-25"), "weekend"));
}

TEST(HolidayPages, WeekendsAreThoseOfTheRegion) {
  const std::string egyptian = page_of(compile_text(plan_in("ar-EG", "")), "c.calendar.html");
  for (int day = 1; day <= 31; ++day) {
    const std::string date = (day < 10 ? "2026-12-0" : "2026-12-") + std::to_string(day);
    const bool weekend = day % 7 == 4 || day % 7 == 5;  // 4 December 2026 is a Friday.
    EXPECT_EQ(has(cell_of(egyptian, date), "weekend"), weekend) << date;
  }
}

TEST(HolidayPages, TimeLineListsThem) {
  const std::string german = page_of(compile_text(plan_in("de-DE", "berlin")), "c.timeline.html");
  EXPECT_TRUE(has(german, "Erster Weihnachtstag"));
  EXPECT_TRUE(has(german, "datetime=\"2026-12-26\""));
  EXPECT_FALSE(has(page_of(compile_text(plan_in("de-DE", "")), "c.timeline.html"), "section-holidays"));
}

TEST(HolidayJson, HasTheDaysOfTheCampaigns) {
  const std::string json = plan_json(view_of(compile_text(plan_in("en-GB", "england"))));
  for (const std::string_view part : {"\"free_days\"", "\"2026-12-25\"", "\"2026-12-28\"", "\"first monday in may\"", "united_kingdom"}) EXPECT_TRUE(has(json, part)) << part;
  EXPECT_FALSE(has(json, "\"2027-01-01\""));
  EXPECT_FALSE(has(json, "berlin"));
  EXPECT_FALSE(has(plan_json(view_of(compile_text(plan_in("en-GB", "")))), "free_days"));
}

}  // namespace
}  // namespace campaign

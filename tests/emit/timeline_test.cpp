#include <algorithm>
#include <regex>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/schedule.h"
#include "emit/html/site.h"
#include "emit/html/time_axis.h"
#include "emit/plan_builder.h"

namespace campaign {
namespace {

using html::TimeAxis;
using Unit = TimeAxis::Unit;

Day day(int year, unsigned month, unsigned date) { return PlanBuilder::day(year, month, date); }
DaySpan days(Day first, Day last) { return {first, last}; }

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

void say_days(PlanBuilder& b, std::string_view property, const DaySpan& span) { b.say(property, span, "dates"); }

/// A campaign of a period with one goal and one strategy; `tactics` adds what stands in it.
struct SmallPlan {
  PlanBuilder b;
  EntityId campaign, goal, strategy;

  template <typename Tactics>
  SmallPlan(const DaySpan& period, Tactics tactics) {
    campaign = b.begin(Kind::campaign, "spring", "Spring");
    say_days(b, "period", period);
    goal = b.begin(Kind::goal, "sales", "Sales");
    strategy = b.begin(Kind::strategy, "mail", "Mail");
    tactics(b);
    b.end();
    b.end();
    b.end();
  }
  std::string page(std::string_view role) { return page_of(b, fmt::format("spring.{}.html", role)); }
  static std::string page_of(PlanBuilder& builder, std::string_view path) {
    for (const OutputFile& file : plan_site(builder.finish())) {
      if (file.path == path) return file.bytes;
    }
    ADD_FAILURE() << "no page " << path;
    return {};
  }
};

const DaySpan k2027 = {PlanBuilder::day(2027, 1, 1), PlanBuilder::day(2027, 12, 31)};

EntityId tactic(PlanBuilder& b, std::string_view name, std::initializer_list<DaySpan> flights, std::string_view status = {}) {
  const EntityId id = b.begin(Kind::tactic, name, name);
  for (const DaySpan& flight : flights) say_days(b, "flight", flight);
  if (!status.empty()) b.say_word("status", status);
  b.end();
  return id;
}

// -- the schedule -----------------------------------------------------------------------------------------------------

TEST(Schedule, KeepsTheOrderOfThePlanAndSaysWhereDaysComeFrom) {
  EntityId first{}, second{}, inner{}, placement{};
  SmallPlan plan(k2027, [&](PlanBuilder& b) {
    first = tactic(b, "first", {days(day(2027, 9, 1), day(2027, 9, 30)), days(day(2027, 3, 1), day(2027, 3, 31))});
    second = b.begin(Kind::tactic, "second", "Second");
    say_days(b, "flight", days(day(2027, 5, 1), day(2027, 5, 31)));
    placement = b.add(Kind::placement, "slot", "Slot");
    inner = tactic(b, "inner", {});
    b.end();
  });
  static_cast<void>(plan.b.finish());
  const Schedule schedule = schedule_of(plan.b.plan, std::vector{plan.goal});
  ASSERT_EQ(schedule.rows.size(), 6u);
  const std::vector<EntityId> order = {plan.goal, plan.strategy, first, second, placement, inner};
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(schedule.rows[i].id, order[i]) << i;
  EXPECT_EQ(schedule.rows[0].from, DaysFrom::below);
  EXPECT_EQ(schedule.rows[0].days, std::vector{days(day(2027, 3, 1), day(2027, 9, 30))});
  EXPECT_EQ(schedule.rows[2].from, DaysFrom::itself);
  ASSERT_EQ(schedule.rows[2].days.size(), 2u);
  EXPECT_EQ(schedule.rows[2].days[0].first, day(2027, 3, 1)) << "flights stand in the order of time";
  EXPECT_EQ(schedule.rows[4].from, DaysFrom::around);
  EXPECT_EQ(schedule.rows[4].days, std::vector{days(day(2027, 5, 1), day(2027, 5, 31))});
  EXPECT_EQ(schedule.rows[5].from, DaysFrom::around);
  EXPECT_EQ(schedule.rows[5].depth, 3u);
  EXPECT_EQ(schedule.range, days(day(2027, 3, 1), day(2027, 9, 30)));
}

TEST(Schedule, InventsNoDays) {
  PlanBuilder b;
  const EntityId shoot = b.begin(Kind::tactic, "shoot", "Shoot");
  b.say("duration", Duration{Decimal::from_int(3), Duration::Unit::weeks}, "3 weeks");
  b.end();
  static_cast<void>(b.finish());
  const Schedule schedule = schedule_of(b.plan, std::vector{shoot});
  EXPECT_EQ(schedule.rows.front().from, DaysFrom::nowhere);
  EXPECT_FALSE(schedule.range);
}

TEST(Schedule, HasDeadlinesCheckpointsAndMilestones) {
  PlanBuilder b;
  const EntityId goal = b.begin(Kind::goal, "sales", "Sales");
  say_days(b, "by", days(day(2027, 12, 31), day(2027, 12, 31)));
  Clauses late, soon;
  late.during = days(day(2027, 7, 1), day(2027, 9, 30));
  soon.by = days(day(2027, 6, 30), day(2027, 6, 30));
  b.say("checkpoint", b.usd(2), "2 USD", late);
  b.say("checkpoint", b.usd(1), "1 USD", soon);
  b.end();
  const EntityId later = b.begin(Kind::milestone, "later", "Later");
  say_days(b, "on", days(day(2028, 2, 29), day(2028, 2, 29)));
  b.end();
  const EntityId unknown = b.add(Kind::milestone, "unknown", "Unknown");
  static_cast<void>(b.finish());
  const std::vector milestones = {unknown, later};
  const Schedule schedule = schedule_of(b.plan, std::vector{goal}, {.milestones = milestones});
  ASSERT_EQ(schedule.rows.size(), 1u);
  EXPECT_EQ(schedule.rows[0].deadline, day(2027, 12, 31));
  ASSERT_EQ(schedule.rows[0].checkpoints.size(), 2u);
  EXPECT_EQ(schedule.rows[0].checkpoints[0].day, day(2027, 6, 30));
  EXPECT_EQ(schedule.rows[0].checkpoints[1].day, day(2027, 9, 30)) << "a period is judged on its last day";
  ASSERT_EQ(schedule.milestones.size(), 1u);
  EXPECT_EQ(schedule.range, days(day(2027, 6, 30), day(2028, 2, 29)));
}

TEST(Schedule, KnowsADependencyOnceAlsoIfBothEndsSayIt) {
  EntityId film{}, air{};
  SmallPlan plan(k2027, [&](PlanBuilder& b) {
    film = tactic(b, "film", {days(day(2027, 3, 1), day(2027, 3, 31))});
    air = b.begin(Kind::tactic, "air", "Air");
    b.refer("after", film, "film");
    b.refer("after", film, "film");
    b.refer("after", air, "air");
    b.end();
  });
  static_cast<void>(plan.b.finish());
  const Schedule schedule = schedule_of(plan.b.plan, std::vector{plan.goal});
  EXPECT_EQ(schedule.dependencies, (std::vector<Dependency>{{film, air}}));
}

TEST(Schedule, CountsWhatItLeavesOut) {
  SmallPlan plan(k2027, [&](PlanBuilder& b) {
    tactic(b, "one", {days(day(2027, 3, 1), day(2027, 3, 31))});
    tactic(b, "two", {});
  });
  static_cast<void>(plan.b.finish());
  const Schedule schedule = schedule_of(plan.b.plan, std::vector{plan.goal}, {.depth = ScheduleDepth::goals});
  ASSERT_EQ(schedule.rows.size(), 1u);
  EXPECT_EQ(schedule.rows[0].tactics_left_out, 2u);
  EXPECT_EQ(schedule.rows[0].days, std::vector{days(day(2027, 3, 1), day(2027, 3, 31))}) << "it still spans them";
}

// -- the axis ---------------------------------------------------------------------------------------------------------

TEST(TimeAxis, NamesAsMuchAsThereIsRoomFor) {
  const auto axis = [](Day first, Day last) { return TimeAxis(Words("en"), days(first, last)); };
  EXPECT_EQ(axis(day(2027, 3, 5), day(2027, 3, 5)).unit(), Unit::day);
  EXPECT_EQ(axis(day(2027, 3, 5), day(2027, 4, 20)).unit(), Unit::week);
  EXPECT_EQ(axis(day(2027, 1, 1), day(2027, 12, 31)).unit(), Unit::month);
  EXPECT_EQ(axis(day(2027, 1, 1), day(2029, 12, 31)).unit(), Unit::quarter);
  EXPECT_EQ(axis(day(2020, 1, 1), day(2039, 12, 31)).unit(), Unit::year);
  for (const int years : {0, 1, 2, 3, 4, 7, 12, 13, 20, 100, 999, 7'000}) {
    EXPECT_LE(axis(day(2000, 5, 17), day(2000 + years, 6, 18)).ticks().size(), 16u) << years;
  }
}

TEST(TimeAxis, BeginsAndEndsWithAWholePiece) {
  const TimeAxis months(Words("en"), days(day(2027, 2, 14), day(2027, 10, 3)));
  EXPECT_EQ(months.range(), days(day(2027, 2, 1), day(2027, 10, 31)));
  EXPECT_EQ(months.ticks().front().label, "Feb");
  EXPECT_EQ(months.ticks().size(), 9u);
  const TimeAxis weeks(Words("en"), days(day(2027, 3, 5), day(2027, 4, 20)));
  EXPECT_EQ(weeks.range(), days(day(2027, 3, 1), day(2027, 4, 25))) << "Monday to Sunday";
  const TimeAxis decades(Words("en"), days(day(2021, 3, 5), day(2103, 4, 20)));
  EXPECT_EQ(decades.range(), days(day(2020, 1, 1), day(2109, 12, 31)));
}

TEST(TimeAxis, CountsLeapDays) {
  const TimeAxis leap(Words("en"), days(day(2028, 1, 1), day(2028, 12, 31)));
  EXPECT_DOUBLE_EQ(leap.begin_of(day(2028, 3, 1)), 60.0 / 366);
  EXPECT_DOUBLE_EQ(leap.end_of(day(2028, 12, 31)), 1.0);
  const TimeAxis plain(Words("en"), days(day(2027, 1, 1), day(2027, 12, 31)));
  EXPECT_DOUBLE_EQ(plain.begin_of(day(2027, 3, 1)), 59.0 / 365);
}

TEST(TimeAxis, NumbersWeeksAsIso8601Does) {
  EXPECT_EQ(html::iso_week(day(2026, 1, 1)), 1u);
  EXPECT_EQ(html::iso_week(day(2021, 1, 3)), 53u) << "a Sunday of the year before's last week";
  EXPECT_EQ(html::iso_week(day(2024, 12, 30)), 1u) << "a Monday of the next year's first week";
  EXPECT_EQ(html::iso_week(day(2020, 12, 31)), 53u);
  EXPECT_EQ(html::iso_week(day(2027, 12, 31)), 52u);
}

// -- the time line ----------------------------------------------------------------------------------------------------

TEST(TimeLine, PutsBarsWhereTheirDaysAre) {
  SmallPlan plan(k2027, [](PlanBuilder& b) {
    tactic(b, "coupons", {days(day(2027, 3, 1), day(2027, 3, 31))});
    tactic(b, "mail", {days(day(2027, 5, 10), day(2027, 5, 10))}, "done");
    tactic(b, "waves", {days(day(2027, 1, 1), day(2027, 1, 31)), days(day(2027, 12, 1), day(2027, 12, 31))});
    tactic(b, "open", {});
  });
  const std::string text = plan.page("timeline");
  EXPECT_TRUE(has(text, R"(<rect class="bar" x="16.16%" width="8.49%")")) << "59 and 31 of 365 days";
  EXPECT_TRUE(has(text, R"(<rect class="bar done" x="35.34%" width="6")")) << "a day is drawn wide enough to be seen";
  EXPECT_TRUE(has(text, R"(<rect class="bar" x="0.00%" width="8.49%")"));
  EXPECT_TRUE(has(text, R"(<rect class="bar" x="91.51%" width="8.49%")")) << "two flights are two bars";
  EXPECT_TRUE(has(text, R"(<rect class="bar within" x="0.00%" width="100.00%")")) << "the campaign's period, drawn lighter";
  EXPECT_TRUE(has(text, "Jan 2027 and Dec 2027")) << "the words name both flights";
  EXPECT_TRUE(has(text, "10 May 2027 · done")) << "a status is a word, too";
  EXPECT_TRUE(has(text, "no dates of its own, within 2027"));
}

TEST(TimeLine, CountsLeapDays) {
  SmallPlan plan(days(day(2028, 1, 1), day(2028, 12, 31)),
                 [](PlanBuilder& b) { tactic(b, "february", {days(day(2028, 2, 1), day(2028, 2, 29))}); });
  EXPECT_TRUE(has(plan.page("timeline"), R"(x="8.47%" width="7.92%")")) << "31 and 29 of 366 days";
}

TEST(TimeLine, DrawsACampaignOfOneDayAndOneOfTwentyYears) {
  SmallPlan one(days(day(2027, 11, 26), day(2027, 11, 26)), [](PlanBuilder& b) { tactic(b, "friday", {days(day(2027, 11, 26), day(2027, 11, 26))}); });
  EXPECT_TRUE(has(one.page("timeline"), R"(<rect class="bar" x="0.00%" width="100.00%")"));
  SmallPlan twenty(days(day(2020, 1, 1), day(2039, 12, 31)), [](PlanBuilder& b) { tactic(b, "half", {days(day(2030, 1, 1), day(2039, 12, 31))}); });
  EXPECT_TRUE(has(twenty.page("timeline"), R"(<rect class="bar" x="50.01%" width="49.99%")"));
}

TEST(TimeLine, ShowsMilestonesDeadlinesAndWhatWaitsForWhat) {
  PlanBuilder b;
  b.begin(Kind::campaign, "spring", "Spring");
  say_days(b, "period", k2027);
  const EntityId launch = b.begin(Kind::milestone, "launch", "The shop is live");
  say_days(b, "on", days(day(2027, 2, 15), day(2027, 2, 15)));
  b.end();
  b.begin(Kind::goal, "sales", "Sales");
  say_days(b, "by", days(day(2027, 12, 31), day(2027, 12, 31)));
  const EntityId film = tactic(b, "film", {days(day(2027, 3, 1), day(2027, 3, 31))});
  b.begin(Kind::tactic, "air", "On air");
  b.refer("after", film, "film");
  b.refer("after", launch, "launch");
  say_days(b, "flight", days(day(2027, 3, 20), day(2027, 6, 30)));
  b.end();
  b.end();
  b.end();
  const std::string text = SmallPlan::page_of(b, "spring.timeline.html");
  EXPECT_TRUE(has(text, "milestone on 15 Feb 2027"));
  EXPECT_EQ(count(text, "class=\"diamond\""), 2u) << "in the chart and in its legend";
  EXPECT_TRUE(has(text, "judged on 31 Dec 2027"));
  EXPECT_TRUE(has(text, "after “film”"));
  EXPECT_TRUE(has(text, "class=\"arrow\""));
  EXPECT_TRUE(has(text, "class=\"arrow wrong\"")) << "it is on air before the film is finished";
}

TEST(TimeLine, SaysTheSameAsATable) {
  SmallPlan plan(k2027, [](PlanBuilder& b) {
    tactic(b, "waves", {days(day(2027, 1, 1), day(2027, 1, 31)), days(day(2027, 12, 1), day(2027, 12, 31))}, "planned");
  });
  const std::string text = plan.page("timeline");
  EXPECT_TRUE(has(text, "flight 2 of 2"));
  EXPECT_TRUE(std::regex_search(text, std::regex("datetime=\"2027-12-01\">1 Dec 2027</time></td><td data-label=\"Ends\"><time "
                                                 "datetime=\"2027-12-31\">31 Dec 2027</time></td><td class=\"number\" data-label=\"Days\">31</td>")));
}

TEST(TimeLine, OfALargePlanHasGoalsAndStrategiesWithTheCountOfTheirTactics) {
  SmallPlan plan(k2027, [](PlanBuilder& b) {
    for (int i = 0; i < 301; ++i) tactic(b, fmt::format("t{}", i), {days(day(2027, 3, 1), day(2027, 3, 31))});
  });
  const std::string text = plan.page("timeline");
  EXPECT_FALSE(has(text, "class=\"bar\" x="));
  EXPECT_TRUE(has(text, "301 tactics"));
  EXPECT_TRUE(has(text, "href=\"spring.sales.html\""));
}

TEST(TimeLine, LetsNoNameBecomeMarkup) {
  SmallPlan plan(k2027, [](PlanBuilder& b) {
    b.begin(Kind::tactic, "x", "</svg><script>alert(1)</script>\" onload=\"x");
    say_days(b, "flight", days(day(2027, 3, 1), day(2027, 3, 31)));
    b.end();
    b.begin(Kind::milestone, "m", "<img src=x onerror=alert(1)>");
    say_days(b, "on", days(day(2027, 3, 1), day(2027, 3, 1)));
    b.end();
  });
  for (const OutputFile& file : plan_site(plan.b.finish())) {
    EXPECT_FALSE(has(file.bytes, "<script>")) << file.path;
    EXPECT_FALSE(has(file.bytes, "<img")) << file.path;
    EXPECT_FALSE(has(file.bytes, "\" onload=\"x")) << file.path;
  }
}

TEST(TimeLine, IsTheSameBytesTwice) {
  const auto make = [] {
    SmallPlan plan(k2027, [](PlanBuilder& b) {
      const EntityId film = tactic(b, "film", {days(day(2027, 3, 1), day(2027, 3, 31))});
      for (int i = 0; i < 20; ++i) {
        b.begin(Kind::tactic, fmt::format("t{}", i), "Air");
        b.refer("after", film, "film");
        b.end();
      }
    });
    std::string text;
    for (const OutputFile& file : plan_site(plan.b.finish())) text += file.bytes;
    return text;
  };
  EXPECT_EQ(make(), make());
}

TEST(TimeLine, OfAPlanWithoutDatesSaysSo) {
  PlanBuilder b;
  b.begin(Kind::campaign, "spring", "Spring");
  b.begin(Kind::goal, "sales", "Sales");
  tactic(b, "mail", {});
  b.end();
  b.end();
  const Bundle site = plan_site(b.finish());
  for (const std::string_view path : {"spring.timeline.html", "spring.calendar.html"}) {
    const auto page = std::ranges::find(site, path, &OutputFile::path);
    ASSERT_NE(page, site.end()) << path;
    EXPECT_TRUE(has(page->bytes, "has dates yet")) << path;
  }
}

TEST(Dayparts, StandTogetherWhereTheyAreEqual) {
  const Daypart lunch{Daypart::Repeat::weekly, 0x1F, 0, 690, 810};
  const Daypart night{Daypart::Repeat::weekly, 0x20, 0, 22 * 60, 2 * 60};
  SmallPlan plan(k2027, [&](PlanBuilder& b) {
    for (const std::string_view name : {"one", "two"}) {
      b.begin(Kind::tactic, name, name);
      b.say("daypart", lunch, "mon..fri 11:30 .. 13:30");
      b.end();
    }
    b.begin(Kind::tactic, "three", "three");
    b.say("daypart", night, "sat 22:00 .. 02:00");
    b.end();
  });
  const std::string text = plan.page("timeline");
  EXPECT_EQ(count(text, "class=\"week\""), 2u);
  EXPECT_EQ(count(text, "class=\"fill\""), 5u + 2u) << "five days; and a night, which ends on Sunday";
  EXPECT_TRUE(has(text, "aria-label=\"Mon–Fri 11:30–13:30\""));
}

// -- the calendar -----------------------------------------------------------------------------------------------------

TEST(Calendar, ListsWhatBeginsAndEndsOnADay) {
  SmallPlan plan(days(day(2027, 3, 1), day(2027, 4, 30)), [](PlanBuilder& b) { tactic(b, "coupons", {days(day(2027, 3, 8), day(2027, 4, 2))}); });
  const std::string text = plan.page("calendar");
  EXPECT_EQ(count(text, "class=\"month\""), 2u);
  EXPECT_TRUE(has(text, "<caption>Mar 2027</caption>"));
  EXPECT_TRUE(has(text, "<time datetime=\"2027-03-08\" data-label=\"Mon, 8 Mar\">8</time>"));
  EXPECT_TRUE(std::regex_search(text, std::regex("Begins</span> <a href=\"[^\"]*\">coupons</a>")));
  EXPECT_TRUE(std::regex_search(text, std::regex("Ends</span> <a href=\"[^\"]*\">coupons</a>")));
  EXPECT_TRUE(has(text, "<th scope=\"row\" class=\"number\">9</th>")) << "the week of 1 March 2027";
  EXPECT_EQ(count(text, "class=\"free") + count(text, "class=\"busy"), 31u + 30u);
}

TEST(Calendar, ShowsFourOfADayAndCountsTheRest) {
  SmallPlan plan(days(day(2027, 3, 1), day(2027, 3, 31)), [](PlanBuilder& b) {
    for (int i = 0; i < 7; ++i) tactic(b, fmt::format("t{}", i), {days(day(2027, 3, 10), day(2027, 3, 10))});
  });
  const std::string text = plan.page("calendar");
  EXPECT_EQ(count(text, "Only today"), 4u);
  EXPECT_TRUE(has(text, "<a href=\"spring.timeline.html\">and 3 more</a>"));
}

TEST(Calendar, HasAGridForTwoYearsAndAListForTheRest) {
  SmallPlan plan(days(day(2020, 1, 1), day(2039, 12, 31)), [](PlanBuilder& b) { tactic(b, "late", {days(day(2031, 5, 1), day(2031, 6, 30))}); });
  const std::string text = plan.page("calendar");
  EXPECT_EQ(count(text, "class=\"month\""), 24u);
  EXPECT_TRUE(has(text, "<time datetime=\"2031-05-01\">1 May 2031</time>"));
}

}  // namespace
}  // namespace campaign

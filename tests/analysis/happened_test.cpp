// What has really happened, worked out on paper as of Wednesday, 13 January 2027: work is Monday to Friday, 9 to 17.

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/scheduled_plan.h"
#include "analysis/timetable.h"
#include "emit/json/schedule_row.h"
#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

constexpr std::chrono::year_month_day kToday = std::chrono::year{2027} / 1 / 13;

const TimetableRow& row_of(const CompiledPlan& plan, std::string_view name) {
  return *plan.snapshot.analysis.timetable(plan.snapshot.plan).row(plan.at(fmt::format("c.g.s.{}", name)));
}
/// "01-05 .. 01-11 actual".
std::string days_of(const CompiledPlan& plan, std::string_view name) {
  const TimetableRow& row = row_of(plan, name);
  return row.dated ? fmt::format("{} .. {} {}", format_date(row.days.first).substr(5), format_date(row.days.last).substr(5), days_from(row)) : "-";
}
std::string why_of(const CompiledPlan& plan, std::string_view name) {
  const TimetableRow& row = row_of(plan, name);
  return why(plan.snapshot.plan, *plan.snapshot.analysis.timetable(plan.snapshot.plan).times_of(row.id), row, row.times.driver);
}

// `a` took until Monday the 11th. `b` could have begun on Tuesday and has not: today at the earliest, two days. `x` follows.
TEST(Happened, WhatIsOverStaysAndWhatHasNotBegunBeginsToday) {
  const CompiledPlan plan(plan_of(R"(
    tactic a "A" { duration: 3 workdays  started: 2027-01-05  finished: 2027-01-11 }
    tactic b "B" { duration: 2 workdays  after: a }
    tactic x "C" { duration: 1 workday  after: b }
    tactic later "Later" { duration: 1 workday  after: 2027-02-01 })"), kToday);
  EXPECT_EQ(days_of(plan, "a"), "01-05 .. 01-11 actual");
  EXPECT_EQ(days_of(plan, "b"), "01-13 .. 01-14 computed");
  EXPECT_EQ(days_of(plan, "x"), "01-15 .. 01-15 computed");
  EXPECT_EQ(days_of(plan, "later"), "02-01 .. 02-01 computed");
  EXPECT_EQ(why_of(plan, "b"), "it has not begun yet, and can at the earliest on 2027-01-13");
  EXPECT_EQ(format_date(row_of(plan, "b").overdue.value()), "2027-01-12");
  EXPECT_FALSE(row_of(plan, "x").overdue);
  EXPECT_FALSE(row_of(plan, "later").overdue);
  ASSERT_NE(plan.find("schedule.late_start"), nullptr) << plan.shown();
  EXPECT_NE(plan.find("schedule.late_start")->message.find("could have begun on 2027-01-12, 1 day ago"), std::string::npos) << plan.shown();
}

// A plan that says of nothing what has happened is read as it was planned.
TEST(Happened, APlanThatIsNotFollowedIsAsItWasPlanned) {
  const CompiledPlan plan(plan_of("tactic a \"A\" { duration: 3 workdays }"), kToday);
  EXPECT_EQ(days_of(plan, "a"), "01-04 .. 01-06 computed");
  EXPECT_EQ(plan.find("schedule.late_start"), nullptr);
}

// Li's other campaign says nothing of what has happened, but is scheduled with the one that does.
TEST(Happened, WhatIsScheduledTogetherIsFollowedTogether) {
  const auto days = [](std::string_view who) {
    const CompiledPlan plan("person li \"Li\"\n" + plan_of("tactic a \"A\" { effort: 3 workdays  assign: @li  started: 2027-01-11  remaining: 1 workday }") +
                                fmt::format("campaign d \"D\" {{ period: 2027-01-04 .. 2027-12-31; goal g \"G\" {{ strategy s \"S\" {{ tactic b \"B\" {{ effort: 2 workdays; assign: {} }} }} }} }}", who), kToday);
    return format_span(plan.snapshot.analysis.timetable(plan.snapshot.plan).row(plan.at("d.g.s.b"))->days);
  };
  EXPECT_EQ(days("@li"), "2027-01-14 .. 2027-01-15");
}

// Each has begun; what is left of it comes from the 13th on.
//   d: five days of work less 16 hours: three days, 13 to 15.       e: half of ten workdays: 13, 14, 15, 18, 19.
//   f: four workdays from Monday the 11th, as planned to the 14th.  g: two workdays from the 4th, should be over; goes on today.
//   h: two days more, of passing time: 13 and 14.                   i: has no begin, but a half of four workdays is done: 13 and 14.
TEST(Happened, WhatIsLeftComesFromTodayOn) {
  const CompiledPlan plan(plan_of(R"(
    tactic d "D" { effort: 5 workdays  assign: @li  started: 2027-01-07  worked: 10 hours during 2027-01-07 .. 2027-01-08  worked: 6 hours during 2027-01-11 source "timesheet" }
    tactic e "E" { duration: 10 workdays  started: 2027-01-08  complete: 50% }
    tactic f "F" { duration: 4 workdays  started: 2027-01-11 }
    tactic x "G" { duration: 2 workdays  started: 2027-01-04 }
    tactic h "H" { duration: 1 week  started: 2027-01-08  remaining: 2 days }
    tactic i "I" { duration: 4 workdays  complete: 50% }
    tactic y "Y" { duration: 1 workday  after: x.start + 1 day, d })", "person li \"Li\""), kToday);
  EXPECT_EQ(days_of(plan, "d"), "01-07 .. 01-15 begun");
  EXPECT_EQ(days_of(plan, "e"), "01-08 .. 01-19 begun");
  EXPECT_EQ(days_of(plan, "f"), "01-11 .. 01-14 begun");
  EXPECT_EQ(days_of(plan, "x"), "01-04 .. 01-13 begun");
  EXPECT_EQ(days_of(plan, "h"), "01-08 .. 01-14 begun");
  EXPECT_EQ(days_of(plan, "i"), "01-13 .. 01-14 computed");
  EXPECT_EQ(days_of(plan, "y"), "01-18 .. 01-18 computed");
  EXPECT_EQ(why_of(plan, "e"), "it has begun, and what is left of it comes from 2027-01-13 on");
  EXPECT_EQ(plan.find("schedule.late_start"), nullptr) << plan.shown();
}

TEST(Happened, WhatIsLeftWaitsForItsPeople) {
  const CompiledPlan plan(plan_of(R"(
    tactic d "D" { effort: 5 workdays  assign: @li  started: 2027-01-07  remaining: 3 workdays }
    tactic x "X" { effort: 2 workdays  assign: @li  priority: 900 })", "person li \"Li\""), kToday);
  EXPECT_EQ(days_of(plan, "x"), "01-13 .. 01-14 computed");
  EXPECT_EQ(days_of(plan, "d"), "01-07 .. 01-19 begun");
}

// The day on which it began is the first on which somebody worked. Flights keep the end that is planned.
TEST(Happened, WorkAndFlightsSayWhen) {
  const CompiledPlan plan(plan_of(R"(
    tactic d "D" { effort: 2 workdays  worked: 4 hours during 2027-01-12  worked: 4 hours during 2027-01-11 }
    tactic x "X" { flight: 2027-01-04 .. 2027-01-22  started: 2027-01-07 }
    tactic y "Y" { flight: 2027-01-04 .. 2027-01-22  finished: 2027-01-12 }
    tactic z "Z" { flight: 2027-01-11 .. 2027-01-22 }
    tactic w "W" { flight: 2027-01-11 .. 2027-01-22  status: active })"), kToday);
  EXPECT_EQ(days_of(plan, "d"), "01-11 .. 01-13 begun");
  EXPECT_EQ(days_of(plan, "x"), "01-07 .. 01-22 begun");
  EXPECT_EQ(days_of(plan, "y"), "01-04 .. 01-12 actual");
  EXPECT_EQ(format_date(row_of(plan, "z").overdue.value()), "2027-01-11");
  EXPECT_FALSE(row_of(plan, "w").overdue);
  EXPECT_FALSE(row_of(plan, "x").overdue);
}

// A link that can be kept no more is no finding; one that can is.
TEST(Happened, OnlyWhatCanStillBeChangedIsBroken) {
  const auto plan = [](std::string_view air) {
    return CompiledPlan(plan_of(fmt::format("tactic cut \"Cut\" {{ flight: 2027-01-04 .. 2027-01-29 }}\ntactic air \"Air\" {{ {}  after: cut }}", air)), kToday);
  };
  EXPECT_NE(plan("flight: 2027-01-11 .. 2027-02-05").find("schedule.starts_before_dependency"), nullptr);
  EXPECT_EQ(plan("flight: 2027-01-11 .. 2027-02-05  started: 2027-01-11").find("schedule.starts_before_dependency"), nullptr);
  EXPECT_EQ(plan("duration: 3 workdays  started: 2027-01-11").find("schedule.starts_before_dependency"), nullptr);
}

// `a` was over on Thursday the 7th. It can be approved on Friday, so that `b` could have begun on Monday the 11th; it begins today. The approval lies right
// before it, but that is no reason.
TEST(Happened, WhatWaitsForAnApprovalCouldHaveBegunOnceItWasPossible) {
  const CompiledPlan plan("person li \"Li\"\n" + plan_of(R"(
    tactic a "A" { duration: 3 workdays  started: 2027-01-05  finished: 2027-01-07 }
    tactic b "B" { duration: 2 workdays  after: a  approval: @li })"), kToday);
  EXPECT_EQ(days_of(plan, "b"), "01-13 .. 01-14 computed");
  EXPECT_EQ(format_date(row_of(plan, "b").overdue.value()), "2027-01-11");
}

// What could not be read says nothing.
TEST(Happened, AnUnreadableDayIsNoDay) {
  const CompiledPlan plan(plan_of("tactic a \"A\" { duration: 3 workdays  started: soon }\ntactic b \"B\" { duration: 2 workdays  finished: 2027-02-30 }"), kToday);
  EXPECT_EQ(plan.find("schedule.late_start"), nullptr) << plan.shown();
  EXPECT_EQ(plan.find("schedule.finished_before_started"), nullptr);
}

// What it waits for may be anything as long as its name is misspelt, and so may its days.
TEST(Happened, WhatWaitsForAMisspeltNameIsNotOverdue) {
  for (const auto& [link, overdue] : {std::pair("after: a", true), {"after: aa", false}, {"start_before: a", true}}) {
    const CompiledPlan plan(plan_of(fmt::format(R"(
    tactic a "A" {{ duration: 1 workday  started: 2027-01-04  finished: 2027-01-05 }}
    tactic b "B" {{ duration: 2 workdays  {} }})", link)), kToday);
    EXPECT_EQ(row_of(plan, "b").overdue.has_value(), overdue) << link << plan.shown();
  }
  for (const char* flight : {"flight: soonish", "flight 2027-01-04 .. 2027-01-08"}) {
    const CompiledPlan plan(plan_of(fmt::format("\n    tactic b \"B\" {{\n duration: 20 months\n {}\n }}", flight)), kToday);
    EXPECT_EQ(plan.find("schedule.too_late"), nullptr) << flight << plan.shown();
  }
}

TEST(Happened, SlipsAreFound) {
  const auto found = [](std::string_view tactic, std::string_view name) { return CompiledPlan(plan_of(fmt::format("tactic a \"A\" {{ {} }}", tactic)), kToday).find(name) != nullptr; };
  EXPECT_TRUE(found("duration: 2 workdays  started: 2027-01-11  finished: 2027-01-07", "schedule.finished_before_started"));
  EXPECT_FALSE(found("duration: 2 workdays  started: 2027-01-07  finished: 2027-01-07", "schedule.finished_before_started"));
  EXPECT_TRUE(found("duration: 2 workdays  finished: 2027-01-14", "schedule.happened_in_future"));
  EXPECT_TRUE(found("duration: 2 workdays  started: 2027-01-14", "schedule.happened_in_future"));
  EXPECT_FALSE(found("duration: 2 workdays  started: 2027-01-13", "schedule.happened_in_future"));
  EXPECT_TRUE(found("effort: 2 workdays  worked: 10 hours  worked: 7 hours", "schedule.worked_too_much"));
  EXPECT_FALSE(found("effort: 2 workdays  worked: 10 hours  worked: 6 hours", "schedule.worked_too_much"));
  EXPECT_TRUE(found("duration: 2 workdays  complete: 100%", "schedule.complete_without_end"));
  EXPECT_FALSE(found("duration: 2 workdays  complete: 90%", "schedule.complete_without_end"));
  EXPECT_FALSE(found("duration: 2 workdays  complete: 100%  finished: 2027-01-11", "schedule.complete_without_end"));
}

}  // namespace
}  // namespace campaign

// Six plans whose days were worked out on paper first, with a calendar of 2027 beside it; the comments say how.

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/timetable.h"
#include "model/format.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

/// "03-30 .. 03-31", or "-" where something has no days.
std::string days_of(const CompiledPlan& plan, std::string_view path) {
  const TimetableRow* row = plan.snapshot.analysis.timetable(plan.snapshot.plan).row(plan.at(path));
  if (row == nullptr || !row->dated) return "-";
  return fmt::format("{} .. {}", format_date(row->days.first).substr(5), format_date(row->days.last).substr(5));
}
std::string why_of(const CompiledPlan& plan, std::string_view path) {
  const Timetable& timetable = plan.snapshot.analysis.timetable(plan.snapshot.plan);
  const TimetableRow* row = timetable.row(plan.at(path));
  return why(plan.snapshot.plan, *timetable.times_of(row->id), *row, row->times.driver);
}

// Easter Sunday is 28 March. The cut ends on Thursday the 25th; two workdays of grading would be Friday and Monday, but these are Good Friday and
// Easter Monday: they are Tuesday and Wednesday, and the launch is on Thursday, 1 April, not on Tuesday, 30 March.
std::string launch(std::string_view calendar) {
  return fmt::format(R"(use std.holidays.de
campaign c "C" {{
  period: 2027
  {}
  goal g "G" {{ strategy s "S" {{
    tactic cut "Cut" {{ flight: 2027-03-22 .. 2027-03-25 }}
    tactic grading "Grading" {{ duration: 2 workdays  after: cut }}
    tactic launch "Launch" {{ duration: 1 workday  after: grading }}
  }} }}
}}
)", calendar);
}
TEST(ByHand, ALaunchIsTwoWorkdaysLateBecauseOfEaster) {
  const CompiledPlan without(launch("")), with(launch("calendar: germany"));
  EXPECT_EQ(days_of(without, "c.g.s.launch"), "03-30 .. 03-30");
  EXPECT_EQ(days_of(with, "c.g.s.grading"), "03-30 .. 03-31");
  EXPECT_EQ(days_of(with, "c.g.s.launch"), "04-01 .. 04-01");
  EXPECT_EQ(why_of(with, "c.g.s.grading"), "“Cut” ends on 2027-03-25; days off in between: Good Friday and Easter Monday");
  EXPECT_EQ(why_of(with, "c.g.s.launch"), "“Grading” ends on 2027-03-31");
}

// The script is done on Monday, 1 February; Li is away from Wednesday to Friday. What may pause begins on Tuesday and goes on on Monday and Tuesday.
// What may not needs three days in a row: Monday the 8th to Wednesday.
TEST(ByHand, ALeaveMovesAShoot) {
  for (const bool split : {true, false}) {
    const CompiledPlan plan(fmt::format(R"(campaign c "C" {{
  period: 2027
  person li "Li" {{ leave: 2027-02-03 .. 2027-02-05 }}
  goal g "G" {{ strategy s "S" {{
    tactic script "Script" {{ flight: 2027-01-25 .. 2027-02-01 }}
    tactic shoot "Shoot" {{ effort: 3 workdays  assign: @li  after: script  split: {} }}
  }} }}
}}
)", split ? "yes" : "no"));
    EXPECT_EQ(days_of(plan, "c.g.s.shoot"), split ? "02-02 .. 02-09" : "02-08 .. 02-10");
    if (!split) {
      EXPECT_EQ(why_of(plan, "c.g.s.shoot"), "Li is away before 2027-02-08");
    }
  }
}

// The mail goes out on Monday, 8 March, as that day begins. 48 hours before is Saturday, when nobody works: the approval has to be done on Friday.
TEST(ByHand, AnApprovalTwoDaysAheadOfAMondayIsOnFriday) {
  const std::string plan = R"(campaign c "C" {{
  period: 2027
  goal g "G" {{ strategy s "S" {{
    tactic approval "Approval" {{ {}  before: mail - 48 hours }}
    tactic mail "Mail" {{ flight: 2027-03-08 }}
  }} }}
}}
)";
  EXPECT_EQ(days_of(CompiledPlan(fmt::format(fmt::runtime(plan), "duration: 1 workday  place: late")), "c.g.s.approval"), "03-05 .. 03-05");
  EXPECT_EQ(CompiledPlan(fmt::format(fmt::runtime(plan), "flight: 2027-03-05")).find("schedule.starts_before_dependency"), nullptr);
  EXPECT_NE(CompiledPlan(fmt::format(fmt::runtime(plan), "flight: 2027-03-06")).find("schedule.starts_before_dependency"), nullptr);
}

// Li works Monday to Friday, Amr Sunday to Thursday. Ten days of work from Monday, 4 January: both on the 4th to the 7th (8), Li on Friday (9), Amr
// on Sunday (10). What Amr does then is done on Monday, as he worked on Sunday; what Li hands to Amr on a Friday goes on on Sunday.
TEST(ByHand, TwoTeamsShareAPartOfTheirWeek) {
  const CompiledPlan plan(R"(campaign c "C" {
  period: 2027-01-04 .. 2027-12-31
  calendar cairo "Cairo" { work: sun..thu 09:00 .. 17:00 }
  person li "Li"
  person amr "Amr" { calendar: cairo }
  goal g "G" { strategy s "S" {
    tactic both "Both" { effort: 10 workdays  assign: @li, @amr }
    tactic hers "Hers" { effort: 4 workdays  assign: @li  after: both }
    tactic his "His" { effort: 2 workdays  assign: @amr  after: hers }
  } }
}
)");
  EXPECT_EQ(days_of(plan, "c.g.s.both"), "01-04 .. 01-10");
  EXPECT_EQ(days_of(plan, "c.g.s.hers"), "01-11 .. 01-14");
  EXPECT_EQ(days_of(plan, "c.g.s.his"), "01-17 .. 01-18");
}

// The fair begins on Monday, 3 May. Three workdays of transport before it: Wednesday to Friday, 28 to 30 April. Two of building: Monday and Tuesday.
// Five of filming: Monday the 19th to Friday the 23rd.
TEST(ByHand, AChainLiesLateBeforeAFair) {
  const CompiledPlan plan(R"(campaign c "C" {
  period: 2027
  goal g "G" { strategy s "S" {
    tactic film "Film" { duration: 5 workdays  before: stand  place: late }
    tactic stand "Stand" { duration: 2 workdays  before: transport  place: late }
    tactic transport "Transport" { duration: 3 workdays  before: fair  place: late }
    tactic fair "Fair" { flight: 2027-05-03 .. 2027-05-06 }
  } }
}
)");
  EXPECT_EQ(days_of(plan, "c.g.s.film"), "04-19 .. 04-23");
  EXPECT_EQ(days_of(plan, "c.g.s.stand"), "04-26 .. 04-27");
  EXPECT_EQ(days_of(plan, "c.g.s.transport"), "04-28 .. 04-30");
}

// The rooms are booked for 10 and 11 May, whatever comes before; posters follow them, two workdays, 12 and 13 May; flyers wait for the container, that
// is for the preparation of five workdays from Monday, 3 May, and are printed on the 10th. The whole lasts from the 10th to the 13th, what waits
// for it begins on Friday the 14th. A preparation of six workdays is not ready for the rooms, which is said, and nothing moves them.
TEST(ByHand, AContainerHasPartsThatAreFixed) {
  for (const int days : {5, 6}) {
    const CompiledPlan plan(fmt::format(R"(campaign c "C" {{
  period: 2027
  goal g "G" {{ strategy s "S" {{
    tactic preparation "Preparation" {{ duration: {} workdays  after: 2027-05-03 }}
    tactic evening "Evening" {{
      after: preparation
      tactic rooms "Rooms" {{ flight: 2027-05-10 .. 2027-05-11 }}
      tactic posters "Posters" {{ duration: 2 workdays  after: rooms }}
      tactic flyers "Flyers" {{ duration: 1 workday }}
    }}
    tactic report "Report" {{ duration: 1 workday  after: evening }}
  }} }}
}}
)", days));
    EXPECT_EQ(days_of(plan, "c.g.s.preparation"), days == 5 ? "05-03 .. 05-07" : "05-03 .. 05-10");
    EXPECT_EQ(days_of(plan, "c.g.s.evening.rooms"), "05-10 .. 05-11");
    EXPECT_EQ(days_of(plan, "c.g.s.evening.posters"), "05-12 .. 05-13");
    EXPECT_EQ(days_of(plan, "c.g.s.evening.flyers"), days == 5 ? "05-10 .. 05-10" : "05-11 .. 05-11");
    EXPECT_EQ(days_of(plan, "c.g.s.evening"), "05-10 .. 05-13");
    EXPECT_EQ(days_of(plan, "c.g.s.report"), "05-14 .. 05-14");
    EXPECT_EQ(plan.find("schedule.too_late") == nullptr, days == 5) << plan.shown();
  }
}

}  // namespace
}  // namespace campaign

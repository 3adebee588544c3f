#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/scheduled_plan.h"
#include "analysis/timetable.h"
#include "emit/json/schedule_row.h"
#include "rules/compiled_plan.h"

namespace campaign {
namespace {

std::string days_of(const CompiledPlan& plan, std::string_view name) {
  const TimetableRow* row = plan.snapshot.analysis.timetable(plan.snapshot.plan).row(plan.at(fmt::format("c.g.s.{}", name)));
  return row == nullptr || !row->dated ? "-" : clock_text(row->times.start).substr(5) + " " + clock_text(row->times.finish).substr(5);
}

std::string why_of(const CompiledPlan& plan, std::string_view name) {
  const Timetable& timetable = plan.snapshot.analysis.timetable(plan.snapshot.plan);
  const EntityId id = plan.at(fmt::format("c.g.s.{}", name));
  return why(plan.snapshot.plan, *timetable.times_of(id), *timetable.row(id), timetable.row(id)->times.driver);
}

constexpr std::string_view kPeople = "person li \"Li\"\n person sam \"Sam\"";

// Networks 8, 10 and 6 of the design, whose days come from TaskJuggler 3.7.1.
constexpr std::string_view kShared = R"(
    tactic a "A" { effort: 3 workdays  assign: @li }
    tactic b "B" { effort: 2 workdays  assign: @li  priority: 800 }
    tactic x "C" { effort: 4 workdays  assign: @li  priority: 300 }
    tactic d "D" { effort: 3 workdays  assign: @sam  after: b }
    tactic e "E" { effort: 1 workday  assign: @li  after: d  priority: 900 })";

TEST(Levelling, GivesPeopleToWhatHasPriority) {
  const CompiledPlan plan(plan_of(kShared, kPeople));
  EXPECT_EQ(days_of(plan, "b"), "01-04T09:00 01-05T17:00");
  EXPECT_EQ(days_of(plan, "a"), "01-06T09:00 01-08T17:00");
  EXPECT_EQ(days_of(plan, "d"), "01-06T09:00 01-08T17:00");
  EXPECT_EQ(days_of(plan, "e"), "01-11T09:00 01-11T17:00");
  EXPECT_EQ(days_of(plan, "x"), "01-12T09:00 01-15T17:00");
  EXPECT_EQ(why_of(plan, "x"), "Li works on “E” until 2027-01-11");
}

TEST(Levelling, CanBeSwitchedOff) {
  const CompiledPlan plan(plan_of(kShared, fmt::format("levelling: none\n{}", kPeople)));
  for (const std::string_view name : {"a", "b", "x"}) EXPECT_TRUE(days_of(plan, name).starts_with("01-04T09:00")) << name;
}

TEST(Levelling, TakesWhoeverGetsItDoneSooner) {
  const CompiledPlan plan(plan_of(R"(
    tactic a "A" { effort: 4 workdays  assign: @li  priority: 900 }
    tactic b "B" { effort: 2 workdays  assign: @li or @sam }
    tactic x "C" { effort: 2 workdays  assign: @li or @sam  after: b })", kPeople));
  EXPECT_EQ(days_of(plan, "a"), "01-04T09:00 01-07T17:00");
  EXPECT_EQ(days_of(plan, "b"), "01-04T09:00 01-05T17:00");
  EXPECT_EQ(days_of(plan, "x"), "01-06T09:00 01-07T17:00");
}

TEST(Levelling, PausesForLeaveAndHolidays) {
  const CompiledPlan plan(plan_of(R"(
    tactic a "A" { duration: 3 workdays }
    tactic b "B" { duration: 2 workdays  after: a + 3 days }
    tactic x "C" { duration: 2 workdays  after: a + 3 workdays }
    tactic d "D" { effort: 3 workdays  assign: @li  after: b }
    tactic e "E" { effort: 2 workdays  assign: @li  after: x, d })",
                                  "calendar: here\n calendar here { holidays: 2027-01-06 }\n person li \"Li\" { leave: 2027-01-14 .. 2027-01-15 }"));
  EXPECT_EQ(days_of(plan, "a"), "01-04T09:00 01-07T17:00");
  EXPECT_EQ(days_of(plan, "b"), "01-11T09:00 01-12T17:00");
  EXPECT_EQ(days_of(plan, "d"), "01-13T09:00 01-19T17:00");
  EXPECT_EQ(days_of(plan, "e"), "01-20T09:00 01-21T17:00");
}

TEST(Levelling, CountsSharesTeamsCapacityAndBookings) {
  const auto with = [](std::string_view person, std::string_view tactic) {
    return days_of(CompiledPlan(plan_of(fmt::format("tactic a \"A\" {{ effort: 2 workdays  {} }}", tactic), person)), "a");
  };
  EXPECT_EQ(with("person li \"Li\"", "assign: @li 50%"), "01-04T09:00 01-07T17:00");
  EXPECT_EQ(with("person li \"Li\" { capacity: 50% }", "assign: @li 50%"), "01-04T09:00 01-07T17:00");
  EXPECT_EQ(with("person li \"Li\" { busy: mon..fri 09:00 .. 13:00 }", "assign: @li"), "01-04T13:00 01-07T17:00");
  EXPECT_EQ(with("person li \"Li\" { booking fair \"Fair\" { on: 2027-01-04 .. 2027-01-05 } }", "assign: @li"), "01-06T09:00 01-07T17:00");
  EXPECT_EQ(with("person li \"Li\" { booking fair \"Fair\" { on: 2027-01-04 .. 2027-01-05  share: 50% } }", "assign: @li"), "01-04T09:00 01-06T17:00");
  EXPECT_EQ(with("team crew \"Crew\" { person li \"Li\"; person sam \"Sam\" }", "assign: @crew  crew: 2"), "01-04T09:00 01-04T17:00");
  EXPECT_EQ(with("person li \"Li\"", "owner: @li"), "01-04T09:00 01-05T17:00");
  EXPECT_EQ(with("person li \"Li\" { leave: 2027-01-01 .. 2031-12-31 }", "assign: @li"), "-");
}

// Over a plan in which everybody shares everything: nobody does two things at once, and all the work is done.
TEST(Levelling, NeverOverloadsAnybody) {
  std::string tactics;
  for (int i = 0; i < 60; ++i) {
    tactics += fmt::format("tactic t{} \"T\" {{ effort: {} hours  assign: {}  priority: {}{} }}\n", i, 3 + i * 7 % 29, i % 3 == 0 ? "@li" : i % 3 == 1 ? "@sam 50%" : "@li or @sam", i * 37 % 1000,
                           i > 4 && i % 4 == 0 ? fmt::format("  after: t{}", i - 4) : "");
  }
  const CompiledPlan plan(plan_of(tactics, kPeople));
  const JointTimes& times = plan.snapshot.analysis.timetable(plan.snapshot.plan).networks().front();
  ASSERT_FALSE(times.pieces.empty());
  std::vector<std::int64_t> work(times.rows.size(), 0);
  for (const timing::Piece& piece : times.pieces) work[piece.step] += times.staffing.people[piece.person].hours.between(piece.span.from, piece.span.to) * piece.share / timing::kWhole;
  for (const timing::Demand& demand : times.staffing.demands) EXPECT_EQ(work[demand.step], demand.effort);
  for (std::uint32_t person = 0; person < times.people.size(); ++person) {
    std::vector<std::pair<timing::Minute, std::int64_t>> changes;
    for (const timing::Piece& piece : times.pieces) {
      if (piece.person != person) continue;
      changes.emplace_back(piece.span.from, piece.share);
      changes.emplace_back(piece.span.to, -piece.share);
    }
    std::ranges::sort(changes);
    std::int64_t used = 0;
    for (const auto& [at, change] : changes) EXPECT_LE(used += change, times.staffing.people[person].capacity) << clock_text(at);
  }
}

}  // namespace
}  // namespace campaign

#include "analysis/timetable.h"

#include <map>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/scheduled_plan.h"
#include "emit/json/schedule_row.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "support/files.h"

namespace campaign {
namespace {

/// `2027-01-04T09:00 2027-01-06T17:00 slack/free`, in workdays.
std::string line_of(const CompiledPlan& plan, std::string_view path) {
  const Timetable& timetable = plan.snapshot.analysis.timetable(plan.snapshot.plan);
  const TimetableRow* row = timetable.row(plan.at(path));
  if (row == nullptr || !row->dated) return "-";
  const auto days = [&](std::int64_t minutes) { return in_workdays(minutes, timetable.times_of(row->id)->workday).count.to_string(); };
  return fmt::format("{} {} {}/{}", clock_text(row->times.start), clock_text(row->times.finish), days(row->times.slack), days(row->times.free_slack));
}

std::string room_of(const CompiledPlan& plan, std::string_view path) {
  const Timetable& timetable = plan.snapshot.analysis.timetable(plan.snapshot.plan);
  const TimetableRow* row = timetable.row(plan.at(path));
  return row->times.room ? in_workdays(*row->times.room, timetable.times_of(row->id)->workday).count.to_string() : "none";
}

// The expected days of these networks come from TaskJuggler 3.7.1 and from a script of its own: they are the numbered ones of
// the design of the schedule.
TEST(Timetable, OfAChainWithAShortBranch) {  // 1
  const CompiledPlan plan(plan_of(R"(
    tactic a "A" { duration: 3 workdays }
    tactic b "B" { duration: 5 workdays  after: a }
    tactic x "C" { duration: 2 workdays  after: a }
    tactic d "D" { duration: 4 workdays  after: b, x })"));
  EXPECT_EQ(line_of(plan, "c.g.s.a"), "2027-01-04T09:00 2027-01-06T17:00 0/0");
  EXPECT_EQ(line_of(plan, "c.g.s.b"), "2027-01-07T09:00 2027-01-13T17:00 0/0");
  EXPECT_EQ(line_of(plan, "c.g.s.x"), "2027-01-07T09:00 2027-01-08T17:00 3/3");
  EXPECT_EQ(line_of(plan, "c.g.s.d"), "2027-01-14T09:00 2027-01-19T17:00 0/0");
}

TEST(Timetable, OfAllKindsOfLinksAndLags) {  // 4
  const CompiledPlan plan(plan_of(R"(
    tactic a "A" { duration: 5 workdays }
    tactic b "B" { duration: 4 workdays  after: a.start + 2 workdays }
    tactic x "C" { duration: 3 workdays  after: b + 2 days }
    tactic d "D" { duration: 2 workdays  after: b + 2 workdays }
    tactic e "E" { duration: 7 days  after: a }
    tactic f "F" { duration: 1 workday  after: x, d, e })"));
  const std::map<std::string, std::string> days = {{"a", "2027-01-04T09:00 2027-01-08T17:00"}, {"b", "2027-01-06T09:00 2027-01-11T17:00"}, {"x", "2027-01-14T09:00 2027-01-18T17:00"},
                                                   {"d", "2027-01-14T09:00 2027-01-15T17:00"}, {"e", "2027-01-08T17:00 2027-01-15T17:00"}, {"f", "2027-01-19T09:00 2027-01-19T17:00"}};
  for (const auto& [name, expected] : days) EXPECT_EQ(line_of(plan, "c.g.s." + name).substr(0, expected.size()), expected) << name;
  const std::map<std::string, std::string> slack = {{"a", "0"}, {"b", "0"}, {"x", "0"}, {"d", "1"}, {"e", "1"}, {"f", "0"}};
  for (const auto& [name, expected] : slack) EXPECT_EQ(line_of(plan, "c.g.s." + name).substr(34, 1), expected) << name;
}

TEST(Timetable, LaysWhatIsLateBeforeAGate) {  // 7
  const CompiledPlan plan(plan_of(R"(
    tactic write "Write" { duration: 3 workdays  before: design }
    tactic design "Design" { duration: 5 workdays  before: approve }
    tactic approve "Approve" { duration: 1 workday  before: send - 48 hours }
    milestone send "Send" { on: 2027-02-15 })", "schedule: backward"));
  EXPECT_EQ(line_of(plan, "c.g.s.write").substr(0, 33), "2027-02-02T09:00 2027-02-04T17:00");
  EXPECT_EQ(line_of(plan, "c.g.s.design").substr(0, 33), "2027-02-05T09:00 2027-02-11T17:00");
  EXPECT_EQ(line_of(plan, "c.g.s.approve").substr(0, 33), "2027-02-12T09:00 2027-02-12T17:00");
}

TEST(Timetable, WorksByTheCalendarThatIsNearest) {
  const std::string calendar =
      "calendar: here\n  calendar here { work: mon..thu 08:00 .. 12:00, mon..thu 13:00 .. 17:00\n"
      "    holidays: 2027-01-05\n    holiday kings \"Epiphany\" { on: 2027-01-06 } }";
  const CompiledPlan plan(plan_of("tactic a \"A\" { duration: 3 workdays }\n tactic b \"B\" { after: a  duration: 4 hours }\n tactic x \"C\" { effort: 1 week  after: b }", calendar));
  EXPECT_EQ(line_of(plan, "c.g.s.a").substr(0, 33), "2027-01-04T08:00 2027-01-11T17:00");  // Monday, Thursday, Monday.
  EXPECT_EQ(line_of(plan, "c.g.s.b").substr(0, 33), "2027-01-11T17:00 2027-01-11T21:00");  // Hours run on.
  EXPECT_EQ(line_of(plan, "c.g.s.x").substr(0, 33), "2027-01-12T08:00 2027-01-19T17:00");  // Five workdays, of which four are in a week.
  const CompiledPlan egypt(plan_of("tactic a \"A\" { duration: 5 workdays }", "locale: \"ar-EG\""));  // Works Sunday to Thursday.
  EXPECT_EQ(line_of(egypt, "c.g.s.a").substr(0, 33), "2027-01-04T09:00 2027-01-10T17:00");
}

TEST(Timetable, WorksByNoHalfOfACalendar) {
  const CompiledPlan plan(plan_of("tactic a \"A\" { duration: 5 workdays }", "calendar: here\n  calendar here { work: omn..thu 08:00 .. 16:00, fri 08:00 .. 12:00 }"));
  EXPECT_EQ(line_of(plan, "c.g.s.a").substr(0, 33), "2027-01-04T09:00 2027-01-08T17:00");  // As without hours, and not on Fridays only.
}

TEST(Timetable, ReadsAHalfDayAndHoursOverMidnight) {
  const CompiledPlan plan(plan_of("tactic a \"A\" { duration: 2 workdays }", "calendar: night\n  calendar night { work: mon..fri 22:00 .. 04:00  day: 3 hours }"));
  EXPECT_EQ(line_of(plan, "c.g.s.a").substr(0, 33), "2027-01-04T22:00 2027-01-05T04:00");  // Twice three hours.
}

// Nothing is said to begin before all days: of every row, containers too, in every plan that we have.
TEST(Timetable, SaysWithWhichDayACampaignBegins) {
  std::size_t campaigns = 0;
  for (const std::string& file : plan_files()) {
    const CompiledPlan compiled(read_file(file));
    const Plan& plan = compiled.snapshot.plan;
    for (const CampaignTimes& times : compiled.snapshot.analysis.timetable(plan).campaigns()) {
      for (const TimetableRow& row : times.rows()) {
        if (!row.dated || row.times.driver.kind != timing::Driver::Kind::network_start) continue;
        const auto* period = plan.get<DaySpan>(times.campaign, prop("period"));
        const std::string text = why(plan, times, row, row.times.driver);
        if (period != nullptr && plan.tongue().tag() == "en") {
          EXPECT_NE(text.find(format_date(period->first)), std::string::npos) << file << ": " << text;
        }
        EXPECT_EQ(text.find(", -"), std::string::npos) << file << ": " << text;
        ++campaigns;
      }
    }
  }
  EXPECT_GT(campaigns, 20u);
}

TEST(Timetable, SaysHowMuchRoomIsLeftBeforeADeadline) {
  const CompiledPlan plan(plan_of(R"(
    tactic a "A" { duration: 3 workdays  by: 2027-01-08 }
    tactic b "B" { duration: 5 workdays  after: a  by: 2027-01-12 }
    tactic x "C" { duration: 2 workdays  before: fair }
    tactic fair "Fair" { flight: 2027-01-11 .. 2027-01-12 })"));
  EXPECT_EQ(room_of(plan, "c.g.s.a"), "-1");  // B needs until the 13th.
  EXPECT_EQ(room_of(plan, "c.g.s.b"), "-1");
  EXPECT_EQ(room_of(plan, "c.g.s.x"), "3");
}

TEST(Timetable, CountsWhatIsCalledOffAsNothing) {
  const CompiledPlan plan(plan_of(R"(
    tactic a "A" { duration: 30 workdays  status: cancelled }
    tactic b "B" { duration: 1 workday  after: a })"));
  EXPECT_EQ(line_of(plan, "c.g.s.a"), "-");
  EXPECT_EQ(line_of(plan, "c.g.s.b").substr(0, 33), "2027-01-04T09:00 2027-01-04T17:00");
}

TEST(Timetable, NamesWhatBreaksALinkAndLetsDaysTouch) {
  const auto broken = [](const CompiledPlan& plan) {
    std::string all;
    for (const BrokenLink& link : plan.snapshot.analysis.timetable(plan.snapshot.plan).networks().front().broken) {
      all += fmt::format("{} {}{};", plan.snapshot.plan[link.waits].name, format_date(link.allowed), link.of_end ? " end" : "");
    }
    return all;
  };
  const auto with = [&](std::string_view link) {
    return broken(CompiledPlan(plan_of(fmt::format("tactic a \"A\" {{ flight: 2027-02-01 .. 2027-02-10 }}\n tactic b \"B\" {{ flight: 2027-02-10 .. 2027-02-20  {} }}", link))));
  };
  EXPECT_EQ(with("after: a"), "");                     // Handed over at noon.
  EXPECT_EQ(with("after: a.start"), "");
  EXPECT_EQ(with("after: a - 3 days"), "");
  EXPECT_EQ(with("after: a + 2 days"), "b 2027-02-13;");
  EXPECT_EQ(with("after: a.start + 2 weeks"), "b 2027-02-15;");
  EXPECT_EQ(with("finish_after: a + 2 weeks"), "b 2027-02-24 end;");
  EXPECT_EQ(with("before: a"), "a 2027-02-21;");
  EXPECT_EQ(with("start_before: a"), "a 2027-02-10;");
  EXPECT_EQ(with("start_before: a.end"), "");
}

}  // namespace
}  // namespace campaign

#include "analysis/sends.h"

#include <chrono>
#include <cstdlib>
#include <optional>
#include <random>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/approvals.h"
#include "analysis/scheduled_plan.h"
#include "emit/json/schedule_row.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "schedule/random.h"

namespace campaign {
namespace {

using std::chrono::days;

constexpr std::string_view kMail = "channel mail \"Mail\" { kind: owned  contact: yes }\nchannel blog \"Blog\" { kind: owned }\nperson legal \"Legal\"\n";

/// Chosen by the environment's CAMPAIGN_SEED, else anew each time.
std::uint64_t seed_of_this_run() {
  const char* chosen = std::getenv("CAMPAIGN_SEED");
  return chosen == nullptr ? std::random_device()() : std::stoull(chosen);
}

const Timetable& timetable_of(const CompiledPlan& plan) { return plan.snapshot.analysis.timetable(plan.snapshot.plan); }

/// `2027-03-30<2027-03-29 08:00; 2027-04-05*; -2027-03-29`: moved from, at, on a free day; and what is left out.
std::string sends_text(const CompiledPlan& plan, std::string_view path) {
  const Sends sends = sends_of(plan.snapshot.plan, timetable_of(plan), plan.at(path));
  std::string text;
  for (const Send& send : sends.list) {
    text += (text.empty() ? "" : "; ") + format_date(send.day) + (send.free ? "*" : "");
    for (const Day day : send.moved_from) text += "<" + format_date(day);
    if (send.minute != Send::kNoHour) text += fmt::format(" {:02}:{:02}", send.minute / 60, send.minute % 60);
  }
  for (const Day day : sends.skipped) text += (text.empty() ? "-" : "; -") + format_date(day);
  return text;
}

std::string easter(std::string_view properties, std::string_view flight = "2027-03-22 .. 2027-04-06") {
  return std::string(kMail) + "calendar here { holiday easter \"Easter\" { on: 2027-03-26, 2027-03-29 } }\n" +
         plan_of(fmt::format("tactic news \"News\" {{ channel: mail  flight: {}  {} }}", flight, properties), "calendar: here");
}

TEST(Sends, FollowTheirRhythmWithinTheFlight) {
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on mon  at: 08:00")), "c.g.s.news"), "2027-03-22 08:00; 2027-03-29* 08:00; 2027-04-05 08:00");
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on mon  on_day_off: keep")), "c.g.s.news"), "2027-03-22; 2027-03-29*; 2027-04-05");
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on mon  on_day_off: move_later")), "c.g.s.news"), "2027-03-22; 2027-03-30<2027-03-29; 2027-04-05");
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on mon  on_day_off: move_earlier")), "c.g.s.news"), "2027-03-22; 2027-03-25<2027-03-29; 2027-04-05");
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on mon  on_day_off: skip")), "c.g.s.news"), "2027-03-22; 2027-04-05; -2027-03-29");
}

TEST(Sends, AreOneADayWhereSeveralAreMovedToIt) {
  // Good Friday, the weekend and Easter Monday all go to Tuesday, on which something is sent anyway.
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: daily  on_day_off: move_later", "2027-03-25 .. 2027-03-30")), "c.g.s.news"),
            "2027-03-25; 2027-03-30<2027-03-26<2027-03-27<2027-03-28<2027-03-29");
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on fri, mon  on_day_off: move_earlier", "2027-03-25 .. 2027-03-31")), "c.g.s.news"), "2027-03-25<2027-03-26<2027-03-29");
}

TEST(Sends, NeverLeaveTheFlight) {
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on mon  on_day_off: move_later", "2027-03-22 .. 2027-03-29")), "c.g.s.news"), "2027-03-22; 2027-03-25<2027-03-29");
  EXPECT_EQ(sends_text(CompiledPlan(easter("repeat: weekly on mon  on_day_off: move_later", "2027-03-27 .. 2027-03-29")), "c.g.s.news"), "2027-03-29*");
}

TEST(Sends, AreFlightsOfOneDayOnChannelsThatContactPeople) {
  EXPECT_EQ(sends_text(CompiledPlan(easter("at: 09:30", "2027-03-29, 2027-04-05 .. 2027-04-06")), "c.g.s.news"), "2027-03-29* 09:30");
  EXPECT_EQ(sends_text(CompiledPlan(std::string(kMail) + plan_of("tactic a \"A\" { channel: blog  flight: 2027-03-22 }")), "c.g.s.a"), "");
  EXPECT_EQ(sends_text(CompiledPlan(std::string(kMail) + plan_of("tactic a \"A\" { channel: blog  flight: 2027-03  repeat: monthly on 1, 15 }")), "c.g.s.a"), "2027-03-01; 2027-03-15");
  EXPECT_EQ(sends_text(CompiledPlan(std::string(kMail) + plan_of("tactic a \"A\" { channel: mail  flight: 2027-03-22  status: cancelled }")), "c.g.s.a"), "");
}

TEST(Sends, FollowDaysThatAreWorkedOut) {
  const CompiledPlan plan(std::string(kMail) + plan_of("tactic text \"Text\" { duration: 5 workdays }\ntactic news \"News\" { channel: mail  after: text  duration: 3 weeks  repeat: weekly on tue }"));
  EXPECT_EQ(sends_text(plan, "c.g.s.news"), "2027-01-12; 2027-01-19; 2027-01-26");
}

// What has really happened comes first: it began a week after its flight, and was over before its end.
TEST(Sends, AreOnlyOnTheDaysOnWhichItReallyRan) {
  const std::string flight = "tactic news \"News\" { channel: mail  flight: 2027-02-01 .. 2027-03-05  repeat: every 2 weeks on tue  ";
  EXPECT_EQ(sends_text(CompiledPlan(std::string(kMail) + plan_of(flight + "}")), "c.g.s.news"), "2027-02-02; 2027-02-16; 2027-03-02");
  EXPECT_EQ(sends_text(CompiledPlan(std::string(kMail) + plan_of(flight + "started: 2027-02-08 }")), "c.g.s.news"), "2027-02-16; 2027-03-02");
  EXPECT_EQ(sends_text(CompiledPlan(std::string(kMail) + plan_of(flight + "started: 2027-02-08  finished: 2027-02-26 }")), "c.g.s.news"), "2027-02-16");
}

TEST(Sends, SayNothingOfWhatCannotBeRead) {
  for (const char* broken : {"repeat: weekly on tuseday", "repeat: weekly on tue 08:00 .. 09:00", "repeat: weekly on tue  at: 25:00", "repeat: weekly on tue  on_day_off: later", "repeat: todo"}) {
    EXPECT_EQ(sends_text(CompiledPlan(easter(broken)), "c.g.s.news"), "") << broken;
  }
  EXPECT_NE(CompiledPlan(easter("repeat: weekly on tue 08:00 .. 09:00")).find("types.mismatch"), nullptr);
  EXPECT_NE(CompiledPlan(easter("repeat: weekly on mon, tue 08:00 .. 09:00")).find("types.mismatch"), nullptr);
}

// Against a walk over the days that knows nothing of rhythms as the compiler does.
TEST(Sends, AreThoseOfASlowWalkOverTheDays) {
  const std::uint64_t seed = seed_of_this_run();
  SCOPED_TRACE(fmt::format("CAMPAIGN_SEED={}", seed));
  timing::Random random(seed);
  constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  constexpr std::string_view kModes[] = {"", "keep", "skip", "move_later", "move_earlier"};
  for (int round = 0; round < 400; ++round) {
    const Day first = Day(std::chrono::year(2027) / 1 / 4) + days(random(0, 199)), last = first + days(random(0, 59));
    std::set<Day> holidays;
    for (std::int64_t i = random(0, 11); i > 0; --i) holidays.insert(first + days(random(0, 59)));
    const auto weekday = static_cast<unsigned>(random(0, 6));
    const auto every = static_cast<int>(1 + random(0, 2));
    const std::string_view mode = kModes[static_cast<std::size_t>(random(0, 4))];
    const bool weekly = random(0, 1) == 0;
    std::string calendar = "calendar here { about: \"Here\"";
    for (const Day day : holidays) calendar += fmt::format("\n  holiday d{} \"D\" {{ on: {} }}", (day - first).count(), format_date(day));
    const std::string rhythm = weekly ? fmt::format("every {} weeks on {}", every + 1, kWeekdays[weekday]) : fmt::format("every {} days", every + 1);
    const std::string text = std::string(kMail) + calendar + " }\n" +
                             plan_of(fmt::format("tactic news \"News\" {{ channel: mail  flight: {} .. {}  repeat: {}  {} }}", format_date(first), format_date(last), rhythm, mode.empty() ? "" : "on_day_off: " + std::string(mode)), "calendar: here");
    const auto works = [&](Day day) { return std::chrono::weekday(day).iso_encoding() <= 5 && !holidays.contains(day); };
    std::set<Day> expected;
    for (Day day = first; day <= last; day += days(1)) {
      const auto passed = (day - first).count();
      const bool falls = weekly ? std::chrono::weekday(day).iso_encoding() == weekday + 1 && passed / 7 % (every + 1) == 0 : passed % (every + 1) == 0;
      if (!falls) continue;
      if (works(day) || mode.empty() || mode == "keep") {
        expected.insert(day);
        continue;
      }
      if (mode == "skip") continue;
      std::optional<Day> later, earlier;
      for (Day other = day; other <= last && !later; other += days(1)) {
        if (works(other)) later = other;
      }
      for (Day other = day; other >= first && !earlier; other -= days(1)) {
        if (works(other)) earlier = other;
      }
      expected.insert(mode == "move_later" ? later.value_or(earlier.value_or(day)) : earlier.value_or(later.value_or(day)));
    }
    const CompiledPlan plan(text);
    std::set<Day> found;
    for (const Send& send : sends_of(plan.snapshot.plan, timetable_of(plan), plan.at("c.g.s.news")).list) {
      EXPECT_TRUE(found.insert(send.day).second);
      EXPECT_EQ(send.free, !works(send.day));
    }
    ASSERT_EQ(found, expected) << text;
  }
}

// -- approvals ---------------------------------------------------------------------------------------------------------

std::string approvals_text(const CompiledPlan& plan, std::string_view path) {
  std::string text;
  for (const Approval& one : approvals_of(plan.snapshot.plan, timetable_of(plan), plan.at(path))) {
    text += fmt::format("{}{} {} {}..{}", text.empty() ? "" : "; ", format_date(one.of), plan.snapshot.plan[one.who].name, clock_text(one.begin), clock_text(one.end));
  }
  return text;
}

TEST(Approvals, AreOverSoLongBeforeTheSendInWorkingTime) {
  // Monday 8:00 less 48 hours is Saturday 8:00: it has to be finished on Friday at 17:00, and takes the workday before that.
  const CompiledPlan plan(std::string(kMail) + plan_of("tactic news \"News\" { channel: mail  flight: 2027-02-15  at: 08:00  approval: @legal  approval_lead: 48 hours }"));
  EXPECT_EQ(approvals_text(plan, "c.g.s.news"), "2027-02-15 legal 2027-02-12T09:00..2027-02-12T17:00");
  EXPECT_TRUE(timetable_of(plan).networks().front().late_approvals.empty());
}

TEST(Approvals, TakeTheTimeOfWhoApproves) {
  const std::string people = "calendar afternoons { work: mon..thu 13:00 .. 17:00 }\nperson lee \"Lee\" { calendar: afternoons  leave: 2027-02-10 }\nteam board \"Board\" { calendar: afternoons }\n";
  const auto with = [&](std::string_view properties) { return CompiledPlan(std::string(kMail) + people + plan_of(fmt::format("tactic news \"News\" {{ channel: mail  flight: 2027-02-15  {} }}", properties))); };
  EXPECT_EQ(approvals_text(with("approval: @lee"), "c.g.s.news"), "2027-02-15 lee 2027-02-11T13:00..2027-02-11T17:00");
  EXPECT_EQ(approvals_text(with("approval: @lee  approval_time: 6 hours"), "c.g.s.news"), "2027-02-15 lee 2027-02-09T15:00..2027-02-11T17:00");  // Not on the 10th.
  EXPECT_EQ(approvals_text(with("approval: @board  approval_time: 2 workdays"), "c.g.s.news"), "2027-02-15 board 2027-02-10T13:00..2027-02-11T17:00");
  EXPECT_EQ(approvals_text(with("approval: @legal, @board  approval_lead: 1 week"), "c.g.s.news"), "2027-02-15 legal 2027-02-05T09:00..2027-02-05T17:00; 2027-02-15 board 2027-02-04T13:00..2027-02-04T17:00");
}

TEST(Approvals, OfAChannelHoldForItsTacticsAndForEachSend) {
  const CompiledPlan plan(R"(person legal "Legal"
channel mail "Mail" { kind: owned  contact: yes  approval: @legal  approval_lead: 1 day }
)" + plan_of("tactic news \"News\" { channel: mail  flight: 2027-02-01 .. 2027-02-14  repeat: weekly on tue }"));
  EXPECT_EQ(approvals_text(plan, "c.g.s.news"), "2027-02-02 legal 2027-01-29T09:00..2027-01-29T17:00; 2027-02-09 legal 2027-02-05T09:00..2027-02-05T17:00");
}

TEST(Approvals, LieBetweenWhatHasToBeReadyAndWhatIsComputed) {
  const CompiledPlan plan(std::string(kMail) + plan_of(R"(
    tactic text "Text" { duration: 5 workdays }
    tactic news "News" { channel: mail  after: text  duration: 1 workday  approval: @legal  approval_time: 2 workdays  approval_lead: 48 hours })"));
  const TimetableRow& news = *timetable_of(plan).row(plan.at("c.g.s.news"));
  EXPECT_EQ(clock_text(news.times.start), "2027-01-15T09:00");  // Text until Friday the 8th, approved on Monday and Tuesday until 17:00, and 48 hours.
  EXPECT_EQ(approvals_text(plan, "c.g.s.news"), "2027-01-15 legal 2027-01-11T09:00..2027-01-12T17:00");
}

// What has begun has been approved: nothing is too late, and the sends that are still to come are approved all the same.
TEST(Approvals, AreNoConditionOfWhatHasBegun) {
  const auto plan = [](std::string_view begun) {
    return CompiledPlan(std::string(kMail) + plan_of(fmt::format(R"(
    tactic text "Text" {{ duration: 5 workdays }}
    tactic news "News" {{ channel: mail  after: text  flight: 2027-01-04 .. 2027-01-20  repeat: weekly on tue  approval: @legal  {} }})", begun)));
  };
  EXPECT_EQ(timetable_of(plan("")).networks().front().late_approvals.size(), 1u);
  const CompiledPlan begun = plan("started: 2027-01-06");
  EXPECT_TRUE(timetable_of(begun).networks().front().late_approvals.empty());
  EXPECT_EQ(approvals_text(begun, "c.g.s.news"), "2027-01-12 legal 2027-01-11T09:00..2027-01-11T17:00; 2027-01-19 legal 2027-01-18T09:00..2027-01-18T17:00");
}

TEST(Approvals, AreMissingWhereWhatHasToBeReadyEndsTooLate) {
  const auto late = [](std::string_view flight) {
    const CompiledPlan plan(std::string(kMail) + plan_of(fmt::format(R"(
    tactic text "Text" {{ duration: 5 workdays }}
    tactic news "News" {{ channel: mail  after: text  flight: {}  at: 08:00  approval: @legal  approval_lead: 48 hours }})", flight)));
    std::string text;
    for (const LateApproval& one : timetable_of(plan).networks().front().late_approvals) text += fmt::format("{} {}", in_workdays(one.missing, one.workday).count.to_string(), clock_text(one.possible));
    return text + (plan.find("schedule.approval_too_late") != nullptr ? " said" : "");
  };
  EXPECT_EQ(late("2027-01-14"), "");  // The text is ready on Friday the 8th, approved on Monday, and 48 hours before Thursday at 8:00 is Tuesday at 8:00.
  EXPECT_EQ(late("2027-01-13"), "1 2027-01-11T17:00 said");
  EXPECT_EQ(late("2027-01-11"), "1 2027-01-11T17:00 said");  // Saturday at 8:00 and Monday's end are one workday from each other.
}

}  // namespace
}  // namespace campaign

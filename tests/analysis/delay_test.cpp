// What a delay moves, against the same plan compiled with the longer duration in its text; and who has how much to do.

#include "analysis/delay.h"

#include <array>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/workload.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "schedule/random.h"

namespace campaign {
namespace {

struct Drawn {
  std::vector<std::string> heads, rest;
  std::vector<int> lengths;
  std::vector<std::string_view> units;

  [[nodiscard]] std::string text(std::size_t longer, int more) const {
    std::string tactics;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      tactics += fmt::format("{} duration: {} {} {} }}\n", heads[i], lengths[i] + (i == longer ? more : 0), units[i], rest[i]);
    }
    return "campaign c \"C\" {\n  period: 2027-01-04 .. 2028-12-31\n  goal g \"G\" {\n by: 2027-06-30\n strategy s \"S\" {\n" + tactics + "}}\n}\n";
  }
};

Drawn drawn(timing::Random& random) {
  Drawn plan;
  const auto count = static_cast<std::size_t>(random(3, 9));
  for (std::size_t i = 0; i < count; ++i) {
    plan.heads.push_back(fmt::format("tactic t{} \"T\" {{", i));
    plan.lengths.push_back(static_cast<int>(random(1, 9)));
    plan.units.push_back(random(0, 2) == 0 ? "days" : "workdays");
    std::string rest;
    if (i > 0 && random(0, 3) > 0) {
      constexpr std::array<std::string_view, 5> kLags = {"", " + 2 days", " + 1 workday", ".start + 3 workdays", " - 1 day"};
      rest = fmt::format("after: t{}{}", random(0, static_cast<std::int64_t>(i) - 1), kLags[static_cast<std::size_t>(random(0, 4))]);
    }
    if (random(0, 3) == 0) rest += fmt::format("{}by: 2027-0{}-10", rest.empty() ? "" : "; ", random(2, 4));
    plan.rest.push_back(rest.empty() ? "" : "; " + rest);
  }
  return plan;
}

std::map<std::string, std::string> days_of(const CompiledPlan& plan) {
  std::map<std::string, std::string> days;
  for (const TimetableRow& row : plan.snapshot.analysis.timetable(plan.snapshot.plan).campaigns().front().rows()) {
    days[plan.snapshot.plan.path(row.id)] = format_span(row.days);
  }
  return days;
}

TEST(Delays, AreWhatTheLongerPlanSays) {
  int moved = 0;
  for (int round = 0; round < 60 && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(round));
    timing::Random random(static_cast<std::uint64_t>(round));
    const Drawn text = drawn(random);
    const CompiledPlan plan(text.text(text.heads.size(), 0));
    const CampaignTimes& times = plan.snapshot.analysis.timetable(plan.snapshot.plan).campaigns().front();
    Delays delays(plan.snapshot.plan, times);
    for (std::size_t i = 0; i < text.heads.size(); ++i) {
      const int more = static_cast<int>(random(1, 8));
      const auto unit = text.units[i] == "days" ? Duration::Unit::days : Duration::Unit::workdays;
      const auto delay = delays.longer(plan.at(fmt::format("c.g.s.t{}", i)), {Decimal::from_int(more), unit});
      ASSERT_TRUE(delay);
      auto told = days_of(plan);
      const auto longer = days_of(CompiledPlan(text.text(i, more)));
      SCOPED_TRACE(fmt::format("t{} takes {} longer in\n{}", i, more, text.text(text.heads.size(), 0)));
      for (const DelayedRow& one : delay->moved) {
        moved += one.row != delay->of ? 1 : 0;
        const std::string path = plan.snapshot.plan.path(one.row->id);
        told[path] = format_span({one.row->holds_others ? one.row->days.first : one.days.first, one.days.last});
        // Its own deadline alone, as it stands in the text.
        const auto* by = plan.snapshot.plan.get<DaySpan>(one.row->id, prop("by"));
        ASSERT_EQ(one.room.has_value(), by != nullptr) << path;
        if (by != nullptr) {
          EXPECT_EQ(*one.room < 0, one.days.last > by->last && one.later > 0) << path;
        }
      }
      for (const auto& [path, then] : longer) EXPECT_EQ(told[path], then) << path;
    }
  }
  EXPECT_GT(moved, 100);
}

TEST(Delays, HoldWhatHasBegun) {
  const CompiledPlan plan(R"(campaign c "C" { period: 2027
  goal g "G" { strategy s "S" {
    tactic cut "Cut" { flight: 2027-01-04 .. 2027-01-29 }
    tactic sound "Sound" { duration: 4 workdays; finish_after: cut }
  } } })");
  const CampaignTimes& times = plan.snapshot.analysis.timetable(plan.snapshot.plan).campaigns().front();
  const auto delay = Delays(plan.snapshot.plan, times).longer(plan.at("c.g.s.sound"), {Decimal::from_int(3), Duration::Unit::workdays});
  ASSERT_TRUE(delay);
  for (const DelayedRow& one : delay->moved) {
    if (one.row == delay->of) {
      EXPECT_EQ(format_span(one.days), "2027-01-26 .. 2027-02-03");
    }
  }
}

TEST(Delays, AskTheOnesThatMatter) {
  const CompiledPlan plan(R"(campaign c "C" { period: 2027
  goal g "G" { by: 2027-02-26; strategy s "S" {
    tactic a "A" { duration: 10 workdays }
    tactic b "B" { duration: 2 workdays }
    tactic d "D" { duration: 3 workdays; after: a; by: 2027-01-22 }
  } } })");
  const CampaignTimes& times = plan.snapshot.analysis.timetable(plan.snapshot.plan).campaigns().front();
  const auto gravest = Delays(plan.snapshot.plan, times).gravest({Decimal::from_int(1), Duration::Unit::weeks}, 5);
  ASSERT_EQ(gravest.size(), 2u);  // `b` has 11 workdays of slack.
  EXPECT_EQ(plan.snapshot.plan[gravest[0].of->id].name, "a");
  EXPECT_EQ(gravest[0].end_later, 5 * 8 * 60);
}

// The design's network 8: Li has 72 hours to do in a week of 40 where nothing waits for people, and 40 where it does (TaskJuggler 3.7.1).
constexpr std::string_view kShared = R"(campaign c "C" {{ period: 2027-01-04 .. 2027-12-31; levelling: {}
  person li "Li"; person sam "Sam"
  goal g "G" {{ strategy s "S" {{
    tactic a "A" {{ effort: 3 workdays; assign: @li }}
    tactic b "B" {{ effort: 2 workdays; assign: @li; priority: 800 }}
    tactic x "C" {{ effort: 4 workdays; assign: @li; priority: 300 }}
    tactic d "D" {{ effort: 3 workdays; assign: @sam; after: b }}
    tactic e "E" {{ effort: 1 workday; assign: @li; after: d; priority: 900 }}
  }} }} }})";

std::string loads(std::string_view levelling) {
  const CompiledPlan plan(fmt::format(fmt::runtime(std::string(kShared)), levelling));
  std::string text;
  for (const PersonLoad& load : workload(plan.snapshot.analysis.timetable(plan.snapshot.plan), timing::Cap::Period::week)) {
    text += fmt::format("{} {} {}/{}", plan.snapshot.plan[load.person].name, format_date(timing::day_of(load.period.from)), load.work / 60, load.capacity / 60);
    for (const auto& [tactic, minutes] : load.parts) text += fmt::format(" {} {}", plan.snapshot.plan[tactic].name, minutes / 60);
    text += '\n';
  }
  return text;
}

TEST(Workload, IsWhatEverybodyHasToDoInAWeek) {
  EXPECT_EQ(loads("none"), "li 2027-01-04 72/40 x 32 a 24 b 16\nli 2027-01-11 8/40 e 8\nsam 2027-01-04 24/40 d 24\n");
  EXPECT_EQ(loads("priority"), "li 2027-01-04 40/40 a 24 b 16\nli 2027-01-11 40/40 x 32 e 8\nsam 2027-01-04 24/40 d 24\n");
}

TEST(Workload, AddsUpOverCampaigns) {
  const auto loads = [](std::string_view levelling) {
    const CompiledPlan plan(fmt::format(R"(person li "Li"
campaign c "C" {{ period: 2027-01-04 .. 2027-12-31; {0}; goal g "G" {{ strategy s "S" {{ tactic a "A" {{ effort: 3 workdays; assign: @li }} }} }} }}
campaign d "D" {{ period: 2027-01-04 .. 2027-12-31; {0}; goal g "G" {{ strategy s "S" {{ tactic b "B" {{ effort: 4 workdays; assign: @li }} }} }} }})", levelling));
    std::vector<std::string> text;
    for (const PersonLoad& load : workload(plan.snapshot.analysis.timetable(plan.snapshot.plan), timing::Cap::Period::week)) {
      text.push_back(fmt::format("{}/{} of {}", load.work / 60, load.capacity / 60, load.parts.size()));
    }
    return text;
  };
  EXPECT_EQ(loads("levelling: none"), std::vector<std::string>{"56/40 of 2"});
  EXPECT_EQ(loads("levelling: priority"), (std::vector<std::string>{"40/40 of 2", "16/40 of 1"}));
}

}  // namespace
}  // namespace campaign

// Several campaigns that share people or wait for each other are scheduled together.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analysis/delay.h"
#include "analysis/timetable.h"
#include "emit/json/schedule_row.h"
#include "model/format.h"
#include "rules/compiled_plan.h"
#include "schedule/random.h"

namespace campaign {
namespace {

const Timetable& timetable_of(const CompiledPlan& plan) { return plan.snapshot.analysis.timetable(plan.snapshot.plan); }

/// "01-04 .. 01-06", or "-" where something has no days.
std::string days_of(const CompiledPlan& plan, std::string_view path) {
  const TimetableRow* row = timetable_of(plan).row(plan.at(path));
  if (row == nullptr || !row->dated) return "-";
  return fmt::format("{} .. {}", format_date(row->days.first).substr(5), format_date(row->days.last).substr(5));
}
std::string slack_of(const CompiledPlan& plan, std::string_view path) {
  const TimetableRow* row = timetable_of(plan).row(plan.at(path));
  return in_workdays(row->times.slack, timetable_of(plan).times_of(row->id)->workday).count.to_string();
}
std::string why_of(const CompiledPlan& plan, std::string_view path) {
  const TimetableRow* row = timetable_of(plan).row(plan.at(path));
  return why(plan.snapshot.plan, *timetable_of(plan).times_of(row->id), *row, row->times.driver);
}

/// A campaign from Monday, 4 January 2027, on.
std::string campaign_of(std::string_view name, std::string_view tactics, std::string_view more = "") {
  return fmt::format("campaign {0} \"The {0}\" {{\n  period: 2027-01-04 .. 2027-12-31\n{2}\n  goal g \"G\" {{\n    strategy s \"S\" {{\n{1}\n    }}\n  }}\n}}\n", name, tactics, more);
}

// The film is shot from Monday, 4, to Wednesday, 6 January. Two workdays between are Thursday and Friday, so that the spots are cut on Monday. The
// film's own campaign goes on with ten workdays of copying until the 15th: the shoot has no slack there; the cut has none in its own. The posters, one
// day, have two workdays until the shoot's campaign ends, but what they are for ends with them.
TEST(JointSchedule, ALinkIntoAnotherCampaignFollowsItsDays) {
  const CompiledPlan plan(campaign_of("film", "tactic shoot \"Shoot\" { duration: 3 workdays }\ntactic copies \"Copies\" { duration: 7 workdays  after: shoot }\ntactic posters \"Posters\" { duration: 8 workdays }") +
                          campaign_of("spots", "tactic cut \"Cut\" { duration: 4 workdays  after: film.g.s.shoot + 2 workdays }\ntactic plan \"Plan\" { duration: 1 workday }"));
  EXPECT_EQ(days_of(plan, "film.g.s.shoot"), "01-04 .. 01-06");
  EXPECT_EQ(days_of(plan, "spots.g.s.cut"), "01-11 .. 01-14");
  EXPECT_EQ(why_of(plan, "spots.g.s.cut"), "“Shoot (The film)” ends on 2027-01-06, with at least 2 workdays between");
  EXPECT_EQ(days_of(plan, "film"), "01-04 .. 01-15");
  EXPECT_EQ(days_of(plan, "spots"), "01-04 .. 01-14");
  EXPECT_EQ(slack_of(plan, "film.g.s.shoot"), "0");
  EXPECT_EQ(slack_of(plan, "film.g.s.posters"), "2");
  EXPECT_EQ(slack_of(plan, "spots.g.s.cut"), "0");   // Until its own campaign ends, on the 14th, not until the 15th.
  EXPECT_EQ(slack_of(plan, "spots.g.s.plan"), "8");
  const auto path = timetable_of(plan).times_of(plan.at("spots"))->critical_path();
  ASSERT_EQ(path.size(), 2u);
  EXPECT_EQ(plan.snapshot.plan[timetable_of(plan).campaigns()[0].all->rows[path.front().step].id].name, "shoot");
}

// What is waited for has no days until they are worked out; a longer shoot moves the cut in the other campaign.
TEST(JointSchedule, ADelayReachesTheOtherCampaign) {
  const CompiledPlan plan(campaign_of("film", "tactic shoot \"Shoot\" { duration: 3 workdays }") + campaign_of("spots", "tactic cut \"Cut\" { duration: 4 workdays  after: film.g.s.shoot  by: 2027-01-13 }"));
  Delays delays(plan.snapshot.plan, *timetable_of(plan).times_of(plan.at("film")));
  const auto delay = delays.longer(plan.at("film.g.s.shoot"), {Decimal::from_int(2), Duration::Unit::workdays});
  ASSERT_TRUE(delay);
  EXPECT_EQ(delay->end_later, 2 * 8 * 60);
  const auto cut = std::ranges::find(delay->moved, plan.at("spots.g.s.cut"), [](const DelayedRow& row) { return row.row->id; });
  ASSERT_NE(cut, delay->moved.end());
  EXPECT_EQ(format_date(cut->days.last), "2027-01-14");
  EXPECT_EQ(cut->room, -8 * 60);
}

// Li has three days to do in the one campaign and four in the other: until Wednesday, and from Thursday to Tuesday. With `levelling: none` the second
// does not wait, and the first, which does, comes after it.
TEST(JointSchedule, SomebodyWhoWorksInTwoCampaignsDoesOneThingAfterTheOther) {
  const std::string first = campaign_of("film", "tactic a \"A\" { effort: 3 workdays  assign: @li }");
  const CompiledPlan plan("person li \"Li\"\n" + first + campaign_of("spots", "tactic b \"B\" { effort: 4 workdays  assign: @li }"));
  EXPECT_EQ(days_of(plan, "film.g.s.a"), "01-04 .. 01-06");
  EXPECT_EQ(days_of(plan, "spots.g.s.b"), "01-07 .. 01-12");
  EXPECT_EQ(why_of(plan, "spots.g.s.b"), "Li works on “A (The film)” until 2027-01-06");
  EXPECT_EQ(timetable_of(plan).networks().size(), 1u);
  EXPECT_EQ(plan.find("schedule.overbooked"), nullptr) << plan.shown();

  const CompiledPlan one_waits("person li \"Li\"\n" + first + campaign_of("spots", "tactic b \"B\" { effort: 4 workdays  assign: @li }", "  levelling: none"));
  EXPECT_EQ(days_of(one_waits, "spots.g.s.b"), "01-04 .. 01-07");
  EXPECT_EQ(days_of(one_waits, "film.g.s.a"), "01-08 .. 01-12");

  const CompiledPlan alone(first + campaign_of("spots", "tactic b \"B\" { duration: 4 workdays }"));
  EXPECT_EQ(timetable_of(alone).networks().size(), 2u);
}

TEST(JointSchedule, StatedDaysOfTwoCampaignsOverbookTheirPeople) {
  const auto plan = [](std::string_view flight) {
    return CompiledPlan("person li \"Li\"\n" + campaign_of("film", "tactic a \"A\" { flight: 2027-03-01 .. 2027-03-05  effort: 4 workdays  assign: @li }") +
                        campaign_of("spots", fmt::format("tactic b \"B\" {{ flight: {}  effort: 4 workdays  assign: @li }}", flight)));
  };
  const CompiledPlan both = plan("2027-03-01 .. 2027-03-05"), apart = plan("2027-03-08 .. 2027-03-12");
  ASSERT_NE(both.find("schedule.overbooked"), nullptr);
  EXPECT_NE(both.find("schedule.overbooked")->message.find("64"), std::string::npos) << both.shown();
  EXPECT_EQ(apart.find("schedule.overbooked"), nullptr) << apart.shown();
}

// Nothing of the second campaign happens before 1 February, not even the approval, which Ann gives in the time of its campaign: Monday there is a day off, so
// that it is Tuesday. In the first she approves on Monday. The days of the second campaign are those of its tactics.
TEST(JointSchedule, AnApprovalBelongsToTheCampaignOfItsTactic) {
  const std::string second = "campaign spots \"The spots\" { calendar: here; period: 2027-02-01 .. 2027-12-31; goal g \"G\" { strategy s \"S\" { tactic air \"Air\" { duration: 3 workdays; approval: @ann; before: film.g.s.last } } } }\n";
  const CompiledPlan plan("person ann \"Ann\"\ncalendar here \"Here\" { work: tue..fri 09:00 .. 17:00 }\n" +
                          campaign_of("film", "tactic shoot \"Shoot\" { duration: 3 workdays  approval: @ann }\ntactic last \"Last\" { duration: 1 workday }\ntactic long \"Long\" { duration: 60 workdays }") + second);
  EXPECT_EQ(timetable_of(plan).networks().size(), 1u);
  EXPECT_EQ(days_of(plan, "film.g.s.shoot"), "01-05 .. 01-07");
  EXPECT_EQ(days_of(plan, "spots.g.s.air"), "02-03 .. 02-05");
  EXPECT_EQ(days_of(plan, "spots"), "02-03 .. 02-05");
  EXPECT_EQ(why_of(plan, "spots.g.s.air"), "Ann has to approve it, which can be done by 2027-02-02");
}

// Amr's campaign works from Sunday to Thursday. The film is shot until Thursday, 7 January; his cut is on Sunday, Monday and Tuesday. Li, who is declared
// outside of both, works as the first that asks for her.
TEST(JointSchedule, EachCampaignHasItsOwnCalendar) {
  const CompiledPlan plan("calendar cairo \"Cairo\" { work: sun..thu 09:00 .. 17:00 }\nperson li \"Li\"\n" +
                          campaign_of("film", "tactic shoot \"Shoot\" { duration: 4 workdays }\ntactic check \"Check\" { effort: 2 workdays  assign: @li  after: shoot }") +
                          campaign_of("spots", "tactic cut \"Cut\" { duration: 3 workdays  after: film.g.s.shoot }\ntactic more \"More\" { effort: 1 workday  assign: @li  after: film.g.s.check }", "  calendar: cairo"));
  EXPECT_EQ(days_of(plan, "film.g.s.shoot"), "01-04 .. 01-07");
  EXPECT_EQ(days_of(plan, "spots.g.s.cut"), "01-10 .. 01-12");
  EXPECT_EQ(days_of(plan, "film.g.s.check"), "01-08 .. 01-11");
  EXPECT_EQ(days_of(plan, "spots.g.s.more"), "01-12 .. 01-12");
}

// Nothing in the second campaign begins before its own period.
TEST(JointSchedule, EachCampaignHasItsOwnPeriod) {
  const CompiledPlan plan("campaign late \"Late\" { period: 2027-03-01 .. 2027-12-31; goal g \"G\" { strategy s \"S\" { tactic b \"B\" { duration: 2 workdays  after: soon.g.s.a } } } }\n" + campaign_of("soon", "tactic a \"A\" { duration: 2 workdays }"));
  EXPECT_EQ(days_of(plan, "late.g.s.b"), "03-01 .. 03-02");
  EXPECT_EQ(days_of(plan, "soon.g.s.a"), "01-04 .. 01-05");
  EXPECT_EQ(why_of(plan, "late.g.s.b"), "nothing holds it back from the first day of the campaign, 2027-03-01");
}

TEST(JointSchedule, ACircleOverCampaignsIsFound) {
  const CompiledPlan plan(campaign_of("film", "tactic a \"A\" { duration: 2 workdays  after: spots.g.s.b }") + campaign_of("spots", "tactic b \"B\" { duration: 2 workdays  after: film.g.s.a }\ntactic x \"X\" { duration: 1 workday }"));
  const auto names = plan.names();
  EXPECT_TRUE(std::ranges::any_of(names, [](const std::string& name) { return name.ends_with("circle"); })) << plan.shown();
  EXPECT_EQ(days_of(plan, "film.g.s.a"), "-");
  EXPECT_EQ(days_of(plan, "spots.g.s.x"), "01-04 .. 01-04");
}

/// Tactics that wait for some of those before them, each in one of so many campaigns.
struct Drawn {
  struct Tactic {
    std::size_t campaign = 0;
    std::string head;
    std::vector<std::pair<std::size_t, std::string>> after;  ///< Which, and the lag.
  };
  std::size_t campaigns = 1;
  std::vector<Tactic> tactics;

  /// In as many campaigns, or all in one.
  [[nodiscard]] std::string text(bool in_one, std::string_view people) const {
    const auto home = [&](std::size_t campaign) { return in_one ? std::string("c0") : fmt::format("c{}", campaign); };
    std::string all(people);
    for (std::size_t campaign = 0; campaign < (in_one ? 1 : campaigns); ++campaign) {
      std::string inside;
      for (std::size_t i = 0; i < tactics.size(); ++i) {
        if (!in_one && tactics[i].campaign != campaign) continue;
        inside += fmt::format("tactic t{} \"T\" {{ {}", i, tactics[i].head);
        for (std::size_t link = 0; link < tactics[i].after.size(); ++link) {
          const auto& [other, lag] = tactics[i].after[link];
          inside += fmt::format("{}{}.g.s.t{}{}", link == 0 ? "  after: " : ", ", home(tactics[other].campaign), other, lag);
        }
        inside += " }\n";
      }
      all += campaign_of(home(campaign), inside);
    }
    return all;
  }
  [[nodiscard]] std::string path(std::size_t tactic, bool in_one) const { return fmt::format("c{}.g.s.t{}", in_one ? 0 : tactics[tactic].campaign, tactic); }
};

Drawn drawn(timing::Random& random, bool people) {
  Drawn drawn;
  drawn.campaigns = static_cast<std::size_t>(random(2, 4));
  const auto count = random(3, 16);
  for (std::int64_t i = 0; i < count; ++i) {
    Drawn::Tactic tactic{static_cast<std::size_t>(random(0, static_cast<std::int64_t>(drawn.campaigns) - 1)), {}, {}};
    static constexpr std::string_view kWho[] = {"@li", "@sam 50%", "@li or @sam", "@ann"};
    tactic.head = people ? fmt::format("effort: {} hours  assign: {}  priority: {}", random(2, 30), kWho[random(0, 3)], random(4, 6) * 100) : fmt::format("duration: {} {}", random(1, 6), random.one_in(3) ? "days" : "workdays");
    if (random.one_in(5)) tactic.head += fmt::format("  by: 2027-01-{:02}", random(10, 28));
    for (std::int64_t other = 0; other < i; ++other) {
      if (random.one_in(5)) tactic.after.emplace_back(other, random.one_in(3) ? fmt::format(" + {} workdays", random(1, 3)) : "");
    }
    drawn.tactics.push_back(std::move(tactic));
  }
  return drawn;
}

// Without people it makes no difference for days and room in which campaign a tactic stands; slack is until the end of its own.
TEST(JointSchedule, CampaignsThatBeginTogetherHaveTheDaysOfOne) {
  for (int round = 0; round < 60 && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(round));
    timing::Random random(static_cast<std::uint64_t>(round));
    const Drawn plan = drawn(random, false);
    const CompiledPlan several(plan.text(false, "")), one(plan.text(true, ""));
    for (std::size_t i = 0; i < plan.tactics.size(); ++i) {
      const TimetableRow& in_several = *timetable_of(several).row(several.at(plan.path(i, false)));
      const TimetableRow& in_one = *timetable_of(one).row(one.at(plan.path(i, true)));
      EXPECT_EQ(clock_text(in_several.times.start), clock_text(in_one.times.start)) << i;
      EXPECT_EQ(clock_text(in_several.times.finish), clock_text(in_one.times.finish)) << i;
      EXPECT_EQ(in_several.times.room, in_one.times.room) << i;
      EXPECT_LE(in_several.times.slack, in_one.times.slack) << i;
    }
  }
}

// Whoever works in several campaigns does no two things at once, all work is done, and nothing begins before what it waits for.
TEST(JointSchedule, NobodyIsOverloadedOverCampaigns) {
  int joined = 0;
  for (int round = 0; round < 60 && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(round));
    timing::Random random(static_cast<std::uint64_t>(round));
    const Drawn drawn_plan = drawn(random, true);
    const CompiledPlan plan(drawn_plan.text(false, "person li \"Li\"\nperson sam \"Sam\" { leave: 2027-01-11 .. 2027-01-12 }\nperson ann \"Ann\" { capacity: 50% }\n"));
    const Timetable& timetable = timetable_of(plan);
    std::map<EntityId, std::vector<std::pair<timing::Minute, std::int64_t>>> changes;  // By person, over all networks.
    std::map<EntityId, std::int64_t> work, capacity;
    for (const JointTimes& times : timetable.networks()) {
      for (const timing::Piece& piece : times.pieces) {
        const timing::Person& person = times.staffing.people[piece.person];
        auto& of = changes[times.people[piece.person]];
        of.emplace_back(piece.span.from, piece.share);
        of.emplace_back(piece.span.to, -piece.share);
        capacity[times.people[piece.person]] = person.capacity;
        work[times.rows[piece.step].id] += person.hours.between(piece.span.from, piece.span.to) * piece.share / timing::kWhole;
      }
      for (const timing::Demand& demand : times.staffing.demands) EXPECT_EQ(work[times.rows[demand.step].id], demand.effort);
    }
    for (auto& [person, of] : changes) {
      std::ranges::sort(of);
      std::int64_t used = 0;
      for (const auto& [at, change] : of) EXPECT_LE(used += change, capacity[person]) << plan.snapshot.plan[person].name << " " << clock_text(at);
    }
    for (std::size_t i = 0; i < drawn_plan.tactics.size(); ++i) {
      const TimetableRow& row = *timetable.row(plan.at(drawn_plan.path(i, false)));
      for (const auto& [other, lag] : drawn_plan.tactics[i].after) {
        const TimetableRow& before = *timetable.row(plan.at(drawn_plan.path(other, false)));
        EXPECT_GE(row.times.start, before.times.finish);
        joined += drawn_plan.tactics[i].campaign != drawn_plan.tactics[other].campaign ? 1 : 0;
      }
    }
  }
  EXPECT_GT(joined, 60);
}

}  // namespace
}  // namespace campaign

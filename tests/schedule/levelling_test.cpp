// Levelling: small plans that TaskJuggler 3.7.1 has scheduled, and what holds of every one.

#include "schedule/levelling.h"

#include <map>
#include <set>

#include "schedule/early.h"
#include "schedule/random_staffing.h"

namespace campaign::timing {
namespace {

constexpr int kPlans = 10'000;
constexpr std::uint64_t kSeed = 20'270'111;

std::uint32_t add_work(Network& network, Staffing& staffing, std::int64_t days, std::vector<std::uint32_t> people, std::int32_t priority = 500) {
  const std::uint32_t step = add_step(network, workdays(days));
  Demand demand;
  demand.step = step;
  demand.effort = days * kWorkday;
  demand.items.push_back({std::move(people), 1, kWhole});
  demand.priority = priority;
  staffing.demands.push_back(demand);
  return step;
}

Staffing office(int people) {
  Staffing staffing;
  staffing.horizon = kStart + 365 * kDay;
  for (int i = 0; i < people; ++i) staffing.people.push_back({office_hours(), kWhole, {}, {}});
  return staffing;
}

#define EXPECT_DAYS(dates, month, first, last)            \
  EXPECT_EQ(told((dates).start), told(at(month, first, 9))); \
  EXPECT_EQ(told((dates).finish), told(at(month, last, 17)))

TEST(Levelling, AHolidayALeaveAndALagOverTheWeekend) {
  Network network = office_network();
  const MinuteSpan epiphany[] = {{at(1, 6), at(1, 7)}};
  network.calendars[0] = network.calendars[0] - WorkingTime::of(epiphany);
  Staffing staffing = office(1);
  staffing.people[0].hours = network.calendars[0];
  staffing.people[0].taken.push_back({{at(1, 14), at(1, 16)}, kWhole});
  const auto a = add_step(network, workdays(3)), b = add_step(network, workdays(2)), c = add_step(network, workdays(2)),
             d = add_work(network, staffing, 3, {0}), e = add_work(network, staffing, 2, {0});
  add_link(network, a, b, days(3));
  add_link(network, a, c, workdays(3));
  add_link(network, b, d);
  add_link(network, c, e);
  add_link(network, d, e);
  const Levelled result = levelled(network, ordered(network), staffing);
  EXPECT_DAYS(result.dates[a], 1, 4, 7);
  EXPECT_DAYS(result.dates[b], 1, 11, 12);
  EXPECT_DAYS(result.dates[c], 1, 13, 14);
  EXPECT_DAYS(result.dates[d], 1, 13, 19);
  EXPECT_DAYS(result.dates[e], 1, 20, 21);
  EXPECT_EQ(std::ranges::count(result.pieces, d, &Piece::step), 2);
}

TEST(Levelling, PriorityTakesPeopleFirst) {
  Network network = office_network();
  Staffing staffing = office(2);
  constexpr std::uint32_t kLi = 0, kSam = 1;
  const auto a = add_work(network, staffing, 3, {kLi}), b = add_work(network, staffing, 2, {kLi}, 800), c = add_work(network, staffing, 4, {kLi}, 300),
             d = add_work(network, staffing, 3, {kSam}), e = add_work(network, staffing, 1, {kLi}, 900);
  add_link(network, b, d);
  add_link(network, d, e);
  const Levelled result = levelled(network, ordered(network), staffing);
  EXPECT_DAYS(result.dates[b], 1, 4, 5);
  EXPECT_DAYS(result.dates[a], 1, 6, 8);
  EXPECT_DAYS(result.dates[d], 1, 6, 8);
  EXPECT_DAYS(result.dates[e], 1, 11, 11);
  EXPECT_DAYS(result.dates[c], 1, 12, 15);
  EXPECT_EQ(result.dates[a].driver.kind, Driver::Kind::person);
  EXPECT_EQ(result.dates[a].driver.holder, b);
  EXPECT_EQ(result.dates[c].driver.holder, e);
  const std::vector<ChainStep> path = critical_path(network, ordered(network), result.dates);
  EXPECT_EQ(path.back().step, c);
  EXPECT_EQ(path.front().step, b);
  const Network chain = chained(network, staffing, result);
  const Passes passes = passes_of(chain, ordered(chain));
  EXPECT_EQ(passes.dates[a].slack, 0);
  for (std::uint32_t step = 0; step < network.steps.size(); ++step) EXPECT_EQ(passes.dates[step].start, result.dates[step].start) << step;
}

TEST(Levelling, TheOneWhoIsFreeIsChosen) {
  Network network = office_network();
  Staffing staffing = office(2);
  const auto a = add_work(network, staffing, 4, {0}, 900), b = add_work(network, staffing, 2, {0, 1}), c = add_work(network, staffing, 2, {0, 1});
  add_link(network, b, c);
  const Levelled result = levelled(network, ordered(network), staffing);
  EXPECT_DAYS(result.dates[a], 1, 4, 7);
  EXPECT_DAYS(result.dates[b], 1, 4, 5);
  EXPECT_DAYS(result.dates[c], 1, 6, 7);
  for (const Piece& piece : result.pieces) EXPECT_EQ(piece.person, piece.step == a ? 0u : 1u);
}

TEST(Levelling, ADailyLimitSpreadsTheWork) {
  Network network = office_network();
  Staffing staffing = office(1);
  staffing.caps.push_back({Cap::Period::day, 4 * kHour});
  const auto a = add_work(network, staffing, 5, {0});
  staffing.demands[0].caps.push_back(0);
  const Levelled result = levelled(network, ordered(network), staffing);
  EXPECT_EQ(told(result.dates[a].finish), "Fr 15.01. 13:00");
  EXPECT_EQ(result.pieces.size(), 10u);
}

TEST(Levelling, WhatDoesNotFitSaysHowMuchDid) {
  Network network = office_network();
  Staffing staffing = office(1);
  staffing.horizon = at(1, 9);
  const auto a = add_work(network, staffing, 3, {0}), b = add_work(network, staffing, 3, {0});
  const Levelled result = levelled(network, ordered(network), staffing);
  EXPECT_EQ(result.dates[a].undated, Undated::no);
  EXPECT_EQ(result.dates[b].undated, Undated::never);
  ASSERT_EQ(result.unfit.size(), 1u);
  EXPECT_EQ(result.unfit[0].demand, 1u);
}

TEST(Levelling, LateWorkLiesBeforeWhatEndsIt) {
  Network network = office_network();
  Staffing staffing = office(1);
  const auto a = add_work(network, staffing, 2, {0}), b = add_work(network, staffing, 3, {0});
  for (const auto step : {a, b}) network.steps[step].late = true;
  network.bounds.push_back({b, Edge::end, Bound::Kind::not_after, at(1, 30)});
  add_link(network, a, b, days(1));
  const Levelled result = levelled(network, ordered(network), staffing);
  EXPECT_DAYS(result.dates[b], 1, 27, 29);
  EXPECT_DAYS(result.dates[a], 1, 22, 25);
}

template <typename Check>
void for_plans(const Kinds& kinds, const Check& check) {
  for (int round = 0; round < kPlans && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed + round));
    Random random(kSeed + round);
    const Network network = random_network(random, kinds);
    const Staffing staffing = random_staffing(random, network);
    check(network, ordered(network), staffing);
  }
}

/// Minute by minute, whether nobody is asked for more than they have, and no cap is passed.
void expect_no_overload(const Network& network, const Staffing& staffing, const Levelled& result) {
  std::vector<std::uint32_t> demand_of(network.steps.size(), kNone);
  for (std::uint32_t i = 0; i < staffing.demands.size(); ++i) demand_of[staffing.demands[i].step] = i;
  std::map<std::pair<std::uint32_t, Minute>, std::int64_t> by_period;
  for (std::uint32_t person = 0; person < staffing.people.size(); ++person) {
    const Person& of = staffing.people[person];
    std::map<Minute, std::int64_t> change;
    const auto add = [&](MinuteSpan span, std::int64_t share) { change[span.from] += share, change[span.to] -= share; };
    for (const Taken& taken : of.taken) add(taken.span, taken.share * of.capacity / kWhole);
    std::map<Minute, std::int64_t> planned = {};
    for (const Piece& piece : result.pieces) {
      if (piece.person != person || is_stated(network.steps[piece.step])) continue;
      add(piece.span, piece.share);
      planned[piece.span.from] += piece.share, planned[piece.span.to] -= piece.share;
    }
    std::int64_t used = 0, of_plan = 0;
    for (auto at = change.begin(); at != change.end(); ++at) {
      used += at->second;
      if (const auto here = planned.find(at->first); here != planned.end()) of_plan += here->second;
      const auto next = std::next(at);
      if (next == change.end() || of_plan == 0) continue;  // What is taken twice is not the plan's affair.
      if (of.hours.between(at->first, next->first) == 0) continue;
      EXPECT_LE(used, of.capacity) << "person " << person << " at " << told(at->first);
    }
  }
  for (const Piece& piece : result.pieces) {
    const Person& of = staffing.people[piece.person];
    std::set<std::uint32_t> caps(of.caps.begin(), of.caps.end());
    caps.insert(staffing.demands[demand_of[piece.step]].caps.begin(), staffing.demands[demand_of[piece.step]].caps.end());
    for (const std::uint32_t cap : caps) {
      for (Minute at = piece.span.from; at < piece.span.to;) {
        const MinuteSpan period = period_around(at, staffing.caps[cap].period);
        const Minute until = std::min(period.to, piece.span.to);
        if (is_stated(network.steps[piece.step])) {
          by_period[{cap, period.from}] = -kNever;  // What is stated is not held to it.
        } else {
          by_period[{cap, period.from}] += of.hours.between(at, until) * piece.share;
        }
        at = until;
      }
    }
  }
  for (const auto& [period, work] : by_period) EXPECT_LE(work, staffing.caps[period.first].most * kWhole);
}

class LevellingLaws : public ::testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(WithoutAndWithFramesAndWhatHasHappened, LevellingLaws, ::testing::Bool());

TEST_P(LevellingLaws, NobodyIsOverloadedAndAllWorkIsDone) {
  int demands = 0, dated = 0, split = 0;
  Kinds kinds;
  kinds.late = true;
  kinds.frames = kinds.happened = GetParam();
  for_plans(kinds, [&](const Network& network, const Order& order, const Staffing& staffing) {
    const Levelled result = levelled(network, order, staffing);
    expect_no_overload(network, staffing, result);
    for (const Demand& demand : staffing.demands) {
      const Dates& dates = result.dates[demand.step];
      ++demands;
      if (dates.undated != Undated::no) continue;
      ++dated;
      std::int64_t work = 0;
      Minute start = kNever, finish = -kNever;
      int pieces = 0;
      for (const Piece& piece : result.pieces) {
        if (piece.step != demand.step) continue;
        const WorkingTime& hours = staffing.people[piece.person].hours;
        work += hours.between(piece.span.from, piece.span.to) * piece.share;
        start = std::min(start, piece.span.from);
        finish = std::max(finish, piece.span.to);
        ++pieces;
        EXPECT_GT(piece.share, 0);
        EXPECT_GE(piece.span.from, dates.start);
        EXPECT_LE(piece.span.to, dates.finish);
      }
      split += pieces > 1 ? 1 : 0;
      if (demand.effort == 0 || (is_stated(network.steps[demand.step]) && pieces == 0)) continue;
      EXPECT_EQ(work, demand.effort * kWhole) << demand.step;
      if (is_stated(network.steps[demand.step])) continue;
      if (is_begun(network.steps[demand.step])) {
        EXPECT_EQ(dates.start, *network.steps[demand.step].start);
        EXPECT_GE(start, resume_of(network.steps[demand.step]));
      } else {
        EXPECT_EQ(start, dates.start);
      }
      EXPECT_EQ(finish, dates.finish);
    }
  });
  EXPECT_GT(dated, demands / 2);
  EXPECT_GT(split, demands / 50);
}

// Those who do not wait lie where they would lie alone, and use the time of their people before others get it where they can.
TEST(Levelling, WhatWaitsForNobodyIsWaitedFor) {
  Network network = office_network();
  Staffing staffing = office(1);
  const auto a = add_work(network, staffing, 3, {0}), b = add_work(network, staffing, 2, {0}, 900), c = add_work(network, staffing, 1, {0});
  staffing.demands[a].waits = false;
  add_link(network, a, c);
  const Levelled result = levelled(network, ordered(network), staffing);
  EXPECT_DAYS(result.dates[a], 1, 4, 6);
  EXPECT_DAYS(result.dates[b], 1, 7, 8);
  EXPECT_DAYS(result.dates[c], 1, 11, 11);
  EXPECT_EQ(result.dates[b].driver.holder, a);
}

// Turning all round once must not let one undertaking end later for another's sake.
TEST(LevellingFrames, OneFrameIsNotMadeLaterForAnother) {
  Kinds kinds;
  kinds.frames = true;
  int justified = 0;
  for_plans(kinds, [&](const Network& network, const Order& order, const Staffing& staffing) {
    const Levelled plain = levelled(network, order, staffing, {false}), justly = levelled(network, order, staffing);
    justified += justly.justified ? 1 : 0;
    for (const Frame& frame : network.frames) {
      if (plain.dates[frame.step].undated != Undated::no) continue;
      EXPECT_LE(justly.dates[frame.step].finish, plain.dates[frame.step].finish);
    }
  });
  EXPECT_GT(justified, 0);
}

TEST_P(LevellingLaws, OrderIsKeptAndWhatIsStatedStays) {
  Kinds kinds;
  kinds.late = true;
  kinds.frames = kinds.happened = GetParam();
  for_plans(kinds, [&](const Network& network, const Order& order, const Staffing& staffing) {
    const Levelled result = levelled(network, order, staffing);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      if (result.dates[step].undated != Undated::no || order.container[step]) continue;
      EXPECT_EQ(result.dates[step].start, network.steps[step].start.value_or(result.dates[step].start));
      EXPECT_EQ(result.dates[step].finish, network.steps[step].finish.value_or(result.dates[step].finish));
    }
    std::vector<bool> by_effort(network.steps.size(), false);
    for (const Demand& demand : staffing.demands) by_effort[demand.step] = demand.effort > 0;
    for (const Link& link : network.links) {
      const Dates &from = result.dates[link.from], &to = result.dates[link.to];
      if (from.undated != Undated::no || to.undated != Undated::no || order.container[link.to] || is_stated(network.steps[link.to])) continue;
      if (is_begun(network.steps[link.to]) && link.to_edge == Edge::start) continue;
      const Minute at = later(link.from_edge == Edge::start ? from.start : from.finish, link.lag, calendar_of(network, link));
      const WorkingTime& time = calendar_of(network, link.to);
      const Minute has = link.to_edge == Edge::start ? to.start : by_effort[link.to] ? time.next(to.finish) : reach_of_end(to.finish, *network.steps[link.to].length, time);
      EXPECT_GE(has, at) << link.from << " to " << link.to;
    }
  });
}

TEST_P(LevellingLaws, WithoutDemandsItIsThePasses) {
  Kinds kinds;
  kinds.late = true;
  kinds.frames = kinds.happened = GetParam();
  for_plans(kinds, [&](const Network& network, const Order& order, const Staffing&) {
    const Passes passes = passes_of(network, order);
    const Levelled result = levelled(network, order, {});
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      EXPECT_EQ(result.dates[step].undated, passes.dates[step].undated);
      if (passes.dates[step].undated != Undated::no) continue;
      EXPECT_EQ(result.dates[step].start, passes.dates[step].start);
      EXPECT_EQ(result.dates[step].finish, passes.dates[step].finish);
      EXPECT_EQ(result.dates[step].driver, passes.dates[step].driver);
    }
    EXPECT_EQ(result.finish, passes.finish);
  });
}

TEST_P(LevellingLaws, WhoeverIsAlwaysFreeWorksAsThePassesSay) {
  Kinds kinds;
  kinds.frames = kinds.happened = GetParam();
  kinds.stated = kinds.ends = false;
  for_plans(kinds, [&](const Network& network, const Order& order, const Staffing&) {
    Staffing staffing;
    Network by_effort = network;
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      if (order.container[step] || network.steps[step].length->unit != Length::Unit::working || network.steps[step].length->count == 0) continue;
      Demand demand;
      demand.step = step;
      demand.effort = network.steps[step].length->count;
      demand.split = step % 2 == 0;
      demand.items.push_back({{static_cast<std::uint32_t>(staffing.people.size())}, 1, kWhole});
      staffing.demands.push_back(demand);
      staffing.people.push_back({calendar_of(network, step), kWhole, {}, {}});
      by_effort.steps[step].length.reset();
    }
    const Passes passes = passes_of(network, order);
    const Levelled result = levelled(by_effort, order, staffing);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      if (passes.dates[step].undated != Undated::no) continue;
      EXPECT_EQ(result.dates[step].start, passes.dates[step].start) << step;
      EXPECT_EQ(result.dates[step].finish, passes.dates[step].finish) << step;
    }
  });
}

}  // namespace
}  // namespace campaign::timing

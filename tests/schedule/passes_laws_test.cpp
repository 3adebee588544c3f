// What holds of every network: slack, room and late dates are tried out by moving each step, one minute further too.

#include "schedule/late.h"
#include "schedule/random_network.h"

namespace campaign::timing {
namespace {

constexpr int kNetworks = 10'000;
constexpr std::uint64_t kSeed = 20'270'104;

Passes passes_of(const Network& network) { return timing::passes_of(network, ordered(network)); }

/// The network in which a step does not begin before an instant.
Passes delayed(Network network, std::uint32_t step, Minute to) {
  network.bounds.push_back({step, Edge::start, Bound::Kind::not_before, to});
  return passes_of(network);
}

bool dated(const Passes& passes) {
  return std::ranges::all_of(passes.dates, [](const Dates& dates) { return dates.undated == Undated::no; });
}

/// When all is over: never, where something does not get done any more.
Minute end_of(const Passes& passes) { return dated(passes) ? passes.finish : kNever; }

/// How much too early a stated step is for each link and bound on it and on what it is in, in their order.
std::vector<Minute> broken_by(const Network& network, const Order& order, const std::vector<Dates>& dates) {
  std::vector<Minute> by;
  for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
    if (order.container[step] || !is_stated(network.steps[step])) continue;
    for (std::uint32_t around = step; around != kNone; around = network.steps[around].container) {
      const auto add = [&](Edge edge, Minute at) {
        if (edge == Edge::start || around == step) by.push_back(std::max<Minute>(0, at - (edge == Edge::start ? dates[step].start : dates[step].finish)));
      };
      for (const Link& link : network.links) {
        const Dates& from = dates[link.from];
        if (link.to == around) add(link.to_edge, later(link.from_edge == Edge::start ? from.start : from.finish, link.lag, calendar_of(network, link)));
      }
      for (const Bound& bound : network.bounds) {
        if (bound.step == around && bound.kind == Bound::Kind::not_before) add(bound.edge, bound.at);
      }
    }
  }
  return by;
}

/// Whether all but one step have the same dates, and nothing stated is broken by more.
bool same_but(std::uint32_t moved, const Network& network, const Order& order, const Passes& a, const Passes& b) {
  for (std::uint32_t step = 0; step < a.dates.size(); ++step) {
    if (b.dates[step].undated != Undated::no) return false;
    if (step == moved || order.container[step]) continue;
    if (a.dates[step].early_start != b.dates[step].early_start || a.dates[step].early_finish != b.dates[step].early_finish) return false;
  }
  return broken_by(network, order, a.dates) == broken_by(network, order, b.dates);
}

/// By how much deadlines are missed, and stated steps come too early, all together.
Minute lateness(const Network& network, const Order& order, const std::vector<Dates>& dates) {
  Minute sum = 0;
  for (const Bound& bound : network.bounds) {
    if (bound.kind == Bound::Kind::not_after) sum += std::max<Minute>(0, (bound.edge == Edge::start ? dates[bound.step].start : dates[bound.step].finish) - bound.at);
  }
  for (const Minute by : broken_by(network, order, dates)) sum += by;
  return sum;
}

template <typename Check>
void for_networks(const Kinds& kinds, const Check& check, int networks = kNetworks) {
  for (int round = 0; round < networks && !::testing::Test::HasFailure(); ++round) {
    SCOPED_TRACE("seed " + std::to_string(kSeed + round));
    Random random(kSeed + round);
    const Network network = random_network(random, kinds);
    const Order order = ordered(network);
    const Passes passes = passes_of(network);
    if (dated(passes)) check(random, network, order, passes);
  }
}

TEST(PassesLaws, SlackIsWhatCanBeWaitedAndNotAMinuteMore) {
  int tried = 0;
  for_networks({}, [&](Random&, const Network& network, const Order& order, const Passes& passes) {
    const bool by_start = std::ranges::any_of(network.links, [&](const Link& link) { return link.from_edge == Edge::start && order.container[link.from]; });
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      const Dates& dates = passes.dates[step];
      EXPECT_GE(dates.slack, 0);
      EXPECT_LE(dates.early_start, dates.start);
      if (order.container[step] || is_stated(network.steps[step])) continue;
      ++tried;
      EXPECT_EQ(end_of(delayed(network, step, dates.late_start)), passes.finish) << step;
      if (by_start) continue;
      EXPECT_GT(end_of(delayed(network, step, dates.late_start + 1)), passes.finish) << step;
    }
  });
  EXPECT_GT(tried, kNetworks);
}

/// When all is over, each of the frames, and each step beside one that is not over before it.
std::vector<Minute> ends_of(const Network& network, const Passes& passes) {
  std::vector<Minute> ends{end_of(passes)};
  for (const Frame& frame : network.frames) {
    const Minute end = passes.dates[frame.step].finish;
    ends.push_back(end);
    for (const std::uint32_t step : frame.beside) ends.push_back(std::max(end, passes.dates[step].finish));
  }
  return ends;
}

/// The network in which what is left of a step that has begun is done later.
Passes resumed(Network network, std::uint32_t step, Minute at) {
  network.steps[step].resume = at;
  return passes_of(network);
}

// In several frames, each with an end of its own, and with steps that have begun or are over.
TEST(PassesLaws, SlackIsUntilTheEndOfEachFrameAndOfWhatIsLeft) {
  int tried = 0, begun = 0, sooner = 0, beside = 0;
  Kinds kinds;
  kinds.frames = kinds.happened = true;
  kinds.container_starts = false;
  for_networks(kinds, [&](Random&, const Network& network, const Order& order, const Passes& passes) {
    const std::vector<Minute> ends = ends_of(network, passes);
    const std::vector<std::uint32_t> frames = frames_of(network);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      const Step& here = network.steps[step];
      const Dates& dates = passes.dates[step];
      EXPECT_GE(dates.slack, 0);
      if (order.container[step] || is_stated(here)) continue;
      if (is_begun(here)) {
        ++begun;
        EXPECT_EQ(dates.start, *here.start);
        EXPECT_GE(dates.finish, later(begin_from(resume_of(here), *here.length, calendar_of(network, step)), *here.length, calendar_of(network, step)));
        const Minute last = earlier(dates.late_finish, *here.length, calendar_of(network, step));
        EXPECT_EQ(ends_of(network, resumed(network, step, last)), ends) << step;
        EXPECT_NE(ends_of(network, resumed(network, step, last + 1)), ends) << step;
        continue;
      }
      ++tried;
      beside += frames[step] != kNone && here.container == kNone ? 1 : 0;
      sooner += frames[step] != kNone && dates.late_finish < passes.finish && passes.dates[network.frames[frames[step]].step].finish < passes.finish ? 1 : 0;
      if (frames[step] != kNone && dates.driver.kind == Driver::Kind::network_start) {
        EXPECT_EQ(dates.driver.at, network.frames[frames[step]].start);
      }
      EXPECT_EQ(ends_of(network, delayed(network, step, dates.late_start)), ends) << step;
      EXPECT_NE(ends_of(network, delayed(network, step, dates.late_start + 1)), ends) << step;
    }
  });
  EXPECT_GT(tried, kNetworks);
  EXPECT_GT(begun, kNetworks / 10);
  EXPECT_GT(sooner, kNetworks / 50);
  EXPECT_GT(beside, kNetworks / 50);
}

// What has happened binds nobody: neither what came before it nor a deadline tells it or others that it is too early.
TEST(PassesLaws, WhatIsOverIsBrokenByNothing) {
  Kinds kinds;
  kinds.happened = true;
  for_networks(kinds, [&](Random&, const Network& network, const Order& order, const Passes& passes) {
    for (const Broken& broken : passes.broken) EXPECT_FALSE(network.steps[broken.step].actual);
    Network free = network;
    std::erase_if(free.links, [&](const Link& link) { return network.steps[link.to].actual && !order.container[link.to] && (link.to_edge == Edge::start || network.steps[link.to].finish); });
    const Passes without = passes_of(free);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      EXPECT_EQ(without.dates[step].start, passes.dates[step].start) << step;
      EXPECT_EQ(without.dates[step].finish, passes.dates[step].finish) << step;
      EXPECT_EQ(without.dates[step].room, passes.dates[step].room) << step;
    }
  });
}

TEST(PassesLaws, FreeSlackDisturbsNothingAndAMinuteMoreDoes) {
  int tried = 0, bounded = 0;
  Kinds kinds;
  kinds.container_starts = false;
  for_networks(kinds, [&](Random&, const Network& network, const Order& order, const Passes& passes) {
    const LateDates latest = late_dates(network, order, passes.dates, passes.finish, LateFor::others);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      const Dates& dates = passes.dates[step];
      const Minute until = latest.spans[step].from;
      if (order.container[step] || is_stated(network.steps[step])) continue;
      ++tried;
      EXPECT_GE(dates.free_slack, 0);
      EXPECT_LE(dates.free_slack, dates.slack);
      if (latest.spans[step].to >= kNever) continue;
      ++bounded;
      EXPECT_TRUE(same_but(step, network, order, passes, delayed(network, step, until))) << step;
      EXPECT_FALSE(same_but(step, network, order, passes, delayed(network, step, until + 1))) << step;
    }
  });
  EXPECT_GT(bounded, kNetworks / 2);
  EXPECT_GT(tried, bounded);
}

TEST(PassesLaws, RoomIsWhatDeadlinesLeaveAndNotAMinuteMore) {
  int tried = 0;
  Kinds kinds;
  kinds.container_starts = false;
  for_networks(kinds, [&](Random&, const Network& network, const Order& order, const Passes& passes) {
    const Minute before = lateness(network, order, passes.dates);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      const Dates& dates = passes.dates[step];
      if (order.container[step] || is_stated(network.steps[step]) || !dates.room) continue;
      if (dates.room_start < dates.early_start) {
        EXPECT_LE(*dates.room, 0);
        EXPECT_GT(before, 0);
        continue;
      }
      if (dates.room_finish >= kNever) continue;  // It could begin in time, but would never be finished.
      ++tried;
      const Passes kept = delayed(network, step, dates.room_start), missed = delayed(network, step, dates.room_start + 1);
      EXPECT_EQ(lateness(network, order, kept.dates), before) << step;
      EXPECT_TRUE(before > 0 || !dated(missed) || lateness(network, order, missed.dates) > before) << step;
    }
  });
  EXPECT_GT(tried, kNetworks / 4);
}

/// Whether a step has all that it waits for.
bool has_all(const Network& network, const Order& order, const std::vector<Dates>& dates, const Link& link) {
  const Dates &from = dates[link.from], &to = dates[link.to];
  const Minute at = later(link.from_edge == Edge::start ? from.start : from.finish, link.lag, calendar_of(network, link));
  if (link.to_edge == Edge::start) return to.start >= at;
  return (order.container[link.to] ? to.finish : reach_of_end(to.finish, *network.steps[link.to].length, calendar_of(network, link.to))) >= at;
}

TEST(PassesLaws, LateStepsMoveNoOtherAndLieAsLateAsTheyCan) {
  int moved = 0;
  Kinds kinds;
  kinds.late = true;
  kinds.container_starts = false;
  for_networks(kinds, [&](Random&, const Network& network, const Order& order, const Passes& passes) {
    Network early_network = network;
    for (Step& step : early_network.steps) step.late = false;
    const Passes early = passes_of(early_network);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      const Dates& dates = passes.dates[step];
      EXPECT_EQ(dates.early_start, early.dates[step].start);
      EXPECT_EQ(dates.slack, early.dates[step].slack);
      if (order.container[step]) continue;
      EXPECT_TRUE(network.steps[step].late || dates.start == dates.early_start) << step;
      EXPECT_GE(dates.start, dates.early_start);
      moved += dates.start > dates.early_start ? 1 : 0;
    }
    for (const Link& link : network.links) {
      if (order.container[link.to] || is_stated(network.steps[link.to])) continue;
      EXPECT_TRUE(has_all(network, order, passes.dates, link));
    }
    EXPECT_EQ(lateness(network, order, passes.dates), lateness(network, order, early.dates));
    const LateDates latest = late_dates(network, order, passes.dates, passes.finish, LateFor::placing);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      if (order.container[step]) continue;
      EXPECT_EQ(latest.spans[step].from, passes.dates[step].start) << step << ": could lie later still";
    }
  });
  EXPECT_GT(moved, kNetworks / 10);
}

TEST(PassesLaws, WhatIsAddedMovesNothingEarlier) {
  Kinds kinds;  // A step that waits with its end begins the earlier the longer it is, and a lead reaches over a leave.
  kinds.ends = kinds.leads = false;
  kinds.container_starts = false;
  for_networks(kinds, [&](Random& random, const Network& network, const Order& order, const Passes& passes) {
    if (std::ranges::any_of(network.steps, [](const Step& step) { return step.finish.has_value(); })) return;  // Those begin the earlier, too.
    Network more = network;
    const auto step = static_cast<std::uint32_t>(random(0, static_cast<std::int64_t>(network.steps.size()) - 1));
    const char* what = "";
    switch (random(0, 2)) {
      case 0:
        what = "longer";
        more.steps[step].length->count += random(1, 2) * (more.steps[step].length->unit == Length::Unit::months ? 1 : 100);
        break;
      case 1: {
        what = "a leave";
        const MinuteSpan leave[] = {{kStart + random(0, 20) * kDay, kStart + random(20, 30) * kDay}};
        more.calendars[0] = more.calendars[0] - WorkingTime::of(leave);
        break;
      }
      default:
        what = "a link";
        more.links.push_back({step, static_cast<std::uint32_t>(random(0, static_cast<std::int64_t>(network.steps.size()) - 1)), Edge::end, Edge::start, {}, kNone});
        if (!ordered(more).circles.empty()) return;
    }
    const Passes after = passes_of(more);
    if (!dated(after)) return;
    for (std::uint32_t i = 0; i < network.steps.size(); ++i) {
      if (order.container[i] || is_stated(network.steps[i])) continue;
      EXPECT_GE(after.dates[i].start, passes.dates[i].start) << what;
      EXPECT_GE(after.dates[i].finish, passes.dates[i].finish) << what;
    }
  });
}

TEST(PassesLaws, AWeekLaterIsAWeekLater) {
  Kinds kinds;
  kinds.stated = false;
  for_networks(kinds, [&](Random& random, Network network, const Order& order, const Passes&) {
    for (WorkingTime& time : network.calendars) {
      const WeeklyHours rows[] = {{static_cast<std::uint8_t>(random(1, 127)), random(0, 600), random(700, kDay), {}}};
      time = WorkingTime::of(rows);
    }
    const auto has_months = [](const Length& length) { return length.unit == Length::Unit::months && length.count != 0; };
    if (std::ranges::any_of(network.steps, [&](const Step& step) { return has_months(*step.length); })) return;
    if (std::ranges::any_of(network.links, [&](const Link& link) { return has_months(link.lag); })) return;
    const Passes before = timing::passes_of(network, order);
    network.start += kWeek;
    for (Bound& bound : network.bounds) bound.at += kWeek;
    if (network.latest) *network.latest += kWeek;
    const Passes after = timing::passes_of(network, order);
    for (std::uint32_t i = 0; i < network.steps.size(); ++i) {
      EXPECT_EQ(after.dates[i].start, before.dates[i].start + kWeek);
      EXPECT_EQ(after.dates[i].late_finish, before.dates[i].late_finish + kWeek);
      EXPECT_EQ(after.dates[i].slack, before.dates[i].slack);
      EXPECT_EQ(after.dates[i].room, before.dates[i].room);
    }
  }, kNetworks / 4);
}

TEST(PassesLaws, TheOrderOfTheTextChangesNoDate) {
  Kinds kinds;
  kinds.container_starts = false;  // Of two that begin a container at once the first gets its slack.
  for_networks(kinds, [&](Random& random, const Network& network, const Order&, const Passes& passes) {
    const auto steps = static_cast<std::uint32_t>(network.steps.size());
    std::vector<std::uint32_t> to;
    for (std::uint32_t i = 0; i < steps; ++i) {
      to.push_back(i);
      std::swap(to.back(), to[static_cast<std::size_t>(random(0, i))]);
    }
    Network other = network;
    for (std::uint32_t i = 0; i < steps; ++i) {
      other.steps[to[i]] = network.steps[i];
      if (network.steps[i].container != kNone) other.steps[to[i]].container = to[network.steps[i].container];
    }
    for (Link& link : other.links) link.from = to[link.from], link.to = to[link.to];
    for (Bound& bound : other.bounds) bound.step = to[bound.step];
    std::ranges::reverse(other.links);
    const Passes after = passes_of(other);
    for (std::uint32_t i = 0; i < steps; ++i) {
      EXPECT_EQ(after.dates[to[i]].start, passes.dates[i].start);
      EXPECT_EQ(after.dates[to[i]].slack, passes.dates[i].slack);
      EXPECT_EQ(after.dates[to[i]].free_slack, passes.dates[i].free_slack);
      EXPECT_EQ(after.dates[to[i]].room, passes.dates[i].room);
    }
  }, kNetworks / 4);
}

TEST(PassesLaws, EachDriverGivesTheBegin) {
  for_networks({}, [&](Random&, const Network& network, const Order& order, const Passes& passes) {
    const auto path = critical_path(network, order, passes.dates);
    ASSERT_FALSE(path.empty());
    EXPECT_EQ(passes.dates[path.back().step].finish, passes.finish);
    for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
      const Dates& dates = passes.dates[step];
      if (order.container[step] || dates.driver.kind == Driver::Kind::stated) continue;
      EXPECT_EQ(begin_from(dates.driver.at, *network.steps[step].length, calendar_of(network, step)), dates.start);
      if (dates.driver.kind != Driver::Kind::link || network.links[dates.driver.index].to_edge == Edge::end) continue;
      const Link& link = network.links[dates.driver.index];
      const Dates& from = passes.dates[link.from];
      EXPECT_EQ(later(link.from_edge == Edge::start ? from.start : from.finish, link.lag, calendar_of(network, link)), dates.driver.at);
    }
  }, kNetworks / 4);
}

}  // namespace
}  // namespace campaign::timing

#pragma once

#include <algorithm>
#include <vector>

#include "schedule/networks.h"

namespace campaign::timing {

/// What random networks have.
struct Kinds {
  bool ends = true;              ///< Links and bounds that bind ends.
  bool leads = true;
  bool stated = true;
  bool late = false;
  bool container_starts = true;  ///< Something waits for the start of a container.
  bool happened = false;         ///< Some steps have begun, and some are over.
  bool frames = false;           ///< Outermost containers have a beginning and an end of their own, which some steps beside them share.
  std::int64_t most_steps = 9;
};

inline Length random_length(Random& random) {
  switch (random(0, 9)) {
    case 0: return {};
    case 1: return {Length::Unit::months, random(0, 1)};
    case 2:
    case 3: return {Length::Unit::calendar, random(0, 200) * (random.one_in(3) ? 17 : 60)};
    default: return {Length::Unit::working, random(0, 40) * (random.one_in(3) ? 17 : 60)};
  }
}

inline Length random_lag(Random& random, const Kinds& kinds) {
  if (random.one_in(2)) return {};
  Length lag = random_length(random);
  if (kinds.leads && random.one_in(4)) lag.count = -lag.count;
  return lag;
}

/// A network without circles, with at least one step.
inline Network random_network(Random& random, const Kinds& kinds) {
  for (;;) {
    Network network;
    network.start = kStart + random(0, 3) * 7 * kHour;
    for (std::int64_t left = random(1, 3); left > 0; --left) network.calendars.push_back(random_time(random));
    const auto steps = static_cast<std::uint32_t>(random(1, kinds.most_steps));
    std::vector<std::uint32_t> rank;  // Links go from lower ones to higher ones.
    for (std::uint32_t i = 0; i < steps; ++i) {
      rank.push_back(i);
      std::swap(rank.back(), rank[static_cast<std::size_t>(random(0, i))]);
      Step step;
      step.calendar = static_cast<std::uint32_t>(random(0, static_cast<std::int64_t>(network.calendars.size()) - 1));
      step.length = random_length(random);
      if (i > 0 && random.one_in(3)) step.container = static_cast<std::uint32_t>(random(0, i - 1));
      if (kinds.stated && random.one_in(8)) (random.one_in(3) ? step.finish : step.start) = kStart + random(0, 40 * 24) * kHour;
      step.late = kinds.late && random.one_in(3);
      network.steps.push_back(step);
    }
    std::vector<bool> container(steps, false);
    for (const Step& step : network.steps) {
      if (step.container != kNone) container[step.container] = true;
    }
    for (std::int64_t left = random(0, 2 * steps); left > 0 && steps > 1; --left) {
      Link link;
      link.from = static_cast<std::uint32_t>(random(0, steps - 1));
      link.to = static_cast<std::uint32_t>(random(0, steps - 1));
      if (link.from == link.to) continue;
      if (rank[link.from] > rank[link.to]) std::swap(link.from, link.to);
      if (random.one_in(4)) link.from_edge = Edge::start;
      if (kinds.ends && random.one_in(4)) link.to_edge = Edge::end;
      if (!kinds.container_starts && link.from_edge == Edge::start && container[link.from]) link.from_edge = Edge::end;
      link.lag = random_lag(random, kinds);
      if (random.one_in(5)) link.calendar = 0;
      network.links.push_back(link);
    }
    for (std::int64_t left = random(0, 2); left > 0; --left) {
      Bound bound;
      bound.step = static_cast<std::uint32_t>(random(0, steps - 1));
      bound.kind = random.one_in(2) ? Bound::Kind::not_before : Bound::Kind::not_after;
      if (kinds.ends && random.one_in(3)) bound.edge = Edge::end;
      if (!kinds.container_starts && bound.kind == Bound::Kind::not_after && container[bound.step]) bound.edge = Edge::end;
      bound.at = kStart + random(0, 30 * 24) * kHour;
      network.bounds.push_back(bound);
    }
    if (random.one_in(3)) network.latest = kStart + 60 * kDay;
    for (std::uint32_t step = 0; step < steps && kinds.happened; ++step) {
      Step& here = network.steps[step];
      if (container[step] || !random.one_in(4)) continue;
      here.actual = true;
      here.start = kStart + random(-10 * 24, 20 * 24) * kHour;
      here.finish.reset();
      if (random.one_in(3)) here.finish = *here.start + random(1, 10 * 24) * kHour;
      here.resume = kStart + random(-5 * 24, 15 * 24) * kHour;
    }
    for (std::uint32_t step = 0; step < steps && kinds.frames; ++step) {
      if (!container[step] || network.steps[step].container != kNone) continue;
      network.frames.push_back({step, network.start + random(-5, 5) * kDay, {}});
      if (random.one_in(2)) network.frames.back().latest = kStart + random(20, 80) * kDay;
    }
    for (std::uint32_t step = 0; step < steps && !network.frames.empty(); ++step) {
      if (container[step] || network.steps[step].container != kNone || random.one_in(2)) continue;
      network.frames[static_cast<std::size_t>(random(0, static_cast<std::int64_t>(network.frames.size()) - 1))].beside.push_back(step);
    }
    const Order order = ordered(network);
    if (order.circles.empty()) return network;
  }
}

}  // namespace campaign::timing

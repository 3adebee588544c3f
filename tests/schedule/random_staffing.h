#pragma once

#include "schedule/people.h"
#include "schedule/random_network.h"

namespace campaign::timing {

/// People with leave and caps, and demands for some of a network's steps.
inline Staffing random_staffing(Random& random, const Network& network) {
  Staffing staffing;
  staffing.horizon = kStart + 400 * kDay;
  for (std::int64_t left = random(0, 3); left > 0; --left) {
    const auto period = static_cast<Cap::Period>(random(0, 2));
    const std::int64_t days[] = {1, 5, 21};
    staffing.caps.push_back({period, random(1, 10) * kHour * days[static_cast<int>(period)] + (random.one_in(4) ? 7 : 0)});
  }
  const auto caps = [&] {
    std::vector<std::uint32_t> result;
    for (std::uint32_t cap = 0; cap < staffing.caps.size(); ++cap) {
      if (random.one_in(4)) result.push_back(cap);
    }
    return result;
  };
  const auto share = [&] { return random.one_in(2) ? kWhole : random(1, 10) * kWhole / 10 + (random.one_in(4) ? -random(1, 999) : 0); };
  const std::int64_t people = random(1, 4);
  for (std::int64_t left = people; left > 0; --left) {
    Person person;
    person.hours = random.one_in(2) ? network.calendars[0] : random_time(random);
    if (random.one_in(4)) person.capacity = share();
    for (std::int64_t away = random(0, 3); away > 0; --away) {
      const Minute from = kStart + random(0, 40) * kDay + (random.one_in(2) ? random(0, kDay) : 0);
      person.taken.push_back({{from, from + random(1, 4 * kDay)}, random.one_in(2) ? kWhole : share()});
    }
    person.caps = caps();
    staffing.people.push_back(person);
  }
  std::vector<bool> container(network.steps.size(), false);
  for (const Step& step : network.steps) {
    if (step.container != kNone) container[step.container] = true;
  }
  for (std::uint32_t step = 0; step < network.steps.size(); ++step) {
    if (container[step] || random.one_in(4)) continue;
    Demand demand;
    demand.step = step;
    demand.effort = random.one_in(4) ? 0 : random(1, 60) * (random.one_in(3) ? 13 : 60);
    demand.split = !random.one_in(3);
    demand.priority = static_cast<std::int32_t>(random(4, 6) * 100);
    demand.caps = caps();
    std::vector<std::uint32_t> left;
    for (std::uint32_t person = 0; person < people; ++person) left.push_back(person);
    while (!left.empty() && (demand.items.empty() || random.one_in(3))) {
      Item item;
      item.share = share();
      do {
        const auto taken = left.begin() + random(0, static_cast<std::int64_t>(left.size()) - 1);
        item.people.push_back(*taken);
        left.erase(taken);
      } while (!left.empty() && random.one_in(3));
      item.crew = static_cast<std::uint32_t>(random(1, static_cast<std::int64_t>(item.people.size())));
      demand.items.push_back(item);
    }
    staffing.demands.push_back(demand);
  }
  return staffing;
}

}  // namespace campaign::timing

// Times of the schedule's arithmetic over generated networks: twice as many links as steps, and 20 people on seven of ten steps. Run:
// .build/tests/benchmarks/schedule_benchmark

#include <benchmark/benchmark.h>

#include "schedule/levelling.h"
#include "schedule/networks.h"

namespace campaign::timing {
namespace {

constexpr std::uint32_t kContainers = 20;

Network generated(std::int64_t steps) {
  Random random(7);
  Network network = office_network();
  std::vector<MinuteSpan> holidays;
  for (int i = 0; i < 30; ++i) {
    const Minute day = kStart + random(0, 3000) * kDay;
    holidays.push_back({day, day + kDay});
  }
  network.calendars[0] = network.calendars[0] - WorkingTime::of(holidays);
  for (std::int64_t i = 0; i < steps; ++i) {
    add_step(network, random.one_in(4) ? days(random(1, 9)) : workdays(random(1, 9)), i >= kContainers && random.one_in(2) ? static_cast<std::uint32_t>(i % kContainers) : kNone);
  }
  for (std::int64_t i = 0; i < 2 * steps; ++i) {
    const std::int64_t to = random(kContainers + 1, steps - 1), from = std::max<std::int64_t>(kContainers, to - random(1, 200));
    add_link(network, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), random.one_in(3) ? workdays(random(0, 3)) : days(random(0, 2)),
             random.one_in(5) ? Edge::start : Edge::end);
  }
  network.bounds.push_back({static_cast<std::uint32_t>(steps - 1), Edge::end, Bound::Kind::not_after, kStart + 1000 * kDay});
  return network;
}

Staffing staffing_of(const Network& network) {
  Random random(8);
  Staffing staffing;
  for (int i = 0; i < 20; ++i) {
    const Minute leave = kStart + random(0, 300) * kDay;
    staffing.people.push_back({network.calendars[0], kWhole, {{{leave, leave + 14 * kDay}, kWhole}}, {}});
  }
  for (std::uint32_t step = kContainers; step < network.steps.size(); ++step) {
    if (random(1, 10) > 7) continue;
    Demand demand;
    demand.step = step;
    demand.effort = random(1, 40) * 2 * kHour;
    const auto person = static_cast<std::uint32_t>(random(0, 19));
    demand.items.push_back({{person, (person + 1) % 20}, random.one_in(4) ? 1u : 2u, random.one_in(3) ? kWhole / 2 : kWhole});
    if (random.one_in(2)) demand.items[0].people.pop_back();
    staffing.demands.push_back(demand);
  }
  return staffing;
}

void order_and_passes(benchmark::State& state) {
  const Network network = generated(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(passes_of(network, ordered(network)).finish);
}

void people(benchmark::State& state) {
  const Network network = generated(state.range(0));
  const Order order = ordered(network);
  const Staffing staffing = staffing_of(network);
  for (auto _ : state) benchmark::DoNotOptimize(levelled(network, order, staffing).finish);
}

BENCHMARK(order_and_passes)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(people)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace campaign::timing

BENCHMARK_MAIN();

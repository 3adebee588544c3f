// Times of the arithmetic of odds, by draw where columns are made. Run: .build/tests/benchmarks/odds_benchmark

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "odds/answers.h"
#include "odds/draws.h"
#include "odds/influence.h"

namespace campaign::odds {
namespace {

/// Columns of 10,000 draws, as many as `state.range(0)`, each made into the place of the one before.
void columns(benchmark::State& state, const Distribution& distribution) {
  const Strata strata({});
  std::vector<double> out(strata.count());
  for (auto _ : state) {
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      column_of(strata, key_of(std::to_string(i), 1), distribution, out);
      benchmark::DoNotOptimize(out.data());
    }
  }
  state.counters["a draw"] = benchmark::Counter(static_cast<double>(strata.count() * state.range(0)), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void moving_together(benchmark::State& state) {
  for (auto _ : state) {
    Draws draws;
    const Draws::MovesWith with[] = {{draws.add("a", *lognormal(10, 30)), 0.6}};
    benchmark::DoNotOptimize(draws.add("b", *lognormal(10, 30), with));
  }
}

template <typename Ask>
void answer(benchmark::State& state, const Ask& ask) {
  Draws draws;
  const Draws::Index column = draws.add("a", *lognormal(10, 30));
  const auto ranks = draws.ranks(column);
  for (auto _ : state) benchmark::DoNotOptimize(ask(draws.column(column), ranks));
}

const double kPoints[] = {0.05, 0.25, 0.5, 0.75, 0.95};
using Column = std::span<const double>;
using Ranks = std::span<const std::uint32_t>;

BENCHMARK_CAPTURE(columns, lognormal, *lognormal(10, 30))->Arg(1)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(columns, normal, *normal(10, 3))->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(columns, triangle, *triangle(1, 2, 4))->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(columns, pert, *pert(1, 2, 4))->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(columns, chance, *chance(0.3, *lognormal(10, 30)))->Arg(1'000)->Unit(benchmark::kMillisecond);
BENCHMARK(moving_together)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer, at_least, [](Column column, Ranks) { return at_least(column, 20).value; })->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer, quantiles, [](Column column, Ranks) { return quantiles(column, kPoints)[2]; })->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(answer, share, [](Column column, Ranks ranks) { return share_of_variance(column, ranks).value; })->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace campaign::odds

BENCHMARK_MAIN();

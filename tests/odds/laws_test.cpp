// What holds of all draws, whatever is estimated.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "odds/answers.h"
#include "odds/draws.h"
#include "odds/influence.h"
#include "odds/search.h"

namespace campaign::odds {
namespace {

/// Chosen by CAMPAIGN_SEED, else a new one each time; printed where a test fails.
std::uint64_t seed() {
  static const std::uint64_t chosen = [] {
    const char* stated = std::getenv("CAMPAIGN_SEED");
    return stated ? std::strtoull(stated, nullptr, 10) : std::random_device{}();
  }();
  return chosen;
}

class Odds : public ::testing::Test {
 protected:
  double between(double low, double high) { return std::uniform_real_distribution(low, high)(engine_); }
  Distribution some(int depth = 0) {
    double n[] = {between(1, 50), between(1, 50), between(1, 50)};
    std::ranges::sort(n);
    switch (static_cast<int>(between(0, depth < 2 ? 9 : 7))) {
      case 0: return *point(n[0]);
      case 1: return *interval(n[0], n[1]);
      case 2: return *interval(n[0] - 30, n[1]);
      case 3: return *normal(n[0], n[1]);
      case 4: return *uniform(n[0], n[1]);
      case 5: return *triangle(n[0], n[1], n[2]);
      case 6: return *pert(n[0], n[1], n[2]);
      case 7: return *chance(between(0, 1), some(depth + 1));
      default: {
        const Weighted choices[] = {{between(0, 2), some(depth + 1)}, {between(0.1, 2), some(depth + 1)}};
        return *mix(choices);
      }
    }
  }
  static std::vector<double> sorted(std::span<const double> column) {
    std::vector<double> values(column.begin(), column.end());
    std::ranges::sort(values);
    return values;
  }
  static std::vector<double> copy(std::span<const double> column) { return {column.begin(), column.end()}; }

  std::mt19937_64 engine_{seed()};
  ::testing::ScopedTrace trace_{__FILE__, __LINE__, "CAMPAIGN_SEED=" + std::to_string(seed())};
};

TEST_F(Odds, EachStratumHasOneDraw) {
  for (int round = 0; round < 200; ++round) {
    const Distribution distribution = some();
    Draws draws({1'000, engine_()});
    const auto index = draws.add("a", distribution);
    const std::vector<double> values = sorted(draws.column(index));
    std::vector<std::uint32_t> ranks = draws.ranks(index);
    for (std::size_t draw = 0; draw < values.size(); ++draw) EXPECT_EQ(draws.column(index)[draw], values[ranks[draw]]);
    std::ranges::sort(ranks);
    for (std::uint32_t i = 0; i < ranks.size(); ++i) EXPECT_EQ(ranks[i], i);
    const std::size_t parts = distribution.parts.size();  // Each part has its own strata, of which those at its ends are cut.
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double at_most = cdf(distribution, values[i]), below = cdf(distribution, std::nextafter(values[i], -INFINITY));
      EXPECT_GE(at_most * 1'000 + 1e-6 + 2.0 * static_cast<double>(parts), static_cast<double>(i)) << i;
      EXPECT_LE(below * 1'000 - 1e-6 - 2.0 * static_cast<double>(parts), static_cast<double>(i + 1)) << i;
    }
  }
}

TEST_F(Odds, WhatElseThereIsAndItsOrderChangeNothing) {
  for (int round = 0; round < 50; ++round) {
    const Distribution a = some(), b = some(), c = some(), d = some();
    const Sampling sampling{500, engine_()};
    Draws one(sampling), other(sampling);
    const auto a1 = one.add("a", a), b1 = one.add("b", b);
    const Draws::MovesWith c_with[] = {{a1, 0.5}, {b1, -0.4}};
    const auto c1 = *one.add("c", c, c_with);
    const Draws::MovesWith d_with[] = {{c1, 0.6}, {a1, 0.3}};
    const auto d1 = *one.add("d", d, d_with);

    other.add("else", some());
    const auto b2 = other.add("b", b), a2 = other.add("a", a);
    const Draws::MovesWith c_again[] = {{b2, -0.4}, {a2, 0.5}};
    const auto c2 = *other.add("c", c, c_again);
    const Draws::MovesWith d_again[] = {{a2, 0.3}, {c2, 0.6}};
    const auto d2 = *other.add("d", d, d_again);
    for (const auto& [first, second] : {std::pair{a1, a2}, {b1, b2}, {c1, c2}, {d1, d2}}) EXPECT_EQ(copy(one.column(first)), copy(other.column(second)));
    EXPECT_EQ(one.find("c"), c1);
    EXPECT_EQ(one.find("else"), std::nullopt);
  }
}

TEST_F(Odds, MovingTogetherOnlyReorders) {
  for (int round = 0; round < 50; ++round) {
    const Distribution b = some();
    const Sampling sampling{800, engine_()};
    Draws alone(sampling), together(sampling);
    const auto single = alone.add("b", b);
    const double ranks = round == 0 ? 1 : round == 1 ? -1 : round == 2 ? 0 : between(-1, 1);
    const Draws::MovesWith with[] = {{together.add("a", *normal(0, 1)), ranks}};
    const auto follower = *together.add("b", b, with);
    EXPECT_EQ(sorted(alone.column(single)), sorted(together.column(follower)));
    const auto leader = together.ranks(with[0].other), led = together.ranks(follower);
    if (ranks == 0) {
      EXPECT_EQ(copy(alone.column(single)), copy(together.column(follower)));
    }
    if (ranks == 1) {
      EXPECT_EQ(leader, led);
    }
    double square = 0;
    for (std::size_t i = 0; i < led.size(); ++i) square += std::pow(static_cast<double>(led[i]) - leader[i], 2);
    EXPECT_NEAR(1 - 6 * square / (800.0 * (800.0 * 800.0 - 1)), ranks, 5 / std::sqrt(800.0));  // Spearman's.
  }
}

TEST_F(Odds, WhatCannotMoveTogetherIsTold) {
  Draws draws({100, 1});
  const auto a = draws.add("a", *normal(0, 1));
  const Draws::MovesWith same[] = {{a, 0.9}};
  const auto b = *draws.add("b", *normal(0, 1), same);
  const Draws::MovesWith against[] = {{a, 0.9}, {b, -0.9}};
  const auto refused = draws.add("c", *normal(0, 1), against);
  ASSERT_FALSE(refused);
  EXPECT_GT(refused.error().most, 0);
  EXPECT_LT(refused.error().most, 1);
  EXPECT_EQ(draws.find("c"), std::nullopt);
}

TEST_F(Odds, ThreadsHaveTheSameBits) {
  std::vector<Distribution> distributions;
  for (int i = 0; i < 40; ++i) distributions.push_back(some());
  const Strata strata({2'000, engine_()});
  std::vector<std::vector<double>> alone(40, std::vector<double>(2'000)), shared = alone;
  const auto draw = [&](std::vector<std::vector<double>>& into, std::size_t from, std::size_t step) {
    for (std::size_t i = from; i < 40; i += step) column_of(strata, key_of(std::to_string(i), strata.seed()), distributions[i], into[i]);
  };
  draw(alone, 0, 1);
  std::thread first([&] { draw(shared, 0, 2); }), second([&] { draw(shared, 1, 2); });
  first.join();
  second.join();
  EXPECT_EQ(alone, shared);
}

TEST_F(Odds, WiderIsNeverLikelierWhereLikelyAndNeverLessWhereUnlikely) {
  for (int round = 0; round < 200; ++round) {
    const double middle = between(10, 100), spread = between(1.05, 4), wider = spread * between(1.01, 2);
    const Sampling sampling{1'000, engine_()};
    Draws narrow(sampling), wide(sampling);
    const auto near = narrow.column(narrow.add("a", *lognormal(middle / spread, middle * spread)));
    const auto far = wide.column(wide.add("a", *lognormal(middle / wider, middle * wider)));
    const double below = middle * between(0.2, 0.99), above = middle * between(1.01, 4);
    EXPECT_LE(at_least(far, below).value, at_least(near, below).value);
    EXPECT_GE(at_least(far, above).value, at_least(near, above).value);
  }
}

TEST_F(Odds, AnswersAgreeWithEachOther) {
  for (int round = 0; round < 100; ++round) {
    const auto size = static_cast<std::uint32_t>(between(1, 400));
    Draws draws({size, engine_()});
    const auto index = draws.add("a", some());
    const auto column = draws.column(index);
    const std::vector<double> values = sorted(column);
    const double target = values[static_cast<std::size_t>(between(0, size))];
    EXPECT_EQ(at_least(column, target).value, static_cast<double>(values.end() - std::ranges::lower_bound(values, target)) / size);
    EXPECT_NEAR(sum(column), std::accumulate(values.begin(), values.end(), 0.0), 1e-9 * (1 + std::abs(sum(column))));
    const double points[] = {0, 0.05, 0.05, 0.5, 0.95, 1};
    const std::vector<double> told = quantiles(column, points);
    EXPECT_EQ(told.front(), values.front());
    EXPECT_EQ(told.back(), values.back());
    EXPECT_TRUE(std::ranges::is_sorted(told));
    const double wanted = between(0.01, 1), more = missing(column, target, wanted);
    const auto reached = [&](double change) {
      std::vector<double> moved = copy(column);
      for (double& value : moved) value += change;
      return at_least(moved, target).value;
    };
    EXPECT_GE(reached(more + 1e-9), wanted - 1e-9);
    EXPECT_LT(reached(more - 1e-6 - 1e-9 * std::abs(target)), wanted);
    const auto found = least_change(0, 1e4, wanted, reached);
    ASSERT_TRUE(found);
    EXPECT_GE(reached(*found), wanted);
    EXPECT_NEAR(*found, std::max(more, 0.0), 1e4 / (1 << 29));
    EXPECT_EQ(least_change(0, -1, 1, [](double) { return 0.5; }), std::nullopt);
    EXPECT_GT(expected_shortfall(column, target).value_or(1), 0);
    EXPECT_EQ(probability(0, size).value, 0);
    EXPECT_GT(probability(0, size).error, 0);
  }
}

TEST_F(Odds, WhatCannotBeIsNothing) {
  EXPECT_FALSE(normal(0, -1));
  EXPECT_FALSE(lognormal(0, 5));
  EXPECT_FALSE(lognormal(6, 5));
  EXPECT_FALSE(interval(5, 1));
  EXPECT_FALSE(interval(-1, INFINITY));
  EXPECT_FALSE(uniform(2, 1));
  EXPECT_FALSE(triangle(1, 5, 4));
  EXPECT_FALSE(pert(3, 2, 4));
  EXPECT_FALSE(chance(1.1, *point(1)));
  EXPECT_FALSE(mix({}));
  EXPECT_EQ(interval(5, 5), point(5));
  EXPECT_EQ(pert(2, 2, 2), point(2));
}

}  // namespace
}  // namespace campaign::odds

#include "odds/correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "odds/answers.h"

namespace campaign::odds {
namespace {

constexpr double kNothing = 1e-12;  // What is less is rounding.

double product(const Loadings& a, const Loadings& b) {
  double sum = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (left->first < right->first) {
      ++left;
    } else if (right->first < left->first) {
      ++right;
    } else {
      sum += left++->second * right++->second;
    }
  }
  return sum;
}

}  // namespace

double normal_correlation(double ranks) {
  // The sine by its series, to a thirtieth of the last digit at π/6.
  const double x = 0.52359877559829887 * ranks, square = x * x;
  double sum = 1;
  for (double n = 15; n > 1; n -= 2) sum = 1.0 - square / (n * (n - 1.0)) * sum;
  return 2.0 * x * sum;
}

tl::expected<Following, Impossible> follow(std::string_view path, std::span<const Leader> leaders) {
  const std::size_t count = leaders.size();
  std::vector<std::size_t> rank(count);
  std::iota(rank.begin(), rank.end(), std::size_t{0});
  std::ranges::sort(rank, {}, [&](std::size_t i) { return leaders[i].path; });
  // Cholesky's factor of the leaders' correlations, a row each, and what of the follower's own goes along each of its columns. A leader that others make up wholly adds nothing.
  std::vector<std::vector<double>> rows(count, std::vector<double>(count, 0));
  std::vector<double> along(count, 0);
  double square = 0;
  bool beyond = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Leader& leader = leaders[rank[i]];
    double rest = normal_correlation(leader.ranks);
    double pivot = 1;
    for (std::size_t j = 0; j < i; ++j) {
      double sum = product(*leader.loadings, *leaders[rank[j]].loadings);
      for (std::size_t k = 0; k < j; ++k) sum -= rows[i][k] * rows[j][k];
      rows[i][j] = rows[j][j] > 0 ? sum / rows[j][j] : 0;
      pivot -= rows[i][j] * rows[i][j];
      rest -= rows[i][j] * along[j];
    }
    if (pivot > kNothing) {
      rows[i][i] = std::sqrt(pivot);
      along[i] = rest / rows[i][i];
      square += along[i] * along[i];
    } else if (rest > 1e-9 || rest < -1e-9) {
      beyond = true;
    }
  }
  if (beyond) return tl::unexpected(Impossible{0});
  if (square > 1 + kNothing) return tl::unexpected(Impossible{1.0 / std::sqrt(square)});

  Following result;
  result.sequence = rank;
  result.weights.assign(count, 0);
  for (std::size_t i = count; i-- > 0;) {
    double sum = along[i];
    for (std::size_t k = i + 1; k < count; ++k) sum -= rows[k][i] * result.weights[rank[k]];
    result.weights[rank[i]] = rows[i][i] > 0 ? sum / rows[i][i] : 0;
  }
  result.own = 1.0 - square > kNothing ? std::sqrt(1.0 - square) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (const auto& [of, loading] : *leaders[rank[i]].loadings) result.loadings[of] += result.weights[rank[i]] * loading;
  }
  if (result.own > 0) result.loadings[std::string(path)] += result.own;
  return result;
}

std::vector<std::uint32_t> order_following(const Strata& strata, const Following& following, std::span<const std::span<const std::uint32_t>> strata_of,
                                           std::span<const std::uint32_t> own) {
  const std::span<const double> scores = strata.scores();
  std::vector<double> sums(strata.count());
  for (std::size_t draw = 0; draw < sums.size(); ++draw) sums[draw] = following.own * scores[own[draw]];
  for (const std::size_t i : following.sequence) {
    for (std::size_t draw = 0; draw < sums.size(); ++draw) sums[draw] += following.weights[i] * scores[strata_of[i][draw]];
  }
  return ranks_of(sums);
}

}  // namespace campaign::odds

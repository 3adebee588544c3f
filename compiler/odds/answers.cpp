#include "odds/answers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace campaign::odds {

Probability probability(std::size_t hits, std::size_t draws) {
  const double n = static_cast<double>(draws), k = static_cast<double>(hits);
  if (draws == 0) return {0, 0.5};
  const double p = (k + 1.0) / (n + 2.0);
  return {k / n, std::sqrt(p * (1.0 - p) / n)};
}

Probability at_least(std::span<const double> column, double target) {
  std::size_t hits = 0;
  for (const double value : column) hits += value >= target;
  return probability(hits, column.size());
}

Probability at_most(std::span<const double> column, double target) {
  std::size_t hits = 0;
  for (const double value : column) hits += value <= target;
  return probability(hits, column.size());
}

double sum(std::span<const double> column) {
  double lanes[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= column.size(); i += 4) {
    for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] += column[i + lane];
  }
  for (std::size_t lane = 0; i + lane < column.size(); ++lane) lanes[lane] += column[i + lane];
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

Moments moments(std::span<const double> column) {
  const double n = static_cast<double>(column.size());
  const double mean = sum(column) / n;
  if (column.size() < 2) return {mean, 0};
  double square = 0;
  for (const double value : column) square += (value - mean) * (value - mean);
  return {mean, std::sqrt(square / (n - 1.0))};
}

std::vector<double> quantiles(std::span<const double> column, std::span<const double> probabilities) {
  std::vector<double> values(column.begin(), column.end()), result;
  const double last = static_cast<double>(values.size() - 1);
  auto from = values.begin();
  for (const double p : probabilities) {
    const double place = std::clamp(p * static_cast<double>(values.size()) - 0.5, 0.0, last), whole = std::floor(place);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(whole);
    if (at >= from) std::nth_element(from, at, values.end());  // All before `from` is less, and in its place.
    from = at;
    const double next = whole < last ? *std::min_element(at + 1, values.end()) : *at;
    result.push_back(*at + (place - whole) * (next - *at) + 0.0);
  }
  return result;
}

std::optional<double> expected_shortfall(std::span<const double> column, double target) {
  double missed = 0, draws = 0;
  for (const double value : column) {
    if (value >= target) continue;
    missed += target - value;
    draws += 1;
  }
  return draws > 0 ? std::optional(missed / draws) : std::nullopt;
}

double missing(std::span<const double> column, double target, double wanted) {
  std::vector<double> values(column.begin(), column.end());
  const double n = static_cast<double>(values.size());
  const double must = std::clamp(std::ceil(wanted * n - 1e-9), 1.0, n);  // So many have to reach it.
  const auto least = values.begin() + static_cast<std::ptrdiff_t>(n - must);
  std::nth_element(values.begin(), least, values.end());
  return target - *least + 0.0;  // Not -0, which sorting may put on either side of 0.
}

std::vector<std::uint32_t> ranks_of(std::span<const double> column) {
  std::vector<std::pair<double, std::uint32_t>> sorted;
  sorted.reserve(column.size());
  for (std::uint32_t draw = 0; draw < column.size(); ++draw) sorted.emplace_back(column[draw], draw);
  std::ranges::sort(sorted);
  std::vector<std::uint32_t> ranks(column.size());
  for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) ranks[sorted[rank].second] = rank;
  return ranks;
}

}  // namespace campaign::odds

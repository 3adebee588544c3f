#include "odds/influence.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace campaign::odds {
namespace {

/// Where bins of ranks begin, and the end of the last. Those in the middle have √draws each, those nearer to an end an eighth of what is beyond them, and at least 4:
/// out there a result often changes most.
std::vector<std::uint32_t> bins_of(std::uint32_t draws) {
  const auto most = std::max(4u, static_cast<std::uint32_t>(std::sqrt(static_cast<double>(draws))));
  std::vector<std::uint32_t> edges{0};
  for (;;) {
    const std::uint32_t width = std::clamp(edges.back() / 8, 4u, most);
    if (edges.back() + 2 * width > draws / 2) break;
    edges.push_back(edges.back() + width);
  }
  for (std::size_t i = edges.size(); i-- > 0;) edges.push_back(draws - edges[i]);
  return edges;
}

}  // namespace

Share share_of_variance(std::span<const double> result, std::span<const std::uint32_t> ranks) {
  const auto draws = static_cast<std::uint32_t>(result.size());
  if (draws < 16) return {};
  const std::vector<std::uint32_t> edges = bins_of(draws);
  const std::size_t bins = edges.size() - 1;
  std::vector<std::uint16_t> bin_of(draws);  // By rank.
  for (std::size_t bin = 0; bin < bins; ++bin) std::fill(bin_of.begin() + edges[bin], bin_of.begin() + edges[bin + 1], static_cast<std::uint16_t>(bin));

  const auto [mean, deviation] = moments(result);
  const double n = draws, whole = deviation * deviation * (n - 1.0);
  if (!(whole > 0)) return {};
  std::vector<double> sums(bins, 0), squares(bins, 0);  // Of what is above the mean.
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const double above = result[draw] - mean;
    const std::uint16_t bin = bin_of[ranks[draw]];
    sums[bin] += above;
    squares[bin] += above * above;
  }
  double between = 0, of_spread = 0, of_means = 0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const double size = edges[bin + 1] - edges[bin], of_mean = sums[bin] * sums[bin] / size;
    const double variance = (squares[bin] - of_mean) / (size - 1.0);
    between += of_mean - (1.0 - size / n) * variance;
    of_spread += 2.0 * variance * variance;
    of_means += 4.0 * of_mean * variance;
  }
  const double value = between / whole, rest = 1.0 - value;
  return {value, std::sqrt(of_spread + rest * rest * of_means) / whole};
}

Probability at_least_where(std::span<const double> result, double target, std::span<const std::uint32_t> ranks, double from, double to) {
  const double n = static_cast<double>(result.size());
  const double first = from * n - 0.5, last = to * n - 0.5;  // Between ranks, so that halves have no draw in common.
  std::size_t hits = 0, draws = 0;
  for (std::size_t draw = 0; draw < result.size(); ++draw) {
    if (ranks[draw] < first || ranks[draw] >= last) continue;
    ++draws;
    hits += result[draw] >= target;
  }
  return probability(hits, draws);
}

}  // namespace campaign::odds

#include "odds/draws.h"

#include <utility>

namespace campaign::odds {

Draws::Index Draws::keep(Estimate estimate) {
  const auto index = static_cast<Index>(estimates_.size());
  by_path_.emplace(estimate.path, index);
  estimates_.push_back(std::move(estimate));
  return index;
}

Draws::Index Draws::add(std::string_view path, const Distribution& distribution) {
  Estimate estimate{std::string(path), key_of(path, strata_.seed()), std::vector<double>(strata_.count()), {}, {{std::string(path), 1.0}}};
  column_of(strata_, estimate.key, distribution, estimate.values);
  return keep(std::move(estimate));
}

tl::expected<Draws::Index, Impossible> Draws::add(std::string_view path, const Distribution& distribution, std::span<const MovesWith> moves_with) {
  if (moves_with.empty()) return add(path, distribution);
  std::vector<Leader> leaders;
  std::vector<std::vector<std::uint32_t>> orders;
  for (const auto& [other, ranks_together] : moves_with) {
    leaders.push_back({estimates_[other].path, &estimates_[other].loadings, ranks_together});
    orders.push_back(ranks(other));
  }
  auto following = follow(path, leaders);
  if (!following) return tl::unexpected(following.error());

  Estimate estimate{std::string(path), key_of(path, strata_.seed()), std::vector<double>(strata_.count()), std::vector<std::uint32_t>(strata_.count()), std::move(following->loadings)};
  std::vector<std::uint32_t> own(strata_.count());
  order_of(strata_, estimate.key, own);
  const std::vector<std::span<const std::uint32_t>> strata_of(orders.begin(), orders.end());
  estimate.order = order_following(strata_, *following, strata_of, own);
  std::vector<double> rising(strata_.count());
  rising_column(strata_, estimate.key, distribution, rising);
  for (std::size_t draw = 0; draw < rising.size(); ++draw) estimate.values[draw] = rising[estimate.order[draw]];
  return keep(std::move(estimate));
}

std::optional<Draws::Index> Draws::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> Draws::ranks(Index estimate) const {
  if (!estimates_[estimate].order.empty()) return estimates_[estimate].order;
  std::vector<std::uint32_t> order(strata_.count());
  order_of(strata_, estimates_[estimate].key, order);
  return order;
}

}  // namespace campaign::odds

#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "model/plan.h"

namespace campaign {

/// Which metrics are parts of others, so that they are never more: by `part_of`, and by the formulas of shares. Whoever declares
/// `ctr = clicks / impressions` with a range of 0% to 100% says that clicks are a part of impressions.
class Wholes {
 public:
  /// O(metrics + formula steps).
  explicit Wholes(const Plan& plan);

  /// The metrics that one is a part of, themselves or through others, the nearest first.
  [[nodiscard]] std::span<const EntityId> of(EntityId metric);

 private:
  void add(EntityId part, EntityId whole);

  std::unordered_map<EntityId, std::vector<EntityId>> direct_;
  std::unordered_map<EntityId, std::vector<EntityId>> all_;  // Of those that were asked for.
};

}  // namespace campaign

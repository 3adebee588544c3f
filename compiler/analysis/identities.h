#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/range.h"
#include "model/plan.h"

namespace campaign {

/// The formulas of a plan's metrics, read as identities: `revenue = orders * average_order_value` gives revenue from
/// the other two, and orders from revenue and the average. Metrics that an assumption turns into one another have places, too, and are connected; the
/// assumptions hold for some tactics only, so what they give is `Contributions`' to say. Numbers in it are in the base units of their dimensions.
class Identities {
 public:
  /// O(declarations + formula steps).
  explicit Identities(const Plan& plan);

  /// A metric's place in the tables below, or -1 where no formula mentions it.
  [[nodiscard]] std::int32_t place_of(EntityId kpi) const;
  /// The place of the first metric of a name, or -1. O(metrics)
  [[nodiscard]] std::int32_t place_named(const Plan& plan, std::string_view name) const;
  [[nodiscard]] EntityId metric_at(std::int32_t place) const { return metrics_[static_cast<std::size_t>(place)]; }
  [[nodiscard]] std::size_t metric_count() const { return metrics_.size(); }
  /// Whether formulas connect two metrics at all; where they do not, nothing can be worked out from one for the other.
  [[nodiscard]] bool connected(std::int32_t a, std::int32_t b) const;

  struct Identity {
    EntityId kpi = kNoEntity;
    const Formula* formula = nullptr;
    std::int32_t left = -1;              ///< The place of `kpi`.
    std::vector<std::int32_t> places;    ///< Of a node each: the metric's place, or -1.
    std::vector<std::int32_t> distinct;  ///< All metrics in it, `left` among them, each once.
  };
  [[nodiscard]] const Identity& operator[](std::size_t identity) const { return identities_[identity]; }
  [[nodiscard]] std::size_t size() const { return identities_.size(); }
  [[nodiscard]] const std::vector<std::uint32_t>& mentioning(std::int32_t place) const {
    return mentions_[static_cast<std::size_t>(place)];
  }

 private:
  std::int32_t add_metric(EntityId kpi);
  std::int32_t group_of(std::int32_t place) const;
  void add(EntityId kpi, const Formula& formula);
  void connect(EntityId from, EntityId to);

  std::unordered_map<std::uint32_t, std::int32_t> places_;
  std::vector<EntityId> metrics_;
  std::vector<std::vector<std::uint32_t>> mentions_;
  mutable std::vector<std::int32_t> groups_;  // Union-find: the place of another metric of the same group.
  std::vector<Identity> identities_;
};

/// Works out metrics from others. One object serves many questions, one after the other; `forget` starts the next.
class Solver {
 public:
  Solver(const Plan& plan, const Identities& identities);

  /// Forgets all that is known. O(1).
  void forget();
  /// States a metric's value, in the base unit of its dimension. The first statement counts.
  void know(std::int32_t place, const Range& value);
  /// The value of a metric from what is known, by as few steps as there are; null when it does not follow. It is good
  /// until the next call of `know` or `forget`. O(identities that mention what becomes known).
  [[nodiscard]] const Range* find(std::int32_t place);
  /// The stated metrics that a metric which was found rests on; itself where it was stated. O(steps).
  [[nodiscard]] std::vector<std::int32_t> rests_on(std::int32_t place);
  /// How a metric that was found was worked out, from stated metrics: "orders × average order value"; empty when it
  /// was stated.
  [[nodiscard]] std::string derivation(std::int32_t place) const;

 private:
  struct Known {
    std::uint32_t round = 0;
    std::int32_t by = -1;  // The identity it was worked out with; -1: stated.
    bool counted = false;  // Seen by `rests_on`, while that runs.
    Range value;
  };
  struct Missing {
    std::uint32_t round = 0;
    std::uint32_t count = 0;
  };
  [[nodiscard]] bool knows(std::int32_t place) const { return known_[static_cast<std::size_t>(place)].round == round_; }
  void learn(std::int32_t place, const Range& value, std::int32_t by);
  void spread(std::int32_t place);
  void solve(std::uint32_t identity);
  [[nodiscard]] std::string expression(std::int32_t place, int depth, int& binds) const;

  const Plan& plan_;
  const Identities& identities_;
  std::uint32_t round_ = 0;
  std::vector<Known> known_;
  std::vector<Missing> missing_;
  std::vector<std::int32_t> queue_;  // Metrics that became known; those before `done_` have been spread.
  std::size_t done_ = 0;
};

/// A metric's title as it reads inside a sentence: "average order value"; names such as "CTR" stay as they are.
[[nodiscard]] std::string spoken_label(const Plan& plan, EntityId metric);

/// The factor of a unit to the base unit of its dimension: 0.01 for percent, 7 for weeks where days are the base.
[[nodiscard]] inline Decimal base_factor(const Units& units, UnitId unit) {
  return units.factor(unit, kNoUnit);
}

/// The values of a formula's nodes, in base units. `metrics` has a node's value where it is a metric that is known,
/// else null; what leans on an unknown one is nullopt. O(nodes).
[[nodiscard]] std::vector<std::optional<Range>> evaluate(const Units& units, const Formula& formula,
                                                         const std::vector<const Range*>& metrics);

}  // namespace campaign

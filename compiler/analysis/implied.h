#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/identities.h"
#include "model/plan.h"

namespace campaign {

/// What a tactic says of a metric that it does not name.
struct ImpliedValue {
  Estimate estimate;        ///< In the metric's unit.
  std::string derivation;   ///< "spend / leads"; empty where the metric itself is stated.
  Estimate possible;        ///< The same when each figure that it rests on may be a rounded one.
  std::vector<const PropertyValue*> figures;  ///< What it rests on, in the order of the text.
  bool uses_money = false;  ///< Whether it rests on the money that the tactic may use, too.
};

/// Works out metrics from what single tactics state: their expectations, and the money that they may use. Three metrics
/// are known by their names: the money of a tactic is its `spend`; the `revenue` that is expected of it is its
/// `attributed_revenue`; and `gross_margin` may be given from outside.
class Implied {
 public:
  Implied(const Plan& plan, const Analysis& analysis);

  /// A metric of a tactic, from its expectations and its money. O(expectations + identities about them).
  [[nodiscard]] std::optional<ImpliedValue> of(EntityId tactic, EntityId metric);
  /// The same from the expectations alone, without what is expected of the metric itself.
  [[nodiscard]] std::optional<ImpliedValue> from_the_others(EntityId tactic, EntityId metric);
  /// A metric of a tactic or an arm from what was measured beside it: its other `actual` values of the same days.
  [[nodiscard]] std::optional<ImpliedValue> from_the_measured(EntityId entity, const PropertyValue& actual);
  /// The same of a metric that was not measured itself, from what was measured of the same days as some clauses say.
  [[nodiscard]] std::optional<ImpliedValue> from_the_measured(EntityId entity, EntityId metric, const Clauses& when);
  /// The money that a tactic needs by its expectations alone: what is expected of `spend`, or else what prices and volumes give.
  [[nodiscard]] std::optional<ImpliedValue> spend_needed(EntityId tactic);
  /// The gross profit of a tactic at a gross margin.
  [[nodiscard]] std::optional<ImpliedValue> gross_profit(EntityId tactic, const Amount& margin);

  [[nodiscard]] EntityId metric_named(std::string_view name) const;
  /// Whether a metric's formula reads the money spent: a cost or a return.
  [[nodiscard]] bool reads_money(EntityId metric) const;
  /// Whether a metric is money for each of something, or what money brings: it says nothing of how much there is of it.
  [[nodiscard]] bool is_efficiency(EntityId metric) const;

 private:
  [[nodiscard]] std::optional<ImpliedValue> stated(EntityId tactic, EntityId metric) const;
  /// How a figure is taken: as it is written, or as all that it may have been rounded from.
  enum class Taken : std::uint8_t { as_written, as_meant };
  bool tell(EntityId tactic, std::int32_t place, EntityId without, Taken taken = Taken::as_written);
  bool tell_measured(EntityId entity, std::int32_t place, const Clauses& when, Taken taken);
  void forget();
  void tell_money(EntityId tactic, std::int32_t place);
  void tell_attributed();
  void add_figures(std::int32_t place, ImpliedValue& value);
  [[nodiscard]] std::optional<ImpliedValue> found(EntityId tactic, EntityId metric, std::int32_t place);

  const Plan& plan_;
  const Analysis& analysis_;
  Identities identities_;
  Solver solver_;
  std::unordered_map<std::string_view, std::int32_t> by_name_;  // Of metrics in formulas.
  std::vector<std::pair<std::int32_t, const PropertyValue*>> told_;  // What the solver was told, by place.
  std::int32_t attributed_to_ = -1;  // The place of the revenue, where it was told as attributed.
};

}  // namespace campaign

#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/identities.h"
#include "model/plan.h"

namespace campaign {

/// What one tactic adds, and the parts of the goal's formula that it adds it by.
struct TacticShare {
  Contribution contribution;
  /// The metrics of the goal's formula by node, in base units; empty where the metric has no formula or a part is not
  /// known.
  std::vector<Range> parts;
  [[nodiscard]] bool in_points() const { return contribution.estimate.middle.unit == kPoints; }
};

/// Whether a tactic states an expectation that is not known: one that is broken or withheld.
[[nodiscard]] bool expects_unknown(const Plan& plan, EntityId tactic);

/// Finds what the tactics below goals contribute to their metrics.
class Contributions {
 public:
  explicit Contributions(const Plan& plan) : plan_(plan), identities_(plan), solver_(plan, identities_) {}

  /// The shares of a goal's tactics in its metric, in the order of the text. A tactic that speaks for itself counts;
  /// the tactics in it are then its breakdown and do not count again. Cancelled tactics add nothing. `unit` is the
  /// metric's. `with_parts` also finds the parts of the metric's formula. O(values and formula steps below the goal).
  [[nodiscard]] std::vector<TacticShare> of(EntityId goal, EntityId metric, UnitId unit, bool with_parts);
  /// Whether a tactic of the last goal adds something that is not known: an expectation that is broken or withheld.
  [[nodiscard]] bool unknown_parts() const { return unknown_parts_; }

 private:
  struct Question {
    EntityId metric;
    UnitId unit;
    Decimal factor;         // Of the unit to its base.
    std::int32_t place;     // Of the metric among the identities.
    std::int32_t identity;  // Of the metric's own formula, where the parts are asked for; else -1.
  };
  void collect(EntityId from, const Question& question, int goals_deep, std::vector<TacticShare>& shares);
  void visit(EntityId tactic, const Question& question, std::vector<TacticShare>& shares);
  bool add_stated(EntityId tactic, const Question& question, TacticShare& share);
  bool add_worked_out(EntityId tactic, const Question& question, TacticShare& share);
  void add_parts(EntityId tactic, const Question& question, TacticShare& share);
  bool tell_solver(EntityId tactic, const Question& question);
  [[nodiscard]] Span first_used(EntityId tactic, const Question& question);
  [[nodiscard]] const Decimal& factor_of(UnitId unit);

  const Plan& plan_;
  bool unknown_parts_ = false;
  Identities identities_;
  Solver solver_;
  std::vector<std::optional<Decimal>> factors_;  // By unit; a division each, remembered.
};

}  // namespace campaign

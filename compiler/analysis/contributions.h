#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/identities.h"
#include "model/plan.h"

namespace campaign {

/// What one tactic adds, and the parts of the goal's formula that it adds it by.
struct TacticShare {
  Contribution contribution;
  /// The metrics of the goal's whole formula (`whole_formula`) by node, in base units; empty where the metric has no formula or
  /// a part is not known.
  std::vector<Range> parts;
  bool change = false;  ///< The difference of two values that the tactic states, with its sign.
  std::uint32_t step = 0;  ///< Of the contribution, as `Range::step`.
  [[nodiscard]] bool in_points() const { return contribution.estimate.middle.unit == kPoints; }
  [[nodiscard]] Range value() const {
    Range range = range_of(contribution.estimate);
    range.step = step;
    return range;
  }
  /// Sets what it adds.
  void set(const Range& value, UnitId unit) {
    contribution.estimate = {{value.low, unit}, {value.middle, unit}, {value.high, unit}};
    step = value.step;
  }
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
    Formula formula;        // Its whole formula, where the parts are asked for; else empty.
  };
  /// What a tactic expects of a metric, in base units.
  struct Told {
    std::int32_t place;
    Range value;
    std::optional<Decimal> before;  // Where a change is expected.
    const PropertyValue* stated;
  };
  /// An assumption that turns one metric into another, and holds where the tactic stands.
  struct Conversion {
    EntityId assumption;
    std::int32_t from, to;
    Range rate;
    const Estimate* stated;
  };
  void collect(EntityId from, const Question& question, int goals_deep, std::vector<TacticShare>& shares);
  void visit(EntityId tactic, const Question& question, std::vector<TacticShare>& shares);
  bool add_stated(EntityId tactic, const Question& question, TacticShare& share);
  bool add_worked_out(EntityId tactic, const Question& question, TacticShare& share);
  bool add_converted(EntityId tactic, const Question& question, TacticShare& share);
  bool add_found(EntityId tactic, const Question& question, std::int32_t place, TacticShare& share);
  void add_parts(EntityId tactic, const Question& question, TacticShare& share);
  void read_told(EntityId tactic, const Question& question);
  void read_conversions(EntityId tactic);
  [[nodiscard]] std::optional<Range> solve(std::int32_t place, const std::vector<Range>& inputs);
  [[nodiscard]] std::vector<Range> inputs(bool before) const;
  [[nodiscard]] std::optional<Range> change_at(std::int32_t place);
  [[nodiscard]] std::vector<std::int32_t> all_used(std::int32_t place, std::vector<std::size_t>& conversions);
  [[nodiscard]] std::string expression(std::int32_t place, int depth);
  [[nodiscard]] std::string derivation(std::int32_t place, const std::vector<std::int32_t>& used, const std::vector<std::size_t>& conversions, bool changes);
  [[nodiscard]] bool set_change(const Amount& before, const Question& question, TacticShare& share) const;
  [[nodiscard]] std::optional<Amount> before_at(EntityId tactic, const PropertyValue& expected, UnitId unit) const;
  [[nodiscard]] bool counts_in(EntityId tactic, EntityId metric) const;
  [[nodiscard]] bool adds_up(const Question& question) const;
  [[nodiscard]] const Decimal& factor_of(UnitId unit);

  const Plan& plan_;
  bool unknown_parts_ = false;
  Identities identities_;
  Solver solver_;
  std::vector<Told> told_;              // Of the tactic at hand.
  std::vector<Conversion> conversions_; // Those that it may use; none as long as formulas alone are asked.
  std::vector<std::int32_t> made_by_;   // By place: the conversion that gave it in the last solution, or -1.
  std::vector<std::optional<Decimal>> factors_;  // By unit; a division each, remembered.
};

}  // namespace campaign

#pragma once

#include <optional>
#include <vector>

#include "analysis/sample.h"
#include "model/plan.h"

namespace campaign {

/// What was measured in an arm.
struct ArmValue {
  EntityId arm = kNoEntity;
  const PropertyValue* actual = nullptr;
  Amount value;      ///< A share of those in the arm, in percent; or a mean, in its unit.
  double number = 0; ///< The same: a share of one, or the mean.
  double deviation = 0;
  double size = 0;
};

/// Two arms by one metric: the second against the first.
struct ArmComparison {
  EntityId metric = kNoEntity;
  ArmValue first, second;
  Amount difference;         ///< In points for shares.
  Amount noise;              ///< By how much chance alone makes arms of these sizes differ, at the experiment's significance.
  Decimal z;                 ///< The difference in standard errors, one decimal.
  Decimal chance;            ///< The probability of a difference this large by chance alone, in percent of two digits; 0 below 0.1%.
  bool significant = false;
};

/// A sum over the arms that does not give the value of the whole.
struct ArmSum {
  const PropertyValue* whole = nullptr;
  Amount sum;
};

/// What the figures of an experiment say together. Arms are compared with the first one.
struct Trial {
  TestDesign design;
  std::vector<EntityId> arms;
  std::optional<Amount> sample;         ///< How many take part: as stated, or the arms' sizes together.
  std::optional<Amount> arm_sample;     ///< How many are in the smallest arm.
  std::optional<Amount> effect;         ///< The smallest difference worth seeing, in points for shares.
  std::optional<Amount> needed;         ///< How many have to take part in all to see it.
  std::optional<Amount> arm_needed;     ///< How many of these in the smallest arm.
  std::optional<Amount> visible;        ///< The smallest difference that those who take part can show.
  std::optional<Amount> enough_for;     ///< The same to be written as its effect: in the direction that is wanted, and rounded up.
  std::vector<ArmComparison> comparisons;  ///< The deciding metric's first.
  std::vector<ArmSum> sums;

  /// Whether clearly too few take part for the effect: by more than the tenth by which textbooks' formulas differ.
  [[nodiscard]] bool too_small() const;
};

/// Works an experiment's figures out. O(values of its arms, squared in metrics of an arm)
[[nodiscard]] Trial trial_of(const Plan& plan, EntityId experiment);

}  // namespace campaign

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/contributions.h"
#include "analysis/tape.h"
#include "model/rounding.h"
#include "odds/answers.h"
#include "odds/distribution.h"
#include "odds/influence.h"
#include "odds/strata.h"
#include "odds/stream.h"

namespace campaign {

/// What an estimate does to a goal.
struct Carrier {
  Tape::Input input;
  odds::Share share;                ///< Of the variance of what comes, gone if it were known.
  odds::Probability low, high;      ///< That the target is reached, if it turns out in its lower, its upper half.
};

/// Why nothing can be said of how likely a goal is.
enum class NoOdds : std::uint8_t {
  no_target,    ///< Nothing is wanted that a number says, or its metric has no unit.
  no_baseline,  ///< What tactics add is added to nothing that is known.
  unknown,      ///< An expectation is broken, withheld, or cannot be added to the others.
  nothing,      ///< No tactic expects anything of its metric.
};

inline constexpr std::array<double, 5> kShownPoints = {0.05, 0.25, 0.5, 0.75, 0.95};

/// How likely a goal is reached, by draws of all that its tactics expect.
struct GoalOdds {
  EntityId goal = kNoEntity;
  UnitId unit = kNoUnit;                           ///< Of all figures.
  double target = 0;
  int direction = 1;                               ///< 1: the target or more is wanted; -1: the target or less.
  odds::Probability likely;
  std::array<double, kShownPoints.size()> comes{};  ///< What the metric comes to, so much of the probability below it (`kShownPoints`).
  double expected = 0;                             ///< The mean of what it comes to.
  std::optional<double> shortfall;                 ///< By how much the target is missed in the mean where it is missed.
  std::optional<double> confidence;                ///< The probability that is asked for, 0 to 1.
  double lacking = 0;                              ///< Where it is: how much better the metric would have to come out for it; below 0 where there is that much room.
  std::vector<Carrier> carriers;                   ///< The one that carries most first.
};

/// Works out how likely goals are: the arithmetic of `attainment_of` with draws. Every estimate is drawn by a key of its path and of the seed, so it is the same
/// draw in every goal, and another tactic changes nothing of it.
class Odds {
 public:
  /// Holds on to both.
  Odds(const Plan& plan, const odds::Strata& strata) : plan_(plan), contributions_(plan), strata_(strata) {}

  struct Answer {
    std::optional<GoalOdds> odds;
    NoOdds why = NoOdds::nothing;  ///< Where there are none.
  };
  /// O(what `attainment_of` takes + estimates below the goal · draws).
  [[nodiscard]] Answer of(EntityId goal);

 private:
  void draw(const Tape::Input& input, std::span<double> out) const;
  [[nodiscard]] odds::Key key_of(const Tape::Input& input) const;

  const Plan& plan_;
  Contributions contributions_;
  const odds::Strata& strata_;
};

/// How an estimate is called where it is known by its declaration: `plan.goal.strategy.mail: orders`. Its draws hang on it.
[[nodiscard]] std::string name_of_input(const Plan& plan, const Tape::Input& input);

/// A figure with as many digits as draws tell, which are three; of what is counted one by one whole ones. nullopt where it is no number. O(1).
[[nodiscard]] std::optional<Amount> odds_figure(const Plan& plan, double value, UnitId unit, Side side = Side::nearest);

/// What an estimate says as a distribution, in its unit. O(1).
[[nodiscard]] odds::Distribution distribution_of(const Plan& plan, const Estimate& estimate);

}  // namespace campaign

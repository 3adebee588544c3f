#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/timetable.h"
#include "model/plan.h"

namespace campaign {

/// What one tactic adds to a goal's metric, stated or worked out through formulas (orders × average order value).
struct Contribution {
  EntityId tactic = kNoEntity;
  Estimate estimate;        ///< In the goal's metric and unit.
  Span span;                ///< The expectation that says so.
  std::string derivation;   ///< "orders × average order value" where it was worked out; else empty.
  std::vector<EntityId> assumptions = {};  ///< Those by which other metrics were turned into the goal's, each once.
};

/// Whether a goal's tactics can reach its target.
struct Attainment {
  std::vector<Contribution> contributions;
  std::optional<Amount> baseline, target;  ///< The target resolved: `+25%` as a value.
  std::optional<Amount> needed;            ///< target − baseline − trend: what the tactics have to add.
  std::optional<Estimate> total;           ///< What they add at worst, in the middle, at best; by the metric's aggregation rule.
  /// Whether `total` is a new level of the metric (rates recomputed from their parts) and not something added to the baseline.
  bool is_level = false;
  std::uint32_t step = 0;  ///< Of the total, where the arithmetic was recorded on a tape (`Recording`); 0: it is certain, or was not recorded.
  /// total ÷ needed, the middle one, as a share (0.18); nullopt when nothing is needed or known.
  std::optional<Decimal> coverage;
  /// The best case falls short (or, where less is better, stays above).
  bool out_of_reach = false;
  /// What a tactic expects is written and not known (broken, or `undisclosed`): then the total is not known either.
  bool unknown_parts = false;
};

/// The money of a part that was converted, once and as a whole, where it was added.
struct ConvertedMoney {
  EntityId part = kNoEntity;
  Amount written;  ///< In the part's own currency.
  Amount counted;  ///< As it was added.
  bool operator==(const ConvertedMoney&) const = default;
};

/// A budget against what the parts below it use.
struct BudgetUse {
  std::optional<Amount> stated;     ///< Its own `budget`, if any; of several with a scope the sum.
  Amount allocated;                 ///< The sum of the nearest stated budgets below, and of placements' costs.
  std::optional<Amount> left;       ///< stated − allocated; negative when over-allocated.
  std::vector<EntityId> parts;      ///< The declarations whose budgets were added.
  std::vector<ConvertedMoney> converted;  ///< Those of the parts that are in another currency.
  std::optional<Amount> funding;    ///< What comes in for it, at and below: of a portfolio or campaign.
  std::optional<Amount> in_kind;    ///< What partners give at and below it; neither stated nor allocated has it.
  std::optional<Amount> reserve;    ///< What of it is held back on purpose: the stated contingency.
  bool mixed_currencies = false;    ///< Parts in another currency, without a rate, were left out.
  bool unknown_parts = false;       ///< Parts whose money is not known (`undisclosed`) were left out.
  bool unknown_funding = false;     ///< Funding that is not known was left out: withheld, without a rate, or growing with what is not planned.
};

enum class SmartLetter : std::uint8_t { specific, measurable, attainable, relevant, time_bound };
inline constexpr std::size_t kSmartLetters = 5;

/// One line that speaks for or against a letter.
struct Evidence {
  Span span;         ///< The line that proves it; empty (begin == end == 0 and no text) where nothing is written.
  std::string text;  ///< "baseline 2,000,000 USD during 2026"
  bool holds = true;
};

/// The five letters of one goal: each holds when all its evidence does.
struct Smart {
  struct Letter {
    bool holds = false;
    std::vector<Evidence> evidence;
  };
  std::array<Letter, kSmartLetters> letters;
};

/// The plan's arithmetic, worked out once.
struct Analysis {
  std::unordered_map<std::uint32_t, Attainment> attainment;  ///< By goal.
  std::unordered_map<std::uint32_t, BudgetUse> budget;       ///< By portfolio, campaign, goal, strategy and tactic with budgets at or below.
  std::unordered_map<std::uint32_t, Smart> smart;            ///< By goal.

  [[nodiscard]] const Attainment* attainment_of(EntityId goal) const { return lookup(attainment, goal); }
  [[nodiscard]] const BudgetUse* budget_of(EntityId entity) const { return lookup(budget, entity); }
  [[nodiscard]] const Smart* smart_of(EntityId goal) const { return lookup(smart, goal); }

  std::optional<Day> as_of{};  ///< The day that counts as today; without one nothing has happened yet.

  /// When everything happens; worked out when it is asked for the first time, by one thread.
  [[nodiscard]] const Timetable& timetable(const Plan& plan) const {
    std::call_once(timetable_->once, [&] {
      const PausedReads paused(plan);
      timetable_->made.emplace(plan, as_of);
    });
    return *timetable_->made;
  }

  /// Has every look at a declaration's arithmetic noted, until it is called with null.
  void note_reads(Reads* reads) const { reads_ = reads; }

 private:
  template <typename Map>
  const typename Map::mapped_type* lookup(const Map& map, EntityId id) const {
    if (reads_ != nullptr) [[unlikely]] reads_->note(Reads::of_arithmetic(id));
    const auto found = map.find(static_cast<std::uint32_t>(id));
    return found == map.end() ? nullptr : &found->second;
  }

  struct MadeTimetable {
    std::once_flag once;
    std::optional<Timetable> made;
  };

  mutable Reads* reads_ = nullptr;
  std::shared_ptr<MadeTimetable> timetable_ = std::make_shared<MadeTimetable>();
};

/// Works out roll-ups of budgets and contributions and the SMART evidence. O(declarations + values).
[[nodiscard]] Analysis analyse(const Plan& plan);

}  // namespace campaign

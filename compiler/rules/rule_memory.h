#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "check/program.h"
#include "model/plan.h"
#include "rules/earlier_check.h"
#include "rules/plan_tables.h"

namespace campaign {

/// What rules had nothing to say about when a plan was checked, and what they looked at for that. When the plan is checked again after
/// a change, a rule that would look at the same things is not run again. What it did find is found anew each time.
class RuleMemory {
 public:
  /// The circumstances of a run that have to be the same for anything to be remembered.
  struct Circumstances {
    std::chrono::year_month_day as_of;
    std::string gate;
    std::string rules;  ///< The text of the plan's own rules, their settings, vocabularies and fields.
    std::size_t count;  ///< Of all rules.
    bool operator==(const Circumstances&) const = default;
  };
  /// What the plan's own files say that rules are made of. O(members outside and in campaigns and portfolios).
  [[nodiscard]] static std::string text_of_rules(const std::vector<ParsedFile>& files);

  /// Begins a run over a plan, behind an earlier one. Everything is forgotten where declarations were added or taken away,
  /// where units, metrics, currencies, campaigns or portfolios (but for the numbers of one) have changed, or the circumstances.
  /// O(declarations + values).
  void begin(const Plan& plan, const Analysis& analysis, const EarlierCheck& earlier, Circumstances circumstances, PlanTables& tables);
  /// Whether everything that a declaration's rules looked at is the same: then those that had nothing to say have nothing to say.
  [[nodiscard]] bool is_same(EntityId id) const { return same_[index(id)]; }
  /// The rules that had something to say about it.
  [[nodiscard]] const std::vector<std::uint32_t>& told(EntityId id) const { return told_[index(id)]; }

  /// Notes which rules had something to say about a declaration, and what all that were run on it have looked at.
  void note(EntityId id, std::vector<std::uint32_t> told, std::vector<std::uint32_t> reads);
  /// Ends the run. `whole`: no rule was stopped before its end; otherwise nothing is remembered.
  void end(PlanTables::Data tables, bool whole);

 private:
  static std::size_t index(EntityId id) { return static_cast<std::size_t>(id); }
  void forget(std::size_t declarations);
  /// Notes which declarations differ from those of a plan; false where a difference reaches further than what is noted as looked at.
  static bool compare(const Plan& before, const Plan& plan, std::vector<bool>& differs);

  bool known_ = false;
  Circumstances circumstances_;
  PlanTables::Data tables_;
  std::vector<std::vector<std::uint32_t>> told_, reads_;  // By declaration.
  std::vector<bool> same_;                         // By declaration, in this run.
};

}  // namespace campaign

#pragma once

#include <array>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/analysis.h"
#include "analysis/implied.h"
#include "analysis/wholes.h"
#include "locale/work_week.h"
#include "model/holidays.h"
#include "model/plan.h"
#include "rules/expression.h"
#include "rules/plan_tables.h"
#include "rules/vocabulary.h"

namespace campaign {

/// Works out compiled expressions over a plan. Every expression ends: it has no loops but over collections, and a budget of
/// steps bounds loops within loops.
class Evaluation {
 public:
  Evaluation(Plan& plan_, const Analysis& analysis_, const Vocabularies& vocabularies_, Day today_)
      : plan(plan_), analysis(analysis_), vocabularies(vocabularies_), today(today_), tables(plan_, analysis_) {}

  Plan& plan;
  const Analysis& analysis;
  const Vocabularies& vocabularies;
  const Day today;
  PlanTables tables;  ///< About the plan as a whole.

  [[nodiscard]] Units& units() { return plan.units(); }
  /// The languages of the rule at hand, separated by blanks: its vocabularies are those of these. Empty: of any.
  std::string_view languages;
  /// Begins with the declaration that rules are about from now on.
  void begin(EntityId id) {
    set(kSelfSlot, entity(id));
    ++begun_;
  }
  void set(std::uint32_t slot, RuleValue value) { slots_[slot] = std::move(value); }
  [[nodiscard]] const RuleValue& slot(std::uint32_t index) const { return slots_[index]; }

  /// How many steps the next evaluations may take together.
  void allow_steps(std::int64_t steps) { steps_left_ = steps; }
  [[nodiscard]] std::int64_t steps_left() const { return steps_left_; }
  [[nodiscard]] bool exhausted() const { return steps_left_ < 0; }

  /// The value of a step. O(steps × members of the collections that it runs over).
  [[nodiscard]] RuleValue value(const Expressions& code, std::int32_t step);
  /// Whether a condition holds; nullopt where that is not known. A value that is not yes or no holds when it is written.
  [[nodiscard]] std::optional<bool> holds(const Expressions& code, std::int32_t step);
  /// How amounts are spelled: 1,500 for people, 1_500 for a plan.
  enum class Spelling : std::uint8_t { people, plan };
  /// A text with its values filled in; nullopt when one of them is not there.
  [[nodiscard]] std::optional<std::string> text(const Expressions& code, const TextPattern& pattern, Spelling spelling = Spelling::people);
  /// A value as a person says it in the plan's tongue, or as a plan writes it.
  [[nodiscard]] std::optional<std::string> shown(const RuleValue& value, bool as_code = false);

  /// Keeps a text that was made as long as the evaluation lives.
  [[nodiscard]] std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  /// Keeps an estimate that was made.
  [[nodiscard]] const Estimate* keep(const Estimate& estimate) { return &estimates_.emplace_back(estimate); }
  [[nodiscard]] const Contribution* keep(Contribution made) { return &contributions_.emplace_back(std::move(made)); }

  /// All declarations of a kind below another, or in the whole plan.
  [[nodiscard]] RuleValue below(EntityId id, Kind kind);
  [[nodiscard]] const RuleValue& everywhere(Kind kind);
  /// A reference to a declaration, with its title as its place.
  [[nodiscard]] RuleValue entity(EntityId id) const;
  /// What tactics say of metrics that they do not name.
  [[nodiscard]] Implied& implied();
  /// Which metrics are parts of others.
  [[nodiscard]] Wholes& wholes();

  [[nodiscard]] static std::optional<bool> truth(const RuleValue& value);
  [[nodiscard]] std::optional<int> compare(const RuleValue& a, const RuleValue& b);  ///< -1, 0, 1
  [[nodiscard]] std::optional<bool> equal(const RuleValue& a, const RuleValue& b);

 private:
  /// Whether a step is worked out as one of the three answers, without a value.
  [[nodiscard]] static bool gives_answer(const Step& step);
  std::optional<bool> tested(const Expressions& code, const Step& step);
  RuleValue worked_out(const Expressions& code, const Step& step);
  /// The value of a step where it stands; in `room` where it has to be worked out.
  const RuleValue& look_at(const Expressions& code, std::int32_t step, RuleValue& room);
  /// What a member of a declaration or value is: worked out once for the declaration at hand, whatever rules ask.
  RuleValue member(const MemberRow& row, const RuleValue& of);
  RuleValue arithmetic(const Step& step, const RuleValue& a, const RuleValue& b);
  RuleValue property(const Step& step, const RuleValue& of) const;
  RuleValue loop(const Expressions& code, const Step& step);
  RuleValue call(const Expressions& code, const Step& step);
  [[nodiscard]] WorkWeek work_week_here() const;
  [[nodiscard]] Workdays workdays_here() const;
  RuleValue total(const std::vector<RuleValue>& values);
  void collect(EntityId id, Kind kind, std::vector<RuleValue>& out);

  /// A member that was worked out, and what of.
  struct Known {
    std::uint64_t begun = 0;  // At which declaration.
    const MemberRow* row = nullptr;
    EntityId entity = kNoEntity;
    const PropertyValue* stated = nullptr;
    Span place;
    std::string_view languages;
    bool missed = false;
    RuleValue value;
  };

  std::array<RuleValue, kSlots> slots_;
  std::uint64_t begun_ = 0;
  std::array<Known, 128> known_;  // By what is asked; the last one of a place counts.
  std::array<std::optional<RuleValue>, kKindCount> everywhere_;
  std::deque<std::string> kept_;
  std::deque<Estimate> estimates_;
  std::deque<Contribution> contributions_;
  std::optional<Implied> implied_;
  std::optional<Wholes> wholes_;
  std::int64_t steps_left_ = 0;
};

}  // namespace campaign

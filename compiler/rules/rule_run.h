#pragma once

#include <chrono>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/analysis.h"
#include "diagnostics/diagnostic.h"
#include "model/plan.h"
#include "source/source_file.h"

namespace campaign {

/// One `allow: name because "…" until DATE`, and what it kept from being reported.
struct Allowance {
  EntityId entity = kNoEntity;
  const PropertyValue* value = nullptr;
  std::string_view name;
  Diagnostics silenced;
};

/// One run of the rules over a plan: what they read, and where they report to.
class RuleRun {
 public:
  RuleRun(const Plan& plan_, const Analysis& analysis_, const Sources& sources_, std::chrono::year_month_day as_of_,
          Diagnostics& diagnostics);

  const Plan& plan;
  const Analysis& analysis;
  const Sources& sources;
  const Day as_of;

  /// Reports a finding about a declaration, unless the declaration or one around it allows the finding.
  template <Finding id, typename... Arguments>
  Diagnostic& report(EntityId about, Span span, const Arguments&... arguments) {
    Allowance* allowance = allowance_for(about, row_of(id).name);
    return (allowance == nullptr ? diagnostics_ : allowance->silenced).report<id>(span, arguments...);
  }
  /// Reports what is wrong with an allowance itself, which no allowance silences.
  template <Finding id, typename... Arguments>
  Diagnostic& report_allowance(const Allowance& allowance, const Arguments&... arguments) {
    return diagnostics_.report<id>(allowance.value->span, arguments...);
  }

  /// All business goals of the plan, in the order of the text.
  [[nodiscard]] const std::vector<EntityId>& business_goals() const { return business_goals_; }
  [[nodiscard]] std::deque<Allowance>& allowances() { return allowances_; }
  [[nodiscard]] const Units& units() const { return plan.units(); }

  /// A declaration as messages name it: its name where one is written, else its title.
  [[nodiscard]] std::string_view called(EntityId id) const { return plan[id].named ? plan[id].name : plan.label(id); }
  /// "goal `revenue`"
  [[nodiscard]] std::string kind_and_name(EntityId id) const;
  /// The period of the campaign around a declaration, or null.
  [[nodiscard]] const PropertyValue* campaign_period(EntityId id) const;

 private:
  Allowance* allowance_for(EntityId about, std::string_view name);

  Diagnostics& diagnostics_;
  std::vector<EntityId> business_goals_;
  std::deque<Allowance> allowances_;
  std::unordered_map<std::uint32_t, std::vector<Allowance*>> allowances_at_;
};

/// Adds a label each for places, the first eight of them; the rest is counted in the diagnostic's note.
class CappedLabels {
 public:
  explicit CappedLabels(Diagnostic& diagnostic) : diagnostic_(diagnostic) {}
  CappedLabels(const CappedLabels&) = delete;
  CappedLabels& operator=(const CappedLabels&) = delete;
  ~CappedLabels();

  /// Whether the next label will be shown; saves the making of texts that are not.
  [[nodiscard]] bool has_room() const { return count_ < kMost; }
  void add(Span span, std::string text);
  void skip() { ++count_; }

 private:
  static constexpr std::size_t kMost = 8;
  Diagnostic& diagnostic_;
  std::size_t count_ = 0;
};

/// "1 tactic", "3 tactics"
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view several);

}  // namespace campaign

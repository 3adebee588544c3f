#pragma once

#include <deque>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/plan.h"

namespace campaign {

/// One `allow: name because "…" until DATE`, and what it kept from being reported.
struct Allowance {
  EntityId entity = kNoEntity;
  const PropertyValue* value = nullptr;
  std::string_view name;
  Diagnostics silenced;
};

/// The findings that a plan accepts, each with its reason.
class Allowances {
 public:
  /// O(values).
  Allowances(const Plan& plan, Diagnostics& diagnostics);

  /// Where a finding about a declaration goes: to the report, or to what is silenced there or around it.
  [[nodiscard]] Diagnostics& sink(EntityId about, std::string_view finding);
  [[nodiscard]] const std::deque<Allowance>& all() const { return all_; }
  /// Reports allowances that silence nothing, have no reason, or have expired; the last day of one still counts.
  /// `knows`: whether there is a finding of a name; an unknown one was reported already.
  void check(Day today, const std::vector<std::string_view>& unknown);

 private:
  [[nodiscard]] Allowance* find(EntityId about, std::string_view name);
  void report_expired(Allowance& allowance, Day until);

  const Plan& plan_;
  Diagnostics& diagnostics_;
  std::deque<Allowance> all_;
  std::unordered_map<std::uint32_t, std::vector<Allowance*>> at_;
};

/// Adds a label each for places, the first eight of them; the rest is counted in the diagnostic's note.
class CappedLabels {
 public:
  CappedLabels(Diagnostic& diagnostic, const Tongue& tongue) : diagnostic_(diagnostic), tongue_(tongue) {}
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
  const Tongue& tongue_;
  std::size_t count_ = 0;
};

}  // namespace campaign

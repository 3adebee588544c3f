#pragma once

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "analysis/analysis.h"
#include "model/plan.h"

namespace campaign {

/// A value that a rule works with. Three things are told apart: what is not written (`Nothing`), what is written but not
/// known (`Unknown`: a hole, `undisclosed`, a sum of different currencies), and values. A comparison with either of the
/// first two is itself unknown, and an unknown requirement is never reported: one cause, one finding.
struct RuleValue {
  struct Nothing {};
  struct Unknown {};
  using Many = std::shared_ptr<const std::vector<RuleValue>>;

  std::variant<Nothing, Unknown, bool, Amount, const Estimate*, DaySpan, Duration, std::string_view, EntityId, const Contribution*,
               const PropertyValue*, Many>
      data;
  const PropertyValue* stated = nullptr;  ///< The value in the plan that it is, where it is one: has clauses.
  Span place;                             ///< Where it stands; empty for what was worked out.

  RuleValue() = default;
  template <typename T>
  explicit RuleValue(T value, Span at = {}) : data(std::move(value)), place(at) {}

  static RuleValue unknown() { return RuleValue(Unknown{}); }
  /// A value of the plan, as what it means.
  static RuleValue of(const PropertyValue& value);
  /// All values of a property.
  static RuleValue all_of(std::span<const PropertyValue> values);
  static RuleValue many(std::vector<RuleValue> values) {
    return RuleValue(Many(std::make_shared<const std::vector<RuleValue>>(std::move(values))));
  }

  template <typename T>
  [[nodiscard]] const T* get() const {
    return std::get_if<T>(&data);
  }
  [[nodiscard]] bool is_nothing() const { return std::holds_alternative<Nothing>(data); }
  [[nodiscard]] bool is_unknown() const { return std::holds_alternative<Unknown>(data); }
  /// The first of a collection, or itself: what stands for several where one is asked for.
  [[nodiscard]] const RuleValue& first() const;
};

}  // namespace campaign

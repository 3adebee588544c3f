#pragma once

#include <cstdint>
#include <optional>

#include "base/decimal.h"
#include "model/value.h"

namespace campaign {

/// An uncertain number: its ends and its middle, low ≤ middle ≤ high.
struct Range {
  Decimal low, middle, high;
  std::uint32_t step = 0;  ///< Where it stands on the tape that is being recorded (`Tape`); 0: nowhere, it is a number like any other.
  [[nodiscard]] bool certain() const { return low == high; }
  bool operator==(const Range& other) const { return low == other.low && middle == other.middle && high == other.high; }
};

// Interval arithmetic: the ends of a result are the smallest and the largest that any choice from the operands gives,
// its middle comes from their middles. An operand that occurs twice in a formula is taken as two, so a result may be
// wider than the truth, never narrower. All are exact as `Decimal` is; nullopt when a result does not fit. What is done with a range that
// stands on a tape is noted there.

/// The numbers of an estimate, whose ends are in one unit.
[[nodiscard]] inline Range range_of(const Estimate& estimate) { return {estimate.low.number, estimate.middle.number, estimate.high.number}; }
[[nodiscard]] Range certain_range(const Decimal& number);
[[nodiscard]] Range negated(const Range& a);
[[nodiscard]] std::optional<Range> sum_of(const Range& a, const Range& b);
[[nodiscard]] std::optional<Range> difference_of(const Range& a, const Range& b);
[[nodiscard]] Range smaller_of(const Range& a, const Range& b);
[[nodiscard]] Range larger_of(const Range& a, const Range& b);
[[nodiscard]] std::optional<Range> product_of(const Range& a, const Range& b);
/// nullopt also when zero is a possible divisor.
[[nodiscard]] std::optional<Range> quotient_of(const Range& a, const Range& b);

}  // namespace campaign

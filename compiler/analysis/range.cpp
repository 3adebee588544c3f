#include "analysis/range.h"

#include <algorithm>
#include <array>

namespace campaign {

namespace {

using Operation = std::optional<Decimal> (*)(const Decimal&, const Decimal&);

/// Of an operation that is monotone in each operand: its ends are among the four combinations of the operands' ends.
std::optional<Range> by_corners(const Range& a, const Range& b, Operation operation) {
  const auto middle = operation(a.middle, b.middle);
  if (!middle) return std::nullopt;
  if (a.certain() && b.certain()) return Range{*middle, *middle, *middle};
  if (b.certain()) {
    const auto one = operation(a.low, b.low), other = operation(a.high, b.low);
    if (!one || !other) return std::nullopt;
    return Range{std::min(*one, *other), *middle, std::max(*one, *other)};
  }
  const std::array corners = {operation(a.low, b.low), operation(a.low, b.high), operation(a.high, b.low),
                              operation(a.high, b.high)};
  Range range{*middle, *middle, *middle};
  for (const auto& corner : corners) {
    if (!corner) return std::nullopt;
    range.low = std::min(range.low, *corner);
    range.high = std::max(range.high, *corner);
  }
  return range;
}

std::optional<Range> of_parts(const std::optional<Decimal>& low, const std::optional<Decimal>& middle,
                              const std::optional<Decimal>& high) {
  if (!low || !middle || !high) return std::nullopt;
  return Range{*low, *middle, *high};
}

}  // namespace

Range certain_range(const Decimal& number) {
  return {number, number, number};
}

Range negated(const Range& a) {
  return {a.high.negate(), a.middle.negate(), a.low.negate()};
}

std::optional<Range> sum_of(const Range& a, const Range& b) {
  return of_parts(Decimal::add(a.low, b.low), Decimal::add(a.middle, b.middle), Decimal::add(a.high, b.high));
}

std::optional<Range> difference_of(const Range& a, const Range& b) {
  return sum_of(a, negated(b));
}

Range smaller_of(const Range& a, const Range& b) {
  return {std::min(a.low, b.low), std::min(a.middle, b.middle), std::min(a.high, b.high)};
}

Range larger_of(const Range& a, const Range& b) {
  return {std::max(a.low, b.low), std::max(a.middle, b.middle), std::max(a.high, b.high)};
}

std::optional<Range> product_of(const Range& a, const Range& b) {
  return by_corners(a, b, Decimal::multiply);
}

std::optional<Range> quotient_of(const Range& a, const Range& b) {
  if (b.low.sign() <= 0 && b.high.sign() >= 0) return std::nullopt;
  return by_corners(a, b, Decimal::divide);
}

}  // namespace campaign

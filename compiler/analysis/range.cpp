#include "analysis/range.h"

#include <algorithm>
#include <array>

#include "analysis/tape.h"

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

/// The result, noted as what came of two ranges; one that is on no tape is its middle.
std::optional<Range> noted(Tape::Op op, const Range& a, const Range& b, std::optional<Range> result) {
  Tape* const tape = a.step == 0 && b.step == 0 ? nullptr : Tape::recording();
  if (tape == nullptr || !result) return result;
  const auto step_of = [&](const Range& range) { return range.step != 0 ? range.step : tape->constant(range.middle.to_double()); };
  const std::uint32_t left = step_of(a), right = step_of(b);
  result->step = tape->add(op, left, right);
  return result;
}

}  // namespace

Range certain_range(const Decimal& number) {
  return {number, number, number};
}

Range negated(const Range& a) {
  return *noted(Tape::Op::subtract, certain_range(Decimal()), a, Range{a.high.negate(), a.middle.negate(), a.low.negate()});
}

std::optional<Range> sum_of(const Range& a, const Range& b) {
  return noted(Tape::Op::add, a, b, of_parts(Decimal::add(a.low, b.low), Decimal::add(a.middle, b.middle), Decimal::add(a.high, b.high)));
}

std::optional<Range> difference_of(const Range& a, const Range& b) {
  return noted(Tape::Op::subtract, a, b, of_parts(Decimal::subtract(a.low, b.high), Decimal::subtract(a.middle, b.middle), Decimal::subtract(a.high, b.low)));
}

Range smaller_of(const Range& a, const Range& b) {
  return *noted(Tape::Op::smaller, a, b, Range{std::min(a.low, b.low), std::min(a.middle, b.middle), std::min(a.high, b.high)});
}

Range larger_of(const Range& a, const Range& b) {
  return *noted(Tape::Op::larger, a, b, Range{std::max(a.low, b.low), std::max(a.middle, b.middle), std::max(a.high, b.high)});
}

std::optional<Range> product_of(const Range& a, const Range& b) {
  return noted(Tape::Op::multiply, a, b, by_corners(a, b, Decimal::multiply));
}

std::optional<Range> quotient_of(const Range& a, const Range& b) {
  if (b.low.sign() <= 0 && b.high.sign() >= 0) return std::nullopt;
  return noted(Tape::Op::divide, a, b, by_corners(a, b, Decimal::divide));
}

}  // namespace campaign

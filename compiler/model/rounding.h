#pragma once

#include "model/value.h"

namespace campaign {

// What is written stands for everything that rounds to it: 0.11 for all from 0.105 to 0.115, 12k for all from 11,500 to
// 12,500. Whoever holds a written figure against one that was worked out asks here.

/// The most by which an amount was rounded when it was written: half of its last digit, in its own unit. 0 for what was
/// worked out. O(1).
[[nodiscard]] inline Decimal rounding_of(const Amount& amount) {
  if (amount.last_digit == Amount::kExact) return {};
  return Decimal::from_int(5).scaled_by_power_of_ten(amount.last_digit - 1).value_or(Decimal());
}

/// The lowest and the highest amount that it stands for, in its own unit; itself where that does not fit.
[[nodiscard]] inline Amount lowest_meant(const Amount& amount) {
  return {Decimal::subtract(amount.number, rounding_of(amount)).value_or(amount.number), amount.unit};
}
[[nodiscard]] inline Amount highest_meant(const Amount& amount) {
  return {Decimal::add(amount.number, rounding_of(amount)).value_or(amount.number), amount.unit};
}

/// Where a number is rounded to: what is recommended has to be true as it is read, so it is not rounded to the nearest.
enum class Side : std::uint8_t { nearest, up, down };

/// A number with so many decimals, not below it (`up`), not above it (`down`), or the nearest, half to even. O(1).
[[nodiscard]] inline Decimal rounded_to(Side side, const Decimal& number, int decimals) {
  const Decimal nearest = number.round(decimals);
  const Decimal step = Decimal::from_int(1).scaled_by_power_of_ten(-decimals).value_or(Decimal());
  if (side == Side::up && nearest < number) return Decimal::add(nearest, step).value_or(nearest);
  if (side == Side::down && nearest > number) return Decimal::subtract(nearest, step).value_or(nearest);
  return nearest;
}

/// Whether two amounts are written with the same digits, which `==` does not ask.
[[nodiscard]] inline bool same_digits(const Amount& a, const Amount& b) { return a == b && a.last_digit == b.last_digit; }
[[nodiscard]] inline bool same_digits(const Estimate& a, const Estimate& b) { return same_digits(a.low, b.low) && same_digits(a.middle, b.middle) && same_digits(a.high, b.high); }

}  // namespace campaign

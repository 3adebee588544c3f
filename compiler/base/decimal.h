#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace campaign {

/// The widest integer the hardware helps with: 127 bits and a sign.
__extension__ typedef __int128 Int128;

/// An exact decimal number: coefficient × 10^-scale.
///
/// A plan's money, percentages and quantities are decimal, so its arithmetic is too; no operation
/// passes through binary floating point. A value has at most `max_digits` significant digits and at
/// most `max_scale` fraction digits, and is kept normalized: its fraction never ends in a zero, so
/// equal numbers have equal representations.
///
/// Arithmetic is checked. An operation gives nullopt when its result does not fit, and otherwise
/// either the exact result or, where its comment says so, a result rounded half-even once, from the
/// exact value, to at least `division_digits` significant digits.
///
/// A regular value type of 24 bytes; every operation is O(1) (numbers of digits are bounded).
class Decimal {
 public:
  /// Most significant digits of a value: |coefficient| < 10^38, which 127 bits hold.
  static constexpr int max_digits = 38;
  /// Most fraction digits of a value. With 38, two values brought to one scale fit 256 bits.
  static constexpr int max_scale = 38;
  /// Significant digits kept of a quotient that does not fit exactly (as C#'s `decimal` keeps 28).
  static constexpr int division_digits = 28;

  /// Zero.
  constexpr Decimal() = default;

  /// The integer `value`. Every 64-bit integer fits.
  static constexpr Decimal from_int(std::int64_t value) { return Decimal(value, 0); }

  /// Reads `[+-] digits [. digits]`, where single or repeated `_` may stand between two digits.
  /// The whole of `text` must be the number: no blanks, no exponent, at least one digit on either
  /// side of a point. Leading zeros and zeros ending the fraction are allowed and mean nothing.
  /// nullopt when malformed, or when the exact value does not fit; it never rounds. O(length).
  static std::optional<Decimal> parse(std::string_view text);

  /// a + b. Exact when the sum fits. Otherwise the sum is rounded half-even to the most digits that
  /// fit, provided that every digit lost is a fraction digit behind the first 28 significant ones;
  /// otherwise nullopt.
  static std::optional<Decimal> add(const Decimal& a, const Decimal& b);

  /// a - b, with the rounding and the failures of `add`.
  static std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);

  /// a × b. Exact when the product fits. Otherwise the product is rounded half-even to the most
  /// digits that fit (38 significant ones, fewer only where `max_scale` fraction digits end
  /// sooner), provided that every digit lost is a fraction digit behind the first 28 significant
  /// ones; otherwise nullopt. So integer digits are never lost, and a product too small to keep 28
  /// significant digits within `max_scale` fraction digits is a failure, not a silent zero.
  static std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

  /// a ÷ b. Exact when the quotient fits, so (a × b) ÷ b == a wherever a × b was exact. Otherwise
  /// (it does not terminate, or terminates too late) it is rounded half-even to 28 significant
  /// digits, except that
  /// - integer digits are never lost: a quotient of more than 28 integer digits is rounded to an
  ///   integer;
  /// - a quotient below 10^-10 keeps `max_scale` fraction digits, hence fewer significant ones.
  /// nullopt when b is zero, when the quotient has more than 38 integer digits, and when a quotient
  /// that is not zero would be rounded to zero.
  static std::optional<Decimal> divide(const Decimal& a, const Decimal& b);

  /// -this. Always fits: the range is symmetric.
  constexpr Decimal negate() const { return Decimal(-coefficient_, scale_); }

  /// |this|. Always fits.
  constexpr Decimal abs() const { return is_negative() ? negate() : *this; }

  /// this × 10^exponent, exactly; nullopt when that does not fit. Percent is exponent -2, a
  /// magnitude suffix `M` is 6. Any int is allowed.
  std::optional<Decimal> scaled_by_power_of_ten(int exponent) const;

  /// This value rounded half-even to at most `fraction_digits` digits behind the point. A negative
  /// count means 0. Always fits.
  Decimal round(int fraction_digits) const;

  constexpr bool is_zero() const { return coefficient_ == 0; }
  constexpr bool is_negative() const { return coefficient_ < 0; }
  /// -1, 0 or 1.
  constexpr int sign() const { return (coefficient_ > 0) - (coefficient_ < 0); }

  /// Digits behind the point in the shortest exact notation, 0 to `max_scale`; 0 for an integer.
  constexpr int fraction_digits() const { return scale_; }

  /// The canonical notation: "1234.5", "-0.03", "0". No exponent, no grouping, no needless zeros;
  /// `parse` reads it back to the same value.
  std::string to_string() const;

  /// The notation for people, rounded half-even to `max_fraction` digits behind the point, padded
  /// with zeros to `min_fraction`, with "," between thousands: "327,626", "1,234.50". A value that
  /// rounds to zero has no sign. Negative counts mean 0; `max_fraction` below `min_fraction` means
  /// `min_fraction`.
  std::string to_grouped(int min_fraction, int max_fraction) const;

  /// The nearest double. For drawing only (positions, bar lengths); never calculate with it.
  double to_double() const;

  /// The value as an integer; nullopt when it has a fraction or lies outside 64 bits.
  std::optional<std::int64_t> to_int64() const;

  /// Equal values have equal hashes.
  std::size_t hash() const;

  /// Numeric equality. Representations are normalized, so it is equality of the parts.
  friend constexpr bool operator==(const Decimal&, const Decimal&) = default;

  /// Exact numeric order, whatever the scales.
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  friend struct DecimalParts;  // decimal.cpp: makes a value from a wide intermediate result

  constexpr Decimal(Int128 coefficient, int scale) : coefficient_(coefficient), scale_(scale) {}

  // Aligned as its halves are, plans hold many amounts.
  typedef Int128 Coefficient __attribute__((aligned(8)));
  Coefficient coefficient_ = 0;
  int scale_ = 0;  // 0 .. max_scale; above 0 the coefficient does not end in a zero
};

}  // namespace campaign

template <>
struct std::hash<campaign::Decimal> {
  std::size_t operator()(const campaign::Decimal& value) const noexcept { return value.hash(); }
};
